// What tra help explains beside the commands: the query language, dates, facets, the nightly job.
#pragma once

#include <span>
#include <string_view>

#include "arguments/option_table.h"

namespace tra::cli {

// A way to write something, and what it means.
struct Form {
  std::string_view form;
  Text meaning;
};

struct Topic {
  std::string_view name;
  Text summary;
  Text paragraphs;  // a line each, before the forms
  std::span<const Form> forms;
  Text rest;  // behind them
};

std::span<const Topic> topics();
const Topic* find_topic(std::string_view name);  // nullptr when there is none

}  // namespace tra::cli
