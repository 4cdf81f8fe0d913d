#include "encoding/legacy_text.h"

#include <unicode/ucnv.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <array>
#include <memory>
#include <optional>
#include <vector>

#include "analysis/char_class.h"
#include "analysis/syllable.h"
#include "encoding/damaged.h"
#include "encoding/legacy_codec.h"
#include "text/ascii.h"
#include "text/utf8.h"

namespace tra::analysis {

using namespace text;
namespace {

constexpr std::size_t kSample = 1 << 17;  // bytes looked at to tell the encoding of a file

// Text that is right makes well-formed UTF-8 when its letters are taken for bytes only by chance, as NGÃ” does.
constexpr std::size_t kUtf8BeyondChance = 3;  // sequences, and no byte beside them

// How Vietnamese a text reads. A marked word has a letter outside ASCII.
struct Evidence {
  std::size_t legal_marked = 0, illegal_marked = 0, legal_plain = 0, illegal_plain = 0;

  std::size_t marked() const { return legal_marked + illegal_marked; }
  std::size_t words() const { return marked() + legal_plain + illegal_plain; }
  long score() const { return static_cast<long>(legal_marked) - 2 * static_cast<long>(illegal_marked); }
  bool mostly_right() const { return 2 * legal_marked >= marked(); }
  bool all_right() const { return legal_marked != 0 && illegal_marked == 0; }
  bool convincing() const { return legal_marked >= 3 && 10 * legal_marked >= 8 * marked(); }
  // Enough to rewrite a paragraph: its plain words must read like Vietnamese too, so that French does not qualify.
  bool certain() const { return convincing() && words() >= 5 && 10 * (legal_marked + legal_plain) >= 6 * words(); }
  bool beyond_doubt() const { return certain() && 20 * legal_marked >= 19 * marked(); }
};

class Weigher {
 public:
  Evidence weigh(std::string_view text) {
    for (std::size_t at = 0; at < text.size();) {
      const DecodedPoint point = decode_point(text, at);
      if (point.length == 0) {
        ++evidence_.illegal_marked;
        ++at;
        continue;
      }
      const CharClass kind = classify(text, at).kind;
      at += point.length;
      take(point.value, kind, text.substr(at));
    }
    end_word();
    return evidence_;
  }

 private:
  void take(char32_t c, CharClass kind, std::string_view rest) {
    if (const Letter letter = letter_of(c); letter.base != 0) {
      marked_ = marked_ || c >= 0x80;
      if (count_ < letters_.size()) letters_[count_] = letter;
      ++count_;
    } else if (kind == CharClass::letter || kind == CharClass::mark) {
      foreign_ = marked_ = true;
      ++count_;
    } else if (count_ > 0 && may_be_letter(c) && letter_follows(rest)) {
      foreign_ = marked_ = true;  // há»™i: a letter gone wrong
    } else {
      if (count_ > 0 && c >= 0xA1 && c < 0x100 && c != 0xBB) foreign_ = marked_ = true;  // x·, ThÕ·
      end_word();
    }
  }

  // Signs that no one writes between two letters, unlike dashes, apostrophes and spaces.
  static bool may_be_letter(char32_t c) { return c >= 0x80 && c != 0xA0 && (c < 0x2000 || c > 0x2019); }

  static bool letter_follows(std::string_view rest) {
    for (std::size_t at = 0; at < rest.size();) {
      const DecodedPoint point = decode_point(rest, at);
      const CharClass kind = classify(rest, at).kind;
      if (kind == CharClass::letter) return true;
      if (point.length == 0 || !may_be_letter(point.value)) return false;
      at += point.length;
    }
    return false;
  }

