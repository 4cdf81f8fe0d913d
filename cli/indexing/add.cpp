// tra add: adds or replaces articles, from files or JSON on standard input.
#include <unistd.h>

#include <algorithm>
#include <iostream>
#include <string>
#include <vector>

#include "arguments/index_access.h"
#include "arguments/intake_options.h"
#include "arguments/language.h"
#include "arguments/signals.h"
#include "commands/commands.h"
#include "output/progress.h"
#include "output/terminal.h"
#include "output/wording.h"
#include "tra/archive.h"
#include "tra/article_index.h"

namespace tra::cli {
namespace {

AddCounts add_all(const std::vector<std::string>& paths, ArticleWriter& writer, const WorkObserver& observer) {
  AddCounts sum;
  const auto count = [&](const AddCounts& counts) {
    sum.added += counts.added;
    sum.failed += counts.failed;
    sum.cancelled = counts.cancelled;
  };
  std::vector<ArchiveFile> files;
  bool standard_input = false;
  for (const std::string& path : paths) {
    if (path == "-") {
      standard_input = true;
      continue;
    }
    std::vector<ReadFailure> failures;
    const std::vector<ArchiveFile> found = walk(path, {}, failures);
    files.insert(files.end(), found.begin(), found.end());
    for (const ReadFailure& failure : failures) {
      sum.failed += failure.passed_over ? 0 : failure.count;
      observer.failure(failure);
    }
  }
  count(writer.add_files(files, observer));
  if (standard_input && !sum.cancelled) count(writer.add_stream(std::cin, "standard input", observer));
  return sum;
}

void print_summary(const AddCounts& counts, const IntakeCounts& intake, std::uint64_t documents, double seconds,
                   const Wording& wording) {
  seconds = std::max(seconds, 1e-3);
  const auto rate = static_cast<std::uint64_t>(static_cast<double>(counts.added) / seconds + 0.5);
  const std::string added = wording.articles(counts.added), failed = wording.number(counts.failed);
  const std::string done = wording.say(added + " added or replaced, " + failed + " failed",
                                       "đã thêm hoặc thay " + added + ", hỏng " + failed);
  std::cout << wrapped_for(STDOUT_FILENO, done + "; " + wording.in_the_index(documents) + "; " +
                                              wording.decimal(seconds, 2) + " s, " + wording.number(rate) +
                                              wording.say(" articles/s", " bài/s"))
            << '\n';
  if (intake.own_facets_changed > 0)
    std::cout << wrapped_for(STDOUT_FILENO,
                             wording.articles(intake.own_facets_changed) +
                                 wording.say(" of no archive with other facets of your own now, by the new facets.tsv",
                                             " không thuộc kho nào được xếp loại riêng lại theo facets.tsv mới"))
              << '\n';
}

}  // namespace

int run_add(const Options& options) {
  if (options.positional().empty()) options.fail("a file is missing; - is standard input");

  // Closed last, when a signal ends the program at once: all is committed by then, and only a merge may be under way.
  ArticleWriter writer(open_or_make_to_write(options), intake_options(options));
  const StopOnInterrupt stop_on_interrupt;
  Progress progress(options, Progress::counted_articles);
  WorkObserver observer = progress.observer();
  observer.cancel = &StopOnInterrupt::requested();
  const AddCounts counts = add_all(options.positional(), writer, observer);
  if (counts.cancelled) {
    progress.message("tra: interrupted; nothing has been added");
    return StopOnInterrupt::exit_status();
  }
  const std::uint64_t documents = writer.commit().documents;
  print_summary(counts, writer.counts(), documents, progress.seconds(), Wording(language(options)));
  return counts.failed > 0 && counts.added == 0 ? exit_error : exit_found;
}

}  // namespace tra::cli
