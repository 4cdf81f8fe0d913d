#include "archive/read/xml.h"

#include <libxml/HTMLparser.h>
#include <libxml/parser.h>
#include <libxml/parserInternals.h>
#include <libxml/xmlerror.h>

#include <algorithm>
#include <array>
#include <exception>
#include <limits>
#include <map>
#include <memory>
#include <mutex>

#include "archive/read/source.h"
#include "archive/read/text.h"
#include "text/ascii.h"
#include "text/utf8.h"

namespace tra {
namespace {

constexpr int max_elements = 256;
constexpr std::size_t max_attributes = 1000;

std::string_view view(const xmlChar* text) {
  return text == nullptr ? std::string_view() : reinterpret_cast<const char*>(text);
}

// The namespace of an element. Parts of feeds are stored without the declarations of their prefixes, which are usual
// ones.
std::string_view space_of(const xmlChar* prefix, const xmlChar* space) {
  constexpr std::array<std::pair<std::string_view, std::string_view>, 3> usual = {
      {{"content", "http://purl.org/rss/1.0/modules/content/"},
       {"dc", "http://purl.org/dc/elements/1.1/"},
       {"atom", "http://www.w3.org/2005/Atom"}}};
  if (space != nullptr || prefix == nullptr) return view(space);
  for (const auto& [name, address] : usual)
    if (view(prefix) == name) return address;
  return view(prefix);
}

// libxml2 calls the handler from C code, through which no exception may pass. The first exception is stored and
// rethrown after parsing.
class Parse {
 public:
  Parse(std::string_view utf8, XmlHandler& handler) : handler_(handler) {
    if (utf8.size() > static_cast<std::size_t>(std::numeric_limits<int>::max()))
      throw ReadError("an XML document longer than 2 GiB");
    static std::once_flag initialised;
    std::call_once(initialised, [] { ::xmlInitParser(); });
    context_.reset(::xmlCreateMemoryParserCtxt(utf8.data(), static_cast<int>(utf8.size())));
    if (context_ == nullptr) throw ReadError("no memory to parse the XML");
    ::xmlCtxtUseOptions(context_.get(), XML_PARSE_RECOVER | XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING |
                                            XML_PARSE_NOCDATA | XML_PARSE_IGNORE_ENC);
    set_callbacks();
    context_->userData = this;
    ::xmlSwitchEncoding(context_.get(), XML_CHAR_ENCODING_UTF8);
  }

  std::string run() {
    ::xmlParseDocument(context_.get());
    if (failure_) std::rethrow_exception(failure_);
    return error_;
  }

 private:
  struct Free {
    void operator()(xmlParserCtxt* context) const {
      if (context->myDoc != nullptr) ::xmlFreeDoc(context->myDoc);
      ::xmlFreeParserCtxt(context);
    }
  };

  void set_callbacks() {
    xmlSAXHandler& sax = *context_->sax;
    sax = xmlSAXHandler{};
    sax.initialized = XML_SAX2_MAGIC;
    sax.startElementNs = [](void* self, const xmlChar* name, const xmlChar* prefix, const xmlChar* space, int,
                            const xmlChar**, int count, int, const xmlChar** attributes) {
      auto& parse = *static_cast<Parse*>(self);
      parse.guarded([&] { parse.start(view(name), space_of(prefix, space), count, attributes); });
    };
    sax.endElementNs = [](void* self, const xmlChar* name, const xmlChar* prefix, const xmlChar* space) {
      auto& parse = *static_cast<Parse*>(self);
      --parse.depth_;
      parse.guarded([&] { parse.handler_.end({view(name), space_of(prefix, space), {}}); });
    };
    sax.characters = [](void* self, const xmlChar* text, int length) {
      auto& parse = *static_cast<Parse*>(self);
      const std::string_view found(reinterpret_cast<const char*>(text), static_cast<std::size_t>(length));
      parse.guarded([&] { parse.handler_.text(found); });
    };
    sax.ignorableWhitespace = sax.characters;
    sax.cdataBlock = sax.characters;
    sax.getEntity = [](void* self, const xmlChar* name) { return static_cast<Parse*>(self)->entity(name); };
    sax.serror = [](void* self, xmlErrorPtr error) { static_cast<Parse*>(self)->note(*error); };
  }

  template <typename Work>
  void guarded(const Work& work) {
    if (failure_) return;
    try {
      work();
    } catch (...) {
      failure_ = std::current_exception();
      ::xmlStopParser(context_.get());
    }
  }

