// An analysis that a program gives and that equals the built-in one gives the same results, to the bit, as weighted
// text and as a field's.
#include <catch2/catch.hpp>
#include <cstring>
#include <memory>
#include <sstream>

#include "oracle/random_archive.h"
#include "support/random.h"
#include "tra/analysis.h"
#include "tra/index_writer.h"
#include "tra/suggest.h"
#include "tra/terms.h"

using namespace tra;
using namespace tra::test;

namespace {

// The built-in analysis behind the public interface.
class Wrapped final : public Tokenizer {
 public:
  std::uint32_t analyze(std::string_view text, std::uint32_t first_position, TokenSink& sink) override {
    return inner_->analyze(text, first_position, sink);
  }
  std::size_t memory() const override { return inner_->memory(); }
  void forget() override { inner_->forget(); }

 private:
  std::unique_ptr<Tokenizer> inner_ = make_analysis(AnalyzerKind::vietnamese).make();
};

// The tokens of an Analyzer of its own, given one by one.
class Repeated final : public Tokenizer {
 public:
  std::uint32_t analyze(std::string_view text, std::uint32_t first_position, TokenSink& sink) override {
    std::vector<Token> tokens;
    const std::uint32_t next = analyzer_.analyze(text, first_position, tokens);
    for (const Token& token : tokens)
      sink.add(analyzer_.key(token.term), token.start, token.end, token.position, token.type, token.alias);
    return next;
  }

 private:
  Analyzer analyzer_;
};

template <class Own>
Analysis own_analysis(const char* name) {
  Analysis analysis;
  analysis.name = name;
  analysis.vietnamese = true;
  analysis.make = [] { return std::make_unique<Own>(); };
  return analysis;
}

// The fields of a schema whose weighted text another analysis has.
Schema with_fields_of(const Schema& schema, Schema made) {
  for (const Field& field : schema.fields()) made.add(field);
  return made;
}

std::shared_ptr<const Snapshot> index_of(const Schema& schema, const std::vector<Document>& documents) {
  const auto directory = memory_directory();
  IndexWriter writer(directory, schema, {.background_merge = false});
  for (std::size_t i = 0; i < documents.size(); ++i) {
    writer.add(documents[i]);
    if (i % 70 == 69) writer.commit();
  }
  writer.commit();
  return Snapshot::open(directory, schema.analyses());
}

std::string written(const Searcher& searcher, const SearchRequest& request) {
  const SearchResult result = searcher.search(request);
  std::ostringstream text;
  text << result.total << " " << result.total_is_exact << result.near << "\n";
  for (const Hit& hit : result.hits) {
    std::uint32_t bits = 0;
    std::memcpy(&bits, &hit.score, sizeof bits);
    text << hit.address.segment << "/" << hit.address.document << " " << bits << "\n" << hit.explanation;
    const Snippet snippet = searcher.snippet(request.query, searcher.snapshot().document(hit.address));
    text << snippet.field << ": " << snippet.text;
    for (const Snippet::Mark& mark : snippet.marks) text << " " << mark.begin << "-" << mark.end;
  }
  return text.str();
}

const std::size_t kIndexes = test_amount("TRA_ORACLE_INDEXES", 2);
const std::size_t kQueries = test_amount("TRA_ORACLE_QUERIES", 100);

}  // namespace

TEST_CASE("an own analysis that equals the built-in one gives the same results, to the bit", "[oracle]") {
  for (std::size_t i = 0; i < kIndexes; ++i) {
    INFO("TRA_TEST_SEED=" << test_seed() << ", index " << i);
    Random random(test_seed() * 1'000'003 + i);
    const Schema schema = random_schema(random);
    RandomArchive archive(random, schema);
    std::vector<Document> documents;
    for (std::size_t number = 0; number < 200; ++number) documents.push_back(archive.document(std::to_string(number)));
    // The numbers of segments are random, so addresses are those of the order of addition.
    const Searcher built_in(index_of(schema, documents));
    const Searcher wrapped(index_of(with_fields_of(schema, Schema(own_analysis<Wrapped>("wrapped"))), documents));
    const Searcher repeated(index_of(with_fields_of(schema, Schema(own_analysis<Repeated>("repeated"))), documents));
    for (std::size_t query = 0; query < kQueries; ++query) {
      SearchRequest request = archive.request(false);
      request.explain = true;
      request.limit = std::min<std::size_t>(request.limit, 20);
      INFO("query " << query << ": " << to_string(request.query));
      const std::string expected = written(built_in, request);
      REQUIRE(written(wrapped, request) == expected);
      REQUIRE(written(repeated, request) == expected);
    }
    const std::string title(documents[0].text("title"));
    CHECK(Suggester(wrapped).most_likely(title) == Suggester(built_in).most_likely(title));
  }
}

TEST_CASE("a built-in analysis of a field finds what it finds in weighted text", "[oracle]") {
  Random random(test_seed() + 7);
  const Schema schema = random_schema(random);
  RandomArchive archive(random, schema);
  Schema own(AnalyzerKind::plain);
  own.text("plain").text("body", make_analysis(AnalyzerKind::vietnamese));
  Schema weighted;
  weighted.text("plain", 0).text("body", 1, true);
  std::vector<Document> documents;
  for (std::size_t number = 0; number < 150; ++number) {
    const Document made = archive.document(std::to_string(number));
    documents.push_back(Document(made.key()).add("body", std::string(made.text("body"))));
  }
  const Searcher by_field(index_of(own, documents)), by_weight(index_of(weighted, documents));
  const Terms terms(index_of(weighted, documents));
  Ranking as_written;  // which variants are likely depends on pairs, which only weighted text has
  as_written.accents = false;
  for (const TermCount& term : terms.with_prefix("", 200, "", "body")) {
    const Query query = Query::term(term.text, "body");
    INFO(term.text);
    CHECK(by_field.count(query, as_written) == by_weight.count(query, as_written));
  }
}
