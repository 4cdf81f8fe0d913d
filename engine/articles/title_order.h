// The columns by which articles sort by title: the beginning of the title's sort key (tra/collation.h).
//
// Indexes of older programs do not have them. Their writers add the columns, for articles that are added from then on;
// until all articles have them, as after `tra upgrade`, a search sorts by the stored titles.
#pragma once

#include <array>
#include <cstddef>

#include "tra/document.h"
#include "tra/schema.h"
#include "tra/snapshot.h"

namespace tra::articles {

// The values of sort_numbers(). Titles that agree in them are compared themselves, so more would only take space. An
// article without a title has the second one only, so that it differs from one that was added without the columns.
inline constexpr std::array<const char*, 2> title_order_fields = {"title_order", "title_order_2"};

// Adds these fields to the schema; to a document their values, which are not stored with it.
void add_title_order(Schema& schema);
void add_title_order(Document& document);

// Whether all articles of an index have the columns.
bool has_title_order(const Snapshot& snapshot);

}  // namespace tra::articles
