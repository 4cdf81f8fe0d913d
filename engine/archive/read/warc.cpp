#include "archive/read/warc.h"

#include <algorithm>

#include "archive/read/names.h"
#include "archive/read/passed_over.h"
#include "archive/read/warc_records.h"
#include "text/ascii.h"

namespace tra {
namespace {

std::string address_of(const MessageHeaders& headers) {
  std::string_view address = value_of(headers, "warc-target-uri");
  if (address.starts_with('<') && address.ends_with('>')) address = address.substr(1, address.size() - 2);
  return printable_name(address);
}

// Why a record of this type holds no page; empty when it may hold one.
std::string why_no_content(const std::string& type, const MessageHeaders& headers) {
  if (type == "warcinfo" || type == "request" || type == "metadata")
    return "what the crawler says of itself (records of type " + type + ")";
  if (type == "revisit") return "seen before: a record of type revisit, which holds no page";
  if (type == "continuation" || value_of(headers, "warc-segment-number") > "1")
    return "a piece of a record (continuation), which is not read";
  if (type != "response" && type != "resource" && type != "conversion") return "a record of a type that is not known";
  return {};
}

AnswerContent read_content(WarcRecord& record, const std::string& type, std::uint64_t max_page_bytes,
                           std::uint64_t& left) {
  if (type == "response" && record.block.starts_with("HTTP/")) return read_answer(record.block, max_page_bytes, left);
  // The record holds a file fetched other than by HTTP, or a text extracted from a page, so its own Content-Type
  // describes the content.
  const std::string_view declared = value_of(record.headers, "content-type");
  if (declared.starts_with("application/http")) throw ReadError("an answer without a status");
  if (record.block.empty()) return {.no_page = "a record without content"};
  if (std::string reason = why_no_page(declared, record.block); !reason.empty()) return {.no_page = std::move(reason)};
  return {.bytes = std::move(record.block), .html = is_html_type(declared)};
}

}  // namespace

bool is_warc(std::string_view head) {
  head.remove_prefix(std::min(head.find_first_not_of("\r\n"), head.size()));
  return head.starts_with("WARC/1.") || head.starts_with("WARC/0.");
}

void read_warc(ByteSource& source, const std::string& name, std::uint64_t max_page_bytes, std::uint64_t& left,
               const std::function<void(const std::string&, AnswerContent&&)>& read_page,
               const std::function<void(std::size_t)>& hold, std::vector<ReadFailure>& failures) {
  const auto report = [&](std::string reason) { add_failure(failures, {name, 0, std::move(reason)}); };
  WarcRecords records(source, max_page_bytes, report, hold);
  while (std::optional<WarcRecord> record = records.next()) {
    const std::string type = text::lower_ascii(value_of(record->headers, "warc-type"));
    const std::string address = address_of(record->headers);
    const std::string place = address.empty() ? name : name + "!" + address;
    if (record->wrong_length)
      pass_over(failures, place, 0, "the length of a record, which is wrong: it was read up to the next record");
    try {
      std::string reason = why_no_content(type, record->headers);
      if (reason.empty() && address.empty()) reason = "a record without an address";
      AnswerContent content;
      if (reason.empty()) {
        if (record->too_long) throw ReadError("longer than the limit of " + format_bytes(max_page_bytes));
        content = read_content(*record, type, max_page_bytes, left);
        std::string().swap(record->block);
        reason = std::move(content.no_page);
      }
      if (!reason.empty()) {
        pass_over(failures, place, 0, std::move(reason));
        continue;
      }
      if (content.cut) pass_over(failures, place, 0, "the end of a page, which is cut off or damaged");
      read_page(address, std::move(content));
    } catch (const ReadError& error) {
      add_failure(failures, {place, 0, error.what()});
      if (left == 0) throw;
    }
  }
}

}  // namespace tra
