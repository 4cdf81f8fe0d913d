// No standard says how scripts store articles. The object with most prose in members of the usual names is taken for
// the article. Prose is a string of text or HTML, or a list of paragraphs.
#include "archive/html/script_data.h"

#include <simdjson.h>

#include <algorithm>
#include <array>
#include <optional>
#include <unordered_map>
#include <vector>

#include "archive/html/json_ld.h"
#include "archive/html/json_repair.h"
#include "archive/html/object_literal.h"
#include "archive/html/plain_text.h"
#include "archive/read/message_headers.h"
#include "text/ascii.h"

namespace tra {
namespace {

namespace dom = simdjson::dom;

constexpr std::array<std::string_view, 24> body_members = {
    "articleBody", "body",     "content", "contentHtml", "content_html",     "contentHTML",
    "html",        "text",     "detail",  "rendered",    "paragraphs",       "blocks",
    "components",  "elements", "story",   "bodyHtml",    "body_html",        "fullText",
    "full_text",   "noi_dung", "noiDung", "children",    "content_elements", "contentElements"};
constexpr std::array<std::string_view, 2> block_members = {"data", "attrs"};  // of a block in a list of blocks
constexpr std::array<const char*, 6> title_members = {"title", "headline", "headlines", "name", "tieu_de", "tieuDe"};
constexpr std::array<const char*, 9> lead_members = {"sapo", "lead",     "description", "summary", "excerpt",
                                                     "dek",  "abstract", "standfirst",  "mo_ta"};
constexpr std::array<const char*, 16> date_members = {
    "datePublished", "published_at",   "publishedAt",    "publishDate", "publish_date", "published",
    "publishedDate", "published_date", "published_time", "publishTime", "publish_time", "publicationDate",
    "pubDate",       "date",           "created_at",     "createdAt"};

// Whether the string is text for readers, as opposed to an address, a name or code.
bool is_prose(std::string_view text) {
  constexpr std::size_t prose_bytes = 40;
  if (text.size() < prose_bytes || text.find("function(") != std::string_view::npos) return false;
  return 12 * std::count(text.begin(), text.end(), ' ') >= static_cast<std::ptrdiff_t>(text.size());
}

class ScriptReader {
 public:
  explicit ScriptReader(std::string page_title) : page_title_(text_key(page_title)) {}

  void read_script(std::string_view script) {
    if (script.size() > max_script_bytes) {
      too_long_ = true;
      return;
    }
    std::string unescaped;
    if (script.find("&q;") != std::string_view::npos) script = unescaped = without_angular_escapes(script);
    std::size_t read = 0;
    constexpr std::size_t most_values = 64;
    for (std::size_t at = script.find_first_of("{["); at != std::string_view::npos && read < most_values; ++read) {
      // JSON values stand at the beginning, after '=', or as an argument. Other brackets belong to code.
      const std::size_t before = script.find_last_not_of(" \t\r\n", at == 0 ? 0 : at - 1);
      const bool at_begin = at == 0 || before == std::string_view::npos || before >= at;
      const bool may_begin = at_begin || may_stand_before_value(script.substr(0, before + 1));
      const std::size_t bytes = may_begin ? read_value_at(script, at) : 0;
      at = script.find_first_of("{[", at + std::max<std::size_t>(bytes, 1));
    }
    read_parsed_strings(script);
  }

  // Next.js sends a page in pieces: calls of push with arguments [1,"..."]. Their strings, joined, are rows ID:JSON,
  // each a line, and ID:T and the length of a long text in hexadecimal digits, a comma and the text, for which "$ID"
  // stands.
  void read_flight() {
    const std::string flight = std::move(flight_);
    std::vector<std::string_view> rows;
    for (std::size_t from = 0; from < flight.size();) {
      const std::size_t to = std::min(flight.find('\n', from), flight.size());
      const std::string_view line = std::string_view(flight).substr(from, to - from);
      const std::size_t colon = line.find(':');
      from = to + 1;
      if (colon == std::string_view::npos || colon + 1 >= line.size()) continue;
      const std::size_t comma = line.find(',', colon);
      const auto size = line[colon + 1] == 'T' && comma != std::string_view::npos
                            ? to_number<std::size_t>(line.substr(colon + 2, comma - colon - 2), 16)
                            : std::nullopt;
      if (!size) {
        rows.push_back(line.substr(colon + 1));
        continue;
      }
      const std::size_t begin = static_cast<std::size_t>(line.data() - flight.data()) + comma + 1;
      texts_["$" + std::string(line.substr(0, colon))] = flight.substr(begin, *size);
      from = begin + std::min(*size, flight.size() - begin);
    }
    for (const std::string_view row : rows) read_value(row);
  }

