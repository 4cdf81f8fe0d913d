// The commands for several machines: an index built in parts, and replicas of an index.
#include <iterator>

#include "arguments/command_groups.h"
#include "arguments/options_of_parts.h"
#include "arguments/options_shared.h"

namespace tra::cli {

namespace {

const CommandSpec commands[] = {
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
          "nào thấy cùng những tệp ấy ở cùng đường dẫn. Các thiết lập cho ở đây có hiệu lực với mọi phần; --memory "
          "là của một tác vụ.\n"
          "Mã kết thúc: 0 đã xong, 2 có lỗi."},
     .examples = "tra plan /archive --parts 64 -o plan\n"
                 "tra count plan && tra build plan -o parts && tra adopt -i news.tra parts/*",
     .options = {&option::parts, &option::plan_folder, &option::include, &option::exclude, &option::as, &option::follow,
                 &option::memory, &option::rules, &option::no_facets, &option::map, &option::part_order}},
    {.name = "count",
     .summary = {"note what the parts of a plan have in common, before they are built",
                 "ghi lại những gì các phần của kế hoạch có chung, trước khi lập chỉ mục"},
     .synopsis = "[OPTIONS] PLAN",
     .operand = Operand::file,
     .description =
         {"Reads a part and notes its keys, its paragraphs and what its feeds tell of other pages; with --merge, "
          "when all parts are counted, decides which of several articles of one key is taken, as one sync would, and "
          "which paragraphs are the site's. Without --part and --merge it does all parts, then merges.\n"
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
         {"Verifies parts of one plan and takes over their files in one commit, linked where the file system can, "
          "else copied; the folders of the parts may be removed afterwards. A part that the index has is passed over. "
          "The next tra sync of the archives goes on from there, as if it had read all itself.\n"
          "Exit status: 0 done, 2 an error, or ids that another archive has were left out.",
          "Kiểm tra các phần của một kế hoạch rồi đưa tệp của chúng vào chỉ mục trong một lần ghi, bằng liên kết nếu "
          "hệ thống tệp cho phép, nếu không thì sao chép; sau đó có thể xóa thư mục của các phần. Phần nào chỉ mục "
          "đã có thì bỏ qua. Lần tra sync sau của các kho làm tiếp từ đó, như thể đã tự đọc tất cả.\n"
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
          "before or this one. The index may be written meanwhile. A run that is killed is finished by the next one. "
          "A replica is only read: commands that write to it are refused, until its file 'replica' is removed, which "
          "makes it an index of its own.\n"
          "Exit status: 0 done, 2 an error.",
          "Chép những tệp mà bản sao ở DEST còn thiếu, rồi mới chép tệp kê khai, nên nơi đọc ở đó thấy lần ghi trước "
          "hoặc lần ghi này, không bao giờ thấy nửa chừng. Trong lúc đó vẫn ghi được vào chỉ mục. Lần chạy nào bị "
          "giết thì lần sau làm nốt. Bản sao chỉ để đọc: lệnh nào ghi vào đó đều bị từ chối, cho đến khi xóa tệp "
          "'replica' của nó, lúc đó nó thành một chỉ mục riêng.\n"
          "Mã kết thúc: 0 đã xong, 2 có lỗi."},
     .examples = "tra replicate news.tra /mnt/readers/news.tra",
     .options = {}},
};

}  // namespace

std::vector<CommandSpec> commands_of_parts() { return {std::begin(commands), std::end(commands)}; }

}  // namespace tra::cli
