#include "search/facet_counts.h"

#include <algorithm>
#include <utility>

#include "search/calendar.h"
#include "text/numbers.h"
#include "tra/document.h"

namespace tra::search {

namespace {

constexpr std::uint64_t kFew = 8;  // from this many values per document on, values are counted in a table

std::string written(FieldType type, std::int64_t number) {
  if (type == FieldType::boolean) return number == 0 ? "false" : "true";
  if (type == FieldType::real) return text::shortest(real_value(number));
  if (type != FieldType::date) return std::to_string(number);
  try {
    return format_date(number);
  } catch (const Error&) {  // outside the years of four digits
    return std::to_string(number);
  }
}

}  // namespace

FacetCounts::FacetCounts(const Snapshot::Impl& snapshot, const Facet& facet, std::uint64_t matches)
    : snapshot_(snapshot), facet_(facet), few_(!facet.is_keyword() || matches * kFew < facet.values->size()) {
  if (!few_) dense_.resize(facet.values->size());
}

void FacetCounts::add(std::size_t segment, const DocumentBits& documents, Work& work) {
  const format::Columns& columns = snapshot_.segments[segment]->columns();
  if (facet_.is_keyword()) {
    if (const format::KeywordColumn* column = columns.keyword(facet_.field))
      return add_keywords(segment, *column, documents, work);
  } else if (const format::IntegerColumn* column = columns.integer(facet_.field)) {
    return add_numbers(segment, *column, documents, work);
  }
  without_ += documents.count();
}

void FacetCounts::add_keywords(std::size_t segment, const format::KeywordColumn& column, const DocumentBits& documents,
                               Work& work) {
  const std::uint64_t matches = documents.count();
  work.step(matches);
  if (matches * kFew < column.sets()) {
    documents.for_each([&](std::uint32_t document) { add_set(segment, column, column.set_of(document), 1); });
    return;
  }
  std::vector<std::uint32_t> sets(column.sets());
  column.count_sets(documents.words(), sets);
  for (std::uint32_t set = 0; set < sets.size(); ++set)
    if (sets[set] != 0) add_set(segment, column, set, sets[set]);
}

void FacetCounts::add_set(std::size_t segment, const format::KeywordColumn& column, std::uint32_t set,
                          std::uint64_t documents) {
  const auto [ordinals, size] = column.set(set);
  if (size == 0) without_ += documents;
  for (std::uint32_t i = 0; i < size; ++i)
    count(facet_.values->number(segment, static_cast<std::uint32_t>(ordinals[i])), documents);
}

void FacetCounts::add_numbers(std::size_t segment, const format::IntegerColumn& column, const DocumentBits& documents,
                              Work& work) {
  FacetKeys keys(snapshot_, facet_, segment);
  std::int64_t last_key = 0;
  // Consecutive documents with the key last_key, counted together because neighbours often share a key.
  std::uint64_t in_row = 0;
  documents.for_each([&](std::uint32_t document) {
    work.step(keys.work());
    const std::uint32_t values = column.count(document);
    if (values == 0) {
      ++without_;
      return;
    }
    const std::int64_t first = column.value(document, 0), last = column.value(document, values - 1);
    if (!least_ || first < *least_) least_ = first;
    if (!greatest_ || last > *greatest_) greatest_ = last;
    for (const std::int64_t key : keys.of(document)) {
      if (key != last_key) {
        if (in_row > 0) count(last_key, std::exchange(in_row, 0));
        last_key = key;
      }
      ++in_row;
    }
  });
  if (in_row > 0) count(last_key, in_row);
}

std::uint64_t FacetCounts::count_of(std::int64_t key) const {
  if (!few_) return dense_[static_cast<std::size_t>(key)];
  const auto found = sparse_.find(key);
  return found == sparse_.end() ? 0 : found->second;
}

std::vector<std::int64_t> FacetCounts::shown() const {
  const FacetRequest& request = facet_.request;
  std::vector<std::int64_t> keys;
  if (!request.ranges.empty()) {
    for (std::size_t i = 0; i < request.ranges.size(); ++i) keys.push_back(static_cast<std::int64_t>(i));
    return keys;
  }
  for (std::size_t i = 0; i < dense_.size(); ++i)
    if (dense_[i] != 0) keys.push_back(static_cast<std::int64_t>(i));
  for (const auto& [key, documents] : sparse_) keys.push_back(key);
  if (request.step != CalendarStep::none) {
    std::sort(keys.begin(), keys.end());
    return keys;
  }
  const std::size_t shown = request.limit == 0 ? keys.size() : std::min(keys.size(), request.limit);
  std::partial_sort(keys.begin(), keys.begin() + static_cast<std::ptrdiff_t>(shown), keys.end(),
                    [&](std::int64_t a, std::int64_t b) {
                      const std::uint64_t of_a = count_of(a), of_b = count_of(b);
                      return of_a != of_b ? of_a > of_b : a < b;
                    });
  keys.resize(shown);
  return keys;
}

FacetCount FacetCounts::described(std::int64_t key) const {
  const FacetRequest& request = facet_.request;
  const std::uint64_t documents = count_of(key);
  if (facet_.is_keyword()) return {std::string(facet_.values->value(static_cast<std::size_t>(key))), documents, {}, {}};
  if (!request.ranges.empty()) {
    const NumberRange& range = request.ranges[static_cast<std::size_t>(key)];
    std::string name = range.name;
    if (name.empty())
      name = (range.from ? written(facet_.type, *range.from) : "") + ".." +
             (range.to ? written(facet_.type, *range.to) : "");
    return {std::move(name), documents, range.from, range.to};
  }
  if (request.step == CalendarStep::none) return {written(facet_.type, key), documents, key, key};
  return {name_of(request.step, key), documents, key, last_day_of(request.step, key)};
}

FacetResult FacetCounts::result(const std::vector<std::int64_t>& keys) const {
  FacetResult result;
  result.field = facet_.request.field;
  for (const std::int64_t key : keys) result.counts.push_back(described(key));
  result.without = without_;
  result.least = least_;
  result.greatest = greatest_;
  return result;
}

}  // namespace tra::search
