#include "archive/read/passed_over.h"

#include <algorithm>

namespace tra {

void pass_over(std::vector<ReadFailure>& failures, const std::string& path, std::uint64_t line, std::string reason) {
  constexpr std::ptrdiff_t most_reasons = 200;
  const auto end = std::find_if(failures.begin(), failures.end(), [](const ReadFailure& f) { return !f.passed_over; });
  if (end - failures.begin() >= most_reasons) reason = "further reasons";
  const auto same = std::find_if(failures.begin(), end, [&](const ReadFailure& f) { return f.reason == reason; });
  if (same != end)
    ++same->count;
  else
    failures.insert(end, {path, line, std::move(reason), true, 1});
}

}  // namespace tra
