// Which part of a text becomes the snippet.
#include <catch2/catch.hpp>

#include "snippet/snippet.h"
#include "support/throws.h"
#include "tra/directory.h"
#include "tra/index_writer.h"
#include "tra/query_parser.h"
#include "tra/snippets.h"

using namespace tra;

namespace {

Schema schema() {
  Schema made;
  made.text("title", 3, true).text("lead", 2).text("body").text("tail").text("notes", 0).keyword("country");
  return made;
}

Document document(std::string body) {
  return Document("d").add("title", "Tham khảo Việt-Lào").add("body", std::move(body)).add("tail", "tham khảo lào");
}

Snippet snippet(const std::string& query, const Document& of, std::size_t length = 120) {
  SnippetOptions options;
  options.length = length;
  return make_snippet(parse_query(query, schema(), {}).query, of, schema(), options);
}

// The snippet with marks in square brackets, and with … where the text was cut.
std::string shown(const Snippet& from) {
  std::string result = from.cut_front ? "…" : "";
  std::size_t at = 0;
  for (const Snippet::Mark& mark : from.marks) {
    REQUIRE(mark.begin >= at);
    REQUIRE(mark.end > mark.begin);
    REQUIRE(mark.end <= from.text.size());
    result += from.text.substr(at, mark.begin - at) + "[" + from.text.substr(mark.begin, mark.end - mark.begin) + "]";
    at = mark.end;
  }
  return result + from.text.substr(at) + (from.cut_back ? "…" : "");
}

const std::string filler = "Hai bên trao đổi về hợp tác kinh tế. ";

std::string repeated(const std::string& text, int times) {
  std::string result;
  for (int i = 0; i < times; ++i) result += text;
  return result;
}

}  // namespace

TEST_CASE("a short text is shown whole", "[search]") {
  const Snippet s = snippet("lào", document("  Thăm Lào. "));
  CHECK(shown(s) == "Thăm [Lào].");
  CHECK(s.field == "body");
}

TEST_CASE("a snippet shows the most of the query, from the beginning of a sentence", "[search]") {
  const std::string body = repeated(filler, 5) + "Lào có tham gia. " + repeated(filler, 5) +
                           "“Tham khảo chính trị lần thứ 6 với Lào đã diễn ra.” " + repeated(filler, 5);
  CHECK(shown(snippet("tham khảo chính trị lào", document(body))) ==
        "…“[Tham] [khảo] [chính] [trị] lần thứ 6 với [Lào] đã diễn ra.” Hai bên trao đổi về hợp tác kinh tế.…");
  CHECK(shown(snippet("\"tham khảo chính trị\" lào", document(body))).starts_with("…“[Tham khảo chính trị] lần"));
}

TEST_CASE("words that stand together in the query's order are preferred", "[search]") {
  const std::string body = repeated(filler, 4) + "Học sinh vào đại sảnh. " + repeated(filler, 4) +
                           "Trường đại học mới. " + repeated(filler, 4);
  CHECK(shown(snippet("đại học", document(body), 60)).find("[đại] [học] mới") != std::string::npos);
}

TEST_CASE("weights decide between windows", "[search]") {
  const std::string body = "Hai bên gặp nhau. " + repeated(filler, 8) + "Viêng Chăn đón đoàn. " + repeated(filler, 8);
  SnippetOptions options;
  options.length = 60;
  const Query query = parse_query("gặp nhau viêng", schema(), {}).query;
  CHECK(shown(make_snippet(query, document(body), schema(), options)).find("[gặp] [nhau]") != std::string::npos);
  const WordWeight rare = [](std::string_view key) { return folded(key) == "vieng" ? 10.0 : 1.0; };
  CHECK(shown(make_snippet(query, document(body), schema(), options, rare)).find("[Viêng]") != std::string::npos);
}

TEST_CASE("snippets come from weighted fields but title and tail", "[search]") {
  Document d = document("Không có gì ở đây.");
  CHECK(shown(snippet("lào", d)) == "Không có gì ở đây.");
  d.add("lead", "Sang Lào.").add("body", "Đoạn hai: Lào, tham khảo.").add("notes", "tham khảo Lào nhiều");
  CHECK(shown(snippet("lào", d)) == "Sang [Lào].");
  CHECK(snippet("lào", d).field == "lead");
  CHECK(shown(snippet("tham khảo lào", d)) == "Đoạn hai: [Lào], [tham] [khảo].");
  CHECK(snippet("lào", Document("empty")).text.empty());

  SnippetOptions options;
  options.fields = {"tail"};
  CHECK(make_snippet(Query::term("lào"), d, schema(), options).field == "tail");
  for (const char* field : {"nowhere", "country"}) {
    options.fields = {field};
    CHECK(
        test::throws_code(ErrorCode::invalid_argument, [&] { make_snippet(Query::term("a"), d, schema(), options); }));
  }
}

