// The adapter for Xapian: tokens of tra's plain analyzer with positions, BM25 with the same parameters, compacted.
#include <xapian.h>

#include "corpus_lines.h"
#include "peer.h"

namespace tra::bench {
namespace {

constexpr std::size_t kLongestTerm = 245;  // in bytes, for Xapian's glass back end

class XapianEngine : public Engine {
 public:
  explicit XapianEngine(const std::string& folder) : database_(folder + "/glass") {}

  void top(const BenchQuery& query, std::size_t k, std::vector<RankedDocument>& hits) override {
    const Xapian::MSet found = enquire(query).get_mset(0, static_cast<Xapian::doccount>(k));
    for (auto hit = found.begin(); hit != found.end(); ++hit) hits.push_back({*hit, hit.get_weight()});
  }

  // The bounds are exact when every match was examined, which is cheapest without weights.
  std::uint64_t count(const BenchQuery& query) override {
    Xapian::Enquire all = enquire(query);
    all.set_weighting_scheme(Xapian::BoolWeight());
    return all.get_mset(0, 0, database_.get_doccount()).get_matches_estimated();
  }

  std::uint64_t line_of(std::uint64_t document) override { return document - 1; }

 private:
  Xapian::Enquire enquire(const BenchQuery& query) const {
    Xapian::Enquire made(database_);
    made.set_query(to_xapian(query));
    made.set_weighting_scheme(Xapian::BM25Weight(1.2, 0, 0, 0.75, 0));
    return made;
  }

  static Xapian::Query to_xapian(const BenchQuery& query) {
    using Kind = BenchQuery::Kind;
    const auto& terms = query.terms;
    if (query.kind == Kind::prefix) return {Xapian::Query::OP_WILDCARD, terms.front()};
    if (query.kind == Kind::phrase)
      return {Xapian::Query::OP_PHRASE, terms.begin(), terms.end(), static_cast<Xapian::termcount>(terms.size())};
    return {query.kind == Kind::all ? Xapian::Query::OP_AND : Xapian::Query::OP_OR, terms.begin(), terms.end()};
  }

  Xapian::Database database_;
};

IndexedCorpus index(const std::string& path, const std::string& folder, bool stored) {
  const std::string loose = folder + "/loose";
  IndexedCorpus indexed;
  {
    Xapian::WritableDatabase database(loose, Xapian::DB_CREATE | Xapian::DB_NO_SYNC);
    CorpusLines corpus(path);
    Analyzer analyzer(AnalyzerKind::plain);
    std::vector<Token> tokens;
    for (CorpusArticle article; corpus.next(article); ++indexed.articles) {
      indexed.text_bytes += article.text.size();
      tokens.clear();
      analyzer.analyze(article.text, 0, tokens);
      Xapian::Document document;
      for (const Token& token : tokens)
        document.add_posting(analyzer.text(token.term).substr(0, kLongestTerm), token.position + 1);
      if (stored) document.set_data(article.text);
      database.add_document(document);
    }
    database.commit();
  }
  Xapian::Database(loose).compact(folder + "/glass", Xapian::Compactor::FULLER | Xapian::DBCOMPACT_NO_RENUMBER);
  std::filesystem::remove_all(loose);
  return indexed;
}

}  // namespace
}  // namespace tra::bench

int main(int count, char** values) {
  using namespace tra::bench;
  setenv("XAPIAN_FLUSH_THRESHOLD", "50000", 0);  // documents held in memory; the default of 10,000 is slower
  return run_peer({std::string("xapian-") + Xapian::version_string(), index,
                   [](const std::string& folder) { return std::make_unique<XapianEngine>(folder); }},
                  count, values);
}
