#include "encoding/legacy_text.h"

#include <algorithm>
#include <array>
#include <memory>
#include <optional>
#include <vector>

#include "analysis/char_class.h"
#include "analysis/syllable.h"
#include "encoding/damaged.h"
#include "encoding/doubtful_lines.h"
#include "encoding/legacy_codec.h"
#include "encoding/other_charsets.h"
#include "text/ascii.h"
#include "text/utf8.h"

namespace tra::analysis {

using namespace text;
namespace {

constexpr std::size_t kSample = 1 << 17;  // bytes examined to recognise a file's encoding

// Correct text may contain letters such as "NGÃ”" that, read as Windows-1252 bytes, happen to form valid UTF-8. That
// many sequences, with no invalid byte among them, are not chance.
constexpr std::size_t kUtf8BeyondChance = 3;  // number of sequences

// Counts of how much a text reads like Vietnamese. A marked word has a letter outside ASCII.
struct Evidence {
  std::size_t legal_marked = 0, illegal_marked = 0, legal_plain = 0, illegal_plain = 0;

  std::size_t marked() const { return legal_marked + illegal_marked; }
  std::size_t words() const { return marked() + legal_plain + illegal_plain; }
  long score() const { return static_cast<long>(legal_marked) - 2 * static_cast<long>(illegal_marked); }
  bool mostly_right() const { return 2 * legal_marked >= marked(); }
  bool all_right() const { return legal_marked != 0 && illegal_marked == 0; }
  bool convincing() const { return legal_marked >= 3 && 10 * legal_marked >= 8 * marked(); }
  // Whether the evidence suffices to rewrite a paragraph. Words in plain ASCII must be legal syllables too, which
  // excludes French.
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
      foreign_ = marked_ = true;  // a character that is no Vietnamese letter, as in "há»™i"
    } else {
      // A symbol directly after a word, as in "x·" and "ThÕ·", is a misread letter.
      if (count_ > 0 && c >= 0xA1 && c < 0x100 && c != 0xBB) foreign_ = marked_ = true;
      end_word();
    }
  }

  // Whether the character may be a misread letter. Dashes, apostrophes and spaces occur between letters of correct
  // text.
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
      // Abbreviations such as HĐND or QĐ count neither for a decoding nor against it.
    } else if (marked_) {
      ++(legal ? evidence_.legal_marked : evidence_.illegal_marked);
    } else {
      ++(legal ? evidence_.legal_plain : evidence_.illegal_plain);
    }
    count_ = 0;
    marked_ = foreign_ = false;
  }

  // Whether the word consists of consonants of the alphabet.
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

