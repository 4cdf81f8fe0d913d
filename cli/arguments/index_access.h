// Opening the index a command line names.
#pragma once

#include <memory>

#include "arguments/options.h"
#include "tra/index_writer.h"
#include "tra/snapshot.h"

namespace tra::cli {

// The newest commit; an error that says how to make an index when there is none.
std::shared_ptr<const Snapshot> open_snapshot(const Options& options);

// The index for writing, made with the schema of articles when there is none. --threads and --memory apply.
IndexWriter open_or_make_index(const Options& options);
// The index that is there, for writing.
IndexWriter open_index(const Options& options);

// The folder of the index that is there.
std::shared_ptr<const Directory> open_existing(const Options& options);

unsigned thread_count(const Options& options);

}  // namespace tra::cli
