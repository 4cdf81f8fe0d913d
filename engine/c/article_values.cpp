#include "c/article_values.h"

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "tra/error.h"

namespace tra::c {
namespace {

struct TextMember {
  std::string_view name;
  std::string Article::*member;
};
struct ListMember {
  std::string_view name;
  std::vector<std::string> Article::*member;
};
constexpr TextMember text_members[] = {
    {"title", &Article::title},
    {"lead", &Article::lead},
    {"body", &Article::body},
    {"captions", &Article::captions},
    {"tail", &Article::tail},
    {"date", &Article::date},
    {"url", &Article::url},
    {"source", &Article::source},
    {"meeting_level", &Article::meeting_level},
    {"meeting_mode", &Article::meeting_mode},
    {"meeting_date", &Article::meeting_date},
    {"note", &Article::note},
    {"corrected", &Article::corrected},
    {"extra", &Article::extra},
};
constexpr ListMember list_members[] = {
    {"partner_country", &Article::partner_country},
    {"countries_mentioned", &Article::countries_mentioned},
    {"meeting_type", &Article::meeting_type},
    {"own_facets", &Article::own_facets},
    {"tags", &Article::tags},
};

// Sets the member that a value names. Returns false for an unknown member or a value of another type.
bool set_member(Article& article, const Document::Value& value) {
  if (value.is_number) {
    if (value.field != "meeting_ordinal" || !std::in_range<int>(value.number)) return false;
    article.meeting_ordinal = static_cast<int>(value.number);
    return true;
  }
  for (const TextMember& text : text_members)
    if (text.name == value.field) {
      article.*text.member = value.text;
      return true;
    }
  for (const ListMember& list : list_members)
    if (list.name == value.field) {
      (article.*list.member).push_back(value.text);
      return true;
    }
  return false;
}

void add_date(Document& document, const std::string& date) {
  try {
    document.add("date", parse_date(date));
  } catch (const Error&) {
    document.add("date", date);
  }
}

}  // namespace

Article article_of(const Document& document) {
  Article article;
  article.id = document.key();
  for (const Document::Value& value : document.values())
    if (!set_member(article, value))
      throw Error(ErrorCode::invalid_argument,
                  "an article has no field '" + value.field + "' of " + (value.is_number ? "numbers" : "text"));
  return article;
}

Document values_of(const Article& article) {
  Document document(article.id);
  for (const TextMember& text : text_members) {
    const std::string& value = article.*text.member;
    if (value.empty()) continue;
    if (text.name == "date")
      add_date(document, value);
    else
      document.add(std::string(text.name), value);
  }
  for (const ListMember& list : list_members)
    for (const std::string& value : article.*list.member) document.add(std::string(list.name), value);
  if (article.meeting_ordinal) document.add("meeting_ordinal", *article.meeting_ordinal);
  for (const Principal& head : article.principals)
    document.add("principals", head.name + '\t' + head.office + '\t' + head.country + '\t' + head.role);
  if (article.added != 0) document.add("added", article.added);
  return document;
}

}  // namespace tra::c
