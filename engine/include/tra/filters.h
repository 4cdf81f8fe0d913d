// Filters: installed programs that convert files that the library cannot read. A filter gets a file and prints its
// text.
//
// Each line of filters.tsv (built in, and in a user's rules folder) defines a filter: a MIME type or a suffix of file
// names, the command, and options. engine/archive/read/README.md describes the protocol.
//
//   const tra::Filters filters = tra::Filters::load("rules");
//   const tra::Filter* filter = filters.find("application/pdf", "report.pdf");
//   if (filter && tra::find_program(*filter).empty()) std::cout << "install " << filter->package << '\n';
//
// Filters are immutable and thread-safe; copies share the table.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace tra {

struct Filter {
  std::string kind;                  // a MIME type, or a suffix with its dot: "application/pdf", ".doc"
  std::vector<std::string> command;  // the program and its arguments; {} stands for the file
  std::string package;               // Debian package of the program; empty when unknown
  std::uint64_t seconds = 60;        // limit of wall time, and of processor time
  std::uint64_t memory_mib = 1024;   // limit of address space
  std::uint64_t output_mib = 64;
};

class Filters {
 public:
  Filters();  // the built-in filters
  // The filters of DIR/filters.tsv, if that file exists, before the built-in ones. Throws Error(invalid_argument) with
  // the number of an invalid line.
  static Filters load(const std::string& rules_folder);

  const std::vector<Filter>& all() const { return *filters_; }
  // The filter for the MIME type, else for the suffix of the name; null when there is none.
  const Filter* find(std::string_view mime_type, std::string_view name) const;

 private:
  std::shared_ptr<const std::vector<Filter>> filters_;
};

// The path of the filter's program according to $PATH; empty when the program is not installed.
std::string find_program(const Filter& filter);

}  // namespace tra
