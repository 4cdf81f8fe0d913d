// What the functions of tra/c.h have in common: handles, errors instead of exceptions, options by their size.
#pragma once

#include <atomic>
#include <cstddef>
#include <cstring>
#include <memory>
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

// Writes the exception under way to `error`, where there is one to be written to. Called in a handler.
void report_exception(tra_error** error) noexcept;

// What `work` returns; when it throws, nothing (0, NULL) and an error.
template <class Work>
auto guarded(tra_error** error, Work&& work) noexcept -> decltype(work()) {
  try {
    return work();
  } catch (...) {
    report_exception(error);
    return {};
  }
}

// The same for work that returns nothing: 1 when it is done.
template <class Work>
int done(tra_error** error, Work&& work) noexcept {
  return guarded(error, [&] {
    work();
    return 1;
  });
}

// Error(invalid_argument) where a newer program set a member that this library does not have.
void refuse_unknown_members(const void* options, std::size_t known, std::size_t size, const char* what);

// The caller's options over the defaults: those of its size, which an older header has smaller and a newer one larger.
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

// Copies what the caller's structure has room for.
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
// Watches work as the caller asked; `watch` may be null.
WorkObserver observer_of(const tra_watch* watch);

}  // namespace tra::c
