// Extracts what diplomatic archives are searched by from the text of an article: its zones, the partner countries, and
// the type, level, ordinal, date and mode of its meeting. The rules are data (engine/archive/rules); they are built in,
// and a folder of the user's can extend them.
//
//   tra::Article article;
//   article.body = "Tham khảo Chính trị Việt Nam - Lào lần thứ 8 diễn ra ngày 16/5/2023 tại Viêng Chăn.";
//   tra::FacetExtractor::load().extract(article);
//   std::cout << article.partner_country[0] << ' ' << *article.meeting_ordinal << '\n';  // LA 8
//
// Time is linear in the text.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "tra/article.h"

namespace tra {

// Why a facet has its value: the rule that applied, and the sentence it applied to.
struct FacetEvidence {
  std::string facet;
  std::string value;
  std::string rule;
  std::string sentence;
};

// A long line of a page, as the hash of its words. Lines up to the first paragraph are hashed differently.
struct PageParagraph {
  std::uint64_t hash = 0;
  bool repeated = false;  // many pages of the archive contain it, so it does not belong to the article
};

// Receives the paragraphs of a page, each once, and sets `repeated`.
using ParagraphLookup = std::function<void(std::vector<PageParagraph>&)>;

// Immutable after load() and thread-safe. Copies share the rules.
class FacetExtractor {
 public:
  // The built-in rules, followed by the files of the same names in `rules_dir` where there are any.
  // Throws Error (io, invalid_argument) naming the file and the line that cannot be used.
  // `own_facets` is the text of a facets.tsv, for where the folder has none.
  static FacetExtractor load(const std::string& rules_dir = {}, const std::string& own_facets = {});

  // The text of the facets.tsv in use; empty when there is none.
  const std::string& own_facets() const;

  // Splits a saved page, given completely in `body`, into title, lead, body, captions and tail without losing text.
  // Sets empty `date` and `url` from the page. A given title or lead is kept, and its copy in the page is left out of
  // the body. Paragraphs that `lookup` marks as repeated go to the tail, unless the article itself was printed many
  // times.
  void split_zones(Article& article, const ParagraphLookup& lookup = {}) const;

  // For a page whose zones are known: moves repeated paragraphs, and lines that the rules recognise as the site's, from
  // body to tail.
  void cut_repeated(Article& article, const ParagraphLookup& lookup) const;

  // Fills empty facet members, and `date` from the address. Evidence is appended to `why` in the order of the members.
  void extract(Article& article, std::vector<FacetEvidence>* why = nullptr) const;

  // The label of a facet value: ("partner_country", "LA", "vi") gives "Lào". The language is "vi" or "en". A value
  // without a label is returned unchanged.
  std::string label(std::string_view facet, std::string_view value, std::string_view language) const;

 private:
  struct Rules;
  std::shared_ptr<const Rules> rules_;
};

// The same with the built-in rules only.
std::string facet_label(std::string_view facet, std::string_view value, std::string_view language);

// Further names of countries besides their labels: ("Mỹ", "US"), ("Liên bang Nga", "RU").
std::vector<std::pair<std::string, std::string>> country_names();

// Groups of equivalent names for EqualNames: the names of countries, and those in names.tsv, built in and in the user's
// folder. Throws the errors of FacetExtractor::load.
std::vector<std::vector<std::string>> groups_of_equal_names(const std::string& rules_dir = {});

// Phrases that make a query a question: what questions.tsv has, built in and in the folder of the user's. Throws as
// groups_of_equal_names does.
std::vector<std::string> question_phrases(const std::string& rules_dir = {});

}  // namespace tra
