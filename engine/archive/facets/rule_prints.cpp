#include "archive/facets/rule_prints.h"

#include <xxhash.h>

#include "archive/facets/rule_lines.h"
#include "archive/facets/rules.h"

namespace tra::archive {
namespace {

// labels.tsv and names.tsv are not among them: labels are shown, and names are for queries.
constexpr const char* reading_files[] = {"countries.tsv", "meetings.tsv", "offices.tsv",
                                         "cues.tsv",      "markers.tsv",  "people.tsv"};

// Raised when the readers take something else from a file than before: other titles, texts or days. 3: 0.2.0.
constexpr std::string_view kReadersVersion = "4";

void add(std::string& all, std::string_view name, std::string_view text) {
  all.append(name).append(1, '\0').append(text).append(1, '\0');
}

}  // namespace

std::uint64_t print_of(std::string_view rules) { return XXH3_64bits(rules.data(), rules.size()); }

std::uint64_t built_in_print() {
  std::string all;
  add(all, "readers", kReadersVersion);
  for (const EmbeddedFile& file : embedded_rules())
    for (const char* name : reading_files)
      if (file.name == name) add(all, file.name, file.text);
  return print_of(all);
}

std::uint64_t user_print(const std::string& folder) {
  std::string all;
  for (const char* name : reading_files)
    if (const std::string text = user_rule_file(folder, name); !text.empty()) add(all, name, text);
  return print_of(all);
}

}  // namespace tra::archive
