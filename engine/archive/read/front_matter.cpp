// YAML is parsed by libyaml, event by event. TOML is parsed by hand, and only as far as front matter uses it: one key
// and one value a line. Debian's toml++ has undefined behaviour at letters such as "Đ" (in
// is_non_ascii_horizontal_whitespace).
#include "archive/read/front_matter.h"

#include <yaml.h>

#include <algorithm>
#include <memory>
#include <optional>
#include <vector>

#include "archive/read/json_text.h"
#include "text/ascii.h"

namespace tra {
namespace {

constexpr std::size_t max_levels = 32;
constexpr std::size_t max_bytes = 256 << 10;

// Writes YAML events as JSON. All scalars become strings, so that dates and numbers with leading zeros keep their form.
class YamlToJson {
 public:
  explicit YamlToJson(std::string_view yaml) {
    if (::yaml_parser_initialize(&parser_) == 0) throw std::bad_alloc();
    ::yaml_parser_set_input_string(&parser_, reinterpret_cast<const unsigned char*>(yaml.data()), yaml.size());
  }
  YamlToJson(const YamlToJson&) = delete;
  YamlToJson& operator=(const YamlToJson&) = delete;
  ~YamlToJson() { ::yaml_parser_delete(&parser_); }

  // Returns the problem found, or an empty string when `json` is an object.
  std::string run(std::string& json) {
    for (;;) {
      yaml_event_t event;
      if (::yaml_parser_parse(&parser_, &event) == 0) return problem();
      const std::unique_ptr<yaml_event_t, void (*)(yaml_event_t*)> owner(&event, ::yaml_event_delete);
      if (event.type == YAML_STREAM_END_EVENT || event.type == YAML_DOCUMENT_END_EVENT) break;
      if (!take(event)) return "its YAML is nested more than " + std::to_string(max_levels) + " levels deep";
    }
    if (!json_.starts_with('{')) return "its YAML is no list of names with values";
    json = std::move(json_);
    return {};
  }

 private:
  struct Level {
    bool mapping;
    std::size_t items = 0;  // of a mapping: names and values count as one item each
  };

  bool take(const yaml_event_t& event) {
    switch (event.type) {
      case YAML_MAPPING_START_EVENT:
      case YAML_SEQUENCE_START_EVENT: {
        if (levels_.size() == max_levels) return false;
        const bool mapping = event.type == YAML_MAPPING_START_EVENT;
        const bool as_name = before_item();
        if (as_name) json_ += "\"\":";  // YAML allows a list as a name; JSON has no such name
        json_ += mapping ? '{' : '[';
        levels_.push_back({mapping});
        return true;
      }
      case YAML_MAPPING_END_EVENT:
      case YAML_SEQUENCE_END_EVENT:
        json_ += levels_.back().mapping ? '}' : ']';
        levels_.pop_back();
        return true;
      case YAML_SCALAR_EVENT:
        add_scalar(event.data.scalar);
        return true;
      case YAML_ALIAS_EVENT: {  // the repeated value is not written again
        const bool name = before_item();
        json_ += name ? "\"\":" : "null";
        return true;
      }
      default:
        return true;
    }
  }

  template <typename Scalar>
  void add_scalar(const Scalar& scalar) {
    const std::string_view text(reinterpret_cast<const char*>(scalar.value), scalar.length);
    const bool name = before_item();
    const bool plain = scalar.style == YAML_PLAIN_SCALAR_STYLE;
    if (!name && plain && (text.empty() || text == "~" || text == "null"))
      json_ += "null";
    else
      append_json_string(json_, text);
    if (name) json_ += ':';
  }

  // Counts the item, writes the comma before it, and returns whether the item is the name of a member.
  bool before_item() {
    if (levels_.empty()) return false;
    Level& level = levels_.back();
    const bool name = level.mapping && level.items % 2 == 0;
    if (level.items > 0 && (!level.mapping || name)) json_ += ',';
    ++level.items;
    return name;
  }

  std::string problem() const {
    return "its YAML is damaged in line " + std::to_string(parser_.problem_mark.line + 2) + ": " +
           (parser_.problem != nullptr ? parser_.problem : "unknown");
  }

