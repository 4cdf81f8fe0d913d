#include "articles/search/query_meaning.h"

#include <algorithm>
#include <array>
#include <string_view>

#include "articles/article_document.h"

namespace tra::articles {
namespace {

constexpr float kMeetingWeight = 0.25f;  // of a country's

// Kinds that one event is told as: who asks for a visit also means the one that the article calls a state visit.
constexpr std::array<std::array<std::string_view, 3>, 2> kRelated{
    {{"state_visit", "official_visit", "visit"}, {"talks", "meeting", "phone_call"}}};

std::vector<std::string> with_related(std::vector<std::string> types) {
  for (const auto& family : kRelated) {
    const bool asked = std::any_of(family.begin(), family.end(), [&](std::string_view type) {
      return std::find(types.begin(), types.end(), type) != types.end();
    });
    if (!asked) continue;
    for (const std::string_view type : family)
      if (std::find(types.begin(), types.end(), type) == types.end()) types.emplace_back(type);
  }
  return types;
}

// Whether a letter stands there that only marks make: whoever puts marks puts them somewhere.
bool has_marks(std::string_view text) {
  return std::any_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) >= 0x80; });
}

std::vector<Evidence> evidence_of(const Article& asked) {
  std::vector<Evidence> evidence;
  const std::vector<std::string>& countries =
      asked.partner_country.empty() ? asked.countries_mentioned : asked.partner_country;
  for (const std::string& country : countries)
    evidence.push_back({"partner_country", {country}, {}, {}, 1.0f / static_cast<float>(countries.size())});
  if (!asked.meeting_type.empty())
    evidence.push_back({"meeting_type", with_related(asked.meeting_type), {}, {}, kMeetingWeight});
  if (asked.meeting_ordinal)
    evidence.push_back({"meeting_ordinal", {}, *asked.meeting_ordinal, *asked.meeting_ordinal, kMeetingWeight});
  for (const std::int64_t day : meeting_days(asked.meeting_date))
    evidence.push_back({"meeting_date", {}, day, day, kMeetingWeight});
  return evidence;
}

}  // namespace

const QuestionWords& QueryMeaning::question_words() const {
  std::call_once(questions_loaded_,
                 [this] { questions_ = std::make_unique<QuestionWords>(question_phrases(rules_dir_)); });
  return *questions_;
}

const FacetExtractor& QueryMeaning::extractor() const {
  std::call_once(extractor_loaded_,
                 [this] { extractor_ = std::make_unique<FacetExtractor>(FacetExtractor::load(rules_dir_)); });
  return *extractor_;
}

std::vector<Evidence> QueryMeaning::facets_asked(const std::string& text, const Suggester& suggester) const {
  Article asked;
  asked.id = "query";
  asked.title = has_marks(text) ? text : suggester.most_likely(text);
  extractor().extract(asked);
  return evidence_of(asked);
}

}  // namespace tra::articles
