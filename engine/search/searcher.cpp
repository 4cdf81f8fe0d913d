#include "tra/searcher.h"

#include <algorithm>

#include "search/evaluate/count_common.h"
#include "search/evaluate/evaluators.h"
#include "search/evaluate/pair_rescoring.h"
#include "search/explain.h"
#include "search/facets.h"
#include "search/plan/query_plan.h"
#include "search/sorted_hits.h"

namespace tra {

namespace {

constexpr std::size_t kFewHits = 256;  // for which search_group() is made

// One search over one snapshot: the score-free pass for totals, facets and sorting, then the ranking pass.
class Search {
 public:
  Search(const Snapshot::Impl& snapshot, const SearchRequest& request)
      : snapshot_(snapshot),
        request_(request),
        plan_(snapshot, request.query, request.ranking),
        k_(request.offset + request.limit) {
    for (const FacetFilter& filter : request.filters) filter_fields_.push_back(keyword_field(filter.field));
    for (const FacetRequest& facet : request.facets) keyword_field(facet.field);
    if (!request.sort_field.empty()) sort_field_ = number_field(request.sort_field);
  }

  SearchResult run() {
    prepare_filters();
    SearchResult result;
    const bool sorted = !request_.sort_field.empty();
    const bool pass = sorted || !request_.facets.empty() || (request_.exact_total && !count_is_known(result.total));
    if (pass) {
      match_everywhere();
      result.total = total_of_matches();
      for (const FacetRequest& facet : request_.facets) result.facets.push_back(count(facet));
    }
    std::vector<ScoredDocument> best = sorted ? by_field() : by_score();
    if (!request_.exact_total && !pass) {
      result.total = best.size();
      result.total_is_exact = best.size() < k_;
    }
    for (std::size_t i = request_.offset; i < best.size(); ++i)
      result.hits.push_back(hit(best[i], !sorted && i < rescored_documents(plan_)));
    return result;
  }

  std::uint64_t count() {
    prepare_filters();
    std::uint64_t total = 0;
    if (count_is_known(total)) return total;
    match_everywhere();
    return total_of_matches();
  }

 private:
  FieldId field(const std::string& name) const {
    const auto found = snapshot_.schema.find(name);
    if (!found) throw Error(ErrorCode::invalid_argument, "the index has no field '" + name + "'");
    return *found;
  }
  FieldId keyword_field(const std::string& name) const {
    const FieldId found = field(name);
    if (snapshot_.schema.fields()[found].type != FieldType::keyword)
      throw Error(ErrorCode::invalid_argument, "field '" + name + "' is not a keyword field");
    return found;
  }
  FieldId number_field(const std::string& name) const {
    const FieldId found = field(name);
    const FieldType type = snapshot_.schema.fields()[found].type;
    if (type != FieldType::integer && type != FieldType::date)
      throw Error(ErrorCode::invalid_argument, "field '" + name + "' is not a number or date");
    return found;
  }

  // When nothing is deleted or filtered, a list's length is its count, and of two lists only the documents they share
  // need be looked for.
  bool count_is_known(std::uint64_t& total) const {
    const PlanNode& root = plan_.root();
    if (!request_.filters.empty() || snapshot_.deleted != 0) return false;
    if (root.kind == PlanNode::Kind::everything) return total = snapshot_.documents, true;
    if (root.kind == PlanNode::Kind::boolean) return count_of_two(root, total);
    if (root.kind != PlanNode::Kind::word || root.words[0].variants.size() > 1) return false;
    total = root.words[0].variants.empty() ? 0 : root.words[0].variants[0].documents;
    return true;
  }

  bool count_of_two(const PlanNode& root, std::uint64_t& total) const {
    const bool both = root.must.size() == 2 && root.should.empty();
    const bool either = root.should.size() == 2 && root.must.empty() && root.min_should <= 1;
    if ((!both && !either) || !root.must_not.empty()) return false;
    const std::vector<PlanNode>& words = both ? root.must : root.should;
    const auto is_one_list = [](const PlanNode& word) {
      return word.kind == PlanNode::Kind::word && word.words[0].variants.size() <= 1;
    };
    if (!is_one_list(words[0]) || !is_one_list(words[1])) return false;
    for (std::size_t i = 0; i < snapshot_.segments.size(); ++i) total += count_of_two(words, both, i);
    return true;
  }

