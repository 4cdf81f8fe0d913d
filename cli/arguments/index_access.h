// Opening the index that a command line names.
#pragma once

#include <memory>

#include "arguments/options.h"
#include "tra/article_index.h"
#include "tra/index_writer.h"
#include "tra/snapshot.h"

namespace tra::cli {

// The newest commit; an error that says how to make an index when there is none.
std::shared_ptr<const Snapshot> open_snapshot(const Options& options);
// The same of all indexes that are named, as one.
std::shared_ptr<const Snapshot> open_snapshots(const Options& options);

// The folder of the index that is there.
std::shared_ptr<Directory> open_existing(const Options& options);
// The folder of the index, made when it is not there.
std::shared_ptr<Directory> open_or_make(const Options& options);

// --threads, --memory, --rules, --no-facets and --map.
ArticleWriterOptions intake_options(const Options& options);
// --threads and --memory.
ArticleWriterOptions writer_options(const Options& options);

}  // namespace tra::cli
