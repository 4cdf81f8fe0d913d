// Writes a synthetic archive of Vietnamese articles as JSON Lines to standard output.
//
//   tra_generate_corpus N [--seed S] [--first NUMBER] [--flat | --titles]
//
// The same arguments give the same bytes, and an article depends on the seed and its number alone: a larger archive
// begins with the smaller one, and --first writes a later part. With --titles articles have no text but a title.
#include <charconv>
#include <cstdio>
#include <cstring>
#include <string>

#include "article.h"

namespace {

constexpr std::uint64_t kMostArticles = 10'000'000;
constexpr std::size_t kWriteAt = 1 << 20;

struct Arguments {
  std::uint64_t articles = 0, seed = 1, first = 0;
  tra::generator::Layout layout = tra::generator::Layout::archive;
};

bool parse_number(const char* text, std::uint64_t& number) {
  const char* end = text + std::strlen(text);
  const auto [stopped, error] = std::from_chars(text, end, number);
  return error == std::errc() && stopped == end;
}

bool parse(int count, char** values, Arguments& arguments) {
  bool has_articles = false;
  for (int i = 1; i < count; ++i) {
    const std::string word = values[i];
    if (word == "--flat") {
      arguments.layout = tra::generator::Layout::flat;
    } else if (word == "--titles") {
      arguments.layout = tra::generator::Layout::titles;
    } else if ((word == "--seed" || word == "--first") && i + 1 < count) {
      if (!parse_number(values[++i], word == "--seed" ? arguments.seed : arguments.first)) return false;
    } else if (has_articles || !parse_number(values[i], arguments.articles)) {
      return false;
    } else {
      has_articles = true;
    }
  }
  return has_articles && arguments.articles <= kMostArticles;
}

bool write(std::string& bytes) {
  const bool whole = std::fwrite(bytes.data(), 1, bytes.size(), stdout) == bytes.size();
  bytes.clear();
  return whole;
}

}  // namespace

int main(int count, char** values) {
  Arguments arguments;
  if (!parse(count, values, arguments)) {
    std::fputs("usage: tra_generate_corpus N [--seed S] [--first NUMBER] [--flat | --titles]   (N up to 10000000)\n",
               stderr);
    return 2;
  }
  const tra::generator::Language language(arguments.seed);
  tra::generator::ArticleWriter writer(language, arguments.seed, arguments.layout);
  std::string bytes;
  bool written = true;
  for (std::uint64_t i = 0; written && i < arguments.articles; ++i) {
    writer.append(arguments.first + i, bytes);
    if (bytes.size() >= kWriteAt) written = write(bytes);
  }
  if (!written || !write(bytes) || std::fflush(stdout) != 0) {
    std::fputs("tra_generate_corpus: standard output cannot be written\n", stderr);
    return 2;
  }
  return 0;
}
