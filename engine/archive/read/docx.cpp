#include "archive/read/docx.h"

#include "archive/read/content_hash.h"
#include "archive/read/office.h"
#include "archive/read/xml.h"
#include "text/ascii.h"

namespace tra {
namespace {

// Collects the text of one part of the document. Deleted text and field instructions are left out.
class WordText : public XmlHandler {
 public:
  explicit WordText(OfficeDocument& document) : document_(document) {}

  void start(const XmlElement& element) override {
    if (hidden_ > 0 || is_hidden(element.name)) {
      ++hidden_;
    } else if (element.name == "p") {
      paragraph_ = {};
    } else if (element.name == "pStyle") {
      read_style(element.attribute("val"));
    } else if (element.name == "t") {
      in_text_ = true;
    } else if (element.name == "tab") {
      paragraph_.text += '\t';
    } else if (element.name == "br" || element.name == "cr") {
      paragraph_.text += '\n';
    } else if (element.name == "noBreakHyphen") {
      paragraph_.text += '-';
    }
  }

  void end(const XmlElement& element) override {
    if (hidden_ > 0) {
      --hidden_;
    } else if (element.name == "t") {
      in_text_ = false;
    } else if (element.name == "p") {
      document_.paragraphs.push_back(std::move(paragraph_));
      paragraph_ = {};
    }
  }

  void text(std::string_view text) override {
    if (in_text_ && hidden_ == 0) paragraph_.text += text;
  }

 private:
  // An mc:Fallback repeats the content of the mc:Choice beside it.
  static bool is_hidden(std::string_view name) {
    return name == "del" || name == "moveFrom" || name == "instrText" || name == "delText" || name == "Fallback" ||
           name == "tabs";
  }

  void read_style(std::string_view style) {
    const std::string name = text::lower_ascii(style);
    paragraph_.title = name == "title";
    paragraph_.heading = name.starts_with("heading");
  }

  OfficeDocument& document_;
  OfficeDocument::Paragraph paragraph_;
  int hidden_ = 0;  // number of open elements that are hidden
  bool in_text_ = false;
};

class CoreProperties : public XmlHandler {
 public:
  explicit CoreProperties(OfficeDocument& document) : document_(document) {}
  void start(const XmlElement& element) override {
    into_ = element.name == "title"      ? &document_.title
            : element.name == "creator"  ? &document_.author
            : element.name == "created"  ? &document_.created
            : element.name == "modified" ? &document_.modified
                                         : nullptr;
  }
  void end(const XmlElement&) override { into_ = nullptr; }
  void text(std::string_view text) override {
    if (into_ != nullptr) *into_ += text;
  }

 private:
  OfficeDocument& document_;
  std::string* into_ = nullptr;
};

}  // namespace

void read_docx(const Package& package, const Input& input, const Reading& reading) {
  constexpr const char* text_part = "word/document.xml";
  constexpr const char* notes_part = "word/footnotes.xml";
  constexpr const char* properties_part = "docProps/core.xml";
  const auto wanted = [&](const std::string& name) {
    return name == text_part || name == notes_part || name == properties_part;
  };
  std::map<std::string, std::string> parts = package.load(wanted, reading.options.max_article_bytes);
  OfficeDocument document;
  CoreProperties properties(document);
  parse_xml(decode_xml(parts[properties_part]), properties);
  WordText text(document);
  const std::uint64_t hash = content_hash(parts[text_part]);
  std::string xml = decode_xml(parts[text_part]);
  std::string().swap(parts[text_part]);
  const std::string damage = parse_xml(std::move(xml), text);
  if (parts.contains(notes_part)) parse_xml(decode_xml(parts[notes_part]), text);
  give_document(std::move(document), Reader::docx, damage, hash, input, reading);
}

}  // namespace tra
