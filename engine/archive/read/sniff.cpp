#include "archive/read/sniff.h"
#include "archive/read/feed.h"
#include "archive/read/mail.h"
#include "archive/read/markdown.h"
#include "archive/read/table.h"
#include "archive/read/xml.h"

#include <algorithm>
#include <array>

#include "text/ascii.h"

namespace tra {
namespace {

using namespace std::string_view_literals;

struct Magic {
  std::string_view bytes;
  std::string_view what;
};

constexpr std::array refused_magic = {
    Magic{"%PDF-"sv, "a PDF document"},
    Magic{"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"sv, "an Office document"},
    Magic{"{\\rtf"sv, "an RTF document"},
    Magic{"7z\xbc\xaf\x27\x1c"sv, "a 7z archive"},
    Magic{"Rar!\x1a\x07"sv, "a RAR archive"},
    Magic{"filedesc://"sv, "an ARC file of a crawler"},
    Magic{"\x04\x22\x4d\x18"sv, "lz4-compressed data"},
    Magic{"\x7f"
          "ELF"sv,
          "a program"},
};

std::string_view skip_space(std::string_view text) {
  if (text.starts_with("\xef\xbb\xbf"sv)) text.remove_prefix(3);
  const std::size_t at = text.find_first_not_of(" \t\r\n\f\x1e");  // U+001E begins each value of a JSON text sequence
  return at == std::string_view::npos ? std::string_view() : text.substr(at);
}

bool looks_like_html(std::string_view start) {
  const std::string head = text::lower_ascii(start.substr(0, 1024));
  if (!head.starts_with('<')) return false;
  constexpr std::array tags = {"<!doctype html"sv, "<html"sv, "<head"sv, "<body"sv, "<meta"sv, "<article"sv};
  return std::any_of(tags.begin(), tags.end(),
                     [&](std::string_view tag) { return head.find(tag) != std::string::npos; });
}

// Whether the bytes are letters of 4 bytes each, mostly of ASCII and without control characters.
bool is_utf32(std::string_view head, bool big_endian) {
  constexpr std::size_t least_letters = 8;
  std::size_t ascii = 0;
  const std::size_t letters = head.size() / 4;
  for (std::size_t i = 0; i < letters; ++i) {
    std::uint32_t letter = 0;
    for (std::size_t byte = 0; byte < 4; ++byte)
      letter = letter << 8 | static_cast<unsigned char>(head[4 * i + (big_endian ? byte : 3 - byte)]);
    if (letter > 0x10FFFF || (letter < 0x20 && letter != '\t' && letter != '\n' && letter != '\r')) return false;
    ascii += letter < 0x80;
  }
  return letters >= least_letters && ascii > letters / 2;
}

bool is_binary(std::string_view head) {
  if (wide_text(head)) return false;
  std::size_t control = 0, zeros = 0;
  for (const unsigned char c : head) {
    zeros += c == 0;
    control += (c < 0x20 && c != '\t' && c != '\n' && c != '\r' && c != '\f') || c == 0x7f;
  }
  // Some programs left a few zeros in a text. Binary data has many, and other control characters, too.
  if (zeros > head.size() / 100 || (zeros > 0 && control > head.size() / 100 && !looks_like_html(skip_space(head))))
    return true;
  return control > head.size() / 20;  // VISCII encodes six rare capitals as control bytes
}

// Checks that an object or an array of objects begins here, because prose may also begin with a bracket.
bool starts_json(std::string_view head) {
  const std::string_view start = skip_space(head);
  if (start.empty()) return false;
  const std::string_view inside = skip_space(start.substr(1));
  return start[0] == '{' ? inside.starts_with('"') || inside.starts_with('}')
                         : start[0] == '[' && (inside.starts_with('{') || inside.starts_with(']'));
}

Reader sniff_json(std::string_view name, std::string_view start) {
  if (start.starts_with('[')) return Reader::json;
  if (name.ends_with(".jsonl") || name.ends_with(".ndjson")) return Reader::jsonl;
  if (name.ends_with(".json")) return Reader::json;
  const std::string_view line = start.substr(0, start.find('\n'));
  const std::size_t last = line.find_last_not_of(" \t\r");
  const bool whole_object =
      line.size() < start.size() && last != std::string_view::npos && last > 0 && line[last] == '}';
  return whole_object ? Reader::jsonl : Reader::json;
}

// What a file is by a name that an article may have too, where its content agrees; empty for others. The name is looked
// at first, because few files have one of these and the content takes longer.
std::string_view named_companion(std::string_view lowered_name, std::string_view head) {
  struct NamedFile {
    std::string_view name, holds, what;
  };
  constexpr std::array named = {NamedFile{"sitemap.txt", "://", "a sitemap"},
                                NamedFile{"ads.txt", ", direct", "a list of sellers of advertising"},
                                NamedFile{"ads.txt", ", reseller", "a list of sellers of advertising"},
                                NamedFile{"app-ads.txt", ", direct", "a list of sellers of advertising"},
                                NamedFile{"app-ads.txt", ", reseller", "a list of sellers of advertising"},
                                NamedFile{"security.txt", "contact:", "a note on security"},
                                NamedFile{"humans.txt", "/*", "a note on a site's authors"},
                                NamedFile{"pages.jsonl", "\"json-pages-1.0\"", "a crawl's list of pages"},
                                NamedFile{"extrapages.jsonl", "\"json-pages-1.0\"", "a crawl's list of pages"},
                                NamedFile{"datapackage.json", "\"resources\"", "a description of a crawl"},
                                NamedFile{"datapackage-digest.json", "\"hash\"", "a description of a crawl"},
                                NamedFile{"manifest.json", "\"icons\"", "a web manifest"},
                                NamedFile{"asset-manifest.json", "\"files\"", "a list of scripts"},
                                NamedFile{"package.json", "\"version\"", "a description of a program"},
                                NamedFile{"package-lock.json", "\"version\"", "a description of a program"}};
  const std::string_view base = lowered_name.substr(lowered_name.find_last_of("/!") + 1);
  const auto is_named = [&](const NamedFile& one) { return one.name == base; };
  if (std::none_of(named.begin(), named.end(), is_named)) return {};
  const std::string text = text::lower_ascii(skip_space(head));
  const auto holds = [&](std::string_view words) { return text.find(words) != std::string::npos; };
  const bool of_crawl = base.find("pages.jsonl") != base.npos || base.starts_with("datapackage");  // may have titles
  if (!of_crawl && (holds("\"title\"") || holds("\"body\""))) return {};
  if (base == "sitemap.txt" && !text.starts_with("http")) return {};
  const auto found =
      std::find_if(named.begin(), named.end(), [&](const NamedFile& one) { return is_named(one) && holds(one.holds); });
  return found == named.end() ? std::string_view() : found->what;
}

}  // namespace

bool looks_like_markup(std::string_view head) { return looks_like_html(skip_space(head)); }

WideText wide_text(std::string_view head) {
  // The mark of UTF-32 begins with that of UTF-16.
  if (head.starts_with("\xff\xfe\0\0"sv)) return {4, 4, false};
  if (head.starts_with("\0\0\xfe\xff"sv)) return {4, 4, true};
  if (head.starts_with("\xff\xfe"sv)) return {2, 2, false};
  if (head.starts_with("\xfe\xff"sv)) return {2, 2, true};
  if (is_utf32(head, false)) return {4, 0, false};
  if (is_utf32(head, true)) return {4, 0, true};
  // UTF-16 is recognised by its line ends and spaces: they put zeros into one byte of a pair and never into the other.
  std::size_t zeros[2] = {0, 0};
  for (std::size_t i = 0; i < head.size(); ++i) zeros[i % 2] += head[i] == '\0';
  const std::size_t more = std::max(zeros[0], zeros[1]), fewer = std::min(zeros[0], zeros[1]);
  if (more < 4 || more <= head.size() / 8 || fewer != 0) return {};
  return {2, 0, zeros[0] > 0};
}

Container sniff_container(std::string_view head) {
  if (head.starts_with("PK\x03\x04"sv) || head.starts_with("PK\x05\x06"sv)) return Container::zip;
  if (head.size() >= 262 && head.substr(257, 5) == "ustar"sv) return Container::tar;
  return Container::none;
}

std::optional<std::string> refusal(std::string_view head) {
  if (head.empty()) return "the file is empty";
  for (const Magic& magic : refused_magic)
    if (head.starts_with(magic.bytes)) return std::string(magic.what) + ", which is not read";
  if (const auto kind = media(head)) return *kind + ", which is not read";
  if (!starts_json(head) && is_binary(head)) return "binary data, no text";
  return std::nullopt;
}

bool is_index_file(std::string_view head) { return head.starts_with("\x89tra\r\n\x1a\n"sv); }

std::optional<std::string> media(std::string_view head) {
  constexpr std::array starts = {Magic{"\x89PNG"sv, "an image"}, Magic{"\xff\xd8\xff"sv, "an image"},
                                 Magic{"GIF8"sv, "an image"},    Magic{"II*\0"sv, "an image"},
                                 Magic{"MM\0*"sv, "an image"},   Magic{"\0\0\1\0"sv, "an image"},
                                 Magic{"wOFF"sv, "a font"},      Magic{"wOF2"sv, "a font"},
                                 Magic{"OTTO\0"sv, "a font"},    Magic{"\0\1\0\0\0"sv, "a font"},
                                 Magic{"ID3\2"sv, "a sound"},    Magic{"ID3\3"sv, "a sound"},
                                 Magic{"ID3\4"sv, "a sound"},    Magic{"OggS\0"sv, "a sound"},
                                 Magic{"fLaC\0"sv, "a sound"},   Magic{"\x1a\x45\xdf\xa3"sv, "a video"},
                                 Magic{"FLV\1"sv, "a video"}};
  for (const Magic& magic : starts)
    if (head.starts_with(magic.bytes)) return std::string(magic.what);
  // Containers that name their content behind a length.
  if (head.starts_with("RIFF") && head.substr(0, 16).find("WEBP") == 8) return "an image";
  if (head.starts_with("RIFF") && head.substr(0, 16).find("WAVE") == 8) return "a sound";
  if (head.starts_with("RIFF") && head.substr(0, 16).find("AVI ") == 8) return "a video";
  if (!head.starts_with('\0') || head.substr(0, 8).find("ftyp") != 4) return std::nullopt;
  for (const std::string_view brand : {"avif"sv, "avis"sv, "heic"sv, "heix"sv, "mif1"sv})
    if (head.substr(8).starts_with(brand)) return "an image";
  return "a video";
}

std::optional<std::string> companion(std::string_view name, std::string_view head) {
  if (name.ends_with("write.lock") && head.starts_with("process ") && head.find(" since ") != std::string_view::npos)
    return index_file_reason;
  constexpr std::array names = {Magic{".css", "a style sheet"},
                                Magic{".js", "a script"},
                                Magic{".mjs", "a script"},
                                Magic{".js.download", "a script"},
                                Magic{".map", "a source map"},
                                Magic{".svg", "an image"},
                                Magic{".webmanifest", "a web manifest"},
                                Magic{".scss", "a style sheet"},
                                Magic{".less", "a style sheet"},
                                Magic{".xsl", "a style sheet"},
                                Magic{"robots.txt", "a list for robots"},
                                Magic{".cdx", "an index of a crawl"},
                                Magic{".cdxj", "an index of a crawl"},
                                Magic{"wget-log", "a crawler's log"},
                                Magic{"hts-log.txt", "a crawler's log"}};
  if (head.substr(0, 4096).find("<title>Local index - HTTrack") != std::string_view::npos)
    return "a crawler's list of sites, no article";
  if (looks_like_html(skip_space(head))) return std::nullopt;
  const std::string lowered = text::lower_ascii(name);
  // Crawlers keep what stands behind the name in an address: "style.css?ver=1".
  const std::string_view bare = std::string_view(lowered).substr(0, lowered.find('?'));
  for (const Magic& one : names)
    if (bare.ends_with(one.bytes)) return std::string(one.what) + ", no article";
  if (const std::string_view what = named_companion(lowered, head); !what.empty())
    return std::string(what) + ", no article";
  if (lowered.find("hts-cache/") != std::string::npos) return "a crawler's log, no article";
  constexpr std::array starts = {Magic{"[InternetShortcut]", "a link"},
                                 Magic{"# Netscape HTTP Cookie File", "a list of cookies"},
                                 Magic{"#EXTM3U", "a list of videos"}};
  for (const Magic& one : starts)
    if (skip_space(head).starts_with(one.bytes)) return std::string(one.what) + ", no article";
  constexpr std::array roots = {Magic{"<svg", "an image"},
                                Magic{"<rsd", "a description of a site"},

                                Magic{"<plist", "a link or a list of settings"},
                                Magic{"<manifest", "a description of a site"},
                                Magic{"<browserconfig", "a list of icons"},
                                Magic{"<opensearchdescription", "a description of a search"},
                                Magic{"<cross-domain-policy", "a rule for other sites"},
                                Magic{"<xsl:stylesheet", "a style sheet"}};
  const std::string start = text::lower_ascii(skip_space(head).substr(0, 1024));
  for (const Magic& root : roots)
    if (start.starts_with(root.bytes) || (start.starts_with("<?xml") && start.find(root.bytes) != std::string::npos))
      return std::string(root.what) + ", no article";
  return std::nullopt;
}

Reader sniff_reader(std::string_view name, std::string_view head) {
  const std::string lowered = text::lower_ascii(name);
  const std::string_view start = skip_space(head);
  if (starts_mbox(head)) return Reader::mbox;
  if (starts_message(head)) return Reader::mail;
  const std::string root = xml_root_name(head);
  if (is_feed_root(root)) return Reader::feed;
  if (root == "document" && start.find("urn:oasis:names:tc:opendocument:xmlns:office") != std::string_view::npos)
    return Reader::odt;
  const auto ends_with_any = [&](std::initializer_list<std::string_view> endings) {
    return std::any_of(endings.begin(), endings.end(), [&](std::string_view e) { return lowered.ends_with(e); });
  };
  if (ends_with_any({".jsonl", ".ndjson", ".json"})) return sniff_json(lowered, start);
  // A text extracted from a page may keep the page's .html name although it has no markup.
  const bool named_html = ends_with_any({".html", ".htm", ".xhtml", ".shtml"});
  if ((named_html && start.find('<') != std::string_view::npos) || looks_like_html(start)) return Reader::html;
  if (is_markdown_name(lowered) || starts_front_matter(head)) return Reader::markdown;
  if (is_table_name(lowered) || table_delimiter(head) != 0) return Reader::table;
  if (!ends_with_any({".txt", ".text"}) && starts_json(start)) return sniff_json(lowered, start);
  return Reader::text;
}

Reader sniff_json_stream(std::string_view head) {
  std::string_view rest = skip_space(head);
  bool any_line = false;
  for (std::size_t end = rest.find('\n'); end != std::string_view::npos; end = rest.find('\n')) {
    const std::string_view line = text::trim(rest.substr(0, end));
    rest.remove_prefix(end + 1);
    if (line.empty()) continue;
    if (!line.starts_with('{') || !line.ends_with('}')) return Reader::json;
    any_line = true;
  }
  return any_line ? Reader::jsonl : Reader::json;
}

}  // namespace tra
