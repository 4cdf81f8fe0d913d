// Dates inside side boxes are ignored: they belong to other articles, or are today's date. A date that is called that
// of a change is taken only when nothing else gives a day.
#include "archive/html/published.h"

#include <algorithm>
#include <array>
#include <utility>

#include "archive/html/date_labels.h"
#include "archive/zones/zones.h"

namespace tra {
namespace {

constexpr std::size_t nowhere = static_cast<std::size_t>(-1);

struct Shown {
  std::string date;
  DayOf of;
  std::size_t offset;
  const GumboNode* node;
  bool is_time_element;
  bool is_stamp;  // an element or a line for the date, as opposed to a line of text that names a day
};

// Whether a line tells of the site's licence, which has a day of its own.
bool names_licence(std::string_view text) {
  constexpr std::array<std::string_view, 6> words = {"Giấy phép", "giấy phép", "GIẤY PHÉP", "GP-", "/GP", "GPXB"};
  return std::any_of(words.begin(), words.end(),
                     [&](std::string_view word) { return text.find(word) != std::string_view::npos; });
}

class PublishedChooser {
 public:
  PublishedChooser(const HtmlTitle& title, const HtmlLines& lines, const std::vector<const GumboNode*>& main,
                   UtcDay utc_day)
      : title_(title), lines_(lines), main_(main), utc_day_(utc_day) {
    locate_title();
    locate_text();
  }

  // The day of publication that the page shows; empty when it shows none.
  std::string publication(const HtmlMetadata& metadata) {
    collect(metadata);
    for (const Shown* shown : {below_title(changes_), above_title(changes_), first_inside(changes_)})
      if (change_.empty() && shown != nullptr) change_ = shown->date;
    if (!change_.empty()) return before_change();
    for (const Shown* shown : {below_title(shown_), above_title(shown_), first_inside(shown_), below_text(shown_)})
      if (shown != nullptr) return shown->date;
    if (std::string date = at_beginning_of_text(); !date.empty()) return date;
    for (const Shown& shown : shown_)
      if (shown.is_time_element && !in_link(shown.node)) return shown.date;
    for (const Shown& shown : changes_)
      if (change_.empty() && shown.is_time_element && !in_link(shown.node)) change_ = shown.date;
    return {};
  }

  // The day of the last change that the page shows, known after publication() was called.
  const std::string& change() const { return change_; }

 private:
  static constexpr std::size_t near_lines = 4;    // distance of a date from the headline or the text
  static constexpr std::size_t line_bytes = 120;  // a line that shows a date is no longer than this
  static constexpr std::size_t stamp_bytes = 48;  // "Thứ Năm, 15/08/2024 - 10:30 (GMT+7)"

  bool in_heading(const HtmlLine& line) const {
    return title_.heading != nullptr && is_below(line.block, title_.heading);
  }

  void collect(const HtmlMetadata& metadata) {
    for (const auto& shown : metadata.shown_dates)
      if (!in_side_box(shown.node))
        add({shown.date, shown.of, offset_of(shown.node), shown.node, shown.is_time_element, true});
    add_dated_lines();
    // A line or an element around the day of a change, which has no label of its own, shows the same day. An article
    // shows one or two; the first ones are enough on a page of thousands.
    constexpr std::size_t most_changes = 64;
    const auto last = changes_.begin() + static_cast<std::ptrdiff_t>(std::min(changes_.size(), most_changes));
    std::erase_if(shown_, [&](const Shown& shown) {
      return shown.of == DayOf::unsaid && std::any_of(changes_.begin(), last, [&](const Shown& change) {
               return change.date == shown.date && is_below(change.node, shown.node);
             });
    });
    const auto order = [](const Shown& a, const Shown& b) { return a.offset < b.offset; };
    std::stable_sort(shown_.begin(), shown_.end(), order);
    std::stable_sort(changes_.begin(), changes_.end(), order);
  }

  void add(Shown&& shown) { (shown.of == DayOf::change ? changes_ : shown_).push_back(std::move(shown)); }

