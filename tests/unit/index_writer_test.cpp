// What long-running programs need from IndexWriter: memory use, merges in the background, and whether a snapshot is
// current.
#include <atomic>
#include <catch2/catch.hpp>
#include <chrono>
#include <condition_variable>
#include <mutex>
#include <set>
#include <string>
#include <thread>

#include "support/directory_wrapper.h"
#include "support/throws.h"
#include "tra/tra.h"

using namespace tra;

namespace {

Schema schema() {
  Schema made;
  made.text("body");
  return made;
}

void add_commits(IndexWriter& writer, int commits) {
  for (int commit = 0; commit < commits; ++commit) {
    for (int i = 0; i < 20; ++i)
      writer.add(Document(std::to_string(commit) + "-" + std::to_string(i)).add("body", "tham khảo chính trị"));
    writer.commit();
  }
}

}  // namespace

TEST_CASE("a snapshot is current until the next commit", "[index]") {
  const auto directory = memory_directory();
  IndexWriter writer(directory, schema());
  add_commits(writer, 1);
  const auto snapshot = Snapshot::open(directory);
  CHECK(snapshot->is_current());
  writer.add(Document("more").add("body", "thêm"));
  CHECK(snapshot->is_current());
  writer.commit();
  CHECK_FALSE(snapshot->is_current());
  CHECK(Snapshot::open(directory)->is_current());
}

TEST_CASE("a writer tells what its in-memory segments hold", "[index]") {
  IndexWriter writer(memory_directory(), schema());
  const std::uint64_t empty = writer.memory();
  std::string body;
  for (int i = 0; i < 20'000; ++i) body += "từ" + std::to_string(i) + " ";
  writer.add(Document("long").add("body", body));
  CHECK(writer.memory() >= empty + body.size());
  writer.commit();
  CHECK(writer.memory() < empty + body.size());
}

TEST_CASE("finish_merges leaves no merge due", "[index]") {
  const auto directory = memory_directory();
  IndexWriter writer(directory, schema());
  add_commits(writer, 40);
  writer.finish_merges();
  const auto merged = Snapshot::open(directory);
  CHECK(merged->documents() == 40 * 20);
  CHECK(merged->segments().size() < 40);
  writer.finish_merges();
  CHECK(Snapshot::open(directory)->segments().size() == merged->segments().size());
}

namespace {

// Tells when a merge creates a file: when a thread other than the maker of this object does.
class MergesWatched : public tra::test::DirectoryWrapper {
 public:
  using DirectoryWrapper::DirectoryWrapper;

 private:
  virtual void before_create() const = 0;
  void perform(const tra::test::Operation& operation, const std::function<void(std::size_t)>& inner) const final {
    const bool creates = operation.kind == tra::test::Operation::Kind::create;
    if (creates && std::this_thread::get_id() != maker_) before_create();
    inner(operation.bytes.size());
  }
  const std::thread::id maker_ = std::this_thread::get_id();
};

// Holds back the first files of merges until two merges are creating one.
class MeetingPoint final : public MergesWatched {
 public:
  using MergesWatched::MergesWatched;
  bool have_met() const {
    const std::lock_guard guard(mutex_);
    return creating_.size() > 1;
  }

 private:
  void before_create() const override {
    std::unique_lock guard(mutex_);
    creating_.insert(std::this_thread::get_id());
    met_.notify_all();
    met_.wait_for(guard, std::chrono::minutes(2), [&] { return creating_.size() > 1; });
  }

  mutable std::mutex mutex_;
  mutable std::condition_variable met_;
  mutable std::set<std::thread::id> creating_;
};

// Has no room for the files of merges.
class FullForMerges final : public MergesWatched {
 public:
  using MergesWatched::MergesWatched;
  mutable std::atomic<int> tries = 0;

 private:
  void before_create() const override {
    ++tries;
    throw Error(ErrorCode::io, "cannot create: no room");
  }
};

IndexWriter writer_with(const std::shared_ptr<Directory>& directory, unsigned merges) {
  WriterOptions options;
  options.merges = merges;
  return IndexWriter(directory, schema(), options);
}

// Commits three segments, then the removal of half of the documents of each, and waits for the merges that rewrite
// them.
void rewrite_three_segments(IndexWriter& writer) {
  add_commits(writer, 3);
  for (int segment = 0; segment < 3; ++segment)
    for (int i = 0; i < 10; ++i) writer.remove(std::to_string(segment) + "-" + std::to_string(i));
  writer.commit();
  writer.finish_merges();
}

}  // namespace

TEST_CASE("several merges run at once, of different segments", "[index]") {
  const auto directory = std::make_shared<MeetingPoint>(memory_directory());
  {
    IndexWriter writer = writer_with(directory, 2);
    rewrite_three_segments(writer);
  }
  CHECK(directory->have_met());
  const auto merged = Snapshot::open(directory);
  CHECK(merged->documents() == 3 * 10);
  CHECK(merged->deleted() == 0);
  CHECK(check_index(directory).problems.empty());
}

TEST_CASE("a merge that fails is not tried again before the next commit", "[index]") {
  const auto directory = std::make_shared<FullForMerges>(memory_directory());
  IndexWriter writer = writer_with(directory, 4);
  rewrite_three_segments(writer);
  const int tries = directory->tries;
  CHECK(tries >= 1);
  CHECK(tries <= 4);  // each thread once
  CHECK(Snapshot::open(directory)->documents() == 3 * 10);
  writer.add(Document("more").add("body", "thêm"));
  writer.commit();
  writer.finish_merges();
  CHECK(directory->tries > tries);
}

TEST_CASE("a number of merges that is out of range is refused", "[index]") {
  for (const unsigned merges : {0u, 17u})
    CHECK(tra::test::throws_code(ErrorCode::invalid_argument, [&] { writer_with(memory_directory(), merges); }));
}
