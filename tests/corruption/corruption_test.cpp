// Damages files of an index in many ways. Every answer must be correct or an Error, and a check must find the damage.
#include <algorithm>
#include <catch2/catch.hpp>

#include "corruption/answers.h"
#include "corruption/damaged_directory.h"
#include "support/random.h"
#include "tra/snapshot.h"

using namespace tra;
using namespace tra::test;

namespace {

const FileSet& intact() {
  static const FileSet kFiles = small_index();
  return kFiles;
}

// The files of the newest commit.
std::vector<std::string> names() {
  const auto snapshot = Snapshot::open(std::make_shared<DamagedDirectory>(intact()));
  std::vector<std::string> found;
  for (const FileInfo& file : snapshot->other_files()) found.push_back(file.name);
  for (const SegmentInfo& segment : snapshot->segments())
    for (const FileInfo& file : segment.files) found.push_back(file.name);
  return found;
}

std::string newest_manifest() { return names().front(); }

const std::vector<Outcome>& right() {
  static const std::vector<Outcome> kAnswers = ask_everything(std::make_shared<DamagedDirectory>(intact())).list;
  return kAnswers;
}

// Correct answers of the previous commit, which is opened when the newest one is damaged.
const std::vector<Outcome>& right_before() {
  static const std::vector<Outcome> kAnswers = [] {
    const auto directory = std::make_shared<DamagedDirectory>(intact());
    directory->replace(newest_manifest(), std::nullopt);
    return ask_everything(directory).list;
  }();
  return kAnswers;
}

// Empty when every answer is correct or an error, and the check finds the damage.
std::string problem_of(const std::shared_ptr<DamagedDirectory>& damaged) {
  try {
    const auto [outcomes, fell_back] = ask_everything(damaged);
    const std::vector<Outcome>& expected = fell_back ? right_before() : right();
    if (outcomes.size() != 1 && outcomes.size() != expected.size()) return "some questions were not asked";
    for (std::size_t i = 0; i < outcomes.size(); ++i) {
      const Outcome& outcome = outcomes[i];
      if (!outcome.error) {
        if (outcome.answer != expected[i].answer)
          return "a wrong answer: " + outcome.answer + " instead of " + expected[i].answer;
        continue;
      }
      const ErrorCode code = outcome.error->code();
      if (code != ErrorCode::corruption && code != ErrorCode::version && code != ErrorCode::io)
        return std::string("an error of the wrong kind: ") + outcome.error->what();
      if (outcome.error->path().empty()) return std::string("an error without a file: ") + outcome.error->what();
    }
    if (check_index(damaged).problems.empty()) return "the check finds nothing";
  } catch (const std::exception& error) {
    return std::string("another exception: ") + error.what();
  }
  return {};
}

bool all() { return test_amount("TRA_CORRUPTION_ALL", 0) != 0; }

// All positions in [0, size), or a sample that is dense at both ends. A sample of the usual size has 400 positions.
std::vector<std::size_t> places(Random& random, std::size_t size, std::size_t sample) {
  std::vector<std::size_t> chosen;
  constexpr std::size_t kEnds = 160;
  const double share = static_cast<double>(test_amount("TRA_CORRUPTION_SAMPLE", 400)) / 400;
  const double probability = share * static_cast<double>(sample) / static_cast<double>(size);
  for (std::size_t i = 0; i < size; ++i)
    if (all() || i < kEnds || i + kEnds >= size || random.chance(probability)) chosen.push_back(i);
  return chosen;
}

}  // namespace

TEST_CASE("the intact index answers everything and passes the check", "[flip][truncate][swap]") {
  REQUIRE(right().size() > 10);
  for (const Outcome& outcome : right()) CHECK_FALSE(outcome.error);
  const auto report = check_index(std::make_shared<DamagedDirectory>(intact()));
  CHECK(report.problems.empty());
  const auto snapshot = Snapshot::open(std::make_shared<DamagedDirectory>(intact()));
  CHECK(snapshot->segments().size() >= 2);
  CHECK(snapshot->deleted() > 0);
}

