// A run of adds, removals, commits, rollbacks and merges, and what an index must hold at each moment of it.
#pragma once

#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "support/random.h"
#include "tra/directory.h"
#include "tra/index_writer.h"

namespace tra::test {

using Contents = std::map<std::string, std::string>;  // body by key

struct Step {
  enum class Kind { add, remove, commit, rollback, merge, reopen } kind;
  std::string key, body;
};

std::vector<Step> random_script(Random& random, std::size_t steps);

Schema script_schema();
Document script_document(const std::string& key, const std::string& body);

// What the index may hold: what the last commit that returned left, and the one in flight when there is one.
struct Expected {
  Contents committed;
  std::optional<Contents> in_flight;
  bool made = false;  // a writer has been opened, so that there is an index

  bool allows(const Contents& contents) const { return contents == committed || contents == in_flight; }
};

class ScriptRunner {
 public:
  explicit ScriptRunner(std::shared_ptr<Directory> directory) : directory_(std::move(directory)) {}

  // Runs to the end or to the first exception. `watch` is told of every change of what is expected.
  void run(
      const std::vector<Step>& script, const std::function<void()>& watch = [] {});

  const Expected& expected() const { return expected_; }
  IndexWriter* writer() const { return writer_.get(); }
  void close() { writer_.reset(); }

 private:
  void commit(const std::function<void()>& watch, bool merge);

  std::shared_ptr<Directory> directory_;
  std::unique_ptr<IndexWriter> writer_;
  Expected expected_;
  Contents pending_;
};

// Every live document; checks that every word is found where it should be, too. Throws what the engine throws.
Contents read_contents(const std::shared_ptr<const Directory>& directory);

// Opens a writer on what is there, adds a document, commits, and reads everything back. Empty when all is well.
std::string problem_of_going_on(const std::shared_ptr<Directory>& directory, Contents contents);

}  // namespace tra::test
