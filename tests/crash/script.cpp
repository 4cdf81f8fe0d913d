#include "crash/script.h"

#include <algorithm>
#include <set>
#include <sstream>

#include "snapshot/manifest_store.h"
#include "tra/error.h"
#include "tra/searcher.h"
#include "tra/snapshot.h"

namespace tra::test {
namespace {

constexpr WriterOptions kOptions{.background_merge = false};

std::string body_of(const Document& document) { return std::string(document.text("body")); }

}  // namespace

std::vector<Step> random_script(Random& random, std::size_t steps) {
  std::vector<Step> script;
  const auto key = [&] { return "doc" + std::to_string(random.below(12)); };
  for (std::size_t i = 0; i < steps; ++i) {
    const std::uint64_t choice = random.below(100);
    if (choice < 55) {
      std::string body = "bài số" + std::to_string(i);
      for (std::uint64_t words = random.below(40); words > 0; --words) body += " từ" + std::to_string(random.below(30));
      script.push_back({Step::Kind::add, key(), body});
    } else if (choice < 65) {
      script.push_back({Step::Kind::remove, key(), {}});
    } else if (choice < 87) {
      script.push_back({Step::Kind::commit, {}, {}});
    } else if (choice < 91) {
      script.push_back({Step::Kind::rollback, {}, {}});
    } else if (choice < 96) {
      script.push_back({Step::Kind::merge, {}, {}});
    } else {
      script.push_back({Step::Kind::reopen, {}, {}});
    }
  }
  script.push_back({Step::Kind::commit, {}, {}});
  return script;
}

Schema script_schema() { return Schema().text("title", 2, true).text("body").keyword("kind").date("day"); }

Document script_document(const std::string& key, const std::string& body) {
  return Document(key)
      .add("title", "tiêu đề " + key)
      .add("body", body)
      .add("kind", "k" + key.substr(3))
      .add("day", 20'000);
}

void ScriptRunner::run(const std::vector<Step>& script, const std::function<void()>& watch) {
  writer_ = std::make_unique<IndexWriter>(directory_, script_schema(), kOptions);
  expected_.made = true;
  watch();
  for (const Step& step : script) switch (step.kind) {
      case Step::Kind::add:
        writer_->add(script_document(step.key, step.body));
        pending_[step.key] = step.body;
        break;
      case Step::Kind::remove:
        writer_->remove(step.key);
        pending_.erase(step.key);
        break;
      case Step::Kind::rollback:
        writer_->rollback();
        pending_ = expected_.committed;
        break;
      case Step::Kind::reopen:
        writer_.reset();
        pending_ = expected_.committed;
        writer_ = std::make_unique<IndexWriter>(directory_, kOptions);
        break;
      case Step::Kind::commit:
        commit(watch, false);
        break;
      case Step::Kind::merge:
        commit(watch, true);
        break;
    }
}

void ScriptRunner::commit(const std::function<void()>& watch, bool merge) {
  expected_.in_flight = pending_;
  watch();
  if (merge)
    writer_->merge();
  else
    writer_->commit();
  expected_.committed = pending_;
  expected_.in_flight.reset();
  watch();
}

Contents read_contents(const std::shared_ptr<const Directory>& directory) {
  const auto snapshot = Snapshot::open(directory);
  Contents contents;
  snapshot->for_each([&](DocAddress, const Document& document) {
    contents[document.key()] = body_of(document);
    return true;
  });
  // Checks that stored documents can also be found.
  const Searcher searcher(snapshot);
  for (const auto& [key, body] : contents) {
    const Query query = Query::all_of({Query::phrase(body), Query::keyword("kind", {"k" + key.substr(3)})});
    if (searcher.count(query) == 0)
      throw Error(ErrorCode::corruption, "document " + key + " is not found by its words");
  }
  if (snapshot->documents() != contents.size()) throw Error(ErrorCode::corruption, "the number of documents differs");
  return contents;
}

namespace {

// The files of the two newest commits, and the lock file.
std::set<std::string> names_of_two_commits(const Directory& directory) {
  std::set<std::string> named = {"write.lock"};
  auto names = directory.list();
  std::sort(names.rbegin(), names.rend());
  int manifests = 0;
  for (const std::string& name : names) {
    const auto generation = format::manifest_generation(name);
    if (!generation || ++manifests > 2) continue;
    named.insert(name);
    for (const std::string& file : read_manifest(directory, *generation).manifest.files()) named.insert(file);
  }
  return named;
}

}  // namespace

std::string problem_of_going_on(const std::shared_ptr<Directory>& directory, Contents contents) {
  try {
    {
      IndexWriter writer(directory, script_schema(), kOptions);
      writer.add(script_document("doc-new", "bài mới"));
      contents["doc-new"] = "bài mới";
      writer.commit();
    }
    if (read_contents(directory) != contents) return "after one more commit the contents are wrong";
    const CheckReport report = check_index(directory);
    if (!report.problems.empty()) return "check: " + report.problems[0].file + ": " + report.problems[0].message;

    // Files that neither of the last two commits names must be removed at the latest when a writer opens the index.
    { const IndexWriter writer(directory, kOptions); }
    const auto found = directory->list();
    const std::set<std::string> named = names_of_two_commits(*directory);
    if (!std::includes(named.begin(), named.end(), found.begin(), found.end())) {
      std::ostringstream text;
      text << "files are left over:";
      for (const std::string& name : found) text << " " << name;
      return text.str();
    }
  } catch (const std::exception& error) {
    return error.what();
  }
  return {};
}

}  // namespace tra::test
