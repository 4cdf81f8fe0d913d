// Text -> tokens with byte offsets. The shape other parts build on; see engine/analysis/README.md.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace tra {

enum class AnalyzerKind : std::uint8_t { vietnamese = 0, plain = 1 };
enum class TokenType : std::uint8_t { syllable, word, number, symbol };

struct Token {
  std::uint32_t term;        // number in the analyzer's term table
  std::uint32_t start, end;  // bytes in the text given
  std::uint32_t position;
  TokenType type;
  bool alias;                // an extra token at the position of another
};

class Analyzer {
 public:
  explicit Analyzer(AnalyzerKind kind = AnalyzerKind::vietnamese);
  ~Analyzer();
  Analyzer(Analyzer&&) noexcept;
  Analyzer& operator=(Analyzer&&) noexcept;

  std::uint32_t analyze(std::string_view text, std::uint32_t first_position, std::vector<Token>& out);
  std::string_view key(std::uint32_t term) const;
  std::string text(std::uint32_t term) const;
  std::size_t term_count() const;
  std::size_t memory() const;
  void clear();
  static std::uint64_t fingerprint(AnalyzerKind kind);

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

std::string term_text(std::string_view key);
std::string_view folded(std::string_view key);

}  // namespace tra
