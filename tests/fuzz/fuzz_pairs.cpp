// Fuzzes pair tables.
#include "fuzz/framed.h"
#include "fuzz/target.h"
#include "tra/format/pair_table.h"

namespace tra::fuzz {

using format::FileKind;
using format::PairTable;

void run_pairs(std::string_view input) {
  const FramedFile framed(FileKind::pairs, input);
  const PairTable table(framed.file());
  // The loop is bounded: a damaged table may claim any number of entries, but each takes bytes of the file.
  std::uint64_t steps = 0;
  for (auto at = table.seek_term({}); at.valid(); at.next()) {
    require(++steps <= input.size(), "a table has no more terms than bytes");
    require(at.number() < table.terms(), "a term's number is below the number of terms");
    require(at.capitals() <= at.count(), "a word is not capitalised more often than it is counted");
  }
  steps = 0;
  for (auto at = table.seek_pair(0, 0); at.valid(); at.next()) {
    require(++steps <= input.size(), "a table has no more pairs than bytes");
    require(at.capitals() <= at.count(), "a pair is not capitalised more often than it is counted");
  }
  for (const char* term : {"", "tham", "từ 1050", "\xFF\xFF"})
    if (auto at = table.seek_term(term); at.valid()) {
      table.term(at.number());
      at.skip_to(table.terms() - 1);
    }
  for (const std::uint32_t number : {0u, 7u, 1000u, 0xFFFFFFFFu}) table.seek_pair(number, number);
}

std::vector<std::string> pairs_seeds() {
  std::vector<std::string> seeds;
  for (const std::uint32_t terms : {0u, 1u, 40u, 300u})
    seeds.push_back(content_of([&](format::FileWriter& file) {
      format::PairTableWriter writer(file);
      for (std::uint32_t i = 0; i < terms; ++i) writer.add_term("từ " + std::to_string(1000 + i), 3 * i + 3, i);
      for (std::uint32_t i = 0; i < terms; ++i)
        for (std::uint32_t j = i % 3; j < terms; j += 1 + i) writer.add_pair(i, j, i + j + 1, j % 2 == 0 ? 0 : j);
      writer.finish(10'000);
    }));
  return seeds;
}

}  // namespace tra::fuzz
