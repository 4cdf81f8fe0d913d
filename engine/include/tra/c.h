/* tra for C, and for every language that calls C: indexes, searches, articles and mirrors of archives.
 *
 * 1. Handles are opaque. What a function named _new or _open returns belongs to the caller, who ends it with the _free
 *    of its type. What is returned with fields to read (tra_result, tra_texts, tra_report, char*) is one block of
 * memory that belongs to the caller too and ends with tra_free(). All pointers inside point into the block. Freeing
 * NULL does nothing. Arguments stay the caller's and are not kept.
 * 2. A function that can fail takes `tra_error** error` last, which may be NULL. It returns NULL, or 0 where it returns
 *    int, and sets *error to an error the caller frees; when all is well it returns something else and leaves *error as
 *    it was. No C++ exception leaves the library.
 * 3. Texts are UTF-8 and end with NUL. `int` is a truth: 0 or not. Other pointers must not be NULL unless said so.
 * 4. An options structure begins with its size and is set up by its _init function: tra_search_options o;
 *    tra_search_options_init(&o, sizeof o). Later versions add members at its end alone; a program compiled with an
 *    older header gets their defaults. NULL in place of options: all defaults.
 * 5. One tra_index may be used by many threads at once, as may functions that take no handle. A tra_cancel may be set
 *    from any thread and from a signal handler. All other handles are for one thread at a time.
 */
#pragma once

#include <stddef.h>
#include <stdint.h>

#include "tra/version.h"