TEST_CASE("a flipped bit never gives a wrong answer", "[flip]") {
  Random random(test_seed());
  INFO("TRA_TEST_SEED=" << test_seed());
  for (const std::string& name : names()) {
    const std::string& contents = intact().at(name);
    for (const std::size_t place : places(random, contents.size(), 400))
      for (unsigned bit = 0; bit < 8; ++bit) {
        if (!all() && bit != place % 8) continue;
        std::string damaged = contents;
        damaged[place] = static_cast<char>(damaged[place] ^ (1 << bit));
        const auto directory = std::make_shared<DamagedDirectory>(intact());
        directory->replace(name, damaged);
        INFO("bit " << bit << " of byte " << place << " of " << name << " (" << contents.size() << " bytes)");
        REQUIRE(problem_of(directory) == "");
      }
  }
}

TEST_CASE("a file cut short, lengthened, emptied or missing never gives a wrong answer", "[truncate]") {
  Random random(test_seed());
  INFO("TRA_TEST_SEED=" << test_seed());
  for (const std::string& name : names()) {
    const std::string& contents = intact().at(name);
    const auto try_with = [&](std::optional<std::string> damaged) {
      const auto directory = std::make_shared<DamagedDirectory>(intact());
      INFO(name << " of " << contents.size() << " bytes, now "
                << (damaged ? std::to_string(damaged->size()) : "missing"));
      directory->replace(name, std::move(damaged));
      REQUIRE(problem_of(directory) == "");
    };
    for (const std::size_t length : places(random, contents.size(), 200)) try_with(contents.substr(0, length));
    // A commit without its manifest is not checked: it looks like a commit that was not yet published.
    if (name != newest_manifest()) try_with(std::nullopt);
    for (const std::size_t more : {1, 8, 32, 4096}) {
      try_with(contents + std::string(more, '\0'));
      try_with(contents + random.bytes(more));
    }
    try_with(contents + contents);
  }
}

TEST_CASE("a damaged newest commit leaves the one before it", "[truncate]") {
  REQUIRE(right_before().size() == right().size());
  CHECK(right_before()[0].answer != right()[0].answer);
  const auto directory = std::make_shared<DamagedDirectory>(intact());
  directory->replace(newest_manifest(), "");
  CHECK(ask_everything(directory).fell_back);
}

TEST_CASE("files in each other's places are noticed", "[swap]") {
  for (const std::string& name : names())
    for (const std::string& other : names()) {
      if (intact().at(name) == intact().at(other)) continue;
      INFO(other << " in place of " << name);
      const auto directory = std::make_shared<DamagedDirectory>(intact());
      directory->replace(name, intact().at(other));
      CHECK(problem_of(directory) == "");
    }
}

TEST_CASE("files of another run of the same work are noticed", "[swap]") {
  // The other index has the same documents and was built in the same way, so its files differ in little but their ids.
  const FileSet others = small_index();
  const auto ending = [](const std::string& name) { return name.substr(name.find_last_of('.') + 1); };
  for (const std::string& name : names())
    for (const auto& [other, contents] : others) {
      if (contents.empty() || ending(other) != ending(name) || name == other) continue;
      INFO(other << " of another index in place of " << name);
      const auto directory = std::make_shared<DamagedDirectory>(intact());
      directory->replace(name, contents);
      CHECK(problem_of(directory) == "");
    }
}

TEST_CASE("a file of another format version is a version error that names it", "[swap]") {
  for (const std::string& name : names()) {
    std::string contents = intact().at(name);
    contents[8] = 99;  // the version follows the magic bytes (FORMAT.md)
    const auto directory = std::make_shared<DamagedDirectory>(intact());
    directory->replace(name, contents);
    INFO(name);
    CHECK(problem_of(directory) == "");
    const auto outcomes = ask_everything(directory).list;
    CHECK(std::any_of(outcomes.begin(), outcomes.end(), [&](const Outcome& outcome) {
      return outcome.error && outcome.error->code() == ErrorCode::version && outcome.error->path() == name;
    }));
  }
}
