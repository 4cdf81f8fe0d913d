// XML as events, by libxml2.
//
// libxml2 is in the program anyway, as libarchive's own need, so it adds nothing to the start; and it goes on behind an
// error, as feeds with a bare '&' ask for, while it tells of it. Elements come by their local names with their
// namespaces. Entities of HTML are known; those a document declares itself are not, so none can grow.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace tra {

struct XmlAttribute {
  std::string_view name;  // without prefix
  std::string value;
};

struct XmlElement {
  std::string_view name;  // without prefix
  std::string_view space;
  std::vector<XmlAttribute> attributes;  // empty when it ends

  std::string_view attribute(std::string_view name_wanted) const;  // empty when absent
};

class XmlHandler {
 public:
  virtual ~XmlHandler() = default;
  virtual void start(const XmlElement& element) = 0;
  virtual void end(const XmlElement& element) = 0;
  virtual void text(std::string_view text) = 0;
};

// Tells the document to the handler, and returns what is wrong with it, with its line; empty when nothing is. `utf8`
// is taken as UTF-8 whatever the document says. Throws ReadError at a limit; what the handler throws passes through.
std::string parse_xml(std::string_view utf8, XmlHandler& handler);

// Bytes of an XML document as UTF-8, by its mark or declaration, or told as text of other files is.
std::string decode_xml(std::string_view bytes);

// The local name of the document's root element in these first bytes; empty when they are no XML.
std::string xml_root_name(std::string_view head);

}  // namespace tra
