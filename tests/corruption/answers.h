// Asks a small index every possible question and returns the answers as text.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "support/bytes.h"
#include "tra/directory.h"
#include "tra/error.h"

namespace tra::test {

// Writes a small index with two segments, deleted documents, two attachments, and every kind of field, query and
// column.
FileSet small_index();

struct Outcome {
  std::string answer;
  std::optional<Error> error;  // set instead of an answer
};

struct Outcomes {
  std::vector<Outcome> list;
  bool fell_back = false;  // the newest commit was damaged, and the previous one answered
};

// Opens the index anew for each question. Exceptions other than Error pass through.
Outcomes ask_everything(const std::shared_ptr<const Directory>& directory);

}  // namespace tra::test
