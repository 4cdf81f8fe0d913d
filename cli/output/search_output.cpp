#include "output/search_output.h"

#include <algorithm>
#include <cstdio>

#include "output/article_json.h"
#include "output/steering.h"
#include "output/vietnamese_format.h"

namespace tra::cli {
namespace {

std::vector<std::pair<std::size_t, std::size_t>> ranges(const std::vector<Snippet::Mark>& marks) {
  std::vector<std::pair<std::size_t, std::size_t>> out;
  for (const Snippet::Mark& mark : marks) out.emplace_back(mark.begin, mark.end);
  return out;
}

// Merges marks of adjacent words, so that a phrase gets one mark.
std::vector<Snippet::Mark> joined(const std::vector<Snippet::Mark>& marks, std::string_view text) {
  std::vector<Snippet::Mark> out;
  for (const Snippet::Mark& mark : marks) {
    const bool adjacent =
        !out.empty() && mark.begin >= out.back().end &&
        text.substr(out.back().end, mark.begin - out.back().end).find_first_not_of(' ') == std::string_view::npos;
    if (adjacent)
      out.back().end = mark.end;
    else
      out.push_back(mark);
  }
  return out;
}

void append_escaped(std::string& out, std::string_view text) {
  for (const char c : text) switch (c) {
      case '&':
        out += "&amp;";
        break;
      case '<':
        out += "&lt;";
        break;
      case '>':
        out += "&gt;";
        break;
      default:
        out += c;
    }
}

// The snippet for JSON output: HTML with matched words in <mark>.
std::string marked_html(const Snippet& snippet) {
  std::string out = snippet.cut_front ? "… " : "";
  const std::string_view text = snippet.text;
  std::size_t done = 0;
  for (const Snippet::Mark& mark : joined(snippet.marks, text)) {
    append_escaped(out, text.substr(done, mark.begin - done));
    out += "<mark>";
    append_escaped(out, text.substr(mark.begin, mark.end - mark.begin));
    out += "</mark>";
    done = mark.end;
  }
  append_escaped(out, text.substr(done));
  return out + (snippet.cut_back ? " …" : "");
}

// Labels of an article: date, countries, types, level, ordinal and day of the meeting.
std::vector<std::string> label_parts(const Article& article) {
  std::vector<std::string> parts;
  const auto add = [&](const std::string& part) {
    if (!part.empty()) parts.push_back(part);
  };
  const auto labels = [&](const char* field, const std::vector<std::string>& values) {
    std::string all;
    for (const std::string& value : values) all += (all.empty() ? "" : ", ") + facet_value_label(field, value);
    add(all);
  };
  add(vietnamese_date(article.date));
  labels("partner_country", article.partner_country);
  labels("meeting_type", article.meeting_type);
  if (!article.meeting_level.empty()) add(facet_value_label("meeting_level", article.meeting_level));
  if (article.meeting_ordinal) add("lần thứ " + std::to_string(*article.meeting_ordinal));
  if (!article.meeting_date.empty()) add("họp " + vietnamese_dates(article.meeting_date));
  return parts;
}

// Joins the parts to lines of at most `width` columns (0: one line). Lines are broken between parts if possible.
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

std::string copies_line(const std::vector<std::string>& duplicates) {
  constexpr std::size_t most_named = 5;
  std::string line = "cùng bài: " + std::to_string(duplicates.size()) + " bản khác (";
  for (std::size_t i = 0; i < std::min(duplicates.size(), most_named); ++i)
    line += (i == 0 ? "" : ", ") + duplicates[i];
  return line + (duplicates.size() > most_named ? ", …)" : ")");
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
  const std::size_t room = page.width > indent.size() ? page.width - indent.size() : 0;
  for (const std::string& line : part_lines(label_parts(article), room))
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
  if (!found.index.empty()) out += dim_line("trong " + found.index);
  if (!found.copies.empty()) out += dim_line(copies_line(found.copies));
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

// Tells which hits are shown when not all are.
std::string shown_range(const ArticleResult& result, std::size_t first_rank) {
  const std::size_t shown = result.hits.size();
  if (shown == 0 || shown + collapsed_copies(result) == result.total) return "";
  const std::string first = vietnamese_number(first_rank);
  return ", trên đây là bài " + first + (shown > 1 ? "–" + vietnamese_number(first_rank + shown - 1) : "");
}

}  // namespace

std::string to_text(const ArticleResult& result, const TextLayout& page) {
  std::string out;
  for (const std::string& name : result.as_words)
    out += "“" + printable(name) + ":” được hiểu là từ cần tìm, vì sau nó không có giá trị nào của trường này.\n\n";
  if (!result.read_as.empty()) out += "Đã tìm theo: " + printable(result.read_as) + "\n\n";
  for (const std::string& suggestion : result.suggestions)
    out += (&suggestion == &result.suggestions[0] ? "Ý bạn là: " : "          ") + printable(suggestion) + "?\n";
  if (!result.suggestions.empty()) out += "\n";
  if (result.other_marks) out += "Không có bài nào viết đúng dấu như đã gõ; dưới đây là các bài viết khác dấu.\n\n";
  if (result.partial) out += "Không có bài nào chứa đủ các từ; dưới đây là các bài gần nhất.\n\n";
  std::size_t rank = page.first_rank;
  for (const ArticleHit& found : result.hits) out += hit_text(found, rank++, page);
  out += facet_tables(result.facets, page);
  if (result.total == 0)
    out += "Không tìm thấy bài nào";
  else
    out += std::string("Tìm thấy ") + (result.total_is_exact ? "" : "ít nhất ") + vietnamese_number(result.total) +
           " bài" + shown_range(result, page.first_rank);
  if (const std::size_t copies = collapsed_copies(result); copies > 0)
    out += ", đã gộp " + vietnamese_number(copies) + " bản trùng (--all để xem đủ)";
  return out + " (" + vietnamese_milliseconds(result.took_us) + ").\n";
}

std::string facet_tables(const std::vector<FacetTable>& facets, const TextLayout& page) {
  constexpr std::size_t bar_width = 24;
  const Palette& palette = page.palette;
  std::string out;
  for (const FacetTable& facet : facets) {
    if (facet.counts.empty()) continue;
    out += palette.title + facet.heading + palette.reset + "\n";
    std::uint64_t most = 1;
    std::size_t label_width = 0, count_width = 0;
    std::vector<std::string> labels;
    for (const LabelledCount& count : facet.counts) {
      most = std::max(most, count.count);
      std::string label = printable(count.label);
      if (count.value.size() == 2 && label != count.value) label += " (" + printable(count.value) + ")";  // a country
      labels.push_back(shorten(label, 44));
      label_width = std::max(label_width, display_width(labels.back()));
      count_width = std::max(count_width, vietnamese_number(count.count).size());
    }
    for (std::size_t i = 0; i < labels.size(); ++i) {
      const std::uint64_t count = facet.counts[i].count;
      std::string bar;
      for (std::uint64_t n = (count * bar_width + most - 1) / most; n > 0; --n) bar += "█";
      out += "  " + pad_right(labels[i], label_width) + "  " + pad_left(vietnamese_number(count), count_width) + "  " +
             palette.bar + bar + palette.reset + "\n";
    }
    out += "\n";
  }
  return out;
}

Json to_json(const ArticleHit& found, const std::vector<std::string>& fields) {
  const Article& article = found.article;
  Json json;
  json["id"] = article.id;
  json["score"] = found.score;
  if (fields.empty()) {
    json["title"] = article.title;
    json["date"] = article.date.empty() ? Json(nullptr) : Json(article.date);
    json["url"] = article.url.empty() ? Json(nullptr) : Json(article.url);
    json["partner_country"] = article.partner_country;
    json["meeting_type"] = article.meeting_type;
    json["snippet"] = marked_html(found.snippet);
  } else {
    const Json all = to_json(article);
    for (const std::string& field : fields) {
      if (field == "snippet")
        json[field] = marked_html(found.snippet);
      else if (field != "id" && field != "score")
        json[field] = all.contains(field) ? all[field] : Json(nullptr);
    }
  }
  if (!found.index.empty()) json["index"] = found.index;
  if (!found.copies.empty()) json["duplicates"] = found.copies;
  if (!found.explanation.empty()) json["explanation"] = found.explanation;
  return json;
}

Json to_json(const std::vector<FacetTable>& facets) {
  Json json = Json::object();
  for (const FacetTable& facet : facets) {
    Json counts = Json::array();
    for (const LabelledCount& count : facet.counts)
      counts.push_back({{"value", count.value}, {"label", count.label}, {"count", count.count}});
    json[facet.field] = std::move(counts);
  }
  return json;
}

Json to_json(const ArticleResult& result, const std::vector<std::string>& fields) {
  Json json;
  json["query"] = result.text;
  if (!result.read_as.empty()) json["read_as"] = result.read_as;
  if (!result.as_words.empty()) json["read_as_words"] = result.as_words;
  json["total"] = {{"value", result.total}, {"relation", result.total_is_exact ? "eq" : "gte"}};
  json["took_us"] = result.took_us;
  json["hits"] = Json::array();
  for (const ArticleHit& found : result.hits) json["hits"].push_back(to_json(found, fields));
  json["facets"] = to_json(result.facets);
  json["suggestions"] = result.suggestions;
  json["relaxed"] = result.partial;
  if (result.other_marks) json["other_marks"] = true;
  return json;
}

std::string to_trec(const ArticleResult& result, const std::string& query_id, std::size_t first_rank) {
  std::string out;
  for (std::size_t i = 0; i < result.hits.size(); ++i) {
    char score[32];
    std::snprintf(score, sizeof score, "%.6f", static_cast<double>(result.hits[i].score));
    out += trec_column(query_id) + " Q0 " + trec_column(result.hits[i].article.id) + " " +
           std::to_string(first_rank + i) + " " + score + " tra\n";
  }
  return out;
}

}  // namespace tra::cli
