// Converting a JSON object to an article. engine/archive/README.md lists the recognised member names.
#pragma once

#include <simdjson.h>

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "archive/read/json_lists.h"
#include "archive/read/json_map.h"
#include "archive/read/json_names.h"
#include "tra/archive.h"

namespace tra {

struct JsonMember {
  std::string_view name;
  simdjson::dom::element value;
  const FieldName* field;  // null when the name stands for no field
};

// Parses one object after another and reuses the buffers.
class JsonArticleParser {
 public:
  explicit JsonArticleParser(const MemberMap& map = {});

  // Parses an object and returns how many articles it holds: one, those of the lists and tables that an export or the
  // answer of a server wraps in an object, or none when it only tells the id of the next object (`id_of_bulk_action`).
  // `bytes` must be followed by simdjson::SIMDJSON_PADDING readable bytes. Throws ReadError with the reason.
  std::size_t open(std::string_view bytes);

  // An article of the object. Without an id it takes its address as id, or else `fallback_id` unless that is empty; in
  // a list, the article's number is added to that. Each is given once. Throws ReadError with the reason.
  ParsedArticle article(std::size_t number, const std::string& fallback_id);

  // Frees the memory of a huge object.
  void close();

  // An object that is one article, whatever lists it has.
  ParsedArticle parse(std::string_view bytes, const std::string& fallback_id);

  // Notes on the last article: members that were repaired, and members whose values do not fit their field.
  const std::vector<std::string>& notes() const { return notes_; }

 private:
  bool open_rows(const std::string& rows);
  ParsedArticle fill(simdjson::dom::object object, std::string_view id = {});
  ParsedArticle with_text(ParsedArticle&& parsed, const std::string& fallback_id);
  ParsedArticle with_id(ParsedArticle&& parsed, const std::string& fallback_id) const;

  std::unique_ptr<simdjson::dom::parser> parser_;
  const std::vector<MappedPath> map_;
  std::vector<JsonMember> members_;  // of the current object
  std::vector<std::string> notes_;
  ParsedArticle first_;                // what the object gives when it is one article
  std::vector<ListedArticle> listed_;  // the articles of its lists
  std::string bulk_id_;                // of the next object
  bool id_unreadable_ = false;
};

// Gives the articles of an opened object. One without an id is a failure of its own.
void give_articles(JsonArticleParser& parser, std::size_t count, const std::string& fallback_id, Reader reader,
                   const std::string& name, std::uint64_t line, const ArticleSink& sink,
                   std::vector<ReadFailure>& failures);

// Begins each value of a JSON text sequence (RFC 7464).
inline constexpr char record_separator = '\x1e';

}  // namespace tra
