// Every storage call of a run fails once, in several ways. The writer must report the failure and keep the last commit.
// The index must remain usable by this writer after rollback(), and by a new one.
#include <catch2/catch.hpp>
#include <new>

#include "crash/script.h"
#include "support/fault_directory.h"
#include "tra/error.h"

using namespace tra;
using namespace tra::test;

namespace {

// After the failure: checks the committed content, and that this writer and the next one can continue.
std::string problem_after(ScriptRunner& runner, const std::shared_ptr<Directory>& storage) {
  Contents contents;
  if (runner.writer() != nullptr) runner.writer()->rollback();
  if (runner.expected().made) {
    contents = read_contents(storage);
    if (!runner.expected().allows(contents)) return "holds neither the last commit nor the one in flight";
  }
  if (runner.writer() != nullptr) {
    runner.writer()->add(script_document("doc-again", "lần nữa"));
    runner.writer()->commit();
    contents["doc-again"] = "lần nữa";
    if (read_contents(storage) != contents) return "after rollback and one more commit the contents are wrong";
  }
  runner.close();
  return problem_of_going_on(storage, contents);
}

struct Outcome {
  bool failed = false;  // the run reached the failing call
  std::string call, problem;
};

Outcome run_with_failure(const std::vector<Step>& script, std::uint64_t number, Fault fault) {
  const auto storage = memory_directory();
  const auto directory = std::make_shared<FaultDirectory>(storage, number, fault);
  ScriptRunner runner(directory);
  Outcome outcome;
  try {
    runner.run(script);
  } catch (const Error& error) {
    if (error.code() != ErrorCode::io) outcome.problem = error.what();
  } catch (const std::bad_alloc&) {
  }
  directory->heal();
  outcome.failed = directory->has_failed();
  outcome.call = directory->failed_operation();
  if (outcome.failed && outcome.problem.empty()) try {
      outcome.problem = problem_after(runner, storage);
    } catch (const std::exception& error) {
      outcome.problem = error.what();
    }
  return outcome;
}

}  // namespace

TEST_CASE("a failure of any storage call is reported and loses nothing that was committed", "[fault]") {
  const std::uint64_t scripts = test_amount("TRA_CRASH_SCRIPTS", 2);
  for (const Fault fault : {Fault::io_error, Fault::disk_full, Fault::out_of_memory})
    for (std::uint64_t script = 0; script < scripts; ++script) {
      Random random(test_seed() * 1000 + 500 + script);
      const std::vector<Step> steps = random_script(random, 25);
      std::uint64_t number = 1;
      for (bool reached = true; reached; ++number) {
        const Outcome outcome = run_with_failure(steps, number, fault);
        INFO("TRA_TEST_SEED=" << test_seed() << ", script " << script << ", " << to_string(fault) << " at call "
                              << outcome.call);
        CHECK(outcome.problem == "");
        reached = outcome.failed;
      }
      CHECK(number > 20);
    }
}
