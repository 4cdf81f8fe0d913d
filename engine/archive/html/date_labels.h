// Whether a date that a page shows is named as the day of publication or as the day of the last change.
#pragma once

#include <string>
#include <string_view>

#include "archive/html/tree.h"
#include "archive/read/date.h"

namespace tra {

enum class DayOf : std::uint8_t { unsaid, publication, change };

struct LabelledDay {
  std::string date;  // YYYY-MM-DD, or empty
  DayOf of = DayOf::unsaid;
};

// The first date of a short text that is not labelled as the day of a change; else the first one that is: of "Cập nhật:
// 20/08/2024 | Xuất bản: 15/08/2024" the second.
LabelledDay labelled_day(std::string_view text, UtcDay utc_day);

// What the names of an element, the names of an element that holds little more than it, or the words before it say
// about the date that it shows.
DayOf day_named_by(const GumboNode* node);

}  // namespace tra
