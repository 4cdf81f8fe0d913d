#include "output/wording.h"

#include <algorithm>
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
  return decimal(static_cast<double>(microseconds) / 1000, 1) + " ms";
}

std::string Wording::bytes(std::uint64_t bytes) const { return in_notation(human_bytes(bytes)); }

std::string Wording::decimal(double value, int places) const {
  char text[64];
  std::snprintf(text, sizeof text, "%.*f", places, value);
  return in_notation(text);
}

// A number with a decimal point in the notation of the language.
std::string Wording::in_notation(std::string number) const {
  if (language_ == Language::vietnamese) std::replace(number.begin(), number.end(), '.', ',');
  return number;
}

std::string Wording::date(const std::string& iso) const {
  return language_ == Language::vietnamese ? vietnamese_date(iso) : iso;
}

std::string Wording::dates(const std::string& text) const {
  if (language_ == Language::vietnamese) return vietnamese_dates(text);
  const std::size_t slash = text.find('/');
  return slash == std::string::npos ? text : text.substr(0, slash) + " – " + text.substr(slash + 1);
}

std::string Wording::articles(std::uint64_t count) const { return counted(count, "article", "articles", "bài"); }

std::string Wording::in_the_index(std::uint64_t articles) const {
  return say(this->articles(articles) + " in the index", "trong chỉ mục có " + this->articles(articles));
}

std::string Wording::counted(std::uint64_t count, std::string_view one, std::string_view many,
                             std::string_view vietnamese) const {
  const std::string_view noun = language_ == Language::vietnamese ? vietnamese : count == 1 ? one : many;
  return number(count) + " " + std::string(noun);
}

std::string Wording::label(std::string_view field, std::string_view value) const {
  return facet_label(field, value, language_ == Language::vietnamese ? "vi" : "en");
}

std::string Wording::label(std::string_view field, const LabelledCount& value) const {
  if (find_facet_field(field) != nullptr) return label(field, value.value);
  return language_ == Language::english && !value.english.empty() ? value.english : value.label;
}

std::string Wording::heading(std::string_view field) const {
  const FacetField* facet = find_facet_field(field);
  if (facet == nullptr) return std::string(field);
  return std::string(language_ == Language::vietnamese ? facet->heading : facet->english);
}

}  // namespace tra::cli
