// The document of an article, made without a copy of the article's texts.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "tra/article.h"
#include "tra/document.h"

namespace tra::articles {

// A keyword field with a value for each principal, so that what articles say of a person is read from its column. Older
// programs stored all principals of an article as one text in another field.
inline constexpr const char* principals_field = "principal";
inline constexpr const char* older_principals_field = "principals";

Principal principal_of(std::string_view value);

// The first and last day of a meeting; empty when the year is unknown ("MM-DD").
std::vector<std::int64_t> meeting_days(std::string_view text);

// Like to_document(), which makes a copy.
Document take_document(Article&& article, const std::string& file);

}  // namespace tra::articles
