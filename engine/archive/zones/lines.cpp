#include "archive/zones/lines.h"

#include <algorithm>

#include "archive/facets/dates.h"
#include "text/ascii.h"

namespace tra::archive {
namespace {

bool ends_with_any(std::string_view text, std::initializer_list<std::string_view> ends) {
  for (std::string_view end : ends)
    if (text.ends_with(end)) return true;
  return false;
}

void look_at_end(Line& line) {
  std::string_view text = text::trim(line.raw);
  line.closes = ends_with_any(text, {"./.", "./"});
  while (ends_with_any(text, {"\"", "”", "’", ")", "]", "»"}))
    text.remove_suffix(text.ends_with("”") || text.ends_with("’") ? 3 : text.ends_with("»") ? 2 : 1);
  line.truncated = ends_with_any(text, {"...", "…"});
  line.terminal = line.closes || ends_with_any(text, {".", "!", "?", ":", ";"});
}

// Recognises navigation: "Thời sự | Thế giới | Bạn đọc", "Trang chủ / Tin tức", "Kinh tế > Hội nhập", or a row of
// section names.
bool is_navigation(const Line& line, const Matches& matches) {
  if (line.terminal || line.words > 30 || line.words == 0) return false;
  const auto tokens = line.tokens;
  std::uint32_t bars = 0, slashes = 0, longest = 0, run = 0, sections = 0;
  for (const Token& t : tokens) {
    const bool bar = (t.gap & kOther) && !(t.gap & kNewline), slash = (t.gap & kSlash) && (t.gap & kSpace);
    bars += bar;
    slashes += slash;
    run = bar || slash ? 1 : run + 1;
    longest = std::max(longest, run);
  }
  for (const Match& m : matches[Family::marker]) sections += m.rule->value == "section" ? m.end - m.begin : 0;
  if (bars + slashes >= 1 && longest <= 5 && (bars >= 2 || sections > 0 || line.marker == MarkerKind::head))
    return true;
  return sections >= 4 && 2 * sections >= line.words && matches[Family::marker].size() >= 3;
}

// Recognises font size buttons, "A- A A+": a line of single letters.
bool is_buttons(const Line& line) {
  for (const Token& t : line.tokens)
    if (t.digits || t.letters > 1) return false;
  return line.words >= 2;
}

// The marker that begins a short line. A marker must make up most of the line.
MarkerKind marker_of(const Line& line, const Matches& matches) {
  const bool has_address = line.raw.find("http") != std::string_view::npos;  // an address counts as many words
  if (line.tokens.empty() || (line.words > 14 && !has_address)) return MarkerKind::none;
  if (matches[Family::marker].empty()) return MarkerKind::none;
  const Match& m = matches[Family::marker].front();
  if (m.begin != 0) return MarkerKind::none;
  const std::string_view kind = m.rule->value;
  std::uint32_t others = 0;
  for (std::size_t i = m.end; i < line.tokens.size(); ++i) others += !line.tokens[i].digits;
  const bool labelled = m.end < line.tokens.size() && (line.tokens[m.end].gap & kColon);
  if (kind == "source") return labelled && !(line.tokens[0].gap & kOpen) ? MarkerKind::source : MarkerKind::none;
  if (line.words > 14) return MarkerKind::none;
  if (kind == "section") return MarkerKind::none;
  if (kind == "head") return !line.terminal && others <= 12 ? MarkerKind::head : MarkerKind::none;
  if (kind == "noise") return others <= (labelled ? 6u : 2u) && !line.terminal ? MarkerKind::noise : MarkerKind::none;
  // A label and what it labels on one line: "Video: ...", "Xem thêm: ...".
  if (kind == "box")
    return others > 0 && (labelled || line.terminal) ? MarkerKind::noise
           : others <= 3                             ? MarkerKind::box
                                                     : MarkerKind::none;
  return others <= 3 || labelled ? MarkerKind::tail : MarkerKind::none;
}

bool is_caption(const RuleSet& rules, const Line& line, const Matches& matches) {
  if (line.words == 0 || line.words > 60) return false;
  const auto tokens = line.tokens;
  const auto cue = [&](std::size_t i) { return (rules.word_cues(tokens[i].word) & kCueCaption) != 0; };
  const bool labelled = tokens.size() > 1 && (tokens[1].gap & kColon);
  if (cue(0) && (labelled || tokens[0].all_caps)) return true;
  for (const Match& m : matches[Family::cue]) {
    if (!(m.rule->code & kCueCaption)) continue;
    if (m.begin == 0 && m.end - m.begin >= 2 && line.words <= 40) return true;  // as in "Quang cảnh buổi hội đàm."
    const Token& first = tokens[m.begin];
    const bool credit = m.end < tokens.size() && (tokens[m.end].gap & kColon) && (first.upper || (first.gap & kOpen));
    // As in "- Ảnh 1.".
    const bool numbered = m.end + 1 == tokens.size() && tokens[m.end].digits && (first.gap & kHyphen);
    const bool credit_in_brackets = m.end == tokens.size() && (first.gap & kOpen);
    if ((credit && m.end + 8 >= tokens.size()) || numbered || credit_in_brackets) return true;
  }
  // Recognises "... (Nguồn: X)" at the end of a short line.
  static const std::uint64_t nguon = word_key("nguồn");
  for (std::size_t i = 1; i + 1 < tokens.size(); ++i)
    if (tokens[i].key == nguon && (tokens[i].gap & kOpen) && (tokens[i + 1].gap & kColon) && i + 6 >= tokens.size())
      return true;
  return false;
}

bool is_listed(const Line& line) {
  const std::string_view text = text::trim(line.raw);
  if (text.starts_with("•") || text.starts_with("- ") || text.starts_with("– ") || text.starts_with("* ") ||
      text.starts_with("+ "))
    return true;
  return line.tokens.size() > 1 && line.tokens[0].digits && (line.tokens[1].gap & (kDot | kClose | kHyphen)) &&
         !(line.tokens[1].digits);
}

// Recognises a time stamp: "31 Oct, 02:44 PM", "Thứ Ba, 31/08/2021 | 18:20", "14:02 15/08/2024 GMT+7".
bool is_time_stamp(const Line& line) {
  if (line.words > 14 || line.tokens.size() < 2) return false;
  std::uint32_t numbers = 0, clock = 0;
  for (std::size_t i = 0; i < line.tokens.size(); ++i) {
    const Token& t = line.tokens[i];
    if (!t.digits) continue;
    ++numbers;
    if (i > 0 && t.gap == kColon && line.tokens[i - 1].digits) ++clock;
  }
  if (line.terminal) return false;
  if (clock && numbers >= 3) return true;
  const Dates dates = find_dates(line.tokens, 0, static_cast<std::uint32_t>(line.tokens.size()));
  return !dates.days.empty() && dates.days.front().from.year != 0 && line.words <= 7;
}

// Applies the rule files to a short line. A comma inside a marker is ignored ("Tin, bài liên quan").
void look_at_rules(const RuleSet& rules, Line& line) {
  if (line.words > 60) return;
  Matches matches;
  rules.match(line.tokens, matches);
  if (line.words <= 14 && line.tokens.size() > 1 && (line.tokens[1].gap & kComma)) {
    std::vector<Token> plain(line.tokens.begin(), line.tokens.end());
    for (Token& t : plain)
      if (t.gap == (kComma | kSpace)) t.gap = kSpace;
    Matches again;
    rules.match(plain, again);
    matches.of[static_cast<int>(Family::marker)] = again.of[static_cast<int>(Family::marker)];
  }
  line.marker = marker_of(line, matches);
  const auto& markers = matches[Family::marker];
  line.section = !markers.empty() && markers.front().rule->value == "section" && markers.front().begin == 0 &&
                 markers.front().end == line.tokens.size();
  line.navigation = is_navigation(line, matches);
  if (line.navigation || is_buttons(line)) line.marker = line.navigation ? MarkerKind::head : MarkerKind::noise;
  line.caption = line.marker == MarkerKind::none && is_caption(rules, line, matches);
}

// Recognises a paragraph that begins with a day: "Sáng 14/11, ...", "Chiều ngày 6/1, ...".
bool is_dispatch(const Line& line) {
  if (line.words < 20) return false;
  const Dates dates =
      find_dates(line.tokens, 0, std::min<std::uint32_t>(6, static_cast<std::uint32_t>(line.tokens.size())));
  return !dates.days.empty() && dates.days.front().begin <= 2;
}

std::uint64_t hash_of(std::span<const Token> tokens) {
  std::uint64_t h = 1469598103934665603ull;
  for (const Token& t : tokens) h = (h ^ (t.digits ? t.number * 2 + 1 : t.key)) * 1099511628211ull;
  return h;
}

}  // namespace

std::vector<CountryCode> countries_of(const RuleSet& rules, const Line& line) {
  std::vector<CountryCode> codes;
  Matches matches;
  rules.match(line.tokens, matches);
  for (const Match& m : matches[Family::name])
    if (m.rule->value != "-" && !(m.rule->options & (kOptWeak | kOptPair | kOptAmbiguous)))
      codes.push_back(country_code(m.rule->value));
  return codes;
}

Lines read_lines(const RuleSet& rules, std::string_view page) {
  Lines lines;
  lines.text.bytes = to_nfc(page);
  tokenize(lines.text, 0, rules.vocabulary());
  const std::span<const Token> tokens = lines.text.tokens;
  std::size_t token = 0;
  std::size_t line_end = 0;  // in the composed (NFC) text, which has the same line ends
  for (std::size_t from = 0; from <= page.size();) {
    const std::size_t to = std::min(page.find('\n', from), page.size());
    line_end = std::min(lines.text.bytes.find('\n', line_end), lines.text.bytes.size());
    Line line;
    line.raw = page.substr(from, to - from);
    from = to + 1;
    const std::size_t first = token;
    while (token < tokens.size() && tokens[token].begin < line_end) ++token;
    ++line_end;
    line.tokens = tokens.subspan(first, token - first);
    if (!text::trim(line.raw).empty()) {
      for (const Token& t : line.tokens) line.words += !t.digits;
      line.hash = hash_of(line.tokens);
      line.zone = LineZone::body;
      look_at_end(line);
      look_at_rules(rules, line);
      line.listed = is_listed(line);
      line.time_stamp = is_time_stamp(line);
      line.dispatch = is_dispatch(line);
    }
    lines.all.push_back(line);
  }
  return lines;
}

}  // namespace tra::archive
