// The terms of a CIFF file, and how often each must be written so that its analysis has each as often as the file says.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace tra::articles {

struct TermCount {
  std::uint32_t term, count;
};

// The analysis of one term can yield further terms: that of a day also its month and its year. A file of an index of
// tra counts these further terms, too, so they must not be written once more.
class CiffTerms {
 public:
  void add(std::string term);  // terms are numbered 0, 1, ... in the order of these calls
  std::uint32_t size() const { return static_cast<std::uint32_t>(terms_.size()); }
  const std::string& text(std::uint32_t term) const { return terms_[term]; }

  // Must be called once, after the last add() and before reduce(). Linear in the bytes of all terms.
  void find_parts();

  // Takes from the counts of one document what the analysis of its other terms yields; counts may become 0. The counts
  // must ascend by term, each term at most once.
  void reduce(std::vector<TermCount>& counts) const;

 private:
  struct Whole {
    std::uint32_t term;
    std::uint32_t level = 0;           // greater than that of each whole that it is a part of
    std::vector<std::uint32_t> parts;  // the terms of the file that the analysis of `term` yields beside it
  };
  void find_levels();

  std::vector<std::string> terms_;
  std::vector<Whole> wholes_;            // ascending by level
  std::vector<std::uint32_t> whole_of_;  // place in wholes_ by term, or none
};

}  // namespace tra::articles
