// MIME messages as a tree of parts.
//
// mimetic splits them: of Debian's four libraries it adds least to the start of a program, and takes bad input and
// failed allocations best; README.md has the figures. What it does badly is kept from it: it recurses once for every
// level and takes quadratic time over a header field, so both are bounded before it sees a message; it frees twice when
// memory runs out in a header, so there must be enough. Transfer encodings are decoded here, as it passes over what is
// none without a word.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace tra {

struct MimePart {
  std::vector<std::pair<std::string, std::string>> headers;  // names in lower case, values unfolded but not decoded
  std::string type = "text/plain";                           // lower case, without parameters
  std::string charset, boundary;
  std::string name;  // of the file, decoded; empty when it has none
  bool attached = false;
  bool closed = true;           // false: a multipart, or one inside it, lacks its last boundary
  std::string body;             // as it was sent; of a part without parts
  std::vector<MimePart> parts;  // of a multipart, or the message of message/rfc822

  std::string_view header(std::string_view name_wanted) const;  // the first of that name, empty when absent
};

// Throws ReadError at a limit.
MimePart parse_mime(std::string_view bytes);

// The body without its transfer encoding. What cannot be decoded is left out and told in `damage`.
std::string decode_transfer(const MimePart& part, std::string& damage);

// A header's value with its encoded words (RFC 2047) decoded, as UTF-8. Bytes of no encoded word are decoded as text of
// unknown encoding is.
std::string decode_header(std::string_view value);

// The name of a person in a From header, else the address.
std::string sender_name(std::string_view from);

// Whether these first bytes are the headers of a message, or of a page saved as one.
bool starts_message(std::string_view head);

}  // namespace tra
