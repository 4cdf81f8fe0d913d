#include "archive/read/odt.h"

#include <algorithm>
#include <charconv>

#include "archive/read/content_hash.h"
#include "archive/read/office.h"
#include "archive/read/xml.h"

namespace tra {
namespace {

constexpr std::string_view text_space = "urn:oasis:names:tc:opendocument:xmlns:text:1.0";

// Collects the text and the metadata of one part of the document.
class OpenDocumentText : public XmlHandler {
 public:
  explicit OpenDocumentText(OfficeDocument& document) : document_(document) {}

  void start(const XmlElement& element) override {
    if (hidden_ > 0 || is_hidden(element)) {
      ++hidden_;
    } else if (element.space == text_space) {
      start_text(element);
    } else {
      into_ = metadata(element.name);
    }
  }

  void end(const XmlElement& element) override {
    into_ = nullptr;
    if (hidden_ > 0)
      --hidden_;
    else if (is_paragraph(element))
      end_paragraph();
  }

  void text(std::string_view text) override {
    if (hidden_ > 0) return;
    if (into_ != nullptr) *into_ += text;
    if (in_paragraph_ == 0) return;
    for (const char c : text) {  // white space in the file is one blank, and none at the start of a paragraph
      const bool blank = c == ' ' || c == '\t' || c == '\n' || c == '\r';
      std::string& line = paragraph_.text;
      if (!blank)
        line += c;
      else if (!line.empty() && line.back() != ' ' && line.back() != '\n')
        line += ' ';
    }
  }

 private:
  // Elements whose content is not text of the document: deleted text, editors' notes, and the editing history.
  static bool is_hidden(const XmlElement& element) {
    return element.name == "tracked-changes" || element.name == "annotation" || element.name == "note-citation" ||
           element.name == "styles" || element.name == "automatic-styles" || element.name == "master-styles" ||
           element.name == "settings" || element.name == "scripts" || element.name == "sequence-decls";
  }
  static bool is_paragraph(const XmlElement& element) {
    return element.space == text_space && (element.name == "p" || element.name == "h");
  }

  void start_text(const XmlElement& element) {
    if (is_paragraph(element)) {
      if (in_paragraph_++ > 0) return break_line();  // a note inside a paragraph
      paragraph_ = {};
      paragraph_.heading = element.name == "h";
      paragraph_.title = element.attribute("style-name") == "Title";
    } else if (element.name == "s") {
      add_blanks(element.attribute("c"));
    } else if (element.name == "tab") {
      paragraph_.text += '\t';
    } else if (element.name == "line-break") {
      break_line();
    }
  }

  void break_line() {
    if (!paragraph_.text.empty()) paragraph_.text += '\n';
  }

  void add_blanks(std::string_view count) {
    constexpr unsigned max_blanks = 100;
    unsigned blanks = 1;
    std::from_chars(count.data(), count.data() + count.size(), blanks);
    paragraph_.text.append(std::min(blanks, max_blanks), ' ');
  }

  void end_paragraph() {
    if (--in_paragraph_ > 0) return break_line();
    document_.paragraphs.push_back(std::move(paragraph_));
    paragraph_ = {};
  }

  std::string* metadata(std::string_view name) {
    if (in_paragraph_ > 0) return nullptr;
    if (name == "title" && document_.title.empty()) return &document_.title;
    if (name == "initial-creator") return &document_.author;
    if (name == "creation-date") return &document_.created;
    if (name == "creator" && document_.author.empty()) return &document_.author;
    if (name == "date" && document_.modified.empty()) return &document_.modified;
    return nullptr;
  }

  OfficeDocument& document_;
  OfficeDocument::Paragraph paragraph_;
  int in_paragraph_ = 0;
  int hidden_ = 0;
  std::string* into_ = nullptr;
};

// Each form of the document is freed as soon as the next one is made, because a document may be long.
void read_document(std::string&& bytes, OfficeDocument& document, OpenDocumentText& text, const Input& input,
                   const Reading& reading) {
  const std::uint64_t hash = content_hash(bytes);
  std::string xml = decode_xml(bytes);
  std::string().swap(bytes);
  const std::string damage = parse_xml(std::move(xml), text);
  give_document(std::move(document), Reader::odt, damage, hash, input, reading);
}

}  // namespace

void read_odt(const Package& package, const Input& input, const Reading& reading) {
  const auto wanted = [](const std::string& name) { return name == "content.xml" || name == "meta.xml"; };
  std::map<std::string, std::string> parts = package.load(wanted, reading.options.max_article_bytes);
  OfficeDocument document;
  OpenDocumentText text(document);
  parse_xml(decode_xml(parts["meta.xml"]), text);
  read_document(std::move(parts["content.xml"]), document, text, input, reading);
}

void read_flat_odt(std::string&& bytes, const Input& input, const Reading& reading) {
  OfficeDocument document;
  OpenDocumentText text(document);
  read_document(std::move(bytes), document, text, input, reading);
}

}  // namespace tra
