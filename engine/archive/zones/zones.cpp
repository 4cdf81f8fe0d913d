#include "archive/zones/zones.h"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <unordered_set>

#include "archive/facets/dates.h"
#include "archive/facets/extractor_rules.h"
#include "archive/zones/lines.h"
#include "archive/zones/long_page.h"
#include "archive/zones/repeats.h"
#include "archive/zones/word_pairs.h"
#include "text/ascii.h"

namespace tra::archive {
namespace {

class PageSplitter {
 public:
  PageSplitter(const RuleSet& rules, const ParagraphLookup& lookup, Article& article)
      : rules_(rules), article_(article), page_(std::move(article.body)) {
    const DividedPage page = divide_page(page_);
    lines_ = read_lines(rules_, page.head);
    use(lines_);
    const auto end_of_head = static_cast<std::ptrdiff_t>(used_.size());
    if (!page.tail.empty()) {
      last_lines_ = read_lines(rules_, page.tail);
      last_lines_.all.front().before = page.before_tail;
      use(last_lines_);
    }
    if (lookup) mark_repeats(used_, lookup);
    if (page.middle.empty()) return;
    middle_ = line_of_middle(page);
    used_.insert(used_.begin() + end_of_head, &middle_);
  }

  void run() {
    cut_head();
    find_title();
    cut_tail();
    cut_repeats();
    cut_noise();
    find_lead();
    take_date();
    write();
  }

 private:
  static constexpr std::size_t kTitleReach = 8;  // the title is among this many lines after the page's head

  Line& at(std::size_t i) { return *used_[i]; }

  void use(Lines& lines) {
    for (Line& line : lines.all)
      if (line.zone != LineZone::blank) used_.push_back(&line);
  }

  // Skips the navigation above the title: everything up to the last head marker among the first lines.
  void cut_head() {
    constexpr std::size_t kReach = 12;
    for (std::size_t i = 0; i < std::min(kReach, used_.size()); ++i) {
      if (at(i).paragraph()) break;
      if (at(i).marker == MarkerKind::head || (at(i).marker == MarkerKind::noise && first_ == i)) first_ = i + 1;
    }
    while (first_ < used_.size() && at(first_).words == 0) ++first_;
    to_tail(0, first_);
  }

  void find_title() {
    const std::uint64_t given = title_hash();
    const std::size_t title = given != 0 ? line_of(given) : find_headline();
    if (title == used_.size()) return;
    at(title).zone = given != 0 ? LineZone::blank : LineZone::title;  // a title given by the caller is kept
    if (given == 0) article_.title = text::trim(at(title).raw);
    to_tail(first_, title);
    first_ = title + 1;
  }

  std::size_t line_of(std::uint64_t hash) {
    for (std::size_t i = first_; i < std::min(first_ + kTitleReach, used_.size()); ++i)
      if (at(i).hash == hash) return i;
    return used_.size();
  }

  // The first line before any paragraph that reads like a headline; shorter lines above it are section names. Returns
  // the number of lines when there is none.
  std::size_t find_headline() {
    for (std::size_t i = first_; i < std::min(first_ + kTitleReach, used_.size()); ++i) {
      const Line& line = at(i);
      if (line.paragraph() || line.listed || line.marker == MarkerKind::tail) break;
      if (is_headline(line) && i + 1 < used_.size()) return best_title(i);
    }
    return is_short_headline(first_) ? first_ : used_.size();
  }

  // Whether a line is a short headline such as "Lũ lớn": the first line of a page, followed by a blank line and text,
  // beginning with a capital, and no section name.
  bool is_short_headline(std::size_t i) {
    if (i + 1 >= used_.size()) return false;
    const Line& line = at(i);
    if (line.words == 0 || line.words >= 4 || line.terminal || line.truncated || line.listed || line.time_stamp)
      return false;
    if (line.caption || line.section || line.navigation || line.marker != MarkerKind::none) return false;
    if (!line.tokens.front().upper || !blank_below(line)) return false;
    std::size_t next = i + 1;
    while (next + 1 < used_.size() && at(next).time_stamp) ++next;
    return at(next).paragraph() || (at(next).terminal && at(next).words >= 6);
  }

