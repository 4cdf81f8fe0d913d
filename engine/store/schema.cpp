#include "tra/schema.h"

#include <algorithm>
#include <utility>

#include "tra/error.h"
#include "tra/format/manifest.h"

namespace tra {
namespace {

constexpr std::size_t kLongestAnalysisName = 64;

bool is_name_byte(char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_'; }

bool is_analysis_name(const std::string& name) {
  return !name.empty() && name.size() <= kLongestAnalysisName &&
         std::all_of(name.begin(), name.end(), [](char c) { return is_name_byte(c) || c == '-'; });
}

const Analysis* named(const std::vector<Analysis>& analyses, std::string_view name) {
  for (const Analysis& each : analyses)
    if (each.name == name) return &each;
  return nullptr;
}

std::string versioned(const Analysis& analysis) {
  return "'" + analysis.name + "' version " + std::to_string(analysis.version);
}

// Why a program's analysis cannot stand for the one of the index; empty when it can.
std::string mismatch(const Analysis& wanted, const Analysis* given) {
  const std::string made = "the index was made with the text analysis " + versioned(wanted);
  if (given == nullptr || !given->make) return made + ", which the program did not give";
  if (!(*given == wanted))
    return made + (wanted.vietnamese ? " for Vietnamese" : "") + "; the program has version " +
           std::to_string(given->version) + (given->vietnamese ? " for Vietnamese" : "");
  return {};
}

}  // namespace

Schema::Schema(AnalyzerKind analyzer) : analyzer_(analyzer) {
  if (analyzer == AnalyzerKind::own)
    throw Error(ErrorCode::invalid_argument, "a schema is given an own analysis, not its kind");
}

Schema::Schema(Analysis analysis) : analyzer_(AnalyzerKind::own), weighted_(analysis.name) {
  declare(std::move(analysis));
}

Schema& Schema::declare(Analysis analysis) {
  const auto refuse = [&](const std::string& why) {
    throw Error(ErrorCode::invalid_argument, "analysis \"" + analysis.name + "\": " + why);
  };
  if (!is_analysis_name(analysis.name)) refuse("a name is of a-z, 0-9, _ and - only, at most 64 bytes");
  const bool reserved = analysis.name == "vietnamese" || analysis.name == "plain";
  if (reserved && analysis.definition.empty()) refuse("the name is that of a built-in analysis");
  if (const Analysis* known = named(analyses_, analysis.name)) {
    if (!(*known == analysis)) refuse("the schema has another analysis of this name");
    return *this;
  }
  if (analyses_.size() == format::kMostAnalyses)
    refuse("a schema has at most " + std::to_string(format::kMostAnalyses) + " analyses");
  analyses_.push_back(std::move(analysis));
  return *this;
}

const Analysis* Schema::analysis(std::string_view field) const noexcept {
  if (analyses_.empty()) return nullptr;
  const auto known = field.empty() ? std::nullopt : find(field);
  const std::string& name = known && !fields_[*known].analysis.empty() ? fields_[*known].analysis : weighted_;
  return name.empty() ? nullptr : named(analyses_, name);
}

bool Schema::vietnamese(std::string_view field) const noexcept {
  const Analysis* own = analysis(field);
  return own == nullptr || own->vietnamese;
}

void Schema::take_analyses(const std::vector<Analysis>& given, const std::string& where) {
  for (Analysis& each : analyses_) {
    if (each.make) continue;
    const Analysis* found = named(given, each.name);
    if (const std::string why = mismatch(each, found); !why.empty()) throw Error(ErrorCode::version, why, where);
    each.make = found->make;
  }
}

Schema& Schema::add(Field field) {
  const auto refuse = [&](const std::string& why) {
    throw Error(ErrorCode::invalid_argument, "field \"" + field.name + "\": " + why);
  };
  if (field.name.empty()) refuse("a field needs a name");
  if (!std::all_of(field.name.begin(), field.name.end(), is_name_byte)) refuse("a name is of a-z, 0-9 and _ only");
  if (find(field.name)) refuse("the schema has a field of this name");
  if (fields_.size() == format::kMostFields)
    refuse("a schema has at most " + std::to_string(format::kMostFields) + " fields");
  if (!field.analysis.empty()) {
    if (field.type != FieldType::text) refuse("only text is analysed");
    if (named(analyses_, field.analysis) == nullptr) refuse("the schema has no analysis '" + field.analysis + "'");
    if (field.weight != 0 || !field.own_lists)
      refuse("text with an analysis of its own has no weight, and posting lists of its own");
  }
  fields_.push_back(std::move(field));
  return *this;
}

Schema& Schema::text(std::string name, std::uint8_t weight, bool own_lists) {
  return add({std::move(name), FieldType::text, weight, own_lists});
}
Schema& Schema::text(std::string name, const Analysis& analysis) {
  declare(analysis);
  return add({std::move(name), FieldType::text, 0, true, true, analysis.name});
}
Schema& Schema::keyword(std::string name) { return add({std::move(name), FieldType::keyword}); }
Schema& Schema::integer(std::string name) { return add({std::move(name), FieldType::integer}); }
Schema& Schema::date(std::string name) { return add({std::move(name), FieldType::date}); }
Schema& Schema::real(std::string name) { return add({std::move(name), FieldType::real}); }
Schema& Schema::boolean(std::string name) { return add({std::move(name), FieldType::boolean}); }
Schema& Schema::stored(std::string name) { return add({std::move(name), FieldType::stored}); }

std::optional<FieldId> Schema::find(std::string_view name) const noexcept {
  for (std::size_t i = 0; i < fields_.size(); ++i)
    if (fields_[i].name == name) return static_cast<FieldId>(i);
  return std::nullopt;
}

}  // namespace tra
