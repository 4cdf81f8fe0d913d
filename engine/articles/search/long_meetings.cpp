#include "articles/search/long_meetings.h"

#include <optional>
#include <utility>

#include "snapshot/snapshot_impl.h"

namespace tra::articles {

Partial find_long_meetings(const Searcher& searcher, const SearchRequest& request, std::vector<LongMeeting>& meetings) {
  const Snapshot& snapshot = searcher.snapshot();
  if (!has_best_dates(snapshot.schema())) return Partial::no;
  SearchRequest several_days = request;
  several_days.query = Query::all_of({request.query, Query::range(best_date_end_field, std::nullopt, std::nullopt)});
  const FieldId first = *snapshot.schema().find(best_date_field), last = *snapshot.schema().find(best_date_end_field);
  return searcher.for_each_match(several_days, [&](const Match& match) {
    const DocAddress address = match.address();
    const format::Columns& columns = snapshot.impl().segment(address).columns();
    const format::IntegerColumn *firsts = columns.integer(first), *lasts = columns.integer(last);
    if (firsts != nullptr && lasts != nullptr && firsts->count(address.document) > 0 &&
        lasts->count(address.document) > 0)
      meetings.push_back({address, {firsts->value(address.document, 0), lasts->value(address.document, 0)}});
    return true;
  });
}

std::vector<FacetCount> values_of(const Snapshot& snapshot, DocAddress address, const std::string& field) {
  std::vector<FacetCount> values;
  const FieldId id = *snapshot.schema().find(field);
  const format::Columns& columns = snapshot.impl().segment(address).columns();
  if (const format::KeywordColumn* keywords = columns.keyword(id)) {
    const auto [ordinals, count] = keywords->set(keywords->set_of(address.document));
    for (std::uint32_t i = 0; i < count; ++i)
      values.push_back({std::string(keywords->value(static_cast<std::uint32_t>(ordinals[i]))), 1});
  } else if (const format::IntegerColumn* numbers = columns.integer(id)) {
    for (std::uint32_t i = 0; i < numbers->count(address.document); ++i) {
      const std::int64_t number = numbers->value(address.document, i);
      values.push_back({std::to_string(number), 1, number, number});
    }
  }
  return values;
}

}  // namespace tra::articles
