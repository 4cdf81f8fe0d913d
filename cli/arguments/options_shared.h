// The options of every command, and those of several groups of commands. Each option is declared once.
//
// Commands share an option only when it means the same in each of them. A command lists its options in its row
// (commands_of_*.cpp).
#pragma once

#include "arguments/option_table.h"

namespace tra::cli::option {

inline constexpr OptionSpec index{.name = "index",
                                  .letter = 'i',
                                  .type = ValueType::folder,
                                  .value = "DIR",
                                  .help = {"the index; search, suggest, facets, show and export take several as one, "
                                           "or @FILE, which names one a line",
                                           "chỉ mục; search, suggest, facets, show và export nhận nhiều chỉ mục như "
                                           "một, hoặc @TỆP, mỗi dòng một chỉ mục"},
                                  .otherwise = {"$TRA_INDEX, else ./.tra", "$TRA_INDEX, nếu không có thì ./.tra"}};
inline constexpr OptionSpec access{
    .name = "access",
    .type = ValueType::choice,
    .value = "HOW",
    .help = {"how files of the index are read: mapped, or read part by part when needed; auto maps them but on "
             "network file systems",
             "cách đọc các tệp của chỉ mục: ánh xạ (map), hoặc đọc từng phần khi cần (read); auto ánh xạ, trừ khi "
             "nằm trên hệ thống tệp qua mạng"},
    .choices = "auto map read"};
inline constexpr OptionSpec lang{.name = "lang",
                                 .type = ValueType::choice,
                                 .value = "LANGUAGE",
                                 .help = {"the language of results, messages and help; auto goes by the locale",
                                          "ngôn ngữ của kết quả, thông báo và trợ giúp; auto theo thiết lập của hệ "
                                          "thống"},
                                 .choices = "auto vi en"};
inline constexpr OptionSpec help{.name = "help", .letter = 'h', .help = {"show this help", "hiện phần trợ giúp này"}};
inline constexpr OptionSpec format{.name = "format",
                                   .type = ValueType::choice,
                                   .value = "FORMAT",
                                   .help = {"form of the output", "dạng của kết quả"},
                                   .choices = "text json"};
inline constexpr OptionSpec color{.name = "color",
                                  .type = ValueType::choice,
                                  .value = "WHEN",
                                  .help = {"when to use colour", "khi nào thì dùng màu"},
                                  .choices = "auto always never"};
inline constexpr OptionSpec no_pager{.name = "no-pager",
                                     .help = {"do not show long results page by page ($PAGER, else less)",
                                              "không chia trang khi kết quả dài ($PAGER, nếu không có thì less)"}};
inline constexpr OptionSpec no_progress{
    .name = "no-progress", .help = {"show no progress on the terminal", "không hiện tiến độ trên màn hình"}};
inline constexpr OptionSpec threads{.name = "threads",
                                    .letter = 't',
                                    .type = ValueType::number,
                                    .value = "N",
                                    .help = {"threads that read and index", "số luồng đọc và lập chỉ mục"},
                                    .least = 1,
                                    .most = 64,
                                    .otherwise = {"one a processor", "mỗi bộ xử lý một luồng"}};
inline constexpr OptionSpec memory{
    .name = "memory",
    .letter = 'm',
    .type = ValueType::number,
    .value = "MIB",
    .help = {"memory for what is not yet written to disk", "bộ nhớ cho phần chưa ghi xuống đĩa"},
    .least = 16,
    .most = 1 << 20,
    .fallback = 256};
inline constexpr OptionSpec rules{
    .name = "rules",
    .type = ValueType::folder,
    .value = "DIR",
    .help = {"more rules for facets and filters for files, beside the built-in ones (for articles read from now on)",
             "thêm quy tắc phân loại và bộ lọc tệp, bên cạnh những gì có sẵn (cho các bài đọc từ nay)"}};
inline constexpr OptionSpec no_facets{.name = "no-facets",
                                      .help = {"keep the facets of the input, read none out of the text",
                                               "giữ phân loại có sẵn trong dữ liệu, không rút thêm từ văn bản"}};
inline constexpr OptionSpec map{
    .name = "map",
    .type = ValueType::text,
    .value = "FIELD=MEMBER,...",
    .help = {"members of JSON that are called otherwise: title=headline,body=article.text (for files read from now on)",
             "tên khác của các mục trong JSON: title=headline,body=article.text (cho các tệp đọc từ nay)"}};
inline constexpr OptionSpec include{.name = "include",
                                    .type = ValueType::text,
                                    .value = "PATTERN",
                                    .help = {"only files that match (* ? ** [a-z]); may be repeated",
                                             "chỉ các tệp khớp mẫu (* ? ** [a-z]); có thể dùng nhiều lần"}};
inline constexpr OptionSpec exclude{.name = "exclude",
                                    .type = ValueType::text,
                                    .value = "PATTERN",
                                    .help = {"no files or folders that match; may be repeated",
                                             "bỏ các tệp và thư mục khớp mẫu; có thể dùng nhiều lần"}};
inline constexpr OptionSpec as{.name = "as",
                               .type = ValueType::text,
                               .value = "NAME",
                               .help = {"the name in front of this archive's ids, NAME/ID; remembered",
                                        "tên đặt trước mã các bài của kho này, NAME/MÃ; được ghi nhớ"}};
inline constexpr OptionSpec follow{.name = "follow",
                                   .help = {"also symbolic links that lead out of the archive; remembered",
                                            "cả các liên kết dẫn ra ngoài kho; được ghi nhớ"}};
inline constexpr OptionSpec name_rules{
    .name = "rules",
    .type = ValueType::folder,
    .value = "DIR",
    .help = {"more names of one thing (names.tsv), beside the built-in ones",
             "thêm các tên gọi khác nhau của cùng một đối tượng (names.tsv), ngoài những tên có sẵn"}};

}  // namespace tra::cli::option
