// Reads out of an article's text what a diplomatic archive is searched by: its zones, its partner countries, and the
// kind, level, number, date and form of its meeting. The rules are data (engine/archive/rules), built in and
// extendable by a folder of the user's.
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

// Why a facet has its value: the rule that spoke and the sentence it spoke of.
struct FacetEvidence {
  std::string facet;
  std::string value;
  std::string rule;
  std::string sentence;
};

// A long line of a page, by the hash of its words. Lines down to the first paragraph have hashes of their own.
struct PageParagraph {
  std::uint64_t hash = 0;
  bool repeated = false;  // many pages of the archive have it, so that it is no part of this article
};

// Told the paragraphs of a page, each once, and sets `repeated`.
using ParagraphLookup = std::function<void(std::vector<PageParagraph>&)>;

// Immutable after load(): one extractor may be used by many threads at once. Copies share the rules.
class FacetExtractor {
 public:
  // The built-in rules, followed by the files of the same names in `rules_dir` where there are any.
  // Throws Error (io, invalid_argument) naming the file and the line that cannot be used.
  static FacetExtractor load(const std::string& rules_dir = {});

  // A saved page: expects its whole text in `body`, divides it into title, lead, body, captions and tail without losing
  // any, and sets `date` and `url` where the page states them and they are empty. A title or lead that is already
  // there is kept, and its copy in the page is left out of the body. Paragraphs that `lookup` calls repeated go to the
  // tail, unless it is the article itself that is printed many times.
  void split_zones(Article& article, const ParagraphLookup& lookup = {}) const;

  // The same for a page whose zones are known: moves repeated paragraphs, and lines the rules know as the site's, from
  // body to tail.
  void cut_repeated(Article& article, const ParagraphLookup& lookup) const;

  // Fills the facet members that are empty, and `date` where the address tells it. The evidence, when wanted, is
  // appended in the order of the members.
  void extract(Article& article, std::vector<FacetEvidence>* why = nullptr) const;

  // What a reader is shown for a facet value, e.g. ("partner_country", "LA", "vi") -> "Lào". The language is "vi" or
  // "en"; a value without a label is returned as it is.
  std::string label(std::string_view facet, std::string_view value, std::string_view language) const;

 private:
  struct Rules;
  std::shared_ptr<const Rules> rules_;
};

// The same with the built-in rules alone.
std::string facet_label(std::string_view facet, std::string_view value, std::string_view language);

// What countries are also called, beside their labels: ("Mỹ", "US"), ("Liên bang Nga", "RU").
std::vector<std::pair<std::string, std::string>> country_names();

// Names of one thing each, for EqualNames: of countries, and of what names.tsv has, built in and in the folder of the
// user's. Throws Error (io, invalid_argument) as FacetExtractor::load does.
std::vector<std::vector<std::string>> groups_of_equal_names(const std::string& rules_dir = {});

}  // namespace tra
