// A program that uses the installed library: an index of two notes, and a search in it.
#include <tra/tra.h>
#include <iostream>

int main(int, char** arguments) {
  try {
    const auto directory = tra::open_directory(arguments[1], true);
    tra::Schema schema;
    schema.text("title", 3, true).text("body").keyword("country").date("date");

    tra::IndexWriter writer(directory, schema);
    writer.add(tra::Document("lao-6")
                   .add("title", "Tham khảo Chính trị Việt Nam-Lào lần thứ 6")
                   .add("body", "Hai bên hài lòng về quan hệ song phương.")
                   .add("country", "LA")
                   .add("date", tra::parse_date("2021-08-31")));
    writer.add(tra::Document("note").add("title", "Chính trị học đại cương").add("country", "VN"));
    writer.commit();

    const tra::Searcher searcher(tra::Snapshot::open(directory));
    tra::SearchRequest request;
    request.query = tra::parse_query("tham khao chinh tri", schema).query;
    for (const tra::Hit& hit : searcher.search(request).hits) {
      const tra::Document found = searcher.snapshot().document(hit.address);
      std::cout << found.key() << ": " << found.text("title") << '\n';
    }
  } catch (const tra::Error& error) {
    std::cerr << error.what() << '\n';
    return 1;
  }
}
