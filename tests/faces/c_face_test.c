/* Every function of tra/c.h, called from C99: what it gives, and how it fails. Arguments: a folder to work in, the
 * sample archive. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <tra/c.h>
static int failures = 0;
static char path[4096];

#define CHECK(condition)                                               \
  do {                                                                 \
    if (!(condition)) {                                                \
      printf("%s:%d: not true: %s\n", __FILE__, __LINE__, #condition); \
      ++failures;                                                      \
    }                                                                  \
  } while (0)

/* Ends the test where going on has no sense; tells the error. */
static void need(int truth, tra_error** error, int line) {
  if (truth) return;
  printf("line %d: %s\n", line, *error != NULL ? tra_error_message(*error) : "nothing and no error");
  exit(1);
}
#define NEED(expression) need((expression) != 0, &error, __LINE__)

/* The error that was expected, freed. */
static void expect(tra_error_kind kind, int done, tra_error** error, int line) {
  if (done || *error == NULL || tra_error_code(*error) != kind) {
    printf("line %d: not the error %d: %s\n", line, (int)kind, *error != NULL ? tra_error_message(*error) : "none");
    ++failures;
  }
  tra_error_free(*error);
  *error = NULL;
}
#define EXPECT(kind, expression) expect(kind, (expression) != 0, &error, __LINE__)

static const char* in_folder(const char* folder, const char* name) {
  snprintf(path, sizeof path, "%s/%s", folder, name);
  return path;
}

static void add(tra_writer* writer, const char* key, const char* title, const char* country, int64_t day) {
  tra_error* error = NULL;
  tra_document* document = tra_document_new(key, &error);
  NEED(document);
  NEED(tra_document_add_text(document, "title", title, strlen(title), &error));
  NEED(tra_document_add_text(document, "country", country, strlen(country), &error));
  NEED(tra_document_add_number(document, "day", day, &error));
  NEED(tra_document_add_real(document, "price", (double)day / 4, &error));
  NEED(tra_document_add_boolean(document, "open", 1, &error));
  NEED(tra_writer_add(writer, document, &error));
  tra_document_free(document);
}

static void write_own_index(const char* folder) {
  tra_error* error = NULL;
  tra_schema* schema = tra_schema_new(&error);
  NEED(schema);
  NEED(tra_schema_add(schema, "title", TRA_TEXT, 2, 1, &error));
  NEED(tra_schema_add(schema, "country", TRA_KEYWORD, 0, 0, &error));
  NEED(tra_schema_add(schema, "day", TRA_DATE, 0, 0, &error));
  NEED(tra_schema_add(schema, "price", TRA_REAL, 0, 0, &error));
  NEED(tra_schema_add(schema, "open", TRA_BOOLEAN, 0, 0, &error));
  EXPECT(TRA_INVALID_ARGUMENT, tra_schema_add(schema, "day", TRA_DATE, 0, 0, &error));
  EXPECT(TRA_INVALID_ARGUMENT, tra_schema_add(schema, "heavy", TRA_TEXT, 256, 0, &error));

  EXPECT(TRA_IO, tra_writer_open(folder, NULL, NULL, &error)); /* not there, and no schema to make it with */
  tra_writer_options options;
  tra_writer_options_init(&options, sizeof options);
  options.threads = 1000;
  EXPECT(TRA_INVALID_ARGUMENT, tra_writer_open(folder, schema, &options, &error));
  options.threads = 2;
  tra_writer* writer = tra_writer_open(folder, schema, &options, &error);
  NEED(writer);
  EXPECT(TRA_LOCKED, tra_writer_open(folder, NULL, NULL, &error));
  tra_schema_free(schema);

  int64_t day = 0;
  NEED(tra_parse_date("2021-08-31", &day, &error));
  CHECK(day == 18870);
  EXPECT(TRA_INVALID_ARGUMENT, tra_parse_date("yesterday", &day, &error));
  add(writer, "lao-6", "Tham khảo Chính trị Việt Nam - Lào lần thứ 6", "LA", day);
  add(writer, "lao-7", "Tham khảo Chính trị Việt Nam - Lào lần thứ 7", "LA", day + 365);
  add(writer, "note", "Chính trị học đại cương", "VN", day - 1);
  tra_commit commit;
  commit.size = sizeof commit;
  NEED(tra_writer_commit(writer, &commit, &error));
  CHECK(commit.documents == 3 && commit.generation > 0);

  add(writer, "dropped", "Bài này không được ghi", "VN", 0);
  NEED(tra_writer_rollback(writer, &error));
  NEED(tra_writer_remove(writer, "nothing of this key", &error));
  NEED(tra_writer_merge(writer, TRA_MERGE_BY_DATE, &error));
  NEED(tra_writer_commit(writer, NULL, &error));
  tra_writer_free(writer);
}

