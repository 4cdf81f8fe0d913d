#include "output/facet_explanation.h"

#include <algorithm>
#include <utility>

#include "output/message.h"
#include "tra/article_search.h"
#include "tra/facet_extraction.h"

namespace tra::cli {
namespace {

using FacetValues = std::vector<std::pair<std::string, std::string>>;  // facet and value

FacetValues stored_values(const Article& article) {
  FacetValues all;
  const auto add = [&](const char* facet, const std::string& value) {
    if (!value.empty()) all.emplace_back(facet, value);
  };
  for (const std::string& value : article.partner_country) add("partner_country", value);
  for (const std::string& value : article.meeting_type) add("meeting_type", value);
  add("meeting_level", article.meeting_level);
  add("meeting_ordinal", article.meeting_ordinal ? std::to_string(*article.meeting_ordinal) : "");
  add("meeting_date", article.meeting_date);
  add("meeting_mode", article.meeting_mode);
  for (const Principal& principal : article.principals) add("person", principal.name);
  for (const std::string& value : article.own_facets)
    add(value.substr(0, value.find('=')).c_str(), value.substr(std::min(value.find('=') + 1, value.size())));
  return all;
}

// The facets a user has corrected.
std::vector<std::string> corrected_facets(const Article& article) {
  std::vector<std::string> facets;
  for (std::size_t at = 0; at < article.corrected.size();) {
    const std::size_t end = std::min(article.corrected.find('\n', at), article.corrected.size());
    const std::string line = article.corrected.substr(at, end - at);
    facets.push_back(line.substr(0, line.find('\t')));
    at = end + 1;
  }
  return facets;
}

std::vector<FacetEvidence> evidence_in_text(Article article, const std::string& rules, const std::string& own_facets) {
  article.partner_country.clear();
  article.countries_mentioned.clear();
  article.meeting_type.clear();
  article.meeting_level.clear();
  article.meeting_mode.clear();
  article.meeting_date.clear();
  article.meeting_ordinal.reset();
  article.principals.clear();
  article.own_facets.clear();
  std::vector<FacetEvidence> evidence;
  FacetExtractor::load(rules, own_facets).extract(article, &evidence);
  return evidence;
}

}  // namespace

std::vector<FacetExplanation> explain_facets(const Article& article, const std::string& rules,
                                             const std::string& own_facets) {
  const FacetValues stored = stored_values(article);
  std::vector<FacetEvidence> evidence = evidence_in_text(article, rules, own_facets);
  const std::vector<std::string> corrected = corrected_facets(article);
  const auto by_hand = [&](const std::string& facet) {
    return std::find(corrected.begin(), corrected.end(), facet) != corrected.end();
  };
  std::vector<FacetExplanation> explanations;
  for (const auto& [facet, value] : stored) {
    const auto found = std::find_if(evidence.begin(), evidence.end(), [&, &f = facet, &v = value](const auto& one) {
      return one.facet == f && one.value == v;
    });
    if (found == evidence.end()) {
      explanations.push_back({facet, value, "", "", true, by_hand(facet)});
    } else {
      explanations.push_back({facet, value, found->rule, found->sentence, true, by_hand(facet)});
      evidence.erase(found);
    }
  }
  for (const FacetEvidence& one : evidence)
    explanations.push_back({one.facet, one.value, one.rule, one.sentence, false, by_hand(one.facet)});
  return explanations;
}

std::string to_text(const std::vector<FacetExplanation>& explanations, const Wording& wording, const Palette& palette,
                    std::size_t width) {
  if (explanations.empty())
    return wording.say("The article has no facets, and the rules find none in its text.\n",
                       "Bài không có giá trị phân loại nào, và các quy tắc không tìm thấy gì trong văn bản.\n");
  std::string out;
  for (const FacetExplanation& one : explanations) {
    out += palette.key + printable(one.facet + " = " + one.value) + palette.reset;
    if (const std::string label = wording.label(one.facet, one.value); label != one.value)
      out += " (" + printable(label) + ")";
    const std::string by_hand = wording.say("corrected by hand", "đã sửa bằng tay");
    if (!one.stored)
      out += palette.dim + wording.say("  not stored: ", "  không lưu: ") +
             (one.corrected ? by_hand : wording.say("the input's own value stands", "đầu vào đã cho giá trị khác")) +
             palette.reset;
    else if (one.corrected)
      out += palette.dim + "  " + by_hand + palette.reset;
    out += "\n";
    const std::string not_found =
        wording.say("these rules do not find it in the text", "các quy tắc này không tìm thấy trong văn bản");
    if (one.rule.empty() && one.corrected) {
      out += "  " + not_found + "\n";
    } else if (one.rule.empty()) {
      out += wording.say("  given by the input; ", "  do đầu vào cho; ") + not_found + "\n";
    } else {
      out += layout(wording.say("rule: ", "quy tắc: ") + in_language(one.rule, wording.language()), {}, palette, "",
                    width, "  ");
      out += layout(wording.say("text: ", "câu: ") + one.sentence, {}, palette, "", width, "  ");
    }
    out += "\n";
  }
  return out;
}

Json to_json(const std::vector<FacetExplanation>& explanations) {
  Json json = Json::array();
  for (const FacetExplanation& one : explanations)
    json.push_back({{"facet", one.facet},
                    {"value", one.value},
                    {"stored", one.stored},
                    {"corrected", one.corrected},
                    {"rule", one.rule.empty() ? Json(nullptr) : Json(one.rule)},
                    {"sentence", one.rule.empty() ? Json(nullptr) : Json(one.sentence)}});
  return json;
}

}  // namespace tra::cli
