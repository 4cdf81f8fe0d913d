// What is fuzzed: each target takes any bytes and may answer them with tra::Error and nothing else.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace tra::fuzz {

struct Target {
  const char* name;
  void (*run)(std::string_view input);
  std::vector<std::string> (*seeds)();  // well-formed inputs, which a fuzzer damages
};

std::span<const Target> targets();

// Throws std::logic_error: what was read breaks a promise, though no memory was harmed.
[[noreturn]] void broken(const std::string& promise);
inline void require(bool holds, const char* promise) {
  if (!holds) broken(promise);
}

void run_frame(std::string_view input);
std::vector<std::string> frame_seeds();
void run_terms(std::string_view input);
std::vector<std::string> terms_seeds();
void run_postings(std::string_view input);
std::vector<std::string> postings_seeds();
void run_pfor(std::string_view input);
std::vector<std::string> pfor_seeds();
void run_columns(std::string_view input);
std::vector<std::string> columns_seeds();
void run_stored(std::string_view input);
std::vector<std::string> stored_seeds();
void run_live_docs(std::string_view input);
std::vector<std::string> live_docs_seeds();
void run_pairs(std::string_view input);
std::vector<std::string> pairs_seeds();
void run_analysis(std::string_view input);
std::vector<std::string> analysis_seeds();
void run_manifest(std::string_view input);
std::vector<std::string> manifest_seeds();
void run_index(std::string_view input);
std::vector<std::string> index_seeds();
void run_warc(std::string_view input);
std::vector<std::string> warc_seeds();
void run_container(std::string_view input);
std::vector<std::string> container_seeds();
void run_json(std::string_view input);
std::vector<std::string> json_seeds();

}  // namespace tra::fuzz
