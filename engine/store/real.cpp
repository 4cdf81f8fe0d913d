// Codes of doubles, in the order of their values.
#include <bit>
#include <cmath>

#include "tra/document.h"

namespace tra {

namespace {

// The bits of a negative double rise when its value falls, so all bits but the sign are inverted.
std::int64_t turned(std::int64_t bits) { return bits < 0 ? bits ^ INT64_MAX : bits; }

}  // namespace

std::int64_t real_code(double value) {
  if (!std::isfinite(value)) throw Error(ErrorCode::invalid_argument, "a real value is finite");
  return turned(std::bit_cast<std::int64_t>(value == 0 ? 0.0 : value));
}

double real_value(std::int64_t code) { return std::bit_cast<double>(turned(code)); }

}  // namespace tra
