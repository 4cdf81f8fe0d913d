// Articles that a page contains as data: JSON-LD, also malformed, and JSON in scripts.
#include <catch2/catch.hpp>

#include "archive/html/json_repair.h"
#include "html_support.h"

using namespace tra;
using namespace tra::test;

namespace {

Article with_json_ld(const std::string& json, const std::string& type = "application/ld+json") {
  return html_article("<head><title>Báo Làng</title><script type='" + type + "'>" + json +
                      "</script></head><div class='article-body'>" + three_paragraphs() + "</div>");
}

const std::string news =
    R"({"@type":"NewsArticle","headline":"Gặt sớm tránh bão","datePublished":"2024-08-15T10:00:00+07:00"})";

}  // namespace

TEST_CASE("JSON-LD that is not quite JSON", "[archive][html]") {
  for (
      const std::string& json :
      {news,
       "//<![CDATA[\n" + news + "\n//]]>",
       "<![CDATA[" + news + "]]>",
       "/* báo */" + news,
       "<!-- " + news + " -->",
       "<!-- của báo -->" + news,
       news + ";",
       news.substr(0, news.size() - 1) + ",}",
       "[" + news + ",]",
       R"({"@type":"WebPage","name":"Trang"})" + news,
       R"({"@type":"WebPage"},)" + news,
       R"({"@type":"WebPage","mainEntity":)" + news + "}",
       R"({"@graph":[{"@type":"Person","name":"A"},)" + news + "]}",
       R"({"data":{"article":)" + news + "}}",
       "// báo\n" + news,
       "var data = " + news + ";",
       std::string("{'@type':'NewsArticle','headline':'Gặt sớm tránh bão','datePublished':'2024-08-15'}"),
       "<br />\n<b>Notice</b>: undefined index\n" + news,
       std::string(
           R"("{\"@type\":\"NewsArticle\",\"headline\":\"Gặt sớm tránh bão\",\"datePublished\":\"2024-08-15\"}")"),
       std::string(R"({"type":"NewsArticle","headline":{"@value":"Gặt sớm tránh bão"},"datePublished":"2024-08-15"})"),
       std::string(
           R"({"@type":"schema:NewsArticle","schema:headline":"Gặt sớm tránh bão","schema:datePublished":1723680000000})")}) {
    INFO(json);
    const Article article = with_json_ld(json);
    CHECK(article.title == "Gặt sớm tránh bão");
    CHECK(article.date == "2024-08-15");
  }
  CHECK(with_json_ld(news, "application/ld+json; charset=utf-8").date == "2024-08-15");
  for (const char* type : {"LiveBlogPosting", "BlogPosting", "ReportageNewsArticle", "http://schema.org/NewsArticle"}) {
    std::string json = news;
    json.replace(json.find("NewsArticle"), 11, type);
    CHECK(with_json_ld(json).date == "2024-08-15");
  }
}

TEST_CASE("JSON-LD that was damaged still gives title and day", "[archive][html]") {
  const std::string open = news.substr(0, news.size() - 1);
  const std::string start = R"({"@type":"NewsArticle",)", rest = news.substr(start.size());
  std::string escaped = news;
  for (std::size_t at = 0; (at = escaped.find('"', at)) != std::string::npos;) escaped.replace(at, 1, "&quot;");
  for (const std::string& json : {news + "}",
                                  "[" + news + "},{\"@type\":\"Person\"}]",
                                  start + R"("author":{"name":"A"}},)" + rest,
                                  start + R"("image":["a","b",)" + rest,
                                  open,
                                  open + R"(,"publisher":{"name":"x")",
                                  open + R"(,"description":"dở da)",
                                  open + R"(,"dateModified":"2024-08-20","wordCount":12)",
                                  start + R"("m":NaN,"n":undefined,"o":Infinity,)" + rest,
                                  start + R"("x":"\ud83d",)" + rest,
                                  start + R"("x":"a\x và \'b\'",)" + rest,
                                  start + R"("n":007,)" + rest,
                                  start + R"("image":,)" + rest,
                                  R"({"@type":"NewsArticle" )" + rest,
                                  "\xEF\xBB\xBF" + news,
                                  "\xC2\xA0{\xC2\xA0" + news.substr(1),
                                  escaped,
                                  start + R"("description":"ông nói "được", rồi "thôi" nhé",)" + rest,
                                  start + R"("keywords":["bão "số 3"","lúa"],)" + rest,
                                  open + R"(,"description":"ông nói "được""})"}) {
    INFO(json);
    const Article article = with_json_ld(json);
    CHECK(article.title == "Gặt sớm tránh bão");
    CHECK(article.date == "2024-08-15");
  }
  CHECK(with_json_ld(open + R"(,"description":"ông nói "được" rồi"})").lead == "ông nói \"được\" rồi");
  CHECK(with_json_ld(open + R"(,"description":"Lời dẫn bị cắt ở giữa chừng khi lưu)").lead.empty());
  // A quote is missing, so no text can be told from the next member.
  CHECK(with_json_ld(start + R"("description":"lời dẫn,"name":"x","headline":"y"})").title == "Báo Làng");
}

TEST_CASE("JSON-LD in which the article is a list's element or a page's part", "[archive][html]") {
  CHECK(with_json_ld(R"({"@type":"NewsArticle","headline":["","Gặt sớm"],"datePublished":["2024-08-15"]})").title ==
        "Gặt sớm");
  CHECK(with_json_ld(R"({"@type":"NewsArticle","headline":["Gặt sớm"],"datePublished":["2024-08-15"]})").date ==
        "2024-08-15");
  for (const char* name : {"hasPart", "about", "mainEntity"}) {
    INFO(name);
    const std::string member = std::string("{\"@type\":\"WebPage\",\"") + name + "\":";
    CHECK(with_json_ld(member + news + "}").date == "2024-08-15");
    CHECK(with_json_ld(member + "[" + news + "]}").title == "Gặt sớm tránh bão");
  }
  const std::string list = R"({"@type":"CollectionPage","hasPart":[)" + news + "," + news + "]}";
  CHECK(with_json_ld(list).title == "Báo Làng");
  CHECK(with_json_ld(R"({"@type":"NewsArticle","name":"Tên bài","hasPart":)" + news + "}").date.empty());
}

TEST_CASE("JSON past mending gives nothing", "[archive][html]") {
  for (const char* json : {"", "{", "{\"@type\":", "]", "<!--", "/*", "//", "\"", "{\"a\":\"\\", "{broken}"}) {
    INFO(json);
    CHECK(with_json_ld(json).date.empty());
    CHECK_NOTHROW(repair_json(json, StringEnd::next_quote));
    CHECK_NOTHROW(repair_json(json, StringEnd::quote_before_mark));
  }
  CHECK(balanced_json("x={\"a\":\"}\"} y", 2) == "{\"a\":\"}\"}");
  CHECK(balanced_json("{[}", 0).empty());
}

TEST_CASE("an article body in JSON-LD may be HTML, escaped", "[archive][html]") {
  const Article article = html_article(
      "<title>Rừng ngập mặn</title><script type='application/ld+json'>{\"@type\":\"NewsArticle\",\"articleBody\":"
      "\"&lt;p&gt;" +
      text_a + "&lt;/p&gt; &lt;p&gt;" + text_b + "&lt;/p&gt;\"}</script><div id=root>Đang tải...</div>");
  CHECK(article.body == text_a + "\n" + text_b);
}

TEST_CASE("text that only a script holds", "[archive][html]") {
  const std::string members = R"("title":"Thuyền thúng ra khơi","published_at":"2024-08-15T09:00:00+07:00",)";
  const std::string html = R"("content":"<p>)" + text_a + "</p><p>" + text_b + R"(</p>")";
  const std::string blocks =
      R"("blocks":[{"type":"p","text":")" + text_a + R"("},{"type":"p","text":")" + text_b + R"("}])";
  for (const std::string& script :
       {R"(<script id="__NEXT_DATA__" type="application/json">{"props":{"pageProps":{"article":{)" + members + html +
            "}}}}</script>",
        R"(<script>window.__INITIAL_STATE__ = {"post":{)" + members + html + "}};(function(){var s={};}())</script>",
        R"(<script type="application/json">{"a":[{)" + members + blocks + "}]}</script>"}) {
    INFO(script);
    const Article article = html_article("<head><title>Thuyền thúng ra khơi</title></head><div id=app></div>" + script);
    CHECK(article.title == "Thuyền thúng ra khơi");
    CHECK(article.date == "2024-08-15");
    CHECK(article.body == text_a + "\n" + text_b);
  }
}

TEST_CASE("text that Next.js sends in pieces", "[archive][html]") {
  const Article article = html_article(
      "<title>Thuyền "
      "thúng</title><div></div><script>self.__next_f.push([1,\"5:[\\\"$\\\",\\\"div\\\",null,{\\\"children\\\":"
      "[[\\\"$\\\",\\\"p\\\",null,{\\\"children\\\":\\\"" +
      text_a + "\\\"}],\"])</script><script>self.__next_f.push([1,\"[\\\"$\\\",\\\"p\\\",null,{\\\"children\\\":\\\"" +
      text_b + "\\\"}]]}]\\n\"])</script>");
  CHECK(article.body == text_a + "\n" + text_b);
}

TEST_CASE("articles in other forms of a script's data", "[archive][html]") {
  const std::string page = "<title>Thuyền ra khơi</title><div id=app></div><script";
  const std::string text = "<p>" + text_a + "</p><p>" + text_b + "</p>";
  for (const std::string& script :
       {" type='application/json' "
        "id='__NUXT_DATA__'>[[\"Reactive\",1],{\"data\":2},{\"article\":3},{\"title\":4,\"content\":5},"
        "\"Thuyền ra khơi\",\"" +
            text + "\"]",
        ">window.S = JSON.parse(\"{\\\"title\\\":\\\"Thuyền ra khơi\\\",\\\"body\\\":\\\"" + text + "\\\"}\")",
        ">S = {\"title\":\"Thuyền ra khơi\",\"blocks\":[{\"type\":\"p\",\"data\":{\"text\":\"" + text_a +
            "\"}},{\"type\":\"p\",\"data\":{\"text\":\"" + text_b + "\"}}]}",
        ">S = {\"headlines\":{\"basic\":\"Thuyền ra khơi\"},\"content_elements\":[{\"type\":\"text\",\"content\":\"" +
            text_a + "\"},{\"type\":\"text\",\"content\":\"" + text_b + "\"}]}",
        ">self.__next_f.push([1,\"1:T" +
            [&] {
              char size[16];
              std::snprintf(size, sizeof size, "%zx", text.size());
              return std::string(size);
            }() +
            "," + text + "2:{\\\"title\\\":\\\"Thuyền ra khơi\\\",\\\"content\\\":\\\"$1\\\"}\\n\"])"}) {
    INFO(script);
    const Article article = html_article(page + script + "</script>");
    CHECK(article.title == "Thuyền ra khơi");
    CHECK(article.body == text_a + "\n" + text_b);
  }
}

TEST_CASE("data that Angular and attributes hold", "[archive][html]") {
  const auto quoted = [](std::string json, const std::string& quote) {
    for (std::size_t at = json.find('"'); at != std::string::npos; at = json.find('"', at + 1))
      json.replace(at, 1, quote);
    return json;
  };
  const std::string json = R"({"article":{"title":"Thuyền ra khơi","content":")" + text_a + "\\n" + text_b + R"("}})";
  for (const std::string& page : {"<script id=app-state type='application/json'>" + quoted(json, "&q;") + "</script>",
                                  "<div id=app data-page=\"" + quoted(json, "&quot;") + "\"></div>"}) {
    INFO(page);
    CHECK(html_article("<title>Thuyền ra khơi</title>" + page).body == text_a + "\n" + text_b);
  }
}

TEST_CASE("articles in objects of JavaScript", "[archive][html]") {
  const std::string html = three_paragraphs();
  for (const std::string& script :
       {"window.__NUXT__=(function(a,b){return {layout:\"default\",data:[{detail:{id:5,title:\"Tin\",content:\"" +
            html + "\",tags:a,hot:!0,old:void 0}}],fetch:{}}}(\"x\",1));",
        "var bai = {\n  title: 'Tin',  views: -1.5, 'loai': loai.id,\n  content: `" + html + "`,\n};",
        "<!--{\"title\":\"Tin\",\"content\":\"" + html + "\"}-->",
        "app.mount({title:'Tin \\uD83D\\uDE00',content:'" + html + "\\u1ed9\\xe0\\ud83d'})"}) {
    INFO(script);
    const Article article = html_article("<title>Tin</title><div id=app></div><script>" + script + "</script>");
    CHECK(article.body.starts_with(three_lines()));
  }
  for (const char* script :
       {"var a = {b: function() { return 1; }, content: 'x'", "var a = {'", "var a = [[[[", "var a = {b: '\\u12"})
    CHECK(html_article(std::string("<title>Tin</title><p>") + text_a + "</p><script>" + script + "</script>").body ==
          text_a);
}

TEST_CASE("of several articles in a script the one with the page's headline is taken", "[archive][html]") {
  const std::string other = "{\"title\":\"Bài khác\",\"content\":\"" + text_b + " " + text_c + " " + text_b + "\"}";
  CHECK(html_article("<title>Thuyền ra khơi</title><div id=app></div><script>S = {\"related\":[" + other +
                     "],\"article\":{\"title\":\"Thuyền ra khơi\",\"content\":\"" + text_a + "\"}}</script>")
            .body == text_a);
}

TEST_CASE("places in a script's data that lead in circles end", "[archive][html]") {
  std::string refers = "1";
  for (int i = 0; i < 200; ++i) refers += ",1";
  const std::string page = "<title>Thuyền ra khơi</title><p>" + text_a +
                           "</p><script type='application/json'>[{\"content\":1},[" + refers + "]]</script>";
  CHECK(html_article(page).title == "Thuyền ra khơi");
}

TEST_CASE("data of a script do not replace a text that is shown", "[archive][html]") {
  const Article article =
      html_article("<div class='article-body'>" + three_paragraphs() + three_paragraphs() +
                   "</div><script>var x = {\"title\":\"Khác\",\"content\":\"" + text_b + "\"}</script>");
  CHECK(article.body == three_lines() + "\n" + three_lines());
}

TEST_CASE("a script with more data than is parsed is named, and the page is read without it", "[archive][html]") {
  const std::string shown = "<div class='article-body'>" + three_paragraphs() + "</div>";
  const std::string padding((std::size_t{48} << 20) - news.size(), ' ');
  const auto page = [&](const std::string& type, const std::string& before, const std::string& body) {
    return "<head><title>Báo Làng</title><script type='" + type + "'>" + before + padding + news + "</script></head>" +
           body;
  };
  Reading reading = read_bytes("a.html", page("application/ld+json", " ", shown));
  REQUIRE(reading.articles.size() == 1);
  CHECK(reading.failures.empty());
  CHECK(holds(reading.articles[0].article.body, text_b));
  REQUIRE(reading.passed_over.size() == 1);
  CHECK(holds(reading.passed_over[0].reason, "48 MiB"));
  CHECK(reading.passed_over[0].path.ends_with("a.html"));

  CHECK(read_bytes("a.html", page("application/ld+json", "", shown)).passed("48 MiB") == 0);  // one byte less
  // Other scripts are looked at when the page shows little.
  CHECK(read_bytes("a.html", page("application/json", " ", shown)).passed("48 MiB") == 0);
  CHECK(read_bytes("a.html", page("application/json", " ", "<p>Ngắn.</p>")).passed("48 MiB") == 1);
}
