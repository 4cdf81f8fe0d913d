// The table of commands: the texts of each and the options it takes.
// tidy allows long_file: the one table of all commands
#include "arguments/commands_of_keeping.h"
#include "arguments/commands_of_tables.h"
#include "arguments/option_table.h"
#include "arguments/options_of_commands.h"
#include "arguments/options_of_keeping.h"
#include "arguments/options_of_tables.h"

namespace tra::cli {
namespace {

using Specs = std::vector<const OptionSpec*>;

Specs operator+(Specs left, const Specs& right) {
  left.insert(left.end(), right.begin(), right.end());
  return left;
}

const Specs filters{
    &option::country,       &option::type,         &option::level,      &option::mode,      &option::mentioned,
    &option::source,        &option::not_country,  &option::not_type,   &option::not_level, &option::not_mode,
    &option::not_mentioned, &option::not_source,   &option::from,       &option::to,        &option::published_from,
    &option::published_to,  &option::meeting_from, &option::meeting_to, &option::match,     &option::person,
    &option::not_person,    &option::tag,          &option::not_tag,    &option::where,     &option::since};
const Specs writing{&option::threads, &option::memory};
const Specs intake = writing + Specs{&option::rules, &option::no_facets, &option::map};

const CommandSpec commands[] = {
    {.name = "sync",
     .summary = {"make the index mirror folders or files (the nightly job)",
                 "làm cho chỉ mục khớp với các thư mục, tệp của kho bài (việc chạy hằng đêm)"},
     .synopsis = "[OPTIONS] [ARCHIVE...]",
     .operand = Operand::file,
     .description =
         {"Makes the index mirror these folders and files: adds what is new, replaces what has changed, removes what "
          "is gone. The index remembers its archives: without one, all of them are brought up to date; a path inside "
          "one is that part of it. Other archives and articles put in by tra add are left alone. Files whose size and "
          "time of change are as at the last sync are not read again. tra formats lists what is read, plain or "
          "compressed, also inside tar and zip archives and WARCs.\n"
          "The id of a page is its path relative to the archive, of a JSON line its \"id\"; --as puts a name in "
          "front. An id that another archive has is left out and told.\n"
          "A run that would remove more than 10 articles and 20 % of an archive, or whose archive is missing, empty "
          "or no longer mounted, removes none of it, does the rest and exits with 2.\n"
          "Every half minute what is done is committed, and when it is interrupted; the next sync goes on from there. "
          "What cannot be read is reported on standard error and skipped; a file that fails keeps its old articles.\n"
          "Exit status: 0 done, 2 an error, removals held back, ids left out, or nothing could be read at all, "
          "4 inputs failed (--strict), 130 or 143 interrupted.",
          "Làm cho chỉ mục khớp với các thư mục và tệp này: thêm bài mới, thay bài đã đổi, bỏ bài không còn. Chỉ mục "
          "nhớ các kho của mình: không nêu kho nào thì cập nhật tất cả; đường dẫn nằm trong một kho là phần đó của "
          "kho. Không đụng đến các kho khác và những bài do tra add đưa vào. Tệp nào có kích thước và thời điểm sửa "
          "đổi như ở lần đồng bộ trước thì không đọc lại. tra formats kể những gì đọc được, để thường hoặc "
          "đã nén, cả trong các tệp tar, zip và WARC.\n"
          "Mã của một trang là đường dẫn tính từ kho, mã của một dòng JSON là mục \"id\"; --as đặt một tên ở trước. "
          "Bài nào trùng mã với bài của kho khác thì để lại và báo ra.\n"
          "Lần chạy nào sẽ bỏ quá 10 bài và quá 20 % số bài của một kho, hoặc gặp kho không có, trống hay không còn "
          "được gắn, thì không bỏ bài nào của kho ấy, vẫn làm phần còn lại và kết thúc với mã 2.\n"
          "Cứ nửa phút, và khi bị ngắt, phần đã làm lại được ghi chắc xuống đĩa; lần sau làm tiếp từ đó. Những gì "
          "không đọc được thì báo ra đầu ra lỗi và bỏ qua; tệp bị lỗi vẫn giữ các bài cũ.\n"
          "Mã kết thúc: 0 đã xong, 2 có lỗi, có bài được giữ lại, có mã bị để lại, hoặc không đọc được gì, 4 có tệp "
          "lỗi (--strict), 130 hoặc 143 bị ngắt."},
     .examples = "tra sync articles/\n"
                 "tra sync pages/ export.jsonl.zst --report last-night.json\n"
                 "tra sync other-pages/ --as other\n"
                 "tra sync --quiet --wait 600   # all archives, for cron\n"
                 "tra sync articles/ --include '*.html' --exclude 'drafts/**' --threads 2 --memory 512",
     .options = Specs{&option::include, &option::exclude, &option::as, &option::follow, &option::plan_only,
                      &option::max_removals, &option::allow_removals, &option::rebuild, &option::strict,
                      &option::report, &option::quiet, &option::wait} +
                intake + Specs{&option::no_progress}},
    {.name = "forget",
     .summary = {"drop an archive and its articles from the index", "bỏ một kho và các bài của kho khỏi chỉ mục"},
     .synopsis = "[OPTIONS] ARCHIVE",
     .operand = Operand::file,
     .description =
         {"Drops an archive that tra sync keeps up to date, and its articles, from the index. Its files are "
          "not touched. tra status shows the archives. Asks first on a terminal; elsewhere --yes is needed.\n"
          "Exit status: 0 done, 1 the answer was no, 2 an error.",
          "Bỏ khỏi chỉ mục một kho mà tra sync vẫn cập nhật, cùng các bài của kho. Không đụng đến tệp của "
          "kho. tra status cho biết các kho. Trên thiết bị đầu cuối thì hỏi trước; ở nơi khác phải có "
          "--yes.\n"
          "Mã kết thúc: 0 đã xong, 1 câu trả lời là không, 2 có lỗi."},
     .examples = "tra forget articles/2019\n"
                 "tra forget /srv/news --yes",
     .options = {&option::yes}},
    {.name = "add",
     .summary = {"add or replace articles, from files or JSON on standard input",
                 "thêm hoặc thay bài, từ tệp hoặc từ JSON ở đầu vào chuẩn"},
     .synopsis = "[OPTIONS] FILE...|-",
     .operand = Operand::file,
     .description =
         {"Adds articles to the index; one of a known id replaces it. Takes files and folders as tra sync "
          "does, - is JSON on standard input. All is committed at the end.\n"
          "Exit status: 0 done, 2 an error, or nothing could be read at all.",
          "Thêm bài vào chỉ mục; bài trùng mã thì thay bài cũ. Nhận tệp và thư mục như tra sync, - là JSON ở "
          "đầu vào chuẩn. Mọi thứ được ghi chắc xuống đĩa khi kết thúc.\n"
          "Mã kết thúc: 0 đã xong, 2 có lỗi, hoặc không đọc được gì."},
     .examples = "tra add export.jsonl.zst\n"
                 "tra add page.html notes.txt\n"
                 "curl -s https://example.org/new.jsonl | tra add -",
     .options = intake + Specs{&option::no_progress}},
    {.name = "delete",
     .summary = {"remove articles by key, or all that a query finds",
                 "xóa bài theo mã, hoặc mọi bài mà một truy vấn tìm thấy"},
     .synopsis = "[OPTIONS] KEY...",
     .operand = Operand::key,
     .description = {"Removes the articles of these keys, or all that a query and filters find. An article that still "
                     "lies in an archive comes back with the next tra sync.\n"
                     "Exit status: 0 removed, 1 there was none, 2 an error.",
                     "Xóa các bài có những mã này, hoặc mọi bài mà truy vấn và các điều kiện lọc tìm thấy. Bài nào vẫn "
                     "còn trong kho thì sẽ trở lại ở lần tra sync sau.\n"
                     "Mã kết thúc: 0 đã xóa, 1 không có bài nào, 2 có lỗi."},
     .examples = "tra delete train-000123 2021/lao.txt\n"
                 "tra delete --query 'quảng cáo' --source example.org --dry-run",
     .options = Specs{&option::query} + filters + Specs{&option::dry_run}},
    {.name = "search",
     .summary = {"ranked hits with facets and marked snippets; also a file of queries",
                 "tìm bài, xếp theo độ liên quan, kèm bảng phân loại và trích đoạn; cả một tệp truy vấn"},
     .synopsis = "[OPTIONS] [QUERY...]",
     .operand = Operand::text,
     .description =
         {"Searches the index; without a query, lists what filters and dates leave. Every word must match; where no "
          "article has them all, the best partial matches are "
          "shown "
          "and said to be so. Marks that are typed bind (where nothing has them, other marks are taken and it is said "
          "so: \"other_marks\" in JSON), marks that are not typed match every variant.\n"
          "Query language: words  \"exact phrase\"  \"phrase\"~3  prefix*  word~  word^2  +must  -not  AND OR NOT ( )  "
          "VÀ "
          "HOẶC KHÔNG  title:word  tail:word  country:LA  type:\"tham khảo chính trị\"  date:2021..2024; all of it is "
          "in "
          "tra-query(7). Quote a query that holds -word or \"phrase\" for the shell, or put -- before it.\n"
          "Keystrokes of an input method that was off (vieejt nam) are decoded where nothing is found as typed, and it "
          "is "
          "said so (\"read_as\" in JSON). An article saved several times is shown once, with the ids of its other "
          "copies "
          "(\"duplicates\" in JSON). In JSON a snippet is HTML text with matched words in <mark>.\n"
          "Exit status: 0 found, 1 nothing found, 2 an error.",
          "Tìm trong chỉ mục; không có truy vấn thì liệt kê những bài mà các điều kiện lọc và ngày để lại. Bài phải có "
          "đủ mọi từ; khi không bài nào có đủ thì hiện các bài gần nhất và nói rõ như "
          "vậy. Dấu đã gõ thì phải đúng (khi không bài nào viết đúng dấu thì lấy các cách viết khác dấu và nói rõ: "
          "\"other_marks\" trong JSON); chữ gõ không dấu thì khớp với mọi cách bỏ dấu.\n"
          "Ngôn ngữ truy vấn: từ  \"cụm từ\"  \"cụm từ\"~3  đầu-từ*  từ~  từ^2  +phải-có  -không-có  VÀ HOẶC KHÔNG ( ) "
          " AND "
          "OR NOT  title:từ  tail:từ  country:LA  type:\"tham khảo chính trị\"  date:2021..2024; đầy đủ trong "
          "tra-query(7). Truy vấn có -từ hoặc \"cụm từ\" thì phải để trong dấu nháy của shell, hoặc đặt -- ở trước.\n"
          "Chữ gõ khi quên bật bộ gõ (vieejt nam) được giải mã khi không tìm thấy gì đúng như đã gõ, và có nói rõ "
          "(\"read_as\" trong JSON). Một bài được lưu nhiều lần chỉ hiện một lần, kèm mã của các bản khác "
          "(\"duplicates\" trong JSON). Trong JSON, trích đoạn là văn bản HTML với các từ khớp nằm trong <mark>.\n"
          "Mã kết thúc: 0 tìm thấy, 1 không tìm thấy, 2 có lỗi."},
     .examples = "tra search tham khao chinh tri lao\n"
                 "tra search --country LA --type political_consultation --from 2019 --sort date:asc\n"
                 "tra search 'tham khảo chính trị' --country LA,KH --from 2021 --sort date\n"
                 "tra search '\"hợp tác song phương\" -\"thương mại\"' --facets country:20,level\n"
                 "tra search lào --format json | jq '.hits[].title'\n"
                 "tra search --batch queries.tsv --format trec --limit 100 > run.txt",
     .options =
         Specs{&option::limit, &option::offset, &option::all, &option::order} + filters +
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
                 "tra facets --by country,year --type political_consultation --format csv > table.csv\n"
                 "tra facets 'thăm chính thức' --from 2023 --facets country:30,level\n"
                 "tra facets --country LA --facets type:0 --format json",
     .options = Specs{&option::all_facets, &option::by} + filters +
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
    {.name = "status",
     .summary = {"what the index holds and how large it is", "chỉ mục có gì và lớn bao nhiêu"},
     .synopsis = "[OPTIONS]",
     .description = {"Shows what the index holds: documents, segments, bytes by kind of file, the archives it mirrors "
                     "and how their last sync went.",
                     "Cho biết chỉ mục có gì: số bài, số phân đoạn, số byte theo loại tệp, các kho và lần đồng bộ gần "
                     "nhất của từng kho."},
     .examples = "tra status\n"
                 "tra status --index news.tra --format json",
     .options = {&option::format}},
    {.name = "check",
     .summary = {"verify every checksum and structure of the index", "kiểm tra mọi tổng kiểm và cấu trúc của chỉ mục"},
     .synopsis = "[OPTIONS]",
     .description =
         {"Reads the whole index, verifies every checksum and decodes every structure. Damage is reported "
          "with its file and place; nothing is changed.\n"
          "Exit status: 0 good, 2 damaged or an error.",
          "Đọc toàn bộ chỉ mục, kiểm tra mọi tổng kiểm và giải mã mọi cấu trúc. Chỗ hỏng được báo kèm tên tệp "
          "và vị trí; không thay đổi gì.\n"
          "Mã kết thúc: 0 tốt, 2 hỏng hoặc có lỗi."},
     .examples = "tra check\n"
                 "tra check --format json",
     .options = {&option::format, &option::no_progress}},
    {.name = "merge",
     .summary = {"put all segments together and drop deleted articles",
                 "gộp mọi phân đoạn làm một và bỏ hẳn các bài đã xóa"},
     .synopsis = "[OPTIONS]",
     .description =
         {"Merges all segments into one and drops deleted articles. Searches go on meanwhile. Needs free space "
          "for a second copy of the index while it runs.",
          "Gộp mọi phân đoạn làm một và bỏ hẳn các bài đã xóa. Trong lúc đó vẫn tìm được. Khi chạy cần chỗ "
          "trống cho một bản thứ hai của chỉ mục."},
     .examples = "tra merge\n"
                 "tra merge --sort date    # newest articles first\n"
                 "tra merge --segments 8   # the smallest alone: fewer bytes written\n"
                 "tra merge --sort graph   # similar articles side by side: smaller and faster",
     .options = {&option::merge_order, &option::merge_segments}},
    {.name = "tune",
     .summary = {"fit the ranking to this archive", "điều chỉnh cách xếp hạng theo kho bài này"},
     .synopsis = "[OPTIONS]",
     .description =
         {"Tries other weights for how often a word stands in an article and how long it is (k1, b), for words that "
          "stand together, words in the opening and facets the query speaks of. Half of the queries choose the "
          "weights; they are kept in the index only if the other half is answered better by more than chance. "
          "Without --judged the queries are titles, each of which must find its own article by the rest of its "
          "text. tra status shows what is kept.\n"
          "Exit status: 0 other weights are kept, or --reset is done, 1 the present ones stay, 2 an error.",
          "Thử các trọng số khác cho số lần một từ có trong bài và độ dài bài (k1, b), cho các từ đứng cạnh nhau, từ ở "
          "phần đầu bài và cách phân loại mà câu hỏi nói tới. Một nửa số truy vấn dùng để chọn trọng số; chúng chỉ "
          "được giữ trong chỉ mục nếu nửa kia có kết quả tốt hơn, vượt quá mức ngẫu nhiên. Không có --judged thì các "
          "truy vấn là tiêu đề, mỗi tiêu đề phải tìm ra bài của nó qua phần còn lại của bài. tra status cho biết "
          "trọng số đang giữ.\n"
          "Mã kết thúc: 0 đã giữ trọng số khác hoặc đã đặt lại, 1 giữ nguyên trọng số hiện có, 2 có lỗi."},
     .examples = "tra tune\n"
                 "tra tune --judged judged.tsv\n"
                 "tra tune --reset",
     .options = {&option::judged, &option::reset_ranking, &option::name_rules, &option::no_progress}},
    {.name = "repair",
     .summary = {"save what can be read of a damaged index into a new one",
                 "cứu những gì còn đọc được của một chỉ mục hỏng sang một chỉ mục mới"},
     .synopsis = "[OPTIONS] OLD NEW",
     .operand = Operand::index,
     .description =
         {"Makes the index NEW from every article of the index OLD that can still be read, analysed anew, and "
          "lists by key what is lost. OLD is never written to.\n"
          "Exit status: 0 nothing was lost, 2 something was.",
          "Lập chỉ mục mới NEW từ mọi bài còn đọc được của chỉ mục OLD, phân tích lại từ đầu, và liệt kê mã "
          "của những bài bị mất. Không bao giờ ghi vào OLD.\n"
          "Mã kết thúc: 0 không mất gì, 2 có bài bị mất."},
     .examples = "tra check -i broken.tra\n"
                 "tra repair broken.tra repaired.tra",
     .options = writing + Specs{&option::no_progress}},
    {.name = "upgrade",
     .summary = {"analyse anew the articles of an index that an older tra made",
                 "phân tích lại các bài của một chỉ mục do bản tra cũ hơn lập"},
     .synopsis = "[OPTIONS]",
     .description =
         {"Analyses every article of the index anew from its stored text, as an index made by an older tra "
          "needs. The new index takes the place of the old one in one step, at the end; searches go on "
          "meanwhile. Nothing is changed when an article cannot be read (see tra repair). Needs free space for "
          "a second copy of the index while it runs.",
          "Phân tích lại mọi bài từ văn bản lưu trong chỉ mục, điều cần làm với chỉ mục do bản tra cũ hơn lập. "
          "Cuối cùng chỉ mục mới thay chỗ chỉ mục cũ trong một bước; trong lúc đó vẫn tìm được. Nếu có bài "
          "không đọc được thì không thay đổi gì (xem tra repair). Khi chạy cần chỗ trống cho một bản thứ hai "
          "của chỉ mục."},
     .examples = "tra upgrade",
     .options = writing + Specs{&option::no_progress}},
    {.name = "import",
     .summary = {"take over the articles of other indexes", "lấy bài của các chỉ mục khác"},
     .synopsis = "[OPTIONS] INDEX...",
     .operand = Operand::index,
     .description =
         {"Adds every article of other indexes with its facets as they are; one of a known id replaces it, and "
          "of several indexes the later wins. The others are only read. All is committed at the end: an "
          "import that was interrupted or killed has changed nothing.",
          "Thêm mọi bài của các chỉ mục khác, giữ nguyên phân loại; bài trùng mã thì thay bài cũ, và trong "
          "nhiều chỉ mục thì chỉ mục đứng sau được lấy. Các chỉ mục kia chỉ bị đọc. Mọi thứ được ghi chắc "
          "xuống đĩa khi kết thúc: lần chạy nào bị ngắt thì không thay đổi gì."},
     .examples = "tra import ../2023.index ../2024.index\n"
                 "tra import --index all.index part-*.index\n"
                 "tra import --format ciff other-engine.ciff",
     .options = Specs{&option::import_format} + writing + Specs{&option::no_progress}},
    {.name = "export",
     .summary = {"every article with its facets, as JSON Lines or as other engines take it",
                 "xuất mọi bài cùng phân loại, dưới dạng JSON Lines hoặc dạng mà các bộ máy tìm kiếm khác nhận"},
     .synopsis = "[OPTIONS]",
     .description =
         {"Writes every article with all its members and facets, one JSON object a line. tra add and tra sync "
          "read them back. For other engines: csv, opensearch (lines for its bulk interface), vespa (its JSON feed), "
          "ciff "
          "(terms and frequencies, without texts). Beside each text stand its terms as tra analyses it, so that an "
          "engine that splits at blanks indexes the same.",
          "Xuất mọi bài với mọi mục và phân loại, mỗi dòng một đối tượng JSON. tra add và tra sync đọc lại "
          "được. Cho các bộ máy khác: csv, opensearch (các dòng cho giao diện bulk), vespa (dòng JSON), ciff (từ và số "
          "lần xuất hiện, không có văn bản). Bên cạnh mỗi văn bản là các từ do tra phân tích, nên bộ máy nào chỉ tách "
          "theo dấu cách cũng lập chỉ mục giống như vậy."},
     .examples = "tra export > articles.jsonl\n"
                 "tra export | zstd > articles.jsonl.zst\n"
                 "tra export --format opensearch --mapping > mapping.json",
     .options = {&option::export_format, &option::export_mapping}},
    {.name = "plan",
     .summary = {"divide archives into parts that many tasks index side by side",
                 "chia kho bài thành các phần để nhiều tác vụ cùng lập chỉ mục"},
     .synopsis = "[OPTIONS] ARCHIVE... -o PLAN",
     .operand = Operand::file,
     .description =
         {"Lists the files of the archives and divides them by size into parts; a large file of JSON Lines may be "
          "divided between two lines. Then tra count, tra count --merge, tra build and tra adopt make the index, each "
          "of them a plain program that Slurm, GNU parallel or a loop of a shell may start, on any machine that sees "
          "the same files under the same paths. The settings given here hold for all parts; --memory is that of one "
          "task.\n"
          "Exit status: 0 done, 2 an error.",
          "Liệt kê các tệp của kho và chia theo kích thước thành từng phần; tệp JSON Lines lớn có thể được chia giữa "
          "hai dòng. Sau đó tra count, tra count --merge, tra build và tra adopt lập nên chỉ mục; mỗi lệnh là một "
          "chương trình bình thường mà Slurm, GNU parallel hay một vòng lặp của shell có thể chạy, trên bất kỳ máy "
          "nào thấy cùng những tệp ấy ở cùng đường dẫn. Các thiết lập cho ở đây có hiệu lực với mọi phần; --memory là "
          "của một tác vụ.\n"
          "Mã kết thúc: 0 đã xong, 2 có lỗi."},
     .examples = "tra plan /archive --parts 64 -o plan\n"
                 "tra count plan && tra build plan -o parts && tra adopt -i news.tra parts/*",
     .options = {&option::parts, &option::plan_folder, &option::include, &option::exclude, &option::as, &option::follow,
                 &option::memory, &option::rules, &option::no_facets, &option::map}},
    {.name = "count",
     .summary = {"note what the parts of a plan have in common, before they are built",
                 "ghi lại những gì các phần của kế hoạch có chung, trước khi lập chỉ mục"},
     .synopsis = "[OPTIONS] PLAN",
     .operand = Operand::file,
     .description =
         {"Reads a part and notes its keys, its paragraphs and what its feeds tell of other pages; with --merge, when "
          "all parts are counted, decides which of several articles of one key is taken, as one sync would, and which "
          "paragraphs are the site's. Without --part and --merge it does all parts, then merges.\n"
          "A part that is counted already is not counted again.\n"
          "Exit status: 0 done, 2 an error, 130 or 143 interrupted.",
          "Đọc một phần và ghi lại mã bài, đoạn văn và những gì các nguồn tin kể về trang khác; với --merge, khi mọi "
          "phần đã đếm xong, quyết định lấy bài nào trong các bài trùng mã, như một lần đồng bộ vẫn làm, và đoạn văn "
          "nào là của trang mạng chứ không của bài. Không có --part và --merge thì đếm mọi phần rồi gộp.\n"
          "Phần nào đã đếm thì không đếm lại.\n"
          "Mã kết thúc: 0 đã xong, 2 có lỗi, 130 hoặc 143 bị ngắt."},
     .examples = "tra count plan --part 7\n"
                 "tra count plan --merge",
     .options = {&option::part, &option::merge_counts, &option::no_progress}},
    {.name = "build",
     .summary = {"build the segments of one part of a plan", "lập các phân đoạn của một phần trong kế hoạch"},
     .synopsis = "[OPTIONS] PLAN -o DIR",
     .operand = Operand::file,
     .description =
         {"Builds a part as a folder that is there only when it is whole: an index of its own, and part.json, which "
          "says what went into it and what could not be read. Equal inputs give equal bytes, so that a task that was "
          "killed or ran twice changes nothing. A file that has changed since the plan was made ends the task: make a "
          "new plan.\n"
          "Exit status: 0 done, 2 an error, 130 or 143 interrupted.",
          "Lập một phần thành một thư mục, chỉ xuất hiện khi đã trọn vẹn: bản thân nó là một chỉ mục, kèm part.json "
          "cho biết đã dùng những gì và những gì không đọc được. Cùng đầu vào thì cho cùng từng byte, nên tác vụ bị "
          "giết hay chạy hai lần cũng không thay đổi gì. Tệp nào đã đổi kể từ khi lập kế hoạch thì tác vụ kết thúc: "
          "hãy lập kế hoạch mới.\n"
          "Mã kết thúc: 0 đã xong, 2 có lỗi, 130 hoặc 143 bị ngắt."},
     .examples = "tra build plan --part 7 -o parts/7\n"
                 "tra build plan -o parts",
     .options = {&option::part, &option::part_folder, &option::no_progress}},
    {.name = "adopt",
     .summary = {"take over built parts into an index", "đưa các phần đã lập vào chỉ mục"},
     .synopsis = "[OPTIONS] PART...",
     .operand = Operand::file,
     .description =
         {"Verifies parts of one plan and takes over their files in one commit, linked where the file system can, else "
          "copied; the folders of the parts may be removed afterwards. A part that the index has is passed over. The "
          "next tra sync of the archives goes on from there, as if it had read all itself.\n"
          "Exit status: 0 done, 2 an error, or ids that another archive has were left out.",
          "Kiểm tra các phần của một kế hoạch rồi đưa tệp của chúng vào chỉ mục trong một lần ghi, bằng liên kết nếu "
          "hệ thống tệp cho phép, nếu không thì sao chép; sau đó có thể xóa thư mục của các phần. Phần nào chỉ mục đã "
          "có thì bỏ qua. Lần tra sync sau của các kho làm tiếp từ đó, như thể đã tự đọc tất cả.\n"
          "Mã kết thúc: 0 đã xong, 2 có lỗi, hoặc có bài bị để lại vì kho khác đã có mã ấy."},
     .examples = "tra adopt -i news.tra parts/*",
     .options = {&option::no_verify}},
    {.name = "replicate",
     .summary = {"bring a copy of an index up to date, for readers elsewhere",
                 "cập nhật một bản sao của chỉ mục cho nơi khác đọc"},
     .synopsis = "[OPTIONS] INDEX DEST",
     .operand = Operand::index,
     .description =
         {"Copies the files that the replica in DEST lacks, then the manifest, so that readers there see the commit "
          "before or this one. The index may be written meanwhile. A run that is killed is finished by the next one.\n"
          "Exit status: 0 done, 2 an error.",
          "Chép những tệp mà bản sao ở DEST còn thiếu, rồi mới chép tệp kê khai, nên nơi đọc ở đó thấy lần ghi trước "
          "hoặc lần ghi này, không bao giờ thấy nửa chừng. Trong lúc đó vẫn ghi được vào chỉ mục. Lần chạy nào bị giết "
          "thì lần sau làm nốt.\n"
          "Mã kết thúc: 0 đã xong, 2 có lỗi."},
     .examples = "tra replicate news.tra /mnt/readers/news.tra",
     .options = {}},
    {.name = "formats",
     .summary = {"what can be read, by what, and which helpers are missing",
                 "những định dạng đọc được, đọc bằng gì, và chương trình trợ giúp nào còn thiếu"},
     .synopsis = "[OPTIONS]",
     .description =
         {"Lists what tra sync and tra add read, by which library or program, and the programs that are not "
          "installed. A program for what is not listed: a line in filters.tsv of a folder given with --rules.",
          "Kể những gì tra sync và tra add đọc được, đọc bằng thư viện hay chương trình nào, và những chương "
          "trình chưa được cài. Muốn đọc định dạng khác qua một chương trình: thêm một dòng vào filters.tsv "
          "trong thư mục đã cho ở --rules."},
     .examples = "tra formats\n"
                 "tra formats --rules my-rules --format json",
     .options = {&option::more_filters, &option::format}},
};

constexpr ExitStatus statuses[] = {
    {0, {"found or done", "tìm thấy hoặc đã xong"}},
    {1, {"nothing found", "không tìm thấy gì"}},
    {2, {"an error, or removals held back", "có lỗi, hoặc có bài được giữ lại"}},
    {4, {"inputs failed (sync --strict)", "có tệp lỗi (sync --strict)"}},
    {130, {"interrupted", "bị ngắt"}},
    {143, {"terminated", "bị kết thúc"}},
};

}  // namespace

std::span<const CommandSpec> command_table() {
  static const std::vector<CommandSpec> all = [] {
    std::vector<CommandSpec> table(std::begin(commands), std::end(commands));
    for (CommandSpec& command : commands_of_tables(filters)) table.push_back(std::move(command));
    for (CommandSpec& command : commands_of_keeping(filters)) table.push_back(std::move(command));
    return table;
  }();
  return all;
}

std::span<const ExitStatus> exit_statuses() { return statuses; }

std::vector<const OptionSpec*> all_options(const CommandSpec& command) {
  return Specs{&option::index, &option::access} + command.options + Specs{&option::lang, &option::help};
}

}  // namespace tra::cli
