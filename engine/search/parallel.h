// Processing the segments of one search with several threads.
#pragma once

#include <cstdint>
#include <functional>

namespace tra::search {

// Calls task(worker, i) once for each i below `count`, in any order, on up to `threads` threads including the caller's.
// Workers are numbered from 0 and run one task at a time. When no more threads can be started, the running ones do all
// tasks. The first exception of a task is rethrown after all threads have ended.
void for_each_on(unsigned threads, std::uint32_t count, const std::function<void(unsigned, std::uint32_t)>& task);

}  // namespace tra::search