  bool blank_below(const Line& line) const {
    const auto end = static_cast<std::size_t>(line.raw.data() - page_.data()) + line.raw.size();
    const std::size_t below = page_.find('\n', end + 1);
    return below != std::string::npos && page_.find_first_not_of(" \t\r", end + 1) == below;
  }

  // Chooses the title among the lines from the first headline on. A site's name is short or appears on many pages, so
  // the first choice is a line of six words or more that only this page has, then any line of six words, then one of
  // four.
  std::size_t best_title(std::size_t first) {
    const auto rank = [&](std::size_t i) { return at(i).words < 6 ? 0 : at(i).repeated ? 1 : 2; };
    std::size_t title = first;
    for (std::size_t i = first; i < std::min(first + 6, used_.size() - 1) && rank(title) < 2 && !at(i).paragraph(); ++i)
      if (is_headline(at(i)) && rank(i) > rank(title)) title = i;
    return title;
  }

  static bool is_headline(const Line& line) {
    return !line.time_stamp && !line.caption && line.marker == MarkerKind::none && !line.listed && line.words >= 4 &&
           line.words <= 40 && !(line.terminal && line.words > 25);
  }

  std::uint64_t title_hash() const {
    if (article_.title.empty()) return 0;
    return read_lines(rules_, article_.title).all.front().hash;
  }

  // Finds the end of the article: the first of a tail marker, "./.", a source line, a run of teasers, or a run of
  // headlines.
  void cut_tail() {
    std::size_t end = used_.size();
    std::size_t paragraphs = 0;
    for (std::size_t i = first_; i < end; ++i) {
      Line& line = at(i);
      if (line.marker == MarkerKind::box) {
        if (std::size_t after = end_of_box(i); after < used_.size()) {
          to_tail(i, after);
          i = after - 1;
          continue;
        }
        if (paragraphs >= 1) end = i;
      } else if (line.marker == MarkerKind::tail && paragraphs >= 1) {
        end = i;
      } else if (line.marker == MarkerKind::source && paragraphs > paragraphs_after(i)) {
        end = i;
      } else if (teaser_run(i) && paragraphs >= 1) {
        end = i;
      }
      paragraphs += line.paragraph() || (line.terminal && line.words >= 10);
      if (line.closes && paragraphs >= 2 && i + 1 < end) end = after_captions(i + 1);
    }
    end = before_headlines(end);
    end = before_dispatches(end);
    if (end > first_ && end < used_.size() && is_bare_source(at(end - 1))) --end;
    to_tail(end, used_.size());
    last_ = end;
  }

  // Recognises a box of links inside the article: a few headlines, then a paragraph that shares words with the article.
  // Returns the line of that paragraph, or the number of lines when the article does not continue.
  std::size_t end_of_box(std::size_t i) {
    std::size_t next = i + 1;
    while (next < used_.size() && next <= i + 6 && (at(next).headline() || at(next).time_stamp)) ++next;
    if (next >= used_.size() || !at(next).paragraph() || at(next).truncated || repeated_headline(next - 1))
      return used_.size();
    return cohesion(next, i) >= kCoheres ? next : used_.size();
  }

  // Counts complete paragraphs after a line, up to the next tail marker.
  std::size_t paragraphs_after(std::size_t i) {
    std::size_t count = 0;
    for (++i; i < used_.size() && at(i).marker != MarkerKind::tail; ++i) count += at(i).paragraph() && !at(i).truncated;
    return count;
  }

  bool repeated_headline(std::size_t i) { return i > 0 && at(i).hash == at(i - 1).hash; }

  // Whether a list of other articles begins here: a headline twice, a headline with a time stamp, or two truncated
  // paragraphs below headlines.
  bool teaser_run(std::size_t i) {
    if (i + 1 >= used_.size() || !at(i).headline()) return false;
    if (at(i).hash == at(i + 1).hash && at(i + 1).headline() && at(i).words >= 6) return true;
    if (at(i + 1).time_stamp && i + 2 < used_.size()) return true;
    return i + 3 < used_.size() && at(i + 1).truncated && at(i + 1).words >= 25 && at(i + 2).headline() &&
           at(i + 3).truncated && at(i + 3).words >= 25;
  }

  std::size_t after_captions(std::size_t i) {
    while (i < used_.size() && at(i).caption) ++i;
    return i;
  }