  std::uint64_t count_of_two(const std::vector<PlanNode>& words, bool both, std::size_t segment) const {
    std::vector<format::PostingCursor> lists;
    std::uint64_t sum = 0;
    for (const PlanNode& word : words)
      for (const PlannedWord::List& list : word.words[0].lists[segment]) {
        lists.push_back(snapshot_.segments[segment]->cursor(list.list));
        sum += list.list.documents;
      }
    if (lists.size() < 2) return both ? 0 : sum;
    if (lists[0].documents() > lists[1].documents()) std::swap(lists[0], lists[1]);
    const std::uint64_t common = count_common(lists[0], lists[1]);
    return both ? common : sum - common;
  }

  // filters_[segment][i]: documents that pass the i-th filter; live ones only when some are deleted.
  void prepare_filters() {
    for (const auto& segment : snapshot_.segments) {
      auto& filters = filters_.emplace_back();
      for (std::size_t i = 0; i < request_.filters.size(); ++i) {
        DocumentBits bits = keyword_matches(*segment, filter_fields_[i], request_.filters[i].values);
        if (request_.filters[i].exclude)
          for (std::uint64_t& word : bits.words()) word = ~word;
        filters.push_back(std::move(bits));
      }
      if (segment->live() == nullptr && filters.empty()) {
        accepted_.emplace_back();
        continue;
      }
      DocumentBits accepted = live_matches(*segment);
      for (const DocumentBits& filter : filters) intersect(accepted, filter);
      accepted_.push_back(std::move(accepted));
    }
  }

  static void intersect(DocumentBits& bits, const DocumentBits& other) {
    for (std::size_t i = 0; i < bits.words().size(); ++i) bits.words()[i] &= other.words()[i];
  }

  // The query's live matches, filters not applied.
  void match_everywhere() {
    for (std::uint32_t i = 0; i < snapshot_.segments.size(); ++i) {
      const Segment& segment = *snapshot_.segments[i];
      DocumentBits bits(segment.documents());
      if (const ScorerPtr scorer = plan_.scorer(i))
        for (std::uint32_t base = 0; base < segment.documents(); base += kWindow) {
          WindowBits window;
          window.clear();
          scorer->match_window(base, window);
          std::copy(std::begin(window.words), std::end(window.words), bits.window(base));
        }
      if (segment.live() != nullptr) intersect(bits, live_matches(segment));
      matches_.push_back(std::move(bits));
    }
  }

  DocumentBits filtered(std::size_t segment, std::optional<FieldId> without) const {
    DocumentBits bits = matches_[segment];
    for (std::size_t i = 0; i < filter_fields_.size(); ++i)
      if (filter_fields_[i] != without) intersect(bits, filters_[segment][i]);
    return bits;
  }

  std::uint64_t total_of_matches() const {
    std::uint64_t total = 0;
    for (std::size_t i = 0; i < matches_.size(); ++i)
      total += filter_fields_.empty() ? matches_[i].count() : filtered(i, {}).count();
    return total;
  }

  FacetResult count(const FacetRequest& facet) const {
    const FieldId counted = field(facet.field);
    FacetCounts counts;
    for (std::size_t i = 0; i < matches_.size(); ++i)
      count_facet(*snapshot_.segments[i], counted, filtered(i, counted), counts);
    return most_frequent(facet.field, counts, facet.limit);
  }

  std::vector<ScoredDocument> by_field() {
    FieldTopK top(k_, request_.descending);
    std::vector<Score> scores(kWindow);
    for (std::uint32_t i = 0; i < snapshot_.segments.size(); ++i) {
      const Segment& segment = *snapshot_.segments[i];
      const format::IntegerColumn* column = segment.columns().integer(sort_field_);
      const DocumentBits wanted = filtered(i, {});
      const ScorerPtr scorer = plan_.scorer(i);
      for (std::uint32_t base = 0; scorer && base < segment.documents(); base += kWindow) {
        WindowBits matches;
        matches.clear();
        std::fill(scores.begin(), scores.end(), 0);
        scorer->score_window(base, matches, scores.data());
        for (std::uint32_t word = 0; word < kWindowWords; ++word)
          for (std::uint64_t bits = matches.words[word] & wanted.window(base)[word]; bits != 0; bits &= bits - 1) {
            const auto place = 64 * word + static_cast<std::uint32_t>(std::countr_zero(bits));
            top.insert(column, {scores[place], {i, base + place}});
          }
      }
    }
    return top.take();
  }

