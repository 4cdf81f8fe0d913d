// Threads that help a search run every task once, hand on exceptions, and may be used again, also after a fork.
#include <sys/wait.h>
#include <unistd.h>

#include <catch2/catch.hpp>
#include <numeric>
#include <stdexcept>

#include "snapshot/helper_threads.h"
#include "support/random.h"

using namespace tra;

namespace {

// Runs tasks that write without locks, which a thread sanitizer checks, and returns what they have written.
std::vector<int> counted(HelperThreads& helpers, std::uint32_t tasks) {
  std::vector<int> times(tasks);
  std::vector<std::uint64_t> of_workers(helpers.count() + 1);
  helpers.for_each(tasks, [&](unsigned worker, std::uint32_t i) {
    ++times[i];
    ++of_workers[worker];
  });
  REQUIRE(std::accumulate(of_workers.begin(), of_workers.end(), std::uint64_t{0}) == tasks);
  return times;
}

}  // namespace

TEST_CASE("helping threads run each task once, awake or asleep", "[search]") {
  test::Random random(test::test_seed());
  INFO("TRA_TEST_SEED=" << test::test_seed());
  for (const unsigned count : {1u, 1u, 2u, 5u}) {
    HelperThreads helpers(count);
    REQUIRE(helpers.count() == count);
    REQUIRE(helpers.are_here());
    for (int round = 0; round < 300; ++round) {
      if (random.chance(0.3)) helpers.wake();
      if (random.chance(0.3)) helpers.sleep();
      const auto tasks = static_cast<std::uint32_t>(random.below(60));
      REQUIRE(counted(helpers, tasks) == std::vector<int>(tasks, 1));
    }
  }
}

TEST_CASE("the first exception of a helping thread reaches the caller", "[search]") {
  HelperThreads helpers(2);
  for (int round = 0; round < 100; ++round) {
    REQUIRE_THROWS_AS(helpers.for_each(50,
                                       [](unsigned, std::uint32_t i) {
                                         if (i >= 20) throw std::runtime_error("a task failed");
                                       }),
                      std::runtime_error);
    REQUIRE(counted(helpers, 10) == std::vector<int>(10, 1));
  }
}

TEST_CASE("a process that was forked does without the threads of its parent", "[search]") {
  auto helpers = std::make_unique<HelperThreads>(2);
  REQUIRE(counted(*helpers, 10) == std::vector<int>(10, 1));
  const pid_t child = fork();
  if (child == 0) {
    bool right = !helpers->are_here();
    int sum = 0;
    helpers->for_each(10, [&](unsigned, std::uint32_t) { ++sum; });
    helpers.reset();
    _exit(right && sum == 10 ? 0 : 1);
  }
  int status = -1;
  REQUIRE(waitpid(child, &status, 0) == child);
  REQUIRE(status == 0);
  REQUIRE(counted(*helpers, 10) == std::vector<int>(10, 1));
}
