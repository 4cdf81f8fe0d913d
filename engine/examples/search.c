/* The same from C: mirrors an archive, asks, and shows hits and facets. Arguments: a folder for the index, the archive.
 */
#include <stdio.h>
#include <tra/c.h>

static int fail(tra_error* error) {
  fprintf(stderr, "%s\n", tra_error_message(error));
  tra_error_free(error);
  return 1;
}

static void show(const tra_result* result) {
  printf("%llu found\n", (unsigned long long)result->total);
  for (size_t i = 0; i < result->hit_count; ++i)
    printf("%s %s\n", tra_hit_text(result->hits[i], "date"), tra_hit_text(result->hits[i], "title"));
  for (size_t i = 0; i < result->facet_count; ++i)
    for (size_t k = 0; k < result->facets[i]->value_count; ++k)
      printf("%s: %s %llu\n", result->facets[i]->heading, result->facets[i]->values[k].label,
             (unsigned long long)result->facets[i]->values[k].count);
}

int main(int count, char** arguments) {
  if (count != 3) return 2;
  tra_error* error = NULL;
  const char* archives[] = {arguments[2]};
  tra_report* report = tra_mirror(arguments[1], archives, 1, NULL, NULL, &error);
  if (report == NULL) return fail(error);
  tra_free(report);

  tra_index* index = tra_index_open(arguments[1], NULL, &error);
  if (index == NULL) return fail(error);
  const char* laos[] = {"lào"};
  const tra_filter country = {"country", laos, 1, 0};
  const tra_facet_request type = {"type", 3};
  tra_search_options options;
  tra_search_options_init(&options, sizeof options);
  options.filters = &country;
  options.filter_count = 1;
  options.facets = &type;
  options.facet_count = 1;
  tra_result* result = tra_search(index, "tham khao chinh tri", &options, &error);
  if (result == NULL) {
    tra_index_free(index);
    return fail(error);
  }
  show(result);
  tra_free(result);
  tra_index_free(index);
  return 0;
}