TEST_CASE("words asked of one field are marked in that field only", "[search]") {
  CHECK(shown(snippet("title:lào tham", document("tham Lào"))) == "[tham] Lào");
}

TEST_CASE("no cut is inside a letter or beyond the length", "[search]") {
  const std::string nfd = repeated("Vie\xCC\xA3\xCC\x82t", 300);  // one run of letters and combining marks
  const std::string marks = "a" + repeated("\xCC\xA3", 400);      // one letter with 400 combining marks
  const std::string broken = repeated("\x80\xBF\xFF", 300) + " lào " + repeated("\xE1\xBB", 300);
  const std::string family = repeated("\xF0\x9F\x91\xA8\xE2\x80\x8D", 200);  // a very long sequence of joined emoji
  for (const std::string& body : {nfd, marks, broken, family, repeated("-", 1000), repeated("từ ", 400)}) {
    for (std::size_t length : {0u, 1u, 2u, 3u, 5u, 17u, 40u, 119u, 120u, 121u, 5000u}) {
      const Snippet s = snippet("lào viet từ", document(body), length);
      CHECK(s.text.size() <= length);
      CHECK(body.find(s.text) != std::string::npos);
      if (body != broken && !s.text.empty()) CHECK((static_cast<unsigned char>(s.text.front()) & 0xC0) != 0x80);
      shown(s);
    }
  }
}

TEST_CASE("snippets of any text and query hold their promises", "[search]") {
  std::uint64_t state = 7;
  const auto below = [&state](std::size_t end) {
    state = state * 6364136223846793005u + 1442695040888963407u;
    return static_cast<std::size_t>(state >> 33) % end;
  };
  const char* const pieces[] = {"lào ", "Lào",  " tham khảo ",       ". ",   "\n\n",      "Việt-", "31/8/2021 ", "“",
                                "” ",   "T.Ư ", "e\xCC\xA3\xCC\x82", "\xFF", "Mi-an-ma ", "khảo ", "😀",          "　",
                                "(",    ") ",   "chính trị, "};
  const char* const queries[] = {"lào",  "tham khảo", "\"tham khảo\" lào", "\"tham lào\"~3 kh*", "2021 mianma",
                                 "lao~", "-lào",      "trung ương"};
  for (int round = 0; round < 2000; ++round) {
    std::string body;
    for (std::size_t i = below(60); i > 0; --i) body += pieces[below(std::size(pieces))];
    const std::size_t length = below(200);
    const Snippet s = snippet(queries[below(std::size(queries))], document(body), length);
    REQUIRE(s.text.size() <= length);
    REQUIRE(body.find(s.text) != std::string::npos);
    shown(s);
  }
}

TEST_CASE("snippets of many documents are those of each by itself", "[search]") {
  const auto directory = memory_directory();
  IndexWriter writer(directory, schema());
  const std::vector<std::string> bodies = {"Tham khảo chính trị với Lào.", "Không có gì.", "lào lào LAO",
                                           "Tham khảo chính trị với Lào."};
  for (std::size_t i = 0; i < bodies.size(); ++i)
    writer.add(Document(std::to_string(i)).add("title", "Lào " + std::to_string(i)).add("body", bodies[i]));
  writer.commit();
  const Searcher searcher(Snapshot::open(directory));
  const Query query = parse_query("tham khao lào", schema(), {}).query;
  Snippets snippets(searcher, query);
  for (std::size_t i = 0; i < bodies.size(); ++i) {
    const Document found = searcher.snapshot().document(*searcher.snapshot().find(std::to_string(i)));
    CAPTURE(bodies[i]);
    CHECK(shown(snippets.of(found)) == shown(searcher.snippet(query, found)));
    const auto one = searcher.marks(query, found.text("title")), same = snippets.marks(found.text("title"));
    REQUIRE(one.size() == 1);
    REQUIRE(same.size() == 1);
    CHECK(same[0].begin == one[0].begin);
    CHECK(same[0].end == one[0].end);
  }
  CHECK(shown(Snippets(searcher, query).of(Document("d").add("body", bodies[0]))) ==
        "[Tham] [khảo] chính trị với [Lào].");
  CHECK(test::throws_code(ErrorCode::invalid_argument, [&] { Snippets(searcher, query, {240, {"country"}}); }));
}
