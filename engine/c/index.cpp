// C functions for opened indexes: their properties and keys, suggestions, names and dates.
#include "c/report.h"
#include "c/result.h"
#include "tra/collation.h"

namespace tra::c {
namespace {

tra_field_type field_type(FieldType type) {
  switch (type) {
    case FieldType::text:
      return TRA_TEXT;
    case FieldType::keyword:
      return TRA_KEYWORD;
    case FieldType::integer:
      return TRA_INTEGER;
    case FieldType::date:
      return TRA_DATE;
    case FieldType::real:
      return TRA_REAL;
    case FieldType::boolean:
      return TRA_BOOLEAN;
    case FieldType::stored:
      break;
  }
  return TRA_STORED;
}

const char* outcome_text(MirroredArchive::Outcome outcome) {
  switch (outcome) {
    case MirroredArchive::Outcome::done:
      return "done";
    case MirroredArchive::Outcome::held_back:
      return "held back";
    case MirroredArchive::Outcome::unfinished:
      break;
  }
  return "unfinished";
}

// An index of articles by its facets, as other versions of the library may have had fewer or further fields.
bool holds_articles(const Schema& schema) {
  return schema.find("title") && schema.find("partner_country") && schema.find("meeting_type");
}

tra_index* make_index(const std::shared_ptr<const Snapshot>& snapshot, const char* rules) {
  const Searcher searcher(snapshot);
  const bool of_articles = holds_articles(snapshot->schema());
  return new tra_index{snapshot, searcher, ArticleSearcher(snapshot, text_or_empty(rules)), Suggester(searcher),
                       of_articles};
}

tra_report* archives_of(const Snapshot& snapshot) {
  Report report;
  report.counts.documents = snapshot.documents();
  report.counts.complete = true;
  for (const MirroredArchive& archive : Mirror::archives(snapshot))
    report.message("archive", archive.path, outcome_text(archive.last.outcome));
  return report.finish();
}

tra_report* check(const char* folder) {
  const CheckReport checked = check_index(open_directory(folder));
  Report report;
  report.counts.documents = checked.documents;
  report.counts.complete = checked.problems.empty();
  for (const CheckReport::Problem& problem : checked.problems) {
    const std::string place = problem.offset ? " @ " + std::to_string(*problem.offset) : std::string();
    report.message("damaged", problem.file, problem.message + place);
  }
  return report.finish();
}

std::vector<Suggestion> keys_of(const Snapshot& snapshot) {
  std::vector<Suggestion> keys;
  keys.reserve(snapshot.documents());
  snapshot.for_each([&](DocAddress, const Document& document) {
    keys.push_back({document.key(), 0, 0});
    return true;
  });
  return keys;
}

}  // namespace
}  // namespace tra::c

using tra::c::done, tra::c::guarded;

extern "C" {

tra_index* tra_index_open(const char* folder, const char* rules, tra_error** error) {
  return guarded(error, [&] { return tra::c::make_index(tra::Snapshot::open(tra::open_directory(folder)), rules); });
}

tra_index* tra_index_join(const tra_index* const* parts, size_t part_count, const char* rules, tra_error** error) {
  return guarded(error, [&] {
    std::vector<std::shared_ptr<const tra::Snapshot>> snapshots;
    for (std::size_t i = 0; i < part_count; ++i) snapshots.push_back(parts[i]->snapshot);
    return tra::c::make_index(tra::Snapshot::join(std::move(snapshots)), rules);
  });
}

void tra_index_free(tra_index* index) { delete index; }

int tra_index_is_current(const tra_index* index) {
  // When the folder cannot be listed, it is unknown whether the index is the newest.
  return guarded(nullptr, [&] { return index->snapshot->is_current() ? 1 : 0; });
}
int tra_index_is_of_articles(const tra_index* index) { return index->of_articles; }
uint64_t tra_index_documents(const tra_index* index) { return index->snapshot->documents(); }
uint64_t tra_index_generation(const tra_index* index) { return index->snapshot->generation(); }
uint64_t tra_index_bytes(const tra_index* index) { return index->snapshot->bytes(); }
size_t tra_index_field_count(const tra_index* index) { return index->snapshot->schema().fields().size(); }
const char* tra_index_field_name(const tra_index* index, size_t number) {
  const auto& fields = index->snapshot->schema().fields();
  return number < fields.size() ? fields[number].name.c_str() : nullptr;
}
tra_field_type tra_index_field_type(const tra_index* index, size_t number) {
  const auto& fields = index->snapshot->schema().fields();
  return number < fields.size() ? tra::c::field_type(fields[number].type) : TRA_STORED;
}

tra_report* tra_index_archives(const tra_index* index, tra_error** error) {
  return guarded(error, [&] { return tra::c::archives_of(*index->snapshot); });
}

tra_report* tra_check(const char* folder, tra_error** error) {
  return guarded(error, [&] { return tra::c::check(folder); });
}

tra_texts* tra_index_keys(const tra_index* index, tra_error** error) {
  return guarded(error, [&] { return tra::c::to_block(tra::c::keys_of(*index->snapshot)); });
}

tra_texts* tra_restore_marks(const tra_index* index, const char* text, size_t limit, tra_error** error) {
  return guarded(error, [&] { return tra::c::to_block(index->suggester.restore_marks(text, limit)); });
}

tra_texts* tra_complete(const tra_index* index, const char* prefix, size_t limit, tra_error** error) {
  return guarded(error, [&] { return tra::c::to_block(index->suggester.complete(prefix, limit)); });
}

char* tra_facet_label(const char* facet, const char* value, const char* language, tra_error** error) {
  return guarded(error, [&] {
    const tra::FacetField* field = tra::find_facet_field(facet);
    if (field == nullptr)
      throw tra::Error(tra::ErrorCode::invalid_argument, "there is no facet '" + std::string(facet) + "'");
    const std::string_view asked = language;
    if (asked != "vi" && asked != "en")
      throw tra::Error(tra::ErrorCode::invalid_argument, "labels are in vi or en, not '" + std::string(asked) + "'");
    return tra::c::to_block(tra::facet_label(field->field, value, asked));
  });
}

char* tra_sort_key(const char* text, tra_error** error) {
  return guarded(error, [&] { return tra::c::to_block(tra::sort_key(text)); });
}

int tra_parse_date(const char* iso, int64_t* days, tra_error** error) {
  return done(error, [&] { *days = tra::parse_date(iso); });
}

char* tra_format_date(int64_t days, tra_error** error) {
  return guarded(error, [&] { return tra::c::to_block(tra::format_date(days)); });
}
}
