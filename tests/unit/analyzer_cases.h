// Reads the rows of tests/data/analyzer-cases.tsv, which list what texts must be analysed to.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace tra {

struct AnalyzerCase {
  std::string component;  // the part of tra that handles the case, or "disputed"
  std::string input, expected;
  // `expected` has the form operation(argument): value
  std::string operation, argument, value;
};

// Resolves \uXXXX in inputs.
std::vector<AnalyzerCase> analyzer_cases();
std::vector<AnalyzerCase> analyzer_cases(std::string_view component);

// The rows of a tab-separated table without its header; empty when the file does not exist.
std::vector<std::vector<std::string>> table_rows(const std::string& path);

}  // namespace tra
