#include "search/sort_values.h"

#include <algorithm>

#include "search/fields.h"
#include "search/kernels/kernels.h"

namespace tra::search {

namespace {

// Maps signed integers to unsigned ones in the same order, and back.
constexpr std::uint64_t kSign = std::uint64_t{1} << 63;
std::uint64_t rising(std::int64_t value) { return static_cast<std::uint64_t>(value) ^ kSign; }
std::int64_t from_rising(std::uint64_t rising) { return static_cast<std::int64_t>(rising ^ kSign); }

SortField sort_field(const Snapshot::Impl& snapshot, const SortKey& key) {
  const FieldId field = known_field(snapshot.schema, key.field);
  const FieldType type = snapshot.schema.fields()[field].type;
  if (type != FieldType::keyword && !has_numbers(type))
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

SortValue SortColumn::first_in_window(std::uint32_t base) const {
  if (integer_ == nullptr) return {};
  const format::IntegerColumn::Extremes& extremes = integer_->extremes()[base / kWindow];
  const bool has_values = extremes.least <= extremes.greatest;
  if (!has_values || (field_.missing_first && !extremes.all)) return missing();
  return value(rising(field_.descending ? extremes.greatest : extremes.least));
}

// The codes of the documents that do not sort after `last`; nothing where one range of codes cannot tell.
std::optional<format::IntegerColumn::CodeRange> SortColumn::codes_up_to(const SortValue& last) const {
  if (integer_ == nullptr || !integer_->has_codes() || last.group != 1) return std::nullopt;
  if (field_.descending && field_.missing_first) return std::nullopt;
  const std::int64_t value = from_rising(field_.descending ? ~last.order : last.order);
  if (field_.descending) return integer_->codes_of(value, INT64_MAX);
  format::IntegerColumn::CodeRange codes = integer_->codes_of(INT64_MIN, value);
  if (!field_.missing_first) return codes;
  return codes.first > codes.last ? format::IntegerColumn::CodeRange{0, 0}
                                  : format::IntegerColumn::CodeRange{0, codes.last};
}

void SortColumn::keep_up_to(const SortValue& last, std::uint32_t base, std::uint32_t count,
                            WindowBits& documents) const {
  const auto codes = codes_up_to(last);
  if (!codes) return;
  WindowBits kept;
  kept.clear();
  if (codes->first <= codes->last)
    search_kernels().in_range(integer_->codes().data(base), integer_->codes().width(), count, codes->first, codes->last,
                              kept.words);
  documents.intersect(kept);
}

}  // namespace tra::search
