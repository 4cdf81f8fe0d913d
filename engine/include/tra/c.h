/* The C interface of tra, also for other languages: indexes, searches, articles, and mirrors of archives.
 *
 * 1. Handles are opaque. The caller owns the result of a function named _new or _open and releases it with the _free
 *    function of its type. A result with readable fields (tra_result, tra_texts, tra_report, char*) is one block of
 *    memory, which the caller releases with tra_free(). All pointers inside point into the block. Freeing NULL does
 *    nothing. Arguments stay owned by the caller and are not kept.
 * 2. A function that can fail has `tra_error** error` as its last parameter, which may be NULL. On failure it returns
 *    NULL (or 0, when it returns int) and sets *error to an error that the caller frees. On success it returns another
 *    value and leaves *error unchanged. No C++ exception leaves the library.
 * 3. Texts are UTF-8 and end with NUL. Members of type `int` are truth values unless they count. Pointers must not be
 * NULL unless documented.
 * 4. An options structure begins with its size and is initialised by its _init function: tra_search_options o;
 *    tra_search_options_init(&o, sizeof o). Later versions only add members at the end, and a program compiled with an
 *    older header gets their defaults. NULL as options means all defaults.
 * 5. A tra_index, and functions without a handle, are thread-safe. A tra_cancel may be set from any thread and from a
 *    signal handler. All other handles may be used by one thread at a time.
 *
 *   tra_error* error = NULL;
 *   tra_index* index = tra_index_open("news.tra", NULL, &error);
 *   tra_result* result = index == NULL ? NULL : tra_search(index, "tham khao lao", NULL, &error);
 *   for (size_t i = 0; result != NULL && i < result->hit_count; ++i) puts(tra_hit_text(result->hits[i], "title"));
 *   if (error != NULL) puts(tra_error_message(error));
 *   tra_free(result);
 *   tra_index_free(index);
 *   tra_error_free(error);
 */
#pragma once

#include <stddef.h>
#include <stdint.h>

#include "tra/version.h"

