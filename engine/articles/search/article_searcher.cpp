// Runs a request for articles: searches for all words, then with decoded keystrokes or corrected marks, then for the
// best partial matches.
#include <algorithm>
#include <chrono>
#include <functional>
#include <memory>
#include <optional>
#include <set>
#include <tuple>
#include <utility>

#include "articles/best_date.h"
#include "articles/facet_names.h"
#include "articles/nearest.h"
#include "articles/own_facets.h"
#include "articles/search/article_hits.h"
#include "articles/search/by_title.h"
#include "articles/search/copies.h"
#include "articles/search/empty_parts.h"
#include "articles/search/facet_order.h"
#include "articles/search/known_names.h"
#include "articles/search/people.h"
#include "articles/search/query_meaning.h"
#include "articles/search/quotes.h"
#include "articles/search/request.h"
#include "articles/search/tabulate.h"
#include "articles/title_order.h"
#include "tra/article_search.h"
#include "tra/expansion.h"
#include "tra/snippets.h"
#include "tra/suggest.h"

namespace tra {
namespace {

using articles::DistinctHit, articles::DistinctHits, articles::ResolvedRequest;

// The state of one request while it is processed.
class ArticleSearch {
 public:
  ArticleSearch(const Searcher& searcher, const ArticleRequest& request, std::shared_ptr<const EqualNames> names,
                const articles::QueryMeaning* meaning, std::function<const articles::People&()> people)
      : searcher_(searcher),
        request_(request),
        people_(std::move(people)),
        values_(searcher, people_),
        resolved_(articles::resolve(request, searcher, values_)),
        parsing_(articles::parser_options(request, searcher.snapshot(), resolved_.today)),
        suggester_(searcher),
        meaning_(meaning) {
    parsing_.names = std::move(names);
    parsing_.has_value = [this](const std::string& field, const std::string& value) {
      return values_.has(field, value);
    };
    parsing_.nearest = [this](const std::string& field, const std::string& value) {
      return field.empty() ? articles::nearest(value, articles::query_names(searcher_.snapshot().schema()))
                           : near(field, value).message;
    };
    parse(request.text);
    result_.as_words = parsed_.as_words;
    for (const std::string& name : parsed_.unknown_names) {
      result_.as_words.push_back(name);
      result_.unknown_names.push_back(
          {name, articles::nearest_names(name, articles::query_names(searcher.snapshot().schema()))});
    }
    for (const ParsedQuery::UnknownValue& unknown : parsed_.unknown_values) {
      const bool few = result_.unknown_values.size() < UnknownValue::most_near;
      result_.unknown_values.push_back({unknown.field, unknown.value, {}});
      if (few) result_.unknown_values.back().near = near(unknown.field, unknown.value).names;
    }
    if (request.suggest) suggest_quotes();
  }

  ArticleResult run() {
    result_.text = request_.text;
    find_as_asked();
    if (found_.result.total == 0 && !is_stopped() && request_.fall_back && !parsed_.plain) read_otherwise();
    const bool nothing = found_.result.total == 0;
    const ParsedQuery asked = parsed_;
    if (nothing && !is_stopped() && request_.fall_back && parsed_.plain && !blame_narrowings_) fall_back();
    if (nothing && !is_stopped() && result_.read_as.empty() && !result_.other_marks)
      result_.empty_parts = articles::empty_parts(searcher_, asked, narrowings_, words_, exact_ranking());
    count_undated();
    take_hits();
    if (nothing && may_suggest() && request_.fetch_articles && asked.plain && !blame_narrowings_ &&
        result_.read_as.empty())
      for (const Suggestion& corrected : corrections()) result_.corrections.push_back({corrected.text, corrected.hits});
    return std::move(result_);
  }

  Query query() const { return resolved_.narrowed(parsed_.query); }
  Query query_with_filters() const { return with_filters({query()}); }
  // The best days that every article must have one of.
  articles::DayBounds days_asked() const {
    articles::DayBounds days;
    for (const articles::Narrowing& narrowing : narrowings_) {
      const std::optional<articles::DayBounds> bounds = articles::best_date_bounds(narrowing.query);
      if (!bounds) continue;
      if (bounds->from) days.from = std::max(days.from.value_or(*bounds->from), *bounds->from);
      if (bounds->to) days.to = std::min(days.to.value_or(*bounds->to), *bounds->to);
    }
    return days;
  }
  SearchRequest search_request() const {
    SearchRequest search = resolved_.search;
    search.query = query();
    if (meaning_ != nullptr && parsed_.plain && request_.read_facets && search.ranking.evidence_weight > 0)
      search.evidence = meaning_->facets_asked(read_text(), suggester_);
    return search;
  }

