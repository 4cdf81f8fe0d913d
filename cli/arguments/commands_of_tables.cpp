// The commands that count and report.
#include "arguments/command_groups.h"
#include "arguments/options_of_searching.h"
#include "arguments/options_of_tables.h"
#include "arguments/options_shared.h"

namespace tra::cli {
std::vector<CommandSpec> commands_of_tables() {
  return {
      {.name = "timeline",
       .summary = {"how many articles of each year, month or week a query finds",
                   "mỗi năm, tháng hoặc tuần truy vấn tìm thấy bao nhiêu bài"},
       .synopsis = "[OPTIONS] [QUERY...]",
       .operand = Operand::text,
       .description =
           {"Counts over time the articles that a query finds, or all of them, as bars on the terminal, as a table "
            "or as a chart. An article counts at the day of its meeting, else of its publication.\n"
            "Exit status: 0 found, 1 nothing found, 2 an error.",
            "Đếm theo thời gian các bài mà truy vấn tìm thấy, hoặc mọi bài: thành cột trên màn hình, thành bảng "
            "hoặc biểu đồ. Một bài được tính vào ngày họp, không rõ thì vào ngày đăng.\n"
            "Mã kết thúc: 0 tìm thấy, 1 không tìm thấy, 2 có lỗi."},
       .examples = "tra timeline 'Biển Đông'\n"
                   "tra timeline 'Biển Đông' --versus ASEAN --share --by year\n"
                   "tra timeline --country LA --by quarter --svg lao.svg",
       .options = Specs{&option::period, &option::versus, &option::share, &option::svg} + filters() +
                  Specs{&option::name_rules, &option::table_format, &option::color}},
      {.name = "values",
       .summary = {"the values of a facet with their counts", "các giá trị của một cách phân loại, kèm số bài"},
       .synopsis = "[OPTIONS] FACET",
       .operand = Operand::text,
       .description =
           {"Lists the values that the articles of the index have in a facet: country, type, level, mode, "
            "mentioned or source. Each can be typed as it is shown.\n"
            "Exit status: 0 found, 1 no article has a value, 2 an error.",
            "Liệt kê các giá trị mà các bài trong chỉ mục có theo một cách phân loại: country, type, level, mode, "
            "mentioned hoặc source. Giá trị nào cũng gõ lại được đúng như đã hiện.\n"
            "Mã kết thúc: 0 tìm thấy, 1 không bài nào có giá trị, 2 có lỗi."},
       .examples = "tra values country\n"
                   "tra values type --format csv",
       .options = {&option::table_format}},
      {.name = "report",
       .summary = {"the whole archive as one page: charts, tables, the newest articles",
                   "cả kho bài trong một trang: biểu đồ, bảng, các bài mới nhất"},
       .synopsis = "[OPTIONS] [QUERY...]",
       .operand = Operand::text,
       .description =
           {"Writes a page in HTML to standard output, of all articles or of those a query and filters find: how "
            "many there are over time, by country and kind of meeting, by country and year, and the newest of "
            "them. The page needs no server and no network.\n"
            "Exit status: 0 found, 1 nothing found, 2 an error.",
            "Ghi ra đầu ra chuẩn một trang HTML về mọi bài, hoặc về những bài mà truy vấn và các điều kiện lọc tìm "
            "thấy: số bài theo thời gian, theo nước và loại hoạt động, theo nước và năm, và các bài mới nhất. "
            "Trang không cần máy chủ, không cần mạng.\n"
            "Mã kết thúc: 0 tìm thấy, 1 không tìm thấy, 2 có lỗi."},
       .examples = "tra report > archive.html\n"
                   "tra report --country LA --from 2019 > lao.html",
       .options = Specs{&option::limit} + filters() + Specs{&option::name_rules}},
  };
}

}  // namespace tra::cli
