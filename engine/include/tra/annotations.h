// What users add to the articles of an index: tags, notes, corrected facets. The index keeps it beside the articles, by
// id, and gives it to an article again whenever that is indexed anew, so that it outlives changes of the archive.
//
//   tra::Annotator annotator(tra::open_directory("news.tra"));
//   annotator.edit("2024/a.txt", [](tra::Annotation& a) { a.tags = {"quan-trọng"}; });
//   annotator.commit();
//
// An Annotator is used by one thread at a time; the functions keep no state. Time and memory are linear in all
// annotations of the index.
#pragma once

#include <functional>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "tra/directory.h"
#include "tra/snapshot.h"

namespace tra {

struct Annotation {
  std::vector<std::string> tags;
  std::string note;
  std::map<std::string, std::vector<std::string>> corrections;  // by facet; no value: the article has none of it
  bool empty() const { return tags.empty() && note.empty() && corrections.empty(); }
  friend bool operator==(const Annotation&, const Annotation&) = default;
};

using Annotations = std::map<std::string, Annotation, std::less<>>;  // by the article's id

// Of a snapshot's index. Error(corruption) when they cannot be read.
Annotations read_annotations(const Snapshot& snapshot);

// As text, a line each: id, "tag", "note" or "correct", then the tag, the note, or the facet and its values; tabs
// between, \t \n \\ for such bytes within. `path` names the text in errors. Error(invalid_argument) with the line.
std::string to_text(const Annotations& annotations);
Annotations parse_annotations(std::string_view text, const std::string& path);

// A tag without blanks at its ends; Error(invalid_argument) for an empty one, or one with blanks, commas or quotes.
std::string checked_tag(std::string_view tag);

// Changes annotations and the articles they stand for. Holds the index's lock. Nothing is visible before commit().
// Error(locked) when another writer is open.
class Annotator {
 public:
  explicit Annotator(std::shared_ptr<Directory> index);
  ~Annotator();

  // False when the index has neither an article of this id nor an annotation of one. Facets of corrections may be named
  // as people name them ("country"), and their values too ("Lào"); Error(invalid_argument) for what is not known.
  bool edit(std::string_view id, const std::function<void(Annotation&)>& change);
  const Annotations& annotations() const;
  void commit();

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace tra
