#include "output/message.h"

#include <optional>
#include <string_view>
#include <vector>

namespace tra::cli {
namespace {

struct Message {
  std::string_view english, vietnamese;  // a star stands for any text; stars come in the same order
};

// The first that fits is taken.
constexpr Message messages[] = {
    {"error: *", "lỗi: *"},
    {"io: *", "*"},
    {"invalid_argument: *", "*"},
    {"query_syntax: *", "*"},
    {"* (see tra help)", "* (xem tra help)"},
    {"* (see tra *)", "* (xem tra *)"},
    {"*; near it: *", "*; gần giống: *"},
    {"*; there are: *", "*; có: *"},
    {"*; there are none", "*; không có giá trị nào"},
    {"*, the nearest is *", "*, gần nhất là *"},
    {"search: *", "search: *"},
    {"facets: *", "facets: *"},
    {"timeline: *", "timeline: *"},
    {"values: *", "values: *"},
    {"report: *", "report: *"},
    {"suggest: *", "suggest: *"},
    {"show: *", "show: *"},
    {"delete: *", "delete: *"},
    {"sync: *", "sync: *"},
    {"add: *", "add: *"},
    {"status: *", "status: *"},
    {"import: *", "import: *"},
    {"forget: *", "forget: *"},
    {"no command '*'", "không có lệnh '*'"},
    {"a command is missing", "thiếu tên lệnh"},
    {"unknown option *", "không có tùy chọn *"},
    {"the required argument for option '*' is missing", "tùy chọn '*' thiếu giá trị"},
    {"no field '*'", "không có mục '*'"},
    {"no facet '*'", "không có cách phân loại '*'"},
    {"* has no value '*'", "* không có giá trị '*'"},
    {"articles are not counted by '*'", "không đếm bài theo '*' được"},
    {"no field of this name can be asked: *", "không hỏi được theo mục có tên này: *"},
    {"'*' has no such value: *", "'*' không có giá trị này: *"},
    {"* takes a whole number, not '*'", "* cần một số nguyên, không phải '*'"},
    {"* takes * to *, not *", "* nhận từ * đến *, không phải *"},
    {"* takes one of *, not '*'", "* nhận một trong các giá trị *, không phải '*'"},
    {"* takes some of *, not '*'", "* nhận các giá trị trong số *, không phải '*'"},
    {"* takes seconds above 0, such as 2 or 0.5, not '*'", "* cần số giây lớn hơn 0, như 2 hoặc 0.5, không phải '*'"},
    {"* takes a date such as *, not '*'", "* cần một ngày như *, không phải '*'"},
    {"* is after to *", "* ở sau to *"},
    {"give words to search for, or what to list: *", "hãy cho từ cần tìm, hoặc điều kiện để liệt kê: *"},
    {"either a query or --batch", "chỉ dùng truy vấn hoặc --batch"},
    {"either a text or --batch", "chỉ dùng văn bản hoặc --batch"},
    {"either a query or --explain-facets", "chỉ dùng truy vấn hoặc --explain-facets"},
    {"either keys or --query", "chỉ dùng mã bài hoặc --query"},
    {"either --by or --facets", "chỉ dùng --by hoặc --facets"},
    {"either --template or --format", "chỉ dùng --template hoặc --format"},
    {"a text is missing", "thiếu văn bản"},
    {"a key or --query is missing", "thiếu mã bài hoặc --query"},
    {"--query is empty; * is every article", "--query để trống; * là mọi bài"},  // the star stands for itself
    {"takes no arguments", "không nhận đối số"},
    {"takes one key", "cần một mã bài"},
    {"takes one archive", "cần một kho bài"},
    {"takes the name of one facet: *", "cần tên của một cách phân loại: *"},
    {"there is no index; tra sync or tra add makes one, --index says where it is*",
     "không có chỉ mục; tra sync hoặc tra add sẽ lập, --index cho biết nó ở đâu*"},
    {"out of memory", "hết bộ nhớ"},
    {"could not write the output", "không ghi được kết quả"},
    {"no article has the key '*'", "không bài nào có mã '*'"},
    {"a quote is not closed*", "một dấu nháy không được đóng*"},
    {"a parenthesis is not closed*", "một dấu ngoặc không được đóng*"},
    {"a parenthesis closes nothing*", "một dấu ngoặc đóng thừa*"},
    {"a field needs a value*", "sau tên mục phải có giá trị*"},
    {"a query takes at most * words, phrases and values*", "một truy vấn có nhiều nhất * từ, cụm từ và giá trị*"},
};

// What the stars of a pattern stand for in a text; a star takes as little as it can, the last one all that is left.
std::optional<std::vector<std::string>> match(std::string_view pattern, std::string_view text) {
  std::vector<std::string> found;
  std::size_t at = pattern.find('*');
  if (!text.starts_with(pattern.substr(0, at))) return std::nullopt;
  if (at == pattern.npos) return text == pattern ? std::optional(found) : std::nullopt;
  text.remove_prefix(at);
  while (at != pattern.npos) {
    const std::size_t next = pattern.find('*', at + 1);
    const std::string_view literal = pattern.substr(at + 1, next == pattern.npos ? next : next - at - 1);
    std::size_t end = next == pattern.npos ? text.size() - literal.size() : text.find(literal);
    if (next == pattern.npos && (literal.size() > text.size() || !text.ends_with(literal))) return std::nullopt;
    if (end == text.npos) return std::nullopt;
    found.emplace_back(text.substr(0, end));
    text.remove_prefix(end + literal.size());
    at = next;
  }
  return found;
}

}  // namespace

std::string in_language(const std::string& message, Language language) {
  if (language == Language::english) return message;
  for (const Message& known : messages) {
    const auto parts = match(known.english, message);
    if (!parts) continue;
    std::string out;
    std::size_t part = 0;
    for (const char c : known.vietnamese) {
      if (c != '*')
        out += c;
      else if (part++ == 0)  // what stands first is mostly a message of its own
        out += in_language((*parts)[0], language);
      else
        out += (*parts)[part - 1];
    }
    return out;
  }
  return message;
}

}  // namespace tra::cli
