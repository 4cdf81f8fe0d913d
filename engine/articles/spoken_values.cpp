#include "articles/spoken_values.h"

#include <algorithm>
#include <functional>
#include <map>
#include <mutex>

#include "tra/facet_extraction.h"

namespace tra::articles {
namespace {

struct Name {
  std::string_view field, value, spoken;
};

// Names that are neither labels nor, for countries, names the rules know.
constexpr Name more_names[] = {
    {"meeting_type", "political_consultation", "tham khảo"},
    {"meeting_type", "political_consultation", "tham vấn"},
    {"meeting_type", "political_consultation", "tham vấn chính trị"},
    {"meeting_type", "political_consultation", "political consultations"},
    {"meeting_type", "political_consultation", "consultation"},
    {"meeting_type", "political_consultation", "consultations"},
    {"meeting_type", "steering_committee", "ban chỉ đạo"},
    {"meeting_type", "joint_committee", "ủy ban liên chính phủ"},
    {"meeting_type", "joint_committee", "joint commission"},
    {"meeting_type", "state_visit", "thăm nhà nước"},
    {"meeting_type", "official_visit", "thăm hữu nghị chính thức"},
    {"meeting_type", "visit", "thăm"},
    {"meeting_type", "visit", "thăm làm việc"},
    {"meeting_type", "meeting", "gặp gỡ"},
    {"meeting_type", "meeting", "tiếp kiến"},
    {"meeting_type", "meeting", "tiếp xã giao"},
    {"meeting_type", "phone_call", "gọi điện"},
    {"meeting_type", "phone_call", "call"},
    {"meeting_type", "summit", "hội nghị thượng đỉnh"},
    {"meeting_type", "summit", "cấp cao"},
    {"meeting_type", "negotiation", "thương lượng"},
    {"meeting_type", "negotiation", "negotiations"},
    {"meeting_level", "head_of_state", "nguyên thủ"},
    {"meeting_level", "head_of_state", "chủ tịch nước"},
    {"meeting_level", "head_of_state", "tổng thống"},
    {"meeting_level", "head_of_state", "president"},
    {"meeting_level", "head_of_government", "thủ tướng"},
    {"meeting_level", "head_of_government", "prime minister"},
    {"meeting_level", "minister", "ngoại trưởng"},
    {"meeting_level", "minister", "cấp bộ trưởng"},
    {"meeting_level", "minister", "bộ trưởng ngoại giao"},
    {"meeting_level", "minister", "foreign minister"},
    {"meeting_level", "deputy_minister", "cấp thứ trưởng"},
    {"meeting_level", "deputy_minister", "thứ trưởng ngoại giao"},
    {"meeting_level", "deputy_minister", "vice minister"},
    {"meeting_level", "deputy_minister", "deputy foreign minister"},
    {"meeting_mode", "online", "virtual"},
    {"meeting_mode", "hybrid", "kết hợp"},
    {"meeting_mode", "phone", "điện đàm"},
    {"country", "GB", "UK"},
    {"country", "GB", "U.K."},
    {"country", "GB", "Britain"},
    {"country", "GB", "Great Britain"},
    {"country", "GB", "England"},
    {"country", "US", "USA"},
    {"country", "US", "U.S."},
    {"country", "US", "America"},
    {"country", "KR", "South Korea"},
    {"country", "KR", "Korea"},
    {"country", "KP", "North Korea"},
    {"country", "MM", "Burma"},
    {"country", "NL", "Holland"},
    {"country", "CI", "Ivory Coast"},
    {"country", "TL", "East Timor"},
    {"country", "SZ", "Swaziland"},
    {"country", "CZ", "Czechia"},
    {"country", "MK", "Macedonia"},
    {"country", "TR", "Turkey"},
    {"country", "CV", "Cabo Verde"},

    // Names of countries that are neither in the rules nor in ICU's lists.
    {"country", "KR", "Nam Triều Tiên"},
    {"country", "KR", "Nam Hàn"},
    {"country", "KR", "Republic of Korea"},
    {"country", "KR", "ROK"},
    {"country", "KP", "Bắc Hàn"},
    {"country", "KP", "DPRK"},
    {"country", "KP", "Democratic People's Republic of Korea"},
    {"country", "GB", "Anh Quốc"},
    {"country", "RU", "LB Nga"},
    {"country", "RU", "Russian Federation"},
    {"country", "CN", "PRC"},
    {"country", "CN", "People's Republic of China"},
    {"country", "CZ", "Czech"},
    {"country", "CZ", "Czech Republic"},
};

// Codes that name no country of today: withdrawn from ISO 3166-1, or of places and unions that have none of their own.
constexpr std::string_view no_countries =
    " AC AN BU CP CQ CS CT DD DG DY EA EU EZ FQ FX HV IC JT MI NH NQ NT PC PU PZ QO QU RH SU TA TP UK UN VD WK XA XB "
    "YD YU ZR ZZ ";

std::vector<std::string> country_codes() {
  std::vector<std::string> codes;
  for (char first = 'A'; first <= 'Z'; ++first)
    for (char second = 'A'; second <= 'Z'; ++second) {
      const std::string code{first, second};
      if (no_countries.find(" " + code + " ") != std::string_view::npos) continue;
      if (facet_label("partner_country", code, "vi") != code) codes.push_back(code);
    }
  return codes;
}

// The values that have a label: every country, and the closed lists of the meeting fields.
std::vector<std::string> labelled_values(std::string_view field) {
  if (field == "meeting_type")
    return {"political_consultation",
            "dialogue",
            "steering_committee",
            "joint_committee",
            "state_visit",
            "official_visit",
            "visit",
            "talks",
            "meeting",
            "phone_call",
            "summit",
            "multilateral",
            "negotiation",
            "other"};
  if (field == "meeting_level") return {"head_of_state", "head_of_government", "minister", "deputy_minister", "other"};
  if (field == "meeting_mode") return {"in_person", "online", "hybrid", "phone"};
  return is_country(field) ? country_codes() : std::vector<std::string>{};
}

// "Gặp, tiếp, hội kiến" is also called by each of its parts.
void add_parts(const std::string& label, const std::string& value, SpokenValues& spoken) {
  if (label.find(", ") == std::string::npos) return;
  for (std::size_t begin = 0; begin < label.size();) {
    const std::size_t end = std::min(label.find(", ", begin), label.size());
    spoken.emplace_back(label.substr(begin, end - begin), value);
    begin = end + 2;
  }
}

SpokenValues values_of_field(std::string_view field) {
  SpokenValues spoken = is_country(field) ? country_names() : SpokenValues{};
  const std::vector<std::string> values = labelled_values(field);
  SpokenValues parts;
  for (const std::string& value : values) {
    for (const char* language : {"vi", "en"}) {
      spoken.emplace_back(facet_label(field, value, language), value);
      add_parts(spoken.back().first, value, parts);
    }
  }
  for (const Name& name : more_names)
    if (name.field == field || (name.field == "country" && is_country(field)))
      spoken.emplace_back(name.spoken, name.value);
  spoken.insert(spoken.end(), parts.begin(), parts.end());
  for (const std::string& value : values) spoken.emplace_back(value, value);
  return spoken;
}

}  // namespace

bool is_country(std::string_view field) { return field == "partner_country" || field == "countries_mentioned"; }

const SpokenValues& spoken_values(std::string_view field) {
  static std::mutex mutex;
  static std::map<std::string, SpokenValues, std::less<>> by_field;
  const std::lock_guard lock(mutex);
  auto found = by_field.find(field);
  if (found == by_field.end()) found = by_field.emplace(field, values_of_field(field)).first;
  return found->second;
}

}  // namespace tra::articles