  void end_word() {
    if (count_ == 0) return;
    std::optional<Syllable> syllable;
    if (!foreign_ && count_ <= letters_.size())
      syllable = parse_syllable(std::span<const Letter>(letters_.data(), count_));
    const bool legal = syllable && syllable->legal();
    if (marked_ && is_abbreviation()) {
      // HĐND, QĐ, Đ.: speaks neither for a reading nor against it
    } else if (marked_) {
      ++(legal ? evidence_.legal_marked : evidence_.illegal_marked);
    } else {
      ++(legal ? evidence_.legal_plain : evidence_.illegal_plain);
    }
    count_ = 0;
    marked_ = foreign_ = false;
  }

  // Letters of the alphabet, none of them a vowel.
  bool is_abbreviation() const {
    return !foreign_ && count_ <= letters_.size() &&
           std::none_of(letters_.begin(), letters_.begin() + static_cast<std::ptrdiff_t>(count_),
                        [](const Letter& letter) {
                          return std::string_view("aeiouy").find(letter.base) != std::string_view::npos;
                        });
  }

  Evidence evidence_;
  std::array<Letter, kLongestBase> letters_{};
  std::size_t count_ = 0;
  bool marked_ = false, foreign_ = false;
};

Evidence weigh(std::string_view text) { return Weigher().weigh(text); }

struct Candidate {
  Legacy encoding = Legacy::windows_1252;
  std::string text;
  Evidence evidence;
};

std::optional<Candidate> reading(std::string_view bytes, Legacy encoding) {
  auto text = decode_legacy(bytes, encoding);
  if (!text) return std::nullopt;
  const Evidence evidence = weigh(*text);
  return Candidate{encoding, std::move(*text), evidence};
}

// The Vietnamese reading of these bytes with the best score. No other is looked at when the likely one leaves no doubt.
std::optional<Candidate> best_reading(std::string_view bytes, std::optional<Legacy> likely = std::nullopt) {
  if (likely) {
    auto read = reading(bytes, *likely);
    if (read && read->evidence.beyond_doubt()) return read;
  }
  std::optional<Candidate> best;
  for (const Legacy encoding : kVietnameseEncodings) {
    auto read = reading(bytes, encoding);
    if (read && (!best || read->evidence.score() > best->evidence.score())) best = std::move(read);
  }
  return best;
}

struct Utf8Count {
  std::size_t sequences = 0, bad_bytes = 0;
};
Utf8Count count_utf8(std::string_view text) {
  Utf8Count count;
  for (std::size_t at = 0; at < text.size();) {
    const DecodedPoint point = decode_point(text, at);
    count.sequences += point.length > 1;
    count.bad_bytes += point.length == 0;
    at += std::max<std::size_t>(point.length, 1);
  }
  return count;
}

std::string replace_bad_bytes(std::string_view text) {
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const DecodedPoint point = decode_point(text, at);
    append_point(out, point.length == 0 ? 0xFFFD : point.value);
    at += std::max<std::size_t>(point.length, 1);
  }
  return out;
}

// One pass over the paragraphs of a file, some of which are UTF-8 and some perhaps not.
class Decoder {
 public:
  Decoder(std::string_view bytes, std::string_view declared) : bytes_(bytes), declared_(declared) {}

  Decoded decode() {
    split();
    choose_encoding();
    for (Paragraph& paragraph : paragraphs_) {
      if (!paragraph.utf8)
        read_bytes(paragraph);
      else if (file_encoding_ && read_like_file(paragraph))
        continue;
      else if (may_be_mojibake(paragraph.bytes))
        repair(paragraph);
    }
    if (dominant_) repair_short_ones();
    return join();
  }

 private:
  struct Paragraph {
    std::string_view bytes;  // with its line break
    bool utf8;
    bool undecided = false;           // too short to tell by itself
    std::optional<std::string> text;  // where it differs from the bytes
  };

