// Helpers for the functions of tra/c.h: handles, error reporting instead of exceptions, and structures with a size
// member.
#pragma once

#include <algorithm>
#include <atomic>
#include <cstddef>
#include <cstring>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>

#include "tra/articles.h"
#include "tra/c.h"

struct tra_error {
  tra_error_kind code;
  std::string message, path;
  std::optional<std::uint64_t> offset;
};

struct tra_cancel {
  std::atomic<bool> set{false};
};

struct tra_schema {
  tra::Schema schema;
};

struct tra_document {
  tra::Document document;
};

struct tra_writer {
  tra::IndexWriter writer;
};

struct tra_article_writer {
  tra::ArticleWriter writer;
};

struct tra_index {
  std::shared_ptr<const tra::Snapshot> snapshot;
  tra::Searcher searcher;
  tra::ArticleSearcher articles;
  tra::Suggester suggester;
  bool of_articles;
};

namespace tra::c {

// Writes the current exception to `error` unless that is null. Must be called in an exception handler.
void report_exception(tra_error** error) noexcept;

// Returns the result of `work`. When `work` throws, returns 0 or NULL and sets the error.
template <class Work>
auto guarded(tra_error** error, Work&& work) noexcept -> decltype(work()) {
  try {
    return work();
  } catch (...) {
    report_exception(error);
    return {};
  }
}

// The same for work without a result: returns 1 on success.
template <class Work>
int done(tra_error** error, Work&& work) noexcept {
  return guarded(error, [&] {
    work();
    return 1;
  });
}

// Throws Error(invalid_argument) when a program built with a newer header set a member that this library does not know.
void refuse_unknown_members(const void* options, std::size_t known, std::size_t size, const char* what);

// The defaults, overwritten by the caller's options. The caller's structure may be smaller (older header) or larger.
template <class Options>
Options read_options(const Options* given, const Options& defaults, const char* what) {
  static_assert(std::is_trivially_copyable_v<Options>);
  Options options = defaults;
  if (given == nullptr) return options;
  refuse_unknown_members(given, sizeof options, given->size, what);
  std::memcpy(&options, given, std::min(given->size, sizeof options));
  options.size = sizeof options;
  return options;
}

// Fills the first `size` bytes of the caller's options.
template <class Options>
void init_options(Options* options, std::size_t size, const Options& defaults) noexcept {
  std::memset(options, 0, size);
  std::memcpy(options, &defaults, std::min(size, sizeof defaults));
  options->size = size;
}

// Copies as much of a result as the caller's structure can hold.
template <class Result>
void fill(Result* given, Result result) noexcept {
  if (given == nullptr) return;
  const std::size_t size = given->size;
  std::memcpy(given, &result, std::min(size, sizeof result));
  given->size = size;
}

inline std::string text_or_empty(const char* text) { return text == nullptr ? std::string() : std::string(text); }

tra_writer_options default_writer_options() noexcept;
ArticleWriterOptions article_writer_options(const tra_writer_options& options);
tra_commit to_commit(const CommitInfo& info) noexcept;
// Creates the observer that the caller requested; `watch` may be null.
WorkObserver observer_of(const tra_watch* watch);

}  // namespace tra::c