#ifdef __cplusplus
extern "C" {
#endif

/* The version of the library that runs, which may be newer than TRA_VERSION_NUMBER of this header. */
const char* tra_version(void);
uint32_t tra_version_number(void);

/* Frees a tra_result, tra_texts, tra_report or char* of this library. */
void tra_free(void* block);

/* ---- Errors ---- */

typedef struct tra_error tra_error;
typedef enum tra_error_kind {
  TRA_IO = 1,             /* the operating system refused */
  TRA_CORRUPTION,         /* bytes of an index do not hold what they promise */
  TRA_FORMAT_VERSION,     /* an index of a format this library does not read */
  TRA_LOCKED,             /* another writer holds the index */
  TRA_INVALID_ARGUMENT,   /* a value out of its documented range */
  TRA_QUERY_SYNTAX,       /* a query that cannot be read; the offset is the byte in it */
  TRA_RESOURCE_EXHAUSTED, /* a stated limit was reached, or memory is at its end */
  TRA_INTERNAL            /* anything else: a fault of the library */
} tra_error_kind;

tra_error_kind tra_error_code(const tra_error* error);
const char* tra_error_message(const tra_error* error); /* for people: code, message, path and offset */
const char* tra_error_path(const tra_error* error);    /* the file concerned; empty when none */
/* Whether the error has a place: the byte in the file, or in the query. */
int tra_error_offset(const tra_error* error, uint64_t* offset);
void tra_error_free(tra_error* error);

/* ---- Stopping what takes long ---- */

typedef struct tra_cancel tra_cancel;
tra_cancel* tra_cancel_new(tra_error** error);
void tra_cancel_set(tra_cancel* cancel);
void tra_cancel_free(tra_cancel* cancel);

/* ---- An index with fields of one's own: writing ---- */

typedef struct tra_schema tra_schema;
typedef enum tra_field_type {
  TRA_TEXT,    /* analysed and searched; its weight counts each occurrence that many times */
  TRA_KEYWORD, /* exact texts: filters and facets */
  TRA_INTEGER, /* filters, ranges, order */
  TRA_DATE,    /* days since 1970-01-01, otherwise as an integer */
  TRA_STORED   /* given back, not searched */
} tra_field_type;

tra_schema* tra_schema_new(tra_error** error);
/* `own_lists`: of a text, also searched by itself, as name:word. `weight` is that of a text, else not looked at. */
int tra_schema_add(tra_schema* schema, const char* name, tra_field_type type, unsigned weight, int own_lists,
                   tra_error** error);
void tra_schema_free(tra_schema* schema);

typedef struct tra_document tra_document;
/* The key names the document; adding another of the same key replaces it. A field may be given several times. */
tra_document* tra_document_new(const char* key, tra_error** error);
int tra_document_add_text(tra_document* document, const char* field, const char* text, size_t length,
                          tra_error** error);
int tra_document_add_number(tra_document* document, const char* field, int64_t number, tra_error** error);
void tra_document_free(tra_document* document);

typedef struct tra_writer_options {
  size_t size;
  uint64_t memory_budget; /* bytes of what is not yet on disk; at least 16 MiB */
  unsigned threads;       /* 1 to 64 */
  /* Of articles alone. */
  int extract_facets;  /* read facets that are empty out of the text */
  const char* rules;   /* a folder of more rules and filters; NULL for none */
  const char* members; /* of JSON, where their names are others: "title=headline,body=article.text"; NULL for none */
} tra_writer_options;
void tra_writer_options_init(tra_writer_options* options, size_t size);

typedef struct tra_commit {
  size_t size; /* set by the caller */
  uint64_t generation, documents, removed;
} tra_commit;

typedef enum tra_merge_order { TRA_MERGE_KEEP, TRA_MERGE_BY_DATE, TRA_MERGE_BY_LIKENESS } tra_merge_order;

typedef struct tra_writer tra_writer;
/* Opens the index in a folder or makes one; with schema NULL the index must be there, and has its own. One writer holds
 * an index at a time. What is not committed when the writer is freed is dropped. */
tra_writer* tra_writer_open(const char* folder, const tra_schema* schema, const tra_writer_options* options,
                            tra_error** error);
int tra_writer_add(tra_writer* writer, const tra_document* document, tra_error** error);
int tra_writer_remove(tra_writer* writer, const char* key, tra_error** error);    /* not an error when not there */
int tra_writer_commit(tra_writer* writer, tra_commit* commit, tra_error** error); /* commit may be NULL */
int tra_writer_rollback(tra_writer* writer, tra_error** error);
/* Commits, then merges all segments into one. */
int tra_writer_merge(tra_writer* writer, tra_merge_order order, tra_error** error);
void tra_writer_free(tra_writer* writer);

/* ---- An index of articles: writing ---- */

/* What adding and mirroring have done. */
typedef struct tra_message {
  const char* kind; /* "failed", "passed over", "duplicate", "conflict", "held back", "removed", "damaged", "archive" */
  const char* path;
  uint64_t line; /* counted from 1; 0 for the whole file */
  const char* text;
} tra_message;

typedef struct tra_report {
  size_t size;
  uint64_t added, updated, unchanged, removed, failed;
  uint64_t held_back; /* articles that are gone from an archive and were kept by the guard */
  uint64_t documents; /* in the index at the end; of a check: that were read */
  int complete;       /* all was done, but for inputs that failed */
  int cancelled;
  size_t message_count;
  const tra_message* messages;
} tra_report;

/* Called from the threads that work, one call at a time; must not call into the handle that works. `share` of all work
 * is 0 to 1, 0 where that is not known. */
typedef void (*tra_progress)(void* user, uint64_t articles, uint64_t bytes, double share);

typedef struct tra_watch {
  size_t size; /* set by the caller; the rest may be 0 */
  tra_progress progress;
  void* user;
  const tra_cancel* cancel;
} tra_watch;

typedef struct tra_article_writer tra_article_writer;
tra_article_writer* tra_article_writer_open(const char* folder, const tra_writer_options* options, tra_error** error);
/* Every article of a file or a folder. `watch` may be NULL. */
tra_report* tra_article_writer_add_path(tra_article_writer* writer, const char* path, const tra_watch* watch,
                                        tra_error** error);
/* Every article of a text of JSON: objects, one after another or in an array. `name` stands for it in messages. */
tra_report* tra_article_writer_add_json(tra_article_writer* writer, const char* json, size_t length, const char* name,
                                        tra_error** error);
/* One article: a document whose key is the id, and whose fields are title, lead, body, captions, tail, date, url,
 * source, partner_country, countries_mentioned, meeting_type, meeting_level, meeting_mode, meeting_date and extra as
 * texts, days as YYYY-MM-DD, and meeting_ordinal as a number. */
int tra_article_writer_add(tra_article_writer* writer, const tra_document* article, tra_error** error);
int tra_article_writer_remove(tra_article_writer* writer, const char* id, tra_error** error);
int tra_article_writer_commit(tra_article_writer* writer, tra_commit* commit, tra_error** error);
void tra_article_writer_free(tra_article_writer* writer);

typedef struct tra_mirror_options {
  size_t size;
  tra_writer_options writing;
  int rebuild;           /* read and index every file again */
  int allow_removals;    /* no guard against removing much */
  int64_t max_removals;  /* of one archive; -1: the default guard, 10 articles and 20 % */
  int wait_milliseconds; /* for another writer */
} tra_mirror_options;
void tra_mirror_options_init(tra_mirror_options* options, size_t size);

/* Brings an index of articles up to date with archives, folders or files; with none, with all it remembers. */
tra_report* tra_mirror(const char* index, const char* const* archives, size_t archive_count,
                       const tra_mirror_options* options, const tra_watch* watch, tra_error** error);
/* Removes an archive and its articles; *removed, which may be NULL, gets how many. */
int tra_forget(const char* index, const char* archive, uint64_t* removed, tra_error** error);

/* ---- Reading ---- */

/* One commit of an index. Later commits do not change what it shows. */
typedef struct tra_index tra_index;
/* `rules`: a folder of more names of countries and things, of articles; NULL for none. */
tra_index* tra_index_open(const char* folder, const char* rules, tra_error** error);
void tra_index_free(tra_index* index);
int tra_index_is_current(const tra_index* index); /* no newer commit is in the folder */
int tra_index_is_of_articles(const tra_index* index);
uint64_t tra_index_documents(const tra_index* index);
uint64_t tra_index_generation(const tra_index* index);
uint64_t tra_index_bytes(const tra_index* index);
size_t tra_index_field_count(const tra_index* index);
const char* tra_index_field_name(const tra_index* index, size_t number); /* NULL when there is none */
tra_field_type tra_index_field_type(const tra_index* index, size_t number);

/* The archives an index of articles remembers, each a message: path, and its outcome as text. */
tra_report* tra_index_archives(const tra_index* index, tra_error** error);
/* Reads every byte of the newest commit; damage is told in messages. */
tra_report* tra_check(const char* folder, tra_error** error);

typedef struct tra_text {
  const char* text;
  double score;  /* 0 where there is none */
  uint64_t hits; /* documents that have it; 0 where that was not asked */
} tra_text;

typedef struct tra_texts {
  size_t size;
  size_t count;
  const tra_text* texts;
} tra_texts;

/* The keys of all documents, in the order of the index. */
tra_texts* tra_index_keys(const tra_index* index, tra_error** error);
/* Readings of a text with the marks it was typed without; words that continue it. */
tra_texts* tra_restore_marks(const tra_index* index, const char* text, size_t limit, tra_error** error);
tra_texts* tra_complete(const tra_index* index, const char* prefix, size_t limit, tra_error** error);

/* ---- Searching ---- */

typedef enum tra_match { TRA_MATCH_ALL, TRA_MATCH_ANY, TRA_MATCH_PERCENT } tra_match;

typedef struct tra_filter {
  const char* field; /* of articles also the short name: "country" */
  const char* const* values;
  size_t value_count; /* any of them */
  int exclude;        /* documents that have none of them */
} tra_filter;

typedef struct tra_facet_request {
  const char* field;
  size_t limit; /* 0: all values */
} tra_facet_request;

typedef struct tra_search_options {
  size_t size;
  size_t limit, offset; /* 10, 0 */
  const tra_filter* filters;
  size_t filter_count; /* all must hold */
  const tra_facet_request* facets;
  size_t facet_count;
  const char* order; /* NULL: by score. Of articles "date", newest first, or "title"; else a field of numbers, "-date"
                        for falling order */
  int everything;    /* every document, whatever the text */
  tra_match match;   /* how many of the plain words must match */
  unsigned match_percent;
  int fetch; /* hits have their fields */
  int snippets;
  int exact_total;
  int explain;
  /* Of articles alone. */
  const char *published_from, *published_to, *met_from, *met_to; /* YYYY, YYYY-MM, YYYY-MM-DD; NULL: no bound */
  int fall_back;       /* where no article has all words, take the best partial matches */
  int collapse_copies; /* an article saved several times is one hit */
  int suggest;         /* readings with the marks the text lacks */
} tra_search_options;
void tra_search_options_init(tra_search_options* options, size_t size);

typedef struct tra_mark {
  size_t begin, end; /* bytes of the text */
} tra_mark;

typedef struct tra_value {
  const char* field;
  const char* text; /* of a date the day as YYYY-MM-DD, of an integer its digits */
  size_t length;    /* of text, which may hold NUL */
  int64_t number;   /* of integers and dates, else 0 */
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
  const char* const* copies; /* ids of copies that are part of this hit */
  size_t value_count;
  const tra_value* values;
  const char* explanation; /* empty unless asked for */
} tra_hit;

typedef struct tra_facet_value {
  const char *value, *label; /* the label is what people are shown; that of a value without one is the value */
  uint64_t count;
} tra_facet_value;

typedef struct tra_facet {
  const char *field, *heading;
  size_t value_count;
  const tra_facet_value* values; /* by falling count */
} tra_facet;

typedef struct tra_result {
  size_t size;
  uint64_t total;
  int total_is_exact;  /* else it is a lower bound */
  int other_marks;     /* nothing has the marks that were typed: these have others */
  int partial;         /* no article has all words: these have some */
  const char* read_as; /* what was searched for in place of the text; empty when it was the text */
  size_t hit_count;
  const tra_hit* const* hits;
  size_t facet_count;
  const tra_facet* const* facets; /* in the order asked */
  size_t suggestion_count;
  const char* const* suggestions; /* most likely first */
} tra_result;

/* Answers a text in the query language. An index of articles is searched as people search (names of facets, fallbacks,
 * copies), any other by its fields. */
tra_result* tra_search(const tra_index* index, const char* text, const tra_search_options* options, tra_error** error);
/* How many documents answer the text; nothing is ranked and nothing falls back. */
int tra_count(const tra_index* index, const char* text, uint64_t* count, tra_error** error);
/* The document of a key as the one hit of a result; no hit when there is none. */
tra_result* tra_get(const tra_index* index, const char* key, tra_error** error);
/* The part of a document that shows best why it answers a text: a result as tra_get() gives, with a snippet of about
 * `length` bytes and marks. */
tra_result* tra_snippet(const tra_index* index, const char* text, const char* key, size_t length, tra_error** error);
/* The first value of a field of a hit; "" when it has none. */
const char* tra_hit_text(const tra_hit* hit, const char* field);

/* ---- Words and days ---- */

/* What people call a value of a facet of articles; "vi" or "en". */
char* tra_facet_label(const char* facet, const char* value, const char* language, tra_error** error);
/* Bytes that compare as Vietnamese texts are ordered; they hold no NUL. */
char* tra_sort_key(const char* text, tra_error** error);
int tra_parse_date(const char* iso, int64_t* days, tra_error** error);
char* tra_format_date(int64_t days, tra_error** error);

#ifdef __cplusplus
}
#endif
