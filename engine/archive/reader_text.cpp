#include "archive/reader_text.h"

#include <unicode/ucnv.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <memory>

#include "archive/reader_names.h"
#include "archive/reader_sniff.h"

namespace tra {
namespace {

bool is_utf8(std::string_view bytes) {
  while (!bytes.empty()) {
    const std::size_t length = utf8_sequence_length(bytes);
    if (length == 0) return false;
    bytes.remove_prefix(length);
  }
  return true;
}

DecodedText convert(std::string_view bytes, const char* encoding) {
  UErrorCode status = U_ZERO_ERROR;
  const std::unique_ptr<UConverter, void (*)(UConverter*)> converter(ucnv_open(encoding, &status), ucnv_close);
  DecodedText decoded;
  if (U_FAILURE(status)) return decoded;
  const icu::UnicodeString text(bytes.data(), static_cast<std::int32_t>(bytes.size()), converter.get(), status);
  if (U_FAILURE(status)) return decoded;
  text.toUTF8String(decoded.text);
  decoded.encoding = encoding;
  std::transform(decoded.encoding.begin(), decoded.encoding.end(), decoded.encoding.begin(),
                 [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
  return decoded;
}

}  // namespace

DecodedText decode_bytes(std::string_view bytes, std::string_view declared) {
  if (bytes.starts_with("\xef\xbb\xbf")) bytes.remove_prefix(3);
  if (is_utf8(bytes) && !looks_like_utf16(bytes.substr(0, sniff_bytes))) return {std::string(bytes), "utf-8"};
  if (bytes.starts_with("\xff\xfe")) return convert(bytes.substr(2), "UTF-16LE");
  if (bytes.starts_with("\xfe\xff")) return convert(bytes.substr(2), "UTF-16BE");
  if (looks_like_utf16(bytes.substr(0, sniff_bytes))) {
    const std::size_t zero = bytes.find('\0');
    return convert(bytes, zero % 2 == 1 ? "UTF-16LE" : "UTF-16BE");
  }
  if (!declared.empty()) {
    if (DecodedText decoded = convert(bytes, std::string(declared).c_str()); !decoded.encoding.empty()) return decoded;
  }
  return convert(bytes, "windows-1258");
}

}  // namespace tra
