// XML as events, parsed by libxml2.
//
// libarchive already depends on libxml2, so it costs the program no further library. It reports errors and continues
// after them, which feeds with an unescaped '&' need. Elements are delivered with their local names and namespaces.
// HTML's named entities are known; entities that a document declares are ignored, so expanding entities cannot exhaust
// memory.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace tra {

struct XmlAttribute {
  std::string_view name;  // without its prefix
  std::string value;
};

struct XmlElement {
  std::string_view name;  // without its prefix
  std::string_view space;
  std::vector<XmlAttribute> attributes;  // empty at the end of an element

  std::string_view attribute(std::string_view name_wanted) const;  // empty when absent
};

class XmlHandler {
 public:
  virtual ~XmlHandler() = default;
  virtual void start(const XmlElement& element) = 0;
  virtual void end(const XmlElement& element) = 0;
  virtual void text(std::string_view text) = 0;
};

// Sends the document's events to the handler. Returns a description of its first error with the line, or an empty
// string. `utf8` is read as UTF-8 whatever the document declares. Throws ReadError at a limit; exceptions of the
// handler pass through.
std::string parse_xml(std::string_view utf8, XmlHandler& handler);
// The same, but frees the text before it is parsed, because the parser works on a copy.
std::string parse_xml(std::string&& utf8, XmlHandler& handler);

// Converts the bytes of an XML document to UTF-8, by its byte order mark or declaration, or by guessing as for other
// text.
std::string decode_xml(std::string_view bytes);

// The local name of the root element in these first bytes; empty when they are no XML.
std::string xml_root_name(std::string_view head);

}  // namespace tra