  yaml_parser_t parser_;
  std::string json_;
  std::vector<Level> levels_;
};

// Removes the first line from the text and returns it without its line end.
std::string_view take_row(std::string_view& text) {
  const std::size_t end = std::min(text.find('\n'), text.size());
  std::string_view line = text.substr(0, end);
  text.remove_prefix(std::min(end + 1, text.size()));
  if (line.ends_with('\r')) line.remove_suffix(1);
  return line;
}

// Removes a quoted string from the front of `rest` and returns it; nothing when the closing quote is not on this line.
std::optional<std::string> take_quoted(std::string_view& rest) {
  const char quote = rest.front();
  std::string value;
  for (std::size_t i = 1; i < rest.size(); ++i) {
    if (rest[i] == quote) {
      rest.remove_prefix(i + 1);
      return value;
    }
    if (rest[i] == '\\' && quote == '"' && i + 1 < rest.size()) ++i;
    value += rest[i];
  }
  return std::nullopt;
}

// Appends the value of a line as JSON. A quoted string and an array of strings are converted; anything else becomes a
// string as it stands.
bool append_toml_value(std::string_view value, std::string& json) {
  const auto quoted = [&] { return value.starts_with('"') || value.starts_with('\''); };
  if (value.starts_with('[')) {
    value = text::trim(value.substr(1));
    json += '[';
    for (bool first = true; !value.starts_with(']'); first = false) {
      if (!quoted()) return false;
      const auto element = take_quoted(value);
      if (!element) return false;
      if (!first) json += ',';
      append_json_string(json, *element);
      value = text::trim(value);
      if (value.starts_with(',')) value = text::trim(value.substr(1));
    }
    json += ']';
    return true;
  }
  if (quoted()) {
    const auto whole = take_quoted(value);
    if (whole) append_json_string(json, *whole);
    return whole.has_value();
  }
  const std::string_view bare = text::trim(value.substr(0, value.find('#')));
  append_json_string(json, bare);
  return !bare.empty();
}

// Returns which line could not be read, or an empty string. Everything after the first table header is ignored.
std::string toml_to_json(std::string_view toml, std::string& json) {
  json = "{";
  std::string damage;
  for (std::size_t number = 2; !toml.empty(); ++number) {
    const std::string_view line = text::trim(take_row(toml));
    if (line.empty() || line.starts_with('#')) continue;
    if (line.starts_with('[')) break;
    const std::size_t equals = line.find('=');
    std::string member = json == "{" ? "" : ",";
    if (equals != std::string_view::npos) {
      std::string_view key = text::trim(line.substr(0, equals));
      if (key.size() > 1 && (key.front() == '"' || key.front() == '\'')) key = key.substr(1, key.size() - 2);
      append_json_string(member, key);
      member += ':';
    }
    if (equals != std::string_view::npos && append_toml_value(text::trim(line.substr(equals + 1)), member))
      json += member;
    else if (damage.empty())
      damage = "line " + std::to_string(number) + " of its TOML is not read";
  }
  json += '}';
  return damage;
}

// pandoc's title block: up to three lines that begin with "% ", for the title, the authors and the date.
FrontMatter split_title_block(std::string_view text) {
  FrontMatter split;
  std::string json = "{";
  for (const char* name : {"title", "author", "date"}) {
    if (!text.starts_with('%')) break;
    const std::string_view value = text::trim(take_row(text).substr(1));
    if (value.empty()) continue;
    if (json.size() > 1) json += ',';
    append_json_string(json, name);
    json += ':';
    append_json_string(json, value);
  }
  split.json = json + '}';
  split.text = text;
  return split;
}

}  // namespace

FrontMatter split_front_matter(std::string_view utf8) {
  if (utf8.starts_with("% ")) return split_title_block(utf8);
  FrontMatter split;
  split.text = utf8;
  std::string_view rest = utf8;
  const std::string_view fence = text::trim(take_row(rest));
  if (fence != "---" && fence != "+++") return split;
  const std::string_view data = rest;
  while (!rest.empty() && utf8.size() - rest.size() < max_bytes) {
    const std::size_t length = data.size() - rest.size();
    const std::string_view line = take_row(rest);
    if (line != fence && !(fence == "---" && line == "...")) continue;
    split.text = rest;
    const std::string_view inside = data.substr(0, length);
    if (fence == "+++")
      split.damage = toml_to_json(inside, split.json);
    else if (!text::trim(inside).empty())
      split.damage = YamlToJson(inside).run(split.json);
    return split;
  }
  return split;
}

}  // namespace tra
