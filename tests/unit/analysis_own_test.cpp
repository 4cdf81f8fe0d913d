// Chains, analyses that a program gives, and what an index records of them.
#include <catch2/catch.hpp>
#include <memory>

#include "tra/analysis.h"
#include "tra/index_writer.h"
#include "tra/query_parser.h"
#include "tra/repair.h"
#include "tra/searcher.h"
#include "tra/suggest.h"
#include "tra/terms.h"

using namespace tra;
using Catch::Matchers::Contains;

namespace {

// Words between blanks, as they are written.
class Blanks final : public Tokenizer {
 public:
  std::uint32_t analyze(std::string_view text, std::uint32_t first_position, TokenSink& sink) override {
    std::uint32_t position = first_position;
    for (std::size_t at = 0; at < text.size();) {
      const std::size_t end = std::min(text.find(' ', at), text.size());
      if (end > at) sink.add(text.substr(at, end - at), at, end, position++);
      at = end + 1;
    }
    return position;
  }
};

Analysis blanks(std::uint32_t version = 1) {
  Analysis analysis;
  analysis.name = "blanks";
  analysis.version = version;
  analysis.make = [] { return std::make_unique<Blanks>(); };
  return analysis;
}

// A tokenizer that gives one token, however wrong.
Analysis one_token(std::size_t start, std::size_t end, std::uint32_t position, std::uint32_t next, std::string key) {
  struct One final : Tokenizer {
    std::size_t start, end;
    std::uint32_t position, next;
    std::string key;
    std::uint32_t analyze(std::string_view, std::uint32_t first_position, TokenSink& sink) override {
      sink.add(key, start, end, position);
      return first_position + next;
    }
  };
  Analysis analysis;
  analysis.name = "wrong";
  analysis.make = [=] {
    auto made = std::make_unique<One>();
    made->start = start, made->end = end, made->position = position, made->next = next, made->key = key;
    return made;
  };
  return analysis;
}

std::string shown(const Schema& schema, std::string_view text, std::string_view field = {}) {
  Analyzer analyzer(schema);
  std::vector<Token> tokens;
  analyzer.analyze(field, text, 0, tokens);
  std::string out;
  for (const Token& token : tokens)
    out += (out.empty() ? "" : " ") + std::string(token.alias ? "+" : "") + analyzer.text(token.term) + "@" +
           std::to_string(token.position) + "[" + std::string(text.substr(token.start, token.end - token.start)) + "]";
  return out;
}

std::shared_ptr<Directory> written(const Schema& schema, const std::string& field,
                                   const std::vector<std::string>& texts) {
  auto directory = memory_directory();
  IndexWriter writer(directory, schema);
  for (std::size_t i = 0; i < texts.size(); ++i) writer.add(Document(std::to_string(i)).add(field, texts[i]));
  writer.commit();
  return directory;
}

std::string found(const Searcher& searcher, const Query& query) {
  SearchRequest request;
  request.query = query;
  std::string keys;
  for (const Hit& hit : searcher.search(request).hits) keys += searcher.snapshot().key(hit.address);
  std::sort(keys.begin(), keys.end());
  return keys;
}

std::string refused(const std::function<void()>& action, ErrorCode code) {
  try {
    action();
  } catch (const Error& error) {
    CHECK(error.code() == code);
    return error.what();
  }
  return "nothing was refused";
}

}  // namespace

TEST_CASE("a chain splits, lowers, stops, joins equal words and folds", "[analysis]") {
  AnalysisChain chain;
  chain.stop = {"The", "của"};
  chain.equal = {{"USA", "Mỹ"}};
  const Schema schema(make_analysis("chain", chain));
  CHECK(shown(schema, "The Résumé, của 2 Mỹ!") == "résumé@1[Résumé] 2@3[2] mỹ@4[Mỹ] +usa@4[Mỹ]");
  chain.lower = chain.fold = false;
  chain.split = AnalysisChain::Split::blanks;
  CHECK(shown(Schema(make_analysis("chain", chain)), " The\tA-b,  c\xFF ") == "A-b,@1[A-b,] c\uFFFD@2[c\xFF]");
  CHECK(shown(schema, std::string(3000, 'x')).substr(0, 103) == std::string(100, 'x') + "@0[");
}