  ScriptArticle take() {
    best_.too_long = too_long_;
    return std::move(best_);
  }

 private:
  // Angular writes quotes and angle brackets of the data that it transfers as &q; and the like.
  static std::string without_angular_escapes(std::string_view script) {
    constexpr std::string_view letters = "qaslg", meanings = "\"&'<>";
    std::string out;
    for (std::size_t at = 0; at < script.size(); ++at) {
      const bool escape = script[at] == '&' && at + 2 < script.size() && script[at + 2] == ';';
      const std::size_t letter = escape ? letters.find(script[at + 1]) : std::string_view::npos;
      out += letter == std::string_view::npos ? script[at] : meanings[letter];
      if (letter != std::string_view::npos) at += 2;
    }
    return out;
  }

  static bool may_stand_before_value(std::string_view code) {
    return code.find_last_of("=(,>") == code.size() - 1 || code.ends_with("return") || code.ends_with("<!--");
  }

  // Reads a value of JSON or, where its names have no quotes, of JavaScript, and returns its bytes; 0 when there is
  // none.
  std::size_t read_value_at(std::string_view script, std::size_t at) {
    constexpr std::size_t most_bytes = 8 << 20;  // of a script with values of JavaScript, which are copied
    const std::string_view json = balanced_json(script, at);
    if (!json.empty() && read_value(json)) return json.size();
    if (script.size() > most_bytes) return 0;
    const ObjectLiteral literal = read_object_literal(script, at);
    return !literal.json.empty() && read_value(literal.json) ? literal.bytes : 0;
  }

  bool read_value(std::string_view json) {
    dom::element value;
    if (parser_.parse(json.data(), json.size()).get(value) != simdjson::SUCCESS) return false;
    dom::array array;
    std::string_view text;
    if (value.get(array) == simdjson::SUCCESS && array.size() == 2 && array.at(1).get(text) == simdjson::SUCCESS)
      flight_ += text;
    read_payload(value);
    visit(value);
    payload_.clear();
    return true;
  }

  // Reads JSON in strings of the script: JSON.parse("{...}").
  void read_parsed_strings(std::string_view script) {
    constexpr std::string_view call = "JSON.parse(\"";
    for (std::size_t at = script.find(call); at != std::string_view::npos; at = script.find(call, at)) {
      at += call.size() - 1;
      const std::string json(quoted_string(script.substr(at)));
      dom::parser strings;
      std::string_view inner;
      if (strings.parse(json).get(inner) == simdjson::SUCCESS && !inner.empty()) read_value(inner);
      at += std::max<std::size_t>(json.size(), 1);
    }
  }

  // Nuxt writes a page's data as one array, in which numbers stand for the elements at these places.
  void read_payload(dom::element value) {
    dom::array array;
    if (value.get(array) != simdjson::SUCCESS) return;
    std::int64_t number = 0;
    bool refers = false;
    for (const dom::element item : array) {
      payload_.push_back(item);
      dom::object object;
      if (refers || item.get(object) != simdjson::SUCCESS) continue;
      for (const dom::key_value_pair member : object)
        refers = refers || (text::is_one_of(member.key, body_members) && member.value.get(number) == simdjson::SUCCESS);
    }
    if (!refers) payload_.clear();
  }

  // What a value stands for, where it is a place in the payload.
  dom::element meant(dom::element value) const {
    std::uint64_t place = 0;
    return !payload_.empty() && value.get(place) == simdjson::SUCCESS && place < payload_.size() ? payload_[place]
                                                                                                 : value;
  }

  // The text of a string, or of a long text of Next.js that it stands for.
  std::string_view meant(std::string_view text) const {
    if (!text.starts_with('$')) return text;
    const auto found = texts_.find(std::string(text));
    return found == texts_.end() ? text : std::string_view(found->second);
  }

  template <typename Names>
  std::string first_string(dom::object object, const Names& names) const {
    for (const char* name : names) {
      dom::element member;
      if (object[name].get(member) != simdjson::SUCCESS) continue;
      member = meant(member);
      for (const char* inner : {"rendered", "basic"})
        if (dom::element deeper; member.is_object() && member[inner].get(deeper) == simdjson::SUCCESS) member = deeper;
      std::string_view text;
      std::int64_t number = 0;
      if (member.get(text) == simdjson::SUCCESS && !text.empty()) return std::string(meant(text));
      if (member.get(number) == simdjson::SUCCESS) return std::to_string(number);
    }
    return {};
  }

