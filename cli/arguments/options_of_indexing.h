// The options of the commands that put articles into an index and take them out.
#pragma once

#include "arguments/option_table.h"

namespace tra::cli::option {

inline constexpr OptionSpec rebuild{.name = "rebuild",
                                    .help = {"read and index every file again, also those that have not changed",
                                             "đọc và lập chỉ mục lại mọi tệp, kể cả những tệp không thay đổi"}};
inline constexpr OptionSpec plan_only{
    .name = "dry-run",
    .help = {"read, but only print what would be added (+), replaced (~) and removed (-)",
             "đọc, nhưng chỉ in ra những bài sẽ thêm (+), thay (~) và bỏ (-)"}};
inline constexpr OptionSpec max_removals{.name = "max-removals",
                                         .type = ValueType::text,
                                         .value = "N|N%",
                                         .help = {"how many articles of an archive may be gone before none is removed",
                                                  "một kho mất quá số bài này thì không bỏ bài nào"}};
inline constexpr OptionSpec allow_removals{
    .name = "allow-removals",
    .help = {"remove all that is gone, however much", "bỏ mọi bài không còn, dù nhiều bao nhiêu"}};
inline constexpr OptionSpec strict{
    .name = "strict",
    .help = {"exit with 4 when something could not be read", "kết thúc với mã 4 khi có gì không đọc được"}};
inline constexpr OptionSpec report{
    .name = "report",
    .type = ValueType::file,
    .value = "FILE",
    .help = {"write what was done, or why nothing was, as JSON; always, also after an error; - for standard output",
             "ghi ra tệp JSON những gì đã làm, hoặc vì sao không làm; luôn luôn, cả khi có lỗi; - là đầu ra chuẩn"}};
inline constexpr OptionSpec quiet{.name = "quiet",
                                  .help = {"print nothing when all is well", "không in gì khi mọi việc ổn"}};
inline constexpr OptionSpec wait{.name = "wait",
                                 .type = ValueType::number,
                                 .value = "SECONDS",
                                 .help = {"how long to wait for another writer of the index",
                                          "chờ bao nhiêu giây khi có việc khác đang ghi chỉ mục"},
                                 .most = 1'000'000};
inline constexpr OptionSpec yes{.name = "yes", .help = {"do not ask", "không hỏi"}};
inline constexpr OptionSpec query{.name = "query",
                                  .type = ValueType::text,
                                  .value = "QUERY",
                                  .help = {"remove what this query finds", "xóa những bài mà truy vấn này tìm thấy"}};
inline constexpr OptionSpec dry_run{.name = "dry-run", .help = {"only print the keys", "chỉ in mã của các bài"}};
inline constexpr OptionSpec more_filters{.name = "rules",
                                         .type = ValueType::folder,
                                         .value = "DIR",
                                         .help = {"a folder with more filters, beside the built-in ones",
                                                  "thư mục có thêm các bộ lọc, bên cạnh các bộ lọc có sẵn"}};

}  // namespace tra::cli::option