TEST_CASE("a chain stems where Snowball is there", "[analysis]") {
  AnalysisChain chain;
  chain.stem = "english";
  const std::vector<std::string> known = stemmers();
  if (std::find(known.begin(), known.end(), "english") == known.end()) {
    CHECK_THAT(refused([&] { make_analysis("en", chain); }, ErrorCode::invalid_argument), Contains("Snowball"));
    return;
  }
  CHECK(shown(Schema(make_analysis("en", chain)), "consulted Consultations") ==
        "consult@0[consulted] consult@1[Consultations]");
  chain.stem = "klingon";
  CHECK_THAT(refused([&] { make_analysis("en", chain); }, ErrorCode::invalid_argument), Contains("klingon"));
}

TEST_CASE("words of a folding chain are found with and without their marks", "[analysis]") {
  const Schema schema = Schema(make_analysis("folding", AnalysisChain())).text("body");
  const auto directory = written(schema, "body", {"Ecole", "école Đà", "by", "bi"});
  const Searcher searcher(Snapshot::open(directory));  // the chain is in the index
  CHECK(found(searcher, Query::term("ecole")) == "01");
  CHECK(found(searcher, Query::term("École")) == "1");
  CHECK(found(searcher, Query::term("da")) == "1");
  CHECK(found(searcher, Query::prefix("ecol")) == "01");
  CHECK(found(searcher, Query::term("bi")) == "3");  // no i for y outside Vietnamese
  CHECK(found(searcher, Query::phrase("ecole da")) == "1");
  CHECK(found(searcher, Query::term("écôle")).empty());
  const auto marks = searcher.marks(Query::term("ecole"), "une école");
  REQUIRE(marks.size() == 1);
  CHECK(marks[0].begin == 4);
  CHECK(searcher.marks(Query::term("bi"), "by").empty());
  const Suggester suggester(searcher);
  CHECK(suggester.restore_marks("ecole").empty());
  CHECK(suggester.most_likely("ecole") == "ecole");
  CHECK_FALSE(suggester.decode_typing("vieejt nam"));
  CHECK(suggester.complete("eco").empty());
  CHECK(folding_key("École") == std::string("ecole\0\x7E\u00E9cole", 13));
}

TEST_CASE("outside Vietnamese a phrase has every form of its words, however rare the form", "[analysis]") {
  const Schema schema = Schema(make_analysis("folding", AnalysisChain())).text("body");
  std::vector<std::string> texts(40, "école à été da");
  texts[7] = "école à été đà";
  const Searcher searcher(Snapshot::open(written(schema, "body", texts)));
  SearchRequest request;
  request.query = Query::phrase("école à été da");
  CHECK(searcher.search(request).total == 40);
}

TEST_CASE("different analyses in one schema, each for its field", "[analysis]") {
  Schema schema;
  schema.text("title").text("code", blanks()).text("name", make_analysis("folding", AnalysisChain()));
  auto directory = memory_directory();
  {
    IndexWriter writer(directory, schema);
    writer.add(Document("a").add("title", "Hội nghị A-b.C").add("code", "A-b.C x").add("name", "Müller"));
    writer.add(Document("b").add("title", "Hoi nghi").add("code", "a-b.c").add("name", "Muller"));
    writer.commit();
  }
  const Searcher searcher(Snapshot::open(directory, {blanks()}));
  CHECK(found(searcher, parse_query("code:A-b.C", schema).query) == "a");
  CHECK(found(searcher, Query::term("a-b.c", "code")) == "b");
  CHECK(found(searcher, Query::term("muller", "name")) == "ab");
  CHECK(found(searcher, Query::term("hoi")) == "ab");
  CHECK(found(searcher, Query::phrase("A-b.C x")) == "a");  // a quoted phrase reaches text without weight
  CHECK(searcher.snapshot().schema() == schema);
  const Snippet snippet =
      searcher.snippet(Query::term("A-b.C", "code"), Document("a").add("code", "x A-b.C"), {240, {"code"}});
  REQUIRE(snippet.marks.size() == 1);
  CHECK(snippet.text.substr(snippet.marks[0].begin) == "A-b.C");
  const Terms terms(Snapshot::open(directory, {blanks()}));
  CHECK(terms.with_prefix("A-", 5, "", "code").size() == 1);
  CHECK(terms.places(Query::term("A-b.C", "code"), Document("a").add("code", "x A-b.C")).size() == 1);
}