/* Several keys of an order, and values of other numbers. */
static void order_by_fields(const tra_index* index) {
  tra_error* error = NULL;
  tra_search_options options;
  tra_search_options_init(&options, sizeof options);
  options.order = "-country,price";
  tra_result* result = tra_search(index, "chinh tri", &options, &error);
  NEED(result);
  CHECK(strcmp(result->hits[0]->key, "note") == 0 && strcmp(result->hits[1]->key, "lao-6") == 0);
  CHECK(strcmp(tra_hit_text(result->hits[1], "price"), "4717.5") == 0);
  CHECK(strcmp(tra_hit_text(result->hits[1], "open"), "true") == 0);
  tra_free(result);
}

/* Values that are out of their range are refused, not taken for others. */
static void refuse_wrong_options(const tra_index* index) {
  tra_error* error = NULL;
  tra_search_options options;
  tra_search_options_init(&options, sizeof options);
  options.match = TRA_MATCH_PERCENT;
  for (options.match_percent = 0; options.match_percent <= 101; options.match_percent += 101)
    EXPECT(TRA_INVALID_ARGUMENT, tra_search(index, "chinh tri", &options, &error));
  options.match = TRA_MATCH_ALL;
  tra_filter filter = {"country", NULL, 0, 0};
  options.filters = &filter, options.filter_count = 1;
  EXPECT(TRA_INVALID_ARGUMENT, tra_search(index, "chinh tri", &options, &error));
  filter.exclude = 1;
  tra_result* result = tra_search(index, "chinh tri", &options, &error);
  NEED(result), tra_free(result);
}

static void search_own_index(const char* folder) {
  tra_error* error = NULL;
  tra_index* index = tra_index_open(folder, NULL, &error);
  NEED(index);
  CHECK(tra_index_documents(index) == 3 && !tra_index_is_of_articles(index) && tra_index_is_current(index));
  CHECK(tra_index_field_count(index) == 5 && strcmp(tra_index_field_name(index, 2), "day") == 0);
  CHECK(tra_index_field_type(index, 3) == TRA_REAL && tra_index_field_name(index, 5) == NULL);
  CHECK(tra_index_bytes(index) > 0 && tra_index_generation(index) > 0);

  tra_search_options options;
  tra_search_options_init(&options, sizeof options);
  const char* laos[] = {"LA"};
  const tra_filter filter = {"country", laos, 1, 0};
  const tra_facet_request facet = {"country", 0};
  options.filters = &filter;
  options.filter_count = 1;
  options.facets = &facet;
  options.facet_count = 1;
  options.order = "-day";
  options.explain = 1;
  tra_result* result = tra_search(index, "chinh tri", &options, &error);
  NEED(result);
  CHECK(result->total == 2 && result->total_is_exact && result->hit_count == 2);
  CHECK(strcmp(result->hits[0]->key, "lao-7") == 0 && result->hits[0]->score > 0);
  CHECK(strcmp(tra_hit_text(result->hits[0], "country"), "LA") == 0);
  CHECK(strcmp(tra_hit_text(result->hits[1], "day"), "2021-08-31") == 0);
  CHECK(strcmp(tra_hit_text(result->hits[0], "no such field"), "") == 0);
  CHECK(result->hits[0]->title_mark_count == 2 && result->hits[0]->title_marks[0].begin == 12);
  CHECK(strstr(result->hits[0]->explanation, "chinh") != NULL || result->hits[0]->explanation[0] != 0);
  CHECK(result->facet_count == 1 && result->facets[0]->value_count == 2); /* counted without its own filter */
  CHECK(result->facets[0]->values[0].count == 2 && strcmp(result->facets[0]->values[0].value, "LA") == 0);
  tra_free(result);

  options.limit = 1; /* page by page */
  result = tra_search(index, "chinh tri", &options, &error);
  NEED(result);
  CHECK(!result->incomplete && result->hit_count == 1 && result->next[0] != 0);
  options.after = result->next;
  tra_result* behind = tra_search(index, "chinh tri", &options, &error);
  NEED(behind);
  CHECK(behind->hit_count == 1 && strcmp(behind->hits[0]->key, "lao-6") == 0);
  tra_free(behind), tra_free(result);
  options.after = NULL;

  order_by_fields(index);
  refuse_wrong_options(index);
  options.order = "no such field";
  EXPECT(TRA_INVALID_ARGUMENT, tra_search(index, "chinh tri", &options, &error));
  options.order = NULL;
  options.published_from = "2021";
  EXPECT(TRA_INVALID_ARGUMENT, tra_search(index, "chinh tri", &options, &error));

  uint64_t count = 0;
  NEED(tra_count(index, "chính trị -lào", &count, &error));
  CHECK(count == 1);
  result = tra_get(index, "note", &error);
  NEED(result);
  CHECK(result->hit_count == 1 && strcmp(tra_hit_text(result->hits[0], "title"), "Chính trị học đại cương") == 0);
  tra_free(result);
  result = tra_get(index, "no such key", &error);
  NEED(result);
  CHECK(result->hit_count == 0);
  tra_texts* keys = tra_index_keys(index, &error);
  NEED(keys);
  CHECK(keys->count == 3 && strcmp(keys->texts[0].text, "lao-7") == 0); /* merged by date, the newest first */
  tra_free(result), tra_free(keys), tra_index_free(index);
}

