// Reads the rows of tests/data/analyzer-cases.tsv, which list what texts must be analysed to.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace tra {

struct AnalyzerCase {
  std::string component;  // which part of tra answers it, or "disputed"
  std::string input, expected;
  // `expected` is operation(argument): value
  std::string operation, argument, value;
};

// \uXXXX in inputs is resolved.
std::vector<AnalyzerCase> analyzer_cases();
std::vector<AnalyzerCase> analyzer_cases(std::string_view component);

// The rows of a table with tabs between columns, without its header; none when there is no such file.
std::vector<std::vector<std::string>> table_rows(const std::string& path);

}  // namespace tra