  // Into lines, and those with marked text into the tags and texts of its markup: an old page may stand in the frame of
  // a newer one, all in one line.
  void split() {
    for (std::size_t at = 0; at < bytes_.size();) {
      const std::size_t end = std::min(bytes_.find('\n', at), bytes_.size() - 1) + 1;
      const std::string_view line = bytes_.substr(at, end - at);
      at = end;
      if (is_ascii(line)) {
        paragraphs_.push_back({line, true, false, std::nullopt});
        continue;
      }
      for (std::string_view rest = line; !rest.empty();) {
        const std::string_view piece = rest.substr(0, end_of_piece(rest));
        add_piece(piece);
        rest.remove_prefix(piece.size());
      }
    }
  }

  // One past a tag, or a text up to the next one.
  static std::size_t end_of_piece(std::string_view line) {
    if (line[0] != '<') return std::min(line.find('<'), line.size());
    return std::min(line.find('>'), line.size() - 1) + 1;
  }

  void add_piece(std::string_view piece) {
    const Utf8Count count = count_utf8(piece);
    Paragraph paragraph{piece, count.bad_bytes == 0, false, std::nullopt};
    if (count.bad_bytes != 0 && count.sequences > 4 * count.bad_bytes) {  // damaged UTF-8
      paragraph.utf8 = true;
      paragraph.text = replace_bad_bytes(piece);
    }
    paragraphs_.push_back(std::move(paragraph));
  }

  // The encoding of the paragraphs that are no UTF-8, from all of them together.
  void choose_encoding() {
    std::string sample;
    for (const Paragraph& paragraph : paragraphs_) {
      if (!paragraph.utf8 && sample.size() < kSample) sample += paragraph.bytes;
    }
    if (sample.empty()) return;
    const auto declared = legacy_named(declared_);
    file_encoding_ = Legacy::windows_1252;
    if (const auto best = best_reading(sample); best && best->evidence.convincing()) {
      file_encoding_ = best->encoding;
    } else if (declared) {
      file_encoding_ = *declared;
    }
  }

  void read_bytes(Paragraph& paragraph) {
    auto text = decode_legacy(paragraph.bytes, *file_encoding_);
    if (!text || !weigh(*text).mostly_right()) {
      const auto other = best_reading(paragraph.bytes);
      if (other && other->evidence.certain())
        text = other->text;
      else
        text = decode_legacy(paragraph.bytes, Legacy::windows_1252);
    }
    paragraph.text = std::move(text);
  }

  // A line whose few bytes happen to be UTF-8, as those of ươ in VISCII are: whether it has been read like its file.
  bool read_like_file(Paragraph& paragraph) {
    if (paragraph.text || is_ascii(paragraph.bytes) || weigh(paragraph.bytes).mostly_right()) return false;
    auto text = decode_legacy(paragraph.bytes, *file_encoding_);
    if (!text || !weigh(*text).all_right()) return false;
    paragraph.text = std::move(text);
    return true;
  }

  void repair(Paragraph& paragraph) {
    if (auto damaged = decode_damaged_utf8_twice(paragraph.bytes)) {
      if (weigh(*damaged).certain())
        take_repaired(paragraph, Legacy::utf8_twice, std::move(*damaged));
      else
        paragraph.undecided = true;
      return;
    }
    const auto behind = bytes_behind(paragraph.bytes);
    if (!behind) return;
    if (auto twice = decode_legacy(*behind, Legacy::utf8_twice)) {
      if (count_utf8(*behind).sequences >= kUtf8BeyondChance)
        take_repaired(paragraph, Legacy::utf8_twice, std::move(*twice));
      else
        paragraph.undecided = true;
      return;
    }
    if (weigh(paragraph.bytes).mostly_right()) return;
    auto best = best_reading(*behind, dominant_);
    if (best && best->encoding == Legacy::tcvn3)
      if (auto stripped = reading(*behind, Legacy::tcvn3_stripped);
          stripped && stripped->evidence.score() > best->evidence.score())
        best = std::move(stripped);
    if (best && best->evidence.certain())
      take_repaired(paragraph, best->encoding, std::move(best->text));
    else
      paragraph.undecided = true;
  }

