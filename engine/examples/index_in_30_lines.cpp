// Indexes two notes and searches them. Argument: a folder for the index.
#include <tra/tra.h>

#include <iostream>

int main(int, char** arguments) {
  try {
    const auto directory = tra::open_directory(arguments[1], true);
    tra::Schema schema;
    schema.text("title", 3).text("body").date("date");

    tra::IndexWriter writer(directory, schema);
    writer.add(tra::Document("lao-6")
                   .add("title", "Tham khảo Chính trị Việt Nam - Lào lần thứ 6")
                   .add("date", tra::parse_date("2021-08-31")));
    writer.add(tra::Document("note").add("title", "Chính trị học đại cương"));
    writer.commit();

    const tra::Searcher searcher(tra::Snapshot::open(directory));
    tra::SearchRequest request;
    request.query = tra::parse_query("tham khao", schema).query;
    for (const tra::Hit& hit : searcher.search(request).hits)
      std::cout << searcher.snapshot().document(hit.address).text("title") << '\n';
  } catch (const tra::Error& error) {
    std::cerr << error.what() << '\n';
    return 1;
  }
}
