// What the fields of a query, facets and periods are called in Vietnamese.
#pragma once

#include <span>
#include <string_view>

namespace tra::articles {

struct VietnameseName {
  std::string_view vietnamese, name;
};

// Of facets and of other fields of a query.
std::span<const VietnameseName> vietnamese_field_names();

// The name of a facet, of the meeting's number or of a period, for what people call so in Vietnamese, in any case and
// without marks too: "nước" is "country", "năm" is "year". A name that is not known is returned as it is.
std::string_view name_by_vietnamese(std::string_view name);

}  // namespace tra::articles
