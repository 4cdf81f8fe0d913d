// Everything that can be asked of a small index, as text to compare.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "support/bytes.h"
#include "tra/directory.h"
#include "tra/error.h"

namespace tra::test {

// A small index of two segments, with deleted documents, two attachments and every sort of field, query and column.
FileSet small_index();

struct Outcome {
  std::string answer;
  std::optional<Error> error;  // instead of an answer
};

struct Outcomes {
  std::vector<Outcome> list;
  bool fell_back = false;  // the newest commit was damaged, the one before it answered
};

// Opens the index and asks every question by itself. Other exceptions than Error are let through.
Outcomes ask_everything(const std::shared_ptr<const Directory>& directory);

}  // namespace tra::test
