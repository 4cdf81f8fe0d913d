// The commands that look after an index.
#include <iterator>

#include "arguments/command_groups.h"
#include "arguments/options_of_upkeep.h"
#include "arguments/options_shared.h"

namespace tra::cli {

namespace {

const CommandSpec commands[] = {
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
         {"Reads the whole index with the commit that is kept before the newest one, verifies every checksum and "
          "decodes every structure. Damage is reported with its file and place; nothing is changed. A file that may "
          "not be read is no damage: the index is NOT CHECKED then.\n"
          "Exit status: 0 good, 2 damaged, not checked or an error.",
          "Đọc toàn bộ chỉ mục, cả lần ghi được giữ trước lần mới nhất, kiểm tra mọi tổng kiểm và giải mã mọi cấu "
          "trúc. Chỗ hỏng được báo kèm tên tệp và vị trí; không thay đổi gì. Tệp không được phép đọc thì không phải "
          "là hỏng: chỉ mục khi ấy là CHƯA KIỂM TRA.\n"
          "Mã kết thúc: 0 tốt, 2 hỏng, chưa kiểm tra hoặc có lỗi."},
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
          "Thử các trọng số khác cho số lần một từ có trong bài và độ dài bài (k1, b), cho các từ đứng cạnh nhau, từ "
          "ở phần đầu bài và cách phân loại mà câu hỏi nói tới. Một nửa số truy vấn dùng để chọn trọng số; chúng chỉ "
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
     .options = writing() + Specs{&option::no_progress}},
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
     .options = writing() + Specs{&option::no_progress}},
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
     .options = Specs{&option::import_format} + writing() + Specs{&option::no_progress}},
    {.name = "export",
     .summary = {"every article with its facets, as JSON Lines or as other engines take it",
                 "xuất mọi bài cùng phân loại, dưới dạng JSON Lines hoặc dạng mà các bộ máy tìm kiếm khác nhận"},
     .synopsis = "[OPTIONS]",
     .description =
         {"Writes every article with all its members and facets, one JSON object a line. tra add and tra sync "
          "read them back. For other engines: csv, opensearch (lines for its bulk interface), vespa (its JSON feed), "
          "ciff (terms and frequencies, without texts). Beside each text stand its terms as tra analyses it, so that "
          "an engine that splits at blanks indexes the same.",
          "Xuất mọi bài với mọi mục và phân loại, mỗi dòng một đối tượng JSON. tra add và tra sync đọc lại được. Cho "
          "các bộ máy khác: csv, opensearch (các dòng cho giao diện bulk), vespa (dòng JSON), ciff (từ và số lần "
          "xuất hiện, không có văn bản). Bên cạnh mỗi văn bản là các từ do tra phân tích, nên bộ máy nào chỉ tách "
          "theo dấu cách cũng lập chỉ mục giống như vậy."},
     .examples = "tra export > articles.jsonl\n"
                 "tra export | zstd > articles.jsonl.zst\n"
                 "tra export --format opensearch --mapping > mapping.json",
     .options = {&option::export_format, &option::export_mapping}},
};

}  // namespace

std::vector<CommandSpec> commands_of_upkeep() { return {std::begin(commands), std::end(commands)}; }

}  // namespace tra::cli
