#include "corruption/answers.h"

#include <functional>
#include <sstream>

#include "tra/index_writer.h"
#include "tra/searcher.h"
#include "tra/snapshot.h"

namespace tra::test {
namespace {

Document article(std::size_t number) {
  const std::string n = std::to_string(number);
  std::string body = "Tham khảo chính trị Việt Nam - Lào lần thứ " + n + ". ";
  for (std::size_t i = 0; i < 12; ++i) body += "Hai bên trao đổi việc số " + std::to_string(number * i % 17) + ". ";
  Document document("doc" + n);
  document.add("title", "Bài " + n + " về hợp tác").add("body", body).add("page", std::string("\0\xFF<p>", 5) + n);
  document.add("country", number % 3 == 0 ? "LA" : "KH").add("country", "c" + std::to_string(number % 5));
  return document.add("day", static_cast<std::int64_t>(19'000 + number)).add("views", std::int64_t{1} << (number % 60));
}

using Question = std::function<std::string(const std::shared_ptr<const Snapshot>&)>;

std::string show(const Document& document) {
  std::string text = document.key();
  for (const Document::Value& value : document.values())
    text += "|" + value.field + "=" + value.text + "/" + std::to_string(value.number);
  return text + "\n";
}

Question search_for(Query query) {
  return [query](const auto& snapshot) {
    SearchRequest request;
    request.query = query;
    request.limit = 7;
    request.facets = {{"country", 0}};
    const SearchResult result = Searcher(snapshot).search(request);
    std::ostringstream text;
    text << result.total;
    for (const Hit& hit : result.hits) text << " " << snapshot->key(hit.address) << "=" << hit.score;
    for (const FacetCount& count : result.facets[0].counts) text << " " << count.value << ":" << count.count;
    return text.str();
  };
}

std::vector<Question> questions() {
  std::vector<Question> all;
  all.push_back([](const auto& snapshot) {
    std::string text;
    snapshot->for_each([&](DocAddress, const Document& document) {
      text += show(document);
      return true;
    });
    return text;
  });
  all.push_back([](const auto& snapshot) {
    std::string text;
    for (int i = 0; i < 45; ++i) {
      const auto address = snapshot->find("doc" + std::to_string(i));
      text += address ? show(snapshot->document(*address)) : "none\n";
    }
    return text;
  });
  all.push_back([](const auto& snapshot) {
    return snapshot->attachment("one").value_or("none") + snapshot->attachment("two").value_or("none");
  });
  all.push_back([](const auto& snapshot) {
    SearchRequest request;
    request.sort_field = "day";
    request.filters = {{"country", {"LA", "c1"}}};
    std::string text;
    for (const Hit& hit : Searcher(snapshot).search(request).hits) text += snapshot->key(hit.address) + " ";
    return text;
  });
  for (const Query& query :
       {Query::everything(), Query::term("lào"), Query::term("việc"), Query::term("hop"), Query::term("bài", "title"),
        Query::phrase("chính trị việt nam"), Query::phrase("hai trao", 2), Query::prefix("th"), Query::fuzzy("tham"),
        Query::keyword("country", {"LA", "c4"}), Query::range("day", 19'003, 19'020),
        Query::range("views", {}, 1 << 20), Query::any_of({Query::term("16"), Query::term("3"), Query::term("đổi")}),
        Query::boolean({Query::term("trao đổi")}, {Query::term("5")}, {Query::keyword("country", {"c2"})})})
    all.push_back(search_for(query));
  return all;
}

}  // namespace

FileSet small_index() {
  const auto directory = memory_directory();
  Schema schema;
  schema.text("title", 3, true).text("body").keyword("country").date("day").integer("views").stored("page");
  IndexWriter writer(directory, schema, {.background_merge = false});
  for (std::size_t i = 0; i < 25; ++i) writer.add(article(i));
  writer.set_attachment("one", std::string(300, '1'));
  writer.set_attachment("two", std::string(300, '2'));
  writer.commit();
  for (std::size_t i = 25; i < 40; ++i) writer.add(article(i));
  writer.remove("doc3");
  writer.commit();
  writer.add(article(7));
  writer.remove("doc30");
  writer.commit();
  return files_of(*directory);
}

Outcomes ask_everything(const std::shared_ptr<const Directory>& directory) {
  static const std::vector<Question> kQuestions = questions();
  Outcomes outcomes;
  std::shared_ptr<const Snapshot> snapshot;
  try {
    snapshot = Snapshot::open(directory);
  } catch (const Error& error) {
    outcomes.list.push_back({{}, error});
    return outcomes;
  }
  outcomes.fell_back = !snapshot->damage().empty();
  for (const Question& question : kQuestions) try {
      outcomes.list.push_back({question(snapshot), {}});
    } catch (const Error& error) {
      outcomes.list.push_back({{}, error});
    }
  return outcomes;
}

}  // namespace tra::test
