// An analyzer of one's own: registration numbers, split at their signs and without leading zeros, beside Vietnamese
// titles; and abstracts in English by a chain. Argument: a folder for the index.
#include <tra/tra.h>

#include <cctype>
#include <iostream>

namespace {

// "0012/BTP-VP" as the words 12, btp and vp.
class Numbers final : public tra::Tokenizer {
 public:
  std::uint32_t analyze(std::string_view text, std::uint32_t first_position, tra::TokenSink& sink) override {
    std::uint32_t position = first_position;
    for (std::size_t at = 0; at < text.size();) {
      std::size_t end = at;
      while (end < text.size() && std::isalnum(static_cast<unsigned char>(text[end]))) ++end;
      if (end > at) sink.add(key_of(text.substr(at, end - at)), at, end, position++);
      at = end + 1;
    }
    return position;
  }

 private:
  static std::string key_of(std::string_view word) {
    while (word.size() > 1 && word.front() == '0') word.remove_prefix(1);
    return tra::folding_key(word);
  }
};

// Whoever opens the index gives this again. The version is raised when the same text gives other words.
tra::Analysis numbers() {
  tra::Analysis analysis;
  analysis.name = "registration-numbers";
  analysis.version = 1;
  analysis.make = [] { return std::make_unique<Numbers>(); };
  return analysis;
}

tra::Schema documents() {
  tra::AnalysisChain english;
  english.stop = {"the", "of", "a"};
  tra::Schema schema;
  schema.text("title", 3).text("number", numbers()).text("abstract", tra::make_analysis("english", english));
  return schema;
}

void show(const tra::Searcher& searcher, const char* text) {
  tra::SearchRequest request;
  request.query = tra::parse_query(text, documents()).query;
  std::cout << text << ':';
  for (const tra::Hit& hit : searcher.search(request).hits)
    std::cout << ' ' << searcher.snapshot().document(hit.address).text("number");
  std::cout << '\n';
}

}  // namespace

int main(int, char** arguments) {
  try {
    const auto directory = tra::open_directory(arguments[1], true);
    tra::IndexWriter writer(directory, documents());
    writer.add(tra::Document("1")
                   .add("title", "Về tham khảo chính trị với Lào")
                   .add("number", "0012/BNG-LA")
                   .add("abstract", "The résumé of consultations"));
    writer.add(tra::Document("2").add("title", "Về hợp tác pháp luật").add("number", "0120/BTP"));
    writer.commit();

    const tra::Searcher searcher(tra::Snapshot::open(directory, {numbers()}));
    show(searcher, "number:12");
    show(searcher, "number:btp");
    show(searcher, "abstract:resume");
    show(searcher, "tham khao");
    try {
      tra::Snapshot::open(directory);
    } catch (const tra::Error& error) {
      std::cout << error.what() << '\n';
    }
  } catch (const tra::Error& error) {
    std::cerr << error.what() << '\n';
    return 1;
  }
}
