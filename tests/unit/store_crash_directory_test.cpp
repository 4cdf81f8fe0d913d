// The tests' own storage fails and crashes as specified.
#include <algorithm>
#include <catch2/catch.hpp>

#include "support/bytes.h"
#include "support/crash_directory.h"
#include "support/fault_directory.h"
#include "support/throws.h"

using namespace tra::test;
using tra::ErrorCode;

namespace {

std::vector<FileSet> states_after(const std::vector<Operation>& operations) {
  CrashModel model;
  for (const Operation& operation : operations) model.apply(operation);
  std::vector<FileSet> sets;
  for (CrashState& state : model.states()) sets.push_back(std::move(state.files));
  return sets;
}

bool contains(const std::vector<FileSet>& states, const FileSet& wanted) {
  return std::find(states.begin(), states.end(), wanted) != states.end();
}

}  // namespace

TEST_CASE("after a crash, unsynced bytes are lost, kept or torn, synced ones are there", "[store]") {
  const auto directory = std::make_shared<CrashDirectory>();
  const auto file = directory->create("a");
  file->append(as_bytes(std::string(600, 's')));
  file->sync();
  directory->sync();
  CHECK(states_after(directory->recorded()) == std::vector<FileSet>{{{"a", std::string(600, 's')}}});

  file->append(as_bytes(std::string(1400, 'u')));
  const auto states = states_after(directory->recorded());
  const std::string synced(600, 's'), whole = synced + std::string(1400, 'u');
  CHECK(contains(states, {{"a", synced}}));
  CHECK(contains(states, {{"a", whole}}));
  CHECK(contains(states, {{"a", whole.substr(0, 1024)}}));
  CHECK(contains(states, {{"a", synced + std::string(1400, '\0')}}));
  CHECK(states.size() == 4);
}

TEST_CASE("after a crash, names that were not synced may be lost, alone or together", "[store]") {
  const auto directory = std::make_shared<CrashDirectory>();
  write_file(*directory, "old", "1");
  directory->sync();
  write_file(*directory, "new", "2");
  directory->rename("new", "old");
  write_file(*directory, "other", "3");
  const auto states = states_after(directory->recorded());
  for (const FileSet& wanted : std::vector<FileSet>{{{"old", "1"}},
                                                    {{"old", "1"}, {"new", "2"}},
                                                    {{"old", "2"}},
                                                    {{"old", "2"}, {"other", "3"}},
                                                    {{"old", "1"}, {"other", "3"}},
                                                    {{"old", "1"}, {"new", "2"}, {"other", "3"}}})
    CHECK(contains(states, wanted));
  CHECK(states.size() == 6);

  directory->sync();
  CHECK(states_after(directory->recorded()) == std::vector<FileSet>{{{"old", "2"}, {"other", "3"}}});
}

TEST_CASE("a removal that was not synced may be undone", "[store]") {
  const auto directory = std::make_shared<CrashDirectory>();
  write_file(*directory, "a", "1");
  directory->sync();
  directory->remove("a");
  const auto states = states_after(directory->recorded());
  CHECK(contains(states, {}));
  CHECK(contains(states, {{"a", "1"}}));
}

TEST_CASE("the chosen operation fails, and no other", "[store]") {
  const auto directory = std::make_shared<FaultDirectory>(tra::memory_directory(), 2, Fault::io_error);
  const auto file = directory->create("a");
  CHECK(throws_code(ErrorCode::io, [&] { file->append(as_bytes("lost")); }));
  CHECK(directory->failed_operation() == "2, append 4 bytes to a");
  file->append(as_bytes("kept"));
  file->sync();
  CHECK(read_file(*directory, "a") == "kept");
}

TEST_CASE("a full disk takes half of an append, then nothing until there is space", "[store]") {
  const auto directory = std::make_shared<FaultDirectory>(tra::memory_directory(), 2, Fault::disk_full);
  const auto file = directory->create("a");
  CHECK(throws_code(ErrorCode::io, [&] { file->append(as_bytes("halfhalf")); }));
  CHECK(file->size() == 4);
  CHECK(throws_code(ErrorCode::io, [&] { directory->create("b"); }));
  CHECK(directory->list() == std::vector<std::string>{"a"});
  directory->heal();
  CHECK_NOTHROW(directory->create("b"));
}
