#include "output/search_text.h"

#include <algorithm>

#include "output/article_json.h"
#include "output/marks.h"

namespace tra::cli {
namespace {

// Parts in lines no wider than `width` (0: one line), broken between parts where that can be.
std::vector<std::string> part_lines(const std::vector<std::string>& parts, std::size_t width) {
  constexpr std::string_view separator = " · ";
  std::vector<std::string> lines;
  for (const std::string& part : parts) {
    const std::size_t wanted = lines.empty() ? 0 : display_width(lines.back()) + 3 + display_width(part);
    if (lines.empty() || (width > 0 && wanted > width))
      lines.push_back(part);
    else
      lines.back() += std::string(separator) + part;
  }
  return lines;
}

std::string copies_line(const std::vector<std::string>& duplicates, const Wording& wording) {
  constexpr std::size_t most_named = 5;
  const std::size_t count = duplicates.size();
  std::string line =
      wording.say("same article: " + wording.number(count) + (count == 1 ? " other copy (" : " other copies ("),
                  "cùng bài: " + wording.number(count) + " bản khác (");
  for (std::size_t i = 0; i < std::min(count, most_named); ++i) line += (i == 0 ? "" : ", ") + duplicates[i];
  return line + (count > most_named ? ", …)" : ")");
}

std::string listed(const std::vector<std::string>& words) {
  std::string all;
  for (const std::string& word : words) all += (all.empty() ? "" : ", ") + word;
  return all;
}

bool is_link(std::string_view url) {
  return (url.starts_with("http://") || url.starts_with("https://")) &&
         std::all_of(url.begin(), url.end(), [](char c) { return c > ' ' && c < '\x7F'; });
}

// Lines with their texts, behind the indent, as links.
std::string linked(const std::string& lines, std::size_t indent, const std::string& url) {
  std::string out;
  for (std::size_t begin = 0; begin < lines.size();) {
    const std::size_t end = std::min(lines.find('\n', begin), lines.size());
    const std::size_t text = std::min(begin + indent, end);
    out += lines.substr(begin, text - begin) + "\x1b]8;;" + url + "\x1b\\" + lines.substr(text, end - text) +
           "\x1b]8;;\x1b\\\n";
    begin = end + 1;
  }
  return out;
}

std::string hit_text(const ArticleHit& found, std::size_t rank, const TextLayout& page) {
  const Palette& palette = page.palette;
  const Article& article = found.article;
  const std::string number = std::to_string(rank) + ". ";
  const std::string indent(number.size(), ' ');
  const auto dim_line = [&](const std::string& text) {
    return layout(text, {}, palette, palette.dim, page.width, indent);
  };

  std::string out =
      layout(article.title.empty() ? article.id : article.title, ranges(joined(found.title_marks, article.title)),
             palette, palette.title, page.width, indent);
  out.replace(0, indent.size(), number);
  if (page.links && is_link(article.url)) out = linked(out, indent.size(), article.url);
  const std::size_t room = page.width > indent.size() ? page.width - indent.size() : 0;
  for (const std::string& line : part_lines(fact_labels(article, page.wording), room))
    out += layout(line, {}, palette, palette.key, page.width, indent);
  if (!found.snippet.text.empty()) {
    std::string text =
        (found.snippet.cut_front ? "… " : "") + found.snippet.text + (found.snippet.cut_back ? " …" : "");
    std::vector<std::pair<std::size_t, std::size_t>> marks = ranges(joined(found.snippet.marks, found.snippet.text));
    const std::size_t shift = found.snippet.cut_front ? std::string_view("… ").size() : 0;
    for (auto& [begin, end] : marks) begin += shift, end += shift;
    out += layout(text, marks, palette, "", page.width, indent);
  }
  out += dim_line(article.url.empty() || article.title.empty() ? article.id : article.id + " · " + article.url);
  if (!found.index.empty()) out += dim_line(page.wording.say("in ", "trong ") + found.index);
  if (!found.missing.empty()) out += dim_line(page.wording.say("without: ", "không có từ: ") + listed(found.missing));
  if (!found.copies.empty()) out += dim_line(copies_line(found.copies, page.wording));
  if (!page.fields.empty()) {
    const Json all = to_json(article);
    for (const std::string& field : page.fields)
      if (all.contains(field)) out += layout(field + ": " + to_line(all[field]), {}, palette, "", page.width, indent);
  }
  for (std::size_t begin = 0; begin < found.explanation.size();) {
    const std::size_t end = std::min(found.explanation.find('\n', begin), found.explanation.size());
    out += dim_line(found.explanation.substr(begin, end - begin));
    begin = end + 1;
  }
  return out + "\n";
}

std::size_t collapsed_copies(const ArticleResult& result) {
  std::size_t copies = 0;
  for (const ArticleHit& found : result.hits) copies += found.copies.size();
  return copies;
}

// Which hits are shown, when not all of them are.
std::string shown_range(const ArticleResult& result, std::size_t first_rank, const Wording& wording) {
  const std::size_t shown = result.hits.size();
  if (shown == 0 && first_rank > 1 && result.total > 0)
    return wording.say("; none of them behind place ", "; không còn bài nào sau vị trí ") +
           wording.number(first_rank - 1);
  if (shown == 0 || shown + collapsed_copies(result) == result.total) return "";
  const std::string first = wording.number(first_rank);
  const std::string range = first + (shown > 1 ? "–" + wording.number(first_rank + shown - 1) : "");
  return wording.say(shown > 1 ? ", above are " + range : ", above is number " + range, ", trên đây là bài " + range);
}

std::string part_name(const EmptyPart& part, const Wording& wording) {
  using Kind = EmptyPart::Kind;
  if (part.kind == Kind::word)
    return wording.say("no article has the word “" + part.what + "”", "không bài nào có từ “" + part.what + "”");
  if (part.kind == Kind::together)
    return wording.say("no article has all of this together", "không bài nào có đủ mọi điều kiện cùng lúc");
  if (part.without == 0)
    return wording.say("of the articles with these words none passes “" + part.what + "”",
                       "trong các bài có những từ này, không bài nào qua được điều kiện “" + part.what + "”");
  return wording.say("without “" + part.what + "” it would be " + wording.articles(part.without),
                     "nếu bỏ điều kiện “" + part.what + "” thì có " + wording.articles(part.without));
}

// With a capital and a full stop. The text must begin with an ASCII letter.
std::string sentence(std::string text) {
  if (!text.empty() && text[0] >= 'a' && text[0] <= 'z') text[0] = static_cast<char>(text[0] - 'a' + 'A');
  return text + ".";
}

std::string near_text(const std::vector<std::string>& near, const Wording& wording) {
  return near.empty() ? "" : wording.say(" Near it: ", " Gần giống: ") + listed(near) + ".";
}

std::string incomplete_note(Partial why, const Wording& wording) {
  switch (why) {
    case Partial::no:
      return "";
    case Partial::deadline:
      return wording.say("The time was up (--timeout): articles may be missing, and counts are lower bounds.",
                         "Hết thời gian (--timeout): có thể thiếu bài, các số đếm chỉ là tối thiểu.");
    case Partial::cancelled:
      return wording.say("The search was stopped: articles may be missing, and counts are lower bounds.",
                         "Việc tìm đã bị dừng: có thể thiếu bài, các số đếm chỉ là tối thiểu.");
    case Partial::expansions:
      return wording.say("The query stands for too many words: articles may be missing, and counts are lower bounds.",
                         "Truy vấn ứng với quá nhiều từ: có thể thiếu bài, các số đếm chỉ là tối thiểu.");
  }
  return "";
}

}  // namespace

std::vector<std::string> fact_labels(const Article& article, const Wording& wording) {
  std::vector<std::string> parts;
  const auto add = [&](const std::string& part) {
    if (!part.empty()) parts.push_back(part);
  };
  const auto labels = [&](const char* field, const std::vector<std::string>& values) {
    std::string all;
    for (const std::string& value : values) all += (all.empty() ? "" : ", ") + wording.label(field, value);
    add(all);
  };
  add(wording.date(article.date));
  labels("partner_country", article.partner_country);
  labels("meeting_type", article.meeting_type);
  if (!article.meeting_level.empty()) add(wording.label("meeting_level", article.meeting_level));
  if (article.meeting_ordinal) add(wording.say("no. ", "lần thứ ") + std::to_string(*article.meeting_ordinal));
  if (!article.meeting_date.empty()) add(wording.say("met ", "họp ") + wording.dates(article.meeting_date));
  return parts;
}

std::string notes_before(const ArticleResult& result, const Wording& wording) {
  std::string out;
  for (const UnknownName& unknown : result.unknown_names)
    out +=
        printable(wording.say("“" + unknown.name + ":” was read as a word to search for, as no field is called so.",
                              "“" + unknown.name + ":” được hiểu là từ cần tìm, vì không có trường nào tên như vậy.") +
                  near_text(unknown.near, wording)) +
        "\n\n";
  for (const std::string& name : result.as_words) {
    if (std::any_of(result.unknown_names.begin(), result.unknown_names.end(),
                    [&](const UnknownName& unknown) { return unknown.name == name; }))
      continue;
    const auto unknown = std::find_if(result.unknown_values.begin(), result.unknown_values.end(), [&](const auto& one) {
      const FacetField* facet = find_facet_field(name);
      return one.field == name || (facet != nullptr && facet->field == one.field);
    });
    const std::string near = unknown == result.unknown_values.end() ? "" : near_text(unknown->near, wording);
    const std::string why =
        result.as_headline
            ? wording.say("as nothing is found with it as a field.", "vì nếu hiểu là tên trường thì không tìm thấy gì.")
            : wording.say("as no value of that field follows.", "vì sau nó không có giá trị nào của trường này.");
    out += printable(wording.say("“" + name + ":” was read as a word to search for, ",
                                 "“" + name + ":” được hiểu là từ cần tìm, ") +
                     why + near) +
           "\n\n";
  }
  if (!result.read_as.empty())
    out += wording.say("Searched for: ", "Đã tìm theo: ") + printable(result.read_as) + "\n\n";
  const std::string meant = wording.say("Did you mean: ", "Ý bạn là: ");
  std::size_t said = 0;
  for (const std::string& suggestion : result.suggestions)
    out += (said++ == 0 ? meant : std::string(display_width(meant), ' ')) + printable(suggestion) + "?\n";
  for (const CorrectedText& corrected : result.corrections)
    out += (said++ == 0 ? meant : std::string(display_width(meant), ' ')) + printable(corrected.text) + "?" +
           (corrected.hits > 0 ? " (" + wording.articles(corrected.hits) + ")" : "") + "\n";
  if (said > 0) out += "\n";
  if (result.other_marks)
    out += wording.say("No article has the marks as they were typed; these have other marks.",
                       "Không có bài nào viết đúng dấu như đã gõ; dưới đây là các bài viết khác dấu.") +
           "\n\n";
  if (result.partial) {
    out += wording.say("No article has all the words; these are the nearest.",
                       "Không có bài nào chứa đủ các từ; dưới đây là các bài gần nhất.");
    for (const EmptyPart& part : result.empty_parts)
      if (part.kind == EmptyPart::Kind::word) out += "\n" + printable(sentence(part_name(part, wording)));
    if (result.missing_untold)
      out += wording.say("\nThe query has more than 100 words, so the words that each article lacks are not named.",
                         "\nTruy vấn có hơn 100 từ nên không nêu từng bài thiếu những từ nào.");
    out += "\n\n";
  }
  return out;
}

namespace {

// Whether the query is signs alone, such as a quote, and no filter explains that nothing is found.
bool asks_nothing(const ArticleResult& result) {
  const bool has_letter = std::any_of(result.text.begin(), result.text.end(), [](unsigned char c) {
    return c >= 0x80 || (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
  });
  return !has_letter && result.empty_parts.size() == 1 && result.empty_parts[0].kind == EmptyPart::Kind::together;
}

}  // namespace

std::string notes_after(const ArticleResult& result, const Wording& wording) {
  std::string out;
  if (result.total == 0 && asks_nothing(result))
    out += "  " + wording.say("the query has no word to search for", "truy vấn không có từ nào để tìm") + "\n";
  else if (result.total == 0)
    for (const EmptyPart& part : result.empty_parts) out += "  " + printable(part_name(part, wording)) + "\n";
  if (result.undated > 0)
    out += wording.say(wording.articles(result.undated) + " without any date left out.",
                       "Không tính " + wording.articles(result.undated) + " không rõ ngày.") +
           "\n";
  if (result.without_best_dates)
    out += wording.say("An older tra made this index: dates are those of publication. tra upgrade adds the meetings'.",
                       "Chỉ mục do bản tra cũ lập nên ngày ở đây là ngày đăng; tra upgrade thêm ngày họp.") +
           "\n";
  if (result.incomplete != Partial::no) out += incomplete_note(result.incomplete, wording) + "\n";
  return out;
}

std::string to_text(const ArticleResult& result, const TextLayout& page) {
  const Wording& wording = page.wording;
  std::string out = notes_before(result, wording);
  std::size_t rank = page.first_rank;
  for (const ArticleHit& found : result.hits) out += hit_text(found, rank++, page);
  out += facet_tables(result.facets, page);
  if (result.total == 0)
    out += wording.say("Nothing found", "Không tìm thấy bài nào");
  else
    out += wording.say("Found ", "Tìm thấy ") + (result.total_is_exact ? "" : wording.say("at least ", "ít nhất ")) +
           wording.articles(result.total) + shown_range(result, page.first_rank, wording);
  if (const std::size_t copies = collapsed_copies(result); copies > 0)
    out += wording.say(
        ", " + wording.number(copies) + (copies == 1 ? " copy" : " copies") + " put together (--all shows each)",
        ", đã gộp " + wording.number(copies) + " bản trùng (--all để xem đủ)");
  const bool measured = result.took_us > 0;
  return out + (measured ? " (" + wording.milliseconds(result.took_us) + ")" : "") + ".\n" +
         notes_after(result, wording);
}

std::string facet_tables(const std::vector<FacetTable>& facets, const TextLayout& page) {
  constexpr std::size_t bar_width = 24;
  const Palette& palette = page.palette;
  std::string out;
  for (const FacetTable& facet : facets) {
    if (facet.counts.empty()) continue;
    out += palette.title + page.wording.heading(facet.field) + palette.reset + "\n";
    std::uint64_t most = 1;
    std::size_t label_width = 0, count_width = 0;
    std::vector<std::string> labels;
    for (const LabelledCount& count : facet.counts) {
      most = std::max(most, count.count);
      std::string label = printable(page.wording.label(facet.field, count));
      if (count.value.size() == 2 && label != count.value) label += " (" + printable(count.value) + ")";  // a country
      labels.push_back(shorten(label, 44));
      label_width = std::max(label_width, display_width(labels.back()));
      count_width = std::max(count_width, page.wording.number(count.count).size());
    }
    for (std::size_t i = 0; i < labels.size(); ++i) {
      const std::uint64_t count = facet.counts[i].count;
      std::string bar;
      for (std::uint64_t n = (count * bar_width + most - 1) / most; n > 0; --n) bar += "█";
      out += "  " + pad_right(labels[i], label_width) + "  " + pad_left(page.wording.number(count), count_width) +
             "  " + palette.bar + bar + palette.reset + "\n";
    }
    out += "\n";
  }
  return out;
}

}  // namespace tra::cli
