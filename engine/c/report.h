// Reports of tra/c.h: counts and messages, collected before they are copied into one block.
#pragma once

#include <string>
#include <vector>

#include "c/face.h"

namespace tra::c {

class Report {
 public:
  tra_report counts{};

  void message(const char* kind, std::string path, std::string text, std::uint64_t line = 0) {
    messages_.push_back({kind, std::move(path), std::move(text), line});
  }
  void message(const char* kind, const ReadFailure& failure) {
    const bool several = failure.count > 1 && !failure.passed_over;
    message(kind, failure.path, failure.reason + (several ? " (" + std::to_string(failure.count) + ")" : ""),
            failure.line);
  }
  tra_report* finish() const;

 private:
  struct Message {
    const char* kind;
    std::string path, text;
    std::uint64_t line;
  };
  std::vector<Message> messages_;
};

}  // namespace tra::c
