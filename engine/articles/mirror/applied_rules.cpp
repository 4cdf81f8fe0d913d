#include "articles/mirror/applied_rules.h"

#include <cinttypes>
#include <cstdio>

#include "archive/facets/rule_prints.h"
#include "articles/own_facets.h"

namespace tra::articles {
namespace {

constexpr std::string_view version_line = "1\n";
constexpr std::size_t digits = 16, columns = 3 * (digits + 1);

// A line is three numbers of 16 hexadecimal digits, each with a blank behind it, and a path. Lines that are none are
// left out: the archive then counts as read by an older program.
void parse(std::string_view text, std::map<std::string, RulePrints>& by_path) {
  if (!text.starts_with(version_line)) return;
  text.remove_prefix(version_line.size());
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\0'), text.size());
    const std::string line(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
    RulePrints prints;
    if (line.size() > columns && std::sscanf(line.c_str(), "%16" SCNx64 " %16" SCNx64 " %16" SCNx64 " ",
                                             &prints.built_in, &prints.own_facets, &prints.user) == 3)
      by_path[line.substr(columns)] = prints;
  }
}

}  // namespace

AppliedRules::AppliedRules(const Snapshot* snapshot)
    : remembered_own_facets_(archive::print_of(
          snapshot == nullptr ? std::string() : snapshot->attachment(own_facets_attachment).value_or(""))) {
  if (snapshot == nullptr) return;
  if (const auto text = snapshot->attachment(rules_attachment)) parse(*text, by_path_);
}

void AppliedRules::set_current(const std::string& own_facets, const std::string& folder) {
  current_ = {archive::built_in_print(), archive::print_of(own_facets), archive::user_print(folder)};
  has_folder_ = !folder.empty();
}

RulePrints AppliedRules::known(const MirroredArchive& archive) const {
  const auto found = by_path_.find(archive.path);
  if (found != by_path_.end()) return found->second;
  return {current_.built_in, remembered_own_facets_, current_.user};
}

ArchiveReport::Rules AppliedRules::state_of(const MirroredArchive& archive) const {
  const RulePrints before = known(archive);
  if (before.own_facets != current_.own_facets || (has_folder_ && before.user != current_.user))
    return ArchiveReport::Rules::changed;
  return before.built_in != current_.built_in ? ArchiveReport::Rules::built_in_changed
                                              : ArchiveReport::Rules::unchanged;
}

void AppliedRules::applied(const MirroredArchive& archive) { by_path_[archive.path] = current_; }

void AppliedRules::kept(const MirroredArchive& archive) { by_path_.try_emplace(archive.path, known(archive)); }

std::string AppliedRules::serialize(const std::vector<MirroredArchive>& archives) const {
  std::string text(version_line);
  for (const MirroredArchive& archive : archives) {
    const auto found = by_path_.find(archive.path);
    if (found == by_path_.end()) continue;
    char prints[columns + 1];
    std::snprintf(prints, sizeof prints, "%016" PRIx64 " %016" PRIx64 " %016" PRIx64 " ", found->second.built_in,
                  found->second.own_facets, found->second.user);
    text.append(prints).append(archive.path).append(1, '\0');
  }
  return text;
}

}  // namespace tra::articles