 private:
  using Near = Ranking::Near;
  static constexpr std::size_t most_words_to_correct =
      24;  // as of Suggester::correct; longer texts are no queries with slips

  articles::NearValues near(const std::string& field, const std::string& value) const {
    const FacetField* facet = find_facet_field(field);
    return facet == nullptr ? articles::NearValues{} : values_.near(*facet, value);
  }

  // country:Trung Quốc has no country "Trung", but "Trung Quốc" is one.
  void suggest_quotes() {
    constexpr std::size_t most_values = 3;  // each takes some searches
    std::set<std::pair<std::string, std::string>> asked;
    for (const ParsedQuery::UnknownValue& unknown : parsed_.unknown_values) {
      const FacetField* const facet = find_facet_field(unknown.field);
      if (facet == nullptr || !asked.emplace(unknown.field, unknown.value).second) continue;
      if (asked.size() > most_values) return;
      const std::string quoted = articles::with_quotes(
          request_.text, unknown.value, [&](const std::string& value) { return !values_.find(*facet, value).empty(); });
      if (quoted.empty()) continue;
      const Query all = with_filters({resolved_.narrowed(parsed(quoted, parsing_).query)});
      result_.corrections.push_back({quoted, searcher_.count(all, exact_ranking())});
    }
  }

  Query with_filters(std::vector<Query> all) const {
    for (const articles::Narrowing& filter : resolved_.filters) all.push_back(filter.query);
    return Query::all_of(std::move(all));
  }

  ParsedQuery parsed(const std::string& text, const ParserOptions& options) const {
    ParsedQuery parsed = parse_query(text, searcher_.snapshot().schema(), options);
    parsed.query = values_.stored(parsed.query);
    return parsed;
  }

  // An empty text asks for all that filters and days leave.
  void parse(const std::string& text) {
    const bool only_narrowed = !resolved_.narrowings.empty() && text.find_first_not_of(" \t\r\n") == text.npos;
    if (request_.everything || only_narrowed)
      parsed_ = {Query::everything(), {}, false, {}, {}, {}};
    else
      parsed_ = parsed(text, parsing_);
    if (meaning_ != nullptr && parsed_.plain && request_.weigh_questions)
      parsed_.query = meaning_->question_words().weigh(parsed_.query);
    articles::SplitQuery parts = articles::split(parsed_.query, request_.language);
    words_ = std::move(parts.words);
    narrowings_ = resolved_.narrowings;
    narrowings_.insert(narrowings_.end(), parts.narrowings.begin(), parts.narrowings.end());
  }

  Ranking exact_ranking() const {
    Ranking exact = resolved_.search.ranking;
    exact.near = Near::never;
    return exact;
  }

  // Spellings with other marks are taken where no article has those typed, not where filters leave none of those that
  // do. Words that must all match are first corrected (fall_back()): where each of them stands in some article but no
  // article has all, other marks than the typed ones say nothing of what was meant.
  void find_as_asked() {
    const Near asked = resolved_.search.ranking.near;
    near_ = asked == Near::when_none && (may_correct_marks() || !narrowings_.empty()) ? Near::never : asked;
    find();
    if (found_.result.total > 0 || near_ == asked) return;
    if (!narrowings_.empty()) blame_narrowings_ = searcher_.count(words_, exact_ranking()) > 0;
    if (blame_narrowings_ || may_correct_marks()) return;
    near_ = asked;
    find();
  }

  bool may_correct_marks() const {
    return request_.fall_back && parsed_.plain && parsing_.match == ParserOptions::Match::all &&
           resolved_.search.ranking.near == Near::when_none;
  }

  // Finds the hits of the requested page. Copies of one article are combined when requested.
  void find() {
    SearchRequest search = search_request();
    search.ranking.near = near_;
    if (request_.expand) search.query = expanded(searcher_, search);
    const bool collapse = request_.fetch_articles && request_.collapse_copies;
    const bool by_title = request_.order == ArticleRequest::Order::title && search.limit > 0;
    const auto find_hits = [&](const SearchRequest& hits) {
      return by_title ? articles::search_by_title(searcher_, hits, request_.reversed) : searcher_.search(hits);
    };
    if (by_title && !articles::has_title_order(searcher_.snapshot())) {
      found_ = articles::search_by_stored_titles(searcher_, search, collapse, request_.reversed);
    } else if (collapse && search.limit > 0) {
      found_ = articles::search_distinct(searcher_.snapshot(), search, find_hits);
    } else {
      found_ = {};
      found_.result = find_hits(search);
      for (Hit& hit : found_.result.hits) found_.hits.push_back({std::move(hit), std::nullopt, {}});
    }
    if (found_.result.partial != Partial::no) result_.incomplete = found_.result.partial;
  }