// The best-scoring Vietnamese decoding of the bytes. The other encodings are tried only when the likely one leaves
// doubt. TCVN3 is also tried as one that lost a letter.
std::optional<Candidate> best_reading(std::string_view bytes, std::optional<Legacy> likely = std::nullopt) {
  std::optional<Candidate> best;
  const auto attempt = [&](Legacy encoding) {
    auto read = reading(bytes, encoding);
    if (read && (!best || read->evidence.score() > best->evidence.score())) best = std::move(read);
  };
  if (likely) attempt(*likely);
  if (!best || !best->evidence.beyond_doubt()) {
    best.reset();
    for (const Legacy encoding : kVietnameseEncodings) attempt(encoding);
  }
  if (best && best->encoding == Legacy::tcvn3) attempt(Legacy::tcvn3_stripped);
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

// Decodes a file paragraph by paragraph, because one file may mix UTF-8 with another encoding.
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
    std::string_view bytes;  // including its line break
    bool utf8;
    bool undecided = false;           // too short to decide on its own
    std::optional<std::string> text;  // set when it differs from `bytes`
  };

  // Splits the file into lines, and lines with non-ASCII bytes further into tags and the texts between them. An old
  // page may be embedded in a newer one, all on one line. Short lines of a long file are put together: 2^18 remain at
  // most.
  void split() {
    const std::size_t least = bytes_.size() >> 18;  // 0 in a short file
    for (std::size_t at = 0; at < bytes_.size();) {
      const std::size_t end = std::min(bytes_.find('\n', at + least), bytes_.size() - 1) + 1;
      const std::string_view line = bytes_.substr(at, end - at);
      at = end;
      if (is_ascii(line)) {
        paragraphs_.push_back({line, true, false, std::nullopt});
        continue;
      }
      for (std::string_view rest = line; !rest.empty();) {
        std::size_t end_of_first = end_of_piece(rest);
        if (end_of_first < least) end_of_first = std::min(rest.find('<', least), rest.size());
        add_piece(rest.substr(0, end_of_first));
        rest.remove_prefix(end_of_first);
      }
    }
  }

  // Returns the end of the tag at the front, or of the text before the next tag.
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

  // Chooses one encoding for all paragraphs that are not UTF-8, from a sample of all of them.
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
    // A page may have lost the letter in some paragraphs only.
    if (!text && *file_encoding_ == Legacy::tcvn3_stripped) text = decode_legacy(paragraph.bytes, Legacy::tcvn3);
    if (!text || !weigh(*text).mostly_right()) {
      const auto other = best_reading(paragraph.bytes);
      if (other && other->evidence.certain())
        text = other->text;
      else
        text = decode_legacy(paragraph.bytes, Legacy::windows_1252);
    }
    paragraph.text = std::move(text);
  }

  // Decodes a line with the file's encoding when its few bytes are valid UTF-8 by chance, as those of "ươ" in VISCII
  // are. Returns whether it did.
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
        take_repaired(paragraph, Legacy::utf8_twice, decoded_again(std::move(*twice)));
      // A short line may have to be decoded once more, as a longer one that follows tells.
      paragraph.undecided = !paragraph.text || may_be_mojibake(*paragraph.text);
      return;
    }
    if (weigh(paragraph.bytes).mostly_right()) return;
    auto best = best_reading(*behind, dominant_);
    if (best && best->evidence.certain())
      take_repaired(paragraph, best->encoding, std::move(best->text));
    else
      paragraph.undecided = true;
  }

  // UTF-8 may have been encoded three times and more, the same for all of a page.
  std::string decoded_again(std::string text) {
    constexpr int most = 3;
    for (int times = 0; times < most && may_be_mojibake(text); ++times) {
      const auto behind = bytes_behind(text);
      auto inner = behind ? decode_legacy(*behind, Legacy::utf8_twice) : std::nullopt;
      if (!inner || (times >= more_times_ && count_utf8(*behind).sequences < kUtf8BeyondChance)) break;
      text = std::move(*inner);
      more_times_ = std::max(more_times_, times + 1);
    }
    return text;
  }

  void take_repaired(Paragraph& paragraph, Legacy encoding, std::string text) {
    ++repaired_;
    const std::size_t count = ++repairs_[static_cast<std::size_t>(encoding)];
    if (!dominant_ || count > repairs_[static_cast<std::size_t>(*dominant_)]) dominant_ = encoding;
    paragraph.text = std::move(text);
  }

  // Decodes paragraphs too short to judge, such as headlines, with the encoding of the page's other repaired
  // paragraphs. The page must be twice-encoded UTF-8, or every marked word must become a legal syllable.
  void repair_short_ones() {
    for (Paragraph& paragraph : paragraphs_) {
      if (!paragraph.undecided) continue;
      const auto behind = bytes_behind(paragraph.bytes);
      auto text = behind ? decode_legacy(*behind, *dominant_) : std::nullopt;
      if (!text && *dominant_ == Legacy::utf8_twice) text = decode_damaged_utf8_twice(paragraph.bytes);
      if (!text) continue;
      if (*dominant_ != Legacy::utf8_twice && !weigh(*text).all_right()) continue;
      repaired_ += paragraph.text ? 0 : 1;
      paragraph.text = *dominant_ == Legacy::utf8_twice ? decoded_again(std::move(*text)) : std::move(*text);
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
  int more_times_ = 0;  // how often UTF-8 that was encoded twice had been encoded once more
};

}  // namespace

Decoded decode_text(std::span<const std::byte> bytes, std::string_view declared_charset) {
  std::string_view text(reinterpret_cast<const char*>(bytes.data()), bytes.size());
  while (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);  // joined files have several
  if (text.starts_with("\xFF\xFE") || text.starts_with("\xFE\xFF")) {
    if (auto decoded = decode_charset(text, "utf-16")) return {std::move(*decoded), "utf-16"};
  }
  Decoded decoded = Decoder(text, declared_charset).decode();
  // The declared charset of another language is used only when the bytes are neither UTF-8 nor Vietnamese.
  const std::string declared = lower_ascii(declared_charset);
  if (declared.empty() || declared == "utf-8" || legacy_named(declared)) return decoded;
  if (decoded.encoding == "windows-1252" || (is_seven_bit(declared) && is_ascii(text))) {
    if (auto other = decode_charset(text, declared)) return {std::move(*other), declared};
    decoded.unknown_charset = true;
  }
  return decoded;
}

}  // namespace tra::analysis
