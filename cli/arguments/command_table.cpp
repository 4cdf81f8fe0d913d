// The table of commands, put together from its groups.
#include <iterator>

#include "arguments/command_groups.h"
#include "arguments/options_of_filters.h"
#include "arguments/options_of_keeping.h"
#include "arguments/options_shared.h"

namespace tra::cli {
namespace {

constexpr ExitStatus statuses[] = {
    {0, {"found or done", "tìm thấy hoặc đã xong"}},
    {1, {"nothing found", "không tìm thấy gì"}},
    {2, {"an error, or removals held back", "có lỗi, hoặc có bài được giữ lại"}},
    {4, {"inputs failed (sync --strict)", "có tệp lỗi (sync --strict)"}},
    {130, {"interrupted", "bị ngắt"}},
    {143, {"terminated", "bị kết thúc"}},
};

}  // namespace

const Specs& filters() {
  static const Specs all{
      &option::country,       &option::type,         &option::level,      &option::mode,      &option::mentioned,
      &option::source,        &option::not_country,  &option::not_type,   &option::not_level, &option::not_mode,
      &option::not_mentioned, &option::not_source,   &option::from,       &option::to,        &option::published_from,
      &option::published_to,  &option::meeting_from, &option::meeting_to, &option::match,     &option::person,
      &option::not_person,    &option::tag,          &option::not_tag,    &option::where,     &option::since};
  return all;
}

const Specs& writing() {
  static const Specs all{&option::threads, &option::memory};
  return all;
}

const Specs& intake() {
  static const Specs all = writing() + Specs{&option::rules, &option::no_facets, &option::map};
  return all;
}

std::span<const CommandSpec> command_table() {
  static const std::vector<CommandSpec> all = [] {
    std::vector<CommandSpec> table;
    for (const auto group : {commands_of_indexing, commands_of_searching, commands_of_upkeep, commands_of_parts,
                             commands_of_tables, commands_of_keeping}) {
      std::vector<CommandSpec> rows = group();
      std::move(rows.begin(), rows.end(), std::back_inserter(table));
    }
    return table;
  }();
  return all;
}

std::span<const ExitStatus> exit_statuses() { return statuses; }

std::vector<const OptionSpec*> all_options(const CommandSpec& command) {
  return Specs{&option::index, &option::access} + command.options + Specs{&option::lang, &option::help};
}

}  // namespace tra::cli
