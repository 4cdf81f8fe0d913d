// A program that uses the installed library: mirrors a folder and answers a search with facets.
#include <tra/articles.h>

#include <iostream>

int main(int, char** arguments) {
  try {
    const auto directory = tra::open_directory(arguments[1], true);
    tra::Mirror mirror(directory);
    const tra::MirrorReport report = mirror.run({{arguments[2]}});
    std::cout << report.total().added << " articles, " << report.failures.size() << " failures\n";

    const tra::ArticleSearcher searcher(tra::Snapshot::open(directory));
    tra::ArticleRequest request;
    request.text = "tham khao chinh tri lao";
    request.limit = 3;
    request.facets = {{"country", 3}, {"type", 3}};
    const tra::ArticleResult result = searcher.search(request);

    std::cout << result.total << " found, partial: " << (result.partial ? "yes" : "no") << '\n';
    for (const tra::ArticleHit& hit : result.hits) {
      std::cout << hit.article.id << ": " << hit.article.title << "\n  " << hit.snippet.text << '\n';
      for (const std::string& copy : hit.copies) std::cout << "  also " << copy << '\n';
    }
    for (const tra::FacetTable& facet : result.facets) {
      std::cout << facet.heading << ":";
      for (const tra::LabelledCount& count : facet.counts)
        std::cout << ' ' << count.label << " (" << count.count << ")";
      std::cout << '\n';
    }
  } catch (const tra::Error& error) {
    std::cerr << error.what() << '\n';
    return 1;
  }
}
