#include "tra/format/pfor.h"

#include <algorithm>
#include <array>

namespace tra::format {

namespace {

constexpr unsigned kMoreBits = 8;  // an exception stores its upper bits in one byte
constexpr std::uint8_t kPatched = 0x40;

std::size_t packed_size(std::size_t count, unsigned bits) {
  return count == kBlockSize ? 16 * bits : (count * bits + 7) / 8;
}

void pack_row(std::span<const std::uint32_t> values, unsigned bits, std::byte* to) {
  std::uint64_t window = 0;
  unsigned held = 0;
  for (const std::uint32_t value : values) {
    window |= static_cast<std::uint64_t>(value) << held;
    for (held += bits; held >= 8; held -= 8, window >>= 8) *to++ = static_cast<std::byte>(window);
  }
  if (held > 0) *to = static_cast<std::byte>(window);
}

void unpack_row(const std::byte* from, const std::byte* end, std::size_t count, unsigned bits, std::uint32_t* to) {
  const std::uint64_t mask = (std::uint64_t{1} << bits) - 1;
  for (std::size_t i = 0, bit = 0; i < count; ++i, bit += bits) {
    const std::byte* at = from + bit / 8;
    std::uint64_t window = 0;
    if (end - at >= 8)
      window = load<std::uint64_t>(at);
    else
      std::memcpy(&window, at, static_cast<std::size_t>(end - at));
    to[i] = static_cast<std::uint32_t>(window >> (bit % 8) & mask);
  }
}

// The width that minimises the block's size, and the number of values that become exceptions at this width.
std::pair<unsigned, std::size_t> best_width(std::span<const std::uint32_t> values) {
  std::array<std::size_t, 33> of_width{};
  unsigned widest = 0;
  for (const std::uint32_t value : values) {
    const auto width = static_cast<unsigned>(std::bit_width(value));
    ++of_width[width];
    widest = std::max(widest, width);
  }
  unsigned best = widest;
  std::size_t best_exceptions = 0, exceptions = 0, best_size = packed_size(values.size(), widest);
  for (unsigned width = widest; width > 0 && widest - width < kMoreBits; --width) {
    exceptions += of_width[width];
    const std::size_t size = packed_size(values.size(), width - 1) + 1 + 2 * exceptions;
    if (size < best_size) best = width - 1, best_exceptions = exceptions, best_size = size;
  }
  return {best, best_exceptions};
}

}  // namespace

void encode_pfor(std::span<const std::uint32_t> values, ByteWriter& out) {
  const auto [bits, exceptions] = best_width(values);
  out.u8(static_cast<std::uint8_t>(bits | (exceptions != 0 ? kPatched : 0)));
  std::array<std::uint32_t, kBlockSize> low{};
  const auto mask = static_cast<std::uint32_t>((std::uint64_t{1} << bits) - 1);
  for (std::size_t i = 0; i < values.size(); ++i) low[i] = values[i] & mask;
  const std::size_t at = out.size();
  out.buffer().resize(at + packed_size(values.size(), bits));
  if (values.size() == kBlockSize)
    pack(low.data(), bits, out.buffer().data() + at);
  else
    pack_row(std::span(low).first(values.size()), bits, out.buffer().data() + at);
  if (exceptions == 0) return;
  out.u8(static_cast<std::uint8_t>(exceptions));
  for (std::size_t i = 0; i < values.size(); ++i)
    if (values[i] > mask) {
      out.u8(static_cast<std::uint8_t>(i));
      out.u8(static_cast<std::uint8_t>(values[i] >> bits));
    }
}

const std::byte* decode_pfor(const std::byte* from, const std::byte* end, std::size_t count, std::uint32_t* to) {
  const std::byte* const after = skip_pfor(from, end, count);
  if (after == nullptr) return nullptr;
  const auto code = std::to_integer<std::uint8_t>(*from++);
  const unsigned bits = code & 63u;
  if (count == kBlockSize)
    kernels().unpack(from, bits, to);
  else
    unpack_row(from, end, count, bits, to);
  if (code < kPatched) return after;
  for (from += packed_size(count, bits) + 1; from < after; from += 2) {
    const auto index = std::to_integer<std::size_t>(from[0]);
    if (index >= count) return nullptr;
    to[index] |= static_cast<std::uint32_t>(std::to_integer<std::uint64_t>(from[1]) << bits);
  }
  return after;
}

const std::byte* decode_pfor_value(const std::byte* from, const std::byte* end, std::size_t count, std::size_t index,
                                   std::uint32_t& value) {
  const std::byte* const after = skip_pfor(from, end, count);
  if (after == nullptr || index >= count) return nullptr;
  const auto code = std::to_integer<std::uint8_t>(*from++);
  const unsigned bits = code & 63u;
  if (count == kBlockSize) {
    const std::size_t bit = index / 4 * bits, shift = bit % 32;
    const std::byte* const word = from + 16 * (bit / 32) + 4 * (index % 4);
    std::uint64_t window = bits == 0 ? 0 : load<std::uint32_t>(word);
    if (shift + bits > 32) window |= static_cast<std::uint64_t>(load<std::uint32_t>(word + 16)) << 32;
    value = static_cast<std::uint32_t>(window >> shift & ((std::uint64_t{1} << bits) - 1));
  } else {
    std::uint32_t values[kBlockSize];
    unpack_row(from, end, index + 1, bits, values);
    value = values[index];
  }
  if (code < kPatched) return after;
  for (from += packed_size(count, bits) + 1; from < after; from += 2)
    if (const auto patched = std::to_integer<std::size_t>(from[0]); patched >= count)
      return nullptr;
    else if (patched == index)
      value |= static_cast<std::uint32_t>(std::to_integer<std::uint64_t>(from[1]) << bits);
  return after;
}

const std::byte* skip_pfor(const std::byte* from, const std::byte* end, std::size_t count) {
  if (from >= end) return nullptr;
  const auto code = std::to_integer<std::uint8_t>(*from++);
  const unsigned bits = code & 63u;
  if (bits > 32 || code > (kPatched | 32)) return nullptr;
  std::size_t size = packed_size(count, bits);
  if (static_cast<std::size_t>(end - from) < size) return nullptr;
  if (code < kPatched) return from + size;
  if (static_cast<std::size_t>(end - from) < size + 1) return nullptr;
  size += 1 + 2 * std::to_integer<std::size_t>(from[size]);
  return static_cast<std::size_t>(end - from) < size ? nullptr : from + size;
}

}  // namespace tra::format
