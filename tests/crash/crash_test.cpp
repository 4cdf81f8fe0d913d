// Simulates a crash after every storage operation of a run, in every state that POSIX allows. The index must then hold
// the last commit that returned, or the one in progress, and must remain usable.
#include <catch2/catch.hpp>
#include <set>

#include "crash/script.h"
#include "support/crash_directory.h"
#include "tra/error.h"
#include "tra/snapshot.h"

using namespace tra;
using namespace tra::test;

namespace {

struct Run {
  std::vector<Operation> operations;
  std::vector<std::pair<std::size_t, Expected>> expected;  // from this number of operations on, this is expected
};

Run record(const std::vector<Step>& script) {
  Run run;
  const auto directory = std::make_shared<CrashDirectory>();
  ScriptRunner runner(directory);
  run.expected.emplace_back(0, Expected{});
  runner.run(script, [&] { run.expected.emplace_back(directory->recorded().size(), runner.expected()); });
  runner.close();
  run.operations = directory->recorded();
  return run;
}

std::string problem_after_crash(const CrashState& state, const Expected& expected) {
  const auto directory = to_directory(state.files);
  Contents contents;
  try {
    contents = read_contents(directory);
  } catch (const Error& error) {
    // Before the first writer was opened, the index may be missing.
    if (expected.made || error.code() != ErrorCode::io) return std::string("cannot be read: ") + error.what();
  }
  if (!expected.allows(contents)) return "holds neither the last commit nor the one in flight";
  return problem_of_going_on(directory, std::move(contents));
}

}  // namespace

TEST_CASE("a crash at any operation leaves the last commit or the one in flight", "[crash]") {
  const std::uint64_t scripts = test_amount("TRA_CRASH_SCRIPTS", 2);
  for (std::uint64_t number = 0; number < scripts; ++number) {
    Random random(test_seed() * 1000 + number);
    const Run run = record(random_script(random, 25));
    INFO("TRA_TEST_SEED=" << test_seed() << ", script " << number);
    REQUIRE(run.operations.size() > 20);

    CrashModel model;
    std::set<FileSet> seen;
    auto expected = run.expected.begin();
    for (std::size_t done = 0; done <= run.operations.size(); ++done) {
      if (done > 0) model.apply(run.operations[done - 1]);
      bool changed = done == 0;
      while (std::next(expected) != run.expected.end() && std::next(expected)->first <= done) {
        ++expected;
        changed = true;
      }
      if (changed) seen.clear();  // the same files may be correct at one moment and wrong at another
      for (const CrashState& state : model.states()) {
        if (!seen.insert(state.files).second) continue;
        INFO("after operation " << done << " of " << run.operations.size() << " ("
                                << (done == 0 ? "none" : to_string(run.operations[done - 1])) << "), "
                                << state.description);
        REQUIRE(problem_after_crash(state, expected->second) == "");
      }
    }
  }
}
