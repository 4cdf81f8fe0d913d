// Starting the n-th thread of a run fails. The result must be an error, running threads must be joined, and the last
// commit must be intact.
#include <dlfcn.h>
#include <pthread.h>

#include <atomic>
#include <catch2/catch.hpp>
#include <cerrno>

#include "articles/indexing_pool.h"
#include "crash/script.h"
#include "snapshot/helper_threads.h"
#include "tra/error.h"

using namespace tra;
using namespace tra::test;

namespace {

std::atomic<int> g_threads_until_failure = -1;  // negative: no failure

}  // namespace

// Replaces the system's function in this program, because std::thread offers no way to inject a failure.
extern "C" int pthread_create(pthread_t* thread, const pthread_attr_t* attributes, void* (*start)(void*),
                              void* argument) {
  if (g_threads_until_failure >= 0 && g_threads_until_failure-- == 0) return EAGAIN;
  using Create = int (*)(pthread_t*, const pthread_attr_t*, void* (*)(void*), void*);
  static const auto real = reinterpret_cast<Create>(::dlsym(RTLD_NEXT, "pthread_create"));
  return real(thread, attributes, start, argument);
}

TEST_CASE("a thread that cannot be started is an error, and what was committed stands", "[thread]") {
  const auto directory = memory_directory();
  WriterOptions options;
  options.threads = 4;
  {
    IndexWriter writer(directory, script_schema(), options);
    writer.add(script_document("doc-1", "một"));
    writer.commit();
  }
  const Contents committed = read_contents(directory);
  int failures = 0;
  for (int n = 0;; ++n) {
    g_threads_until_failure = n;
    bool failed = false;
    try {
      IndexWriter writer(directory, script_schema(), options);
    } catch (const Error& error) {
      CHECK(error.code() == ErrorCode::resource_exhausted);
      CHECK_THAT(error.what(), Catch::Contains("cannot start a thread"));
      failed = true;
    }
    g_threads_until_failure = -1;
    CHECK(read_contents(directory) == committed);
    if (!failed) break;
    ++failures;
  }
  CHECK(failures == 5);  // four workers and the merger
  CHECK(problem_of_going_on(directory, committed) == "");
}

TEST_CASE("a reading thread that cannot be started is an error, and the others are joined", "[thread]") {
  constexpr int kThreads = 4;
  articles::IndexingPool pool(kThreads, std::make_shared<LongTexts>());
  const auto read = [](std::size_t, const ArticleSink&) {};
  const auto work = [](std::size_t, ParsedArticle&&) {};
  for (int n = 0; n < kThreads - 1; ++n) {
    g_threads_until_failure = n;
    try {
      pool.run(100, read, work);
      FAIL("ran without a thread");
    } catch (const Error& error) {
      CHECK(error.code() == ErrorCode::resource_exhausted);
    }
    g_threads_until_failure = -1;
  }
  pool.run(100, read, work);  // the pool remains usable
}

TEST_CASE("helping threads that cannot be started leave their tasks to the others", "[thread]") {
  constexpr unsigned kThreads = 3;
  for (int n = 0; n <= static_cast<int>(kThreads); ++n) {
    g_threads_until_failure = n;
    HelperThreads helpers(kThreads);
    g_threads_until_failure = -1;
    std::atomic<int> done = 0;
    helpers.for_each(100, [&](unsigned, std::uint32_t) { ++done; });
    CHECK(done == 100);
  }
}