static void count_progress(void* user, uint64_t articles, uint64_t bytes, double share) {
  (void)articles, (void)bytes, (void)share;
  ++*(int*)user;
}

static void mirror_archive(const char* folder, const char* archive) {
  tra_error* error = NULL;
  int told = 0;
  const tra_watch watch = {sizeof watch, count_progress, &told, NULL};
  tra_mirror_options options;
  tra_mirror_options_init(&options, sizeof options);
  CHECK(options.max_removals == -1 && options.writing.extract_facets);
  const char* archives[] = {archive};
  options.max_removals = -2;
  EXPECT(TRA_INVALID_ARGUMENT, tra_mirror(folder, archives, 1, &options, &watch, &error));
  options.max_removals = -1, options.wait_milliseconds = -1;
  EXPECT(TRA_INVALID_ARGUMENT, tra_mirror(folder, archives, 1, &options, &watch, &error));
  options.wait_milliseconds = 0;
  tra_report* report = tra_mirror(folder, archives, 1, &options, &watch, &error);
  NEED(report);
  CHECK(report->added == 90 && report->documents == 90 && report->complete && !report->cancelled && told > 0);
  tra_free(report);
  report = tra_mirror(folder, NULL, 0, NULL, NULL, &error);
  NEED(report);
  CHECK(report->added == 0 && report->documents == 90);
  tra_free(report);
  report = tra_check(folder, &error);
  NEED(report);
  CHECK(report->complete && report->message_count == 0);
  tra_free(report);
}

