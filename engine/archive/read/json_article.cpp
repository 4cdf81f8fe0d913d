#include "archive/read/json_article.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <utility>

#include "archive/read/content_hash.h"
#include "archive/read/json_lists.h"
#include "archive/read/json_names.h"
#include "archive/read/json_object.h"
#include "archive/read/json_tables.h"
#include "archive/read/json_text.h"
#include "archive/read/json_values.h"
#include "archive/read/names.h"
#include "archive/read/passed_over.h"
#include "archive/read/source.h"
#include "archive/read/text.h"
#include "text/ascii.h"

namespace tra {
namespace {

namespace dom = simdjson::dom;

std::optional<int> integer_of(dom::element value) {
  std::int64_t number = -1;
  std::string_view text;
  if (double real = 0; value.get(text) == simdjson::SUCCESS) {
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (error != std::errc() || end != text.data() + text.size()) return std::nullopt;
  } else if (value.get(number) != simdjson::SUCCESS) {
    if (value.get(real) != simdjson::SUCCESS || !(real >= 0 && real <= 1e6)) return std::nullopt;
    number = static_cast<std::int64_t>(real);
    if (static_cast<double>(number) != real) return std::nullopt;
  }
  if (number < 0 || number > 1'000'000) return std::nullopt;
  return static_cast<int>(number);
}

// The strings of a string or an array of strings; empty for anything else, as codes and names are never numbers.
std::optional<std::vector<std::string>> list_of(dom::element value) {
  std::vector<std::string> all;
  const auto take = [&](dom::element item) {
    if (item.is_number()) return false;
    const std::optional<std::string> text = text_of(item, " ");
    if (!text) return item.is_null();
    if (const std::string_view trimmed = text::trim(*text); !trimmed.empty()) all.emplace_back(trimmed);
    return true;
  };
  dom::array array;
  if (value.get(array) != simdjson::SUCCESS) return take(value) ? std::optional(std::move(all)) : std::nullopt;
  for (const dom::element item : array)
    if (!take(item)) return std::nullopt;
  return all;
}

// The text on one line, with HTML line breaks replaced.
std::string as_line(std::string_view text) {
  std::string line(text::trim(text));
  if (line.find('<') == std::string::npos && line.find('&') == std::string::npos) return line;
  read_markup(line);
  std::replace(line.begin(), line.end(), '\n', ' ');
  return line;
}

bool is_address(std::string_view text) { return text.starts_with("http://") || text.starts_with("https://"); }

// Fills an article from the members of a JSON object.
class ArticleFiller {
 public:
  ArticleFiller(const std::vector<MappedPath>& map, std::vector<JsonMember>& members, std::vector<std::string>& notes,
                Article& article)
      : map_(map), members_(members), notes_(notes), article_(article) {}

  void fill(dom::object object) {
    constexpr int most_levels = 4;
    for (int level = 0; level < most_levels; ++level) {
      choose(object);
      const JsonMember* inner = find_inner();
      read_members(inner);
      if (inner == nullptr || inner->value.get(object) != simdjson::SUCCESS) break;
    }
    if (!author_.empty()) {
      article_.extra += article_.extra.empty() ? "{\"author\":" : ",\"author\":";
      append_json_string(article_.extra, author_);
    }
    if (!article_.extra.empty()) article_.extra += '}';
    if (article_.url.empty() && is_address(article_.source)) article_.url = article_.source;
    if (article_.id.empty()) article_.id = printable_name(article_.url);
  }

  bool id_unreadable() const { return id_unreadable_; }

 private:
  void read_members(const JsonMember* except) {
    for (const JsonMember& member : members_) {
      if (&member == except) continue;
      const FieldName* field = member.field;
      if (field != nullptr && !taken_[field->field] && best_[field->field] == field->rank) {
        if (read(field->field, member.name, member.value)) continue;
      } else if (field != nullptr && is_blank_value(member.value)) {
        continue;
      }
      append_unmapped(article_.extra, member.name, member.value, map_);
    }
  }

  // The member that holds the article itself, when this object has no text of its own; null when there is none.
  const JsonMember* find_inner() const {
    constexpr std::size_t body = 3;
    static_assert(article_fields > body);
    if (taken_[body] || best_[body] != no_rank) return nullptr;
    for (const JsonMember& member : members_) {
      dom::object inner, deeper;
      if (!is_wrapper(member.name) || member.value.get(inner) != simdjson::SUCCESS) continue;
      if (holds_article(inner)) return &member;
      for (const auto& [name, value] : inner)
        if (is_wrapper(name) && value.get(deeper) == simdjson::SUCCESS && holds_article(deeper)) return &member;
    }
    return nullptr;
  }

