// Extracts the facets of articles. Reads JSON Lines on stdin (id, title, lead or abstract, body, date; or id and page,
// a raw page) and writes one object of facets per line. --explain adds the evidence, --zones the zones. --time N
// repeats the work N times and prints the speed.
#include <ctime>
#include <iostream>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "tra/facet_extraction.h"

namespace {

using Json = nlohmann::ordered_json;

std::string text_of(const Json& object, const char* name) {
  const auto found = object.find(name);
  return found != object.end() && found->is_string() ? found->get<std::string>() : std::string();
}

// The first of several member names that has a value.
std::string text_of(const Json& object, std::initializer_list<const char*> names) {
  for (const char* name : names)
    if (std::string text = text_of(object, name); !text.empty()) return text;
  return {};
}

struct Input {
  tra::Article article;
  bool page = false;
};

Input read(const std::string& line) {
  const Json object = Json::parse(line);
  Input in;
  in.article.id = text_of(object, "id");
  in.article.title = text_of(object, "title");
  in.article.lead = text_of(object, {"lead", "abstract", "sapo", "description", "summary"});
  in.article.body = text_of(object, {"body", "text", "content"});
  in.article.captions = text_of(object, "captions");
  in.article.date = text_of(object, "date");
  if (object.contains("page")) {
    in.article.body = text_of(object, "page");
    in.page = true;
  }
  return in;
}

Json facets_of(const tra::Article& a) {
  Json out{{"id", a.id},
           {"partner_country", a.partner_country},
           {"meeting_type", a.meeting_type},
           {"meeting_level", a.meeting_level},
           {"meeting_ordinal", nullptr},
           {"meeting_date", a.meeting_date},
           {"meeting_mode", a.meeting_mode},
           {"countries_mentioned", a.countries_mentioned},
           {"date", a.date}};
  out["principals"] = Json::array();
  for (const tra::Principal& p : a.principals)
    out["principals"].push_back({{"name", p.name}, {"office", p.office}, {"country", p.country}, {"role", p.role}});
  if (a.meeting_ordinal) out["meeting_ordinal"] = *a.meeting_ordinal;
  return out;
}

void run_time(const tra::FacetExtractor& extractor, const std::vector<Input>& inputs, int rounds) {
  std::size_t bytes = 0;
  const std::clock_t start = std::clock();  // processor time, because the machine may be shared
  for (int i = 0; i < rounds; ++i) {
    for (const Input& in : inputs) {
      tra::Article a = in.article;
      bytes += a.title.size() + a.lead.size() + a.body.size();
      if (in.page) extractor.split_zones(a);
      extractor.extract(a);
    }
  }
  const double seconds = static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC;
  std::cout << static_cast<double>(bytes) / 1e6 << " MB in " << seconds
            << " s of processor time: " << static_cast<double>(bytes) / 1e6 / seconds << " MB/s\n";
}

}  // namespace

int main(int argc, char** argv) try {
  bool explain = false, zones = false;
  int rounds = 0;
  std::string rules;
  for (int i = 1; i < argc; ++i) {
    const std::string arg = argv[i];
    if (arg == "--explain")
      explain = true;
    else if (arg == "--zones")
      zones = true;
    else if (arg == "--time" && i + 1 < argc)
      rounds = std::stoi(argv[++i]);
    else if (arg == "--rules" && i + 1 < argc)
      rules = argv[++i];
    else
      throw std::invalid_argument("unknown argument " + arg);
  }
  const auto extractor = tra::FacetExtractor::load(rules);
  std::vector<Input> inputs;
  for (std::string line; std::getline(std::cin, line);)
    if (!line.empty()) inputs.push_back(read(line));
  if (rounds > 0) {
    run_time(extractor, inputs, rounds);
    return 0;
  }
  for (Input& in : inputs) {
    tra::Article& a = in.article;
    if (in.page) extractor.split_zones(a);
    std::vector<tra::FacetEvidence> why;
    extractor.extract(a, explain ? &why : nullptr);
    Json out = facets_of(a);
    for (const tra::FacetEvidence& w : why) out["why"].push_back({w.facet, w.value, w.rule, w.sentence});
    if (zones)
      out["zones"] = {
          {"title", a.title}, {"lead", a.lead}, {"body", a.body}, {"captions", a.captions}, {"tail", a.tail}};
    std::cout << out.dump() << '\n';
  }
} catch (const std::exception& e) {
  std::cerr << "extract_facets: " << e.what() << '\n';
  return 2;
}
