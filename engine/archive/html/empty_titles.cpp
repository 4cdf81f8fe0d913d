#include "archive/html/empty_titles.h"

#include <algorithm>
#include <array>
#include <string>

#include "text/letters.h"
#include "text/utf8.h"

namespace tra {
namespace {

// The letters and digits of a text, without marks and in lower case.
std::string bare_letters(std::string_view text) {
  std::string letters;
  for (std::size_t at = 0; at < text.size();) {
    const text::DecodedPoint point = text::decode_point(text, at);
    if (const text::Letter letter = text::letter_of(point.value); letter.base != 0)
      letters += letter.base;
    else if (point.value >= '0' && point.value <= '9')
      letters += text[at];
    at += std::max<std::size_t>(point.length, 1);
  }
  return letters;
}

}  // namespace

bool says_nothing(std::string_view title) {
  // A name between marks: ":: Tòa soạn ::".
  if (title.starts_with("::") && title.ends_with("::")) return true;
  constexpr std::array<std::string_view, 44> names = {"untitleddocument",
                                                      "untitled",
                                                      "untitledpage",
                                                      "newpage1",
                                                      "newpage",
                                                      "notitle",
                                                      "home",
                                                      "homepage",
                                                      "trangchu",
                                                      "khongcotieude",
                                                      "chuacotieude",
                                                      "document",
                                                      "document1",
                                                      "print",
                                                      "printpage",
                                                      "printerfriendly",
                                                      "inbaiviet",
                                                      "inbai",
                                                      "intrang",
                                                      "banin",
                                                      "intin",
                                                      "tintuc",
                                                      "chitiet",
                                                      "chitiettin",
                                                      "chitiettintuc",
                                                      "chitietbaiviet",
                                                      "tinchitiet",
                                                      "noidungtin",
                                                      "noidungchitiet",
                                                      "noidungbaiviet",
                                                      "chitietbaibao",
                                                      "xemtin",
                                                      "xemchitiet",
                                                      "xemtintuc",
                                                      "tinbai",
                                                      "tintucsukien",
                                                      "tinhoatdong",
                                                      "tinmoi",
                                                      "newsdetail",
                                                      "newsdetails",
                                                      "articledetail",
                                                      "viewnews",
                                                      "default",
                                                      "conghoaxahoichunghiavietnam"};
  constexpr std::array<std::string_view, 4> portals = {"congthongtin", "congtttdt", "trangthongtin", "trangtindientu"};
  const std::string key = bare_letters(title);
  return std::find(names.begin(), names.end(), key) != names.end() ||
         std::any_of(portals.begin(), portals.end(), [&](auto begin) { return key.starts_with(begin); });
}

}  // namespace tra
