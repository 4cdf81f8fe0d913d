// The options, each declared once. command_table.cpp lists which command takes which options.
//
// Commands share an option only when it means the same in each of them.
// tidy allows long_file: one table, divided by the kinds of commands already
#pragma once

#include "arguments/option_table.h"

namespace tra::cli::option {

// Options of every command.
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
    .help = {"how files of the index are read: mapped, or into memory when opened; auto maps them but on network file "
             "systems",
             "cách đọc các tệp của chỉ mục: ánh xạ (map), hoặc đọc cả vào bộ nhớ khi mở (read); auto ánh xạ, trừ khi "
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

// Options of several commands.
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

// Options that select articles: of search, facets and delete.
inline constexpr OptionSpec country{
    .name = "country",
    .type = ValueType::list,
    .value = "VALUE,...",
    .help = {"partner country: LA, lao, 'Lào', ...; several with commas",
             "nước đối tác: LA, lao, 'Lào', ...; nhiều nước thì cách nhau bằng dấu phẩy"},
    .facet = "country"};
inline constexpr OptionSpec type{.name = "type",
                                 .type = ValueType::list,
                                 .value = "VALUE,...",
                                 .help = {"kind of meeting: political_consultation, 'hội đàm', ...",
                                          "loại hoạt động: political_consultation, 'hội đàm', ..."},
                                 .facet = "type"};
inline constexpr OptionSpec level{.name = "level",
                                  .type = ValueType::list,
                                  .value = "VALUE,...",
                                  .help = {"level of the meeting", "cấp của cuộc gặp"},
                                  .choices = "head_of_state head_of_government minister deputy_minister other"};
inline constexpr OptionSpec mode{.name = "mode",
                                 .type = ValueType::list,
                                 .value = "VALUE,...",
                                 .help = {"form of the meeting", "hình thức tổ chức"},
                                 .choices = "in_person online hybrid phone"};
inline constexpr OptionSpec mentioned{.name = "mentioned",
                                      .type = ValueType::list,
                                      .value = "VALUE,...",
                                      .help = {"country named in the text", "nước được nhắc đến trong bài"},
                                      .facet = "mentioned"};
inline constexpr OptionSpec source{.name = "source",
                                   .type = ValueType::list,
                                   .value = "VALUE,...",
                                   .help = {"where the article was published", "nơi đăng bài"},
                                   .facet = "source"};

constexpr OptionSpec none_of(std::string_view name, const OptionSpec& filter) {
  return {.name = name,
          .type = ValueType::list,
          .value = "VALUE,...",
          .help = {"none of these", "không thuộc các giá trị này"},
          .facet = filter.facet,
          .choices = filter.choices};
}
inline constexpr OptionSpec not_country = none_of("not-country", country), not_type = none_of("not-type", type),
                            not_level = none_of("not-level", level), not_mode = none_of("not-mode", mode),
                            not_mentioned = none_of("not-mentioned", mentioned),
                            not_source = none_of("not-source", source);
inline constexpr OptionSpec from{
    .name = "from",
    .type = ValueType::date,
    .value = "DATE",
    .help = {
        "of this day or later, by the day of the meeting, else of publication: 2024, 2024-05, 16/12/2024, 2024-Q2, 7d, "
        "'last month', 'hôm qua', ...",
        "từ ngày này trở đi, theo ngày họp, nếu không rõ thì theo ngày đăng: 2024, 5/2024, 16/12/2024, 2024-Q2, "
        "'7 ngày', 'hôm qua', 'tháng trước', ..."}};
inline constexpr OptionSpec to{
    .name = "to", .type = ValueType::date, .value = "DATE", .help = {"of this day or earlier", "đến hết ngày này"}};
inline constexpr OptionSpec published_from{.name = "published-from",
                                           .type = ValueType::date,
                                           .value = "DATE",
                                           .help = {"published on or after", "đăng từ ngày này trở đi"}};
inline constexpr OptionSpec published_to{.name = "published-to",
                                         .type = ValueType::date,
                                         .value = "DATE",
                                         .help = {"published on or before", "đăng đến hết ngày này"}};
inline constexpr OptionSpec meeting_from{
    .name = "meeting-from",
    .type = ValueType::date,
    .value = "DATE",
    .help = {"the meeting took place on or after", "cuộc gặp diễn ra từ ngày này trở đi"}};
inline constexpr OptionSpec meeting_to{
    .name = "meeting-to",
    .type = ValueType::date,
    .value = "DATE",
    .help = {"the meeting took place on or before", "cuộc gặp diễn ra đến hết ngày này"}};
inline constexpr OptionSpec match{.name = "match",
                                  .type = ValueType::text,
                                  .value = "HOW",
                                  .help = {"all words, any of them, or N% of them",
                                           "all: đủ mọi từ, any: chỉ cần một từ, N%: từng ấy phần trăm số từ"},
                                  .otherwise = {"all", "all"}};

// Options of search only.
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
             "those typed), pairs (words that stand together), opening (words in the title, the lead or the first "
             "sentences), facets (articles whose facets the query speaks of) or questions (words that only ask weigh "
             "less)",
             "xếp hạng không dùng accents (một từ chỉ khớp với chính nó), near (cách viết khác dấu khi không bài nào "
             "viết đúng dấu đã gõ), pairs (các từ đứng cạnh nhau), opening (từ ở tiêu đề, sapo hoặc các câu đầu), "
             "facets (bài được phân loại đúng như câu hỏi) hoặc questions (từ để hỏi nhẹ hơn)"},
    .choices = "accents near pairs opening facets questions"};
