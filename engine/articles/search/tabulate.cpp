#include "articles/search/tabulate.h"

#include <algorithm>
#include <limits>
#include <optional>
#include <set>
#include <unordered_map>
#include <utility>

#include "articles/best_date.h"
#include "articles/calendar.h"
#include "articles/nearest.h"
#include "articles/own_facets.h"
#include "articles/search/long_meetings.h"
#include "articles/vietnamese_names.h"
#include "tra/error.h"

namespace tra::articles {
namespace {

constexpr std::size_t most_values = 5000;  // of one axis
constexpr std::int64_t ordinals_a_range = 5;
constexpr std::int64_t max_day = std::numeric_limits<std::int64_t>::max();

// What a table is cut by: a facet, a period of best dates, or ranges of the meeting's number.
struct By {
  enum class Kind : std::uint8_t { facet, own_facet, period, ordinal } kind = Kind::facet;
  std::string name, field;  // as asked, or for a name in Vietnamese the English one; of the index
  Period period = Period::year;
  bool is_keyword() const { return kind == Kind::facet || kind == Kind::own_facet; }
  bool is_of_best_dates() const { return kind == Kind::period && field == best_date_field; }
};

By understood(const std::string& asked, const Schema& schema, const OwnFacets& own) {
  if (own.has(asked)) return {By::Kind::own_facet, asked, own_facets_field};
  const std::string name(name_by_vietnamese(asked));
  if (const auto period = period_named(name))
    return {By::Kind::period, name, has_best_dates(schema) ? best_date_field : "date", *period};
  if (name == "ordinal" || name == "meeting_ordinal") return {By::Kind::ordinal, name, "meeting_ordinal"};
  if (const FacetField* facet = find_facet_field(name)) return {By::Kind::facet, name, std::string(facet->field)};
  std::vector<std::string> names{"year", "quarter", "month", "week", "day", "ordinal"};
  for (const FacetField& facet : facet_fields()) names.emplace_back(facet.short_name);
  for (const std::string& each : own.names()) names.push_back(each);
  throw Error(ErrorCode::invalid_argument, "articles are not counted by '" + asked + "'" + nearest(asked, names));
}

FacetRequest counting(const By& by) {
  FacetRequest request{by.field, by.kind == By::Kind::facet ? most_values : 0};
  if (by.kind != By::Kind::period) return request;
  static constexpr std::pair<Period, CalendarStep> steps[] = {{Period::year, CalendarStep::year},
                                                              {Period::quarter, CalendarStep::quarter},
                                                              {Period::month, CalendarStep::month},
                                                              {Period::week, CalendarStep::week}};
  for (const auto& [period, step] : steps)
    if (period == by.period) request.step = step;  // days are counted as they are
  return request;
}

// The days of an axis of best dates: the last that a meeting reaches into, and those that are asked for.
struct AxisDays {
  std::int64_t last = std::numeric_limits<std::int64_t>::min();
  DayBounds asked;
};

// The values of an axis: of a facet those that occur; of periods and ranges all from the first to the last.
class AxisValues {
 public:
  // `people` is null except for an axis of people.
  AxisValues(const By& by, const FacetResult& counted, const AxisDays& days, const OwnFacets& own, const People* people)
      : by_(by), people_(people) {
    if (people != nullptr)
      for (const FacetCount& count : people->merged(counted, 0).counts)
        values_.push_back({count.value, count.value, count.count});
    else if (by.kind == By::Kind::own_facet)
      values_ = own.table(by.name, counted.counts, most_values).counts;
    else if (by.kind == By::Kind::facet)
      for (const FacetCount& count : counted.counts)
        values_.push_back({count.value, facet_value_label(by.field, count.value), count.count});
    else if (counted.least && counted.greatest && by.is_of_best_dates())
      fill_between(std::max(*counted.least, days.asked.from.value_or(*counted.least)),
                   std::min(std::max(*counted.greatest, days.last), days.asked.to.value_or(max_day)));
    else if (counted.least && counted.greatest)
      fill_between(*counted.least, *counted.greatest);
    for (std::size_t i = 0; i < values_.size(); ++i) places_.emplace(values_[i].value, i);
    if (by.is_keyword()) return;
    for (const FacetCount& count : counted.counts)
      if (const auto at = place(count)) values_[*at].count += count.count;
  }

