#include "search/sort_values.h"

#include <algorithm>

#include "search/fields.h"

namespace tra::search {

namespace {

// Maps signed integers to unsigned ones in the same order.
std::uint64_t rising(std::int64_t value) { return static_cast<std::uint64_t>(value) ^ (std::uint64_t{1} << 63); }

SortField sort_field(const Snapshot::Impl& snapshot, const SortKey& key) {
  const FieldId field = known_field(snapshot.schema, key.field);
  const FieldType type = snapshot.schema.fields()[field].type;
  if (type != FieldType::keyword && type != FieldType::integer && type != FieldType::date)
    throw Error(ErrorCode::invalid_argument,
                "hits are put in order by numbers, dates and keywords, which field '" + key.field + "' is not");
  return {field, type == FieldType::keyword ? &snapshot.keyword_values(field) : nullptr, key.descending,
          key.missing_first};
}

}  // namespace

std::vector<SortField> sort_fields(const Snapshot::Impl& snapshot, const SearchRequest& request) {
  std::vector<SortField> fields;
  if (!request.sort_field.empty())
    fields.push_back(sort_field(snapshot, {request.sort_field, request.descending, request.missing_first}));
  else if (!request.then_by.empty())
    throw Error(ErrorCode::invalid_argument, "further keys of an order follow a first one");
  for (const SortKey& key : request.then_by) fields.push_back(sort_field(snapshot, key));
  if (fields.size() > kMostSortKeys)
    throw Error(ErrorCode::invalid_argument, "hits are put in order by four fields at most");
  return fields;
}

SortColumn::SortColumn(const Snapshot::Impl& snapshot, const SortField& field, std::size_t segment)
    : field_(field), segment_(segment) {
  const format::Columns& columns = snapshot.segments[segment]->columns();
  if (field.keywords != nullptr)
    keyword_ = columns.keyword(field.field);
  else
    integer_ = columns.integer(field.field);
}

SortValue SortColumn::of(std::uint32_t document) const {
  if (integer_ != nullptr) {
    const std::uint32_t count = integer_->count(document);
    return count == 0 ? missing() : value(rising(integer_->value(document, field_.descending ? count - 1 : 0)));
  }
  if (keyword_ == nullptr) return missing();
  const auto [ordinals, size] = keyword_->set(keyword_->set_of(document));
  if (size == 0) return missing();
  const std::vector<std::uint32_t>& ranks = field_.keywords->ranks();
  SortValue best = {2, UINT64_MAX};
  for (std::uint32_t i = 0; i < size; ++i) {
    const std::uint32_t number = field_.keywords->number(segment_, static_cast<std::uint32_t>(ordinals[i]));
    best = std::min(best, value(ranks[number]));
  }
  return best;
}

}  // namespace tra::search
