// Fuzzes the frame and the term dictionary.
#include <memory>

#include "fuzz/framed.h"
#include "fuzz/target.h"
#include "support/bytes.h"
#include "tra/error.h"
#include "tra/format/term_dictionary.h"

namespace tra::fuzz {

using format::FileKind;

void run_frame(std::string_view input) {
  const auto bytes = std::make_unique<char[]>(input.size());
  std::copy(input.begin(), input.end(), bytes.get());
  const format::File file("fuzzed", test::as_bytes({bytes.get(), input.size()}), FileKind::terms, {});
  file.verify_all();
  for (std::uint64_t at = format::kHeaderSize; at < file.content_end(); at += 1000)
    file.read(at, std::min<std::uint64_t>(1000, file.content_end() - at));
}

std::vector<std::string> frame_seeds() {
  return {framed(FileKind::terms, ""), framed(FileKind::terms, "content"),
          framed(FileKind::terms, std::string(3 * format::kPageSize, 'x'))};
}

void run_terms(std::string_view input) {
  const FramedFile framed(FileKind::terms, input);
  const format::TermDictionary dictionary(framed.file());
  // The loop is bounded: a damaged dictionary may claim any number of terms, but each takes bytes of the file.
  std::string previous;
  std::uint64_t terms = 0;
  for (auto at = dictionary.begin(); at.valid(); at.next(), ++terms) {
    require(terms <= input.size(), "a dictionary has no more terms than bytes");
    require(at.term().size() <= format::kMaxTermBytes, "a term is no longer than its limit");
    if (terms % 16 == 0) previous = at.term();
  }
  dictionary.find(previous);
  for (const char* term : {"", "a", "tham", "việt", "\xFF\xFF"}) {
    dictionary.find(term);
    const auto at = dictionary.seek(term);
    if (at.valid()) at.term();
  }
}

std::vector<std::string> terms_seeds() {
  std::vector<std::string> seeds;
  for (const int count : {0, 1, 33, 200})
    seeds.push_back(content_of([&](format::FileWriter& file) {
      format::TermDictionaryWriter writer(file);
      std::uint64_t offset = 0;
      for (int i = 0; i < count; ++i) {
        format::PostingListRef list;
        list.documents = static_cast<std::uint32_t>(1 + i % 5);
        list.offset = offset;
        list.length = static_cast<std::uint64_t>(i % 5 == 0 ? 0 : i + 10);
        if (i % 5 == 0) list.only = {static_cast<std::uint32_t>(i), 2};
        offset += list.length;
        writer.add("thuật ngữ " + std::to_string(1000 + i), list);
      }
      writer.finish();
    }));
  return seeds;
}

}  // namespace tra::fuzz