  // The place of what was counted on the axis; none for a value of another facet of one's own, and for days before
  // those that are asked for.
  std::optional<std::size_t> place(const FacetCount& counted) const {
    std::string name = counted.value;
    if (by_.kind == By::Kind::own_facet) {
      if (!name.starts_with(by_.name + "=")) return std::nullopt;
      name.erase(0, by_.name.size() + 1);
    } else if (people_ != nullptr) {
      name = people_->name_of(name);
    } else if (!by_.is_keyword()) {
      name = name_of(begin_of(*counted.from));
    }
    const auto found = places_.find(name);
    return found == places_.end() ? std::nullopt : std::optional(found->second);
  }

  // The places of every period with a day of the meeting.
  std::set<std::size_t> places(const BestDate& days) const {
    std::set<std::size_t> places;
    const std::int64_t last = std::min(days.last, greatest_);
    for (std::int64_t begin = begin_of(std::max(days.first, least_)); begin <= last; begin = after(begin))
      if (const auto found = places_.find(name_of(begin)); found != places_.end()) places.insert(found->second);
    return places;
  }

  const std::vector<LabelledCount>& values() const { return values_; }

 private:
  std::int64_t begin_of(std::int64_t number) const {
    return by_.kind == By::Kind::period ? period_begin(by_.period, number) : number - (number - 1) % ordinals_a_range;
  }
  std::int64_t after(std::int64_t begin) const {
    return by_.kind == By::Kind::period ? period_after(by_.period, begin) : begin + ordinals_a_range;
  }
  std::string name_of(std::int64_t begin) const {
    return by_.kind == By::Kind::period ? period_name(by_.period, begin)
                                        : std::to_string(begin) + ".." + std::to_string(after(begin) - 1);
  }

  void fill_between(std::int64_t least, std::int64_t greatest) {
    least_ = least;
    greatest_ = greatest;
    for (std::int64_t begin = begin_of(least); begin <= greatest; begin = after(begin)) {
      if (values_.size() == most_values)
        throw Error(ErrorCode::invalid_argument, "more than " + std::to_string(most_values) + " columns by " +
                                                     by_.name + "; take longer periods, or narrow by dates");
      const std::string name = name_of(begin);
      values_.push_back({name, name, 0});
    }
  }

  const By by_;
  const People* people_;
  std::vector<LabelledCount> values_;
  std::unordered_map<std::string, std::size_t> places_;
  std::int64_t least_ = 0, greatest_ = -1;  // of what periods and ranges are made for
};

class Tabulation {
 public:
  Tabulation(const Searcher& searcher, const Query& query, const DayBounds& days, const SearchRequest& how,
             const std::function<const People&()>& people)
      : searcher_(searcher), own_(OwnFacets::of(searcher.snapshot())), people_(people), how_(how) {
    days_.asked = days;
    how_.query = query;
    how_.limit = how_.offset = 0;
    how_.facets.clear();
    how_.filters.clear();
    how_.sort_field.clear();
  }

  ArticleTable run(const std::vector<std::string>& names) {
    if (names.empty() || names.size() > 2)
      throw Error(ErrorCode::invalid_argument, "articles are counted by one thing or by two");
    std::vector<By> by;
    for (const std::string& name : names) by.push_back(understood(name, searcher_.snapshot().schema(), own_));
    if (by.size() == 1)
      how_.facets = {counting(by[0])};
    else
      how_.crosses = {{counting(by[0]), counting(by[1])}};
    const SearchResult found = searcher_.search(how_);
    table_.total = found.total;
    note(found.partial);
    if (std::any_of(by.begin(), by.end(), [](const By& one) { return one.is_of_best_dates(); }))
      note(find_long_meetings(searcher_, how_, long_meetings_));
    for (const LongMeeting& meeting : long_meetings_) days_.last = std::max(days_.last, meeting.days.last);
    if (by.size() == 1) {
      const AxisValues values = add_axis(by[0], found.facets.front());
      for (const LongMeeting& meeting : long_meetings_) add_rest(0, places(meeting, by[0], values));
      table_.cells = {table_.axes[0].sums};
    } else {
      const CrossResult& counted = found.crosses.front();
      const AxisValues rows = add_axis(by[0], counted.rows), columns = add_axis(by[1], counted.columns);
      cross(rows, columns, counted);
      for (const LongMeeting& meeting : long_meetings_)
        add_rest(places(meeting, by[0], rows), places(meeting, by[1], columns));
    }
    return std::move(table_);
  }