  // Finds three or more headlines in a row at the end of a page. The page's paragraphs must end like sentences.
  std::size_t before_headlines(std::size_t end) {
    std::size_t from = end;
    const auto headline = [&](const Line& line) { return line.headline() && line.words >= 6 && !line.caption; };
    while (from > first_ && (headline(at(from - 1)) || at(from - 1).time_stamp)) --from;
    if (end - from < 3) return end;
    std::size_t closed = 0, open = 0;
    for (std::size_t i = first_; i < from; ++i) (at(i).terminal || at(i).truncated ? closed : open) += !at(i).caption;
    return closed >= 2 && closed > open ? from : end;
  }

  // Finds reports of other events that follow the article without a separator. They begin at a paragraph that starts
  // with a day. Each paragraph from there on shares few words with the article and names none of its countries, or it
  // starts with a day far from the article's days.
  std::size_t before_dispatches(std::size_t end) {
    if (!has_paragraphs(end)) return end;
    std::size_t from = end;
    for (std::size_t i = end; i > first_ + 2 && (foreign(i - 1) || of_another_day(at(i - 1))); --i)
      if (at(i - 1).dispatch) from = i - 1;
    std::size_t reports = 0;
    for (std::size_t i = from; i < end; ++i) reports += at(i).words >= 12;
    return reports >= 2 ? from : end;
  }

  // Whether the page has long paragraphs. When each line is one sentence, a line has too few words to compare.
  bool has_paragraphs(std::size_t end) {
    std::size_t count = 0, total = 0;
    for (std::size_t i = first_; i < end; ++i) {
      if (!at(i).paragraph()) continue;
      ++count;
      total += at(i).words;
    }
    return count >= 3 && total >= 38 * count;
  }

  bool foreign(std::size_t i) {
    const Line& line = at(i);
    if (&line == &middle_) return false;
    if (line.words < 4 || line.caption) return line.words < 4;
    const std::vector<CountryCode> named = countries_of(rules_, line);
    for (std::size_t j = first_ ? first_ - 1 : 0; !named.empty() && j < std::min(first_ + 1, used_.size()); ++j)
      for (CountryCode code : countries_of(rules_, at(j)))
        if (code != kVietnam && std::count(named.begin(), named.end(), code)) return false;
    return cohesion(i, std::min(i, first_ + 6)) < kForeign;
  }

  // Whether the line begins with a day (without a year) that is at least two weeks from every day in the article's
  // first lines. False when the first lines name no day.
  bool of_another_day(const Line& line) {
    if (!line.dispatch) return false;
    constexpr int kFar = 14;
    const auto in_year = [](const Day& day) { return day.month * 30 + day.day; };
    const auto days = [](const Line& of, std::uint32_t tokens) {
      return find_dates(of.tokens, 0, std::min(tokens, static_cast<std::uint32_t>(of.tokens.size()))).days;
    };
    const Day begin = days(line, 6).front().from;
    if (begin.year) return false;  // "Ngày 22/8/1996, ...": tells of the past
    const int begins = in_year(begin);
    bool any = false;
    for (std::size_t i = first_ ? first_ - 1 : 0; i < std::min(first_ + 4, used_.size()); ++i)
      for (const DateMention& own : days(at(i), ~0u)) {
        const int apart = std::abs(in_year(own.from) - begins);
        if (std::min(apart, 360 - apart) < kFar) return false;
        any = true;
      }
    return any;
  }

  // Whether the line is a bare source name such as "Thanhnien.vn".
  static bool is_bare_source(const Line& line) {
    if (line.words == 0 || line.words > 4) return false;
    const auto tokens = line.tokens;
    return tokens.size() >= 2 && tokens.back().gap == kDot && tokens.back().letters <= 4 && !tokens.back().upper;
  }

  static constexpr float kCoheres = 0.12f;  // a paragraph that shares this much continues the article
  static constexpr float kForeign = 0.16f;  // a paragraph that shares less may belong to another article

  // The fraction of a paragraph's word pairs that the article uses before line `before`.
  float cohesion(std::size_t i, std::size_t before) {
    WordPairs pairs;
    for (std::size_t j = first_ ? first_ - 1 : 0; j < before; ++j) pairs.add(at(j));
    return pairs.share_of(at(i));
  }

