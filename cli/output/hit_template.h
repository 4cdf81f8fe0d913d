// A line of one's own for every hit: '{date} {title} {url}'.
#pragma once

#include <string>
#include <vector>

#include "output/wording.h"
#include "tra/article_search.h"

namespace tra::cli {

class HitTemplate {
 public:
  // {NAME} stands for a field, {{ and }} for braces, \n and \t for line break and tab. UsageError for a brace without
  // its partner.
  explicit HitTemplate(const std::string& text);

  const std::vector<std::string>& fields() const { return fields_; }
  // One hit with the line's end; line breaks inside of a field are blanks.
  std::string line(const ArticleHit& hit, std::size_t rank, const Wording& wording) const;

 private:
  std::vector<std::string> texts_;   // before each field, and behind the last
  std::vector<std::string> fields_;  // between them
};

}  // namespace tra::cli
