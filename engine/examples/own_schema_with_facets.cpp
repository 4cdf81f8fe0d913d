// A schema of one's own, for recipes: words in two fields, keywords to count and to narrow by, numbers to sort by.
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

    // Either word in any field, the quickest first; the facets count all that is found.
    tra::SearchRequest request;
    request.query = tra::parse_query("phở OR title:bún", recipes()).query;
    request.sort_field = "minutes";
    request.descending = false;
    request.facets = {{"region", 10}, {"diet", 10}};
    show(searcher, searcher.search(request));

    // Narrowed to one value, the field itself is still counted without its own filter: what else could be chosen.
    request.filters.push_back({"diet", {"chay"}});
    show(searcher, searcher.search(request));
  } catch (const tra::Error& error) {
    std::cerr << error.what() << '\n';
    return 1;
  }
}