  // Chooses the member that gives each field: the one at a path of the user's map, else the best-ranked name with a
  // value.
  void choose(dom::object object) {
    members_.clear();
    best_.fill(no_rank);
    taken_.fill(false);
    for (const auto& [name, value] : object) {
      const FieldName* field = value.is_object() && is_wrapper(name) ? nullptr : find_field(name);
      members_.push_back({name, value, field});
      if (field != nullptr && field->rank < best_[field->field] && !is_blank_value(value) && !value.is_bool())
        best_[field->field] = field->rank;
    }
    // "content": false is taken, and reported, only where no other name has a value.
    for (const JsonMember& member : members_)
      if (member.field != nullptr && member.value.is_bool() && best_[member.field->field] == no_rank)
        best_[member.field->field] = member.field->rank;
    for (const MappedPath& path : map_)
      if (const auto value = find_mapped(object, path); value && !is_blank_value(*value))
        if (read(path.field, path.whole, *value)) taken_[path.field] = true;
  }

  bool read(std::size_t number, std::string_view name, dom::element value) {
    const ArticleField& field = article_field(number);
    switch (field.kind) {
      case FieldKind::id:
        return read_id(name, value);
      case FieldKind::line:
        return read_text(name, value, " ", [&](std::string&& text) { article_.*field.string = as_line(text); });
      case FieldKind::text:
        return read_text(name, value, "\n", [&](std::string&& text) {
          read_markup_of(name, text);
          article_.*field.string = std::move(text);
        });
      case FieldKind::author:
        return read_text(name, value, ", ", [&](std::string&& text) { author_ = as_line(text); });
      case FieldKind::list:
        if (auto list = list_of(value)) {
          article_.*field.strings = std::move(*list);
          return true;
        }
        return unreadable(name, "is not a string or an array of strings");
      case FieldKind::principals:
        return read_principals(value) || unreadable(name, "is not an array of objects with a name");
      case FieldKind::integer:
        article_.meeting_ordinal = integer_of(value);
        return article_.meeting_ordinal || unreadable(name, "is not a whole number between 0 and 1000000");
      case FieldKind::date:
        article_.date = date_of(value, name.ends_with("_gmt"));
        return !article_.date.empty() || unreadable(name, "is no date");
    }
    return false;
  }

  bool read_principals(dom::element value) {
    dom::array array;
    if (value.get(array) != simdjson::SUCCESS) return false;
    std::vector<Principal> principals;
    for (const dom::element each : array) {
      Principal principal;
      const auto take = [&](const char* member, std::string& text) {
        std::string_view view;
        if (each[member].get(view) == simdjson::SUCCESS) text = as_line(view);
      };
      take("name", principal.name);
      take("office", principal.office);
      take("country", principal.country);
      take("role", principal.role);
      if (principal.name.empty()) return false;
      principals.push_back(std::move(principal));
    }
    article_.principals = std::move(principals);
    return true;
  }

  bool unreadable(std::string_view name, const char* why) {
    notes_.push_back("\"" + std::string(name) + "\" " + why + ", kept as it is");
    return false;
  }

  template <typename Take>
  bool read_text(std::string_view name, dom::element value, std::string_view separator, const Take& take) {
    std::optional<std::string> text = text_of(value, separator);
    if (!text) return unreadable(name, "holds no text");
    take(std::move(*text));
    return true;
  }

  bool read_id(std::string_view name, dom::element value) {
    dom::array array;
    const bool several = value.get(array) == simdjson::SUCCESS && array.size() != 1;
    const std::optional<std::string> text = several ? std::nullopt : text_of(value, " ");
    id_unreadable_ = !text;
    if (!text) return unreadable(name, "is no id");
    article_.id = printable_name(text::trim(*text));
    return true;
  }

  void read_markup_of(std::string_view name, std::string& text) {
    try {
      read_markup(text);
    } catch (const ReadError& error) {
      notes_.push_back("\"" + std::string(name) + "\" is HTML that cannot be read: " + error.what());
    }
  }

