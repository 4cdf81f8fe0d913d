// The options of the commands for an index built in parts.
#pragma once

#include "arguments/option_table.h"

namespace tra::cli::option {

inline constexpr OptionSpec parts{.name = "parts",
                                  .letter = 'n',
                                  .type = ValueType::number,
                                  .value = "N",
                                  .help = {"how many parts", "số phần"},
                                  .least = 1,
                                  .most = 10'000,
                                  .fallback = 16};
inline constexpr OptionSpec part{.name = "part",
                                 .letter = 'p',
                                 .type = ValueType::number,
                                 .value = "N",
                                 .help = {"the part, counted from 1", "phần nào, đếm từ 1"},
                                 .least = 1,
                                 .most = 10'000,
                                 .otherwise = {"all parts, one after the other", "mọi phần, lần lượt từng phần"}};
inline constexpr OptionSpec part_order{.name = "sort",
                                       .type = ValueType::choice,
                                       .value = "ORDER",
                                       .help = {"order of the articles within each part; date and graph make one "
                                                "segment of it",
                                                "thứ tự các bài trong mỗi phần; date và graph làm cả phần thành một "
                                                "phân đoạn"},
                                       .choices = "keep date graph"};
inline constexpr OptionSpec plan_folder{.name = "output",
                                        .letter = 'o',
                                        .type = ValueType::folder,
                                        .value = "PLAN",
                                        .help = {"the folder of the plan, new or empty; all tasks must see it",
                                                 "thư mục của kế hoạch, mới hoặc trống; mọi tác vụ phải thấy được"}};
inline constexpr OptionSpec part_folder{.name = "output",
                                        .letter = 'o',
                                        .type = ValueType::folder,
                                        .value = "DIR",
                                        .help = {"the folder of the part; of all parts: DIR/1, DIR/2, ...",
                                                 "thư mục của phần; nếu làm mọi phần: DIR/1, DIR/2, ..."}};
inline constexpr OptionSpec merge_counts{
    .name = "merge", .help = {"put the counts of all parts together", "gộp kết quả đếm của mọi phần"}};
inline constexpr OptionSpec no_verify{
    .name = "no-verify", .help = {"trust the parts: verify no checksums", "tin các phần: không kiểm tra tổng kiểm"}};

}  // namespace tra::cli::option
