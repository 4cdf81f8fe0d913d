// Kills a writing process at random moments. What it reported as committed must be there, its lock must be free, and
// the next process must be able to continue.
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <catch2/catch.hpp>
#include <chrono>
#include <cstdio>
#include <thread>

#include "crash/script.h"
#include "support/temporary_folder.h"
#include "tra/snapshot.h"

using namespace tra;
using namespace tra::test;

namespace {

std::string body(std::uint64_t round, std::uint64_t document) {
  return "vòng r" + std::to_string(round) + " bài b" + std::to_string(document);
}

constexpr std::uint64_t kDocuments = 30;

// Replaces all documents in each round, commits, and writes the round's number to the pipe. Never returns.
[[noreturn]] void write_until_killed(const std::string& folder, std::uint64_t first_round, int pipe) {
  try {
    IndexWriter writer(open_directory(folder), script_schema());
    for (std::uint64_t round = first_round;; ++round) {
      for (std::uint64_t i = 0; i < kDocuments; ++i)
        writer.add(script_document("doc" + std::to_string(i), body(round, i)));
      if (round % 7 == 6)
        writer.merge();
      else
        writer.commit();
      if (::write(pipe, &round, sizeof round) != sizeof round) break;
    }
  } catch (const std::exception& error) {
    std::fprintf(stderr, "the writing process: %s\n", error.what());
  }
  ::_exit(1);
}

// The round that all documents belong to; it must be the same for all of them.
std::uint64_t round_of(const std::string& folder) {
  const Contents contents = read_contents(open_directory(folder));
  REQUIRE(contents.size() == kDocuments);
  std::uint64_t round = 0;
  REQUIRE(std::sscanf(contents.begin()->second.c_str(), "vòng r%lu", &round) == 1);
  for (std::uint64_t i = 0; i < kDocuments; ++i) REQUIRE(contents.at("doc" + std::to_string(i)) == body(round, i));
  return round;
}

}  // namespace

TEST_CASE("a killed writer loses no commit and leaves no lock", "[kill]") {
  Random random(test_seed());
  INFO("TRA_TEST_SEED=" << test_seed());
  const TemporaryFolder folder;
  {
    IndexWriter writer(open_directory(folder.path()), script_schema());
    for (std::uint64_t i = 0; i < kDocuments; ++i) writer.add(script_document("doc" + std::to_string(i), body(0, i)));
    writer.commit();
  }
  std::uint64_t committed = 0;
  const std::uint64_t kills = test_amount("TRA_CRASH_KILLS", 15);
  for (std::uint64_t kill = 0; kill < kills; ++kill) {
    int ends[2];
    REQUIRE(::pipe(ends) == 0);
    const pid_t child = ::fork();
    REQUIRE(child >= 0);
    if (child == 0) {
      ::close(ends[0]);
      write_until_killed(folder.path(), committed + 1, ends[1]);
    }
    ::close(ends[1]);
    // Some commits first, however slow the machine is, then any moment.
    for (std::uint64_t commits = kill == 0 ? 1 : random.below(4); commits > 0; --commits)
      REQUIRE(::read(ends[0], &committed, sizeof committed) == sizeof committed);
    std::this_thread::sleep_for(std::chrono::microseconds(2000 + random.below(150'000)));
    REQUIRE(::kill(child, SIGKILL) == 0);
    int status = 0;
    REQUIRE(::waitpid(child, &status, 0) == child);
    REQUIRE(WIFSIGNALED(status));  // otherwise the process ended because it could not write
    for (std::uint64_t round = 0; ::read(ends[0], &round, sizeof round) == sizeof round;) committed = round;
    ::close(ends[0]);

    const std::uint64_t found = round_of(folder.path());
    REQUIRE(found >= committed);
    REQUIRE(found <= committed + 1);
    committed = found;
    REQUIRE(check_index(open_directory(folder.path())).problems.empty());
  }
  REQUIRE(committed > 0);
  REQUIRE(problem_of_going_on(open_directory(folder.path()), read_contents(open_directory(folder.path()))) == "");
}
