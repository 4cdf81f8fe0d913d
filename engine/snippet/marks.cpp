#include "snippet/marks.h"

#include <algorithm>
#include <optional>

#include "analysis/other_writings.h"
#include "search/plan/tied_words.h"
#include "snippet/marks_phrase.h"

namespace tra {
namespace {

constexpr std::size_t kMostWords = 1024;

}  // namespace

MarkedQuery::MarkedQuery(const Query& query, std::string_view field, Analyzer& analyzer, WordWeight weight)
    : analyzer_(analyzer), field_(field), word_weight_(std::move(weight)), lists_(2) {
  collect(query, field);
}

void MarkedQuery::collect(const Query& query, std::string_view field) {
  const Query::Node& node = query.node();
  switch (node.kind) {
    case Query::Kind::term:
    case Query::Kind::phrase:
    case Query::Kind::prefix:
    case Query::Kind::fuzzy:
      if (!field.empty() && !node.field.empty() && node.field != field) break;
      if (node.kind == Query::Kind::term) {
        std::vector<Token> tokens;
        analyzer_.analyze(field_, node.text, 0, tokens);
        for (const std::string& word : search::tied_words(node.text, tokens, analyzer_)) add_unit(node.kind, word, 0);
      }
      add_unit(node.kind, node.text, node.slop);
      if ((node.kind == Query::Kind::term || node.kind == Query::Kind::phrase) && analyzer_.vietnamese(field_))
        for (const std::string& other : analysis::other_writings(node.text)) add_unit(node.kind, other, node.slop);
      break;
    case Query::Kind::boolean:
    case Query::Kind::boost:
    case Query::Kind::either:
      for (const Query& part : node.must) collect(part, field);
      for (const Query& part : node.should) collect(part, field);
      break;
    case Query::Kind::everything:
    case Query::Kind::nothing:
    case Query::Kind::keyword:
    case Query::Kind::range:
      break;
  }
}

// When a prefix or fuzzy text consists of several tokens, only the last is a prefix or fuzzy; the others must match as
// terms.
void MarkedQuery::add_unit(Query::Kind kind, const std::string& text, std::uint32_t slop) {
  std::vector<Token> tokens;
  analyzer_.analyze(field_, text, 0, tokens);
  std::erase_if(tokens, [](const Token& token) { return token.alias; });
  if (tokens.empty() || words_ + tokens.size() > kMostWords) return;

  Unit unit;
  unit.slop = slop;
  for (const Token& token : tokens) {
    const bool is_last = &token == &tokens.back();
    const bool open = is_last && (kind == Query::Kind::prefix || kind == Query::Kind::fuzzy);
    const std::string key(analyzer_.key(token.term));
    unit.weight += word_weight_ && !open ? word_weight_(key) : 1;
    unit.words.push_back(add_pattern({open ? kind : Query::Kind::term, key, analyzer_.vietnamese(field_)}));
  }
  for (const Unit& known : units_)
    if (known.words == unit.words && known.slop == unit.slop) return;
  add_uses(unit);
  words_ += unit.words.size();
  units_.push_back(std::move(unit));
}

void MarkedQuery::add_uses(Unit& unit) {
  const auto unit_number = static_cast<std::uint32_t>(units_.size());
  for (std::uint32_t slot = 0; slot < unit.words.size(); ++slot) {
    std::vector<Use>& uses = uses_[unit.words[slot]];
    const bool is_new = uses.empty() || uses.back().unit != unit_number;
    if (unit.slop > 0) {
      if (is_new) uses.push_back({unit_number, unit.distinct, 0});
    } else {
      if (is_new || uses.back().number != slot / 64) uses.push_back({unit_number, slot / 64, 0});
      uses.back().slots |= std::uint64_t{1} << (slot % 64);
    }
    if (is_new) ++unit.distinct;
  }
}

std::uint32_t MarkedQuery::add_pattern(WordPattern pattern) {
  const auto same = std::find(patterns_.begin(), patterns_.end(), pattern);
  if (same != patterns_.end()) return static_cast<std::uint32_t>(same - patterns_.begin());
  patterns_.push_back(std::move(pattern));
  uses_.emplace_back();
  return static_cast<std::uint32_t>(patterns_.size() - 1);
}

const std::vector<MarkedQuery::Use>& MarkedQuery::uses_of(std::uint32_t term) {
  if (term >= list_of_term_.size()) list_of_term_.resize(analyzer_.term_count());
  std::uint32_t& list = list_of_term_[term];
  if (list == 0) {
    std::vector<Use> uses;
    const std::string_view key = analyzer_.key(term);
    for (std::size_t i = 0; i < patterns_.size(); ++i)
      if (patterns_[i].matches(key)) uses.insert(uses.end(), uses_[i].begin(), uses_[i].end());
    list = 1;
    if (!uses.empty()) {
      list = static_cast<std::uint32_t>(lists_.size());
      lists_.push_back(std::move(uses));
    }
  }
  return lists_[list];
}

std::vector<QueryMatch> MarkedQuery::find(const std::vector<Token>& tokens) {
  std::vector<std::optional<ExactPhrase>> exact(units_.size());
  std::vector<std::optional<SloppyPhrase>> sloppy(units_.size());
  for (std::size_t i = 0; i < units_.size(); ++i) {
    if (units_[i].words.size() == 1) continue;
    if (units_[i].slop == 0)
      exact[i].emplace(units_[i].words.size());
    else
      sloppy[i].emplace(units_[i].words.size() + units_[i].slop, units_[i].distinct);
  }

  std::vector<QueryMatch> found;
  std::vector<std::uint32_t> touched;   // exact phrases that have a word at this position
  std::vector<std::size_t> run_starts;  // first bytes of the consecutive positions up to this one
  std::uint32_t last_position = 0;
  for (std::size_t begin = 0, end = 0; begin < tokens.size(); begin = end) {
    const std::uint32_t position = tokens[begin].position;
    if (position != last_position + 1) run_starts.clear();
    last_position = position;
    std::size_t first_byte = tokens[begin].start, last_byte = tokens[begin].end;
    touched.clear();
    for (end = begin; end < tokens.size() && tokens[end].position == position; ++end) {
      const Token& token = tokens[end];
      first_byte = std::min<std::size_t>(first_byte, token.start);
      for (const auto& [unit, number, slots] : uses_of(token.term)) {
        const QueryMatch match{token.start, token.end, unit, position, position};
        if (exact[unit]) {
          exact[unit]->words_here(number, slots);
          if (touched.empty() || touched.back() != unit) touched.push_back(unit);
          last_byte = std::max<std::size_t>(last_byte, token.end);
        } else if (sloppy[unit]) {
          sloppy[unit]->word_here(number, match, found);
        } else {
          found.push_back(match);
        }
      }
    }
    run_starts.push_back(first_byte);
    std::sort(touched.begin(), touched.end());
    touched.erase(std::unique(touched.begin(), touched.end()), touched.end());
    for (const std::uint32_t unit : touched) {
      const std::size_t words = units_[unit].words.size();
      if (exact[unit]->finish(position))
        found.push_back({run_starts[run_starts.size() - words], last_byte, unit,
                         position - static_cast<std::uint32_t>(words - 1), position});
    }
  }
  std::sort(found.begin(), found.end(), [](const QueryMatch& a, const QueryMatch& b) {
    return a.begin != b.begin ? a.begin < b.begin : a.end != b.end ? a.end < b.end : a.unit < b.unit;
  });
  return found;
}

std::vector<Snippet::Mark> MarkedQuery::marks(const QueryMatch* first, const QueryMatch* last) const {
  std::vector<Snippet::Mark> marks;
  const QueryMatch* before = nullptr;
  for (const QueryMatch* match = first; match != last; before = match++) {
    const bool overlaps = !marks.empty() && match->begin < marks.back().end;
    const bool continues = before != nullptr && before->unit == match->unit && units_[match->unit].words.size() > 1 &&
                           match->first_position <= before->last_position + 1;
    if (overlaps || continues)
      marks.back().end = std::max(marks.back().end, match->end);
    else
      marks.push_back({match->begin, match->end});
  }
  return marks;
}

std::vector<Snippet::Mark> TextMarker::find(std::string_view text) {
  if (words_.units() == 0) return {};
  std::vector<Token> tokens;
  analyzer_.analyze(text, 0, tokens);
  const std::vector<QueryMatch> found = words_.find(tokens);
  return words_.marks(found.data(), found.data() + found.size());
}

std::vector<Snippet::Mark> find_marks(const Query& query, std::string_view text, const Schema& schema) {
  return TextMarker(query, schema).find(text);
}

}  // namespace tra
