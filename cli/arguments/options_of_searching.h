// The options of the commands that search and show.
#pragma once

#include "arguments/option_table.h"

namespace tra::cli::option {

inline constexpr std::uint64_t most_hits = 10'000'000;
inline constexpr std::string_view facet_names = "country type level mode mentioned person source tag none";
inline constexpr OptionSpec limit{.name = "limit",
                                  .letter = 'n',
                                  .type = ValueType::number,
                                  .value = "N",
                                  .help = {"hits shown", "số bài hiện ra"},
                                  .most = most_hits,
                                  .fallback = 10};
inline constexpr OptionSpec offset{
    .name = "offset",
    .type = ValueType::number,
    .value = "N",
    .help = {"hits left out before the first one shown", "số bài bỏ qua trước bài đầu tiên hiện ra"},
    .most = most_hits};
inline constexpr OptionSpec all{.name = "all",
                                .help = {"show every copy of an article (always so in a TREC run)",
                                         "hiện mọi bản sao của một bài (luôn như vậy với dạng trec)"}};
inline constexpr OptionSpec order{.name = "sort",
                                  .type = ValueType::choice,
                                  .value = "ORDER",
                                  .help = {"order of the hits; date: newest first, date:asc: oldest first",
                                           "thứ tự các bài: độ liên quan, ngày (mới nhất trước; date:asc: cũ nhất "
                                           "trước) hoặc đầu đề"},
                                  .choices = "relevance date date:asc date:desc title title:asc title:desc"};
inline constexpr OptionSpec facets{
    .name = "facets",
    .type = ValueType::list,
    .value = "NAME[:N],...",
    .help = {"facets to count, and how many values of each (:0 is no limit)",
             "các cách phân loại cần đếm, và số giá trị của mỗi cách (:0 là không hạn chế)"},
    .choices = facet_names,
    .otherwise = {"country:10,type:10", "country:10,type:10"}};
inline constexpr OptionSpec fields{
    .name = "fields",
    .type = ValueType::list,
    .value = "NAME,...",
    .help = {"members of an article to show; country, type, level, ... are "
             "labels, partner_country, meeting_type, ... are codes",
             "các mục của bài cần hiện ra; country, type, level, ... là tên gọi, "
             "partner_country, meeting_type, ... là mã"},
    .choices =
        "id score title date best_date url snippet lead body source partner_country "
        "meeting_type meeting_level meeting_ordinal meeting_date meeting_mode countries_mentioned"};
inline constexpr OptionSpec explain{
    .name = "explain", .help = {"show how each score came about", "cho biết điểm của mỗi bài do đâu mà có"}};
inline constexpr OptionSpec explain_facets_of{.name = "explain-facets",
                                              .type = ValueType::text,
                                              .value = "KEY",
                                              .help = {"instead of a search: why this article has its facets",
                                                       "thay cho tìm kiếm: vì sao bài này được phân loại như vậy"}};
inline constexpr OptionSpec without{
    .name = "without",
    .type = ValueType::choices,
    .value = "PART,...",
    .help = {"rank without accents (a word matches only itself), near (spellings with other marks where no article has "
             "those typed), pairs (words that stand together), compounds (the syllables of one word or name weigh less "
             "each), opening (words near the beginning of "
             "an article), passages (articles of which one passage has much of the query), facets (articles whose "
             "facets the query speaks of) or questions (words that only ask weigh "
             "less)",
             "xếp hạng không dùng accents (một từ chỉ khớp với chính nó), near (cách viết khác dấu khi không bài nào "
             "viết đúng dấu đã gõ), pairs (các từ đứng cạnh nhau), compounds (mỗi tiếng trong từ ghép hay tên riêng "
             "nhẹ hơn), opening (từ ở gần đầu bài), passages (bài có một đoạn chứa nhiều từ của câu hỏi), "
             "facets (bài được phân loại đúng như câu hỏi) hoặc questions (từ để hỏi nhẹ hơn)"},
    .choices = "accents near pairs compounds opening passages facets questions"};
inline constexpr OptionSpec expand{
    .name = "expand",
    .help = {"also look for the telling words of the first hits, at a fifth of the weight: related articles rise; "
             "with --match any more are found",
             "xét thêm những từ tiêu biểu của các bài đầu, với một phần năm trọng số: bài liên quan lên cao hơn; "
             "với --match any thì tìm được nhiều bài hơn"}};
inline constexpr OptionSpec query_batch{.name = "batch",
                                        .type = ValueType::file,
                                        .value = "FILE",
                                        .help = {"one query a line, QID<TAB>QUERY; - is standard input",
                                                 "mỗi dòng một truy vấn, MÃ<TAB>TRUY VẤN; - là đầu vào chuẩn"}};
inline constexpr OptionSpec search_format{
    .name = "format",
    .type = ValueType::choice,
    .value = "FORMAT",
    .help =
        {"form of the output; jsonl: a hit a line; ids: for other programs (-0 ends each with NUL); markdown: a list "
         "of citations",
         "dạng của kết quả; jsonl: mỗi dòng một bài; ids: mã bài cho chương trình khác (-0: ngăn cách bằng NUL); "
         "markdown: danh mục trích dẫn"},
    .choices = "text json jsonl csv tsv ids markdown html trec"};
inline constexpr OptionSpec null{.name = "null",
                                 .letter = '0',
                                 .help = {"with --format ids: end each id with NUL, for xargs -0",
                                          "với --format ids: kết thúc mỗi mã bằng NUL, cho xargs -0"}};
inline constexpr OptionSpec hit_template{
    .name = "template",
    .type = ValueType::text,
    .value = "TEXT",
    .help = {"a line a hit, with fields in braces: '{date} {title} {url}'",
             "mỗi bài một dòng theo mẫu, tên mục đặt trong ngoặc nhọn: '{date} {title} {url}'"}};
inline constexpr OptionSpec strict_query{.name = "strict",
                                         .help = {"a query that cannot be understood is an error, not words",
                                                  "truy vấn không hiểu được là lỗi, không coi là từ cần tìm"}};
inline constexpr OptionSpec timeout{
    .name = "timeout",
    .type = ValueType::seconds,
    .value = "SECONDS",
    .help = {"end each search then, with what was found; it is said that it is not all",
             "dừng mỗi lần tìm sau ngần ấy giây với những gì đã tìm được, và nói rõ là chưa đủ"}};
inline constexpr OptionSpec all_facets{
    .name = "facets",
    .type = ValueType::list,
    .value = "NAME[:N],...",
    .help = {"facets to count, and how many values of each (:0 is no limit)",
             "các cách phân loại cần đếm, và số giá trị của mỗi cách (:0 là không hạn chế)"},
    .choices = facet_names,
    .otherwise = {"all of them, 20 values each", "mọi cách, mỗi cách 20 giá trị"}};
inline constexpr OptionSpec completions{.name = "limit",
                                        .letter = 'n',
                                        .type = ValueType::number,
                                        .value = "N",
                                        .help = {"completions shown", "số gợi ý hiện ra"},
                                        .fallback = 10};
inline constexpr OptionSpec line_batch{
    .name = "batch",
    .type = ValueType::file,
    .value = "FILE",
    .help = {"restore the marks of each line; - is standard input", "thêm dấu cho từng dòng; - là đầu vào chuẩn"}};
inline constexpr OptionSpec explain_facets{
    .name = "explain-facets",
    .help = {"the sentence and the rule behind every facet read out of the text",
             "câu văn và quy tắc đứng sau mỗi giá trị phân loại rút ra từ văn bản"}};
inline constexpr OptionSpec explaining_rules{
    .name = "rules",
    .type = ValueType::folder,
    .value = "DIR",
    .help = {"with --explain-facets: the rules the archive was indexed with",
             "dùng với --explain-facets: bộ quy tắc đã dùng khi lập chỉ mục kho bài"}};

}  // namespace tra::cli::option
