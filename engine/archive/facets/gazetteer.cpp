#include "archive/facets/gazetteer.h"

#include <unicode/locid.h>
#include <unicode/uloc.h>
#include <unicode/unistr.h>

#include <algorithm>

namespace tra::archive {
namespace {

std::string display_name(const char* iso, const icu::Locale& in) {
  icu::UnicodeString name;
  icu::Locale("", iso).getDisplayCountry(in, name);
  std::string utf8;
  name.toUTF8String(utf8);
  return utf8;
}

void add_name(RuleSet& rules, const std::string& name, const char* iso) {
  if (name.empty() || name == iso) return;
  Rule rule;
  rule.family = Family::name;
  rule.phrase = name;
  rule.value = iso;
  rules.add(std::move(rule), true);
}

// "Myanmar (Miến Điện)" is two names; "Đặc khu Hành chính Macao, Trung Quốc" is Macao.
std::vector<std::string> names_in(const std::string& name) {
  const std::size_t open = name.find(" (");
  const std::size_t close = name.find(')');
  if (open == std::string::npos || close == std::string::npos || close < open) return {name.substr(0, name.find(", "))};
  std::vector<std::string> names{name.substr(0, open)};
  const std::string inner = name.substr(open + 2, close - open - 2);
  if (inner.find(' ') != std::string::npos) names.push_back(inner);
  return names;
}

void add_names(RuleSet& rules, const std::string& written, const char* iso) {
  for (const std::string& name : names_in(written)) add_name(rules, name, iso);
}

bool is_country(const Match& m) { return m.rule->value != "-"; }

class Finder {
 public:
  Finder(const RuleSet& rules, const Text& text, const Matches& matches, const std::vector<bool>& starts)
      : rules_(rules), text_(text), names_(matches[Family::name]), offices_(matches[Family::office]), starts_(starts) {}

  std::vector<CountryMention> run() {
    std::vector<CountryMention> found;
    for (std::size_t i = 0; i < names_.size(); ++i) {
      const Match& m = names_[i];
      if (!is_country(m)) continue;
      const bool linked_back = i > 0 && linked(names_[i - 1], m);
      const bool linked_next = i + 1 < names_.size() && linked(m, names_[i + 1]);
      const bool pair_only = m.rule->options & kOptPair;
      if (pair_only && !linked_back && !linked_next) continue;
      if (!pair_only && (m.rule->options & kOptAmbiguous) && !linked_back && !linked_next && !accepted(m, found))
        continue;
      CountryMention mention;
      mention.begin = m.begin;
      mention.end = m.end;
      mention.code = country_code(m.rule->value);
      mention.weak = m.rule->options & kOptWeak;
      mention.linked_next = linked_next;
      mention.rule = m.rule;
      found.push_back(mention);
    }
    return found;
  }

 private:
  // "Việt Nam - Lào", "Nga-Mỹ"; a pair-only name next to an ambiguous one counts, two names of a person do not.
  bool linked(const Match& a, const Match& b) const {
    if (!is_country(a) || !is_country(b) || a.end != b.begin) return false;
    const std::uint16_t gap = text_.tokens[b.begin].gap;
    return (gap & kHyphen) && !(gap & ~(kHyphen | kSpace | kQuote));
  }

  // Does an ambiguous name mean the country here?
  bool accepted(const Match& m, const std::vector<CountryMention>& before) {
    const Token& token = text_.tokens[m.begin];
    const bool initial = m.rule->options & kOptInitial;
    const bool alone_before = m.begin == 0 || starts_[m.begin] || (token.gap & ~kSpace);
    const bool name_after = follows_capital(m);
    if (!alone_before) {
      const Token& previous = text_.tokens[m.begin - 1];
      if (ends_office(m.begin)) return true;
      std::uint32_t cues = rules_.word_cues(previous.word);
      if (is_counterpart(m.begin - 1)) cues |= kCueAccept;
      if ((cues & kCuePerson) && !(cues & kCueAccept)) return false;
      if (cues & kCueAccept) return initial || !name_after;
      if (previous.upper && !previous.all_caps) return false;
      return initial && !name_after;
    }
    if (name_after) return false;
    if (initial) return true;
    // A list: "Nga, Anh", "Pháp, Đức và Ý".
    const bool after_country = !before.empty() && before.back().end == m.begin && (token.gap & kComma);
    return after_country;
  }

  // "người đồng cấp Nga ...", "người đồng nhiệm Anh ...": the last word alone is no cue.
  bool is_counterpart(std::uint32_t i) const {
    static const std::uint64_t dong = word_key("đồng"), cap = word_key("cấp"), nhiem = word_key("nhiệm");
    return i > 0 && text_.tokens[i - 1].key == dong && (text_.tokens[i].key == cap || text_.tokens[i].key == nhiem);
  }

  bool follows_capital(const Match& m) const {
    if (m.end >= text_.tokens.size() || starts_[m.end]) return false;
    const Token& next = text_.tokens[m.end];
    return next.gap == kSpace && next.upper && !next.all_caps;
  }

  bool ends_office(std::uint32_t token) {
    while (office_ < offices_.size() && offices_[office_].end < token) ++office_;
    return office_ < offices_.size() && offices_[office_].end == token && offices_[office_].rule->code != kNoRank;
  }

  const RuleSet& rules_;
  const Text& text_;
  const std::vector<Match>& names_;
  const std::vector<Match>& offices_;
  const std::vector<bool>& starts_;
  std::size_t office_ = 0;
};

}  // namespace

void add_region_names(RuleSet& rules) {
  const icu::Locale vietnamese("vi"), english("en");
  for (const char* const* iso = uloc_getISOCountries(); *iso; ++iso) {
    add_names(rules, display_name(*iso, english), *iso);
    add_names(rules, display_name(*iso, vietnamese), *iso);
  }
}

std::string region_name(std::string_view iso, bool english) {
  const std::string code(iso);
  return display_name(code.c_str(), icu::Locale(english ? "en" : "vi"));
}

std::vector<std::string> region_names(std::string_view iso, bool english) {
  return names_in(region_name(iso, english));
}

std::vector<CountryMention> find_countries(const RuleSet& rules, const Text& text, const Matches& matches,
                                           const std::vector<bool>& starts) {
  return Finder(rules, text, matches, starts).run();
}

}  // namespace tra::archive
