// The facets and the names that people use for them.
#include "tra/article_search.h"
#include "tra/facet_extraction.h"

namespace tra {

const std::vector<FacetField>& facet_fields() {
  static const std::vector<FacetField> fields{
      {"partner_country", "country", "Nước đối tác", "Partner country"},
      {"meeting_type", "type", "Loại hoạt động", "Kind of meeting"},
      {"meeting_level", "level", "Cấp", "Level"},
      {"meeting_mode", "mode", "Hình thức tổ chức", "Form of meeting"},
      {"countries_mentioned", "mentioned", "Nước được nhắc đến", "Country mentioned"},
      {"person", "person", "Người gặp", "Person"},
      {"source", "source", "Nguồn", "Source"},
      {"tag", "tag", "Nhãn", "Tag"}};
  return fields;
}

const FacetField* find_facet_field(std::string_view name) {
  for (const FacetField& field : facet_fields())
    if (field.field == name || field.short_name == name) return &field;
  return nullptr;
}

std::string facet_value_label(std::string_view field, std::string_view value) {
  return facet_label(field, value, "vi");
}

}  // namespace tra
