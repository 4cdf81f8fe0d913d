// A label stands before its date and is the first thing said there: "Cập nhật lúc ..." is a label, "Giá vàng cập nhật
// ..." is a sentence.
#include "archive/html/date_labels.h"

#include <unicode/uchar.h>

#include <algorithm>
#include <array>
#include <cstring>
#include <optional>

#include "archive/html/class_words.h"
#include "text/ascii.h"
#include "text/utf8.h"

namespace tra {
namespace {

struct Label {
  std::string_view words;  // in lower case
  DayOf of;
};
constexpr std::array labels = {Label{"cập nhật", DayOf::change},
                               Label{"chỉnh sửa", DayOf::change},
                               Label{"sửa đổi", DayOf::change},
                               Label{"updated", DayOf::change},
                               Label{"modified", DayOf::change},
                               Label{"last update", DayOf::change},
                               Label{"xuất bản", DayOf::publication},
                               Label{"ngày đăng", DayOf::publication},
                               Label{"đăng ngày", DayOf::publication},
                               Label{"đăng lúc", DayOf::publication},
                               Label{"đăng tải", DayOf::publication},
                               Label{"đăng bởi", DayOf::publication},
                               Label{"đăng:", DayOf::publication},
                               Label{"đã đăng", DayOf::publication},
                               Label{"ngày phát hành", DayOf::publication},
                               Label{"published", DayOf::publication},
                               Label{"posted", DayOf::publication}};

// Words that may stand before a label.
constexpr std::array<std::string_view, 17> openings = {"ngày", "lần", "thời", "gian",    "giờ",  "đã",
                                                       "được", "bài", "viết", "tin",     "mới",  "last",
                                                       "date", "was", "this", "article", "first"};

// The text in lower case, with each letter at the same place as before.
std::string lower_case(std::string_view text) {
  std::string lower;
  for (std::size_t at = 0; at < text.size();) {
    const text::DecodedPoint point = text::point_at(text, at);
    std::string letter;
    text::append_point(letter, static_cast<char32_t>(::u_tolower(static_cast<UChar32>(point.value))));
    lower += letter.size() == point.length ? letter : std::string(text.substr(at, point.length));
    at += point.length;
  }
  return lower;
}

bool is_letter_or_blank(char c) {
  return c == ' ' || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || static_cast<unsigned char>(c) >= 0x80;
}

// Whether a label may begin here: only words that open labels stand between it and the last mark or number before it.
bool opens(std::string_view before) {
  std::size_t begin = before.size();
  while (begin > 0 && is_letter_or_blank(before[begin - 1])) --begin;
  for (std::string_view rest = text::trim(before.substr(begin)); !rest.empty();) {
    const std::size_t end = std::min(rest.find(' '), rest.size());
    if (std::find(openings.begin(), openings.end(), rest.substr(0, end)) == openings.end()) return false;
    rest = text::trim(rest.substr(end));
  }
  return true;
}

struct FoundLabel {
  std::size_t begin, end;
  DayOf of;
};

std::optional<FoundLabel> next_label(std::string_view lower, std::size_t from) {
  std::optional<FoundLabel> first;
  for (const Label& label : labels)
    for (std::size_t at = lower.find(label.words, from); at != std::string_view::npos;
         at = lower.find(label.words, at + 1)) {
      if (first && first->begin <= at) break;
      if (!opens(lower.substr(from, at - from))) continue;
      first = FoundLabel{at, at + label.words.size(), label.of};
      break;
    }
  return first;
}

// The label at the end of a text, with no number behind it.
DayOf label_at_end(std::string_view text) {
  const std::string lower = lower_case(text);
  DayOf of = DayOf::unsaid;
  std::size_t end = 0;
  while (const auto label = next_label(lower, end)) {
    of = label->of;
    end = label->end;
  }
  return lower.find_first_of("0123456789", end) == std::string::npos ? of : DayOf::unsaid;
}

DayOf day_of_names(const GumboNode* node) {
  constexpr std::array<std::string_view, 13> of_change = {
      "updated",      "modified", "update",      "lastmod",    "lastmodified", "lastupdated", "dateupdated",
      "datemodified", "capnhat",  "ngaycapnhat", "updatetime", "updatedate",   "lastupdate"};
  constexpr std::array<std::string_view, 11> of_publication = {
      "published",   "pubdate", "publish",  "publishdate", "publisheddate", "datepublished",
      "publication", "posted",  "postdate", "xuatban",     "ngaydang"};
  DayOf of = DayOf::unsaid;
  for (const char* attribute_name : {"class", "id", "itemprop", "property"})
    for (const ClassName& name : class_names(attribute(node, attribute_name))) {
      const auto any_of = [&](const auto& words) {
        const auto listed = [&](const std::string& word) {
          return std::find(words.begin(), words.end(), word) != words.end();
        };
        return listed(name.joined) || std::any_of(name.words.begin(), name.words.end(), listed);
      };
      if (any_of(of_publication)) return DayOf::publication;
      if (any_of(of_change)) of = DayOf::change;
    }
  return of;
}

// Collects the visible text of a small element. Dates are many on some pages, so a large one is given up early.
class SmallText {
 public:
  // Returns nothing when the element is large.
  static std::optional<std::string> of(const GumboNode* node) {
    SmallText small;
    if (!small.visit(node)) return std::nullopt;
    while (small.text_.ends_with(' ')) small.text_.pop_back();
    return std::move(small.text_);
  }

