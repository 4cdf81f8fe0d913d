// Every single storage call of a run fails once, in several ways: the writer reports it, the last commit stands, and
// the index can be gone on with, by the same writer after rollback() and by a new one.
#include <catch2/catch.hpp>
#include <new>

#include "crash/script.h"
#include "support/fault_directory.h"
#include "tra/error.h"

using namespace tra;
using namespace tra::test;

namespace {

// Runs the script with the n-th call failing; whether the run came so far at all.
bool survives_failure(const std::vector<Step>& script, std::uint64_t number, Fault fault) {
  const auto storage = memory_directory();
  const auto directory = std::make_shared<FaultDirectory>(storage, number, fault);
  ScriptRunner runner(directory);
  bool reported = false;
  try {
    runner.run(script);
  } catch (const Error& error) {
    reported = true;
    INFO(error.what());
    CHECK(error.code() == ErrorCode::io);
  } catch (const std::bad_alloc&) {
    reported = true;
  }
  INFO("operation " << directory->failed_operation());
  directory->heal();
  if (!directory->has_failed()) {
    CHECK_FALSE(reported);
    return false;
  }

  if (reported && runner.writer() != nullptr) {
    runner.writer()->rollback();
    const Contents contents = read_contents(directory);
    CHECK(runner.expected().allows(contents));
    runner.writer()->add(script_document("doc-again", "lần nữa"));
    runner.writer()->commit();
    Contents more = contents;
    more["doc-again"] = "lần nữa";
    CHECK(read_contents(directory) == more);
    runner.close();
    CHECK(problem_of_going_on(storage, more) == "");
    return true;
  }
  runner.close();
  if (runner.expected().made) {
    const Contents contents = read_contents(storage);
    CHECK(runner.expected().allows(contents));
    CHECK(problem_of_going_on(storage, contents) == "");
  } else {
    CHECK(problem_of_going_on(storage, {}) == "");
  }
  return true;
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
        INFO("TRA_TEST_SEED=" << test_seed() << ", script " << script << ", " << to_string(fault) << " at call "
                              << number);
        reached = survives_failure(steps, number, fault);
      }
      CHECK(number > 20);
    }
}
