// The benchmark corpus for all engines: one JSON object a line with the strings "id", "title" and "text", and "date"
// where known.
#pragma once

#include <cstdint>
#include <fstream>
#include <memory>
#include <string>

namespace tra::bench {

struct CorpusArticle {
  std::uint64_t line = 0;  // counted from 0
  std::string text;        // the title, a line feed, the body
  std::string date;        // YYYY-MM-DD, or empty
};

class CorpusLines {
 public:
  explicit CorpusLines(const std::string& path);  // throws Error(io)
  ~CorpusLines();

  // Returns false at the end. Throws Error(invalid_argument) with the number of a line that is no such object.
  bool next(CorpusArticle& article);

 private:
  struct Parser;
  std::string path_, line_;
  std::ifstream in_;
  std::uint64_t lines_ = 0;
  std::unique_ptr<Parser> parser_;
};

}  // namespace tra::bench
