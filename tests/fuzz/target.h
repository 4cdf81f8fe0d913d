// The fuzz targets. Each accepts any bytes and may throw tra::Error and nothing else.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace tra::fuzz {

struct Target {
  const char* name;
  void (*run)(std::string_view input);
  std::vector<std::string> (*seeds)();  // well-formed inputs, which the fuzzer damages
};

std::span<const Target> targets();

// Throws std::logic_error: the result violates a guarantee, although no memory error occurred.
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
void run_mail(std::string_view input);
std::vector<std::string> mail_seeds();
std::vector<std::string> mhtml_seeds();
void run_mbox(std::string_view input);
std::vector<std::string> mbox_seeds();
void run_epub(std::string_view input);
std::vector<std::string> epub_seeds();
void run_docx(std::string_view input);
std::vector<std::string> docx_seeds();
void run_odt(std::string_view input);
std::vector<std::string> odt_seeds();
void run_wacz(std::string_view input);
std::vector<std::string> wacz_seeds();
void run_feed(std::string_view input);
std::vector<std::string> feed_seeds();
void run_table(std::string_view input);
std::vector<std::string> table_seeds();
void run_markdown(std::string_view input);
std::vector<std::string> markdown_seeds();
void run_saved_page(std::string_view input);
std::vector<std::string> saved_page_seeds();
void run_snapshot(std::string_view input);
std::vector<std::string> snapshot_seeds();
void run_filter_output(std::string_view input);
std::vector<std::string> filter_output_seeds();

}  // namespace tra::fuzz