  // Where a query with operators or fields finds nothing, it may be a headline that begins like a field ("Source: VTV
  // nói gì"), or have been typed with an input method that was off.
  void read_otherwise() {
    parsing_.values_touch_names = request_.text.find(": ") != std::string::npos;
    if (parsing_.values_touch_names && finds(request_.text)) {
      result_.as_headline = true;
      result_.as_words = parsed_.as_words;
      return;
    }
    if (blame_narrowings_) return;
    parsing_.values_touch_names = false;
    if (const auto decoded = suggester_.decode_typing(request_.text); decoded && finds(*decoded))
      result_.read_as = *decoded;
  }

  // Searches for another text. Where that finds nothing, all is as it was before.
  bool finds(const std::string& text) {
    auto before = std::tuple(parsed_, words_, narrowings_, found_);
    parse(text);
    find();
    if (found_.result.total > 0) return true;
    std::tie(parsed_, words_, narrowings_, found_) = std::move(before);
    return false;
  }

  void fall_back() {
    if (const auto decoded = suggester_.decode_typing(request_.text)) {
      result_.read_as = *decoded;
      parse(*decoded);
      find();
    } else if (may_correct_marks()) {
      take_other_marks();
    }
    if (found_.result.total == 0 && parsing_.match == ParserOptions::Match::all && parsed_.words.size() > 1) {
      parsing_.match = ParserOptions::Match::any;
      parse(read_text());
      find();
      result_.partial = found_.result.total > 0;
    }
  }

  // Takes the marks that the words beside them make likely. Where none are, a word that no article has as typed matches
  // with any marks.
  void take_other_marks() {
    if (parsed_.words.size() > most_words_to_correct || !has_time()) return;
    const std::vector<Suggestion>& likely = corrections();
    if (!likely.empty() && likely[0].only_marks && likely[0].hits > 0 && finds(likely[0].text)) {
      result_.read_as = likely[0].text;
      result_.other_marks = true;
      return;
    }
    if (articles::unknown_words(searcher_, parsed_.words, exact_ranking()).empty()) return;
    near_ = Near::when_none;
    find();
  }

  // Of the text as asked.
  const std::vector<Suggestion>& corrections() {
    if (!corrections_) corrections_ = suggester_.correct(request_.text);
    return *corrections_;
  }

  // Whether the search ended before it had found all, so that nothing follows from what it did not find.
  bool is_stopped() const {
    return result_.incomplete == Partial::deadline || result_.incomplete == Partial::cancelled;
  }

  // Suggestions take longer than a search, have no limits of their own, and are of no use for very long texts.
  bool may_suggest() const {
    constexpr std::size_t most_words = 1000;
    return request_.suggest && !is_stopped() && parsed_.words.size() <= most_words && has_time();
  }
  bool has_time() const { return !request_.deadline || std::chrono::steady_clock::now() < *request_.deadline; }

  const std::string& read_text() const { return result_.read_as.empty() ? request_.text : result_.read_as; }

  // How many articles answer all but the dates, and have none.
  void count_undated() {
    const bool best = articles::has_best_dates(searcher_.snapshot().schema());
    std::vector<Query> all;
    bool text_has_dates = false;
    if (best && request_.text.find(':') != std::string::npos && !request_.everything) {
      ParserOptions dateless = parsing_;
      dateless.range = [&](const std::string& field, auto from, auto to) {
        if (field != articles::best_date_field) return Query::range(field, from, to);
        text_has_dates = true;
        return articles::without_value(field);
      };
      all.push_back(parsed(read_text(), dateless).query);
    }
    result_.without_best_dates = !best && resolved_.by_date;
    if (result_.incomplete != Partial::no || (!text_has_dates && resolved_.dateless.empty())) return;
    if (!text_has_dates) all = {parsed_.query};
    for (const Query& query : resolved_.dateless.empty() ? resolved_.days : resolved_.dateless) all.push_back(query);
    result_.undated = searcher_.count(with_filters(std::move(all)), exact_ranking());
  }

