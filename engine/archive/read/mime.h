// MIME messages as a tree of parts.
//
// The messages are parsed by mimetic; engine/archive/read/README.md compares it with the alternatives. mimetic has
// three faults that are worked around here. It recurses once per nesting level and takes quadratic time on a header
// field, so nesting and fields are bounded before parsing. It frees memory twice when an allocation fails in a header,
// so enough memory is reserved before. Its decoders skip invalid characters silently, so transfer encodings are decoded
// by our code.
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
  std::string name;  // decoded file name; empty when the part has none
  bool attached = false;
  bool closed = true;           // false when this multipart, or one inside it, lacks its closing boundary
  std::string body;             // still in its transfer encoding; empty for a part that has parts
  std::vector<MimePart> parts;  // the parts of a multipart, or the message of message/rfc822

  std::string_view header(std::string_view name_wanted) const;  // the first header of this name; empty when absent
};

// Throws ReadError when the message exceeds a limit.
MimePart parse_mime(std::string_view bytes);

// Decodes the body's transfer encoding. Bytes that cannot be decoded are left out, and `damage` says so.
std::string decode_transfer(const MimePart& part, std::string& damage);

// Converts a header's value to UTF-8 and decodes its encoded words (RFC 2047). The encoding of all other bytes is
// guessed, as for any text of unknown encoding.
std::string decode_header(std::string_view value);

// The sender's name in a From header, or the address when there is no name.
std::string sender_name(std::string_view from);

// Whether these bytes begin with the headers of a message or of a page saved as MHTML.
bool starts_message(std::string_view head);

}  // namespace tra
