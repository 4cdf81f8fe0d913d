// tra values: the values of a facet that the index has, by all the names they can be asked for.
#include <iostream>

#include "arguments/index_access.h"
#include "arguments/language.h"
#include "commands/commands.h"
#include "output/article_json.h"
#include "output/delimited.h"
#include "output/terminal.h"
#include "output/wording.h"
#include "tra/article_search.h"

namespace tra::cli {

int run_values(const Options& options) {
  if (options.positional().size() != 1) {
    std::string names;
    for (const FacetField& facet : facet_fields()) names += (names.empty() ? "" : ", ") + std::string(facet.short_name);
    options.fail("takes the name of one facet: " + names);
  }
  const std::string format = options.choice("format");
  const Wording wording(language(options));
  const FacetTable table = ArticleSearcher(open_snapshots(options)).values(options.positional().front());
  if (format == "json") {
    Json values = Json::array();
    for (const LabelledCount& one : table.counts) values.push_back(to_json(one));
    std::cout << to_document(Json{{"version", kJsonVersion}, {"field", table.field}, {"values", std::move(values)}})
              << '\n';
  } else if (format == "csv" || format == "tsv") {
    const Delimiter delimiter = format == "csv" ? Delimiter::comma : Delimiter::tab;
    std::cout << delimited_line({"value", "label", "articles"}, delimiter);
    for (const LabelledCount& one : table.counts)
      std::cout << delimited_line({one.value, wording.label(table.field, one), std::to_string(one.count)}, delimiter);
  } else {
    std::size_t width = 0;
    for (const LabelledCount& one : table.counts) width = std::max(width, wording.number(one.count).size());
    for (const LabelledCount& one : table.counts) {
      const std::string label = wording.label(table.field, one);
      std::cout << pad_left(wording.number(one.count), width) << "  " << printable(label)
                << (label == one.value ? "" : " (" + printable(one.value) + ")") << '\n';
    }
  }
  return table.counts.empty() ? exit_nothing : exit_found;
}

}  // namespace tra::cli
