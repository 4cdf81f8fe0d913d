// Fuzzes the detection of encodings and the tokenizer with arbitrary bytes.
#include <algorithm>
#include <span>

#include "analysis/keystrokes.h"
#include "analysis/other_writings.h"
#include "encoding/legacy_text.h"
#include "fuzz/target.h"
#include "text/utf8.h"
#include "tra/analyzer.h"
#include "tra/collation.h"

namespace tra::fuzz {

namespace {

void require_utf8(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    const text::DecodedPoint point = text::decode_point(text, at);
    require(point.length > 0, "decoded text is well-formed UTF-8");
    at += point.length;
  }
}

void check_tokens(Analyzer& analyzer, std::string_view text) {
  std::vector<Token> tokens;
  const std::uint32_t next = analyzer.analyze(text, 0, tokens);
  std::uint32_t position = 0;
  for (const Token& token : tokens) {
    require(token.start < token.end && token.end <= text.size(), "a token lies in the text");
    require(token.position >= position, "tokens come in order of position");
    require(token.alias || token.position < next, "a real token stands before the next free position");
    require(token.term < analyzer.term_count(), "a term is in the table");
    position = token.position;
    const std::string_view key = analyzer.key(token.term);
    require(!key.empty() && key.size() <= 250, "a key has 1 to 250 bytes");
    require(std::count(key.begin(), key.end(), '\0') <= 1, "a key has one zero byte at most");
  }
}

}  // namespace

void run_analysis(std::string_view input) {
  const analysis::Decoded decoded = analysis::decode_text(std::as_bytes(std::span(input)));
  require_utf8(decoded.text);
  for (const AnalyzerKind kind : {AnalyzerKind::vietnamese, AnalyzerKind::plain}) {
    Analyzer analyzer(kind);
    check_tokens(analyzer, input);
    check_tokens(analyzer, decoded.text);
  }
  analysis::other_writings(input);
  analysis::decode_keystrokes(input.substr(0, 20));
  sort_key(decoded.text);
}

std::vector<std::string> analysis_seeds() {
  const std::string longest(98, 'a');  // words are cut near this length; invisible characters surround the cut
  return {
      longest + "\u200Bb " + longest + "a\u00ADb " + longest + "b\u2060 " + longest + "\u200C\u200D\u0301-c",
      longest + "1\u200B2 " + longest + "\u0111\uFEFFc \u200B\u200Ba\u200B\u200Bb",
      "ລັດຖະມົນຕີ\u200Bຕ່າງປະເທດ ລາວ ຢ້ຽມຢາມ ຫວຽດນາມ ແລະ ພົບປະ ກັບ ຜູ້ນຳ ຂັ້ນສູງ ຂອງ ຫວຽດນາມ",
      "รัฐมนตรีต่างประเทศ\u200Bไทยเยือนเวียดนามอย่างเป็นทางการและพบกับผู้นำระดับสูงของเวียดนาม",
      "រដ្ឋមន្ត្រី\u200Bការបរទេស\u200Bកម្ពុជា\u200Bធ្វើ\u200Bទស្សនកិច្ច\u200Bផ្លូវការ\u200Bនៅ\u200Bវៀតណាម\u200Bនិង\u200Bជួប\u200Bមេដឹក"
      "នាំ",
      "မြန်မာနိုင်ငံ\u200Bနိုင်ငံခြားရေးဝန်ကြီး\u200Bဗီယက်နမ်နိုင်ငံသို့ရောက်ရှိ",
      "Thứ trưởng Bộ Ngoại giao và Thứ trưởng Ngoại giao Lào đồng chủ trì cuộc họp ngày 28-29/6/2021 tại TP.HCM.",
      "T.Ư, KT-XH 1,7 tỷ USD; Mi-an-ma, COVID-19 (7h30) ôtô quốctại \u00D0ông h\u01CEng vi\u1EB9\u0302t "
      "d’Ivoire\n\nLHQ họp.",
      "C\xE9ng h\xDF"
      "a x\xB7 h\xE9i ch\xF1 ngh\xDC"
      "a Vi\xD6t Nam, \xA7\xE9"
      "c l\xCBp - T\xF9 do - H\xB9nh ph\xF3"
      "c",  // TCVN3
      "Co\xE4ng ho\xF8"
      "a xa\xF5 ho\xE4i chu\xFB ngh\xF3"
      "a Vie\xE4t Nam, \xD1o\xE4"
      "c la\xE4p - T\xF6\xEF do",                                               // VNI
      "Vi\xEA\xF2t Nam, h\xF4\xF2i nghi\xF2 th\xFD\xF5\xF2ng \xF0i\xEA\xD2nh",  // windows-1258
      "Coäng hoøa xaõ hoäi chuû nghóa Vieät Nam, Céng hßa x· héi chñ nghÜa ViÖt Nam\nFrançois, Señor Díaz",
      std::string("\xFF\xFEV\0i\0\xC7\x1Et\0", 10),
  };
}

}  // namespace tra::fuzz
