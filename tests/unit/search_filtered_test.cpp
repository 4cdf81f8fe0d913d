// Queries with clauses that score nothing, of every shape: against a plain reading of the documents, and the pruned
// ranking against the one that scores every match.
#include <algorithm>
#include <catch2/catch.hpp>
#include <cstring>
#include <limits>
#include <set>

#include "support/random.h"
#include "tra/index_writer.h"
#include "tra/searcher.h"

using namespace tra;
using test::Random;

namespace {

using Words = std::vector<std::string>;

struct Entry {
  Words words;
  std::string kind;
  std::int64_t rising = 0;               // with the documents, as days
  std::vector<std::int64_t> scattered;   // one value at most, and sometimes none
  std::vector<std::int64_t> wide, many;  // eight bytes wide; several values
  bool live = true;
};

constexpr std::size_t kWordCount = 80, kLocalWords = 10;

std::string word(std::size_t rank) { return "w" + std::to_string(rank); }
std::string local_word(std::uint64_t number) { return "c" + std::to_string(number); }

// Words that are frequent in some parts of an archive and rare or absent in others, as names in the news are.
void add_local_words(Random& random, std::int64_t number, Words& words) {
  constexpr std::int64_t kPart = 2048;
  constexpr double kShares[] = {0, 0, 0, 0.0007, 0.02, 0.6};
  for (std::uint64_t i = 0; i < kLocalWords; ++i) {
    Random of_part(static_cast<std::uint64_t>(number / kPart) * kLocalWords + i);
    if (random.chance(kShares[of_part.below(std::size(kShares))])) words.push_back(local_word(i));
  }
}

Entry random_entry(Random& random, const test::Zipf& ranks, std::int64_t number, bool local) {
  Entry entry;
  if (local) add_local_words(random, number, entry.words);
  for (std::uint64_t left = 2 + random.below(14); left > 0; --left) entry.words.push_back(word(ranks.draw(random)));
  if (random.chance(0.1)) entry.words.insert(entry.words.end(), 3 + random.below(5), word(ranks.draw(random)));
  const std::uint64_t drawn = random.below(1000);
  entry.kind = drawn < 3 ? "rare" : drawn < 30 ? "some" : drawn < 250 ? "fifth" : "other";
  entry.rising = number / 3;
  if (random.chance(0.9)) entry.scattered.push_back(static_cast<std::int64_t>(random.below(1000)) - 300);
  if (random.chance(0.5)) entry.wide.push_back(random.chance(0.5) ? std::int64_t{1} << 50 : number);
  for (std::uint64_t left = random.below(4); left > 0; --left) entry.many.push_back(random.between(-50, 50));
  return entry;
}

// An archive in an index, and as it was given.
class Archive {
 public:
  Archive(Random& random, const std::vector<std::size_t>& segments, double deleted, bool local)
      : directory_(memory_directory()),
        writer_(directory_,
                Schema(AnalyzerKind::plain)
                    .text("body")
                    .keyword("kind")
                    .integer("rising")
                    .integer("scattered")
                    .integer("wide")
                    .integer("many"),
                {.background_merge = false}) {
    const test::Zipf ranks(kWordCount, 1);
    for (const std::size_t documents : segments) {
      for (std::size_t i = 0; i < documents; ++i)
        add(random_entry(random, ranks, static_cast<std::int64_t>(entries_.size()), local));
      writer_.commit();
    }
    for (std::size_t i = 0; i < entries_.size(); ++i)
      if (random.chance(deleted)) {
        entries_[i].live = false;
        writer_.remove(std::to_string(i));
      }
    writer_.commit();
  }
  Searcher searcher() const { return Searcher(Snapshot::open(directory_)); }
  const std::vector<Entry>& entries() const { return entries_; }

