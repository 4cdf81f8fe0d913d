#include "articles/vietnamese_names.h"

#include "articles/nearest.h"

namespace tra::articles {
namespace {

constexpr VietnameseName fields[] = {{"nước", "country"},    {"loại", "type"},          {"cấp", "level"},
                                     {"hình thức", "mode"},  {"nhắc đến", "mentioned"}, {"người", "person"},
                                     {"nguồn", "source"},    {"nhãn", "tag"},           {"lần", "ordinal"},
                                     {"lần thứ", "ordinal"}, {"ngày", "date"},          {"ngày đăng", "published"},
                                     {"ngày họp", "met"},    {"tiêu đề", "title"}};

constexpr VietnameseName periods[] = {
    {"năm", "year"}, {"quý", "quarter"}, {"tháng", "month"}, {"tuần", "week"}, {"ngày", "day"}};

}  // namespace

std::span<const VietnameseName> vietnamese_field_names() { return fields; }

std::string_view name_by_vietnamese(std::string_view name) {
  Folder folder;
  const std::string wanted = folder.fold(name);
  for (const std::span<const VietnameseName> names :
       {std::span<const VietnameseName>(periods), vietnamese_field_names()})
    for (const auto& [vietnamese, meant] : names)
      if (folder.fold(vietnamese) == wanted) return meant;
  return name;
}

}  // namespace tra::articles
