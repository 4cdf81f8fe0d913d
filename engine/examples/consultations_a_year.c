/* How many political consultations with Laos an archive has, by the year they were published in. Argument: the index,
 * which `tra sync` has made of the archive. consultations_a_year.py and .sql ask for the same. */
#include <stdio.h>
#include <stdlib.h>
#include <tra/c.h>

enum { years = 10000 };

static void count(const tra_result* result) {
  static unsigned counts[years];
  for (size_t i = 0; i < result->hit_count; ++i)
    ++counts[strtoul(tra_hit_text(result->hits[i], "date"), NULL, 10) % years];
  for (unsigned year = 1; year < years; ++year) /* 0 counts the articles without a date */
    if (counts[year] != 0) printf("%u: %u\n", year, counts[year]);
}

int main(int argument_count, char** arguments) {
  if (argument_count != 2) return 2;
  tra_error* error = NULL;
  const char* laos[] = {"LA"};
  const char* consultation[] = {"political_consultation"};
  const tra_filter filters[] = {{"country", laos, 1, 0}, {"type", consultation, 1, 0}};
  tra_search_options options;
  tra_search_options_init(&options, sizeof options);
  options.filters = filters;
  options.filter_count = 2;
  options.everything = 1;
  options.limit = 1000000;
  options.snippets = 0;
  options.collapse_copies = 0;

  tra_index* index = tra_index_open(arguments[1], NULL, &error);
  tra_result* result = index == NULL ? NULL : tra_search(index, "", &options, &error);
  if (result != NULL) count(result);
  if (error != NULL) fprintf(stderr, "%s\n", tra_error_message(error));
  const int status = result == NULL;
  tra_free(result);
  tra_index_free(index);
  tra_error_free(error);
  return status;
}