 private:
  void add(Entry entry) {
    Document document(std::to_string(entries_.size()));
    std::string text;
    for (const std::string& each : entry.words) text += each + " ";
    document.add("body", text).add("kind", entry.kind).add("rising", entry.rising);
    for (const std::int64_t value : entry.scattered) document.add("scattered", value);
    for (const std::int64_t value : entry.wide) document.add("wide", value);
    for (const std::int64_t value : entry.many) document.add("many", value);
    writer_.add(document);
    entries_.push_back(std::move(entry));
  }

  std::shared_ptr<Directory> directory_;
  IndexWriter writer_;
  std::vector<Entry> entries_;
};

bool has_phrase(const Words& words, const std::string& text) {
  const std::size_t space = text.find(' ');
  const std::string first = text.substr(0, space), second = text.substr(space + 1);
  for (std::size_t i = 0; i + 1 < words.size(); ++i)
    if (words[i] == first && words[i + 1] == second) return true;
  return false;
}

// A phrase of two words that may be moved, of two different ones: w1 at most `slop` + 1 before w2 or `slop` - 1 after.
bool has_near(const Words& words, const std::string& text, int slop) {
  const std::size_t space = text.find(' ');
  const std::string first = text.substr(0, space), second = text.substr(space + 1);
  for (int i = 0; i < static_cast<int>(words.size()); ++i)
    for (int j = 0; j < static_cast<int>(words.size()); ++j)
      if (i != j && words[static_cast<std::size_t>(i)] == first && words[static_cast<std::size_t>(j)] == second &&
          std::abs(j - 1 - i) <= slop)
        return true;
  return false;
}

const std::vector<std::int64_t> values_of(const Entry& entry, const std::string& field) {
  return field == "rising"      ? std::vector{entry.rising}
         : field == "scattered" ? entry.scattered
         : field == "wide"      ? entry.wide
                                : entry.many;
}

bool matches(const Entry& entry, const Query& query) {
  const Query::Node& node = query.node();
  const auto inner = [&](const Query& each) { return matches(entry, each); };
  switch (node.kind) {
    case Query::Kind::everything:
      return true;
    case Query::Kind::nothing:
      return false;
    case Query::Kind::term:
      return std::find(entry.words.begin(), entry.words.end(), node.text) != entry.words.end();
    case Query::Kind::phrase:
      return node.slop == 0 ? has_phrase(entry.words, node.text)
                            : has_near(entry.words, node.text, static_cast<int>(node.slop));
    case Query::Kind::prefix:
      return std::any_of(entry.words.begin(), entry.words.end(),
                         [&](const std::string& each) { return each.starts_with(node.text); });
    case Query::Kind::keyword:
      return std::find(node.values.begin(), node.values.end(), entry.kind) != node.values.end();
    case Query::Kind::range: {
      const auto values = values_of(entry, node.field);
      return std::any_of(values.begin(), values.end(), [&](std::int64_t value) {
        return (!node.from || value >= *node.from) && (!node.to || value <= *node.to);
      });
    }
    case Query::Kind::boolean: {
      const auto should = static_cast<std::size_t>(std::count_if(node.should.begin(), node.should.end(), inner));
      const bool needs_one = node.must.empty() && !node.should.empty();
      const std::size_t least = needs_one ? std::max(node.min_should, 1u) : node.min_should;
      return std::all_of(node.must.begin(), node.must.end(), inner) && should >= least &&
             std::none_of(node.must_not.begin(), node.must_not.end(), inner);
    }
    case Query::Kind::either:
      return inner(node.must[0]) || std::any_of(node.should.begin(), node.should.end(), inner);
    default:
      FAIL("a query of a kind that is not read here");
      return false;
  }
}

class Queries {
 public:
  // `local`: half of the words are local ones.
  Queries(Random& random, std::size_t documents, bool local)
      : random_(random), rising_(static_cast<std::int64_t>(documents) / 3), local_(local) {}

