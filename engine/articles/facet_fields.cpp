// The facets and the names that people use for them.
#include "tra/article_search.h"
#include "tra/facet_extraction.h"

namespace tra {

const std::vector<FacetField>& facet_fields() {
  static const std::vector<FacetField> fields{{"partner_country", "country", "Nước đối tác"},
                                              {"meeting_type", "type", "Loại hoạt động"},
                                              {"meeting_level", "level", "Cấp"},
                                              {"meeting_mode", "mode", "Hình thức tổ chức"},
                                              {"countries_mentioned", "mentioned", "Nước được nhắc đến"},
                                              {"person", "person", "Người gặp"},
                                              {"source", "source", "Nguồn"},
                                              {"tag", "tag", "Nhãn"}};
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