inline constexpr OptionSpec expand{
    .name = "expand",
    .help = {"also look for the telling words of the first hits, at a fifth of the weight: more is found",
             "tìm thêm theo những từ tiêu biểu của các bài đầu, với một phần năm trọng số: tìm được nhiều bài hơn"}};
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

// Options of one other command each.
inline constexpr OptionSpec judged{
    .name = "judged",
    .type = ValueType::file,
    .value = "FILE",
    .help = {
        "queries with the articles that answer them, a line each: QUERY<TAB>ARTICLE<TAB>GRADE (0 no, 1 yes, 2 well)",
        "các truy vấn kèm bài trả lời, mỗi dòng: TRUY VẤN<TAB>BÀI<TAB>ĐIỂM (0 không, 1 có, 2 rất đúng)"}};
inline constexpr OptionSpec reset_ranking{.name = "reset",
                                          .help = {"rank by the defaults again", "trở lại cách xếp hạng mặc định"}};
inline constexpr OptionSpec all_facets{
    .name = "facets",
    .type = ValueType::list,
    .value = "NAME[:N],...",
    .help = {"facets to count, and how many values of each (:0 is no limit)",
             "các cách phân loại cần đếm, và số giá trị của mỗi cách (:0 là không hạn chế)"},
    .choices = facet_names,
    .otherwise = {"all of them, 20 values each", "mọi cách, mỗi cách 20 giá trị"}};
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
inline constexpr OptionSpec rebuild{.name = "rebuild",
                                    .help = {"read and index every file again, also those that have not changed",
                                             "đọc và lập chỉ mục lại mọi tệp, kể cả những tệp không thay đổi"}};
inline constexpr OptionSpec as{.name = "as",
                               .type = ValueType::text,
                               .value = "NAME",
                               .help = {"the name in front of this archive's ids, NAME/ID; remembered",
                                        "tên đặt trước mã các bài của kho này, NAME/MÃ; được ghi nhớ"}};
inline constexpr OptionSpec follow{.name = "follow",
                                   .help = {"also symbolic links that lead out of the archive; remembered",
                                            "cả các liên kết dẫn ra ngoài kho; được ghi nhớ"}};
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
    .help = {"write what was done, or why nothing was, as JSON; always, also after an error",
             "ghi ra tệp JSON những gì đã làm, hoặc vì sao không làm; luôn luôn, cả khi có lỗi"}};
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
inline constexpr OptionSpec name_rules{
    .name = "rules",
    .type = ValueType::folder,
    .value = "DIR",
    .help = {"more names of one thing (names.tsv), beside the built-in ones",
             "thêm các tên gọi khác nhau của cùng một đối tượng (names.tsv), ngoài những tên có sẵn"}};
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

// Of an index that is built in parts.
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

inline constexpr OptionSpec more_filters{.name = "rules",
                                         .type = ValueType::folder,
                                         .value = "DIR",
                                         .help = {"a folder with more filters, beside the built-in ones",
                                                  "thư mục có thêm các bộ lọc, bên cạnh các bộ lọc có sẵn"}};

}  // namespace tra::cli::option