  // Chooses among the other days when a day of the last change is shown with the article. Publication is not later, and
  // unless a label says so, it is shown where the change is, and not inside the text.
  std::string before_change() {
    std::erase_if(shown_, [&](const Shown& shown) { return shown.date > change_ || !shown.is_stamp; });
    for (const Shown* shown : {below_title(shown_), above_title(shown_)})
      if (shown != nullptr) return shown->date;
    for (const Shown* shown : {first_inside(shown_), below_text(shown_)})
      if (shown != nullptr && shown->of == DayOf::publication) return shown->date;
    std::string date = at_beginning_of_text();
    return date <= change_ ? date : std::string();
  }

  void locate_title() {
    const auto& all = lines_.all;
    for (title_end_ = 0; title_end_ < all.size() && !in_heading(all[title_end_]); ++title_end_) {
    }
    title_begin_ = title_end_;
    while (title_end_ < all.size() && in_heading(all[title_end_])) ++title_end_;
    if (title_begin_ < all.size() || main_.empty()) return;
    // When the page shows no headline, the beginning of the main element takes its place.
    const auto inside = [&](const HtmlLine& line) { return is_below_any(line.block, main_); };
    title_begin_ = title_end_ = static_cast<std::size_t>(std::find_if(all.begin(), all.end(), inside) - all.begin());
  }

  // The text is taken to begin at the third paragraph after the headline, because the date may follow the lead.
  void locate_text() {
    const auto& all = lines_.all;
    int paragraphs = 0;
    text_begin_ = text_end_ = all.size();
    for (std::size_t i = title_end_; i < all.size(); ++i) {
      const bool inside = main_.empty() ? all[i].zone == HtmlZone::main : is_below_any(all[i].block, main_);
      if (all[i].text.size() < paragraph_bytes || all[i].is_link() || all[i].zone != HtmlZone::main) continue;
      if (paragraphs++ == 0) first_paragraph_ = i;
      if (paragraphs == 3) text_begin_ = i;
      if (inside) text_end_ = i + 1;
    }
    if (paragraphs < 3 && paragraphs > 0) text_begin_ = text_end_;
  }

  std::size_t offset_at(std::size_t line) const { return line < lines_.all.size() ? lines_.all[line].offset : nowhere; }

  // Whether the node is the footer of the article, as opposed to the page's.
  bool is_article_foot(const GumboNode* node) const {
    if (main_.empty() || !is_below(node, main_.front()->parent)) return false;
    if (is_element(node, GUMBO_TAG_FOOTER)) return !is_element(node->parent, GUMBO_TAG_BODY);
    for (const ClassName& name : class_names(attribute(node, "class")))
      for (const std::string_view foot : {"postfooter", "entryfooter", "articlefooter", "postfoot", "entryfoot"})
        if (name.joined == foot) return true;
    return false;
  }

  bool in_side_box(const GumboNode* node) const {
    for (; node != nullptr; node = node->parent) {
      const auto box = lines_.boxes.find(node);
      if (box == lines_.boxes.end() || box->second < BoxKind::side || is_article_foot(node)) continue;
      const auto holds = [&](const GumboNode* one) { return one != nullptr && is_below(one, node); };
      if (!holds(title_.heading) && std::none_of(main_.begin(), main_.end(), holds)) return true;
    }
    return false;
  }

  static bool in_link(const GumboNode* node) {
    for (; node != nullptr; node = node->parent)
      if (is_element(node, GUMBO_TAG_A)) return true;
    return false;
  }

  // Finds short lines around the article that show a date: "15/08/2024 - 10:30", "Posted by ... on August 15, 2024".
  void add_dated_lines() {
    const auto& all = lines_.all;
    const std::size_t from = title_begin_ - std::min(title_begin_, near_lines);
    for (std::size_t i = from; i < std::min(text_end_ + near_lines, all.size()); ++i) {
      if (i >= text_begin_ && i + near_lines < text_end_) continue;
      const HtmlLine& line = all[i];
      if (line.text.size() > line_bytes || in_heading(line) || line.block == nullptr || in_side_box(line.block))
        continue;
      LabelledDay day = labelled_day(line.text, utc_day_);
      if (day.date.empty()) continue;
      if (day.of == DayOf::unsaid) day.of = day_named_by(line.block);
      const bool is_stamp = day.of == DayOf::publication || line.text.size() <= stamp_bytes;
      if (day.of == DayOf::unsaid && (names_licence(line.text) || (!is_stamp && line.text.ends_with('.')))) continue;
      add({std::move(day.date), day.of, line.offset, line.block, false, is_stamp});
    }
  }