  void take_hits() {
    result_.total = found_.result.total;
    result_.total_is_exact = found_.result.total_is_exact;
    result_.other_marks = result_.other_marks || found_.result.near;
    for (std::size_t i = 0; i < found_.result.facets.size(); ++i)
      if (FacetResult& facet = found_.result.facets[i]; facet.field == "person")
        facet = people_().merged(std::move(facet), resolved_.limits[i]);
    result_.facets = articles::facet_tables(found_.result.facets, resolved_.limits);
    for (std::size_t i = 0; i < resolved_.own.size(); ++i)
      if (!resolved_.own[i].empty())
        result_.facets[i] = articles::OwnFacets::of(searcher_.snapshot())
                                .table(resolved_.own[i], found_.result.facets[i].counts, resolved_.limits[i]);
    result_.missing_untold = result_.partial && articles::too_many_to_miss(parsed_.words);
    std::optional<Snippets> snippets;
    if (request_.fetch_articles && request_.snippets && !found_.hits.empty())
      snippets.emplace(searcher_, parsed_.query);
    const std::vector<std::string> asked = result_.partial ? parsed_.words : std::vector<std::string>();
    for (DistinctHit& hit : found_.hits)
      result_.hits.push_back(request_.fetch_articles ? articles::whole_hit(searcher_, std::move(hit),
                                                                           snippets ? &*snippets : nullptr, asked)
                                                     : articles::bare_hit(searcher_.snapshot(), std::move(hit)));
    if (request_.fetch_articles && may_suggest() && parsed_.plain)
      for (Suggestion& suggestion : suggester_.restore_marks(read_text()))
        result_.suggestions.push_back(std::move(suggestion.text));
  }

  const Searcher& searcher_;
  const ArticleRequest& request_;
  const std::function<const articles::People&()> people_;
  articles::FacetValues values_;
  const ResolvedRequest resolved_;
  ParserOptions parsing_;
  const Suggester suggester_;
  const articles::QueryMeaning* meaning_;  // null: the words alone
  ParsedQuery parsed_;
  Query words_ = Query::everything();            // of the text, without what narrows it
  std::vector<articles::Narrowing> narrowings_;  // filters, days, and fields of the text
  bool blame_narrowings_ = false;                // articles have the words, and the narrowings leave none
  Near near_ = Near::when_none;
  DistinctHits found_;
  std::optional<std::vector<Suggestion>> corrections_;
  ArticleResult result_;
};

}  // namespace

ArticleSearcher::ArticleSearcher(std::shared_ptr<const Snapshot> snapshot, std::string rules_dir)
    : searcher_(std::move(snapshot)), names_(std::make_shared<Names>(rules_dir)) {}

ArticleResult ArticleSearcher::search(const ArticleRequest& request) const {
  const auto start = std::chrono::steady_clock::now();
  ArticleResult result =
      ArticleSearch(searcher_, request, names_->get(), &names_->meaning, names_->people_of(searcher_)).run();
  result.took_us =
      std::chrono::duration_cast<std::chrono::microseconds>(std::chrono::steady_clock::now() - start).count();
  return result;
}

ArticleTable ArticleSearcher::tabulate(const ArticleRequest& request, const std::vector<std::string>& by) const {
  const ArticleSearch search(searcher_, request, names_->get(), nullptr, names_->people_of(searcher_));
  SearchRequest how = search.search_request();
  how.ranking.near = Ranking::Near::never;
  return articles::tabulate(searcher_, search.query_with_filters(), search.days_asked(), how, by,
                            names_->people_of(searcher_));
}

std::vector<std::string> ArticleSearcher::own_facets() const { return articles::OwnFacets::of(snapshot()).names(); }

std::vector<std::string> ArticleSearcher::ids(const ArticleRequest& request) const {
  SearchRequest search =
      ArticleSearch(searcher_, request, nullptr, nullptr, names_->people_of(searcher_)).search_request();
  search.limit = searcher_.snapshot().documents();
  search.offset = 0;
  search.facets.clear();
  // Guessed spellings may be shown, but must not be used to remove articles.
  search.ranking.near = Ranking::Near::never;
  std::vector<std::string> ids;
  for (const Hit& hit : searcher_.search(search).hits) ids.push_back(snapshot().key(hit.address));
  return ids;
}

}  // namespace tra