TEST_CASE("an index names the analysis that is missing or of another version", "[analysis]") {
  const Schema schema = Schema(blanks(3)).text("body");
  const auto directory = written(schema, "body", {"A b", "a b"});
  CHECK(found(Searcher(Snapshot::open(directory, {blanks(3)})), Query::term("A")) == "0");
  CHECK_THAT(refused([&] { Snapshot::open(directory); }, ErrorCode::version),
             Contains("'blanks' version 3") && Contains("did not give"));
  CHECK_THAT(refused([&] { Snapshot::open(directory, {blanks(4)}); }, ErrorCode::version), Contains("has version 4"));
  CHECK_THAT(refused([&] { IndexWriter writer(directory); }, ErrorCode::version), Contains("'blanks'"));
  CHECK_THAT(refused([&] { IndexWriter writer(directory, Schema().text("body")); }, ErrorCode::invalid_argument),
             Contains("another schema"));
  CHECK(check_index(directory).problems.empty());  // nothing is analysed
  {
    WriterOptions options;
    options.analyses = {blanks(3)};
    IndexWriter writer(directory, options);
    writer.add(Document("2").add("body", "A"));
    writer.merge();
  }
  CHECK(found(Searcher(Snapshot::open(directory, {blanks(3)})), Query::term("A")) == "02");
  const auto rebuilt = memory_directory();
  CHECK_THAT(refused([&] { rebuild_index(directory, rebuilt); }, ErrorCode::version), Contains("'blanks'"));
  WriterOptions options;
  options.analyses = {blanks(3)};
  CHECK(rebuild_index(directory, rebuilt, options).documents == 3);
}

TEST_CASE("what breaks the contract of a tokenizer is refused by name", "[analysis]") {
  const auto why = [](const Analysis& analysis, std::string_view text = "Việt") {
    return refused([&] { shown(Schema(analysis), text); }, ErrorCode::invalid_argument);
  };
  CHECK_THAT(why(one_token(0, 9, 0, 1, "a")), Contains("'wrong'") && Contains("outside"));
  CHECK_THAT(why(one_token(1, 1, 0, 1, "a")), Contains("outside"));
  CHECK_THAT(why(one_token(0, 3, 0, 1, "a")), Contains("inside a character"));
  CHECK_THAT(why(one_token(0, 2, 0, 1, "")), Contains("1 to 250"));
  CHECK_THAT(why(one_token(0, 2, 0, 1, std::string(251, 'x'))), Contains("1 to 250"));
  CHECK_THAT(why(one_token(0, 2, 1u << 31, 1, "a")), Contains("2^31"));
  CHECK_THAT(why(one_token(0, 2, 5, 1, "a")), Contains("not behind"));
  Analysis none = blanks();
  none.make = [] { return std::unique_ptr<Tokenizer>(); };
  CHECK_THAT(why(none), Contains("no tokenizer"));
}

TEST_CASE("schemas refuse analyses that cannot be told apart or searched together", "[analysis]") {
  const auto why = [](const std::function<void()>& action) { return refused(action, ErrorCode::invalid_argument); };
  Analysis taken = blanks();
  taken.name = "plain";
  CHECK_THAT(why([&] { Schema().declare(taken); }), Contains("built-in"));
  taken.name = "No name";
  CHECK_THAT(why([&] { Schema().declare(taken); }), Contains("a-z"));
  CHECK_THAT(why([&] { Schema().text("a", blanks()).text("b", blanks(2)); }), Contains("another analysis"));
  CHECK_THAT(why([&] { Schema().add({"a", FieldType::text, 0, true, true, "nothing"}); }), Contains("no analysis"));
  CHECK_THAT(why([&] {
               Schema().declare(blanks()).add({"a", FieldType::text, 2, true, true, "blanks"});
             }),
             Contains("no weight"));
  CHECK_THAT(why([&] {
               Schema().declare(blanks()).add({"a", FieldType::keyword, 0, true, true, "blanks"});
             }),
             Contains("only text"));
  CHECK_THAT(why([&] { make_analysis("plain", AnalysisChain()); }), Contains("built-in"));
  AnalysisChain chain;
  chain.stop = {"two words"};
  CHECK_THAT(why([&] { make_analysis("x", chain); }), Contains("two words"));
  CHECK(Schema(blanks()).text("a") == Schema(blanks()).text("a"));
  CHECK_FALSE(Schema(blanks()).text("a") == Schema(blanks(2)).text("a"));
}
