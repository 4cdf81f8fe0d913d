// Generates one synthetic article as a line of JSON.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "language.h"

namespace tra::generator {

enum class Layout : std::uint8_t {
  archive,  // for tra add: id, title, lead, body, date, source, partner_country, meeting_type
  titles,   // the same without lead and body
  flat,     // for the benchmarks: id, title, text, date
};

class ArticleWriter {
 public:
  ArticleWriter(const Language& language, std::uint64_t seed, Layout layout)
      : language_(language), seed_(seed), layout_(layout) {}

  // Appends an article. The article of a given number does not depend on the articles appended before.
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
