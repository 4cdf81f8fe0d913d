// The options of commands that take articles into an index.
#pragma once

#include <vector>

#include "arguments/options.h"
#include "tra/article_index.h"
#include "tra/mirror.h"

namespace tra::cli {

// --threads, --memory, --rules, --no-facets and --map.
ArticleWriterOptions intake_options(const Options& options);
// The archives a command line names, with --as, --include, --exclude and --follow.
std::vector<ArchiveSource> archive_sources(const Options& options);
// Reads --threads and --memory.
ArticleWriterOptions writer_options(const Options& options);

}  // namespace tra::cli
