// Tables of counts as text, CSV, TSV and JSON.
#pragma once

#include <string>
#include <vector>

#include "output/json_output.h"
#include "output/terminal.h"
#include "output/wording.h"
#include "tra/article_search.h"

namespace tra::cli {

// The name of an axis and of its values as the reader calls them.
std::string axis_heading(const ArticleTable::Axis& axis, const Wording& wording);
std::string axis_label(const ArticleTable::Axis& axis, const LabelledCount& value, const Wording& wording);

// Bars for one axis; for two a table with sums, in blocks of columns where `width` asks for it (0: one block), shaded
// by count where there is colour.
std::string table_text(const ArticleTable& table, const Wording& wording, const Palette& palette, std::size_t width);

// `format` is csv or tsv. With codes beside the labels of a facet that leads the rows.
std::string table_delimited(const ArticleTable& table, const Wording& wording, const std::string& format);

Json to_json(const ArticleTable& table, const std::string& query);

// "of a value, 3 articles have none" for each axis that leaves some out, a line each.
std::string table_notes(const ArticleTable& table, const Wording& wording);

}  // namespace tra::cli
