#include "archive/read/mail.h"

#include <algorithm>
#include <map>
#include <optional>

#include "archive/html/fragment.h"
#include "archive/html/reader.h"
#include "archive/read/content_hash.h"
#include "archive/read/date.h"
#include "archive/read/names.h"
#include "archive/read/office.h"
#include "archive/read/passed_over.h"
#include "archive/read/text.h"
#include "text/ascii.h"

namespace tra {
namespace {

constexpr unsigned max_message_depth = 16;  // nesting depth of messages inside messages

bool is_text(const MimePart& part) {
  return !part.attached && part.name.empty() && (part.type == "text/plain" || part.type == "text/html");
}

// Joins the lines of flowed text (RFC 3676): a line that ends in a blank continues on the next line.
std::string unflow(std::string_view text, bool delete_blank) {
  std::string joined;
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t end = std::min(text.find('\n', begin), text.size());
    std::string_view line = text.substr(begin, end - begin);
    if (line.ends_with('\r')) line.remove_suffix(1);
    const bool flows = line.ends_with(' ') && line != "-- ";
    if (flows && delete_blank) line.remove_suffix(1);
    joined += line;
    if (!flows) joined += '\n';
    begin = end + 1;
  }
  return joined;
}

// The lines after a line "-- " are the signature, and go into the tail.
void split_signature(std::string& text, std::string& tail) {
  std::size_t at = text.find("\n-- \n");
  if (at == std::string::npos) at = text.find("\n-- \r\n");
  if (at == std::string::npos || at < text.size() / 2) return;
  tail = text.substr(text.find('\n', at + 1) + 1);
  text.resize(at);
}

// Reads one message: first its own text, then its attachments.
class MessageReader {
 public:
  MessageReader(const Input& input, const Reading& reading, unsigned depth)
      : input_(input), reading_(reading), depth_(depth) {}

  void read(MimePart& message, std::uint64_t hash) {
    if (depth_ > max_message_depth)
      throw ReadError("more than " + std::to_string(max_message_depth) + " messages inside one another, the limit");
    hash_ = hash;
    collect(message, "");
    ParsedArticle parsed = text_of_message();
    Article& article = parsed.article;
    parsed.reader = Reader::mail;
    if (const auto subject = decode_header(message.header("subject")); !subject.empty()) article.title = subject;
    if (const auto date = normalise_date(message.header("date")); !date.empty()) article.date = date;
    add_extra(article, "author", sender_name(message.header("from")));
    decode_viqr(parsed);
    if (article.body.empty() && !attachments_.empty())
      pass_over(input_.name, "a message that only carries what is attached", reading_);
    else if (article.body.empty())
      fail("a message without text");
    else
      give(std::move(parsed), hash);
    check_whole(message);
    for (const Attachment& attachment : attachments_) read_attachment(attachment);
  }

 private:
  struct Attachment {
    MimePart* part;
    std::string number;  // part number as in IMAP: 2, 2.1
  };

  void give(ParsedArticle&& parsed, std::uint64_t hash) {
    parsed.article.id = input_.id;
    parsed.content_hash = hash;
    reading_.sink(std::move(parsed));
  }

  void fail(std::string reason) { add_failure(reading_.failures, {input_.name, 0, std::move(reason)}); }

  // Sorts a part and the parts inside it into texts and attachments.
  void collect(MimePart& part, const std::string& number) {
    const auto child_number = [&](std::size_t i) {
      return (number.empty() ? "" : number + ".") + std::to_string(i + 1);
    };
    if (part.type == "message/rfc822" && !number.empty()) return attachments_.push_back({&part, number});
    if (part.type == "multipart/alternative") return collect_alternative(part, number);
    if (part.type.starts_with("multipart/")) {
      if (part.parts.empty()) return fail("a multipart message in which no part begins");
      for (std::size_t i = 0; i < part.parts.size(); ++i) {
        const bool beside_page = part.type == "multipart/related" && i > 0;
        // The images of an HTML page are skipped.
        if (!beside_page || is_text(part.parts[i])) collect(part.parts[i], child_number(i));
      }
    } else if (is_text(part)) {
      texts_.push_back({&part});
    } else {
      attachments_.push_back({&part, number.empty() ? "1" : number});
    }
  }

  // Chooses among the alternative forms of a text. The plain form is used unless it is much shorter than the HTML form.
  void collect_alternative(MimePart& part, const std::string& number) {
    MimePart *plain = nullptr, *html = nullptr;
    for (std::size_t i = 0; i < part.parts.size(); ++i) {
      MimePart* form = &part.parts[i];
      if (form->type == "multipart/related" && !form->parts.empty()) form = &form->parts.front();
      if (form->type == "text/plain" && plain == nullptr) plain = form;
      if (form->type == "text/html") html = form;
      if (form->type.starts_with("multipart/")) collect(*form, number + "." + std::to_string(i + 1));
    }
    if (plain != nullptr || html != nullptr) texts_.push_back({plain != nullptr ? plain : html, html});
  }

  struct Text {
    MimePart* part;
    MimePart* html = nullptr;  // the same text in HTML
  };

  ParsedArticle text_of_message() {
    ParsedArticle all;
    for (const Text& text : texts_) {
      ParsedArticle one = read_text(*text.part);
      if (text.html != nullptr && text.html != text.part) {
        ParsedArticle page = read_text(*text.html);
        if (one.article.body.size() < page.article.body.size() / 2) one = std::move(page);
      }
      if (one.article.body.empty()) continue;
      if (all.article.body.empty()) {
        all = std::move(one);
      } else {
        all.article.body += "\n\n" + one.article.body;
      }
    }
    return all;
  }

