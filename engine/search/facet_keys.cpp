#include "search/facet_keys.h"

#include <algorithm>

#include "search/calendar.h"
#include "search/fields.h"
#include "tra/document.h"

namespace tra {

namespace search {

namespace {

constexpr std::size_t kMostRanges = 10'000;

[[noreturn]] void refuse(const FacetRequest& request, const char* why) {
  throw Error(ErrorCode::invalid_argument, "facet '" + request.field + "': " + why);
}

}  // namespace

}  // namespace search

NumberRange NumberRange::reals(std::optional<double> from, std::optional<double> to, std::string name) {
  NumberRange range = {{}, {}, std::move(name), true};
  if (from) range.from = real_code(*from);
  if (to) range.to = real_code(*to);
  return range;
}

namespace search {

Facet::Facet(const Snapshot::Impl& snapshot, const FacetRequest& asked)
    : request(asked), field(known_field(snapshot.schema, asked.field)), type(snapshot.schema.fields()[field].type) {
  if (type != FieldType::keyword && !has_numbers(type)) refuse(asked, "only keywords, numbers and dates are counted");
  if (type != FieldType::date && asked.step != CalendarStep::none) refuse(asked, "only dates have years and months");
  if ((type == FieldType::keyword || type == FieldType::boolean) && !asked.ranges.empty())
    refuse(asked, "only numbers and dates have ranges");
  for (const NumberRange& range : asked.ranges)
    if ((range.from || range.to) && range.real != (type == FieldType::real))
      refuse(asked, "real fields have ranges of reals, and other fields have none");
  if (asked.step != CalendarStep::none && !asked.ranges.empty())
    refuse(asked, "either ranges or steps of the calendar");
  if (asked.ranges.size() > kMostRanges) refuse(asked, "more than 10,000 ranges");
  if (type == FieldType::keyword) values = &snapshot.keyword_values(field);
}

FacetKeys::FacetKeys(const Snapshot::Impl& snapshot, const Facet& facet, std::size_t segment)
    : facet_(facet), segment_(segment) {
  const format::Columns& columns = snapshot.segments[segment]->columns();
  if (facet.is_keyword())
    keyword_ = columns.keyword(facet.field);
  else
    integer_ = columns.integer(facet.field);
}

std::span<const std::int64_t> FacetKeys::of(std::uint32_t document) {
  keys_.clear();
  if (keyword_ != nullptr)
    add_keywords(document);
  else if (integer_ != nullptr)
    add_numbers(document);
  return keys_;
}

void FacetKeys::add_keywords(std::uint32_t document) {
  const auto [ordinals, size] = keyword_->set(keyword_->set_of(document));
  for (std::uint32_t i = 0; i < size; ++i)
    keys_.push_back(facet_.values->number(segment_, static_cast<std::uint32_t>(ordinals[i])));
}

void FacetKeys::add_numbers(std::uint32_t document) {
  const std::uint32_t count = integer_->count(document);
  for (std::uint32_t i = 0; i < count; ++i) add_number(integer_->value(document, i));
  if (keys_.size() < 2) return;
  std::sort(keys_.begin(), keys_.end());
  keys_.erase(std::unique(keys_.begin(), keys_.end()), keys_.end());
}

void FacetKeys::add_number(std::int64_t value) {
  const FacetRequest& request = facet_.request;
  if (request.ranges.empty()) return keys_.push_back(first_day_of(request.step, value));
  for (std::size_t i = 0; i < request.ranges.size(); ++i)
    if ((!request.ranges[i].from || value >= *request.ranges[i].from) &&
        (!request.ranges[i].to || value <= *request.ranges[i].to))
      keys_.push_back(static_cast<std::int64_t>(i));
}

}  // namespace search

}  // namespace tra
