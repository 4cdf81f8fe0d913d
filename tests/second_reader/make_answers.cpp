// Asks an index questions and writes the engine's answers, one JSON object per line. They are for a second reader of
// the format: a program that was written from FORMAT.md and SCORING.md alone and must find the same documents and
// scores.
//  tra_second_reader_answers INDEX [SEED [QUESTIONS]]
//
//  {"kind": "and_not", "terms": [HEX...], "not": [HEX...],
//   "hits": [{"segment": 0, "doc": 17, "key": HEX, "score": 9.25}...], "total": 31}
//
//  kind:  single, or, and, and_not (all of terms, none of not), phrase (adjacent terms in order)
//  terms: keys of the dictionary, including the space byte, in hexadecimal digits. The order matters.
//  hits:  the best 20, in order. key: the document's key. segment: its position in the manifest. score: the 32-bit
//         float, with as many digits as a 64-bit float needs, so that readers get the exact value.
//  total: number of matching documents that are not deleted
#include <charconv>
#include <exception>
#include <iostream>
#include <nlohmann/json.hpp>

#include "second_reader/questions.h"
#include "tra/error.h"
#include "tra/searcher.h"

namespace tra::test {

namespace {

using Json = nlohmann::ordered_json;

constexpr std::size_t kHits = 20;

std::string hex(std::string_view bytes) {
  constexpr std::string_view kDigits = "0123456789abcdef";
  std::string text;
  for (const char byte : bytes) {
    text += kDigits[static_cast<unsigned char>(byte) >> 4];
    text += kDigits[static_cast<unsigned char>(byte) & 15];
  }
  return text;
}

Json hex(const std::vector<std::string>& keys) {
  Json all = Json::array();
  for (const std::string& key : keys) all.push_back(hex(key));
  return all;
}

SearchRequest plain_request(const Query& query) {
  SearchRequest request;
  request.query = query;
  request.limit = kHits;
  request.ranking.accents = false;
  request.ranking.near = Ranking::Near::never;
  request.ranking.pair_weight = request.ranking.opening_weight = request.ranking.passage_weight =
      request.ranking.compound_discount = 0;
  return request;
}

Json answer(const Searcher& searcher, const Question& question) {
  const SearchResult result = searcher.search(plain_request(question.query));
  Json hits = Json::array();
  for (const Hit& hit : result.hits)
    hits.push_back({{"segment", hit.address.segment},
                    {"doc", hit.address.document},
                    {"key", hex(searcher.snapshot().key(hit.address))},
                    {"score", static_cast<double>(hit.score)}});
  return {{"kind", question.kind},
          {"terms", hex(question.terms)},
          {"not", hex(question.others)},
          {"hits", hits},
          {"total", result.total}};
}

void make_answers(const std::string& index, std::uint64_t seed, std::uint64_t questions) {
  const std::shared_ptr<const Snapshot> snapshot = Snapshot::open(open_directory(index));
  const Searcher searcher(snapshot);
  QuestionMaker maker(*snapshot, seed);
  for (std::uint64_t i = 0; i < questions; ++i) std::cout << answer(searcher, maker.next()).dump() << '\n';
  std::cout.flush();
  if (!std::cout) throw Error(ErrorCode::io, "the answers cannot be written");
  for (const auto& [reason, times] : maker.passed_over())
    std::cerr << times << " draws passed over: " << reason << '\n';
}

std::uint64_t number(std::string_view text) {
  std::uint64_t value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc() || end != text.data() + text.size())
    throw Error(ErrorCode::invalid_argument, "'" + std::string(text) + "' is not a number");
  return value;
}

}  // namespace

}  // namespace tra::test

int main(int count, char** arguments) {
  using namespace tra::test;
  if (count < 2 || count > 4) {
    std::cerr << "usage: tra_second_reader_answers INDEX [SEED [QUESTIONS]]\n";
    return 2;
  }
  try {
    make_answers(arguments[1], count > 2 ? number(arguments[2]) : 1, count > 3 ? number(arguments[3]) : 200);
    return 0;
  } catch (const std::exception& error) {
    std::cerr << "tra_second_reader_answers: " << error.what() << '\n';
    return 2;
  }
}