static void search_articles(const char* folder) {
  tra_error* error = NULL;
  tra_index* index = tra_index_open(folder, NULL, &error);
  NEED(index);
  CHECK(tra_index_is_of_articles(index));
  tra_report* archives = tra_index_archives(index, &error);
  NEED(archives);
  CHECK(archives->message_count == 1 && strcmp(archives->messages[0].text, "done") == 0);
  tra_free(archives);

  tra_search_options options;
  tra_search_options_init(&options, sizeof options);
  const char* laos[] = {"lào"};
  const tra_filter filter = {"country", laos, 1, 0};
  const tra_facet_request facets[] = {{"country", 3}, {"type", 3}};
  options.filters = &filter;
  options.filter_count = 1;
  options.facets = facets;
  options.facet_count = 2;
  options.published_from = "2023";
  options.published_to = "2023-12";
  tra_result* result = tra_search(index, "tham khao chinh tri", &options, &error);
  NEED(result);
  CHECK(result->total == 2 && strcmp(tra_hit_text(result->hits[0], "date"), "2023-05-16") == 0);
  CHECK(result->hits[0]->mark_count > 0 && result->hits[0]->snippet[result->hits[0]->marks[0].begin] != ' ');
  CHECK(strcmp(result->facets[0]->heading, "Nước đối tác") == 0);
  char* label = tra_facet_label("country", result->facets[0]->values[0].value, "vi", &error);
  NEED(label);
  CHECK(strcmp(label, result->facets[0]->values[0].label) == 0);
  EXPECT(TRA_INVALID_ARGUMENT, tra_facet_label("colour", "red", "vi", &error));
  EXPECT(TRA_INVALID_ARGUMENT, tra_facet_label("country", "LA", "fr", &error));
  const char* key = result->hits[0]->key;
  tra_result* cut = tra_snippet(index, "luang prabang", key, 80, &error);
  NEED(cut);
  CHECK(cut->hit_count == 1 && strstr(cut->hits[0]->snippet, "Luang Prabang") != NULL && cut->hits[0]->mark_count == 2);
  tra_free(label), tra_free(cut), tra_free(result);

  refuse_wrong_options(index);
  options.published_from = "last year";
  EXPECT(TRA_INVALID_ARGUMENT, tra_search(index, "lao", &options, &error));
  tra_texts* texts = tra_restore_marks(index, "tham khao chinh tri", 2, &error);
  NEED(texts);
  CHECK(texts->count > 0 && strcmp(texts->texts[0].text, "tham khảo chính trị") == 0 && texts->texts[0].hits > 0);
  tra_free(texts);
  texts = tra_complete(index, "thứ tr", 3, &error);
  NEED(texts);
  CHECK(texts->count > 0);
  tra_free(texts), tra_index_free(index);
}

static void write_articles(const char* folder, const char* archive) {
  tra_error* error = NULL;
  tra_article_writer* writer = tra_article_writer_open(folder, NULL, &error);
  NEED(writer);
  tra_report* report = tra_article_writer_add_path(writer, archive, NULL, &error);
  NEED(report);
  CHECK(report->added == 90);
  tra_free(report);
  const char json[] = "{\"id\": \"a\", \"title\": \"Tham vấn Việt Nam - Lào\"} {\"id\": ";
  report = tra_article_writer_add_json(writer, json, sizeof json - 1, "made", &error);
  NEED(report);
  CHECK(report->added == 1 && report->failed == 1 && report->message_count == 1);
  CHECK(strcmp(report->messages[0].kind, "failed") == 0 && strcmp(report->messages[0].path, "made") == 0);
  tra_free(report);

  tra_document* article = tra_document_new("b", &error);
  NEED(article);
  NEED(tra_document_add_text(article, "date", "2024-02-29", 10, &error));
  NEED(tra_document_add_text(article, "partner_country", "LA", 2, &error));
  NEED(tra_document_add_text(article, "partner_country", "KH", 2, &error));
  NEED(tra_document_add_number(article, "meeting_ordinal", 9, &error));
  NEED(tra_article_writer_add(writer, article, &error));
  NEED(tra_document_add_text(article, "colour", "red", 3, &error));
  EXPECT(TRA_INVALID_ARGUMENT, tra_article_writer_add(writer, article, &error));
  tra_document_free(article);
  NEED(tra_article_writer_remove(writer, "a", &error));
  NEED(tra_article_writer_commit(writer, NULL, &error));
  tra_article_writer_free(writer);

  tra_index* part = tra_index_open(folder, NULL, &error);
  NEED(part);
  const tra_index* parts[] = {part, NULL};
  tra_index* index = tra_index_join(parts, 1, NULL, &error);
  NEED(index);
  tra_index_free(part); /* a joined index keeps what it needs */
  CHECK(tra_index_documents(index) == 91);
  tra_result* result = tra_get(index, "b", &error);
  NEED(result);
  CHECK(result->hit_count == 1 && result->hits[0]->value_count == 5);
  CHECK(strncmp(result->hits[0]->folder, folder, strlen(folder)) == 0);
  CHECK(result->hits[0]->values[0].number == 19782 &&
        strcmp(tra_hit_text(result->hits[0], "meeting_ordinal"), "9") == 0);
  tra_free(result);
  tra_index_free(index);
}