  // Any shape, with up to three filters in any place that one can stand in.
  Query any() {
    Query query = scored();
    if (random_.chance(0.15)) query = Query::boolean({filter()}, {query}, {});  // the words need not match
    if (random_.chance(0.1)) query = Query::boolean({query}, terms(1, 2), {});  // optional words
    if (random_.chance(0.3)) query = Query::boolean({query}, {}, {rejected()});
    if (random_.chance(0.15)) query = Query::boolean({}, terms(1, 4), {rejected()});
    for (std::uint64_t left = random_.below(3); left > 0; --left) query = Query::all_of({filter(), query});
    if (random_.chance(0.05)) query = filter();
    if (random_.chance(0.03)) query = Query::boolean({}, {}, {filter()});
    return query;
  }

 private:
  std::string rank() {
    if (local_ && random_.chance(0.5)) return local_word(random_.below(kLocalWords));
    return word(random_.chance(0.5) ? random_.below(8) : random_.below(kWordCount));
  }
  Query term() { return Query::term(rank()); }
  std::vector<Query> terms(std::size_t least, std::size_t most) {
    std::vector<Query> made;
    for (std::size_t left = least + random_.below(most - least + 1); left > 0; --left) made.push_back(term());
    return made;
  }
  Query phrase() {
    const std::string first = rank();
    std::string second = rank();
    while (second == first) second = rank();
    return Query::phrase(first + " " + second,
                         random_.chance(0.4) ? 1 + static_cast<std::uint32_t>(random_.below(3)) : 0);
  }

  Query scored() {
    constexpr std::uint64_t kEitherAndTerm = 10;
    switch (local_ && random_.chance(0.4) ? kEitherAndTerm : random_.below(13)) {
      case 0:
        return term();
      case 1:
      case 2:
        return Query::any_of(terms(2, 5));
      case 3:
        return Query::all_of(terms(2, 4));
      case 4:
        return phrase();
      case 5:
        return Query::all_of({phrase(), term()});
      case 6:
        return Query::any_of({Query::all_of(terms(2, 2)), Query::all_of(terms(2, 3))});
      case 7:
        return Query::all_of({Query::any_of(terms(2, 2)), Query::any_of(terms(2, 3))});
      case 8:
        return Query::boolean({}, terms(3, 5), {}, 2);
      case 9:
        return either();
      case kEitherAndTerm:
        return Query::all_of({either(), term()});
      case 11:
        return Query::any_of({either(), term()});
      default:
        return Query::any_of({Query::prefix("w" + std::to_string(1 + random_.below(7))), term()});
    }
  }

  Query either() {
    std::vector<Query> ways;
    for (std::uint64_t left = 1 + random_.below(2); left > 0; --left) {
      switch (random_.below(4)) {
        case 0:
          ways.push_back(phrase());
          break;
        case 1:
          ways.push_back(Query::all_of(terms(2, 3)));
          break;
        case 2:
          ways.push_back(Query::boolean({term()}, {}, {rejected()}));
          break;
        default:
          ways.push_back(Query::any_of({Query::all_of(terms(2, 2)), term()}));
      }
    }
    return Query::either(random_.chance(0.7) ? term() : Query::all_of(terms(2, 2)), ways);
  }

  Query filter() {
    switch (random_.below(5)) {
      case 0:
      case 1:
        return Query::keyword("kind", {random_.pick(std::vector<std::string>{"rare", "some", "fifth", "none"})});
      case 2: {
        const std::int64_t from = random_.between(-10, rising_ + 10);
        return range("rising", from, from + random_.between(0, random_.chance(0.5) ? 20 : rising_));
      }
      case 3: {
        const std::int64_t from = random_.between(-400, 800);
        return range("scattered", from, from + random_.between(-5, 300));
      }
      default: {
        if (random_.chance(0.5))
          return range("wide", random_.between(0, rising_), std::int64_t{1} << random_.below(60));
        const std::int64_t from = random_.between(-60, 60);
        return range("many", from, from + random_.between(0, 40));
      }
    }
  }
  Query range(const std::string& field, std::int64_t from, std::int64_t to) {
    return Query::range(field, random_.chance(0.1) ? std::nullopt : std::optional(from),
                        random_.chance(0.1) ? std::nullopt : std::optional(to));
  }
  Query rejected() { return random_.chance(0.6) ? term() : random_.chance(0.3) ? phrase() : filter(); }

