#include "output/html_page.h"

#include <algorithm>

#include "output/html_style.h"
#include "output/marks.h"
#include "output/opening.h"
#include "output/search_text.h"
#include "output/table_output.h"
#include "output/terminal.h"

namespace tra::cli {
namespace {

constexpr std::size_t most_rows = 25;  // of the heat map

std::string safe(std::string_view text) { return html_escaped(printable(text)); }

// A text with marks; printable() would move their places, so each piece is made printable by itself.
std::string safe_marked(std::string_view text, const std::vector<Snippet::Mark>& marks) {
  std::string out;
  std::size_t done = 0;
  for (const Snippet::Mark& mark : joined(marks, text)) {
    out += safe(text.substr(done, mark.begin - done)) + "<mark>" +
           safe(text.substr(mark.begin, mark.end - mark.begin)) + "</mark>";
    done = mark.end;
  }
  return out + safe(text.substr(done));
}

std::string hit(const ArticleHit& found, const Wording& wording) {
  const Article& article = found.article;
  const std::string title = article.title.empty() ? safe(article.id) : safe_marked(article.title, found.title_marks);
  std::string out = "<li><article><h3 lang=\"vi\">";
  out += is_web_address(article.url) ? "<a rel=\"noreferrer\" href=\"" + safe(article.url) + "\">" + title + "</a>"
                                     : title;
  out += "</h3>\n<p class=\"facts\">";
  const std::vector<std::string> facts = fact_labels(article, wording);
  for (std::size_t i = 0; i < facts.size(); ++i) out += (i == 0 ? "" : " · ") + safe(facts[i]);
  out += "</p>\n";
  if (!found.snippet.text.empty())
    out += "<p lang=\"vi\">" + std::string(found.snippet.cut_front ? "… " : "") +
           safe_marked(found.snippet.text, found.snippet.marks) + (found.snippet.cut_back ? " …" : "") + "</p>\n";
  out += "<p class=\"key\">" + safe(article.id);
  if (!found.copies.empty())
    out += wording.say(" · other copies: ", " · bản khác: ") + wording.number(found.copies.size());
  return out + "</p></article></li>\n";
}

std::string facet_table(const FacetTable& facet, const Wording& wording) {
  if (facet.counts.empty()) return "";
  const std::string heading = safe(wording.heading(facet.field));
  std::uint64_t most = 1;
  for (const LabelledCount& count : facet.counts) most = std::max(most, count.count);
  std::string out = "<section><h2>" + heading + "</h2>\n<table><thead><tr><th scope=\"col\">" + heading +
                    "</th><th scope=\"col\">" + wording.say("Articles", "Số bài") + "</th></tr></thead><tbody>\n";
  for (const LabelledCount& count : facet.counts)
    out += "<tr><th scope=\"row\">" + safe(wording.label(facet.field, count)) +
           "<span class=\"bar\" aria-hidden=\"true\" style=\"width:" + std::to_string(100 * count.count / most) +
           "%\"></span></th><td>" + wording.number(count.count) + "</td></tr>\n";
  return out + "</tbody></table></section>\n";
}

// A chart in a frame of its own that scrolls on narrow screens, and its numbers as a table.
std::string chart(const std::string& heading, const std::string& svg, const std::string& table,
                  const Wording& wording) {
  return "<section><h2>" + safe(heading) + "</h2>\n<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"" +
         safe(heading) + "\">" + svg + "</div>\n<details><summary>" + wording.say("Numbers", "Số liệu") +
         "</summary><div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"" + safe(heading) +
         wording.say(", numbers", ", số liệu") + "\">" + table + "</div></details></section>\n";
}

std::string timeline_table(const Timeline& timeline, const Wording& wording) {
  std::string out = "<table><thead><tr><th scope=\"col\">" + wording.say("Period", "Thời gian") +
                    "</th><th scope=\"col\">" + wording.say("Articles", "Số bài") + "</th></tr></thead><tbody>";
  for (std::size_t i = 0; i < timeline.periods.size(); ++i) {
    out += "<tr><th scope=\"row\">" + safe(timeline.periods[i]) + "</th>";
    for (const Series& series : timeline.series) out += "<td>" + wording.number(series.counts[i]) + "</td>";
    out += "</tr>";
  }
  return out + "</tbody></table>";
}

std::string crossed_table(const ArticleTable& table, const Wording& wording) {
  const ArticleTable::Axis &rows = table.axes[0], &columns = table.axes[1];
  std::string out = "<table><thead><tr><th scope=\"col\">" + safe(axis_heading(rows, wording)) + "</th>";
  for (const LabelledCount& value : columns.values)
    out += "<th scope=\"col\">" + safe(axis_label(columns, value, wording)) + "</th>";
  out += "<th scope=\"col\">" + wording.say("Sum", "Tổng") + "</th></tr></thead><tbody>";
  for (std::size_t r = 0; r < rows.values.size(); ++r) {
    out += "<tr><th scope=\"row\">" + safe(axis_label(rows, rows.values[r], wording)) + "</th>";
    for (const std::uint64_t count : table.cells[r])
      out += "<td>" + (count == 0 ? "" : wording.number(count)) + "</td>";
    out += "<td>" + wording.number(rows.sums[r]) + "</td></tr>";
  }
  return out + "</tbody></table>";
}

std::string notes(const std::string& text) {
  std::string out;
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t end = std::min(text.find('\n', begin), text.size());
    if (end > begin) out += "<p class=\"note\">" + safe(text.substr(begin, end - begin)) + "</p>\n";
    begin = end + 1;
  }
  return out;
}

std::string charts(const PageContent& content, const Wording& wording) {
  std::string out;
  if (!content.timeline.periods.empty())
    out += chart(wording.say("Over time", "Theo thời gian"), timeline_svg(content.timeline, wording),
                 timeline_table(content.timeline, wording), wording);
  if (content.countries_by_year && !content.countries_by_year->axes[0].values.empty() &&
      !content.countries_by_year->axes[1].values.empty())
    out += chart(wording.say("Partner country and year", "Nước đối tác và năm"),
                 heat_map_svg(*content.countries_by_year, most_rows, wording),
                 crossed_table(*content.countries_by_year, wording), wording);
  return out;
}

}  // namespace

