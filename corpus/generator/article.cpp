#include "article.h"

#include <algorithm>
#include <cstdio>
#include <iterator>

namespace tra::generator {
namespace {

struct Country {
  const char *code, *name;
};
// Weights follow roughly how often Vietnamese diplomatic news report on each country.
constexpr Country kCountries[] = {
    {"LA", "Lào"},        {"CN", "Trung Quốc"},  {"KH", "Campuchia"},   {"JP", "Nhật Bản"},   {"KR", "Hàn Quốc"},
    {"US", "Hoa Kỳ"},     {"RU", "Nga"},         {"IN", "Ấn Độ"},       {"TH", "Thái Lan"},   {"SG", "Singapore"},
    {"ID", "Indonesia"},  {"MY", "Malaysia"},    {"FR", "Pháp"},        {"DE", "Đức"},        {"AU", "Australia"},
    {"GB", "Anh"},        {"CU", "Cuba"},        {"PH", "Philippines"}, {"MM", "Myanmar"},    {"BN", "Brunei"},
    {"IT", "Italia"},     {"NZ", "New Zealand"}, {"CA", "Canada"},      {"NL", "Hà Lan"},     {"BE", "Bỉ"},
    {"CH", "Thụy Sĩ"},    {"PL", "Ba Lan"},      {"UA", "Ukraine"},     {"ZA", "Nam Phi"},    {"EG", "Ai Cập"},
    {"BR", "Brazil"},     {"AR", "Argentina"},   {"MX", "Mexico"},      {"TR", "Thổ Nhĩ Kỳ"}, {"IR", "Iran"},
    {"BD", "Bangladesh"}, {"LK", "Sri Lanka"},   {"PK", "Pakistan"},    {"MN", "Mông Cổ"},    {"KZ", "Kazakhstan"}};
constexpr const char* kTypes[] = {"visit",           "talks",          "meeting",      "political_consultation",
                                  "dialogue",        "official_visit", "multilateral", "summit",
                                  "joint_committee", "state_visit",    "phone_call"};
constexpr const char* kSources[] = {"bao-mot", "bao-hai", "bao-ba", "bao-bon", "bao-nam"};

// Draws small numbers much more often than large ones.
std::uint32_t skewed(Random& random, std::size_t count) {
  const double unit = random.unit();
  return static_cast<std::uint32_t>(unit * unit * static_cast<double>(count));
}

constexpr double kRepeats = 0.16;  // probability of repeating a syllable of this article, which gives it a subject
constexpr double kNumbers = 0.027, kForeign = 0.012, kNames = 0.05;

}  // namespace

void ArticleWriter::append(std::uint64_t number, std::string& out) {
  Random random(seed_ ^ (number + 1) * 0xD1B54A32D192ED03u);
  said_.clear();
  char id[32];
  std::snprintf(id, sizeof id, "s-%08llu", static_cast<unsigned long long>(number));
  out.append("{\"id\": \"").append(id).append("\", \"title\": \"");
  append_text(std::max(3u, random.log_normal(13, 0.24)), true, random, out);
  if (layout_ != Layout::titles) {
    out += layout_ == Layout::flat ? "\", \"text\": \"" : "\", \"lead\": \"";
    append_text(std::max(5u, random.log_normal(36, 0.26)), false, random, out);
    out += layout_ == Layout::flat ? "\\n" : "\", \"body\": \"";
    append_text(std::max(20u, random.log_normal(427, 0.49)), false, random, out);
  }
  out += '"';
  append_date(random, out);
  if (layout_ != Layout::flat) append_facets(random, out);
  out += "}\n";
}

void ArticleWriter::append_text(std::uint32_t syllables, bool headline, Random& random, std::string& out) {
  std::uint32_t left_in_sentence = 0, sentences = 0;
  for (std::uint32_t i = 0; i < syllables; ++i) {
    const bool begins = left_in_sentence == 0;
    if (begins) {
      if (i > 0) out += ++sentences % 3 == 0 ? ".\\n" : ". ";
      left_in_sentence = headline ? syllables : std::max(4u, random.log_normal(23, 0.5));
    } else {
      out += random.chance(0.04) ? ", " : " ";
    }
    append_word(begins || random.chance(kNames), random, out);
    --left_in_sentence;
  }
  if (!headline) out += '.';
}

void ArticleWriter::append_word(bool capital, Random& random, std::string& out) {
  const double kind = random.unit();
  if (kind < kNumbers) return append_number(random, out);
  if (kind < kNumbers + kForeign) return language_.append_foreign_word(random, out);
  std::uint32_t rank = 0;
  if (said_.empty())
    rank = language_.draw(random);
  else if (random.chance(kRepeats))
    rank = said_[random.below(static_cast<std::uint32_t>(said_.size()))];
  else
    rank = language_.draw_after(said_.back(), random);
  said_.push_back(rank);
  const Syllable& syllable = language_.syllable(rank);
  out += capital ? syllable.capitalised : syllable.lower;
}

void ArticleWriter::append_number(Random& random, std::string& out) {
  char text[32];
  const double kind = random.unit();
  if (kind < 0.3)
    std::snprintf(text, sizeof text, "%u/%u", random.below(30) + 1, random.below(12) + 1);
  else if (kind < 0.5)
    std::snprintf(text, sizeof text, "%u", 2000 + random.below(25));
  else if (kind < 0.6)
    std::snprintf(text, sizeof text, "%u,%u", random.below(100), random.below(10));
  else
    std::snprintf(text, sizeof text, "%u", random.log_normal(20, 1.8));
  out += text;
}

void ArticleWriter::append_date(Random& random, std::string& out) {
  char date[32];
  std::snprintf(date, sizeof date, "%u-%02u-%02u", 2000 + random.below(25), random.below(12) + 1, random.below(28) + 1);
  out.append(", \"date\": \"").append(date) += '"';
}

void ArticleWriter::append_facets(Random& random, std::string& out) {
  out.append(", \"source\": \"").append(kSources[skewed(random, std::size(kSources))]);
  out.append("\", \"partner_country\": [\"").append(kCountries[skewed(random, std::size(kCountries))].code);
  out.append("\"], \"meeting_type\": [\"").append(kTypes[skewed(random, std::size(kTypes))]).append("\"]");
}

}  // namespace tra::generator
