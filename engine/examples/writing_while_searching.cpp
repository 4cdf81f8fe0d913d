// One thread writes and commits while others search. Each search sees exactly one commit, and never waits for the
// writer. Argument: a folder for the index.
#include <tra/tra.h>

#include <atomic>
#include <iostream>
#include <thread>
#include <vector>

namespace {

constexpr int commits = 20, documents_a_commit = 50;

void write(const std::shared_ptr<tra::Directory>& directory, tra::IndexWriter& writer) {
  for (int commit = 0; commit < commits; ++commit) {
    for (int i = 0; i < documents_a_commit; ++i)
      writer.add(tra::Document(std::to_string(commit * documents_a_commit + i)).add("body", "tin tức trong ngày"));
    writer.commit();
  }
  std::cout << "written: " << tra::Snapshot::open(directory)->documents() << '\n';
}

// Searches the newest commit repeatedly. A snapshot is opened again only when a newer commit exists.
void search(const std::shared_ptr<tra::Directory>& directory, const std::atomic<bool>& stop, std::atomic<int>& torn) {
  tra::Searcher searcher(tra::Snapshot::open(directory));
  const tra::Query query = tra::parse_query("tin tuc", searcher.snapshot().schema()).query;
  while (!stop) {
    const std::uint64_t found = searcher.count(query);
    if (found != searcher.snapshot().documents() || found % documents_a_commit != 0) ++torn;
    if (!searcher.snapshot().is_current()) searcher = tra::Searcher(tra::Snapshot::open(directory));
  }
}

}  // namespace

int main(int, char** arguments) {
  try {
    const auto directory = tra::open_directory(arguments[1], true);
    tra::Schema schema;
    schema.text("body");
    tra::IndexWriter writer(directory, schema);
    writer.commit();

    std::atomic<bool> stop = false;
    std::atomic<int> torn = 0;
    std::vector<std::jthread> searchers;
    for (int i = 0; i < 2; ++i) searchers.emplace_back([&] { search(directory, stop, torn); });
    write(directory, writer);
    stop = true;
    searchers.clear();  // waits for the threads
    std::cout << "torn: " << torn << '\n';
  } catch (const tra::Error& error) {
    std::cerr << error.what() << '\n';
    return 1;
  }
}
