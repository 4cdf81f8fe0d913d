// The options of the commands that look after an index.
#pragma once

#include "arguments/option_table.h"

namespace tra::cli::option {

inline constexpr OptionSpec judged{
    .name = "judged",
    .type = ValueType::file,
    .value = "FILE",
    .help = {
        "queries with the articles that answer them, a line each: QUERY<TAB>ARTICLE<TAB>GRADE (0 no, 1 yes, 2 well)",
        "các truy vấn kèm bài trả lời, mỗi dòng: TRUY VẤN<TAB>BÀI<TAB>ĐIỂM (0 không, 1 có, 2 rất đúng)"}};
inline constexpr OptionSpec reset_ranking{.name = "reset",
                                          .help = {"rank by the defaults again", "trở lại cách xếp hạng mặc định"}};
inline constexpr OptionSpec merge_order{.name = "sort",
                                        .type = ValueType::choice,
                                        .value = "ORDER",
                                        .help = {"order of the articles in the index", "thứ tự các bài trong chỉ mục"},
                                        .choices = "keep date graph"};
inline constexpr OptionSpec merge_segments{.name = "segments",
                                           .type = ValueType::number,
                                           .value = "N",
                                           .help = {"merge the smallest until there are at most so many",
                                                    "gộp các phân đoạn nhỏ nhất cho đến khi còn không quá ngần này"},
                                           .least = 1,
                                           .most = 100'000,
                                           .fallback = 1};
inline constexpr OptionSpec export_format{.name = "format",
                                          .type = ValueType::choice,
                                          .value = "FORMAT",
                                          .help = {"form of the output", "dạng của kết quả"},
                                          .choices = "jsonl csv opensearch vespa ciff"};
inline constexpr OptionSpec export_mapping{
    .name = "mapping",
    .help = {"write the mapping (opensearch) or schema (vespa) instead of the articles",
             "ghi ra cách ánh xạ (opensearch) hoặc lược đồ (vespa) thay cho các bài"}};
inline constexpr OptionSpec import_format{
    .name = "format",
    .type = ValueType::choice,
    .value = "FORMAT",
    .help = {"what is taken over: indexes of tra, or files in CIFF", "lấy từ đâu: chỉ mục của tra, hoặc tệp CIFF"},
    .choices = "index ciff"};

}  // namespace tra::cli::option
