#include "c/report.h"

#include "c/flat.h"

namespace tra::c {

tra_report* Report::finish() const {
  FlatBlock block;
  const std::size_t report = block.append<tra_report>();
  block.at<tra_report>(report) = counts;
  block.at<tra_report>(report).size = sizeof(tra_report);
  block.at<tra_report>(report).message_count = messages_.size();
  const std::size_t messages = block.append<tra_message>(messages_.size());
  block.point(report + offsetof(tra_report, messages), messages);
  for (std::size_t i = 0; i < messages_.size(); ++i) {
    const std::size_t at = messages + i * sizeof(tra_message);
    block.at<tra_message>(at).line = messages_[i].line;
    block.point_text(at + offsetof(tra_message, kind), messages_[i].kind);
    block.point_text(at + offsetof(tra_message, path), messages_[i].path);
    block.point_text(at + offsetof(tra_message, text), messages_[i].text);
  }
  return static_cast<tra_report*>(block.finish());
}

}  // namespace tra::c
