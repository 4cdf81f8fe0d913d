// One synthetic article as a line of JSON.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "language.h"

namespace tra::generator {

enum class Layout : std::uint8_t {
  archive,  // as tra add takes: id, title, lead, body, date, source, partner_country, meeting_type
  flat,     // as the benchmarks take: id, title, text, date
};

class ArticleWriter {
 public:
  ArticleWriter(const Language& language, std::uint64_t seed, Layout layout)
      : language_(language), seed_(seed), layout_(layout) {}

  // The article of a number is always the same, whatever was written before.
  void append(std::uint64_t number, std::string& out);

 private:
  void append_text(std::uint32_t syllables, bool headline, Random& random, std::string& out);
  void append_word(bool capital, Random& random, std::string& out);
  void append_number(Random& random, std::string& out);
  void append_date(Random& random, std::string& out);
  void append_facets(Random& random, std::string& out);

  const Language& language_;
  std::uint64_t seed_;
  Layout layout_;
  std::vector<std::uint32_t> said_;  // ranks of this article's syllables so far
};

}  // namespace tra::generator
