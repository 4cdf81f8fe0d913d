// Mirrors an archive of saved articles in an index and runs a search. Arguments: a folder for the index, the archive.
#include <tra/articles.h>

#include <iostream>

int main(int, char** arguments) {
  try {
    const auto directory = tra::open_directory(arguments[1], true);
    tra::Mirror mirror(directory);
    const tra::MirrorReport report = mirror.run({{arguments[2]}});
    for (const tra::ReadFailure& failure : report.failures) std::cerr << failure.path << ": " << failure.reason << '\n';
    std::cout << report.documents << " articles\n";

    // The request as a person would type it: without diacritics, and with the country's name.
    const tra::ArticleSearcher searcher(tra::Snapshot::open(directory));
    tra::ArticleRequest request;
    request.text = "tham khao chinh tri";
    request.filters.push_back({"country", {"lào"}});
    request.facets = {{"type", 3}};
    const tra::ArticleResult result = searcher.search(request);
    for (const tra::ArticleHit& hit : result.hits)
      std::cout << hit.article.date << ' ' << hit.article.title << "\n  " << hit.snippet.text << '\n';
    for (const tra::FacetTable& facet : result.facets)
      for (const tra::LabelledCount& count : facet.counts)
        std::cout << facet.heading << ": " << count.label << ' ' << count.count << '\n';
  } catch (const tra::Error& error) {
    std::cerr << error.what() << '\n';
    return 1;
  }
}
