// What the articles of an index tell of a person's name, from posting lists and columns. Only articles that an older
// program indexed are read themselves, which takes many times as long.
#pragma once

#include <cstdint>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "articles/nearest.h"
#include "tra/snapshot.h"

namespace tra::articles {

struct PersonEvidence {
  std::vector<DocAddress> articles;  // all that name the person so, in ascending order
  // In the first few of them, as the name of a principal. Offices are folded.
  std::set<std::string> countries, offices;
  std::set<std::int64_t> days;  // their best dates
};

class PersonEvidenceReader {
 public:
  explicit PersonEvidenceReader(const Snapshot& snapshot);

  PersonEvidence read(const std::string& name);

 private:
  std::vector<DocAddress> articles_of(const std::string& name) const;
  // Returns false for an article without principals in the column.
  bool read_columns(DocAddress address, const std::string& name, PersonEvidence& evidence);
  void read_stored(DocAddress address, const std::string& name, PersonEvidence& evidence);
  void add(std::string_view country, std::string_view office, PersonEvidence& evidence);

  const Snapshot& snapshot_;
  std::optional<FieldId> principals_, days_;
  Folder folder_;
};

// Whether an article is in both lists, which are in ascending order.
bool have_common(const std::vector<DocAddress>& a, const std::vector<DocAddress>& b);

}  // namespace tra::articles
