// A long page, divided into its ends, whose lines are read, and its middle, which is not.
#pragma once

#include <cstddef>
#include <string_view>

#include "archive/zones/lines.h"

namespace tra::archive {

// The lines of a page of more bytes are read at both ends only: what stands around an article stands there, and the
// tokens of a page take ten times its bytes.
inline constexpr std::size_t kLongPage = 1 << 20;

struct DividedPage {
  std::string_view head, middle, tail;  // middle and tail are empty for a page that is not long
  // What stood between the parts, as in Line::before.
  char before_middle = '\n', before_tail = '\n';
};

DividedPage divide_page(std::string_view page);

// The middle as one line of the article, which nothing takes for a headline or a lead.
Line line_of_middle(const DividedPage& page);

}  // namespace tra::archive
