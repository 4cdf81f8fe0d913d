// Small pages for tests of the HTML reader.
#pragma once

#include <catch2/catch.hpp>
#include <string>
#include <utility>

#include "archive_support.h"

namespace tra::test {

inline const std::string text_a =
    "Chiều 14/11, tại Hà Nội, hai Thứ trưởng Ngoại giao đồng chủ trì cuộc tham khảo chính trị thường niên giữa hai Bộ.";
inline const std::string text_b =
    "Hai bên bày tỏ hài lòng trước đà phát triển của thương mại song phương và nhất trí sớm họp Ủy ban hỗn hợp.";
inline const std::string text_c =
    "Trước đó, đoàn đã đến chào xã giao lãnh đạo Chính phủ và thăm một cơ sở chế biến nông sản ở ngoại thành Hà Nội.";

inline std::string three_paragraphs() { return "<p>" + text_a + "</p><p>" + text_b + "</p><p>" + text_c + "</p>"; }
inline std::string three_lines() { return text_a + "\n" + text_b + "\n" + text_c; }

// Reads the single article of a page.
inline Article html_article(const std::string& html) {
  Reading reading = read_bytes("a.html", html);
  for (const ReadFailure& failure : reading.failures) UNSCOPED_INFO(failure.reason);
  REQUIRE(reading.articles.size() == 1);
  return std::move(reading.articles[0].article);
}

inline bool holds(const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; }

}  // namespace tra::test
