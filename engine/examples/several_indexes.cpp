// Searches two indexes as one. Scores, totals and order are those of one index with the documents of both. Argument: a
// folder for the indexes.
#include <tra/tra.h>

#include <initializer_list>
#include <iostream>
#include <string>

namespace {

using Titles = std::initializer_list<const char*>;

std::shared_ptr<const tra::Snapshot> write(const std::string& folder, Titles titles) {
  tra::Schema schema;
  schema.text("title");
  const auto directory = tra::open_directory(folder, true);
  tra::IndexWriter writer(directory, schema);
  for (const char* title : titles) writer.add(tra::Document(title).add("title", title));
  writer.commit();
  return tra::Snapshot::open(directory);
}

}  // namespace

int main(int, char** arguments) {
  try {
    const std::string folder = arguments[1];
    const auto news = write(folder + "/news", {"Lào và Việt Nam tham khảo chính trị", "Gạo Thái Lan"});
    const auto reports = write(folder + "/reports", {"Tham khảo chính trị với Lào", "Báo cáo về gạo"});

    const tra::Searcher searcher(tra::Snapshot::join({news, reports}));
    tra::SearchRequest request;
    request.query = tra::parse_query("tham khao lao", searcher.snapshot().schema()).query;
    const tra::SearchResult result = searcher.search(request);
    std::cout << result.total << " found\n";
    for (const tra::Hit& hit : result.hits) {
      const auto& part = *searcher.snapshot().parts()[searcher.snapshot().part(hit.address)];
      std::cout << (&part == news.get() ? "news: " : "reports: ") << searcher.snapshot().key(hit.address) << '\n';
    }
  } catch (const tra::Error& error) {
    std::cerr << error.what() << '\n';
    return 1;
  }
}
