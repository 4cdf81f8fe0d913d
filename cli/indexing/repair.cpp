// tra repair and tra upgrade: rebuild an index, damaged or of an older version, from its stored articles.
#include <fcntl.h>
#include <linux/fs.h>
#include <stdio.h>
#include <unistd.h>

#include <cerrno>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <system_error>

#include "arguments/index_access.h"
#include "arguments/intake_options.h"
#include "arguments/language.h"
#include "arguments/signals.h"
#include "commands/commands.h"
#include "output/message.h"
#include "output/progress.h"
#include "output/terminal.h"
#include "output/wording.h"
#include "tra/repair.h"
#include "tra/replica.h"

namespace tra::cli {
namespace {

namespace fs = std::filesystem;

struct Interrupted {};

// Throws Interrupted when a signal asks the program to stop.
RebuildReport rebuild(const std::shared_ptr<const Directory>& from, const std::string& to, const Options& options) {
  const ArticleWriterOptions writing = writer_options(options);
  WriterOptions with;
  with.threads = writing.threads;
  with.memory_budget = writing.memory_budget;
  Progress progress(options, Progress::counted_articles);
  Conversion conversion{article_schema(), [](const Document& old) { return to_current(old); }};
  for (const Field& field : conversion.schema.fields())
    if (!field.stored) conversion.made.push_back(field.name);
  return rebuild_index(from, open_directory(to, true), conversion, with, [&](std::uint64_t done, std::uint64_t all) {
    if (StopOnInterrupt::requested()) throw Interrupted{};
    progress.update(done, 0, all == 0 ? 0 : static_cast<double>(done) / static_cast<double>(all));
  });
}

void print(const RebuildReport& report, const Options& options) {
  const Wording wording(language(options));
  for (const std::string& note : report.notes) tell(options, note);
  for (const RebuildReport::Lost& lost : report.lost)
    std::cout << wording.say("lost", "mất") << '\t'
              << printable(lost.key.empty() ? wording.say("(key unknown)", "(không rõ mã)") : lost.key) << '\t'
              << lost.segment << ':' << lost.document << '\t' << printable(lost.why) << '\n';
  const std::string saved = wording.articles(report.documents), lost = wording.number(report.lost.size());
  std::cout << wording.say(saved + " saved, " + lost + " lost", "cứu được " + saved + ", mất " + lost) << '\n';
}

// Exchanges two folders atomically, so that an index exists under the name at every moment.
void exchange(const std::string& one, const std::string& other) {
  if (::renameat2(AT_FDCWD, one.c_str(), AT_FDCWD, other.c_str(), RENAME_EXCHANGE) != 0)
    throw Error(ErrorCode::io, "cannot exchange with '" + other + "': " + std::generic_category().message(errno), one);
}

// A file in each folder that an upgrade may leave when it is killed. It is no file of an index.
constexpr const char* kUpgradeMark = "upgrade";

void mark(const fs::path& folder) {
  if (!std::ofstream(folder / kUpgradeMark)) throw Error(ErrorCode::io, "cannot write", folder / kUpgradeMark);
}

void make_marked(const fs::path& folder) {
  open_directory(folder.string(), true);
  mark(folder);
}

// The lock of the index is held, so no other upgrade is at work there.
void remove_leftover(const fs::path& folder) {
  if (!fs::exists(fs::symlink_status(folder))) return;
  if (!fs::exists(folder / kUpgradeMark) && !(fs::is_directory(folder) && fs::is_empty(folder)))
    throw Error(ErrorCode::invalid_argument, "is in the way, perhaps of an upgrade that was killed; remove it", folder);
  fs::remove_all(folder);
}

}  // namespace

int run_repair(const Options& options) {
  if (options.positional().size() != 2) options.fail("takes the damaged index and the folder of a new one");
  const RebuildReport report = rebuild(open_directory(options.positional()[0]), options.positional()[1], options);
  print(report, options);
  return report.whole() ? exit_found : exit_error;
}

int run_upgrade(const Options& options) {
  if (!options.positional().empty()) options.fail("takes no arguments");
  const std::shared_ptr<Directory> old = open_existing(options);
  require_no_replica(*old);
  const auto lock = old->lock("write.lock");  // excludes other writers
  const fs::path place = fs::canonical(index_path(options));
  const fs::path fresh = place.string() + ".upgrade";
  remove_leftover(fresh);
  RebuildReport report;
  try {
    const StopOnInterrupt stop_on_interrupt;  // before the folder is made, which a signal must not leave
    make_marked(fresh);
    report = rebuild(old, fresh.string(), options);
  } catch (const Interrupted&) {
    fs::remove_all(fresh);
    return StopOnInterrupt::exit_status();
  } catch (...) {  // else the next upgrade would find it in the way
    std::error_code ignored;
    fs::remove_all(fresh, ignored);
    throw;
  }
  if (!report.whole()) {
    print(report, options);
    fs::remove_all(fresh);
    throw Error(ErrorCode::corruption, "the index is damaged and stays as it is; tra repair saves what can be read",
                place.string());
  }
  mark(place);  // an upgrade that is killed behind the exchange has left the old index
  exchange(fresh.string(), place.string());
  fs::remove(place / kUpgradeMark);
  fs::remove_all(fresh);
  const Wording wording(language(options));
  const std::string articles = wording.articles(report.documents);
  std::cout << wording.say(articles + " analysed anew", "đã phân tích lại " + articles) << '\n';
  return exit_found;
}

}  // namespace tra::cli
