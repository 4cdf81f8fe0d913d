#include "output/wording.h"

#include <cstdio>

#include "output/progress.h"
#include "output/vietnamese_format.h"
#include "tra/article_search.h"
#include "tra/facet_extraction.h"

namespace tra::cli {

std::string Wording::say(std::string_view english, std::string_view vietnamese) const {
  return std::string(Text{english, vietnamese}.in(language_));
}

std::string Wording::number(std::uint64_t number) const {
  return language_ == Language::vietnamese ? vietnamese_number(number) : with_separators(number);
}

std::string Wording::milliseconds(std::int64_t microseconds) const {
  if (language_ == Language::vietnamese) return vietnamese_milliseconds(microseconds);
  char text[32];
  std::snprintf(text, sizeof text, "%.1f ms", static_cast<double>(microseconds) / 1000);
  return text;
}

std::string Wording::date(const std::string& iso) const {
  return language_ == Language::vietnamese ? vietnamese_date(iso) : iso;
}

std::string Wording::dates(const std::string& text) const {
  if (language_ == Language::vietnamese) return vietnamese_dates(text);
  const std::size_t slash = text.find('/');
  return slash == std::string::npos ? text : text.substr(0, slash) + " – " + text.substr(slash + 1);
}

std::string Wording::articles(std::uint64_t count) const {
  if (language_ == Language::vietnamese) return number(count) + " bài";
  return number(count) + (count == 1 ? " article" : " articles");
}

std::string Wording::label(std::string_view field, std::string_view value) const {
  return facet_label(field, value, language_ == Language::vietnamese ? "vi" : "en");
}

std::string Wording::heading(std::string_view field) const {
  const FacetField* facet = find_facet_field(field);
  if (facet == nullptr) return std::string(field);
  return std::string(language_ == Language::vietnamese ? facet->heading : facet->english);
}

}  // namespace tra::cli
