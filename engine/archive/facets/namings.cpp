#include "archive/facets/namings.h"

#include <algorithm>

#include "text/ascii.h"

namespace tra::archive {
namespace {

constexpr std::uint32_t kMostOfficeWords = 20;  // between an office and its holder's name
constexpr std::uint32_t kMostNameWords = 7;

bool is_vowel(char c) { return c == 'a' || c == 'e' || c == 'i' || c == 'o' || c == 'u' || c == 'y'; }

class NamingFinder {
 public:
  explicit NamingFinder(const Reading& r) : r_(r) {}

  std::vector<Naming> run() {
    for (const Match& office : r_.matches[Family::office]) add_office(office);
    for (std::uint32_t i = 0; i + 1 < r_.text.tokens.size(); ++i) {
      if (is_title(i)) add_titled(i);
      if (is_counterpart(i)) add_counterpart(i);
    }
    std::stable_sort(found_.begin(), found_.end(), [](const Naming& a, const Naming& b) {
      return a.name < b.name || (a.name == b.name && a.begin < b.begin);
    });
    merge_offices_of_one_holder();
    return std::move(found_);
  }

 private:
  const Token& token(std::uint32_t i) const { return r_.text.tokens[i]; }
  std::uint32_t sentence_end(std::uint32_t i) const { return r_.sentence(r_.sentence_of[i]).end; }
  std::uint8_t word_at(std::uint32_t i) const { return r_.rules.person_word(token(i).word); }
  bool is_part(std::uint32_t i) const { return word_at(i) & kOfficePart; }

  const Match* office_at(std::uint32_t i) const {
    const auto found = r_.in(Family::office, i, i + 1);
    return found.empty() ? nullptr : &found.front();
  }
  bool meeting_at(std::uint32_t i) const { return !r_.in(Family::meeting, i, i + 1).empty(); }

  // "ông", "bà", "ngài", "đồng chí": the last word of the phrase before a name.
  bool is_title(std::uint32_t i) const {
    static const std::uint64_t ngai = word_key("ngài"), chi = word_key("chí"), tieng = word_key("tiếng"),
                               ten = word_key("tên");
    const std::uint64_t key = token(i).key;
    if (key == tieng || key == ten || token(i).all_caps) return false;
    return key == ngai || (key == chi && i > 0 && token(i - 1).key == dong_) ||
           (r_.rules.word_cues(token(i).word) & kCuePerson);
  }

  // "người đồng cấp", "người đồng nhiệm": the same office on the other side.
  bool is_counterpart(std::uint32_t i) const {
    static const std::uint64_t cap = word_key("cấp"), nhiem = word_key("nhiệm");
    return i > 0 && token(i - 1).key == dong_ && (token(i).key == cap || token(i).key == nhiem);
  }

  // A Vietnamese family name with another name behind it.
  bool vietnamese_name_at(std::uint32_t i, std::uint32_t end) const {
    return token(i).upper && (r_.rules.word_cues(token(i).word) & kCueSurname) && i + 1 < end && token(i + 1).upper &&
           token(i + 1).gap == kSpace && !r_.country_at(i + 1) && !office_at(i + 1) && !is_foreign(i + 1) &&
           (!is_part(i + 1) || !is_part(i) || (i + 2 < end && token(i + 2).upper && !is_part(i + 2)));
  }
  bool is_foreign(std::uint32_t i) const { return is_foreign_word(r_.text.of(token(i))); }

  // A word that is also part of offices begins a name where the next one does not go on as an office ("Vương Nghị").
  bool may_begin_name(std::uint32_t i, std::uint32_t end) const {
    const bool part =
        is_part(i) && !(i + 1 < end && token(i + 1).upper && token(i + 1).gap == kSpace && !is_part(i + 1));
    return token(i).upper && !part && !office_at(i) && !meeting_at(i) && !r_.country_at(i);
  }

  struct Place {
    std::uint32_t name = 0;  // token; 0 when there is no name
    CountryCode country = 0;
    std::uint32_t until = 0;  // where the office ends
  };