 private:
  static constexpr std::size_t most_bytes = 120, most_raw_bytes = 1024;  // with and without repeated blanks
  static constexpr int most_nodes = 64;

  bool visit(const GumboNode* node) {
    if (++nodes_ > most_nodes) return false;
    if (is_text(node)) {
      if (strnlen(node->v.text.text, most_raw_bytes) == most_raw_bytes) return false;
      append_collapsed(text_, node->v.text.text);
    }
    if (is_invisible(node)) return true;
    const GumboVector* below = children(node);
    for (unsigned i = 0; below != nullptr && i < below->length; ++i)
      if (!visit(static_cast<const GumboNode*>(below->data[i]))) return false;
    return text_.size() <= most_bytes;
  }

  std::string text_;
  int nodes_ = 0;
};

// The short text directly before a node, in the same line or in the element beside it.
std::string text_before(const GumboNode* node) {
  constexpr int most_levels = 3, most_siblings = 8;
  for (int level = 0; level < most_levels && node->parent != nullptr && is_element(node->parent); ++level) {
    const GumboVector* siblings = children(node->parent);
    const std::size_t first =
        node->index_within_parent - std::min<std::size_t>(node->index_within_parent, most_siblings);
    for (std::size_t i = node->index_within_parent; i-- > first;) {
      const auto text = SmallText::of(static_cast<const GumboNode*>(siblings->data[i]));
      if (!text) return {};
      if (!text->empty()) return *text;
    }
    node = node->parent;
    if (is_block(node)) break;
  }
  return {};
}

}  // namespace

LabelledDay labelled_day(std::string_view text, UtcDay utc_day) {
  const std::string lower = lower_case(text);
  LabelledDay of_change;
  std::size_t begin = 0;
  for (DayOf of = DayOf::unsaid;;) {
    const auto label = next_label(lower, begin);
    const std::size_t end = label ? label->begin : text.size();
    if (std::string date = normalise_date(text.substr(begin, end - begin), utc_day); !date.empty()) {
      if (of != DayOf::change) return {std::move(date), of};
      if (of_change.date.empty()) of_change = {std::move(date), of};
    }
    if (!label) return of_change;
    begin = label->end;
    of = label->of;
  }
}

DayOf day_named_by(const GumboNode* node) {
  if (!SmallText::of(node)) return DayOf::unsaid;
  if (const DayOf of = day_of_names(node); of != DayOf::unsaid) return of;
  if (const DayOf of = label_at_end(text_before(node)); of != DayOf::unsaid) return of;
  const GumboNode* parent = node->parent;
  return parent != nullptr && is_element(parent) && SmallText::of(parent) ? day_of_names(parent) : DayOf::unsaid;
}

}  // namespace tra