  // Collects the prose inside a value in document order, one line for each string.
  // Places in a payload may lead in circles, so the steps are counted.
  void collect_prose(dom::element value, int levels, std::string& prose) {
    if (steps_left_ == 0) return;
    if (!payload_.empty()) --steps_left_;
    if (levels == 0) return;
    std::string_view text;
    dom::array array;
    dom::object object;
    value = meant(value);
    if (value.get(text) == simdjson::SUCCESS) {
      if (text = meant(text); is_prose(text)) prose.append(text).append("\n");
    } else if (value.get(array) == simdjson::SUCCESS) {
      for (const dom::element item : array)
        if (steps_left_ > 0) collect_prose(item, levels - 1, prose);
    } else if (value.get(object) == simdjson::SUCCESS) {
      for (const dom::key_value_pair member : object)
        if (text::is_one_of(member.key, body_members) || text::is_one_of(member.key, block_members))
          collect_prose(member.value, levels - 1, prose);
    }
  }

  void visit(dom::element value) {
    dom::array array;
    dom::object object;
    if (value.get(array) == simdjson::SUCCESS) {
      for (const dom::element item : array) visit(item);
    } else if (value.get(object) == simdjson::SUCCESS) {
      consider(object);
      for (const dom::key_value_pair member : object) visit(member.value);
    }
  }

  // Considers an object as the article. One with a headline is preferred, and one with the page's headline more so; an
  // object that holds many times as much is taken all the same, because a page may be called otherwise than its
  // article.
  void consider(dom::object object) {
    constexpr int most_levels = 16;
    std::string prose, one;
    for (const dom::key_value_pair member : object) {
      if (steps_left_ == 0 || !text::is_one_of(member.key, body_members)) continue;
      one.clear();
      collect_prose(member.value, most_levels, one);
      if (one.size() > prose.size()) prose.swap(one);
    }
    if (prose.empty()) return;
    std::string title = first_string(object, title_members);
    const std::size_t worth = prose.size() * (title.empty() ? 1 : is_of_page(title) ? 8 : 2);
    if (worth <= best_worth_) return;
    best_worth_ = worth;
    best_ = {std::move(title), first_string(object, lead_members), first_string(object, date_members), std::move(prose),
             false};
  }

  bool is_of_page(const std::string& title) const {
    constexpr std::size_t least_bytes = 8;
    const std::string key = text_key(html_to_text(title));
    return key.size() >= least_bytes && page_title_.find(key) != std::string::npos;
  }

  dom::parser parser_;
  ScriptArticle best_;
  std::size_t best_worth_ = 0;
  bool too_long_ = false;
  std::string flight_;
  std::unordered_map<std::string, std::string> texts_;  // of Next.js, by the names that stand for them
  std::vector<dom::element> payload_;                   // of Nuxt
  std::uint64_t steps_left_ = 1'000'000;
  const std::string page_title_;  // its key
};

bool holds_data(const GumboNode* script) {
  const std::string type = text::lower_ascii(attribute(script, "type"));
  return type.empty() || type.find("json") != std::string::npos || type.find("javascript") != std::string::npos ||
         type == "module";
}

void visit_scripts(const GumboNode* node, ScriptReader& reader) {
  if (is_element(node, GUMBO_TAG_SCRIPT) && holds_data(node))
    for (const GumboNode* text : child_nodes(node))
      if (is_text(text)) reader.read_script(text->v.text.text);
  if (is_element(node))
    for (const char* name : {"data-page", "data-props", "data-react-props", "props"})  // Inertia, React, Astro
      if (const std::string_view value = attribute(node, name); value.starts_with('{')) reader.read_script(value);
  for (const GumboNode* child : child_nodes(node)) visit_scripts(child, reader);
}

}  // namespace

ScriptArticle read_script_data(const GumboNode* root, const std::string& page_title) {
  ScriptReader reader(page_title);
  visit_scripts(root, reader);
  reader.read_flight();
  ScriptArticle article = reader.take();
  article.title = html_to_text(article.title);
  article.lead = html_to_text(article.lead);
  article.body = html_to_text(text::trim(article.body));
  return article;
}

}  // namespace tra
