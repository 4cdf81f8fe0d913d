// An index of recipes with its own schema: words in two fields, keywords for facets and filters, numbers for sorting.
// Argument: a folder for the index.
#include <tra/tra.h>

#include <iostream>

namespace {

tra::Schema recipes() {
  tra::Schema schema;
  schema.text("title", 3, true).text("steps").keyword("region").keyword("diet").integer("minutes");
  return schema;
}

void add(tra::IndexWriter& writer, const char* key, const char* title, const char* region, const char* diet,
         int minutes) {
  writer.add(tra::Document(key).add("title", title).add("region", region).add("diet", diet).add("minutes", minutes));
}

void write(const std::shared_ptr<tra::Directory>& directory) {
  tra::IndexWriter writer(directory, recipes());
  add(writer, "pho", "Phở bò Hà Nội", "bắc", "mặn", 240);
  add(writer, "pho-chay", "Phở chay", "bắc", "chay", 90);
  add(writer, "bun", "Bún bò Huế", "trung", "mặn", 180);
  add(writer, "com", "Cơm tấm Sài Gòn", "nam", "mặn", 60);
  writer.commit();
}

void show(const tra::Searcher& searcher, const tra::SearchResult& result) {
  std::cout << result.total << " found\n";
  for (const tra::Hit& hit : result.hits)
    std::cout << "  " << searcher.snapshot().document(hit.address).text("title") << '\n';
  for (const tra::FacetResult& facet : result.facets)
    for (const tra::FacetCount& count : facet.counts)
      std::cout << facet.field << '=' << count.value << ": " << count.count << '\n';
}

}  // namespace

int main(int, char** arguments) {
  try {
    const auto directory = tra::open_directory(arguments[1], true);
    write(directory);
    const tra::Searcher searcher(tra::Snapshot::open(directory));

    // Finds either word in any field and sorts by time; facets count all matches.
    tra::SearchRequest request;
    request.query = tra::parse_query("phở OR title:bún", recipes()).query;
    request.sort_field = "minutes";
    request.descending = false;
    request.facets = {{"region", 10}, {"diet", 10}};
    show(searcher, searcher.search(request));

    // A field that is filtered to one value is still counted without its own filter, so other values can be offered.
    request.filters.push_back({"diet", {"chay"}});
    show(searcher, searcher.search(request));
  } catch (const tra::Error& error) {
    std::cerr << error.what() << '\n';
    return 1;
  }
}
