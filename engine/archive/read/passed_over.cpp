#include "archive/read/passed_over.h"

#include <algorithm>
#include <iterator>
#include <utility>

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

void add_failure(std::vector<ReadFailure>& failures, ReadFailure failure, std::size_t most) {
  if (failures.size() < most) return failures.push_back(std::move(failure));
  const auto further = std::find_if(failures.begin() + static_cast<std::ptrdiff_t>(most), failures.end(),
                                    [&](const ReadFailure& f) { return f.passed_over == failure.passed_over; });
  if (further == failures.end()) {
    failure.reason = further_failures;
    return failures.push_back(std::move(failure));
  }
  further->count += failure.count;
  if (failure.line == 0) further->line = 0;  // a failure of a whole file is still recognised
}

void shorten(std::vector<ReadFailure>& failures, std::size_t most) {
  std::vector<ReadFailure> passed_over, failed;
  for (ReadFailure& failure : failures) {
    std::vector<ReadFailure>& kind = failure.passed_over ? passed_over : failed;
    add_failure(kind, std::move(failure), most - 1);
  }
  failures = std::move(passed_over);
  failures.insert(failures.end(), std::make_move_iterator(failed.begin()), std::make_move_iterator(failed.end()));
}

}  // namespace tra