  const Shown* below_title(const std::vector<Shown>& all_shown) const {
    if (title_begin_ >= lines_.all.size()) return nullptr;
    const std::size_t from = title_.heading != nullptr ? offset_of(title_.heading) : offset_at(title_begin_);
    for (const Shown& shown : all_shown)
      if (shown.offset >= from && shown.offset < offset_at(text_begin_)) return &shown;
    return nullptr;
  }

  // The date nearest above the headline: within a few lines, or inside the headline's parent element.
  const Shown* above_title(const std::vector<Shown>& all_shown) const {
    if (title_begin_ >= lines_.all.size()) return nullptr;
    const std::size_t from = offset_at(title_begin_ - std::min(title_begin_, near_lines));
    const GumboNode* parent = title_.heading != nullptr ? title_.heading->parent : nullptr;
    const Shown* nearest = nullptr;
    for (const Shown& shown : all_shown) {
      const bool beside = parent != nullptr && !is_element(parent, GUMBO_TAG_BODY) && is_below(shown.node, parent);
      if (shown.offset < offset_at(title_begin_) && (shown.offset >= from || beside)) nearest = &shown;
    }
    return nearest;
  }

  const Shown* first_inside(const std::vector<Shown>& all_shown) const {
    for (const Shown& shown : all_shown)
      if (is_below_any(shown.node, main_) && !in_link(shown.node)) return &shown;
    return nullptr;
  }

  // A date near the end of the text: "Hà Nội, ngày 15 tháng 8 năm 2024", "Posted on 15 August 2024 in News".
  const Shown* below_text(const std::vector<Shown>& all_shown) const {
    if (main_.empty()) return nullptr;
    const std::size_t from = offset_at(text_end_ - std::min(text_end_, near_lines));
    for (const Shown& shown : all_shown)
      if (shown.offset >= from && shown.offset <= offset_at(text_end_ + near_lines)) return &shown;
    return nullptr;
  }

  // A date of digits at the beginning of the text: "(15.08.2024) The council ...". A date in words is ignored there,
  // because such a sentence reports what happened on that day.
  std::string at_beginning_of_text() const {
    constexpr std::size_t date_bytes = 13;
    if (first_paragraph_ >= lines_.all.size()) return {};
    const std::string_view text = lines_.all[first_paragraph_].text;
    const std::size_t digit = text.find_first_of("0123456789");
    return digit <= 1 ? normalise_date(text.substr(0, date_bytes), utc_day_) : std::string();
  }

  const HtmlTitle& title_;
  const HtmlLines& lines_;
  const std::vector<const GumboNode*>& main_;
  UtcDay utc_day_;
  // Line indexes; `nowhere` or the number of lines means that no such line exists.
  std::size_t title_begin_ = 0, title_end_ = 0, first_paragraph_ = nowhere, text_begin_ = 0, text_end_ = 0;
  std::vector<Shown> shown_, changes_;
  std::string change_;
};

}  // namespace

std::string choose_published(const HtmlMetadata& metadata, const HtmlTitle& title, const HtmlLines& lines,
                             const std::vector<const GumboNode*>& main, UtcDay utc_day) {
  const JsonLdArticle& json_ld = metadata.json_ld;
  std::string date = metadata.published;
  const auto else_take = [&](const auto& next) {
    if (date.empty()) date = next();
  };
  else_take([&] { return normalise_date(json_ld.date_published, utc_day); });
  else_take([&] { return metadata.property_published; });
  else_take([&] { return normalise_date(json_ld.date_created, utc_day); });
  else_take([&] { return metadata.created; });
  else_take([&] { return normalise_date(json_ld.page_date, utc_day); });
  else_take([&] { return metadata.dated; });
  std::string change;
  else_take([&] {
    PublishedChooser chooser(title, lines, main, utc_day);
    std::string published = chooser.publication(metadata);
    change = chooser.change();
    return published;
  });
  else_take([&] { return archive::date_of_url(metadata.url); });
  else_take([&] { return metadata.uploaded; });
  else_take([&] { return normalise_date(json_ld.date_uploaded, utc_day); });
  else_take([&] { return change; });
  else_take([&] { return metadata.modified; });
  else_take([&] { return normalise_date(json_ld.date_modified, utc_day); });
  return date;
}

}  // namespace tra