  // The name behind an office whose words begin at `from`: over the words of ministries, bodies and states.
  Place find_name(std::uint32_t from, bool caps) const {
    Place place;
    place.until = from;
    const std::uint32_t end =
        std::min(from + kMostOfficeWords, from < r_.text.tokens.size() ? sentence_end(from - 1) : from);
    std::uint32_t behind_country = 0;
    // "Chủ tịch Hội đồng Liên bang Nga": the office's last words begin the country's name.
    for (const CountryMention& c : r_.countries_in(from >= 4 ? from - 4 : 0, from))
      if (c.end > from) {
        place.country = c.code;
        place.until = behind_country = from = c.end;
      }
    for (std::uint32_t i = from; i < end; ++i) {
      const Token& t = token(i);
      // "Bộ Kinh tế, Phát triển và Công nghệ"
      const bool enumerates = t.gap == (kComma | kSpace) && i > from && t.upper && is_part(i) && !office_at(i);
      if ((t.gap & ~(kSpace | kHyphen | kQuote)) && !enumerates) break;
      if (word_at(i) & kHonour) {
        if (i == from) ++from;
        if (i == behind_country) ++behind_country;
        continue;
      }
      if ((t.gap & kHyphen) && (t.gap & kSpace)) break;
      if (t.digits || (t.all_caps && !caps && t.letters > 1)) break;
      if (const CountryMention* c = r_.country_at(i)) {
        const bool venue = i > from && (r_.rules.word_cues(token(i - 1).word) & kCueVenue);
        if (!place.country && !venue && !c->weak) place.country = c->code;
        if (c->linked_next) break;
        behind_country = c->end;
        place.until = c->end;
        i = c->end - 1;
        continue;
      }
      if (vietnamese_name_at(i, end)) return {i, place.country, place.until};
      if (may_begin_name(i, end) && (i == from || i == behind_country || is_foreign(i)))
        return {i, place.country, place.until};
      if (const Match* office = i > from ? office_at(i) : nullptr) {
        if (office->rule->code != kNoRank) break;
        place.until = office->end;  // "Chủ nhiệm Văn phòng Chính phủ ..."
        i = office->end - 1;
        continue;
      }
      if (!is_part(i) && !t.upper) break;
      if (is_part(i) && !(word_at(i) & kOfficeLink)) place.until = i + 1;
    }
    return place;
  }

  std::uint32_t name_end(std::uint32_t name) const {
    const std::uint32_t end = std::min(name + kMostNameWords, sentence_end(name));
    std::uint32_t i = name + 1;
    for (; i < end; ++i) {
      const Token& t = token(i);
      const bool joined = t.gap == kHyphen;
      if (joined && !t.digits) continue;
      if (t.digits || office_at(i) || meeting_at(i)) break;
      if (t.gap == kSpace) {
        if (t.upper && !r_.country_at(i) && !(t.all_caps && t.letters > 2 && !token(name).all_caps)) continue;
        if (!t.upper && (word_at(i) & kNameSmall) && name_goes_on(i + 1, end)) continue;
        break;
      }
      // "Kang Kyung - wha", "Prayut Chan - o - cha".
      if (t.gap == (kSpace | kHyphen) && !t.upper && t.letters <= 5 && text::is_ascii(r_.text.of(t)) && !is_part(i) &&
          !r_.country_at(i))
        continue;
      if ((t.gap & kDot) && !(t.gap & ~(kSpace | kDot)) && t.upper && token(i - 1).letters == 1) continue;
      break;
    }
    return i;
  }

  // "von der Leyen": behind small words a name of foreign form.
  bool name_goes_on(std::uint32_t i, std::uint32_t end) const {
    while (i < end && !token(i).upper && token(i).gap == kSpace && (word_at(i) & kNameSmall)) ++i;
    return i < end && token(i).upper && token(i).gap == kSpace && is_foreign(i);
  }

  bool is_former(std::uint32_t office) const {
    const std::uint32_t first = r_.sentence(r_.sentence_of[office]).begin;
    for (const Match& cue : r_.in(Family::cue, std::max(first, office >= 3 ? office - 3 : 0), office))
      if ((cue.rule->code & kCueFormer) && cue.end == office) return true;
    return false;
  }
  bool is_kin(std::uint32_t title) const { return title > 0 && ((word_at(title - 1) | word_at(title)) & kKin); }

  std::string text_of(std::uint32_t begin, std::uint32_t end) const {
    if (begin >= end) return {};
    return r_.text.bytes.substr(token(begin).begin, token(end - 1).end - token(begin).begin);
  }

  static bool is_aside(const Match& office) { return office.rule->options & kOptAside; }

  void add_office(const Match& office) {
    if (office.rule->code == kNoRank && !is_aside(office)) return;
    const Place place = find_name(office.end, token(office.begin).all_caps);
    Naming n;
    n.reading = &r_;
    n.begin = office.begin;
    n.office = &office;
    n.country = place.country;
    n.vietnamese = office.rule->options & kOptSole;
    n.aside = is_aside(office) || is_former(office.begin);
    n.name = place.name ? place.name : std::max(place.until, office.end);
    n.end = place.name ? name_end(place.name) : n.name;
    n.office_text = text_of(n.begin, std::max(office.end, std::min(place.until, n.name)));
    if (place.name)
      add_named(std::move(n));
    else if (!n.aside)
      found_.push_back(std::move(n));
  }

  void add_titled(std::uint32_t title) {
    const std::uint32_t name = title + 1;
    if (token(name).gap != kSpace || !token(name).upper || name >= sentence_end(title) || office_at(name)) return;
    Naming n;
    n.reading = &r_;
    n.begin = title;
    n.name = name;
    n.end = name_end(name);
    n.aside = is_kin(title);
    add_named(std::move(n));
  }

