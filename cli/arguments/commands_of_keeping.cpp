// The commands that keep what one has found.
#include "arguments/command_groups.h"
#include "arguments/options_of_keeping.h"
#include "arguments/options_of_searching.h"
#include "arguments/options_shared.h"

namespace tra::cli {
namespace {

CommandSpec open_command() {
  return {
      .name = "open",
      .summary = {"open the original of an article", "mở bản gốc của bài"},
      .synopsis = "[OPTIONS] KEY",
      .operand = Operand::key,
      .description = {"Opens the file an article was read from: pages in the browser, other files in $VISUAL or "
                      "$EDITOR. Without a file, or with --url, the article's address is opened. $BROWSER, else "
                      "xdg-open, is the browser. No shell is run.\n"
                      "Exit status: 0 opened, 1 no article has this key, 2 an error.",
                      "Mở tệp mà bài được đọc từ đó: trang web mở trong trình duyệt, tệp khác mở bằng $VISUAL hoặc "
                      "$EDITOR. Khi không có tệp, hoặc khi dùng --url, mở địa chỉ của bài. Trình duyệt là $BROWSER, "
                      "nếu không có thì xdg-open. Không chạy qua shell.\n"
                      "Mã kết thúc: 0 đã mở, 1 không bài nào có mã này, 2 có lỗi."},
      .examples = "tra open 2021/lao-lan-thu-6.html\ntra open train-000123 --url",
      .options = {&option::address, &option::dry}};
}

CommandSpec similar_command() {
  return {
      .name = "similar",
      .summary = {"more articles like this one", "các bài giống bài này"},
      .synopsis = "[OPTIONS] KEY",
      .operand = Operand::key,
      .description = {"Searches by the words that tell this article from the others of the index, and puts articles "
                      "first that share its countries, kind of meeting and people.\n"
                      "Exit status: 0 found, 1 nothing found, 2 an error.",
                      "Tìm theo những từ làm bài này khác các bài còn lại, ưu tiên bài cùng nước đối tác, cùng loại "
                      "hoạt động, cùng người gặp.\n"
                      "Mã kết thúc: 0 tìm thấy, 1 không tìm thấy, 2 có lỗi."},
      .examples = "tra similar 2021/lao-lan-thu-6.txt\ntra similar train-000123 --limit 5 --format json",
      .options = {&option::limit, &option::format, &option::color}};
}

CommandSpec cite_command() {
  return {.name = "cite",
          .summary = {"citations of articles", "trích dẫn nguồn của bài"},
          .synopsis = "[OPTIONS] KEY...",
          .operand = Operand::key,
          .description = {"Prints a citation of each article: title, where and when it was published, address, key.\n"
                          "Exit status: 0 all found, 1 no article has one of the keys, 2 an error.",
                          "In trích dẫn của từng bài: tên bài, nơi đăng, ngày đăng, địa chỉ, mã bài.\n"
                          "Mã kết thúc: 0 có đủ, 1 có mã không bài nào có, 2 có lỗi."},
          .examples = "tra cite 2021/lao-lan-thu-6.txt\ntra cite train-000123 train-000124 --format bibtex",
          .options = {&option::citation}};
}

CommandSpec tag_command() {
  return {.name = "tag",
          .summary = {"give articles tags and notes of your own", "gắn nhãn và ghi chú của riêng bạn cho bài"},
          .synopsis = "[OPTIONS] [KEY...] [+TAG...] [=TAG...]",
          .operand = Operand::key,
          .description =
              {"+TAG gives a tag, =TAG takes it away, --note sets a note; without any, the tags and the note of each "
               "article are shown. Without a key all annotations are listed. A key that begins with + or = is written "
               "behind ./ . tag:TAG and --tag find the articles again. Tags, notes and corrections (tra correct) stay "
               "when articles are indexed anew. --export and --import keep them as text, a line each.\n"
               "Exit status: 0 done, 1 no article has one of the keys, 2 an error.",
               "+NHÃN gắn nhãn, =NHÃN bỏ nhãn, --note đặt ghi chú; không có gì thì hiện nhãn và ghi chú của từng bài. "
               "Không có mã bài thì liệt kê tất cả. Mã bắt đầu bằng + hoặc = thì viết ./ ở trước. Tìm lại bằng "
               "tag:NHÃN hoặc --tag. Nhãn, ghi chú và chỗ sửa (tra correct) vẫn còn khi lập lại chỉ mục. --export và "
               "--import giữ chúng ở dạng văn bản, mỗi dòng một mục.\n"
               "Mã kết thúc: 0 đã xong, 1 có mã không bài nào có, 2 có lỗi."},
          .examples =
              "tra tag 2021/lao-lan-thu-6.txt +quan-trọng --note 'đối chiếu với bản tin 2019'\n"
              "tra search lào --tag quan-trọng\n"
              "tra tag --export annotations.tsv",
          .options = {&option::note, &option::export_to, &option::import_from, &option::format}};
}

CommandSpec correct_command() {
  return {
      .name = "correct",
      .summary = {"correct the facets of an article", "sửa các giá trị phân loại của bài"},
      .synopsis = "KEY FACET=VALUE...",
      .operand = Operand::key,
      .description =
          {"Sets facets as you know them to be: several values with commas, no value where the article has none. "
           "FACET=? goes back to what was read. Corrections stay when the article is indexed anew, and --explain-"
           "facets tells them from what the rules read.\n"
           "Exit status: 0 done, 1 no article has this key, 2 an error.",
           "Đặt giá trị phân loại theo ý bạn: nhiều giá trị thì cách nhau bằng dấu phẩy, để trống khi bài không có. "
           "FACET=? trở về giá trị đã đọc. Chỗ sửa vẫn còn khi lập lại chỉ mục; --explain-facets phân biệt chỗ sửa "
           "với những gì các quy tắc đọc được.\n"
           "Mã kết thúc: 0 đã xong, 1 không bài nào có mã này, 2 có lỗi."},
      .examples =
          "tra correct 2021/lao-lan-thu-6.txt partner_country=LA meeting_ordinal=9\n"
          "tra correct train-000123 level=?",
      .options = {}};
}

CommandSpec watch_command() {
  return {.name = "watch",
          .summary = {"save a search, to be told what it newly finds", "lưu một truy vấn để được báo khi có bài mới"},
          .synopsis = "[OPTIONS] [NAME [QUERY...]]",
          .operand = Operand::text,
          .description =
              {"Saves a search under a name; tra news tells what it has found since. Without a query the search is "
               "shown, without a name all are. They are kept in $XDG_CONFIG_HOME/tra/watches, else "
               "~/.config/tra/watches.\n"
               "Exit status: 0 done, 1 no search has this name, 2 an error.",
               "Lưu truy vấn dưới một tên; tra news báo những bài mới có từ đó. Không có truy vấn thì hiện truy vấn đã "
               "lưu, không có tên thì hiện tất cả. Các truy vấn nằm trong $XDG_CONFIG_HOME/tra/watches, nếu không có "
               "thì ~/.config/tra/watches.\n"
               "Mã kết thúc: 0 đã xong, 1 không truy vấn nào có tên này, 2 có lỗi."},
          .examples = "tra watch lào 'tham khảo chính trị' --country LA\ntra watch\ntra watch lào --remove",
          .options = filters() + Specs{&option::remove_watch}};
}

CommandSpec news_command() {
  return {
      .name = "news",
      .summary = {"what saved searches have newly found", "bài mới của các truy vấn đã lưu"},
      .synopsis = "[OPTIONS] [NAME...]",
      .operand = Operand::text,
      .description = {"Shows, for every saved search or those named, the articles that came into the index since it "
                      "was last asked; for the end of the nightly job.\n"
                      "Exit status: 0 there is something new, 1 there is nothing, 2 an error.",
                      "Với mọi truy vấn đã lưu hoặc các truy vấn được nêu tên, hiện những bài mới có trong chỉ mục kể "
                      "từ lần hỏi trước; dùng ở cuối việc chạy hằng đêm.\n"
                      "Mã kết thúc: 0 có bài mới, 1 không có, 2 có lỗi."},
      .examples = "tra news\ntra sync && tra news --format json",
      .options = {&option::peek, &option::limit, &option::format, &option::color}};
}

CommandSpec explain_command() {
  return {.name = "explain",
          .summary = {"why an article is found, and where it ranks", "vì sao bài được tìm thấy và đứng thứ mấy"},
          .synopsis = "[OPTIONS] QUERY KEY",
          .operand = Operand::text,
          .description = {"Shows the place of the article among the hits of the query and how its score came about.\n"
                          "Exit status: 0 the query finds it, 1 it does not, 2 an error.",
                          "Hiện thứ hạng của bài trong kết quả của truy vấn và điểm của bài được tính ra sao.\n"
                          "Mã kết thúc: 0 truy vấn tìm thấy bài, 1 không tìm thấy, 2 có lỗi."},
          .examples = "tra explain 'tham khảo chính trị' 2021/lao-lan-thu-6.txt",
          .options = filters() + Specs{&option::format}};
}

CommandSpec terms_command() {
  return {
      .name = "terms",
      .summary = {"words of the index and how many articles have them", "các từ có trong chỉ mục và số bài có từ ấy"},
      .synopsis = "[OPTIONS] [PREFIX]",
      .operand = Operand::text,
      .description = {"Words that begin so, in the order of the index, with the number of articles; without a prefix "
                      "from the first. --spellings gives the words that differ from one by their marks only, --pairs "
                      "what mostly follows one.\n"
                      "Exit status: 0 found, 1 nothing found, 2 an error.",
                      "Các từ bắt đầu như vậy theo thứ tự của chỉ mục, kèm số bài; không có phần đầu thì từ đầu chỉ "
                      "mục. --spellings: các từ chỉ khác nhau ở dấu; --pairs: những từ thường đi ngay sau.\n"
                      "Mã kết thúc: 0 tìm thấy, 1 không tìm thấy, 2 có lỗi."},
      .examples = "tra terms tham\ntra terms toa --spellings\ntra terms tham --pairs --limit 50",
      .options = {&option::spellings, &option::pairs, &option::limit, &option::format}};
}

CommandSpec browse_command() {
  return {
      .name = "browse",
      .summary = {"search as you type, on the whole terminal", "tìm ngay khi gõ, trên cả màn hình"},
      .synopsis = "[OPTIONS] [QUERY...]",
      .operand = Operand::text,
      .description = {"Shows hits while you type, facets at the side, the article below. Up and down choose, Page Up "
                      "and Page Down scroll, Tab goes to the facets and back, Space switches a facet, Ctrl-O opens "
                      "the original, Ctrl-Y copies a citation, Escape ends. Needs a terminal of 80 by 24 or more.\n"
                      "Exit status: 0 done, 2 an error.",
                      "Hiện kết quả ngay khi gõ, bảng phân loại bên cạnh, nội dung bài bên dưới. Phím lên, xuống để "
                      "chọn bài, Page Up, Page Down để cuộn, Tab sang bảng phân loại và trở lại, phím cách bật tắt "
                      "một giá trị, Ctrl-O mở bản gốc, Ctrl-Y chép trích dẫn, Esc để thoát. Màn hình cần ít nhất 80 "
                      "cột, 24 dòng.\n"
                      "Mã kết thúc: 0 đã xong, 2 có lỗi."},
      .examples = "tra browse\ntra browse tham khảo chính trị",
      .options = {}};
}

}  // namespace

std::vector<CommandSpec> commands_of_keeping() {
  return {open_command(),  similar_command(), cite_command(),    tag_command(),   correct_command(),
          watch_command(), news_command(),    explain_command(), terms_command(), browse_command()};
}

}  // namespace tra::cli
