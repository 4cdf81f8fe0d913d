#include "corpus_lines.h"

#include <simdjson.h>

#include "tra/error.h"

namespace tra::bench {

struct CorpusLines::Parser {
  simdjson::ondemand::parser json;
};

CorpusLines::CorpusLines(const std::string& path)
    : path_(path), in_(path, std::ios::binary), parser_(std::make_unique<Parser>()) {
  if (!in_) throw Error(ErrorCode::io, "the corpus cannot be read", path);
}

CorpusLines::~CorpusLines() = default;

bool CorpusLines::next(CorpusArticle& article) {
  if (!std::getline(in_, line_)) return false;
  article.line = lines_++;
  line_.reserve(line_.size() + simdjson::SIMDJSON_PADDING);
  try {
    auto document = parser_->json.iterate(line_.data(), line_.size(), line_.capacity());
    auto object = document.get_object();
    article.text = std::string_view(object.find_field_unordered("title").get_string());
    article.text += '\n';
    article.text += std::string_view(object.find_field_unordered("text").get_string());
    std::string_view date;
    article.date = object.find_field_unordered("date").get_string().get(date) == simdjson::SUCCESS ? date : "";
  } catch (const simdjson::simdjson_error& error) {
    throw Error(ErrorCode::invalid_argument, "line " + std::to_string(lines_) + ": " + error.what(), path_);
  }
  return true;
}

}  // namespace tra::bench
