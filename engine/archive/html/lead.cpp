// A page's description may be truncated, may span two paragraphs, and may lack the place name before a paragraph's
// text. Texts are therefore compared by their letters and digits only.
#include "archive/html/lead.h"

#include <algorithm>
#include <array>

#include "archive/html/empty_titles.h"
#include "archive/html/plain_text.h"

namespace tra {
namespace {

bool is_marked_lead(const GumboNode* node) {
  constexpr std::array<std::string_view, 25> names = {
      "sapo",           "detailsapo",   "articlesapo", "articlelead", "lead",
      "chapeau",        "description",  "mota",        "newssapo",    "articlesummary",
      "singularsapo",   "summary",      "standfirst",  "excerpt",     "articleintro",
      "intro",          "entrysummary", "leadtext",    "dek",         "articledescription",
      "articleexcerpt", "trichdan",     "tomtat",      "tomtattin",   "gioithieutin"};
  if (node == nullptr || !is_element(node) || is_element(node, GUMBO_TAG_BODY)) return false;
  if (attribute(node, "itemprop") == "description") return true;
  for (const ClassName& name : class_names(attribute(node, "class"))) {
    if (std::find(names.begin(), names.end(), name.joined) != names.end()) return true;
    if (std::find(name.words.begin(), name.words.end(), "sapo") != name.words.end()) return true;
  }
  return false;
}

bool is_marked_lead(const HtmlLine& line) {
  return line.block != nullptr && (is_marked_lead(line.block) || is_marked_lead(line.block->parent));
}

constexpr std::size_t least_key = 16;  // letters and digits (in bytes) needed to compare two texts

// Whether one text is a prefix of the other, where one of them may begin with a place name ("Hà Nội - ").
bool begin_alike(const std::string& a, const std::string& b) {
  constexpr std::size_t place_bytes = 60;
  const std::size_t at = a.find(b.substr(0, least_key));
  if (at == std::string::npos || at > place_bytes) return false;
  const std::string rest = a.substr(at);
  return rest.starts_with(b) || b.starts_with(rest);
}

// Whether the line is the description, or one of the two is a prefix of the other.
bool shows(const HtmlLine& line, const std::string& description) {
  const std::string key = text_key(line.text);
  if (key.size() < least_key || (key.size() < description.size() && 2 * key.size() < paragraph_bytes)) return false;
  return begin_alike(key, description) || begin_alike(description, key);
}

// Whether the description ends in the second of two paragraphs. Such a description is the beginning of the text, and
// not a lead of its own.
bool goes_on(const HtmlLine& first, const HtmlLine& second, const std::string& description) {
  const std::string key = text_key(first.text), next = text_key(second.text);
  const std::size_t end = key.size() < least_key ? 0 : key.size() - least_key;
  const std::size_t at = description.find(key.substr(end));
  if (at == std::string::npos || at + key.size() - end >= description.size()) return false;
  const std::string rest = description.substr(at + key.size() - end);
  return rest.starts_with(next) || next.starts_with(rest);
}

std::string description_key(std::string_view description) {
  std::string key = text_key(description);
  return key.size() < least_key ? std::string() : key;
}

bool is_sentence(const HtmlLine& line) {
  return line.text.size() >= paragraph_bytes && !line.is_link() &&
         (line.text.ends_with('.') || line.text.ends_with('!') || line.text.ends_with('?') ||
          line.text.ends_with("…") || line.text.ends_with("”") || line.text.ends_with('"'));
}

bool in_box(const HtmlLine& line, const HtmlLines& lines, const std::vector<const GumboNode*>& main) {
  for (const GumboNode* node = line.block; node != nullptr; node = node->parent) {
    const auto box = lines.boxes.find(node);
    if (box == lines.boxes.end()) continue;
    if (std::none_of(main.begin(), main.end(), [&](const GumboNode* one) { return is_below(one, node); })) return true;
  }
  return false;
}

// Whether a description praises a newspaper: "Báo điện tử, tin tức mới nhất, đọc báo online 24h".
bool praises_newspaper(std::string_view description) {
  constexpr std::size_t most_bytes = 400, enough = 3;
  if (description.size() > most_bytes) return false;
  const std::string key = text_key(description);
  std::size_t count = 0;
  for (const char* words : {"Báo điện tử", "báo điện tử", "Tin tức", "tin tức", "tin mới", "mới nhất trong ngày",
                            "Đọc báo", "đọc báo", "online", "24h", "tin nhanh", "Tin nhanh", "cập nhật liên tục"})
    count += key.find(text_key(words)) != std::string::npos;
  return count >= enough;
}

// Whether the description describes the site: it begins or ends with the site's name, or reads like that of a portal
// or newspaper.
bool is_of_site(std::string_view description, const HtmlTitle& title) {
  const std::string key = text_key(description);
  // Of one word or two, what stands behind the headline is more often a place or a section: "Lễ hội - Huế".
  const bool long_enough = std::count(title.beside.begin(), title.beside.end(), ' ') >= 2;
  for (const std::string& name : {text_key(title.site), long_enough ? text_key(title.beside) : std::string()})
    if (name.size() >= 4 && (key.starts_with(name) || key.ends_with(name))) return true;
  return says_nothing(description) || praises_newspaper(description);
}

// Whether an element shows what the site says of itself, by its name: "site-description", "tagline".
bool is_called_slogan(const GumboNode* node) {
  constexpr std::array<std::string_view, 6> names = {"sitedescription", "blogdescription", "siteslogan",
                                                     "tagline",         "slogan",          "sitetagline"};
  for (int levels = 0; levels < 3 && node != nullptr && is_element(node); ++levels, node = node->parent)
    for (const char* attribute_name : {"class", "id"})
      for (const ClassName& name : class_names(attribute(node, attribute_name)))
        if (std::find(names.begin(), names.end(), name.joined) != names.end()) return true;
  return false;
}

// Whether the page shows the description above its article, beside the site's name, and not as a part of it.
bool is_slogan(const std::vector<HtmlLine>& lines, const std::string& key) {
  return std::any_of(lines.begin(), lines.end(), [&](const HtmlLine& line) {
    return line.zone != HtmlZone::main && line.before_main && text_key(line.text) == key;
  });
}

}  // namespace

void take_introduction(HtmlLines& lines, const std::vector<const GumboNode*>& main, const HtmlTitle& title,
                       std::string_view description) {
  const std::string key = description_key(description);
  bool below_title = false;
  for (HtmlLine& line : lines.all) {
    if (!line.before_main) break;
    if (title.heading != nullptr && line.block == title.heading) {
      below_title = true;
      continue;
    }
    if (in_box(line, lines, main) || line.text == title.text || is_called_slogan(line.block)) continue;
    const bool marked =
        is_marked_lead(line) && (below_title || title.heading == nullptr || line.text.size() >= paragraph_bytes);
    if (marked || (!key.empty() && shows(line, key)) || (below_title && is_sentence(line))) line.zone = HtmlZone::main;
  }
}

HtmlLead choose_lead(const std::vector<HtmlLine>& lines, std::string_view description, const HtmlTitle& title) {
  bool first = true;
  for (const HtmlLine& line : lines) {
    if (line.zone != HtmlZone::main || line.text == title.text) continue;
    // Inside the text, a link that is marked as a lead is the teaser of another article.
    if (is_marked_lead(line) && line.text.size() > 20 && (first || !line.is_link())) return {&line, line.text};
    first = false;
  }
  const std::string key = description_key(description);
  if (key.empty() || key == text_key(title.text)) return {};
  std::string all;
  const HtmlLine* shown = nullptr;
  for (const HtmlLine& line : lines) {
    if (line.zone != HtmlZone::main || line.text == title.text) continue;
    if (shown != nullptr) return goes_on(*shown, line, key) ? HtmlLead() : HtmlLead{shown, shown->text};
    if (shows(line, key)) shown = &line;
    all += text_key(line.text);
  }
  if (shown != nullptr) return {shown, shown->text};
  if (all.find(key) != std::string::npos) return {};
  if (is_of_site(description, title) || is_slogan(lines, key)) return {};
  return HtmlLead{nullptr, std::string(description)};
}

}  // namespace tra
