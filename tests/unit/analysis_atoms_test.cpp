// Atoms: none is empty, and each ends at the same byte in its text and in the span cut out of the text. The regression:
// invisible characters near an atom's maximum length once gave different ends.
#include <catch2/catch.hpp>
#include <string>
#include <vector>

#include "analysis/scan.h"
#include "tra/analyzer.h"

namespace {

using tra::analysis::CharClass;

bool begins_atom(std::string_view text, std::size_t at) {
  const CharClass kind = tra::analysis::classify(text, at).kind;
  return kind == CharClass::letter || kind == CharClass::digit;
}

// The ends of all atoms in the span from text[at] to text[end].
std::vector<std::size_t> atom_ends(std::string_view text, std::size_t at, std::size_t end) {
  std::vector<std::size_t> ends;
  while (at < end) {
    REQUIRE(begins_atom(text, at));
    const tra::analysis::Atom atom = tra::analysis::scan_atom(text, at);
    REQUIRE(atom.end > at);
    ends.push_back(atom.end);
    at = atom.end;
    if (at < end) at += tra::analysis::tie_length(text, at, atom.number);
  }
  return ends;
}

void check_atoms(const std::string& text) {
  CAPTURE(text);
  for (std::size_t at = 0; at < text.size();) {
    if (!begins_atom(text, at)) {
      at += tra::analysis::classify(text, at).length;
      continue;
    }
    const std::size_t end = tra::analysis::scan_span(text, at);
    REQUIRE(end > at);
    std::vector<std::size_t> in_span = atom_ends(std::string_view(text).substr(at, end - at), 0, end - at);
    for (std::size_t& each : in_span) each += at;
    REQUIRE(in_span == atom_ends(text, at, end));
    REQUIRE(in_span.back() == end);
    at = end;
  }
  for (const tra::AnalyzerKind kind : {tra::AnalyzerKind::vietnamese, tra::AnalyzerKind::plain}) {
    tra::Analyzer analyzer(kind);
    std::vector<tra::Token> tokens;
    analyzer.analyze(text, 0, tokens);
    for (const tra::Token& token : tokens) REQUIRE(token.start < token.end);
  }
}

}  // namespace

TEST_CASE("every atom ends where scan and plan agree", "[analysis]") {
  const std::string unseen[] = {"\u00AD", "\u200B", "\u200C", "\u200D", "\u2060", "\uFEFF", "\u200B\u200B"};
  const std::string behind[] = {"", "b", "đ", "\u0301", " ", "-b", "1", "\u200B", "漢", "\xFF"};
  const std::string runs[] = {"a", "1", "đ", "ệ", "a\u0323", "\u0E81", "12.", "a-"};
  for (const std::string& run : runs)
    for (std::size_t length = 90; length <= 110; ++length) {
      std::string begin;
      while (begin.size() + run.size() <= length) begin += run;
      for (const std::string& invisible : unseen)
        for (const std::string& rest : behind) check_atoms(begin + invisible + rest);
    }
}

TEST_CASE("pages in scripts without spaces give atoms that end", "[analysis]") {
  const std::string words[] = {
      "ລັດຖະມົນຕີຕ່າງປະເທດຢ້ຽມຢາມຫວຽດນາມ", "ປະທານປະເທດພົບປະຜູ້ນຳຂັ້ນສູງ",           "รัฐมนตรีต่างประเทศเยือนเวียดนาม",
      "นายกรัฐมนตรีพบผู้นำระดับสูง",        "រដ្ឋមន្ត្រីការបរទេសធ្វើទស្សនកិច្ចផ្លូវការ", "នៅប្រទេសវៀតណាមនិងជួបមេដឹកនាំ",
      "နိုင်ငံခြားရေးဝန်ကြီးရောက်ရှိ"};
  for (const std::string& first : words)
    for (const std::string& second : words)
      for (std::size_t pad = 0; pad < 8; ++pad)
        for (const char* between : {"", "\u200B", " ", "\u200C"})
          check_atoms(std::string(pad, 'x') + first + between + second + between + first);
}

TEST_CASE("invisible characters do not part a word", "[analysis]") {
  const auto words = [](std::string_view text) {
    tra::Analyzer analyzer;
    std::vector<tra::Token> tokens;
    analyzer.analyze(text, 0, tokens);
    std::string out;
    for (const tra::Token& token : tokens) out += (out.empty() ? "" : "|") + analyzer.text(token.term);
    return out;
  };
  CHECK(words("Vi\u200B\u200Bệt\u200B Nam\u00AD\u200C") == "việt|nam");
  CHECK(words("\uFEFF\u200BViệt\u2060\u200D \u200BNam") == "việt|nam");
}
