// The member names under which JSON exports store the parts of an article.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "tra/article.h"

namespace tra {

enum class FieldKind : std::uint8_t { id, line, text, list, date, integer, author, principals };

struct ArticleField {
  std::string_view name;
  FieldKind kind;
  std::string Article::*string = nullptr;
  std::vector<std::string> Article::*strings = nullptr;
};

inline constexpr std::size_t article_fields = 21;
const ArticleField& article_field(std::size_t number);

struct FieldName {
  std::string_view name;
  std::uint8_t field;
  std::uint8_t rank;  // when an object has several names of one field, the lowest rank is used
};

// The field that a name stands for, or null. Letter case, diacritics and marks between words are ignored for names that
// are not known as they stand.
const FieldName* find_field(std::string_view name);

}  // namespace tra
