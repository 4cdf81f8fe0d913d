// Tables of articles inside an object of JSON: names of columns beside rows, or cells under the names of columns.
#pragma once

#include <simdjson.h>

#include <string>

namespace tra {

// The rows of the first table with a column of title or text, as an array of objects in JSON; empty when there is none.
//   {"columns": ["id", "title"], "data": [["1", "Một"], ["2", "Hai"]]}, also inside other objects
//   {"title": {"0": "Một", "1": "Hai"}, "body": {"0": "Chữ một.", "1": "Chữ hai."}}
std::string table_rows(simdjson::dom::object object);

// The rows of a table that is an object of columns and nothing else, each a list of all its cells:
//   {"id": ["1", "2"], "title": ["Một", "Hai"]}
std::string rows_of_lists(simdjson::dom::object object);

}  // namespace tra
