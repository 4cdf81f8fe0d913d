#include "articles/search/person_evidence.h"

#include "articles/article_document.h"
#include "articles/best_date.h"
#include "snapshot/snapshot_impl.h"
#include "store/term_space.h"
#include "tra/article_index.h"
#include "tra/document.h"

namespace tra::articles {
namespace {

constexpr const char* person_field = "person";
constexpr std::size_t most_articles = 8;  // of a name, that are read

}  // namespace

PersonEvidenceReader::PersonEvidenceReader(const Snapshot& snapshot)
    : snapshot_(snapshot),
      principals_(snapshot.schema().find(principals_field)),
      days_(snapshot.schema().find(best_date_field)) {}

PersonEvidence PersonEvidenceReader::read(const std::string& name) {
  PersonEvidence evidence;
  evidence.articles = articles_of(name);
  for (std::size_t i = 0; i < evidence.articles.size() && i < most_articles; ++i)
    if (!read_columns(evidence.articles[i], name, evidence)) read_stored(evidence.articles[i], name, evidence);
  return evidence;
}

std::vector<DocAddress> PersonEvidenceReader::articles_of(const std::string& name) const {
  std::vector<DocAddress> articles;
  const std::string term = space_term(field_space(*snapshot_.schema().find(person_field)), name);
  const auto& segments = snapshot_.impl().segments;
  for (std::uint32_t i = 0; i < segments.size(); ++i) {
    const auto list = segments[i]->terms().find(term);
    if (!list) continue;
    format::PostingCursor cursor = segments[i]->cursor(*list);
    for (std::uint32_t target = 0; cursor.seek_block(target); target = cursor.block_last() + 1)
      for (const std::uint32_t document : cursor.block_documents())
        if (segments[i]->is_live(document)) articles.push_back({i, document});
  }
  return articles;
}

bool PersonEvidenceReader::read_columns(DocAddress address, const std::string& name, PersonEvidence& evidence) {
  const format::Columns& columns = snapshot_.impl().segment(address).columns();
  const format::KeywordColumn* principals = principals_ ? columns.keyword(*principals_) : nullptr;
  if (principals == nullptr) return false;
  const auto [ordinals, count] = principals->set(principals->set_of(address.document));
  if (count == 0) return false;
  for (std::uint32_t i = 0; i < count; ++i) {
    const std::string_view value = principals->value(static_cast<std::uint32_t>(ordinals[i]));
    if (value.size() <= name.size() || value[name.size()] != '\t' || !value.starts_with(name)) continue;
    const Principal principal = principal_of(value);
    add(principal.country, principal.office, evidence);
  }
  if (const format::IntegerColumn* days = days_ ? columns.integer(*days_) : nullptr)
    for (std::uint32_t i = 0; i < days->count(address.document); ++i)
      evidence.days.insert(days->value(address.document, i));
  return true;
}

void PersonEvidenceReader::read_stored(DocAddress address, const std::string& name, PersonEvidence& evidence) {
  const Document document = snapshot_.document(address);
  for (const Document::Value& value : document.values())
    if (value.field == best_date_field) evidence.days.insert(value.number);
  for (const Principal& principal : to_article(document).principals)
    if (principal.name == name) add(principal.country, principal.office, evidence);
}

void PersonEvidenceReader::add(std::string_view country, std::string_view office, PersonEvidence& evidence) {
  if (!country.empty()) evidence.countries.emplace(country);
  if (!office.empty()) evidence.offices.insert(folder_.fold(office));
}

bool have_common(const std::vector<DocAddress>& a, const std::vector<DocAddress>& b) {
  for (std::size_t i = 0, j = 0; i < a.size() && j < b.size();) {
    if (a[i] == b[j]) return true;
    if (a[i] < b[j])
      ++i;
    else
      ++j;
  }
  return false;
}

}  // namespace tra::articles