  Random& random_;
  std::int64_t rising_;
  bool local_;
};

SearchResult top(const Searcher& searcher, const Query& query, std::size_t limit, bool prune,
                 const std::vector<FacetFilter>& filters) {
  SearchRequest request;
  request.query = query;
  request.limit = limit;
  request.ranking.accents = false;
  request.ranking.pair_weight = request.ranking.passage_weight = request.ranking.compound_discount = 0;
  request.ranking.prune = prune;
  request.exact_total = false;
  request.filters = filters;
  return searcher.search(request);
}

bool same_hits(const SearchResult& a, const SearchResult& b) {
  return std::equal(a.hits.begin(), a.hits.end(), b.hits.begin(), b.hits.end(), [](const Hit& one, const Hit& other) {
    return one.address == other.address && std::memcmp(&one.score, &other.score, sizeof one.score) == 0;
  });
}

void check(const Archive& archive, const Searcher& searcher, const Query& query,
           const std::vector<FacetFilter>& filters, std::size_t limit) {
  INFO(to_string(query) << ", " << filters.size() << " filters, top " << limit);
  const SearchResult pruned = top(searcher, query, limit, true, filters),
                     all = top(searcher, query, 100'000, false, filters);
  SearchResult best = all;
  best.hits.resize(std::min(best.hits.size(), limit));
  REQUIRE(same_hits(pruned, best));

  std::set<std::string> expected, found;
  for (std::size_t i = 0; i < archive.entries().size(); ++i) {
    const Entry& entry = archive.entries()[i];
    const bool passes = std::all_of(filters.begin(), filters.end(), [&](const FacetFilter& filter) {
      return (std::find(filter.values.begin(), filter.values.end(), entry.kind) != filter.values.end()) !=
             filter.exclude;
    });
    if (entry.live && passes && matches(entry, query)) expected.insert(std::to_string(i));
  }
  for (const Hit& hit : all.hits) found.insert(searcher.snapshot().key(hit.address));
  REQUIRE(found == expected);
  if (!filters.empty()) return;
  Ranking ranking;
  ranking.accents = false;
  REQUIRE(searcher.count(query, ranking) == expected.size());
}

void check_many(const std::vector<std::size_t>& segments, double deleted, bool local = false) {
  Random random(test::test_seed());
  INFO("TRA_TEST_SEED=" << test::test_seed());
  const Archive archive(random, segments, deleted, local);
  const Searcher searcher = archive.searcher();
  Queries queries(random, archive.entries().size(), local);
  for (std::uint64_t left = test::test_amount("TRA_FILTERED_QUERIES", 150); left > 0; --left) {
    std::vector<FacetFilter> filters;
    if (random.chance(0.2))
      filters.push_back({"kind", {random.chance(0.5) ? "rare" : "fifth", "some"}, random.chance(0.3)});
    check(archive, searcher, queries.any(), filters, random.chance(0.2) ? 1000 : 1 + random.below(20));
  }
}

}  // namespace

TEST_CASE("filtered queries of one segment find what a plain reading finds", "[search]") { check_many({9500}, 0); }

TEST_CASE("filtered queries of several segments find what a plain reading finds", "[search]") {
  check_many({4500, 1, 5000, 130}, 0);
}

TEST_CASE("filtered queries find what a plain reading finds where documents are deleted", "[search]") {
  check_many({9000, 700}, 0.002);
  check_many({4200, 300}, 0.4);
}

TEST_CASE("queries of words that keep to parts of an archive find what a plain reading finds", "[search]") {
  check_many({26000}, 0, true);
  check_many({14000, 13000}, 0.01, true);
}
