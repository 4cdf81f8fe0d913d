// cmark converts the text to HTML, which is then read as an HTML fragment. Front matter is read like members of JSON.
#include "archive/read/markdown.h"

#include <cmark.h>
#include <simdjson.h>

#include <algorithm>
#include <csetjmp>
#include <cstddef>
#include <cstdlib>
#include <cstring>
#include <utility>
#include <vector>

#include "archive/html/fragment.h"
#include "archive/read/content_hash.h"
#include "archive/read/front_matter.h"
#include "archive/read/json_article.h"
#include "archive/read/json_text.h"
#include "archive/read/office.h"
#include "archive/read/text.h"
#include "text/ascii.h"

namespace tra {
namespace {

// A bounded allocator for cmark, which aborts the process when an allocation fails. When the bound is reached, this
// allocator leaves the parser by longjmp instead, so cmark never sees a failure.
class Memory {
 public:
  explicit Memory(std::size_t bytes) : left_(bytes) { current = this; }
  Memory(const Memory&) = delete;
  Memory& operator=(const Memory&) = delete;
  ~Memory() {
    while (first_ != nullptr) release(first_ + 1);
    current = nullptr;
  }

  // Returns null when the memory does not suffice. Only C code runs between setjmp here and allocate(), so longjmp
  // skips no destructors.
  const char* html_of(const char* markdown, std::size_t size) {
    static cmark_mem functions = {allocate, reallocate, release};
    if (setjmp(give_up_) != 0) return nullptr;
    cmark_parser* parser = ::cmark_parser_new_with_mem(CMARK_OPT_DEFAULT, &functions);
    ::cmark_parser_feed(parser, markdown, size);
    return ::cmark_render_html(::cmark_parser_finish(parser), CMARK_OPT_UNSAFE | CMARK_OPT_VALIDATE_UTF8);
  }

 private:
  struct alignas(std::max_align_t) Block {
    Block* previous;
    Block* next;
    std::size_t size;
  };

  static void* allocate(std::size_t count, std::size_t size) { return current->take(count * size); }

  static void* reallocate(void* memory, std::size_t size) {
    void* larger = current->take(size);
    if (memory == nullptr) return larger;
    std::memcpy(larger, memory, std::min(size, (static_cast<Block*>(memory) - 1)->size));
    release(memory);
    return larger;
  }

  static void release(void* memory) {
    if (memory == nullptr) return;
    Block* block = static_cast<Block*>(memory) - 1;
    current->left_ += block->size;
    (block->previous == nullptr ? current->first_ : block->previous->next) = block->next;
    if (block->next != nullptr) block->next->previous = block->previous;
    std::free(block);
  }

  void* take(std::size_t size) {
    Block* block = size <= left_ ? static_cast<Block*>(std::calloc(1, sizeof(Block) + size)) : nullptr;
    if (block == nullptr) std::longjmp(give_up_, 1);
    left_ -= size;
    *block = {nullptr, first_, size};
    if (first_ != nullptr) first_->previous = block;
    first_ = block;
    return block + 1;
  }