  void take_repaired(Paragraph& paragraph, Legacy encoding, std::string text) {
    ++repaired_;
    const std::size_t count = ++repairs_[static_cast<std::size_t>(encoding)];
    if (!dominant_ || count > repairs_[static_cast<std::size_t>(*dominant_)]) dominant_ = encoding;
    paragraph.text = std::move(text);
  }

  // A headline of three words is read like the rest of its page, if that is UTF-8 or makes every marked word legal.
  void repair_short_ones() {
    for (Paragraph& paragraph : paragraphs_) {
      if (!paragraph.undecided) continue;
      const auto behind = bytes_behind(paragraph.bytes);
      auto text = behind ? decode_legacy(*behind, *dominant_) : std::nullopt;
      if (!text && *dominant_ == Legacy::utf8_twice) text = decode_damaged_utf8_twice(paragraph.bytes);
      if (!text) continue;
      if (*dominant_ != Legacy::utf8_twice && !weigh(*text).all_right()) continue;
      paragraph.text = std::move(text);
      ++repaired_;
    }
  }

  Decoded join() {
    Decoded out;
    out.encoding = file_encoding_ ? name_of(*file_encoding_) : "utf-8";
    out.repaired_paragraphs = repaired_;
    out.text.reserve(bytes_.size());
    for (const Paragraph& paragraph : paragraphs_)
      out.text += paragraph.text ? std::string_view(*paragraph.text) : paragraph.bytes;
    return out;
  }

  std::string_view bytes_, declared_;
  std::vector<Paragraph> paragraphs_;
  std::optional<Legacy> file_encoding_, dominant_;
  std::array<std::size_t, 8> repairs_{};
  std::size_t repaired_ = 0;
};

// Any charset ICU can open; nothing when it cannot.
std::optional<std::string> by_icu(std::string_view bytes, const std::string& charset) {
  UErrorCode status = U_ZERO_ERROR;
  const std::unique_ptr<UConverter, void (*)(UConverter*)> converter(ucnv_open(charset.c_str(), &status), ucnv_close);
  if (U_FAILURE(status)) return std::nullopt;
  const icu::UnicodeString text(bytes.data(), static_cast<std::int32_t>(bytes.size()), converter.get(), status);
  if (U_FAILURE(status)) return std::nullopt;
  std::string out;
  text.toUTF8String(out);
  return out;
}

}  // namespace

// Letters of eight-bit encodings read as Latin ones begin with these bytes in UTF-8; đ, ơ, ư and the letters with two
// marks do not.
bool may_be_mojibake(std::string_view text) {
  bool latin1 = false;
  for (std::size_t at = 0; at < text.size(); ++at) {
    const auto byte = static_cast<unsigned char>(text[at]);
    if (byte < 0xC0) continue;
    if (byte == 0xEF && text.substr(at).starts_with("\uFFFD")) continue;  // a byte that was lost
    if (byte != 0xC2 && byte != 0xC3 && byte != 0xC5 && byte != 0xC6 && byte != 0xCB && byte != 0xE2) return false;
    latin1 = true;
  }
  return latin1;
}

Decoded decode_text(std::span<const std::byte> bytes, std::string_view declared_charset) {
  std::string_view text(reinterpret_cast<const char*>(bytes.data()), bytes.size());
  if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
  if (text.starts_with("\xFF\xFE") || text.starts_with("\xFE\xFF")) {
    if (auto decoded = by_icu(text, "UTF-16")) return {std::move(*decoded), "utf-16", 0};
  }
  Decoded decoded = Decoder(text, declared_charset).decode();
  // A charset of another language, where the bytes are neither UTF-8 nor Vietnamese.
  const std::string declared = lower_ascii(declared_charset);
  if (decoded.encoding == "windows-1252" && !declared.empty() && declared != "utf-8" && !legacy_named(declared)) {
    if (auto other = by_icu(text, declared)) return {std::move(*other), declared, 0};
  }
  return decoded;
}

}  // namespace tra::analysis
