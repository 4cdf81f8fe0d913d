// Programs that read what the library does not: a filter gets a file and prints its text.
//
// filters.tsv (built in, and in a folder of one's own rules) has a line for each: what it is for, a MIME type or the
// ending of a name; the command; options. The README of the archive describes the protocol.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace tra {

struct Filter {
  std::string kind;                  // a MIME type, or an ending with its dot: "application/pdf", ".doc"
  std::vector<std::string> command;  // the program and its arguments; {} stands for the file
  std::string package;               // of Debian, that has the program; empty when it is not known
  std::uint64_t seconds = 60;        // of wall time and of processor time
  std::uint64_t memory_mib = 1024;   // of address space
  std::uint64_t output_mib = 64;
};

class Filters {
 public:
  Filters();  // the built-in ones
  // With those of DIR/filters.tsv before them, where there is such a file. Error(invalid_argument) names a line that
  // is none.
  static Filters load(const std::string& rules_folder);

  const std::vector<Filter>& all() const { return *filters_; }
  // The filter for a type, else for the name's ending; null when there is none.
  const Filter* find(std::string_view mime_type, std::string_view name) const;

 private:
  std::shared_ptr<const std::vector<Filter>> filters_;
};

// Where the filter's program is, by $PATH; empty when it is not installed.
std::string find_program(const Filter& filter);

}  // namespace tra