  // Removes lines from the article that many pages of the archive contain.
  void cut_repeats() {
    const std::span<Line* const> text = std::span(used_).subspan(first_, last_ - first_);
    spare_reprints(text);
    for (Line* line : text)
      if (line->repeated && line->zone == LineZone::body) line->zone = LineZone::tail;
  }

  // Removes buttons, time stamps and repeated lines from the article.
  void cut_noise() {
    std::unordered_set<std::uint64_t> seen;
    for (std::size_t i = first_; i < last_; ++i) {
      Line& line = at(i);
      if (line.zone != LineZone::body) continue;
      const bool repeat = line.words >= 4 && !seen.insert(line.hash).second;
      if (line.words == 0 && line.tokens.empty()) line.zone = LineZone::tail;
      if (repeat || line.marker == MarkerKind::noise || (line.time_stamp && i < first_ + 6)) line.zone = LineZone::tail;
      if (line.caption && line.zone == LineZone::body) line.zone = LineZone::caption;
    }
  }

  void find_lead() {
    if (!article_.lead.empty()) {
      const std::uint64_t given = read_lines(rules_, article_.lead).all.front().hash;
      for (std::size_t i = first_; i < last_; ++i)
        if (at(i).hash == given) at(i).zone = LineZone::blank;
      return;
    }
    for (std::size_t i = first_; i < std::min(first_ + 6, last_); ++i) {
      Line& line = at(i);
      if (line.zone != LineZone::body || line.listed) continue;
      if (!(line.words >= 12 && line.terminal) && line.words < 20) continue;
      line.zone = LineZone::lead;
      article_.lead = text::trim(line.raw);
      return;
    }
  }

  // Sets the day of publication: a time stamp near the title, else the date in the page's address.
  void take_date() {
    if (article_.url.empty()) article_.url = source_url();
    if (!article_.date.empty()) return;
    for (std::size_t i = 0; i < std::min(first_ + 5, used_.size()); ++i) {
      const Line& line = at(i);
      if (line.words > 14 || line.zone == LineZone::title || line.zone == LineZone::lead || !line.time_stamp) continue;
      const Dates dates = find_dates(line.tokens, 0, static_cast<std::uint32_t>(line.tokens.size()));
      if (dates.days.empty() || dates.days.front().from.year == 0) continue;
      article_.date = format_day(dates.days.front().from);
      return;
    }
    article_.date = date_of_url(article_.url);
  }

  // The address in the line that names the source.
  std::string source_url() {
    for (std::size_t i = first_; i < used_.size(); ++i) {
      if (at(i).marker != MarkerKind::source) continue;
      const std::string_view raw = at(i).raw;
      const std::size_t from = raw.find("http");
      if (from == std::string_view::npos) continue;
      return std::string(raw.substr(from, raw.find_first_of(" \t\r)", from) - from));
    }
    return {};
  }

  void to_tail(std::size_t from, std::size_t to) {
    for (std::size_t i = from; i < to; ++i)
      if (at(i).zone != LineZone::blank) at(i).zone = LineZone::tail;
  }

  void write() {
    article_.body.clear();
    for (const Line* line : used_) {
      std::string* zone = line->zone == LineZone::body      ? &article_.body
                          : line->zone == LineZone::caption ? &article_.captions
                          : line->zone == LineZone::tail    ? &article_.tail
                                                            : nullptr;
      if (!zone) continue;
      if (!zone->empty() && line->before != '\0') *zone += line->before;
      *zone += text::trim(line->raw);
    }
  }

  const RuleSet& rules_;
  Article& article_;
  const std::string page_;
  Lines lines_, last_lines_;  // of the page, or of both ends of a long page
  Line middle_;               // of a long page
  std::vector<Line*> used_;   // the lines that are not blank
  std::size_t first_ = 0, last_ = 0;
};

}  // namespace

void split_page(const RuleSet& rules, const ParagraphLookup& lookup, Article& article) {
  PageSplitter(rules, lookup, article).run();
}

}  // namespace tra::archive

namespace tra {

void FacetExtractor::split_zones(Article& article, const ParagraphLookup& lookup) const {
  archive::split_page(rules_->set, lookup, article);
}

}  // namespace tra
