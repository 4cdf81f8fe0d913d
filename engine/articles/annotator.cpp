// Changes what users have added to articles, and the articles with it.
#include <utility>

#include "articles/annotate.h"
#include "articles/facet_names.h"
#include "articles/open_index.h"
#include "articles/own_facets.h"
#include "store/date.h"
#include "tra/article_index.h"
#include "tra/article_search.h"
#include "tra/error.h"
#include "tra/index_writer.h"

namespace tra {
namespace {

std::vector<std::string> values_in(const Searcher& searcher, const std::string& field) {
  SearchRequest counting;
  counting.limit = 0;
  counting.facets = {{field, 0}};
  std::vector<std::string> values;
  const SearchResult found = searcher.search(counting);
  for (const FacetCount& count : found.facets.front().counts) values.push_back(count.value);
  return values;
}

void check_ordinal(const std::string& value) {
  const bool whole = !value.empty() && value.size() < 7 && value.find_first_not_of("0123456789") == std::string::npos;
  if (!whole) throw Error(ErrorCode::invalid_argument, "meeting_ordinal takes a whole number, not '" + value + "'");
}

// A day, MM-DD, or two of them with a slash between.
void check_date(const std::string& value) {
  for (std::size_t at = 0; at <= value.size();) {
    const std::size_t end = std::min(value.find('/', at), value.size());
    const std::string day = value.substr(at, end - at);
    if (!find_date(day.size() == 5 ? "2000-" + day : day))
      throw Error(ErrorCode::invalid_argument,
                  "meeting_date takes YYYY-MM-DD, MM-DD or two of them as FIRST/LAST, not '" + value + "'");
    at = end + 1;
  }
}

}  // namespace

struct Annotator::Impl {
  explicit Impl(const std::shared_ptr<Directory>& index)
      : writer(articles::open_index(index)),
        snapshot(Snapshot::open(index)),
        searcher(snapshot),
        own(articles::OwnFacets::of(*snapshot)),
        annotations(read_annotations(*snapshot)) {}

  // The corrections with the names the index stores.
  void resolve(Annotation& annotation) const {
    std::map<std::string, std::vector<std::string>> resolved;
    for (auto& [name, values] : annotation.corrections) {
      const auto [field, stored] = resolved_values(name, values);
      resolved[field] = stored;
    }
    annotation.corrections = std::move(resolved);
  }

  std::pair<std::string, std::vector<std::string>> resolved_values(const std::string& name,
                                                                   const std::vector<std::string>& values) const {
    if (name == "ordinal" || name == "meeting_ordinal") {
      if (values.size() > 1) throw Error(ErrorCode::invalid_argument, "meeting_ordinal takes one number");
      for (const std::string& value : values) check_ordinal(value);
      return {"meeting_ordinal", values};
    }
    if (name == "meeting_date") {
      if (values.size() > 1) throw Error(ErrorCode::invalid_argument, "meeting_date takes one date");
      for (const std::string& value : values) check_date(value);
      return {name, values};
    }
    if (own.has(name)) return {name, own.known_values(name, values)};
    const FacetField& facet = articles::known_facet(name);
    std::vector<std::string> stored;
    for (const std::string& value : values)
      stored.push_back(
          facet.field == "person" || facet.field == "source" ? value : articles::known_value(facet, value, [&] {
            return values_in(searcher, std::string(facet.field));
          }));
    return {std::string(facet.field), stored};
  }

  IndexWriter writer;
  const std::shared_ptr<const Snapshot> snapshot;
  const Searcher searcher;
  const articles::OwnFacets own;
  Annotations annotations;
};

Annotator::Annotator(std::shared_ptr<Directory> index) : impl_(std::make_unique<Impl>(index)) {}

Annotator::~Annotator() = default;

bool Annotator::edit(std::string_view id, const std::function<void(Annotation&)>& change) {
  const auto address = find_article(*impl_->snapshot, id);
  const std::string key = address ? impl_->snapshot->key(*address) : std::string(id);
  if (!address && !impl_->annotations.contains(key)) return false;
  Annotation annotation = impl_->annotations[key];
  change(annotation);
  impl_->resolve(annotation);
  if (annotation.empty())
    impl_->annotations.erase(key);
  else
    impl_->annotations[key] = annotation;
  if (!address) return true;
  const Document stored = impl_->snapshot->document(*address);
  Article article = to_article(stored);
  articles::restore(article);
  articles::annotate(article, annotation);
  impl_->writer.add(to_document(article, std::string(stored.text("file"))));
  return true;
}

const Annotations& Annotator::annotations() const { return impl_->annotations; }

void Annotator::commit() {
  impl_->writer.set_attachment(articles::annotations_attachment, to_text(impl_->annotations));
  impl_->writer.commit();
}

}  // namespace tra
