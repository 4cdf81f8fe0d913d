// How texts, numbers, dates and values of facets are put in the reader's language.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "arguments/option_table.h"

namespace tra {
struct LabelledCount;
}

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
  std::string bytes(std::uint64_t bytes) const;               // 11.8 MiB; 11,8 MiB
  std::string decimal(double value, int places) const;        // 0.25; 0,25
  std::string articles(std::uint64_t count) const;            // 1 article, 2 articles; 2 bài
  std::string in_the_index(std::uint64_t articles) const;     // 2 articles in the index; trong chỉ mục có 2 bài
  // A number with the name of what is counted, such as counted(2, "file", "files", "tệp").
  std::string counted(std::uint64_t count, std::string_view one, std::string_view many,
                      std::string_view vietnamese) const;
  std::string label(std::string_view field, std::string_view value) const;
  // Of a counted value; that of a facet of the user's own has its labels with it.
  std::string label(std::string_view field, const LabelledCount& value) const;
  std::string heading(std::string_view field) const;  // of a facet

 private:
  std::string in_notation(std::string number) const;

  Language language_;
};

}  // namespace tra::cli
