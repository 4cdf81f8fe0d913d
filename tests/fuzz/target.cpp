#include "fuzz/target.h"

#include <stdexcept>

namespace tra::fuzz {

std::span<const Target> targets() {
  static constexpr Target kTargets[] = {
      {"frame", run_frame, frame_seeds},
      {"terms", run_terms, terms_seeds},
      {"postings", run_postings, postings_seeds},
      {"pfor", run_pfor, pfor_seeds},
      {"columns", run_columns, columns_seeds},
      {"stored", run_stored, stored_seeds},
      {"live_docs", run_live_docs, live_docs_seeds},
      {"pairs", run_pairs, pairs_seeds},
      {"analysis", run_analysis, analysis_seeds},
      {"manifest", run_manifest, manifest_seeds},
      {"index", run_index, index_seeds},
      {"warc", run_warc, warc_seeds},
      {"container", run_container, container_seeds},
      {"json", run_json, json_seeds},
      {"mail", run_mail, mail_seeds},
      {"mhtml", run_mail, mhtml_seeds},
      {"mbox", run_mbox, mbox_seeds},
      {"epub", run_epub, epub_seeds},
      {"docx", run_docx, docx_seeds},
      {"odt", run_odt, odt_seeds},
      {"wacz", run_wacz, wacz_seeds},
      {"feed", run_feed, feed_seeds},
      {"table", run_table, table_seeds},
      {"markdown", run_markdown, markdown_seeds},
      {"saved_page", run_saved_page, saved_page_seeds},
      {"snapshot", run_snapshot, snapshot_seeds},
      {"filter_output", run_filter_output, filter_output_seeds},
  };
  return kTargets;
}

void broken(const std::string& promise) { throw std::logic_error("not so: " + promise); }

}  // namespace tra::fuzz
