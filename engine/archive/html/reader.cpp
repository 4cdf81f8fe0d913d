// Steps, in order: find the visible lines, the main elements, the headline, the date and the lead.
#include "archive/html/reader.h"

#include <algorithm>
#include <map>
#include <optional>
#include <utility>

#include "archive/html/data_addresses.h"
#include "archive/html/json_ld.h"
#include "archive/html/lead.h"
#include "archive/html/lines.h"
#include "archive/html/main.h"
#include "archive/html/metadata.h"
#include "archive/html/plain_text.h"
#include "archive/html/published.h"
#include "archive/html/script_data.h"
#include "archive/html/title.h"
#include "archive/read/source.h"
#include "archive/read/text.h"

namespace tra {
namespace {

constexpr std::size_t clear_body_bytes = 200;  // a JSON-LD articleBody this long is the article, not an excerpt

void append_line(std::string& text, std::string_view line) {
  if (line.empty()) return;
  if (!text.empty()) text += '\n';
  text += line;
}

std::string& zone_of(Article& article, HtmlZone zone) {
  return zone == HtmlZone::main ? article.body : zone == HtmlZone::caption ? article.captions : article.tail;
}

// Moves date and author lines above the first paragraph, and headings below the last one, out of the article.
void demote_ends(std::vector<HtmlLine>& lines, UtcDay utc_day) {
  constexpr std::size_t stamp_bytes = 60, label_bytes = 16;
  for (HtmlLine& line : lines) {
    if (line.zone != HtmlZone::main) continue;
    if (line.text.size() >= paragraph_bytes) break;
    const bool time = 10 * line.time_bytes >= 8 * line.text.size();
    if (time || (line.text.size() <= stamp_bytes && !normalise_date(line.text, utc_day).empty()))
      line.zone = HtmlZone::tail;
  }
  const auto paragraph = [](const HtmlLine& line) {
    return line.zone == HtmlZone::main && line.text.size() >= paragraph_bytes;
  };
  if (std::none_of(lines.begin(), lines.end(), paragraph)) return;
  for (auto line = lines.rbegin(); line != lines.rend(); ++line) {
    if (line->zone != HtmlZone::main) continue;
    const bool label = line->text.size() <= label_bytes && line->text.find_last_of(".!?:;\"") != line->text.size() - 1;
    if (line->block == nullptr || (!is_heading(line->block) && !label)) break;
    line->zone = HtmlZone::tail;
  }
}

// Moves lines to their zones. The zones of a long page grow by reservation and each line is freed when it was taken, so
// that the page's text is held once.
template <typename ZoneOf>
void move_lines(std::vector<HtmlLine>& lines, const ZoneOf& zone_of_line) {
  std::map<std::string*, std::size_t> bytes;
  for (const HtmlLine& line : lines)
    if (std::string* zone = zone_of_line(line)) bytes[zone] += line.text.size() + 1;
  for (const auto& [zone, more] : bytes) zone->reserve(zone->size() + more);
  for (HtmlLine& line : lines) {
    if (std::string* zone = zone_of_line(line)) append_line(*zone, line.text);
    std::string().swap(line.text);
  }
}

void fill_zones(std::vector<HtmlLine>& lines, HtmlLead&& lead, Article& article) {
  article.lead = std::move(lead.text);
  move_lines(lines, [&](const HtmlLine& line) {
    return &line != lead.line && line.text != article.title ? &zone_of(article, line.zone) : nullptr;
  });
}

// Uses text from JSON-LD or a script as the article. All visible lines of the page become the tail.
void fill_from_text(const HtmlLines& lines, const std::string& lead, const std::string& body, Article& article) {
  article.body = body;
  article.lead = lead;
  if (!lead.empty() && article.body.starts_with(lead)) article.lead.clear();
  for (const HtmlLine& line : lines.all) {
    const bool known = line.text == article.title || line.text == lead || body.find(line.text) != std::string::npos;
    if (!known) append_line(line.zone == HtmlZone::caption ? article.captions : article.tail, line.text);
  }
}

void fill_raw(std::vector<HtmlLine>& lines, const HtmlMetadata& metadata, ParsedArticle& parsed) {
  parsed.raw_page = true;
  move_lines(lines, [&](const HtmlLine& line) {
    return line.zone == HtmlZone::tail ? &parsed.article.tail : &parsed.article.body;
  });
  if (!metadata.description.empty() && parsed.article.body.find(metadata.description) == std::string::npos)
    append_line(parsed.article.tail, metadata.description);
}

// A page in Vietnamese gives its dates in Viet Nam's time. For other pages the time zone is unknown, so dates are taken
// as written.
UtcDay utc_day_of(std::string_view text) {
  std::size_t letters = 0;
  for (std::size_t i = 0; i + 1 < text.size(); ++i) {
    const auto first = static_cast<unsigned char>(text[i]), second = static_cast<unsigned char>(text[i + 1]);
    const bool marked = first == 0xe1 && (second == 0xba || second == 0xbb);
    const bool horned = first == 0xc6 && (second == 0xa0 || second == 0xa1 || second == 0xaf || second == 0xb0);
    const bool combining = first == 0xcc && (second == 0x83 || second == 0x89 || second == 0x9b || second == 0xa3);
    letters += marked || horned || combining;
  }
  constexpr std::size_t enough_letters = 30;
  return letters >= enough_letters || 100 * letters >= text.size() ? UtcDay::in_viet_nam : UtcDay::as_written;
}

std::size_t weight_of_main(const std::vector<HtmlLine>& lines) {
  std::size_t weight = 0;
  for (const HtmlLine& line : lines) weight += line.zone == HtmlZone::main ? line.weight() : 0;
  return weight;
}

// Takes the text from JSON-LD or the scripts when the page shows much less of it. Returns false when the page shows
// enough.
bool fill_from_data(const HtmlTree& tree, const HtmlLines& lines, const HtmlMetadata& metadata, bool has_main,
                    UtcDay utc_day, ParsedArticle& parsed) {
  constexpr std::size_t poor_weight = 300;
  const std::string& body = metadata.json_ld.article_body;
  Article& article = parsed.article;
  if (metadata.json_ld.too_long) parsed.left_out = long_script_reason;
  if (body.size() >= clear_body_bytes && !has_main) {
    fill_from_text(lines, metadata.description, body, article);
    return true;
  }
  const std::size_t shown = weight_of_main(lines.all);
  if (shown >= poor_weight) return false;
  ScriptArticle data = read_script_data(tree.root(), metadata.element_title + "\n" + metadata.og_title);
  if (data.too_long) parsed.left_out = long_script_reason;
  if (data.body.size() < body.size()) data.body = body;
  if (data.body.size() < 2 * shown || data.body.size() < paragraph_bytes) return false;
  if (article.title.empty() || (metadata.og_title.empty() && !data.title.empty())) article.title = data.title;
  if (article.date.empty()) article.date = normalise_date(data.date, utc_day);
  fill_from_text(lines, !data.lead.empty() ? data.lead : metadata.description, data.body, article);
  return true;
}

DecodedText decode_page(std::string_view bytes, std::string_view charset) {
  const std::string declared = declared_charset(bytes);
  DecodedText decoded = decode_bytes(bytes, declared.empty() ? charset : declared);
  std::erase(decoded.text, '\0');
  drop_data_addresses(decoded.text);
  return decoded;
}

ParsedArticle read_decoded_page(DecodedText&& decoded) {
  const UtcDay utc_day = utc_day_of(decoded.text);
  std::optional<HtmlTree> held(decoded.text);
  const HtmlTree& tree = *held;
  const HtmlMetadata metadata = read_metadata(tree.root(), utc_day);
  HtmlLines lines = collect_lines(tree.root());
  unescape_lines(lines.all);
  assign_zones(lines, {});
  const std::vector<const GumboNode*> main =
      find_main(tree.root(), lines.all, !metadata.og_title.empty() ? metadata.og_title : metadata.element_title);
  const HtmlTitle title = choose_title(metadata, lines, main);

  ParsedArticle parsed;
  parsed.reader = Reader::html;
  parsed.of_site = true;
  parsed.left_out = unknown_encoding(decoded);
  parsed.encoding = std::move(decoded.encoding);
  parsed.article.title = title.text;
  parsed.article.url = metadata.url;
  parsed.article.source = !metadata.site.empty() ? metadata.site : metadata.json_ld.site;
  parsed.article.date = choose_published(metadata, title, lines, main, utc_day);
  if (!main.empty()) assign_zones(lines, main);

  if (fill_from_data(tree, lines, metadata, !main.empty(), utc_day, parsed)) {
    // The text needs no zones.
  } else if (lines.all.empty()) {
    throw ReadError("an HTML page without text");
  } else if (!main.empty()) {
    take_introduction(lines, main, title, metadata.description);
    demote_ends(lines.all, utc_day);
    HtmlLead lead = choose_lead(lines.all, metadata.description, title);
    held.reset();  // the lines' elements and the page are no longer needed
    std::string().swap(decoded.text);
    fill_zones(lines.all, std::move(lead), parsed.article);
  } else {
    held.reset();
    std::string().swap(decoded.text);
    fill_raw(lines.all, metadata, parsed);
  }
  repair_mojibake(parsed);
  return parsed;
}

}  // namespace

ParsedArticle read_html_page(std::string_view bytes, std::string_view charset) {
  return read_decoded_page(decode_page(bytes, charset));
}

ParsedArticle read_html_page(std::string&& bytes, std::string_view charset) {
  DecodedText decoded = decode_page(bytes, charset);
  std::string().swap(bytes);
  return read_decoded_page(std::move(decoded));
}

}  // namespace tra
