#include "archive/zones/repeats.h"

#include <algorithm>
#include <utility>

#include "archive/facets/extractor_rules.h"
#include "archive/zones/boxes.h"
#include "archive/zones/long_page.h"
#include "archive/zones/word_pairs.h"
#include "text/ascii.h"

namespace tra::archive {
namespace {

constexpr std::uint32_t kFewestWords = 8;      // shorter sentences repeat by chance ("Vụ việc đang được ...")
constexpr std::uint32_t kFewestHeadWords = 4;  // a site's name is shorter
constexpr std::uint64_t kHeadSalt = 0x9e3779b97f4a7c15;
// A repeated paragraph belongs to the article when it shares at least this fraction of its word pairs with the rest of
// the article. A paragraph at the article's end must share more, because the site's own text stands there.
constexpr float kOwn = 0.08f;
constexpr float kOwnAtEnd = 0.2f;

bool is_first_paragraph(const Line& line) { return line.paragraph() && line.marker == MarkerKind::none; }

// Lines down to the first paragraph get hashes of their own. Other pages show an article's headline and first paragraph
// as a teaser; such copies must not mark the article itself as repeated.
std::uint64_t paragraph_hash(const Line& line, bool head) {
  return (head ? line.hash ^ kHeadSalt : line.hash) * 0xd6e8feb86659fd93;
}

void append_line(std::string& zone, std::string_view line, char before = '\n') {
  if (!zone.empty() && before != '\0') zone += before;
  zone += line;
}

// The lines of an article that are not blank. Of a long article, the middle is one line, which takes no part in the
// search for repeats.
struct ArticleLines {
  ArticleLines(const RuleSet& rules, std::string_view page) {
    const DividedPage divided = divide_page(page);
    head = read_lines(rules, divided.head);
    use(head);
    searched = all;
    if (divided.tail.empty()) return;
    middle = line_of_middle(divided);
    all.push_back(&middle);
    tail = read_lines(rules, divided.tail);
    tail.all.front().before = divided.before_tail;
    use(tail);
    for (Line* line : {&head.all.back(), &middle, &tail.all.front()}) line->raw = text::trim(line->raw);
    searched.insert(searched.end(), all.begin() + static_cast<std::ptrdiff_t>(searched.size()) + 1, all.end());
  }

  void use(Lines& lines) {
    for (Line& line : lines.all)
      if (line.zone != LineZone::blank) all.push_back(&line);
  }

  Lines head, tail;
  Line middle;
  std::vector<Line*> all, searched;  // without the middle
};

}  // namespace

void mark_repeats(std::span<Line* const> page, const ParagraphLookup& lookup) {
  struct Asked {
    Line* line;
    std::uint64_t hash;
  };
  std::vector<Asked> asked;
  bool head = true;
  for (Line* line : page) {
    if (line->words >= (head ? kFewestHeadWords : kFewestWords)) asked.push_back({line, paragraph_hash(*line, head)});
    if (is_first_paragraph(*line)) head = false;
  }
  std::vector<PageParagraph> paragraphs;
  for (const Asked& one : asked) paragraphs.push_back({one.hash});
  const auto by_hash = [](const PageParagraph& a, const PageParagraph& b) { return a.hash < b.hash; };
  std::sort(paragraphs.begin(), paragraphs.end(), by_hash);
  const auto same = [](const PageParagraph& a, const PageParagraph& b) { return a.hash == b.hash; };
  paragraphs.erase(std::unique(paragraphs.begin(), paragraphs.end(), same), paragraphs.end());
  lookup(paragraphs);
  for (const Asked& one : asked)
    one.line->repeated =
        std::lower_bound(paragraphs.begin(), paragraphs.end(), PageParagraph{one.hash}, by_hash)->repeated;
}

// Clears the mark of repeated paragraphs that belong to the article, and returns whether most of the article is
// reprinted. A paragraph is repeated when other pages of the archive have it too. It may be background that a paper
// reprints in many articles ("Mỹ năm 1979 công nhận ..."): such a paragraph shares words with the article. Text of the
// site itself shares few words with it; more are required (kOwnAtEnd) of a paragraph at the end, where such text
// stands. An article that was saved many times is recognised by its repeated first paragraph, or because every
// paragraph is repeated; one that several papers print below their own first paragraphs, because most of its text is
// repeated.
bool spare_reprints(std::span<Line* const> text) {
  if (std::none_of(text.begin(), text.end(), [](const Line* line) { return line->repeated; })) return false;
  const auto first = std::find_if(text.begin(), text.end(), [](const Line* line) { return is_first_paragraph(*line); });
  bool copy = first != text.end() && (*first)->repeated;
  std::uint32_t all = 0, repeated = 0;
  constexpr std::size_t none = ~std::size_t{0};
  std::size_t own_end = none;  // the last line that certainly belongs to the article
  WordPairs own;
  for (std::size_t i = 0; i < text.size(); ++i) {
    all += text[i]->words;
    repeated += text[i]->repeated ? text[i]->words : 0;
    if (text[i]->repeated) continue;
    own.add(*text[i]);
    if (text[i]->words >= kFewestWords) own_end = i;
  }
  copy = copy || own_end == none;
  const bool reprint = copy || 2 * repeated > all;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const float enough = reprint || i < own_end ? kOwn : kOwnAtEnd;
    if (text[i]->repeated && (copy || own.share_of(*text[i]) >= enough)) text[i]->repeated = false;
  }
  return reprint;
}

}  // namespace tra::archive

namespace tra {

using namespace archive;

void FacetExtractor::cut_repeated(Article& article, const ParagraphLookup& lookup) const {
  std::string page;
  page.reserve(article.title.size() + article.lead.size() + article.body.size() + 2);
  page.append(article.title).append("\n").append(article.lead).append("\n").append(article.body);
  std::string body;
  article.body.swap(body);
  body.clear();
  ArticleLines lines(rules_->set, page);
  std::vector<Line*> text;
  const Line* lead = nullptr;
  for (Line* line : lines.all) {
    const auto at = static_cast<std::size_t>(line->raw.data() - page.data());
    if (at == article.title.size() + 1) lead = line;
    if (at > article.title.size() + 1 + article.lead.size()) text.push_back(line);
  }
  mark_repeats(lines.searched, lookup);
  if (!spare_reprints(text) && lead && lead->repeated) append_line(article.tail, std::exchange(article.lead, {}));

  mark_boxes(text);
  for (const Line* line : text)
    append_line(line->repeated || line->zone == LineZone::tail ? article.tail : body, line->raw, line->before);
  article.body = std::move(body);
}

}  // namespace tra
