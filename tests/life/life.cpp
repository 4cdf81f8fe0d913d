#include "life/life.h"

#include <algorithm>
#include <new>
#include <stdexcept>

#include "support/crash_directory.h"
#include "support/fault_directory.h"
#include "tra/searcher.h"
#include "tra/snapshot.h"

namespace tra::test {

namespace {

constexpr std::size_t kWords = 60;

std::string word(std::size_t number) { return "từ" + std::to_string(number); }

[[noreturn]] void wrong(const std::string& what) { throw std::runtime_error(what); }

}  // namespace

std::string shown(const Document& document) {
  std::string text;
  for (const Document::Value& value : document.values())
    text += value.field + "=" + (value.is_number ? std::to_string(value.number) : value.text) + "\n";
  return text;
}

Life::Life(std::uint64_t seed) : random_(seed) {
  make_schema();
  options_.background_merge = random_.chance(0.3);
  options_.threads = random_.chance(0.3) ? 3 : 1;
  storage_ = memory_directory();
  open(storage_);
}

void Life::make_schema() {
  schema_ = Schema(random_.chance(0.8) ? AnalyzerKind::vietnamese : AnalyzerKind::plain);
  schema_.text("body", static_cast<std::uint8_t>(random_.between(1, 9)), random_.chance(0.5));
  const std::uint64_t more = random_.below(5);
  for (std::uint64_t i = 0; i < more; ++i) {
    const std::string name = "f" + std::to_string(i);
    switch (random_.below(5)) {
      case 0:
        schema_.text(name, static_cast<std::uint8_t>(random_.below(4)), true);
        break;
      case 1:
        schema_.keyword(name);
        break;
      case 2:
        schema_.integer(name);
        break;
      case 3:
        schema_.date(name);
        break;
      default:
        schema_.stored(name);
    }
  }
}

Document Life::random_document(const std::string& key) {
  Document document(key);
  for (const Field& field : schema_.fields()) {
    const std::uint64_t values = field.name == "body" ? 1 : random_.below(3);
    for (std::uint64_t i = 0; i < values; ++i) {
      if (field.type == FieldType::integer || field.type == FieldType::date) {
        document.add(field.name, random_.between(-100'000, 100'000));
        continue;
      }
      std::string text = word(random_.below(kWords));
      for (std::uint64_t words = random_.below(30); words > 0; --words) text += " " + word(random_.below(kWords));
      document.add(field.name, text);
    }
  }
  return document;
}

void Life::run(std::size_t steps) {
  for (std::size_t i = 0; i < steps; ++i) {
    ++counts_.steps;
    step();
  }
  writer_.reset();
  verify(storage_);
}

void Life::step() {
  const std::uint64_t choice = random_.below(100);
  if (choice < 60) {
    const Document document = random_document(random_key());
    writer_->add(document);
    pending_[document.key()] = shown(document);
  } else if (choice < 70) {
    const std::string key = random_key();
    writer_->remove(key);
    pending_.erase(key);
  } else if (choice < 84) {
    commit(random_.chance(0.2));
  } else if (choice < 88) {
    writer_->rollback();
    pending_ = committed_;
  } else if (choice < 92) {
    writer_.reset();
    open(storage_);
  } else if (choice < 96) {
    fail_once();
  } else {
    cut_power();
  }
}

void Life::open(std::shared_ptr<Directory> directory) {
  writer_ = std::make_unique<IndexWriter>(std::move(directory), schema_, options_);
  pending_ = committed_;
}

void Life::commit(bool merge) {
  in_flight_ = pending_;
  if (merge)
    writer_->merge(random_.chance(0.3) ? MergeOrder::graph : MergeOrder::keep);
  else
    writer_->commit();
  ++(merge ? counts_.merges : counts_.commits);
  committed_ = pending_;
  in_flight_.reset();
  verify(storage_);
}

// Makes one storage call fail during some work. The writer must report the failure, and the next writer must continue.
void Life::fail_once() {
  writer_.reset();
  const Fault fault = random_.pick(std::vector<Fault>{Fault::io_error, Fault::disk_full, Fault::out_of_memory});
  const auto failing = std::make_shared<FaultDirectory>(storage_, 1 + random_.below(60), fault);
  try {
    open(failing);
    for (std::uint64_t work = 1 + random_.below(12); work > 0; --work) {
      const Document document = random_document(random_key());
      writer_->add(document);
      pending_[document.key()] = shown(document);
      if (random_.chance(0.3)) commit(random_.chance(0.2));
    }
    commit(false);
  } catch (const Error& error) {
    if (error.code() != ErrorCode::io && error.code() != ErrorCode::resource_exhausted) throw;
  } catch (const std::bad_alloc&) {
  }
  counts_.faults += failing->has_failed();
  failing->heal();
  writer_.reset();
  verify(storage_);
  open(storage_);
}

// Simulates a crash after a random operation, and continues from one of the states that POSIX allows then.
void Life::cut_power() {
  writer_.reset();
  const auto recording = std::make_shared<CrashDirectory>();
  for (const auto& [name, contents] : files_of(*storage_)) write_file(*recording, name, contents);
  recording->sync();
  const std::size_t before = recording->recorded().size();
  // For each commit, the number of operations when it returned, and its contents.
  std::vector<std::pair<std::size_t, Contents>> commits;
  std::vector<std::pair<std::size_t, Contents>> begun;  // number of operations when the commit began
  const WriterOptions threaded = std::exchange(options_, WriterOptions{.background_merge = false});
  open(recording);
  for (std::uint64_t work = 1 + random_.below(12); work > 0; --work) {
    const Document document = random_document(random_key());
    writer_->add(document);
    pending_[document.key()] = shown(document);
    if (work > 1 && !random_.chance(0.3)) continue;
    begun.emplace_back(recording->recorded().size(), pending_);
    writer_->commit();
    commits.emplace_back(recording->recorded().size(), pending_);
  }
  writer_.reset();
  options_ = threaded;

  const std::vector<Operation> operations = recording->recorded();
  const std::size_t end = before + random_.below(operations.size() - before + 1);
  CrashModel model;
  for (std::size_t i = 0; i < end; ++i) model.apply(operations[i]);
  for (const auto& [at, contents] : commits)
    if (at <= end) committed_ = contents;
  for (const auto& [at, contents] : begun)
    if (at <= end) in_flight_ = contents;
  const std::vector<CrashState> states = model.states();
  storage_ = to_directory(random_.pick(states).files);
  ++counts_.power_cuts;
  verify(storage_);
  open(storage_);
}

void Life::verify(const std::shared_ptr<Directory>& directory) {
  const auto snapshot = Snapshot::open(directory);
  if (!snapshot->damage().empty()) wrong("the newest commit is damaged: " + snapshot->damage());
  Contents found;
  snapshot->for_each([&](DocAddress address, const Document& document) {
    found[document.key()] = shown(document);
    if (snapshot->find(document.key()) != address) wrong("a key does not lead to its document");
    return true;
  });
  if (found != committed_ && found != in_flight_) wrong("it holds neither the last commit nor the one in flight");
  committed_ = found;
  in_flight_.reset();

  const Searcher searcher(snapshot);
  for (std::size_t number = 0; number < kWords; number += 7) {
    const auto holds = [&](const auto& entry) {
      const std::string body = "body=" + entry.second.substr(5, entry.second.find('\n') - 5) + " ";
      return body.find(word(number) + " ") != std::string::npos;
    };
    const auto expected = static_cast<std::uint64_t>(std::count_if(found.begin(), found.end(), holds));
    SearchRequest request;
    request.query = Query::phrase(word(number));
    const std::uint64_t hits = searcher.search(request).total;
    if (hits < expected) wrong("a word is found in fewer documents than hold it");
  }
  const CheckReport report = check_index(directory);
  if (!report.problems.empty()) wrong("a check: " + report.problems[0].file + ": " + report.problems[0].message);
}

}  // namespace tra::test
