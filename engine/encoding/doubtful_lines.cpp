#include "encoding/doubtful_lines.h"

#include <algorithm>
#include <bit>
#include <cstdint>
#include <cstring>

#include "tra/format/intrinsics.h"

namespace tra::analysis {
namespace {

// The letters ạ to ỹ begin with this byte. Nearly every correct line has one, and no misread line has.
constexpr char kLetter = '\xE1';

// The characters as which Latin-1, Windows-1252 and Windows-1258 show single bytes, by the first bytes of their UTF-8.
// Of the characters that begin with C5 and C6, the Vietnamese ũ, ơ and ư are none.
bool shows_single_byte(unsigned char first, unsigned char second) {
  switch (first) {
    case 0xC2:
    case 0xC3:
    case 0xCB:  // ˆ and ˜
    case 0xE2:  // punctuation, € and ™
      return true;
    case 0xC4:  // Ă, as which Windows-1258 shows C3
      return second == 0x82;
    case 0xC5:  // Œ œ Š š Ÿ Ž ž
      return second == 0x92 || second == 0x93 || second == 0xA0 || second == 0xA1 || second == 0xB8 || second >= 0xBD;
    case 0xC6:  // ƒ
      return second == 0x92;
    default:
      return false;
  }
}

}  // namespace

bool may_be_mojibake(std::string_view text) {
  if (text.find(kLetter) != std::string_view::npos) return false;
  bool latin1 = false;
  for (std::size_t at = 0; at < text.size(); ++at) {
    const auto byte = static_cast<unsigned char>(text[at]);
    if (byte < 0xC0) continue;
    if (byte == 0xEF && text.substr(at).starts_with("\uFFFD")) continue;  // stands for a lost byte
    if (at + 1 == text.size() || !shows_single_byte(byte, static_cast<unsigned char>(text[at + 1]))) return false;
    latin1 = true;
  }
  return latin1;
}

// The line that the last block left open.
struct OpenLine {
  std::uint64_t has_letter = 0, is_empty = 1;  // 0 or 1
};

namespace {

constexpr std::size_t kBlock = 64;

// Bit i of each mask belongs to byte i of a block.
struct Masks {
  std::uint64_t ends, letters;  // which bytes are line ends, and which are kLetter
};

// Returns a bit for each line end of a block whose line is not empty and has no letter. Searching every line for its
// end and for the letter would mispredict two branches a line, because their places are random. This takes no branch.
//
// A run of bytes that are neither line ends nor the letter is a run of ones in `others`. Adding a one at the start of a
// run that follows the letter carries to the bit behind the run, so `behind` has the line ends of lines with the
// letter.
[[gnu::always_inline]] inline std::uint64_t ends_without_letter(Masks masks, OpenLine& open) {
  const std::uint64_t others = ~(masks.ends | masks.letters);
  const std::uint64_t starts = masks.letters << 1 | open.has_letter;
  const std::uint64_t sum = others + (starts & others);
  const std::uint64_t behind = sum | starts;
  const std::uint64_t empty = masks.ends << 1 | open.is_empty;
  open.has_letter = static_cast<std::uint64_t>(sum < others) | masks.letters >> 63;
  open.is_empty = masks.ends >> 63;
  return masks.ends & ~(behind | empty);
}

// Takes the line that ends before `end` when it may be misread.
void take_line(std::string_view text, std::size_t end, std::size_t most, std::vector<LineOfText>& lines) {
  const void* const before = ::memrchr(text.data(), '\n', end);
  const std::size_t begin =
      before == nullptr ? 0 : static_cast<std::size_t>(static_cast<const char*>(before) - text.data()) + 1;
  if (lines.size() < most && may_be_mojibake(text.substr(begin, end - begin))) lines.push_back({begin, end - begin});
}

// Finds the lines that end in the whole blocks of a text. Returns the line that stays open.
OpenLine find_scalar(std::string_view text, std::size_t most, std::vector<LineOfText>& lines) {
  OpenLine open;
  for (std::size_t at = 0; at + kBlock <= text.size(); at += kBlock) {
    Masks masks{0, 0};
    for (unsigned i = 0; i < kBlock; ++i) {
      masks.ends |= static_cast<std::uint64_t>(text[at + i] == '\n') << i;
      masks.letters |= static_cast<std::uint64_t>(text[at + i] == kLetter) << i;
    }
    for (std::uint64_t ends = ends_without_letter(masks, open); ends != 0; ends &= ends - 1)
      take_line(text, at + static_cast<std::size_t>(std::countr_zero(ends)), most, lines);
  }
  return open;
}

#if defined(__x86_64__)
__attribute__((always_inline, target("avx2"))) inline std::uint64_t equal_bytes(__m256i low, __m256i high,
                                                                                __m256i byte) {
  const auto in_low = static_cast<std::uint32_t>(_mm256_movemask_epi8(_mm256_cmpeq_epi8(low, byte)));
  const auto in_high = static_cast<std::uint32_t>(_mm256_movemask_epi8(_mm256_cmpeq_epi8(high, byte)));
  return in_low | static_cast<std::uint64_t>(in_high) << 32;
}

__attribute__((target("avx2"))) OpenLine find_avx2(std::string_view text, std::size_t most,
                                                   std::vector<LineOfText>& lines) {
  const __m256i end = _mm256_set1_epi8('\n'), letter = _mm256_set1_epi8(kLetter);
  OpenLine open;
  for (std::size_t at = 0; at + kBlock <= text.size(); at += kBlock) {
    const __m256i low = _mm256_loadu_si256(reinterpret_cast<const __m256i*>(text.data() + at));
    const __m256i high = _mm256_loadu_si256(reinterpret_cast<const __m256i*>(text.data() + at + kBlock / 2));
    const Masks masks{equal_bytes(low, high, end), equal_bytes(low, high, letter)};
    for (std::uint64_t ends = ends_without_letter(masks, open); ends != 0; ends &= ends - 1)
      take_line(text, at + static_cast<std::size_t>(std::countr_zero(ends)), most, lines);
  }
  return open;
}
#endif

constexpr LineKernels kScalar{format::InstructionSet::scalar, find_scalar};
#if defined(__x86_64__)
constexpr LineKernels kAvx2{format::InstructionSet::avx2, find_avx2};
const format::RunnableSets<LineKernels, 2> kSets({&kScalar, &kAvx2});
#else
const format::RunnableSets<LineKernels, 1> kSets({&kScalar});
#endif

// Takes the lines that end behind the whole blocks of a text, which must not be empty.
void find_in_rest(std::string_view text, OpenLine open, std::size_t most, std::vector<LineOfText>& lines) {
  std::size_t at = text.size() / kBlock * kBlock;
  do {
    const std::size_t end = std::min(text.find('\n', at), text.size());
    const bool has_letter = open.has_letter != 0 || text.substr(at, end - at).find(kLetter) != std::string_view::npos;
    if (!has_letter) take_line(text, end, most, lines);
    open = {};
    at = end + 1;
  } while (at < text.size());
}

}  // namespace

std::span<const LineKernels* const> runnable_line_kernels() { return kSets.all(); }

void find_doubtful_lines(std::string_view text, std::size_t most, std::vector<LineOfText>& lines) {
  static const LineKernels& best = kSets.best();
  find_doubtful_lines(text, most, lines, best);
}

void find_doubtful_lines(std::string_view text, std::size_t most, std::vector<LineOfText>& lines,
                         const LineKernels& kernels) {
  if (text.empty()) return;
  find_in_rest(text, kernels.find(text, most, lines), most, lines);
}

}  // namespace tra::analysis
