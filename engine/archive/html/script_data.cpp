// No standard says how scripts store articles. The object with most prose in members of the usual names is taken for
// the article. Prose is a string of text or HTML, or a list of paragraphs.
#include "archive/html/script_data.h"

#include <simdjson.h>

#include <algorithm>
#include <array>

#include "archive/html/json_ld.h"
#include "archive/html/json_repair.h"
#include "archive/html/plain_text.h"
#include "text/ascii.h"

namespace tra {
namespace {

namespace dom = simdjson::dom;

constexpr std::array<std::string_view, 22> body_members = {
    "articleBody", "body",     "content",    "contentHtml", "content_html", "contentHTML", "html",  "text",
    "detail",      "rendered", "paragraphs", "blocks",      "components",   "elements",    "story", "bodyHtml",
    "body_html",   "fullText", "full_text",  "noi_dung",    "noiDung",      "children"};
constexpr std::array<const char*, 5> title_members = {"title", "headline", "name", "tieu_de", "tieuDe"};
constexpr std::array<const char*, 9> lead_members = {"sapo", "lead",     "description", "summary", "excerpt",
                                                     "dek",  "abstract", "standfirst",  "mo_ta"};
constexpr std::array<const char*, 16> date_members = {
    "datePublished", "published_at",   "publishedAt",    "publishDate", "publish_date", "published",
    "publishedDate", "published_date", "published_time", "publishTime", "publish_time", "publicationDate",
    "pubDate",       "date",           "created_at",     "createdAt"};

template <typename Names>
std::string first_string(dom::object object, const Names& names) {
  std::string_view text;
  std::int64_t number = 0;
  dom::object rendered;
  for (const char* name : names) {
    if (object[name].get(text) == simdjson::SUCCESS && !text.empty()) return std::string(text);
    if (object[name].get(number) == simdjson::SUCCESS) return std::to_string(number);
    if (object[name].get(rendered) == simdjson::SUCCESS && rendered["rendered"].get(text) == simdjson::SUCCESS)
      return std::string(text);
  }
  return {};
}

// Whether the string is text for readers, as opposed to an address, a name or code.
bool is_prose(std::string_view text) {
  constexpr std::size_t prose_bytes = 40;
  if (text.size() < prose_bytes || text.find("function(") != std::string_view::npos) return false;
  return 12 * std::count(text.begin(), text.end(), ' ') >= static_cast<std::ptrdiff_t>(text.size());
}

// Collects the prose inside a value in document order, one line for each string.
void collect_prose(dom::element value, std::string& prose) {
  std::string_view text;
  dom::array array;
  dom::object object;
  if (value.get(text) == simdjson::SUCCESS) {
    if (is_prose(text)) prose.append(text).append("\n");
  } else if (value.get(array) == simdjson::SUCCESS) {
    for (const dom::element item : array) collect_prose(item, prose);
  } else if (value.get(object) == simdjson::SUCCESS) {
    for (const dom::key_value_pair member : object)
      if (std::find(body_members.begin(), body_members.end(), member.key) != body_members.end())
        collect_prose(member.value, prose);
  }
}

class ScriptReader {
 public:
  void read_script(std::string_view script) {
    if (script.size() > max_script_bytes) {
      too_long_ = true;
      return;
    }
    std::size_t read = 0;
    constexpr std::size_t most_values = 64;
    for (std::size_t at = script.find_first_of("{["); at != std::string_view::npos && read < most_values; ++read) {
      // JSON values stand at the beginning, after '=', or as an argument. Other brackets belong to code.
      const std::size_t before = script.find_last_not_of(" \t\r\n", at == 0 ? 0 : at - 1);
      const bool may_begin = at == 0 || before == std::string_view::npos || before >= at ||
                             std::string_view("=(,>").find(script[before]) != std::string_view::npos ||
                             script.substr(0, at).find_first_not_of(" \t\r\n") == std::string_view::npos;
      const std::string_view json = may_begin ? balanced_json(script, at) : std::string_view();
      const bool is_value = !json.empty() && read_value(json);
      at = script.find_first_of("{[", is_value ? at + json.size() : at + 1);
    }
  }

  // Next.js sends a page in pieces: calls of push with arguments [1,"..."]. Their strings, joined, are lines ID:JSON.
  void read_flight() {
    const std::string flight = std::move(flight_);
    for (std::size_t from = 0; from < flight.size();) {
      const std::size_t to = std::min(flight.find('\n', from), flight.size());
      const std::string_view line = std::string_view(flight).substr(from, to - from);
      const std::size_t colon = line.find(':');
      if (colon != std::string_view::npos && colon + 1 < line.size()) read_value(line.substr(colon + 1));
      from = to + 1;
    }
  }

  ScriptArticle take() {
    best_.too_long = too_long_;
    return std::move(best_);
  }

 private:
  bool read_value(std::string_view json) {
    dom::element value;
    if (parser_.parse(json.data(), json.size()).get(value) != simdjson::SUCCESS) return false;
    dom::array array;
    std::string_view text;
    if (value.get(array) == simdjson::SUCCESS && array.size() == 2 && array.at(1).get(text) == simdjson::SUCCESS)
      flight_ += text;
    visit(value);
    return true;
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

  // Considers an object as the article. An object without a headline is used only when no better one is found.
  void consider(dom::object object) {
    std::string prose, one;
    for (const dom::key_value_pair member : object) {
      if (std::find(body_members.begin(), body_members.end(), member.key) == body_members.end()) continue;
      one.clear();
      collect_prose(member.value, one);
      if (one.size() > prose.size()) prose.swap(one);
    }
    if (prose.empty()) return;
    std::string title = first_string(object, title_members);
    const std::size_t worth = title.empty() ? prose.size() : 2 * prose.size();
    if (worth <= best_worth_) return;
    best_worth_ = worth;
    best_ = {std::move(title), first_string(object, lead_members), first_string(object, date_members), std::move(prose),
             false};
  }

  dom::parser parser_;
  ScriptArticle best_;
  std::size_t best_worth_ = 0;
  bool too_long_ = false;
  std::string flight_;
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
  for (const GumboNode* child : child_nodes(node)) visit_scripts(child, reader);
}

}  // namespace

ScriptArticle read_script_data(const GumboNode* root) {
  ScriptReader reader;
  visit_scripts(root, reader);
  reader.read_flight();
  ScriptArticle article = reader.take();
  article.title = html_to_text(article.title);
  article.lead = html_to_text(article.lead);
  article.body = html_to_text(text::trim(article.body));
  return article;
}

}  // namespace tra
