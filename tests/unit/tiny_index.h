// An in-memory index of a few texts, and the results of a query on it.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "tra/index_writer.h"
#include "tra/query_parser.h"
#include "tra/searcher.h"

namespace tra {

class TinyIndex {
 public:
  // The texts become the bodies of documents "0", "1", ...
  explicit TinyIndex(const std::vector<std::string>& texts, AnalyzerKind analyzer = AnalyzerKind::vietnamese)
      : schema_(analyzer) {
    schema_.text("title", 3, true).text("body");
    auto directory = memory_directory();
    IndexWriter writer(directory, schema_);
    for (std::size_t i = 0; i < texts.size(); ++i) writer.add(Document(std::to_string(i)).add("body", texts[i]));
    writer.merge();
    snapshot_ = Snapshot::open(directory);
  }

  Searcher searcher() const { return Searcher(snapshot_); }

  // The numbers of the found texts, best first.
  std::vector<std::size_t> search(const std::string& query) const {
    SearchRequest request;
    request.query = parse_query(query, schema_).query;
    std::vector<std::size_t> found;
    for (const Hit& hit : searcher().search(request).hits) found.push_back(std::stoul(snapshot_->key(hit.address)));
    return found;
  }

  bool finds(const std::string& query) const { return !search(query).empty(); }

 private:
  Schema schema_;
  std::shared_ptr<const Snapshot> snapshot_;
};

}  // namespace tra
