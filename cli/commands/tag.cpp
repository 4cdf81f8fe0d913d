// tra tag: tags and notes of the user's own; also their export and import, corrections among them.
#include <algorithm>
#include <fstream>
#include <iostream>

#include "arguments/index_access.h"
#include "arguments/user_files.h"
#include "commands/commands.h"
#include "output/file_replacement.h"
#include "output/json_output.h"
#include "output/message.h"
#include "output/terminal.h"
#include "tra/annotations.h"
#include "tra/article_index.h"
#include "tra/article_search.h"
#include "tra/error.h"

namespace tra::cli {
namespace {

struct Change {
  std::vector<std::string> keys, give, take;
  bool empty() const { return give.empty() && take.empty(); }
};

Change read_change(const Options& options) {
  Change change;
  for (const std::string& word : options.positional()) {
    if (word.starts_with('+'))
      change.give.push_back(checked_tag(word.substr(1)));
    else if (word.starts_with('='))
      change.take.push_back(checked_tag(word.substr(1)));
    else
      change.keys.push_back(word.starts_with("./") ? word.substr(2) : word);
  }
  return change;
}

int apply(const Options& options, const Change& change) {
  if (change.keys.empty()) options.fail("a key is missing");
  Annotator annotator(open_to_write(options));
  bool found_all = true;
  for (const std::string& key : change.keys) {
    const bool known = annotator.edit(key, [&](Annotation& annotation) {
      for (const std::string& tag : change.take) std::erase(annotation.tags, tag);
      for (const std::string& tag : change.give)
        if (std::find(annotation.tags.begin(), annotation.tags.end(), tag) == annotation.tags.end())
          annotation.tags.push_back(tag);
      if (options.has("note")) annotation.note = options.text("note");
    });
    if (!known) {
      tell_missing(options, key);
      found_all = false;
    }
  }
  annotator.commit();
  return found_all ? exit_found : exit_nothing;
}

Json as_json(const Annotations& annotations) {
  Json list = Json::array();
  for (const auto& [id, annotation] : annotations)
    list.push_back(
        {{"id", id}, {"tags", annotation.tags}, {"note", annotation.note}, {"corrections", annotation.corrections}});
  return list;
}

int show(const Options& options, const std::vector<std::string>& keys) {
  const auto snapshot = open_snapshot(options);
  const Annotations all = read_annotations(*snapshot);
  Annotations shown = keys.empty() ? all : Annotations{};
  bool found_all = true;
  for (const std::string& key : keys) {
    const auto address = find_article(*snapshot, key);
    const std::string id = address ? snapshot->key(*address) : key;
    const auto annotation = all.find(id);
    if (!address && annotation == all.end()) {
      tell_missing(options, key);
      found_all = false;
    } else {
      shown[id] = annotation == all.end() ? Annotation{} : annotation->second;
    }
  }
  std::cout << (options.choice("format") == "json" ? to_document(as_json(shown)) + "\n"
                                                   : printable(to_text(shown), true));
  return found_all ? exit_found : exit_nothing;
}

int write_all(const Options& options, const std::string& path) {
  const std::string text = to_text(read_annotations(*open_snapshot(options)));
  if (path == "-") {
    std::cout << text;
    return exit_found;
  }
  replace_file(path, text, "the annotations cannot be written");
  return exit_found;
}

int read_all(const Options& options, const std::string& path) {
  std::ifstream file;
  if (path != "-") file.open(path, std::ios::binary);
  std::istream& in = path == "-" ? std::cin : file;
  const Annotations given = parse_annotations(text_of(in, path), path);
  Annotator annotator(open_to_write(options));
  bool found_all = true;
  for (const auto& [id, annotation] : given)
    if (!annotator.edit(id, [&, &from = annotation](Annotation& to) { to = from; })) {
      tell_missing(options, id);
      found_all = false;
    }
  annotator.commit();
  return found_all ? exit_found : exit_nothing;
}

}  // namespace

int run_tag(const Options& options) {
  const Change change = read_change(options);
  if (options.has("export") || options.has("import")) {
    if (!options.positional().empty() || (options.has("export") && options.has("import")))
      options.fail("--export and --import stand alone");
    return options.has("export") ? write_all(options, options.text("export"))
                                 : read_all(options, options.text("import"));
  }
  return change.empty() && !options.has("note") ? show(options, change.keys) : apply(options, change);
}

int run_correct(const Options& options) {
  if (options.positional().size() < 2) options.fail("takes a key and FACET=VALUE");
  const std::string& key = options.positional().front();
  Annotator annotator(open_to_write(options));
  const bool known = annotator.edit(key, [&](Annotation& annotation) {
    for (std::size_t i = 1; i < options.positional().size(); ++i) {
      const std::string& given = options.positional()[i];
      const std::size_t equals = given.find('=');
      if (equals == std::string::npos || equals == 0) options.fail("takes FACET=VALUE, not '" + given + "'");
      const std::string facet = given.substr(0, equals), value = given.substr(equals + 1);
      const FacetField* field = find_facet_field(facet);
      const std::string name = field != nullptr ? std::string(field->field) : facet;
      if (value == "?") {
        annotation.corrections.erase(name == "ordinal" ? "meeting_ordinal" : name);
        continue;
      }
      std::vector<std::string>& values = annotation.corrections[name];
      values.clear();
      for (std::size_t at = 0; at < value.size();) {
        const std::size_t end = std::min(value.find(',', at), value.size());
        if (end > at) values.push_back(value.substr(at, end - at));
        at = end + 1;
      }
    }
  });
  if (!known) {
    tell_missing(options, key);
    return exit_nothing;
  }
  annotator.commit();
  return exit_found;
}

}  // namespace tra::cli