static void cancel_and_forget(const char* folder, const char* archive) {
  tra_error* error = NULL;
  tra_cancel* cancel = tra_cancel_new(&error);
  NEED(cancel);
  tra_cancel_set(cancel);
  const tra_watch watch = {sizeof watch, NULL, NULL, cancel};
  const char* archives[] = {archive};
  tra_report* report = tra_mirror(in_folder(folder, "cancelled"), archives, 1, NULL, &watch, &error);
  NEED(report);
  CHECK(report->cancelled && !report->complete && report->added < 90);
  tra_free(report);
  tra_cancel_free(cancel);

  uint64_t removed = 0;
  NEED(tra_forget(in_folder(folder, "mirror"), archive, &removed, &error));
  CHECK(removed == 90);
  EXPECT(TRA_INVALID_ARGUMENT, tra_forget(in_folder(folder, "mirror"), archive, NULL, &error));
}

static void fail_as_promised(const char* folder) {
  tra_error* error = NULL;
  const char* nowhere = in_folder(folder, "nowhere");
  CHECK(tra_index_open(nowhere, NULL, &error) == NULL && error != NULL);
  uint64_t offset = 0;
  CHECK(strncmp(tra_error_path(error), folder, strlen(folder)) == 0 && !tra_error_offset(error, &offset));
  expect(TRA_IO, 0, &error, __LINE__);
  CHECK(tra_index_open(nowhere, NULL, NULL) == NULL); /* nobody asks for the error */

  /* Options of an older header are shorter, those of a newer one longer. */
  struct {
    tra_writer_options known;
    int later;
  } newer;
  tra_writer_options_init(&newer.known, sizeof newer);
  CHECK(newer.known.size == sizeof newer && newer.later == 0);
  newer.later = 1;
  EXPECT(TRA_INVALID_ARGUMENT, tra_article_writer_open(nowhere, &newer.known, &error));
  tra_writer_options older = {offsetof(tra_writer_options, rules), 64u << 20, 1, 1, "not to be read", NULL};
  tra_article_writer* writer = tra_article_writer_open(in_folder(folder, "older"), &older, &error);
  NEED(writer);
  tra_article_writer_free(writer);
  older.size = 0;
  EXPECT(TRA_INVALID_ARGUMENT, tra_article_writer_open(in_folder(folder, "older"), &older, &error));

  tra_free(NULL), tra_index_free(NULL), tra_writer_free(NULL), tra_article_writer_free(NULL);
  tra_document_free(NULL), tra_schema_free(NULL), tra_error_free(NULL), tra_cancel_free(NULL);
}

static void order_words(void) {
  tra_error* error = NULL;
  char* first = tra_sort_key("đá", &error);
  char* second = tra_sort_key("ếch", &error);
  NEED(first != NULL && second != NULL);
  CHECK(strcmp(first, second) < 0);
  tra_free(first), tra_free(second);
  char* day = tra_format_date(18870, &error);
  NEED(day);
  CHECK(strcmp(day, "2021-08-31") == 0);
  tra_free(day);
}

int main(int count, char** arguments) {
  if (count != 3) return 2;
  const char* folder = arguments[1];
  CHECK(tra_version_number() == TRA_VERSION_NUMBER && strcmp(tra_version(), TRA_VERSION_STRING) == 0);
  write_own_index(in_folder(folder, "own"));
  search_own_index(in_folder(folder, "own"));
  mirror_archive(in_folder(folder, "mirror"), arguments[2]);
  search_articles(in_folder(folder, "mirror"));
  write_articles(in_folder(folder, "articles"), arguments[2]);
  cancel_and_forget(folder, arguments[2]);
  fail_as_promised(folder);
  order_words();
  printf("%d failures\n", failures);
  return failures != 0;
}
