// The lines that may be misread: every version of the loop finds those that a search line by line finds.
#include <algorithm>
#include <catch2/catch.hpp>
#include <string>
#include <vector>

#include "encoding/doubtful_lines.h"
#include "encoding/legacy_text.h"
#include "support/random.h"

namespace tra::analysis {
namespace {

using Lines = std::vector<std::string>;

Lines one_by_one(std::string_view text, std::size_t most) {
  Lines lines;
  for (std::size_t at = 0; at < text.size() && lines.size() < most;) {
    const std::size_t end = std::min(text.find('\n', at), text.size());
    const std::string_view line = text.substr(at, end - at);
    if (may_be_mojibake(line)) lines.push_back(std::to_string(at) + ":" + std::string(line));
    at = end + 1;
  }
  return lines;
}

Lines found(const LineKernels& kernels, std::string_view text, std::size_t most) {
  std::vector<LineOfText> places;
  find_doubtful_lines(text, most, places, kernels);
  Lines lines;
  for (const LineOfText& line : places)
    lines.push_back(std::to_string(line.at) + ":" + std::string(text.substr(line.at, line.bytes)));
  return lines;
}

// Pieces that make lines ordinary, doubtful, empty and neither, so that each meets each place of a block.
std::string random_text(test::Random& random) {
  const std::vector<std::string> pieces = {"\n", "\n\n", "ạ", "Ã", "đ", "a", std::string(61, 'x'), "Ã ng\n", "ộ\n"};
  std::string text;
  for (std::uint64_t i = random.below(40); i > 0; --i) text += pieces[random.below(pieces.size())];
  return text;
}

}  // namespace

TEST_CASE("doubtful lines are those of a search line by line, in every version", "[analysis]") {
  test::Random random(7);
  for (int i = 0; i < 20'000; ++i) {
    const std::string text = random_text(random);
    for (const LineKernels* kernels : runnable_line_kernels()) {
      CAPTURE(text, format::to_string(kernels->set));
      REQUIRE(found(*kernels, text, 1000) == one_by_one(text, 1000));
      REQUIRE(found(*kernels, text, 1) == one_by_one(text, 1));
    }
  }
}

TEST_CASE("doubtful lines at the borders of a block", "[analysis]") {
  for (std::size_t length = 0; length < 200; ++length)
    for (const LineKernels* kernels : runnable_line_kernels()) {
      const std::string before(length, 'x');
      CAPTURE(length, format::to_string(kernels->set));
      CHECK(found(*kernels, before + "Ã", 10).size() == 1);
      CHECK(found(*kernels, before + "Ã\n", 10).size() == 1);
      CHECK(found(*kernels, before + "ạÃ\nÃ", 10).size() == 1);
      CHECK(found(*kernels, before + "\n" + before + "ạ\n", 10).empty());
    }
}

}  // namespace tra::analysis