std::string html_page(const PageContent& content, const Wording& wording) {
  const ArticleResult& result = content.result;
  const std::string heading = safe(content.heading);
  std::string out =
      "<!DOCTYPE html>\n<html lang=\"" + wording.say("en", "vi") +
      "\"><head><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width,initial-scale=1\">\n"
      "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n"
      "<meta name=\"referrer\" content=\"no-referrer\"><link rel=\"icon\" href=\"data:,\"><title>" +
      heading + "</title>\n<style>" + chart_colors() + std::string(page_style) +
      "</style></head>\n<body><a class=\"skip\" href=\"#hits\">" + wording.say("To the articles", "Đến các bài") +
      "</a>\n<header><h1>" + heading + "</h1>\n<p>" +
      (result.total_is_exact ? "" : wording.say("at least ", "ít nhất ")) + wording.articles(result.total) + "</p>\n" +
      notes(notes_before(result, wording)) + notes(notes_after(result, wording)) + "</header>\n" +
      charts(content, wording) + "<div class=\"columns\"><main id=\"hits\" tabindex=\"-1\"><h2>" +
      safe(content.hits_heading) + "</h2>\n<ol class=\"hits\" start=\"" + std::to_string(content.first_rank) + "\">\n";
  for (const ArticleHit& found : result.hits) out += hit(found, wording);
  out += "</ol></main>\n<aside aria-label=\"" + wording.say("Facets", "Phân loại") + "\">\n";
  for (const FacetTable& facet : result.facets) out += facet_table(facet, wording);
  return out + "</aside></div>\n<footer>tra · " + safe(content.made) + "</footer></body></html>\n";
}

}  // namespace tra::cli
