// How texts, numbers, dates and values of facets are put in the reader's language.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "arguments/option_table.h"

namespace tra::cli {

class Wording {
 public:
  explicit Wording(Language language = Language::english) : language_(language) {}

  Language language() const { return language_; }
  std::string say(std::string_view english, std::string_view vietnamese) const;

  std::string number(std::uint64_t number) const;             // 1,234; 1.234
  std::string milliseconds(std::int64_t microseconds) const;  // 1.5 ms; 1,5 ms
  std::string date(const std::string& iso) const;             // 2024-12-16; 16/12/2024
  std::string dates(const std::string& text) const;           // the days of a meeting, as in tra/article.h
  std::string articles(std::uint64_t count) const;            // 1 article, 2 articles; 2 bài
  std::string label(std::string_view field, std::string_view value) const;
  std::string heading(std::string_view field) const;  // of a facet

 private:
  Language language_;
};

}  // namespace tra::cli
