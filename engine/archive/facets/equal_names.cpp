// Names of one thing: of countries as the gazetteer knows them, and the groups of names.tsv.
#include <sys/stat.h>

#include <algorithm>
#include <map>

#include "archive/facets/gazetteer.h"
#include "archive/facets/rule_lines.h"
#include "archive/facets/rules.h"
#include "tra/error.h"
#include "tra/facet_extraction.h"

namespace tra {
namespace {

using Groups = std::vector<std::vector<std::string>>;

void add_names(std::string_view file, const std::string& path, Groups& groups) {
  archive::for_rule_lines(file, [&](const std::vector<std::string>& names, std::size_t line) {
    if (names.size() < 2)
      throw Error(ErrorCode::invalid_argument, "line " + std::to_string(line) + ": expected two names or more", path);
    groups.push_back(names);
  });
}

// A capital stands for its government only, half of a pair for nothing alone, and what is also an ordinary word cannot
// be told from it in a query.
void add_countries(std::string_view file, std::map<std::string, std::vector<std::string>>& countries) {
  archive::for_rule_lines(file, [&](const std::vector<std::string>& columns, std::size_t) {
    if (columns.size() < 2 || columns[1].size() != 2) return;
    const std::string options = columns.size() > 2 ? columns[2] : std::string();
    const bool name = options.empty() || options == "ambiguous,initial";
    if (name) countries[columns[1]].push_back(columns[0]);
  });
}

// Adds the names of one thing to the group that has one of them already: a line of names.tsv may name a country.
void add_group(std::vector<std::string>&& names, Groups& groups) {
  const auto has_one = [&](const std::vector<std::string>& group) {
    return std::find_first_of(group.begin(), group.end(), names.begin(), names.end()) != group.end();
  };
  const auto known = std::find_if(groups.begin(), groups.end(), has_one);
  if (known == groups.end())
    groups.push_back(std::move(names));
  else
    known->insert(known->end(), names.begin(), names.end());
}

}  // namespace

std::vector<std::vector<std::string>> groups_of_equal_names(const std::string& rules_dir) {
  struct stat info {};
  if (!rules_dir.empty() && (::stat(rules_dir.c_str(), &info) != 0 || !S_ISDIR(info.st_mode)))
    throw Error(ErrorCode::io, "the rules folder cannot be read", rules_dir);
  Groups groups;
  std::map<std::string, std::vector<std::string>> countries;
  for (const archive::EmbeddedFile& file : archive::embedded_rules()) {
    if (file.name == "countries.tsv") add_countries(file.text, countries);
    if (file.name == "names.tsv") add_names(file.text, std::string(file.name), groups);
  }
  add_countries(archive::user_rule_file(rules_dir, "countries.tsv"), countries);
  add_names(archive::user_rule_file(rules_dir, "names.tsv"), rules_dir + "/names.tsv", groups);
  for (auto& [iso, names] : countries) {
    for (const bool english : {false, true})
      for (std::string& name : archive::region_names(iso, english)) names.push_back(std::move(name));
    add_group(std::move(names), groups);
  }
  return groups;
}

}  // namespace tra