 private:
  // The table is complete when each search for it is.
  void note(Partial partial) {
    if (partial != Partial::no) table_.incomplete = partial;
  }

  AxisValues add_axis(const By& by, const FacetResult& counted) {
    const bool labelled = by.kind == By::Kind::facet;
    ArticleTable::Axis axis{by.name, labelled ? by.field : std::string(), {}, {}, counted.without};
    AxisValues values(by, counted, days_, own_, labelled && by.field == "person" ? &people_() : nullptr);
    axis.values = values.values();
    for (const LabelledCount& value : axis.values) axis.sums.push_back(value.count);
    if (by.kind == By::Kind::own_facet) axis.without = without(axis);
    table_.axes.push_back(std::move(axis));
    return values;
  }

  // All facets of one's own share a field, so articles without this facet may have values of others.
  std::uint64_t without(const ArticleTable::Axis& axis) {
    if (axis.values.empty()) return table_.total;
    std::vector<std::string> values;
    for (const LabelledCount& value : axis.values) values.push_back(value.value);
    SearchRequest request = how_;
    request.facets.clear();
    request.crosses.clear();
    request.query =
        Query::boolean({how_.query}, {}, {Query::keyword(own_facets_field, own_.stored(axis.name, values))});
    const SearchResult found = searcher_.search(request);
    note(found.partial);
    return found.total;
  }

  void cross(const AxisValues& rows, const AxisValues& columns, const CrossResult& counted) {
    table_.cells.assign(rows.values().size(), std::vector<std::uint64_t>(columns.values().size()));
    for (std::size_t r = 0; r < counted.counts.size(); ++r)
      for (std::size_t c = 0; c < counted.counts[r].size(); ++c) {
        const auto row = rows.place(counted.rows.counts[r]), column = columns.place(counted.columns.counts[c]);
        if (row && column) table_.cells[*row][*column] += counted.counts[r][c];
      }
  }

  // Where an article is on an axis, and where of these it has been counted: of days at the first.
  struct Places {
    std::set<std::size_t> all, counted;
  };

  Places places(const LongMeeting& meeting, const By& by, const AxisValues& values) const {
    if (by.is_of_best_dates())
      return {values.places(meeting.days), values.places({meeting.days.first, meeting.days.first})};
    Places places;
    for (const FacetCount& value : values_of(searcher_.snapshot(), meeting.address, by.field))
      if (const auto place = values.place(value)) places.all.insert(*place);
    places.counted = places.all;
    return places;
  }

  void add_rest(std::size_t axis, const Places& places) {
    for (const std::size_t place : places.all)
      if (!places.counted.contains(place)) {
        ++table_.axes[axis].values[place].count;
        ++table_.axes[axis].sums[place];
      }
  }

  void add_rest(const Places& rows, const Places& columns) {
    add_rest(0, rows);
    add_rest(1, columns);
    for (const std::size_t row : rows.all)
      for (const std::size_t column : columns.all)
        if (!rows.counted.contains(row) || !columns.counted.contains(column)) ++table_.cells[row][column];
  }

  const Searcher& searcher_;
  const OwnFacets own_;
  const std::function<const People&()>& people_;
  SearchRequest how_;
  AxisDays days_;
  std::vector<LongMeeting> long_meetings_;
  ArticleTable table_;
};

}  // namespace

ArticleTable tabulate(const Searcher& searcher, const Query& query, const DayBounds& days, const SearchRequest& how,
                      const std::vector<std::string>& by, const std::function<const People&()>& people) {
  return Tabulation(searcher, query, days, how, people).run(by);
}

}  // namespace tra::articles
