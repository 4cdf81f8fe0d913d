#include "search/score_lift.h"

#include <algorithm>
#include <cmath>

#include "search/fields.h"

namespace tra::search {

namespace {

constexpr std::size_t kMostLifts = 8;
constexpr double kMostLift = 1000;

[[noreturn]] void refuse(const std::string& why) { throw Error(ErrorCode::invalid_argument, why); }

// The function f of a lift by a real field, in [0, 1]. The difference of two finite numbers may be infinite.
double real_share_of(const ValueLift& lift, double value) {
  const double half = static_cast<double>(lift.half), above = value - real_value(lift.origin);
  if (lift.shape == ValueLift::Shape::near) return std::exp2(-std::abs(above) / half);
  if (std::isinf(above)) return above > 0 ? 1 : 0;
  return above > 0 ? above / (above + half) : 0;
}

// The function f of a lift by other numbers.
double share_of(const ValueLift& lift, std::int64_t value) {
  const double half = static_cast<double>(lift.half);
  if (lift.shape == ValueLift::Shape::near) {
    // Unsigned, because the distance of two 64-bit numbers may need all 64 bits.
    const std::uint64_t distance = value > lift.origin
                                       ? static_cast<std::uint64_t>(value) - static_cast<std::uint64_t>(lift.origin)
                                       : static_cast<std::uint64_t>(lift.origin) - static_cast<std::uint64_t>(value);
    return std::exp2(-static_cast<double>(distance) / half);
  }
  const double above = static_cast<double>(value) - static_cast<double>(lift.origin);
  return above > 0 ? above / (above + half) : 0;
}

}  // namespace

double greatest_lift(const Ranking& ranking) {
  double greatest = 1;
  for (const ValueLift& lift : ranking.lifts) greatest *= 1 + static_cast<double>(lift.weight);
  return std::clamp(greatest, 1.0, kMostLift);
}

ScoreLift::ScoreLift(const Snapshot::Impl& snapshot, const std::vector<ValueLift>& lifts) {
  if (lifts.size() > kMostLifts) refuse("scores are lifted by eight fields at most");
  for (const ValueLift& lift : lifts) {
    const FieldId field = number_field(snapshot.schema, lift.field);
    if (!(lift.half > 0) || !std::isfinite(lift.half)) refuse("the half of a lift is a number above zero");
    if (!(lift.weight >= 0)) refuse("the weight of a lift is not below zero");
    check_number(snapshot.schema.fields()[field], lift.origin);
    Part& part = parts_.emplace_back(Part{lift, snapshot.schema.fields()[field].type == FieldType::real, {}});
    for (const auto& segment : snapshot.segments) part.columns.push_back(segment->columns().integer(field));
    greatest_ *= 1 + static_cast<double>(lift.weight);
  }
  if (!(greatest_ <= kMostLift)) refuse("scores are lifted to a thousand times at most");
}

double ScoreLift::Part::share(const format::IntegerColumn& column, std::uint32_t document) const {
  double greatest = 0;
  for (std::uint32_t i = 0; i < column.count(document); ++i)
    greatest = std::max(greatest, real ? real_share_of(lift, real_value(column.value(document, i)))
                                       : share_of(lift, column.value(document, i)));
  return greatest;
}

double ScoreLift::factor(DocAddress address) const {
  double factor = 1;
  for (const Part& part : parts_)
    if (const format::IntegerColumn* column = part.columns[address.segment])
      factor *= 1 + static_cast<double>(part.lift.weight) * part.share(*column, address.document);
  return std::min(factor, greatest_);
}

Score ScoreLift::lifted(Score score, DocAddress address) const {
  return static_cast<Score>(static_cast<double>(score) * factor(address));
}

Score ScoreLift::unlifted(Score least) const noexcept {
  if (least < 0) return least;
  return static_cast<Score>(static_cast<double>(least) / greatest_) - 1;  // rounding down loses less than one
}

}  // namespace tra::search