  std::vector<ScoredDocument> by_score() {
    if (k_ == 0) return {};
    TopK top(std::max(k_, rescored_documents(plan_)));
    for (std::uint32_t i = 0; i < snapshot_.segments.size(); ++i) search_segment(i, top);
    std::vector<ScoredDocument> best = top.take();
    rescore_pairs(plan_, snapshot_, best);
    best.resize(std::min(best.size(), k_));
    return best;
  }

  void search_segment(std::uint32_t number, TopK& top) {
    Evaluation evaluation;
    evaluation.segment = number;
    evaluation.documents = snapshot_.segments[number]->documents();
    evaluation.accept = accepted_[number].words().empty() ? nullptr : &accepted_[number];
    const PlanNode& root = plan_.root();
    const bool flat = root.kind == PlanNode::Kind::boolean && root.must_not.empty();
    std::vector<ScorerPtr> clauses;
    if (request_.ranking.prune && (root.kind == PlanNode::Kind::word || root.kind == PlanNode::Kind::phrase)) {
      if (ScorerPtr scorer = plan_.scorer(number)) clauses.push_back(std::move(scorer));
    } else if (request_.ranking.prune && flat && root.should.empty()) {
      for (const PlanNode& clause : root.must) {
        clauses.push_back(plan_.scorer(clause, number));
        if (!clauses.back()) return;
      }
    } else if (request_.ranking.prune && flat && root.must.empty() && root.min_should <= 1) {
      for (const PlanNode& clause : root.should)
        if (ScorerPtr scorer = plan_.scorer(clause, number)) clauses.push_back(std::move(scorer));
    } else {
      if (const ScorerPtr scorer = plan_.scorer(number)) search_exhaustively(*scorer, evaluation, top);
      return;
    }
    if (clauses.empty()) return;
    evaluation.clauses = clauses;
    if (auto* term = dynamic_cast<TermScorer*>(clauses[0].get()); term != nullptr && clauses.size() == 1)
      search_term(*term, evaluation, top);
    else if (auto* phrase = dynamic_cast<PhraseScorer*>(clauses[0].get()); phrase != nullptr && clauses.size() == 1)
      search_phrase(*phrase, evaluation, top);
    else if (auto* group = dynamic_cast<GroupScorer*>(clauses[0].get());
             group != nullptr && clauses.size() == 1 && top.k() <= kFewHits)
      search_group(*group, evaluation, top);
    else if (root.kind == PlanNode::Kind::boolean && root.should.empty())
      search_conjunction(evaluation, top);
    else
      search_disjunction(evaluation, top);
  }

  Hit hit(const ScoredDocument& found, bool rescored) const {
    Hit hit;
    hit.address = found.address;
    hit.score = static_cast<float>(found.score / plan_.scale());
    if (request_.explain) hit.explanation = explain(plan_, snapshot_, found.address, rescored);
    return hit;
  }

  const Snapshot::Impl& snapshot_;
  const SearchRequest& request_;
  QueryPlan plan_;
  std::size_t k_;
  std::vector<FieldId> filter_fields_;
  FieldId sort_field_ = 0;
  std::vector<std::vector<DocumentBits>> filters_;
  std::vector<DocumentBits> accepted_;  // by segment; empty: all
  std::vector<DocumentBits> matches_;
};

}  // namespace

Searcher::Searcher(std::shared_ptr<const Snapshot> snapshot) : snapshot_(std::move(snapshot)) {}

SearchResult Searcher::search(const SearchRequest& request) const {
  SearchResult result = Search(snapshot_->impl(), request).run();
  if (result.total > 0 || !request.ranking.accents || request.ranking.near != Ranking::Near::when_none) return result;
  SearchRequest wider = request;
  wider.ranking.near = Ranking::Near::always;
  result = Search(snapshot_->impl(), wider).run();
  result.near = result.total > 0;
  return result;
}

std::uint64_t Searcher::count(const Query& query, const Ranking& ranking) const {
  SearchRequest request;
  request.query = query;
  request.ranking = ranking;
  return Search(snapshot_->impl(), request).count();
}

}  // namespace tra