  // Each form of a text is freed as soon as the next one is made, because a text may be long.
  ParsedArticle read_text(MimePart& part) {
    std::string damage;
    std::string bytes = decode_transfer(part, damage);
    std::string().swap(part.body);
    if (!damage.empty()) fail(damage);
    ParsedArticle parsed;
    if (part.type == "text/html") {
      try {
        parsed = read_html_page(std::move(bytes), part.charset);
      } catch (const ReadError& error) {
        fail(error.what());
      }
      parsed.raw_page = false;  // the message's headers already give the title, the author and the date
      return parsed;
    }
    DecodedText decoded = decode_bytes(bytes, part.charset);
    std::string().swap(bytes);
    parsed.left_out = unknown_encoding(decoded);
    std::string type = text::lower_ascii(part.header("content-type"));
    std::erase(type, '"');  // the parser puts quotes around values
    if (type.find("format=flowed") != std::string::npos)
      decoded.text = unflow(decoded.text, type.find("delsp=yes") != std::string::npos);
    split_signature(decoded.text, parsed.article.tail);
    const std::size_t size = text::trim(decoded.text).size();
    decoded.text.erase(0, std::min(decoded.text.find_first_not_of(" \t\r\n"), decoded.text.size()));
    decoded.text.resize(size);
    parsed.article.body = std::move(decoded.text);
    parsed.encoding = std::move(decoded.encoding);
    return parsed;
  }

  // A multipart message that was cut lacks its closing boundary.
  void check_whole(const MimePart& message) {
    if (!message.closed) fail("the message is cut short: the last boundary is missing");
  }

  void read_attachment(const Attachment& attachment) {
    MimePart& part = *attachment.part;
    if (part.type == "message/rfc822" && !part.parts.empty()) {
      const Input inner = part_of(input_, name_once(part.name.empty() ? attachment.number : part.name));
      MessageReader(inner, reading_, depth_ + 1).read(part.parts.front(), hash_);
      return;
    }
    const std::string name = name_once(part.name.empty() ? attachment.number : part.name);
    for (const std::string_view kind : {"image/", "audio/", "video/", "font/"})
      if (part.type.starts_with(kind)) return pass_over(input_.name + "!" + name, "no text: " + part.type, reading_);
    if (part.type.find("signature") != std::string::npos)
      return pass_over(input_.name + "!" + name, "no text: " + part.type, reading_);
    std::string damage;
    std::string bytes = decode_transfer(part, damage);
    std::string().swap(part.body);
    const Input inner = part_of(input_, name);
    if (!damage.empty()) add_failure(reading_.failures, {inner.name, 0, damage});
    read_part(inner, std::move(bytes), reading_);
  }

  // Makes the names of attachments unique, because several attachments may have the same name.
  std::string name_once(const std::string& name) {
    const unsigned times = ++names_[name];
    return times == 1 ? name : name + "#" + std::to_string(times);
  }

  const Input& input_;
  const Reading& reading_;
  const unsigned depth_;
  std::uint64_t hash_ = 0;  // of the whole message, which the messages inside it have too
  std::vector<Text> texts_;
  std::vector<Attachment> attachments_;
  std::map<std::string, unsigned> names_;
};

const MimePart* first_html(const MimePart& part) {
  if (part.type == "text/html" || part.type == "application/xhtml+xml") return &part;
  for (const MimePart& child : part.parts)
    if (const MimePart* found = first_html(child)) return found;
  return nullptr;
}

// The main page of a saved page: the part that the `start` parameter names, else the first HTML part.
const MimePart* shown_page(const MimePart& message) {
  const std::string_view location = message.header("snapshot-content-location");
  for (const MimePart& part : message.parts)
    if (!location.empty() && part.header("content-location") == location && first_html(part) != nullptr) return &part;
  return first_html(message);
}

}  // namespace

bool is_mhtml(const MimePart& message) {
  if (!message.header("snapshot-content-location").empty()) return true;
  const std::string from = text::lower_ascii(message.header("from"));
  if (from.find("saved by") != std::string::npos) return true;
  if (!message.header("to").empty() || !message.header("received").empty()) return false;
  const MimePart* page =
      message.type == "multipart/related" || message.type == "text/html" ? first_html(message) : nullptr;
  return page != nullptr && !page->header("content-location").empty();
}

void read_mhtml(const MimePart& message, std::uint64_t hash, const Input& input, const Reading& reading) {
  const MimePart* page = shown_page(message);
  if (page == nullptr) throw ReadError("a web archive without a page");
  std::string damage;
  ParsedArticle parsed = read_html_page(decode_transfer(*page, damage), page->charset);
  parsed.reader = Reader::mhtml;
  Article& article = parsed.article;
  std::string address(page->header("content-location"));
  if (address.find("://") == std::string::npos || address.starts_with("file:"))
    address = message.header("snapshot-content-location");
  if (article.url.empty()) article.url = printable_name(address);
  if (article.title.empty()) article.title = decode_header(message.header("subject"));
  parsed.saved = normalise_date(message.header("date"));
  parsed.article.id = input.id;
  parsed.content_hash = hash;
  reading.sink(std::move(parsed));
  if (!damage.empty()) add_failure(reading.failures, {input.name, 0, damage});
  if (!message.closed)
    add_failure(reading.failures, {input.name, 0, "the page is cut short: the last boundary is missing"});
}

void read_mail(std::string&& bytes, const Input& input, const Reading& reading) {
  const std::uint64_t hash = content_hash(bytes);
  MimePart message = parse_mime(bytes);
  std::string().swap(bytes);  // a message may be long, and its parts are copies
  if (is_mhtml(message)) return read_mhtml(message, hash, input, reading);
  MessageReader(input, reading, 1).read(message, hash);
}

}  // namespace tra
