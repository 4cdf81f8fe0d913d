// C functions for schemas, documents and the writer of an index.
#include "c/face.h"

namespace tra::c {

tra_writer_options default_writer_options() noexcept {
  tra_writer_options options{};
  options.size = sizeof options;
  options.memory_budget = WriterOptions().memory_budget;
  options.threads = WriterOptions().threads;
  options.extract_facets = ArticleWriterOptions().extract_facets;
  return options;
}

tra_commit to_commit(const CommitInfo& info) noexcept {
  return {sizeof(tra_commit), info.generation, info.documents, info.removed};
}

namespace {

FieldType field_type(tra_field_type type) {
  switch (type) {
    case TRA_TEXT:
      return FieldType::text;
    case TRA_KEYWORD:
      return FieldType::keyword;
    case TRA_INTEGER:
      return FieldType::integer;
    case TRA_DATE:
      return FieldType::date;
    case TRA_STORED:
      return FieldType::stored;
    case TRA_REAL:
      return FieldType::real;
    case TRA_BOOLEAN:
      return FieldType::boolean;
  }
  throw Error(ErrorCode::invalid_argument, "there is no type of field " + std::to_string(static_cast<int>(type)));
}

MergeOrder merge_order(tra_merge_order order) {
  switch (order) {
    case TRA_MERGE_KEEP:
      return MergeOrder::keep;
    case TRA_MERGE_BY_DATE:
      return MergeOrder::date;
    case TRA_MERGE_BY_LIKENESS:
      return MergeOrder::graph;
  }
  throw Error(ErrorCode::invalid_argument, "there is no order of merging " + std::to_string(static_cast<int>(order)));
}

}  // namespace
}  // namespace tra::c

using tra::c::done, tra::c::guarded;

extern "C" {

tra_schema* tra_schema_new(tra_error** error) {
  return guarded(error, [] { return new tra_schema; });
}

int tra_schema_add(tra_schema* schema, const char* name, tra_field_type type, unsigned weight, int own_lists,
                   tra_error** error) {
  return done(error, [&] {
    if (weight > 255) throw tra::Error(tra::ErrorCode::invalid_argument, "a field's weight is at most 255");
    tra::Field field{name, tra::c::field_type(type)};
    if (field.type == tra::FieldType::text) {
      field.weight = static_cast<std::uint8_t>(weight);
      field.own_lists = own_lists != 0;
    }
    schema->schema.add(std::move(field));
  });
}

void tra_schema_free(tra_schema* schema) { delete schema; }

tra_document* tra_document_new(const char* key, tra_error** error) {
  return guarded(error, [&] { return new tra_document{tra::Document(key)}; });
}

int tra_document_add_text(tra_document* document, const char* field, const char* text, size_t length,
                          tra_error** error) {
  return done(error, [&] { document->document.add(field, std::string(text, length)); });
}

int tra_document_add_number(tra_document* document, const char* field, int64_t number, tra_error** error) {
  return done(error, [&] { document->document.add(field, number); });
}

int tra_document_add_real(tra_document* document, const char* field, double number, tra_error** error) {
  return done(error, [&] { document->document.add(field, number); });
}

int tra_document_add_boolean(tra_document* document, const char* field, int truth, tra_error** error) {
  return done(error, [&] { document->document.add(field, truth != 0); });
}

void tra_document_free(tra_document* document) { delete document; }

void tra_writer_options_init(tra_writer_options* options, size_t size) {
  tra::c::init_options(options, size, tra::c::default_writer_options());
}

tra_writer* tra_writer_open(const char* folder, const tra_schema* schema, const tra_writer_options* options,
                            tra_error** error) {
  return guarded(error, [&] {
    const auto read = tra::c::read_options(options, tra::c::default_writer_options(), "tra_writer_options");
    tra::WriterOptions writing;
    writing.memory_budget = read.memory_budget;
    writing.threads = read.threads;
    auto directory = tra::open_directory(folder, schema != nullptr);
    if (schema == nullptr) return new tra_writer{tra::IndexWriter(std::move(directory), writing)};
    return new tra_writer{tra::IndexWriter(std::move(directory), schema->schema, writing)};
  });
}

int tra_writer_add(tra_writer* writer, const tra_document* document, tra_error** error) {
  return done(error, [&] { writer->writer.add(document->document); });
}

int tra_writer_remove(tra_writer* writer, const char* key, tra_error** error) {
  return done(error, [&] { writer->writer.remove(key); });
}

int tra_writer_commit(tra_writer* writer, tra_commit* commit, tra_error** error) {
  return done(error, [&] { tra::c::fill(commit, tra::c::to_commit(writer->writer.commit())); });
}

int tra_writer_rollback(tra_writer* writer, tra_error** error) {
  return done(error, [&] { writer->writer.rollback(); });
}

int tra_writer_merge(tra_writer* writer, tra_merge_order order, tra_error** error) {
  return done(error, [&] { writer->writer.merge(tra::c::merge_order(order)); });
}

void tra_writer_free(tra_writer* writer) { delete writer; }
}
