// The names that people use for facets and their values, in queries and in filters.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "tra/article_search.h"
#include "tra/query_parser.h"

namespace tra::articles {

// The short names of the fields, and their names in Vietnamese. Labels of values are included when the query names a
// field.
std::vector<ParserOptions::Alias> facet_aliases(std::string_view query);

// What may stand before a colon in a query of an index of this schema.
std::vector<std::string> query_names(const Schema& schema);

// The facet of this name, in English or Vietnamese; Error(invalid_argument) with the nearest names when there is none.
const FacetField& known_facet(std::string_view name);

// The values of a facet that the index has; asked only where the built-in lists do not have what is wanted.
using ValuesInIndex = std::function<std::vector<std::string>()>;

// The stored value a person means by "LA", "lào" or "lao".
std::optional<std::string> find_value(const FacetField& facet, std::string_view spoken, const ValuesInIndex& in_index);

// The same; Error(invalid_argument) with the nearest values where nothing has it.
std::string known_value(const FacetField& facet, std::string_view spoken, const ValuesInIndex& in_index);

// The values nearest to one that the facet does not have, and as the end of a message.
struct NearValues {
  std::vector<std::string> names;
  std::string message;
};
NearValues nearest_values(const FacetField& facet, std::string_view spoken, const ValuesInIndex& in_index);

// The counted values without their counts.
std::vector<std::string> values_of(const std::vector<FacetCount>& counts);

// The names of people in an index that `spoken` may stand for; none where nobody is called so. `people` are the names
// with their counts. Taken are those
//
//   - of these words whole,
//   - that have these words side by side as a part ("Sơn" of "Bùi Thanh Sơn"),
//   - of this sound and spelt much like it ("Thoong-lun Xi-xu-lít" for "Thongloun Sisoulith").
//
// A name of several words that is found whole stands for nobody else unless a name of the other kinds is more frequent:
// names that are longer than "Donald Trump" are other people's or misread, "Kim Yong" is mostly the beginning of one.
// A single word always is a part too.
// Where some of them have the diacritics that were typed, only these are meant ("Lê Thị Hoá" is not "Lê Thị Hòa", "le
// thi hoa" both).
std::vector<std::string> find_people(std::string_view spoken, const std::vector<FacetCount>& people);

}  // namespace tra::articles
