// Runs the lives of random indexes, one after the other, for the requested time.
#include "life/life.h"

#include <catch2/catch.hpp>
#include <chrono>
#include <iostream>

using namespace tra::test;

TEST_CASE("an index lives through whatever happens to it", "[life]") {
  const auto end = std::chrono::steady_clock::now() + std::chrono::seconds(test_amount("TRA_LIFE_SECONDS", 60));
  Life::Counts all;
  std::uint64_t lives = 0;
  for (; lives == 0 || std::chrono::steady_clock::now() < end; ++lives) {
    const std::uint64_t seed = test_seed() * 1'000'003 + lives;
    INFO("TRA_TEST_SEED=" << test_seed() << ", life " << lives);
    Life life(seed);
    try {
      life.run(120);
    } catch (const std::exception& error) {
      FAIL(error.what());
    }
    all.steps += life.counts().steps;
    all.commits += life.counts().commits;
    all.merges += life.counts().merges;
    all.faults += life.counts().faults;
    all.power_cuts += life.counts().power_cuts;
  }
  std::cout << lives << " lives: " << all.steps << " steps, " << all.commits << " commits, " << all.merges
            << " merges, " << all.faults << " faults, " << all.power_cuts << " power cuts\n";
  CHECK(all.commits > 0);
}
