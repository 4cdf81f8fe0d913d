#include "archive/read/json_map.h"

#include "archive/read/json_names.h"
#include "archive/read/json_text.h"
#include "archive/read/message_headers.h"
#include "text/ascii.h"
#include "tra/error.h"

namespace tra {
namespace {

namespace dom = simdjson::dom;
using Paths = std::vector<const MappedPath*>;

std::string field_names() {
  std::string names;
  for (std::size_t i = 0; i < article_fields; ++i) (names += names.empty() ? "" : ", ") += article_field(i).name;
  return names;
}

std::optional<dom::element> step_into(dom::element value, const std::string& step) {
  dom::element inner;
  if (dom::object object; value.get(object) == simdjson::SUCCESS)
    return object.at_key(step).get(inner) == simdjson::SUCCESS ? std::optional(inner) : std::nullopt;
  dom::array array;
  if (value.get(array) != simdjson::SUCCESS) return std::nullopt;
  if (const auto index = to_number<std::size_t>(step, 10))
    return array.at(*index).get(inner) == simdjson::SUCCESS ? std::optional(inner) : std::nullopt;
  for (const dom::element item : array)
    if (dom::object object;
        item.get(object) == simdjson::SUCCESS && object.at_key(step).get(inner) == simdjson::SUCCESS)
      return inner;
  return std::nullopt;
}

// Appends the value without the members that the paths select, comparing the paths' steps from `depth` on.
void append_rest(std::string& json, dom::element value, const Paths& paths, std::size_t depth) {
  dom::object object;
  if (paths.empty() || value.get(object) != simdjson::SUCCESS) {
    json += simdjson::minify(value);
    return;
  }
  json += '{';
  bool first = true;
  for (const auto& [name, inner] : object) {
    Paths deeper;
    bool taken = false;
    for (const MappedPath* path : paths) {
      if (path->steps[depth] != name) continue;
      taken = taken || path->steps.size() == depth + 1;
      deeper.push_back(path);
    }
    if (taken) continue;
    if (!first) json += ',';
    first = false;
    append_json_string(json, name);
    json += ':';
    append_rest(json, inner, deeper, depth + 1);
  }
  json += '}';
}

}  // namespace

MemberMap parse_member_map(std::string_view text) {
  MemberMap map;
  while (!text.empty()) {
    const std::size_t comma = std::min(text.find(','), text.size());
    const std::string_view entry = text::trim(text.substr(0, comma));
    text.remove_prefix(std::min(comma + 1, text.size()));
    const std::size_t equals = entry.find('=');
    const std::string field(text::trim(entry.substr(0, equals)));
    const std::string_view path = equals == std::string_view::npos ? "" : text::trim(entry.substr(equals + 1));
    if (path.empty())
      throw Error(ErrorCode::invalid_argument, "\"" + std::string(entry) + "\" is not of the form field=member");
    if (find_field(field) == nullptr)
      throw Error(ErrorCode::invalid_argument, "there is no field \"" + field + "\"; there are " + field_names());
    map.push_back({field, std::string(path)});
  }
  return map;
}

std::vector<MappedPath> mapped_paths(const MemberMap& map) {
  std::vector<MappedPath> paths;
  for (const auto& [field, path] : map) {
    const FieldName* known = find_field(field);
    if (known == nullptr) continue;
    MappedPath mapped{known->field, path, {}};
    for (std::size_t begin = 0; begin <= path.size();) {
      const std::size_t end = std::min(path.find('.', begin), path.size());
      mapped.steps.push_back(path.substr(begin, end - begin));
      begin = end + 1;
    }
    paths.push_back(std::move(mapped));
  }
  return paths;
}

std::optional<dom::element> find_mapped(dom::object object, const MappedPath& path) {
  dom::element found;
  if (object.at_key(path.whole).get(found) == simdjson::SUCCESS) return found;
  if (object.at_key(path.steps.front()).get(found) != simdjson::SUCCESS) return std::nullopt;
  for (std::size_t i = 1; i < path.steps.size(); ++i) {
    const std::optional<dom::element> inner = step_into(found, path.steps[i]);
    if (!inner) return std::nullopt;
    found = *inner;
  }
  return found;
}

void append_unmapped(std::string& json, std::string_view name, dom::element value,
                     const std::vector<MappedPath>& paths) {
  Paths through;
  for (const MappedPath& path : paths) {
    if (path.whole == name) return;
    if (path.steps.front() == name) through.push_back(&path);
  }
  json += json.empty() ? '{' : ',';
  append_json_string(json, name);
  json += ':';
  append_rest(json, value, through, 1);
}

}  // namespace tra
