// Segments of one search on several threads.
#pragma once

#include <cstdint>
#include <functional>

namespace tra::search {

// Calls task(worker, i) once for each i below `count`, in any order, on up to `threads` threads, of which the caller's
// is one; workers are numbered from 0 and do one task at a time. Fewer threads do all of it where no more can be
// started. The first exception of a task is thrown when all threads have ended.
void for_each_on(unsigned threads, std::uint32_t count, const std::function<void(unsigned, std::uint32_t)>& task);

}  // namespace tra::search
