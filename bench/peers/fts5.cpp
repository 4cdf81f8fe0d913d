// The adapter for SQLite FTS5: tokenizer unicode61 (letters and digits, with diacritics), built-in BM25 with the same
// parameters, a contentless table, optimised and vacuumed.
#include <sqlite3.h>

#include "corpus_lines.h"
#include "peer.h"

namespace tra::bench {
namespace {

class Statement;

class Sqlite {
 public:
  Sqlite(const std::string& path, int flags) {
    if (sqlite3_open_v2(path.c_str(), &handle_, flags, nullptr) != SQLITE_OK) fail();
  }
  Sqlite(const Sqlite&) = delete;
  ~Sqlite() { sqlite3_close(handle_); }

  void run(const std::string& sql) {
    if (sqlite3_exec(handle_, sql.c_str(), nullptr, nullptr, nullptr) != SQLITE_OK) fail();
  }
  [[noreturn]] void fail() const { throw Error(ErrorCode::io, sqlite3_errmsg(handle_)); }

 private:
  friend class Statement;
  sqlite3* handle_ = nullptr;
};

class Statement {
 public:
  Statement(Sqlite& sqlite, const char* sql) : sqlite_(sqlite) {
    if (sqlite3_prepare_v2(sqlite.handle_, sql, -1, &handle_, nullptr) != SQLITE_OK) sqlite.fail();
  }
  Statement(const Statement&) = delete;
  ~Statement() { sqlite3_finalize(handle_); }

  void bind(int place, std::string_view text) {
    sqlite3_bind_text(handle_, place, text.data(), static_cast<int>(text.size()), SQLITE_STATIC);
  }
  void bind(int place, std::int64_t number) { sqlite3_bind_int64(handle_, place, number); }
  bool step() {
    const int state = sqlite3_step(handle_);
    if (state == SQLITE_ROW) return true;
    if (state != SQLITE_DONE) sqlite_.fail();
    sqlite3_reset(handle_);
    return false;
  }
  std::int64_t integer(int column) { return sqlite3_column_int64(handle_, column); }
  double real(int column) { return sqlite3_column_double(handle_, column); }

 private:
  Sqlite& sqlite_;
  sqlite3_stmt* handle_ = nullptr;
};

std::string path_in(const std::string& folder) { return folder + "/fts5.db"; }

class Fts5Engine : public Engine {
 public:
  explicit Fts5Engine(const std::string& folder)
      : sqlite_(path_in(folder), SQLITE_OPEN_READONLY | SQLITE_OPEN_NOMUTEX) {
    sqlite_.run("PRAGMA mmap_size = 4294967296");
    sqlite_.run("PRAGMA cache_size = -1000000");
  }

  void top(const BenchQuery& query, std::size_t k, std::vector<RankedDocument>& hits) override {
    const std::string match = match_text(query);
    ranked_.bind(1, match);
    ranked_.bind(2, static_cast<std::int64_t>(k));
    while (ranked_.step()) hits.push_back({static_cast<std::uint64_t>(ranked_.integer(0)), -ranked_.real(1)});
  }

  std::uint64_t count(const BenchQuery& query) override {
    const std::string match = match_text(query);
    counted_.bind(1, match);
    std::uint64_t matches = 0;
    while (counted_.step()) matches = static_cast<std::uint64_t>(counted_.integer(0));
    return matches;
  }

  std::uint64_t line_of(std::uint64_t document) override { return document - 1; }

 private:
  static std::string match_text(const BenchQuery& query) {
    using Kind = BenchQuery::Kind;
    const std::string between = query.kind == Kind::all ? " AND " : query.kind == Kind::phrase ? " + " : " OR ";
    std::string text;
    for (const std::string& term : query.terms) {
      if (!text.empty()) text += between;
      text += '"' + term + '"';
    }
    return query.kind == Kind::prefix ? text + " *" : text;
  }

  Sqlite sqlite_;
  Statement ranked_{sqlite_, "SELECT rowid, rank FROM articles WHERE articles MATCH ?1 ORDER BY rank LIMIT ?2"};
  Statement counted_{sqlite_, "SELECT count(*) FROM articles WHERE articles MATCH ?1"};
};

IndexedCorpus index(const std::string& path, const std::string& folder, bool stored) {
  Sqlite sqlite(path_in(folder), SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE);
  sqlite.run("PRAGMA journal_mode = OFF");
  sqlite.run("PRAGMA synchronous = OFF");
  sqlite.run("PRAGMA cache_size = -1000000");
  sqlite.run(std::string("CREATE VIRTUAL TABLE articles USING fts5(text, ") + (stored ? "" : "content = '', ") +
             "tokenize = \"unicode61 remove_diacritics 0 categories 'L* Nd'\")");
  IndexedCorpus indexed;
  sqlite.run("BEGIN");
  {
    Statement insert(sqlite, "INSERT INTO articles(rowid, text) VALUES(?1, ?2)");
    CorpusLines corpus(path);
    for (CorpusArticle article; corpus.next(article); ++indexed.articles) {
      indexed.text_bytes += article.text.size();
      insert.bind(1, static_cast<std::int64_t>(article.line + 1));
      insert.bind(2, article.text);
      insert.step();
    }
  }
  sqlite.run("COMMIT");
  sqlite.run("INSERT INTO articles(articles) VALUES('optimize')");
  sqlite.run("VACUUM");
  return indexed;
}

}  // namespace
}  // namespace tra::bench

int main(int count, char** values) {
  using namespace tra::bench;
  return run_peer({std::string("fts5-") + sqlite3_libversion(), index,
                   [](const std::string& folder) { return std::make_unique<Fts5Engine>(folder); }},
                  count, values);
}
