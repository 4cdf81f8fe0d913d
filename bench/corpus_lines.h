// The corpus all engines are given: one JSON object a line, {"id", "title", "text"}, each a string; also "date" where
// it is known.
#pragma once

#include <cstdint>
#include <fstream>
#include <memory>
#include <string>

namespace tra::bench {

struct CorpusArticle {
  std::uint64_t line = 0;  // from 0
  std::string text;        // the title, a line feed, the text
  std::string date;        // YYYY-MM-DD, or empty
};

class CorpusLines {
 public:
  explicit CorpusLines(const std::string& path);  // Error(io)
  ~CorpusLines();

  // False at the end. Error(invalid_argument) naming the line that is no such object.
  bool next(CorpusArticle& article);

 private:
  struct Parser;
  std::string path_, line_;
  std::ifstream in_;
  std::uint64_t lines_ = 0;
  std::unique_ptr<Parser> parser_;
};

}  // namespace tra::bench
