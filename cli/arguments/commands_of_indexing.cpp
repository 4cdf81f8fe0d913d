// The commands that put articles into an index and take them out.
#include <iterator>

#include "arguments/command_groups.h"
#include "arguments/options_of_indexing.h"
#include "arguments/options_shared.h"

namespace tra::cli {

namespace {

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
          "Exit status: 0 done, 2 an error, removals held back, ids left out, or nothing could be read at all, 4 "
          "inputs failed (--strict), 130 or 143 interrupted.",
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
                 "tra sync articles/ --include '*.html' --exclude 'drafts/**' --memory 512",
     .options = Specs{&option::include, &option::exclude, &option::as, &option::follow, &option::plan_only,
                      &option::max_removals, &option::allow_removals, &option::rebuild, &option::strict,
                      &option::report, &option::quiet, &option::wait} +
                intake() + Specs{&option::no_progress}},
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
     .options = intake() + Specs{&option::no_progress}},
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
     .options = Specs{&option::query} + filters() + Specs{&option::dry_run}},
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

}  // namespace

std::vector<CommandSpec> commands_of_indexing() { return {std::begin(commands), std::end(commands)}; }

}  // namespace tra::cli