  static constexpr std::uint8_t no_rank = 255;
  const std::vector<MappedPath>& map_;
  std::vector<JsonMember>& members_;
  std::vector<std::string>& notes_;
  std::array<std::uint8_t, article_fields> best_;
  std::array<bool, article_fields> taken_;  // fields filled by a path of the user's map
  Article& article_;
  std::string author_;
  bool id_unreadable_ = false;
};

}  // namespace

JsonArticleParser::JsonArticleParser(const MemberMap& map)
    : parser_(std::make_unique<dom::parser>()), map_(mapped_paths(map)) {}

std::size_t JsonArticleParser::open(std::string_view bytes) {
  notes_.clear();
  listed_.clear();
  const dom::object object = parse_json_object(*parser_, bytes, notes_);
  const std::string bulk_id = std::exchange(bulk_id_, {});
  if (auto id = id_of_bulk_action(object)) {
    bulk_id_ = std::move(*id);
    return 0;
  }
  if (open_rows(rows_of_lists(object))) return listed_.size();
  first_ = fill(object, bulk_id);
  first_.content_hash = content_hash(bytes);
  const Article& article = first_.article;
  const bool is_article = !article.body.empty() || (!article.id.empty() && !(article.title + article.lead).empty());
  if (!is_article) listed_ = listed_articles(object);
  if (!is_article && listed_.empty()) open_rows(table_rows(object));
  return listed_.empty() ? 1 : listed_.size();
}

// The rows take the place of the object in the parser.
bool JsonArticleParser::open_rows(const std::string& rows) {
  dom::array array;
  if (rows.empty() || parser_->parse(rows).get(array) != simdjson::SUCCESS) return false;
  for (const dom::object row : array) listed_.push_back({row, {}});
  return true;
}

ParsedArticle JsonArticleParser::article(std::size_t number, const std::string& fallback_id) {
  if (listed_.empty()) return with_id(with_text(std::move(first_), fallback_id), fallback_id);
  notes_.clear();
  const auto& [object, key] = listed_[number];
  ParsedArticle parsed = fill(object);
  parsed.content_hash = content_hash(simdjson::minify(object));
  if (!key.empty()) return with_id(std::move(parsed), printable_name(key));
  return with_id(with_text(std::move(parsed), fallback_id),
                 fallback_id.empty() ? fallback_id : fallback_id + "!" + std::to_string(number + 1));
}

ParsedArticle JsonArticleParser::fill(dom::object object, std::string_view id) {
  ParsedArticle parsed;
  parsed.article.id = printable_name(id);
  ArticleFiller filler(map_, members_, notes_, parsed.article);
  filler.fill(object);
  id_unreadable_ = filler.id_unreadable();
  return parsed;
}

// Notes an article without any text. An object that has no id either, and would get one, is no article.
ParsedArticle JsonArticleParser::with_text(ParsedArticle&& parsed, const std::string& fallback_id) {
  const Article& article = parsed.article;
  if (article.title.empty() && article.lead.empty() && article.body.empty() && article.captions.empty()) {
    if (article.id.empty() && !fallback_id.empty()) throw ReadError("an object without title or text");
    notes_.push_back("an article without title or text");
  }
  return std::move(parsed);
}

ParsedArticle JsonArticleParser::with_id(ParsedArticle&& parsed, const std::string& fallback_id) const {
  if (parsed.article.id.empty()) parsed.article.id = fallback_id;
  if (parsed.article.id.empty()) throw ReadError(id_unreadable_ ? "\"id\" is not a string" : "no \"id\"");
  repair_mojibake(parsed);
  return std::move(parsed);
}

void JsonArticleParser::close() {
  constexpr std::size_t usual_bytes = 4 << 20;
  listed_.clear();
  first_ = {};
  if (parser_->capacity() > usual_bytes)
    parser_ = std::make_unique<dom::parser>();  // replaced after a huge object, so that its buffers are freed
}

ParsedArticle JsonArticleParser::parse(std::string_view bytes, const std::string& fallback_id) {
  open(bytes);
  ParsedArticle parsed = with_id(std::move(first_), fallback_id);
  close();
  return parsed;
}

void give_articles(JsonArticleParser& parser, std::size_t count, const std::string& fallback_id, Reader reader,
                   const std::string& name, std::uint64_t line, const ArticleSink& sink,
                   std::vector<ReadFailure>& failures) {
  for (std::size_t number = 0; number < count; ++number) {
    ParsedArticle parsed;
    try {
      parsed = parser.article(number, fallback_id);
    } catch (const ReadError& error) {
      add_failure(failures, {name, line, error.what()});
      continue;
    }
    for (const std::string& note : parser.notes()) pass_over(failures, name, line, note);
    if (number + 1 == count) parser.close();
    parsed.reader = reader;
    parsed.line = line;
    sink(std::move(parsed));
  }
}

}  // namespace tra
