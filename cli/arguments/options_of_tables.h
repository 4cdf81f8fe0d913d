// The options of tables of counts and of timelines.
#pragma once

#include "arguments/option_table.h"

namespace tra::cli::option {

inline constexpr OptionSpec table_format{.name = "format",
                                         .type = ValueType::choice,
                                         .value = "FORMAT",
                                         .help = {"form of the output", "dạng của kết quả"},
                                         .choices = "text csv tsv json"};
inline constexpr OptionSpec by{
    .name = "by",
    .type = ValueType::list,
    .value = "NAME[,NAME]",
    .help =
        {"count by this, or cross two of them in a table with sums: year, quarter, month, week, day (of the meeting, "
         "else of publication), ordinal, or a facet",
         "đếm theo mục này, hoặc lập bảng chéo hai mục có tổng: year, quarter, month, week, day (ngày họp, không rõ "
         "thì ngày đăng), ordinal, hoặc một cách phân loại"},
    .choices = "year quarter month week day ordinal country type level mode mentioned source"};
inline constexpr OptionSpec period{.name = "by",
                                   .type = ValueType::choice,
                                   .value = "PERIOD",
                                   .help = {"length of a period; auto: what gives a readable number of them",
                                            "độ dài một quãng thời gian; auto: chọn sao cho dễ đọc"},
                                   .choices = "auto year quarter month week day",
                                   .names =
                                       "năm=year nam=year quý=quarter quy=quarter tháng=month thang=month "
                                       "tuần=week tuan=week ngày=day ngay=day"};
inline constexpr OptionSpec share{.name = "share",
                                  .help = {"percent of all articles of that time instead of counts",
                                           "tỷ lệ phần trăm trong mọi bài của thời gian ấy"}};
inline constexpr OptionSpec svg{.name = "svg",
                                .type = ValueType::file,
                                .value = "FILE",
                                .help = {"also write the chart as SVG; - is standard output, instead of the text",
                                         "ghi thêm biểu đồ dạng SVG; - là đầu ra chuẩn, thay cho văn bản"}};
inline constexpr OptionSpec versus{
    .name = "versus",
    .type = ValueType::text,
    .value = "QUERY",
    .help = {"another query beside the first; may be repeated", "một truy vấn khác để so sánh; có thể dùng nhiều lần"}};

}  // namespace tra::cli::option
