#include "c/result.h"

#include <charconv>

namespace tra::c {
namespace {

// Appends an array of pointers to parts, which `lay` appends, and makes `slot` point to the array.
template <class Parts, class Lay>
void lay_pointers(FlatBlock& block, std::size_t slot, const Parts& parts, Lay&& lay) {
  const std::size_t pointers = block.append<const void*>(parts.size());
  block.point(slot, pointers);
  for (std::size_t i = 0; i < parts.size(); ++i) block.point(pointers + i * sizeof(void*), lay(parts[i]));
}

void lay_texts(FlatBlock& block, std::size_t slot, const std::vector<std::string>& texts) {
  lay_pointers(block, slot, texts, [&](const std::string& text) { return block.append_text(text); });
}

void lay_marks(FlatBlock& block, std::size_t slot, const std::vector<Snippet::Mark>& marks) {
  const std::size_t at = block.append<tra_mark>(marks.size());
  block.point(slot, at);
  for (std::size_t i = 0; i < marks.size(); ++i)
    block.at<tra_mark>(at + i * sizeof(tra_mark)) = {marks[i].begin, marks[i].end};
}

// The shortest text that reads as the same number.
std::string shortest(double number) {
  char buffer[32];
  return {buffer, std::to_chars(buffer, buffer + sizeof buffer, number).ptr};
}

std::string shown(const Document::Value& value, const Schema& schema) {
  if (!value.is_number) return value.text;
  if (value.type == Document::ValueType::boolean) return value.number == 0 ? "false" : "true";
  if (value.type == Document::ValueType::real) return shortest(real_value(value.number));
  const auto field = schema.find(value.field);
  const bool is_date = field && schema.fields()[*field].type == FieldType::date;
  return is_date ? format_date(value.number) : std::to_string(value.number);
}

void lay_values(FlatBlock& block, std::size_t slot, const Document& document, const Schema& schema) {
  const auto& values = document.values();
  const std::size_t at = block.append<tra_value>(values.size());
  block.point(slot, at);
  for (std::size_t i = 0; i < values.size(); ++i) {
    const std::size_t value = at + i * sizeof(tra_value);
    const std::string text = shown(values[i], schema);
    block.at<tra_value>(value).length = text.size();
    block.at<tra_value>(value).number = values[i].type == Document::ValueType::real ? 0 : values[i].number;
    block.point_text(value + offsetof(tra_value, field), values[i].field);
    block.point_text(value + offsetof(tra_value, text), text);
  }
}

std::size_t lay_hit(FlatBlock& block, const HitParts& parts, const Schema& schema) {
  const std::size_t hit = block.append<tra_hit>();
  auto& counts = block.at<tra_hit>(hit);
  counts.score = parts.score;
  counts.mark_count = parts.snippet.marks.size();
  counts.title_mark_count = parts.title_marks.size();
  counts.copy_count = parts.copies.size();
  counts.value_count = parts.document.values().size();
  block.point_text(hit + offsetof(tra_hit, key), parts.key);
  block.point_text(hit + offsetof(tra_hit, snippet), parts.snippet.text);
  block.point_text(hit + offsetof(tra_hit, explanation), parts.explanation);
  block.point_text(hit + offsetof(tra_hit, folder), parts.folder);
  lay_marks(block, hit + offsetof(tra_hit, marks), parts.snippet.marks);
  lay_marks(block, hit + offsetof(tra_hit, title_marks), parts.title_marks);
  lay_texts(block, hit + offsetof(tra_hit, copies), parts.copies);
  lay_values(block, hit + offsetof(tra_hit, values), parts.document, schema);
  return hit;
}

std::size_t lay_facet(FlatBlock& block, const FacetTable& table) {
  const std::size_t facet = block.append<tra_facet>();
  block.at<tra_facet>(facet).value_count = table.counts.size();
  block.point_text(facet + offsetof(tra_facet, field), table.field);
  block.point_text(facet + offsetof(tra_facet, heading), table.heading);
  const std::size_t at = block.append<tra_facet_value>(table.counts.size());
  block.point(facet + offsetof(tra_facet, values), at);
  for (std::size_t i = 0; i < table.counts.size(); ++i) {
    const std::size_t value = at + i * sizeof(tra_facet_value);
    block.at<tra_facet_value>(value).count = table.counts[i].count;
    block.point_text(value + offsetof(tra_facet_value, value), table.counts[i].value);
    block.point_text(value + offsetof(tra_facet_value, label), table.counts[i].label);
  }
  return facet;
}

}  // namespace

tra_result* to_block(const ResultParts& parts, const Schema& schema) {
  FlatBlock block;
  const std::size_t result = block.append<tra_result>();
  auto& counts = block.at<tra_result>(result);
  counts.size = sizeof(tra_result);
  counts.total = parts.total;
  counts.total_is_exact = parts.total_is_exact;
  counts.other_marks = parts.other_marks;
  counts.partial = parts.partial;
  counts.hit_count = parts.hits.size();
  counts.facet_count = parts.facets.size();
  counts.suggestion_count = parts.suggestions.size();
  counts.incomplete = parts.incomplete;
  block.point_text(result + offsetof(tra_result, read_as), parts.read_as);
  block.point_text(result + offsetof(tra_result, next), parts.next);
  lay_pointers(block, result + offsetof(tra_result, hits), parts.hits,
               [&](const HitParts& hit) { return lay_hit(block, hit, schema); });
  lay_pointers(block, result + offsetof(tra_result, facets), parts.facets,
               [&](const FacetTable& facet) { return lay_facet(block, facet); });
  lay_texts(block, result + offsetof(tra_result, suggestions), parts.suggestions);
  return static_cast<tra_result*>(block.finish());
}

tra_texts* to_block(const std::vector<Suggestion>& texts) {
  FlatBlock block;
  const std::size_t head = block.append<tra_texts>();
  block.at<tra_texts>(head).size = sizeof(tra_texts);
  block.at<tra_texts>(head).count = texts.size();
  const std::size_t at = block.append<tra_text>(texts.size());
  block.point(head + offsetof(tra_texts, texts), at);
  for (std::size_t i = 0; i < texts.size(); ++i) {
    const std::size_t text = at + i * sizeof(tra_text);
    block.at<tra_text>(text).score = texts[i].score;
    block.at<tra_text>(text).hits = texts[i].hits;
    block.point_text(text + offsetof(tra_text, text), texts[i].text);
  }
  return static_cast<tra_texts*>(block.finish());
}

char* to_block(std::string_view text) {
  FlatBlock block;
  block.append_text(text);
  return static_cast<char*>(block.finish());
}

}  // namespace tra::c
