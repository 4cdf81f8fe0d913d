// tra merge: merges all segments into one and drops deleted articles.
#include <iostream>

#include "arguments/index_access.h"
#include "arguments/language.h"
#include "commands/commands.h"
#include "output/progress.h"
#include "output/wording.h"

#include "tra/index_writer.h"

namespace tra::cli {

int run_merge(const Options& options) {
  if (!options.positional().empty()) options.fail("takes no arguments");
  const std::string sort = options.choice("sort");
  const std::uint64_t before = open_snapshot(options)->bytes();
  const auto segments = static_cast<std::size_t>(options.count("segments"));
  if (segments > 1 && sort != "keep") options.fail("--sort puts all articles into one segment; leave out --segments");
  {
    WriterOptions writing;
    writing.background_merge = false;
    IndexWriter writer(open_existing(options), writing);
    writer.merge(sort == "date" ? MergeOrder::date : sort == "graph" ? MergeOrder::graph : MergeOrder::keep, segments);
  }
  const auto after = open_snapshot(options);
  const Wording wording(language(options));
  const std::string was = wording.bytes(before), now = wording.bytes(after->bytes());
  std::cout << wording.articles(after->documents()) << wording.say(" in ", " trong ")
            << wording.counted(after->segments().size(), "segment", "segments", "phân đoạn")
            << wording.say(", " + was + " before, " + now + " now", ", trước là " + was + ", nay là " + now) << '\n';
  return exit_found;
}

}  // namespace tra::cli
