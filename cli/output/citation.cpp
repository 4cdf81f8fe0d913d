#include "output/citation.h"

#include <cctype>
#include <string_view>

#include "output/terminal.h"

namespace tra::cli {
namespace {

// Characters that mean something in the form are escaped.
std::string escaped(const std::string& text, std::string_view special) {
  std::string out;
  for (const char c : printable(text)) {
    if (special.find(c) != std::string_view::npos) out += '\\';
    out += c;
  }
  return out;
}

std::string title_of(const Article& article) { return article.title.empty() ? article.id : article.title; }

std::string place_and_day(const Article& article, const Wording& wording) {
  std::string text = article.source;
  if (!article.date.empty()) text += (text.empty() ? "" : ", ") + wording.date(article.date);
  return text;
}

}  // namespace

std::string citation_text(const Article& article, const Wording& wording) {
  std::string text = "“" + printable(title_of(article)) + "”";
  if (const std::string where = place_and_day(article, wording); !where.empty()) text += ", " + printable(where);
  if (!article.url.empty()) text += ", " + printable(article.url);
  return text + " [" + printable(article.id) + "]\n";
}

std::string citation_markdown(const Article& article, const Wording& wording) {
  constexpr std::string_view special = "\\`*_{}[]()#+-.!<>|";
  std::string title = escaped(title_of(article), special);
  const bool linked = article.url.starts_with("http") && article.url.find_first_of(" <>") == std::string::npos;
  if (linked) title = "[" + title + "](<" + printable(article.url) + ">)";
  if (const std::string where = place_and_day(article, wording); !where.empty())
    title += ", " + escaped(where, "\\`*_[]<>");
  return "- " + title + " (" + escaped(article.id, special) + ")\n";
}

std::string citation_bibtex(const Article& article) {
  constexpr std::string_view special = "{}\\%#$&_";
  std::string key;
  for (const char c : article.id) key += std::isalnum(static_cast<unsigned char>(c)) ? c : '-';
  std::string text = "@online{" + key + ",\n  title = {" + escaped(title_of(article), special) + "}";
  const auto add = [&](const char* name, const std::string& value) {
    if (!value.empty()) text += std::string(",\n  ") + name + " = {" + escaped(value, special) + "}";
  };
  add("organization", article.source);
  add("date", article.date);
  if (!article.url.empty()) text += ",\n  url = {" + printable(article.url) + "}";
  return text + "\n}\n";
}

Json citation_json(const Article& article) {
  Json json{{"id", article.id}, {"type", "article-newspaper"}, {"title", title_of(article)}};
  if (!article.source.empty()) json["container-title"] = article.source;
  if (article.date.size() == 10)
    json["issued"] = {{"date-parts", Json::array({Json::array({std::stoi(article.date.substr(0, 4)),
                                                               std::stoi(article.date.substr(5, 2)),
                                                               std::stoi(article.date.substr(8, 2))})})}};
  if (!article.url.empty()) json["URL"] = article.url;
  return json;
}

}  // namespace tra::cli