  static thread_local Memory* current;  // cmark passes no user data to its allocation functions
  Block* first_ = nullptr;
  std::size_t left_;
  std::jmp_buf give_up_;
};

thread_local Memory* Memory::current = nullptr;

std::string to_html(std::string_view markdown) {
  constexpr std::size_t most_bytes = 208u << 20;  // of the text and its tree together
  Memory memory(std::min((64u << 20) + 32 * markdown.size(), most_bytes - std::min(markdown.size(), most_bytes)));
  const char* html = memory.html_of(markdown.data(), markdown.size());
  if (html == nullptr)
    throw ReadError(
        "Markdown that takes too much memory: the text and its tree are over 208 MiB, or the tree is too large for the "
        "text");
  return html;
}

bool is_delimiter_row(std::string_view line) {
  return line.find('-') != std::string_view::npos && line.find('|') != std::string_view::npos &&
         line.find_first_not_of(" \t\r|:-") == std::string_view::npos;
}

// CommonMark has no tables. Each row becomes a line, and the bars between cells become blanks.
std::string flatten_tables(std::string_view markdown) {
  std::vector<std::string_view> lines;
  for (std::size_t begin = 0; begin < markdown.size();) {
    const std::size_t end = std::min(markdown.find('\n', begin), markdown.size());
    lines.push_back(markdown.substr(begin, end - begin));
    begin = end + 1;
  }
  std::string flat;
  bool in_table = false;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const bool header = i + 1 < lines.size() && is_delimiter_row(lines[i + 1]);
    if (is_delimiter_row(lines[i]) && in_table) continue;
    in_table = header || (in_table && lines[i].find('|') != std::string_view::npos);
    std::string row(lines[i]);
    if (in_table) std::replace(row.begin(), row.end(), '|', ' ');
    flat += in_table ? std::string(text::trim(row)) + "  " : row;  // two trailing blanks are a line break in Markdown
    flat += '\n';
  }
  return flat;
}

// The authors, when the front matter lists several under "authors": names, or objects with a "name".
std::string listed_authors(const std::string& json) {
  simdjson::dom::parser parser;
  simdjson::dom::array authors;
  std::string names;
  if (parser.parse(json)["authors"].get(authors) != simdjson::SUCCESS) return names;
  for (const simdjson::dom::element author : authors) {
    std::string_view name;
    if (author.get(name) != simdjson::SUCCESS && author["name"].get(name) != simdjson::SUCCESS) continue;
    names += (names.empty() ? "" : ", ") + std::string(name);
  }
  return names;
}

// The front matter's JSON object with the text added as one more member.
std::string with_body(std::string json, const std::string& body) {
  json.resize(json.rfind('}'));
  json.reserve(json.size() + body.size() + body.size() / 8);
  if (std::string_view(text::trim(json)) != "{") json += ',';
  append_json_string(json, "body");
  json += ':';
  append_json_string(json, body);
  return json + '}';
}

}  // namespace

bool is_markdown_name(std::string_view name) {
  const std::string lower = text::lower_ascii(name);
  return lower.ends_with(".md") || lower.ends_with(".markdown") || lower.ends_with(".mdx") || lower.ends_with(".mkd");
}

bool starts_front_matter(std::string_view head) {
  if (head.starts_with("\xef\xbb\xbf")) head.remove_prefix(3);
  const std::size_t end = head.find('\n');
  const std::string_view fence = text::trim(head.substr(0, end));
  if (end == std::string_view::npos || (fence != "---" && fence != "+++")) return false;
  const std::string_view rest = head.substr(end + 1);
  const std::string_view line = rest.substr(0, rest.find('\n'));
  const std::size_t sign = line.find(fence == "---" ? ':' : '=');
  return sign != std::string_view::npos && sign > 0 && line.find_first_of(" \t") >= std::min<std::size_t>(sign, 1) &&
         text::is_ascii(line.substr(0, sign));
}

// Each form of the text is freed as soon as the next one is made, because a text may be long.
void read_markdown(std::string&& bytes, const Input& input, const Reading& reading) {
  const std::uint64_t hash = content_hash(bytes);
  DecodedText decoded = decode_bytes(bytes);
  std::string().swap(bytes);
  FrontMatter front = split_front_matter(decoded.text);
  std::string flat = flatten_tables(std::exchange(front.text, {}));
  std::string().swap(decoded.text);
  const std::string html = to_html(flat);
  std::string().swap(flat);
  HtmlFragment fragment = read_html_fragment(html);
  std::string json = with_body(front.json, std::exchange(fragment.text, {}));
  const std::size_t size = json.size();
  json.resize(size + simdjson::SIMDJSON_PADDING);
  ParsedArticle parsed = JsonArticleParser().parse(std::string_view(json).substr(0, size), input.id);
  parsed.reader = Reader::markdown;
  parsed.encoding = std::move(decoded.encoding);
  Article& article = parsed.article;
  if (article.title.empty()) article.title = fragment.heading;
  if (fragment.heading_first && article.title != fragment.heading)
    article.body = fragment.heading + '\n' + article.body;
  add_extra(article, "author", listed_authors(front.json));
  if (text::trim(article.body).empty()) throw ReadError("a text in Markdown without text");
  parsed.article.id = input.id;
  parsed.content_hash = hash;
  std::string().swap(json);
  reading.sink(std::move(parsed));
  if (!front.damage.empty())
    reading.failures.push_back({input.name, 0, "the data above the text is left out: " + front.damage});
}

}  // namespace tra