  void add_counterpart(std::uint32_t word) {
    const Place place = find_name(word + 1, false);
    if (!place.name) return;
    Naming n;
    n.reading = &r_;
    n.begin = word;
    n.name = place.name;
    n.end = name_end(place.name);
    n.country = place.country;
    add_named(std::move(n));
  }

  void add_named(Naming n) {
    n.vietnamese = n.vietnamese || ((r_.rules.word_cues(token(n.name).word) & kCueSurname) && n.end - n.name >= 2);
    add_office_behind(n);
    found_.push_back(std::move(n));
  }

  // "đồng chí Bùi Thanh Sơn - Phó Thủ tướng, Bộ trưởng Bộ Ngoại giao Việt Nam", "Vong Pisen, Tổng Tư lệnh ...".
  void add_office_behind(Naming& n) const {
    const std::uint32_t end = sentence_end(n.name);
    if (n.end >= end || !(token(n.end).gap & (kComma | kHyphen | kOpen))) return;
    const std::uint32_t first = n.end;
    for (std::uint32_t i = first; i < end;) {
      const Match* office = office_at(i);
      if (office && is_aside(*office)) n.aside = true;
      if (!office || office->rule->code == kNoRank) return;
      const Place place = find_name(office->end, false);
      if (place.name) return;  // the next person's
      if (!n.office || office->rule->code > n.office->rule->code) n.office = office;
      const std::uint32_t until = std::max(place.until, office->end);
      n.office_text = text_of(first, until);
      if (place.country) n.country = place.country;
      if (office->rule->options & kOptSole) n.vietnamese = true;
      if (until >= end || !(token(until).gap & kComma)) return;
      i = until;
    }
  }

  // "Tổng Bí thư, Chủ tịch nước Nguyễn Phú Trọng": the offices before one name are one naming; an office that ends
  // where the next begins is the same holder's.
  void merge_offices_of_one_holder() {
    std::vector<Naming> merged;
    for (Naming& n : found_) {
      if (!merged.empty() && merged.back().name == n.name && merged.back().end == n.end && n.end > n.name) {
        join(merged.back(), n);
        continue;
      }
      while (!merged.empty() && merged.back().name == merged.back().end && merged.back().end == n.begin &&
             n.end > n.name && !(token(n.begin).gap & ~(kSpace | kComma)) && same_state(merged.back(), n)) {
        join(n, merged.back());
        merged.pop_back();
      }
      merged.push_back(std::move(n));
    }
    found_ = std::move(merged);
  }

  static bool same_state(const Naming& a, const Naming& b) {
    return !a.country || !b.country || a.country == b.country;
  }

  void join(Naming& into, const Naming& other) const {
    into.begin = std::min(into.begin, other.begin);
    if (other.office && (!into.office || other.office->rule->code > into.office->rule->code))
      into.office = other.office;
    if (!into.country) into.country = other.country;
    into.vietnamese = into.vietnamese || other.vietnamese;
    into.aside = into.aside || other.aside;
    if (other.office_text.empty()) return;
    if (into.office_text.empty())
      into.office_text = other.office_text;
    else if (into.office_text.find(other.office_text) == std::string::npos && other.begin < into.name)
      into.office_text = other.office_text + ", " + into.office_text;
  }

  const std::uint64_t dong_ = word_key("đồng");
  const Reading& r_;
  std::vector<Naming> found_;
};

}  // namespace

bool is_foreign_word(std::string_view word) {
  if (!text::is_ascii(word)) return false;
  const std::string lower = text::lower_ascii(word);
  if (lower.find_first_of("fjwz") != std::string::npos || lower.size() > 6) return true;
  std::size_t vowel = 0;
  while (vowel < lower.size() && !is_vowel(lower[vowel])) ++vowel;
  std::size_t last = vowel;
  while (last < lower.size() && is_vowel(lower[last])) ++last;
  const std::string_view onset = std::string_view(lower).substr(0, vowel), coda = std::string_view(lower).substr(last);
  constexpr std::string_view onsets[] = {"",   "b",   "c",  "ch", "d",  "g", "gh", "h", "k", "kh", "l",  "m", "n",
                                         "ng", "ngh", "nh", "p",  "ph", "q", "r",  "s", "t", "th", "tr", "v", "x"};
  constexpr std::string_view codas[] = {"", "c", "ch", "m", "n", "ng", "nh", "p", "t"};
  return std::find(std::begin(onsets), std::end(onsets), onset) == std::end(onsets) ||
         std::find(std::begin(codas), std::end(codas), coda) == std::end(codas);
}

std::vector<Naming> find_namings(const Reading& reading) { return NamingFinder(reading).run(); }

}  // namespace tra::archive
