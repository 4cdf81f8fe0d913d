#include "analysis/abbreviations.h"

#include <algorithm>
#include <string>
#include <vector>

#include "analysis/look_alikes.h"
#include "text/capitals.h"
#include "text/letters.h"
#include "text/utf8.h"

namespace tra::analysis {

using namespace text;
namespace {

// One entry a line: the printed abbreviation, '=', and its words. The list is common knowledge of Vietnamese newspaper
// readers and contains only unambiguous abbreviations. Latin names (ASEAN, UNESCO, COVID) are ordinary words.
constexpr std::string_view kTable = R"(
ATGT=an toàn giao thông
BCH=ban chấp hành
BCT=Bộ Chính trị
BĐS=bất động sản
BHXH=bảo hiểm xã hội
BHYT=bảo hiểm y tế
BTV=Ban Thường vụ
CHDCND=Cộng hòa Dân chủ Nhân dân
CHLB=Cộng hòa Liên bang
CHND=Cộng hòa Nhân dân
CHXHCN=Cộng hòa Xã hội Chủ nghĩa
CNTT=công nghệ thông tin
CNXH=chủ nghĩa xã hội
CSGT=cảnh sát giao thông
ĐBQH=đại biểu Quốc hội
ĐBSCL=đồng bằng sông Cửu Long
ĐHQG=Đại học Quốc gia
ĐSQ=Đại sứ quán
GD&ĐT=giáo dục và đào tạo
GD-ĐT=giáo dục đào tạo
GPMB=giải phóng mặt bằng
GTVT=giao thông vận tải
HCM=Hồ Chí Minh
HĐBA=Hội đồng Bảo an
HĐND=Hội đồng nhân dân
KCN=khu công nghiệp
KH&CN=khoa học và công nghệ
KH&ĐT=kế hoạch và đầu tư
KH-CN=khoa học công nghệ
KT-XH=kinh tế xã hội
KTXH=kinh tế xã hội
LĐ-TB&XH=lao động thương binh và xã hội
LĐTBXH=lao động thương binh và xã hội
LHQ=Liên hợp quốc
MTTQ=Mặt trận Tổ quốc
NHNN=Ngân hàng Nhà nước
NN&PTNT=nông nghiệp và phát triển nông thôn
PCCC=phòng cháy chữa cháy
QĐND=Quân đội nhân dân
QP-AN=quốc phòng an ninh
QPAN=quốc phòng an ninh
SXKD=sản xuất kinh doanh
T.Ư=trung ương
THCS=trung học cơ sở
THPT=trung học phổ thông
TN&MT=tài nguyên và môi trường
TNGT=tai nạn giao thông
TNHH=trách nhiệm hữu hạn
TP=thành phố
TP.HCM=thành phố Hồ Chí Minh
TPHCM=thành phố Hồ Chí Minh
TTXVN=Thông tấn xã Việt Nam
UBND=Ủy ban nhân dân
UBTVQH=Ủy ban Thường vụ Quốc hội
VH-TT&DL=văn hóa thể thao và du lịch
VN=Việt Nam
XHCN=xã hội chủ nghĩa
)";

constexpr std::size_t kLongest = 20;  // maximum length of a written abbreviation in bytes

// A quick test: abbreviations begin with a capital, and have no vowel among their small letters (Tp, Ubnd, TpHCM),
// while nearly all words do not or have one.
bool may_be_one(std::string_view written) {
  const bool capital = (written[0] >= 'A' && written[0] <= 'Z') || written.starts_with("Đ");
  return capital && written.find_first_of("aeiouy") == std::string_view::npos;
}

Letter typed_letter(char32_t typed) {
  const Replacement alike = look_alike(typed);
  return alike.kind == LookAlike::none ? letter_of(typed) : alike.letter;
}

// Whether a typed letter can stand for a printed one. Case is ignored, and diacritics may be left out.
bool may_be(char32_t typed, char32_t printed) {
  const Letter a = typed_letter(typed), b = letter_of(printed);
  if (a.base == 0 || b.base == 0) return typed == printed;
  return a.base == b.base && (a.mark == kPlain || a.mark == b.mark);
}

bool may_be(std::string_view typed, std::string_view printed) {
  std::size_t i = 0, j = 0;
  while (i < typed.size() && j < printed.size()) {
    const DecodedPoint a = decode_point(typed, i), b = decode_point(printed, j);
    if (!may_be(a.value, b.value)) return false;
    i += std::max<std::size_t>(a.length, 1);
    j += std::max<std::size_t>(b.length, 1);
  }
  return i == typed.size() && j == printed.size();
}

struct Abbreviation {
  char first;  // its first letter without marks
  std::string_view printed, words;
};

const std::vector<Abbreviation>& abbreviations() {
  static const std::vector<Abbreviation> all = [] {
    std::vector<Abbreviation> found;
    for (std::string_view rest = kTable.substr(1); !rest.empty(); rest.remove_prefix(rest.find('\n') + 1)) {
      const std::size_t equals = rest.find('=');
      const std::string_view printed = rest.substr(0, equals);
      found.push_back({letter_of(decode_point(printed, 0).value).base, printed,
                       rest.substr(equals + 1, rest.find('\n') - equals - 1)});
    }
    return found;
  }();
  return all;
}

}  // namespace

std::string_view expand_abbreviation(std::string_view as_written) {
  constexpr std::string_view kEnDash = "\u2013";
  if (as_written.size() < 2 || as_written.size() > kLongest) return {};
  std::string written = with_plain_capitals(as_written);
  if (!may_be_one(written)) return {};
  written = in_capitals(written);
  if (const std::size_t dash = written.find(kEnDash); dash != std::string_view::npos) {
    std::string hyphened = written;
    return expand_abbreviation(hyphened.replace(dash, kEnDash.size(), "-"));
  }
  for (std::size_t at = kTable.find(written); at != std::string_view::npos; at = kTable.find(written, at + 1)) {
    const std::size_t end = at + written.size();
    if (kTable[at - 1] != '\n' || kTable[end] != '=') continue;
    return kTable.substr(end + 1, kTable.find('\n', end) - end - 1);
  }
  return {};
}

std::string_view expand_typed_abbreviation(std::string_view typed) {
  if (typed.size() < 2 || typed.size() > kLongest) return {};
  const char first = typed_letter(decode_point(typed, 0).value).base;
  for (const Abbreviation& known : abbreviations())
    if (known.first == first && may_be(typed, known.printed)) return known.words;
  return {};
}

std::string_view abbreviation_table() { return kTable; }

}  // namespace tra::analysis
