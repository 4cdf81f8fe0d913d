// Fuzzes the query parser with any bytes. Lenient parsing must accept every text (except for too many words). Strict
// parsing must name a byte position in its errors. What strict parsing accepts, lenient parsing must read in the same
// way.
//
// With -fsanitize=fuzzer -DTRA_LIBFUZZER this is a libFuzzer target. Otherwise it runs on generated texts:
//  query_parser_fuzz [SEED [ROUNDS]]
#include <cstdint>
#include <cstdlib>
#include <iostream>
#include <random>
#include <string>

#include "fuzz/limits.h"
#include "tra/error.h"
#include "tra/query_parser.h"

namespace {

const tra::Schema& schema() {
  static const tra::Schema value = [] {
    tra::Schema made;
    made.text("title", 3, true).text("body").keyword("partner_country").date("date").integer("meeting_ordinal");
    return made;
  }();
  return value;
}

std::string parsed(std::string_view text, tra::ParserOptions& options, bool strict) {
  options.strict = strict;
  return to_string(tra::parse_query(text, schema(), options).query);
}

void require(bool condition, const char* what, std::string_view text) {
  if (condition) return;
  std::cerr << "query_parser_fuzz: " << what << ": " << text << '\n';
  std::abort();
}

void check(std::string_view text) {
  tra::ParserOptions options;
  options.match = static_cast<tra::ParserOptions::Match>(text.size() % 3);
  options.percent = static_cast<unsigned>(text.size() % 120);
  options.aliases = {{"country", "partner_country", {{"Lào", "LA"}, {"Cam-pu-chia", "KH"}}}, {"năm", "date", {}}};
  try {
    const std::string lenient = parsed(text, options, false);
    try {
      require(parsed(text, options, true) == lenient, "strict and lenient differ", text);
    } catch (const tra::Error& error) {
      require(error.code() == tra::ErrorCode::query_syntax, "strict parsing throws another code", text);
      require(error.offset() && *error.offset() <= text.size(), "no byte of the query is named", text);
    }
  } catch (const tra::Error& error) {
    require(error.code() == tra::ErrorCode::resource_exhausted, "lenient parsing throws", text);
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  check({reinterpret_cast<const char*>(data), size});
  return 0;
}

#ifndef TRA_LIBFUZZER
namespace {

// Generates pieces of the language in random order, sometimes with changed bytes.
std::string generate(std::mt19937_64& random) {
  static const char* const pieces[] = {
      "lào",     "Việt-Lào",  "AND",
      "OR",      "NOT",       "VÀ",
      "HOẶC",    "KHÔNG",     "VA\xCC\x80",
      "(",       ")",         "\"",
      "“",       "”",         "+",
      "-",       "*",         "~",
      "^",       "~2",        "^1.5",
      ":",       "title:",    "country:",
      "date:",   "năm:",      "2021",
      "..",      ">=",        ",",
      "2021-05", "31/8/2021", "meeting_ordinal:",
      "7",       "foo:",      "（",
      "）",      "：",        "＊",
      " ",       " ",         " ",
      " ",       "\n",        "\xC2\xA0",
      "\xFF",    "\xE1\xBB",  "\x01",
  };
  std::string text;
  const std::size_t length = random() % 24;
  for (std::size_t i = 0; i < length; ++i) text += pieces[random() % std::size(pieces)];
  if (!text.empty() && random() % 4 == 0) text[random() % text.size()] = static_cast<char>(random());
  if (random() % 5'000 == 0)
    for (int i = 0; i < 10 && text.size() < 400'000; ++i) text += text;
  return text;
}

}  // namespace

int main(int argc, char** argv) {
  const unsigned long long seed = argc > 1 ? std::strtoull(argv[1], nullptr, 10) : 1;
  const unsigned long long rounds = argc > 2 ? std::strtoull(argv[2], nullptr, 10) : 100'000;
  std::mt19937_64 random(seed);
  tra::fuzz::limit_memory();
  const std::string kept_in = "fuzz-query_parser.input";
  for (unsigned long long i = 0; i < rounds; ++i) {
    const std::string text = generate(random);
    const tra::fuzz::InputLimit limit(text, kept_in);
    check(text);
  }
  std::cout << rounds << " texts from seed " << seed << '\n';
}
#endif