  void start(std::string_view name, std::string_view space, int count, const xmlChar** attributes) {
    if (++depth_ > max_elements)
      throw ReadError("XML with more than " + std::to_string(max_elements) + " elements inside one another");
    XmlElement element{name, space, {}};
    if (static_cast<std::size_t>(count) > max_attributes) throw ReadError("XML with an element of too many attributes");
    for (int i = 0; i < count; ++i) {
      // Five pointers per attribute: local name, prefix, namespace, begin and end of the value.
      const xmlChar** attribute = attributes + 5 * i;
      element.attributes.push_back({view(attribute[0]), std::string(attribute[3], attribute[4])});
    }
    handler_.start(element);
  }

  xmlEntityPtr entity(const xmlChar* name) {
    if (xmlEntityPtr predefined = ::xmlGetPredefinedEntity(name)) return predefined;
    const htmlEntityDesc* known = ::htmlEntityLookup(name);
    if (known == nullptr) return nullptr;
    try {
      Entity& entity = entities_[known->value];
      if (entity.text.empty()) text::append_point(entity.text, known->value);
      entity.node.type = XML_ENTITY_DECL;
      entity.node.etype = XML_INTERNAL_PREDEFINED_ENTITY;
      entity.node.name = name;
      entity.node.content = reinterpret_cast<xmlChar*>(entity.text.data());
      entity.node.length = static_cast<int>(entity.text.size());
      return &entity.node;
    } catch (...) {
      failure_ = std::current_exception();
      return nullptr;
    }
  }

  void note(const xmlError& error) {
    if (!error_.empty() || error.level < XML_ERR_ERROR || error.domain == XML_FROM_NAMESPACE || failure_) return;
    guarded([&] {
      error_ = "the XML is damaged in line " + std::to_string(error.line) + ": " +
               std::string(text::trim(error.message == nullptr ? "" : error.message));
    });
  }

  struct Entity {
    std::string text;
    xmlEntity node{};
  };

  XmlHandler& handler_;
  std::unique_ptr<xmlParserCtxt, Free> context_;
  std::map<unsigned, Entity> entities_;
  int depth_ = 0;
  std::string error_;
  std::exception_ptr failure_;
};

}  // namespace

std::string_view XmlElement::attribute(std::string_view name_wanted) const {
  for (const XmlAttribute& attribute : attributes)
    if (attribute.name == name_wanted) return attribute.value;
  return {};
}

std::string parse_xml(std::string_view utf8, XmlHandler& handler) {
  if (text::trim(utf8).empty()) return "an XML document of nothing";
  return Parse(utf8, handler).run();
}

std::string parse_xml(std::string&& utf8, XmlHandler& handler) {
  if (text::trim(utf8).empty()) return "an XML document of nothing";
  Parse parse(utf8, handler);
  std::string().swap(utf8);
  return parse.run();
}

std::string decode_xml(std::string_view bytes) {
  std::string_view declared;
  if (const std::string_view head = bytes.substr(0, 200); head.starts_with("<?xml")) {
    const std::string_view declaration = head.substr(0, head.find("?>"));
    const std::size_t at = declaration.find("encoding=");
    if (at != std::string_view::npos && at + 10 < declaration.size()) {
      const std::string_view rest = declaration.substr(at + 10);
      declared = rest.substr(0, rest.find_first_of("\"'"));
    }
  }
  return decode_bytes(bytes, declared).text;
}

std::string xml_root_name(std::string_view head) {
  if (head.starts_with("\xef\xbb\xbf")) head.remove_prefix(3);
  for (;;) {
    const std::size_t at = head.find_first_not_of(" \t\r\n");
    if (at == std::string_view::npos || head[at] != '<') return {};
    head.remove_prefix(at + 1);
    if (head.starts_with("!DOCTYPE")) {  // the declaration names the root and may contain further declarations
      const std::size_t name = head.find_first_not_of(" \t\r\n", 8);
      head.remove_prefix(std::min(name, head.size()));
      break;
    }
    const bool comment = head.starts_with("!--");
    if (!comment && !head.starts_with('?')) break;
    const std::string_view end = comment ? "-->" : ">";
    const std::size_t stop = head.find(end);
    if (stop == std::string_view::npos) return {};
    head.remove_prefix(stop + end.size());
  }
  std::string_view name = head.substr(0, head.find_first_of(" \t\r\n/>["));
  if (const std::size_t colon = name.find(':'); colon != std::string_view::npos) name.remove_prefix(colon + 1);
  const bool plain = std::all_of(name.begin(), name.end(), [](unsigned char c) { return c > ' ' && c != '<'; });
  return plain && name.size() < 64 ? std::string(name) : std::string();
}

}  // namespace tra