#ifdef __cplusplus
extern "C" {
#endif

/* The version of the library in use, which may be newer than TRA_VERSION_NUMBER of this header. */
const char* tra_version(void);
uint32_t tra_version_number(void);

/* Frees a tra_result, tra_texts, tra_report or char* that this library returned. */
void tra_free(void* block);

/* ---- Errors ---- */

typedef struct tra_error tra_error;
typedef enum tra_error_kind {
  TRA_IO = 1,             /* the operating system reported an error */
  TRA_CORRUPTION,         /* an index is damaged */
  TRA_FORMAT_VERSION,     /* an index in a format that this library does not read */
  TRA_LOCKED,             /* another writer holds the index */
  TRA_INVALID_ARGUMENT,   /* a value out of its documented range */
  TRA_QUERY_SYNTAX,       /* an invalid query; the offset is the byte position in it */
  TRA_RESOURCE_EXHAUSTED, /* a documented limit was reached, or no memory is left */
  TRA_INTERNAL            /* any other error, which is a bug of the library */
} tra_error_kind;

tra_error_kind tra_error_code(const tra_error* error);
const char* tra_error_message(const tra_error* error); /* for people: code, message, path and offset */
const char* tra_error_path(const tra_error* error);    /* the file concerned; empty when none */
/* Whether the error has a byte position in the file or the query. */
int tra_error_offset(const tra_error* error, uint64_t* offset);
void tra_error_free(tra_error* error);

/* ---- Cancelling long operations ---- */

typedef struct tra_cancel tra_cancel;
tra_cancel* tra_cancel_new(tra_error** error);
void tra_cancel_set(tra_cancel* cancel);
void tra_cancel_free(tra_cancel* cancel);

/* ---- Writing an index with fields of your own ---- */

typedef struct tra_schema tra_schema;
typedef enum tra_field_type {
  TRA_TEXT,    /* analysed and searched; its weight counts each occurrence that many times */
  TRA_KEYWORD, /* exact texts: filters and facets */
  TRA_INTEGER, /* filters, ranges, order */
  TRA_DATE,    /* like an integer: days since 1970-01-01, of the years 0000 to 9999 */
  TRA_STORED,  /* returned with the document, not searched */
  TRA_REAL,    /* a finite double: filters, ranges, order */
  TRA_BOOLEAN  /* filters, order */
} tra_field_type;

tra_schema* tra_schema_new(tra_error** error);
/* For a text field, `own_lists` allows searching it as name:word. `weight` is used for text fields only. */
int tra_schema_add(tra_schema* schema, const char* name, tra_field_type type, unsigned weight, int own_lists,
                   tra_error** error);
void tra_schema_free(tra_schema* schema);

typedef struct tra_document tra_document;
/* Adding a document replaces an earlier one with the same key. A field may have several values. */
tra_document* tra_document_new(const char* key, tra_error** error);
int tra_document_add_text(tra_document* document, const char* field, const char* text, size_t length,
                          tra_error** error);
int tra_document_add_number(tra_document* document, const char* field, int64_t number, tra_error** error);
int tra_document_add_real(tra_document* document, const char* field, double number, tra_error** error);
int tra_document_add_boolean(tra_document* document, const char* field, int truth, tra_error** error);
void tra_document_free(tra_document* document);

typedef struct tra_writer_options {
  size_t size;
  uint64_t memory_budget; /* in bytes; at least 16 MiB */
  unsigned threads;       /* 1 to 64 */
  /* For articles only. */
  int extract_facets;  /* extract empty facets from the text */
  const char* rules;   /* a folder with further rules and filters; NULL for none */
  const char* members; /* names of JSON members: "title=headline,body=article.text"; NULL for none */
} tra_writer_options;
void tra_writer_options_init(tra_writer_options* options, size_t size);

typedef struct tra_commit {
  size_t size; /* set by the caller */
  uint64_t generation, documents, removed;
} tra_commit;

typedef enum tra_merge_order { TRA_MERGE_KEEP, TRA_MERGE_BY_DATE, TRA_MERGE_BY_LIKENESS } tra_merge_order;

typedef struct tra_writer tra_writer;
/* Opens the index in a folder, or creates one. With schema NULL, the index must exist and its own schema is used. An
 * index has one writer at a time. Uncommitted changes are dropped when the writer is freed. */
tra_writer* tra_writer_open(const char* folder, const tra_schema* schema, const tra_writer_options* options,
                            tra_error** error);
/* TRA_INVALID_ARGUMENT, after which the writer goes on, for a field that the schema does not have and a value of
 * another type. After TRA_IO and TRA_RESOURCE_EXHAUSTED the last commit stands, and only a rollback is accepted. */
int tra_writer_add(tra_writer* writer, const tra_document* document, tra_error** error);
int tra_writer_remove(tra_writer* writer, const char* key, tra_error** error); /* no error when it does not exist */
/* Makes everything so far visible to indexes opened afterwards, and durable. `commit` may be NULL. */
int tra_writer_commit(tra_writer* writer, tra_commit* commit, tra_error** error);
int tra_writer_rollback(tra_writer* writer, tra_error** error);
/* Commits, then merges all segments into one. */
int tra_writer_merge(tra_writer* writer, tra_merge_order order, tra_error** error);
void tra_writer_free(tra_writer* writer);

/* ---- Writing an index of articles ---- */

/* A message about adding or mirroring. */
typedef struct tra_message {
  const char* kind; /* "failed", "passed over", "duplicate", "conflict", "held back", "removed", "damaged", "archive" */
  const char* path;
  uint64_t line; /* counted from 1; 0 for the whole file */
  const char* text;
} tra_message;

typedef struct tra_report {
  size_t size;
  uint64_t added, updated, unchanged, removed, failed;
  uint64_t held_back; /* articles that are gone from an archive but were kept by the guard */
  uint64_t documents; /* in the index at the end; for a check: number of documents read */
  int complete;       /* everything was done, except for failed inputs */
  int cancelled;
  size_t message_count;
  const tra_message* messages;
} tra_report;

/* Called from working threads, one call at a time. It must not use the working handle. `share` is the fraction of all
 * work, or 0 when unknown. */
typedef void (*tra_progress)(void* user, uint64_t articles, uint64_t bytes, double share);

typedef struct tra_watch {
  size_t size; /* set by the caller; the rest may be 0 */
  tra_progress progress;
  void* user;
  const tra_cancel* cancel;
} tra_watch;

typedef struct tra_article_writer tra_article_writer;
tra_article_writer* tra_article_writer_open(const char* folder, const tra_writer_options* options, tra_error** error);
/* Adds every article of a file or a folder. `watch` may be NULL. */
tra_report* tra_article_writer_add_path(tra_article_writer* writer, const char* path, const tra_watch* watch,
                                        tra_error** error);
/* Adds every article of a JSON text: objects one after another, or in an array. Messages call the text `name`. */
tra_report* tra_article_writer_add_json(tra_article_writer* writer, const char* json, size_t length, const char* name,
                                        tra_error** error);
/* Adds one article. The document's key is the article's id. Its text fields are title, lead, body, captions, tail,
 * date, url, source, partner_country, countries_mentioned, meeting_type, meeting_level, meeting_mode, meeting_date,
 * own_facets ("facet=value"), tags, note, corrected and extra, with days as YYYY-MM-DD; meeting_ordinal is a number.
 * Hits also have principals (name, office, country and role with tabs between) and added (seconds since 1970). */
int tra_article_writer_add(tra_article_writer* writer, const tra_document* article, tra_error** error);
int tra_article_writer_remove(tra_article_writer* writer, const char* id, tra_error** error);
int tra_article_writer_commit(tra_article_writer* writer, tra_commit* commit, tra_error** error);
void tra_article_writer_free(tra_article_writer* writer);

typedef struct tra_mirror_options {
  size_t size;
  tra_writer_options writing;
  int rebuild;           /* read and index every file again */
  int allow_removals;    /* disables the guard against many removals */
  int64_t max_removals;  /* per archive; -1: the default guard, 10 articles and 20 % */
  int wait_milliseconds; /* time to wait for another writer */
} tra_mirror_options;
void tra_mirror_options_init(tra_mirror_options* options, size_t size);

/* Updates an index of articles from archives (folders or files); without any, from all known archives. */
tra_report* tra_mirror(const char* index, const char* const* archives, size_t archive_count,
                       const tra_mirror_options* options, const tra_watch* watch, tra_error** error);
/* Removes an archive and its articles. Sets *removed, unless NULL, to their number. */
int tra_forget(const char* index, const char* archive, uint64_t* removed, tra_error** error);

/* ---- Reading ---- */

/* One commit of an index. Later commits do not change it. Opening takes the same time for any number of documents; the
 * parts of a file are verified when they are first read, so a search may fail with TRA_CORRUPTION. */
typedef struct tra_index tra_index;
/* `rules`: for articles, a folder with further names of countries and things; NULL for none. */
tra_index* tra_index_open(const char* folder, const char* rules, tra_error** error);
/* Opened indexes searched as one, with the scores, totals and order of one index that holds the documents of all. The
 * parts stay the caller's. Fields and text analysis of all parts must be the same. */
tra_index* tra_index_join(const tra_index* const* parts, size_t part_count, const char* rules, tra_error** error);
void tra_index_free(tra_index* index);
int tra_index_is_current(const tra_index* index); /* no newer commit is in the folder */
int tra_index_is_of_articles(const tra_index* index);
uint64_t tra_index_documents(const tra_index* index);
uint64_t tra_index_generation(const tra_index* index);
uint64_t tra_index_bytes(const tra_index* index);
size_t tra_index_field_count(const tra_index* index);
const char* tra_index_field_name(const tra_index* index, size_t number);    /* NULL when there is none */
tra_field_type tra_index_field_type(const tra_index* index, size_t number); /* TRA_STORED when there is none */

/* The archives that an index of articles remembers. Each is a message with its path and the outcome of its last run. */
tra_report* tra_index_archives(const tra_index* index, tra_error** error);
/* Reads every byte of the newest commit. Damage is reported in messages. */
tra_report* tra_check(const char* folder, tra_error** error);

typedef struct tra_text {
  const char* text;
  double score;  /* 0 when there is none */
  uint64_t hits; /* matching documents; 0 when not requested */
} tra_text;

typedef struct tra_texts {
  size_t size;
  size_t count;
  const tra_text* texts;
} tra_texts;

/* The keys of all documents, in the order of the index. Reads the stored fields of all and holds all keys in memory. */
tra_texts* tra_index_keys(const tra_index* index, tra_error** error);
/* Readings of a text with missing diacritics restored; words that continue a text. */
tra_texts* tra_restore_marks(const tra_index* index, const char* text, size_t limit, tra_error** error);
tra_texts* tra_complete(const tra_index* index, const char* prefix, size_t limit, tra_error** error);

/* ---- Searching ---- */

typedef enum tra_match { TRA_MATCH_ALL, TRA_MATCH_ANY, TRA_MATCH_PERCENT } tra_match;

typedef struct tra_filter {
  const char* field; /* for articles also the short name: "country" */
  const char* const* values;
  size_t value_count; /* any of them; at least one unless they are excluded */
  int exclude;        /* documents that have none of them */
} tra_filter;

typedef struct tra_facet_request {
  const char* field; /* except for articles also "FIELD:year", ":quarter", ":month" or ":week" of a date field */
  size_t limit;      /* 0: all values */
} tra_facet_request;

typedef struct tra_search_options {
  size_t size;
  size_t limit, offset; /* 10, 0 */
  const tra_filter* filters;
  size_t filter_count; /* all must hold */
  const tra_facet_request* facets;
  size_t facet_count;
  /* NULL: by score. For articles "date" or "published" (newest first) or "title", with '-' in front reversed. Otherwise
   * up to four fields of numbers or keywords, "-year,name": with '-' in front descending. */
  const char* order;
  int everything;         /* every document, whatever the text */
  tra_match match;        /* which share of the plain words must match */
  unsigned match_percent; /* 1 to 100 */
  int fetch;              /* return the fields of hits */
  int snippets;
  int exact_total;
  int explain;
  /* For articles only. */
  const char *published_from, *published_to, *met_from, *met_to; /* YYYY, YYYY-MM, YYYY-MM-DD; NULL: no bound */
  int fall_back;       /* when no article has all words, return the best partial matches */
  int collapse_copies; /* an article saved several times is one hit */
  int suggest;         /* suggest the text with missing diacritics restored */
  /* Not for articles. */
  int strict;                    /* a text that cannot be parsed is an error, not words */
  unsigned timeout_milliseconds; /* return what was found until then; 0: no limit */
  const tra_cancel* cancel;      /* return what was found when it is set; NULL: cannot be cancelled */
  const char* after;             /* tra_result.next of the previous page; NULL: the first page */
  /* For articles only: bounds of the best date, which is the meeting's day or else that of publication. */
  const char *dated_from, *dated_to;
} tra_search_options;
void tra_search_options_init(tra_search_options* options, size_t size);

typedef struct tra_mark {
  size_t begin, end; /* byte range in the text */
} tra_mark;

typedef struct tra_value {
  const char* field;
  const char* text; /* a date as YYYY-MM-DD, an integer as digits, a real in the fewest digits, true or false */
  size_t length;    /* of text, which may hold NUL */
  int64_t number;   /* for integers and dates; 1 for true; else 0 */
} tra_value;

typedef struct tra_hit {
  const char* key;
  double score;
  const char* snippet; /* empty when there is none */
  size_t mark_count;
  const tra_mark* marks; /* in the snippet */
  size_t title_mark_count;
  const tra_mark* title_marks; /* in the first value of "title" */
  size_t copy_count;
  const char* const* copies; /* ids of copies combined into this hit */
  size_t value_count;
  const tra_value* values;
  const char* explanation; /* empty unless requested */
  const char* folder;      /* of joined indexes, that of the index with this document; else empty */
} tra_hit;

typedef struct tra_facet_value {
  const char *value, *label; /* the label is for display; a value without a label is its own */
  uint64_t count;
} tra_facet_value;

typedef struct tra_facet {
  const char *field, *heading;
  size_t value_count;
  const tra_facet_value* values; /* by descending count */
} tra_facet;

typedef struct tra_result {
  size_t size;
  uint64_t total;
  int total_is_exact;  /* else it is a lower bound */
  int other_marks;     /* no document has all words with the typed diacritics; the hits have others */
  int partial;         /* no article has all words; the hits have some of them */
  const char* read_as; /* what was searched instead of the text; empty when the text was searched */
  size_t hit_count;
  const tra_hit* const* hits;
  size_t facet_count;
  const tra_facet* const* facets; /* in the requested order */
  size_t suggestion_count;
  const char* const* suggestions; /* most likely first */
  int incomplete;   /* stopped by a limit, the timeout or cancellation: totals are lower bounds, hits may be missing */
  const char* next; /* for tra_search_options.after; empty when no page follows, and for articles */
} tra_result;

/* Searches for a text in the query language. An index of articles is searched with names of facets, fallbacks and
 * combined copies; any other index by its fields. */
tra_result* tra_search(const tra_index* index, const char* text, const tra_search_options* options, tra_error** error);
/* The number of documents that match the text, without ranking and fallbacks. */
int tra_count(const tra_index* index, const char* text, uint64_t* count, tra_error** error);
/* The document with this key, as a result with one hit; without a hit when it does not exist. */
tra_result* tra_get(const tra_index* index, const char* key, tra_error** error);
/* Like tra_get(), with a snippet of about `length` bytes that shows best why the document matches the text, and marks.
 */
tra_result* tra_snippet(const tra_index* index, const char* text, const char* key, size_t length, tra_error** error);
/* The first value of a field of a hit; "" when it has none. */
const char* tra_hit_text(const tra_hit* hit, const char* field);

/* ---- Names and dates ---- */

/* The label of a facet value in the language "vi" or "en". */
char* tra_facet_label(const char* facet, const char* value, const char* language, tra_error** error);
/* Bytes that compare in Vietnamese collation order; they contain no NUL. */
char* tra_sort_key(const char* text, tra_error** error);
int tra_parse_date(const char* iso, int64_t* days, tra_error** error);
char* tra_format_date(int64_t days, tra_error** error);

#ifdef __cplusplus
}
#endif
