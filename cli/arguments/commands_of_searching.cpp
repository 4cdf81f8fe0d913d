// The commands that search and show.
#include <iterator>

#include "arguments/command_groups.h"
#include "arguments/options_of_keeping.h"
#include "arguments/options_of_searching.h"
#include "arguments/options_of_tables.h"
#include "arguments/options_shared.h"

namespace tra::cli {

namespace {

const CommandSpec commands[] = {
    {.name = "search",
     .summary = {"ranked hits with facets and marked snippets; also a file of queries",
                 "tìm bài, xếp theo độ liên quan, kèm bảng phân loại và trích đoạn; cả một tệp truy vấn"},
     .synopsis = "[OPTIONS] [QUERY...]",
     .operand = Operand::text,
     .description =
         {"Searches the index; without a query, lists what filters and dates leave. Every word must match; where no "
          "article has them all, the best partial matches are shown and said to be so. Marks that are typed bind, "
          "marks that are not typed match every variant. Where no article has all words so, marks that the words "
          "beside them make unlikely are corrected, and a word that nothing has as typed matches with other marks; it "
          "is said so (\"other_marks\" in JSON).\n"
          "Query language: words  \"exact phrase\"  \"phrase\"~3  prefix*  word~  word^2  +must  -not  AND OR NOT ( "
          ")  VÀ HOẶC KHÔNG  title:word  tail:word  country:LA  type:\"tham khảo chính trị\"  date:2021..2024; all of "
          "it is in tra-query(7). Quote a query that holds -word or \"phrase\" for the shell, or put -- before it.\n"
          "Keystrokes of an input method that was off (vieejt nam) are decoded where nothing is found as typed. The "
          "text that was searched for is told (\"read_as\" in JSON). An article saved several times is shown once, "
          "with the ids of its other copies (\"duplicates\" in JSON). In JSON a snippet is HTML text with matched "
          "words in <mark>.\n"
          "Exit status: 0 found, 1 nothing found, 2 an error.",
          "Tìm trong chỉ mục; không có truy vấn thì liệt kê những bài mà các điều kiện lọc và ngày để lại. Bài phải "
          "có đủ mọi từ; khi không bài nào có đủ thì hiện các bài gần nhất và nói rõ như vậy. Dấu đã gõ thì phải "
          "đúng; chữ gõ không dấu thì khớp với mọi cách bỏ dấu. Khi không bài nào có đủ các từ như vậy thì những dấu "
          "khó có thể đúng bên cạnh các từ khác được sửa, và từ mà không bài nào viết như đã gõ thì khớp với cách "
          "viết khác dấu; kết quả nói rõ điều đó (\"other_marks\" trong JSON).\n"
          "Ngôn ngữ truy vấn: từ  \"cụm từ\"  \"cụm từ\"~3  đầu-từ*  từ~  từ^2  +phải-có  -không-có  VÀ HOẶC KHÔNG ( "
          ")  AND OR NOT  title:từ  tail:từ  country:LA  type:\"tham khảo chính trị\"  date:2021..2024; đầy đủ trong "
          "tra-query(7). Truy vấn có -từ hoặc \"cụm từ\" thì phải để trong dấu nháy của shell, hoặc đặt -- ở trước.\n"
          "Chữ gõ khi quên bật bộ gõ (vieejt nam) được giải mã khi không tìm thấy gì đúng như đã gõ. Kết quả nói rõ "
          "đã tìm theo chữ nào (\"read_as\" trong JSON). Một bài được lưu nhiều lần chỉ hiện một lần, kèm mã của các "
          "bản khác (\"duplicates\" trong JSON). Trong JSON, trích đoạn là văn bản HTML với các từ khớp nằm trong "
          "<mark>.\n"
          "Mã kết thúc: 0 tìm thấy, 1 không tìm thấy, 2 có lỗi."},
     .examples = "tra search tham khao chinh tri lao\n"
                 "tra search --country LA --type political_consultation --sort date:asc\n"
                 "tra search 'tham khảo chính trị' --country LA,KH --from 2021 --sort date\n"
                 "tra search '\"hợp tác song phương\" -\"thương mại\"' --facets country:20,level\n"
                 "tra search lào --format json | jq '.hits[].title'\n"
                 "tra search --batch queries.tsv --format trec --limit 100 > run.txt",
     .options =
         Specs{&option::limit, &option::offset, &option::all, &option::order} + filters() +
         Specs{&option::facets, &option::fields, &option::explain, &option::explain_facets_of, &option::name_rules,
               &option::without, &option::expand, &option::query_batch, &option::search_format, &option::null,
               &option::hit_template, &option::strict_query, &option::timeout, &option::color, &option::no_pager}},
    {.name = "suggest",
     .summary = {"marks that were not typed, and completions", "thêm dấu cho chữ gõ không dấu, và gợi ý phần gõ tiếp"},
     .synopsis = "[OPTIONS] PREFIX...",
     .operand = Operand::text,
     .description =
         {"Shows what may be meant: readings with marks of a text typed without them, and words and phrases "
          "that begin so, with the number of articles that have them. All of it is learned from the index.\n"
          "With --batch: the most likely reading of each line, one a line.\n"
          "Exit status: 0 something to suggest, 1 nothing, 2 an error.",
          "Cho biết người gõ có thể muốn nói gì: các cách thêm dấu cho một đoạn gõ không dấu, và các từ, cụm "
          "từ bắt đầu như vậy, kèm số bài có chúng. Tất cả đều học từ chỉ mục.\n"
          "Với --batch: cách đọc dễ có nhất của từng dòng, mỗi dòng một cách.\n"
          "Mã kết thúc: 0 có gợi ý, 1 không có, 2 có lỗi."},
     .examples = "tra suggest 'tham khao chinh tri viet lao'\n"
                 "tra suggest 'doi tac chi'\n"
                 "tra suggest --batch lines.txt > restored.txt",
     .options = {&option::completions, &option::line_batch, &option::format}},
    {.name = "show",
     .summary = {"one article, laid out for reading", "một bài, trình bày để đọc"},
     .synopsis = "[OPTIONS] KEY...",
     .operand = Operand::key,
     .description = {"Shows the articles of these keys with the files they come from and their facets, or why the "
                     "facets have their values. JSON is an object, of several articles an array.\n"
                     "Exit status: 0 shown, 1 no article has one of the keys, 2 an error.",
                     "Hiện các bài có mã này, kèm tệp gốc và các giá trị phân loại, hoặc cho biết vì sao bài được phân "
                     "loại như vậy. JSON là một đối tượng, nhiều bài thì là một mảng.\n"
                     "Mã kết thúc: 0 đã hiện, 1 có mã không bài nào có, 2 có lỗi."},
     .examples = "tra show 2021/lao-lan-thu-6.txt\n"
                 "tra show train-000123 --format json\n"
                 "tra show train-000123 --explain-facets",
     .options = {&option::tail, &option::format, &option::explain_facets, &option::explaining_rules, &option::color}},
    {.name = "facets",
     .summary = {"counts by country, type, level, ... of all articles or of a query's",
                 "số bài theo nước, loại hoạt động, cấp, ... của mọi bài hoặc của một truy vấn"},
     .synopsis = "[OPTIONS] [QUERY...]",
     .operand = Operand::text,
     .description = {"Counts the articles by the values of their facets: all articles, or those a query finds. A facet "
                     "that is narrowed by an option is counted as if it were not.\n"
                     "Exit status: 0 found, 1 nothing found, 2 an error.",
                     "Đếm số bài theo các giá trị phân loại: của mọi bài, hoặc của các bài mà truy vấn tìm thấy. Cách "
                     "phân loại nào bị một tùy chọn thu hẹp thì vẫn đếm như khi chưa thu hẹp.\n"
                     "Mã kết thúc: 0 tìm thấy, 1 không tìm thấy, 2 có lỗi."},
     .examples = "tra facets\n"
                 "tra facets --by year\n"
                 "tra facets --by country,year --type visit --format csv > table.csv\n"
                 "tra facets 'thăm chính thức' --from 2023 --facets country:30,level\n"
                 "tra facets --country LA --facets type:0 --format json",
     .options = Specs{&option::all_facets, &option::by} + filters() +
                Specs{&option::name_rules, &option::table_format, &option::color, &option::no_pager}},
    {.name = "analyze",
     .summary = {"the tokens of a text", "các từ chỉ mục của một văn bản"},
     .synopsis = "[OPTIONS] [TEXT...]",
     .operand = Operand::text,
     .description =
         {"Shows the tokens of a text (standard input when none is given): their spelling in the index, the "
          "bytes they cover, their position, their form without marks, their type.\n"
          "Exit status: 0 tokens shown, 1 the text has none, 2 an error.",
          "Hiện các từ chỉ mục của một văn bản (của đầu vào chuẩn nếu không cho văn bản nào): cách viết trong "
          "chỉ mục, vị trí theo byte, thứ tự, dạng không dấu, loại.\n"
          "Mã kết thúc: 0 đã hiện, 1 văn bản không có từ nào, 2 có lỗi."},
     .examples = "tra analyze 'Hoà bình ở Đông Nam Á'\n"
                 "tra analyze --format json < article.txt",
     .options = {&option::format}},
};

}  // namespace

std::vector<CommandSpec> commands_of_searching() { return {std::begin(commands), std::end(commands)}; }

}  // namespace tra::cli
