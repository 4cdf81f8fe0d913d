#include "arguments/topics.h"

namespace tra::cli {
namespace {

constexpr Form query_forms[] = {
    {"tham khảo lào",
     {"All words, in any order and place (--match says otherwise). A word typed with its marks matches that spelling, "
      "a "
      "word typed without matches every spelling.",
      "Đủ mọi từ, theo thứ tự nào, ở đâu cũng được (trừ khi --match nói khác). Từ gõ có dấu chỉ khớp đúng cách viết "
      "đó, từ gõ không dấu khớp với mọi cách bỏ dấu."}},
    {"\"tham khảo chính trị\"", {"The words side by side, in this order.", "Các từ đứng liền nhau, đúng thứ tự này."}},
    {"\"tham khảo lào\"~3",
     {"The same with up to three moves of words.", "Như trên, cho phép dời chỗ các từ tối đa ba bước."}},
    {"đườ*", {"Words that begin so.", "Các từ bắt đầu như vậy."}},
    {"lao~", {"Words within a letter or two.", "Các từ chỉ khác một, hai chữ cái."}},
    {"lào^2", {"Counts double in the score.", "Tính điểm gấp đôi."}},
    {"+tham -khảo",
     {"Must be there; must not be there. The sign stands behind a blank and directly before its word.",
      "Phải có; không được có. Dấu đứng sau khoảng trắng và liền trước từ."}},
    {"a AND b, a OR b, NOT c",
     {"Operators, in capitals; also VÀ, HOẶC, KHÔNG. AND binds closer than OR, words side by side closer than AND.",
      "Toán tử, viết hoa; cũng viết được VÀ, HOẶC, KHÔNG. AND kết chặt hơn OR, các từ viết liền nhau chặt hơn AND."}},
    {"(a OR b) c", {"Parentheses group.", "Dấu ngoặc để nhóm lại."}},
    {"title:lào, tiêu_đề:lào, tail:word", {"Only in this field.", "Chỉ trong mục này."}},
    {"country:Lào,KH",
     {"Any of these values of a facet; level:, type:, mode:, mentioned:, source: likewise. Their names in Vietnamese, "
      "too: nước:, loại:, cấp:, hình_thức:, nhắc_đến:, người:, nguồn:, nhãn:.",
      "Một trong các giá trị phân loại này; level:, type:, mode:, mentioned:, source: cũng vậy. Gõ tên tiếng Việt cũng "
      "được: nước:, loại:, cấp:, hình_thức:, nhắc_đến:, người:, nguồn:, nhãn:."}},
    {"ordinal:5..8, lần:5..8", {"The number of the meeting.", "Lần thứ của cuộc họp."}},
    {"date:2021..2024, date:>=2021-05, ngày:7d",
     {"A meeting in this range, both ends included, or where no day of a meeting is known published in it; published: "
      "and "
      "met: ask for one of the two. More in tra help dates.",
      "Họp trong khoảng này, tính cả hai đầu; không rõ ngày họp thì xét ngày đăng; published: và met: chỉ xét một "
      "trong hai. Xem thêm tra help dates."}},
    {"*", {"Everything.", "Mọi bài."}},
};

constexpr Form date_forms[] = {
    {"2024, 2024-05, 2024-05-16", {"A year, a month, a day.", "Năm, tháng, ngày."}},
    {"5/2024, 16/5/2024, 16.5.2024, 2024/5/16", {"The same as it is written.", "Cũng vậy, theo cách viết thường."}},
    {"tháng 5/2024, ngày 16 tháng 5 năm 2024; May 2024, 16 May 2024", {"The same in words.", "Cũng vậy, bằng chữ."}},
    {"2024-Q2, quý 2/2024", {"A quarter.", "Một quý."}},
    {"2024-W07", {"A week (ISO 8601), from Monday.", "Một tuần (ISO 8601), từ thứ Hai."}},
    {"7d, 3w, 6m, 2y; 7 ngày, 3 tuần",
     {"As long ago as this, up to today.", "Từ ngần ấy ngày, tuần, tháng, năm trước đến hôm nay."}},
    {"today, yesterday, last month; hôm nay, hôm qua, tuần trước, năm ngoái",
     {"By the local day; 'this' and 'last' with week, month, quarter, year.",
      "Theo ngày ở máy này; 'này' và 'trước' đi với tuần, tháng, quý, năm."}},
};

constexpr Form facet_forms[] = {
    {"country",
     {"The partner country: by its code, or any of its names in Vietnamese or English.",
      "Nước đối tác: theo mã, hoặc theo tên gọi nào cũng được, tiếng Việt hay tiếng Anh."}},
    {"type",
     {"The kind of meeting: tham vấn, hội đàm, political_consultation, ...",
      "Loại hoạt động: tham vấn, hội đàm, political_consultation, ..."}},
    {"level", {"Who led it: thứ trưởng, minister, ...", "Cấp dẫn đầu: thứ trưởng, minister, ..."}},
    {"mode", {"In person, online, hybrid, phone.", "Trực tiếp, trực tuyến, kết hợp, điện thoại."}},
    {"mentioned", {"Countries named anywhere in the text.", "Các nước được nhắc đến trong bài."}},
    {"source", {"Where the article was published.", "Nơi đăng bài."}},
};

constexpr Form nightly_forms[] = {
    {"tra sync articles/", {"Once: makes the index remember this archive.", "Một lần: để chỉ mục nhớ kho này."}},
    {"tra sync --quiet --wait 3600 --report FILE",
     {"Every night: brings all archives up to date, prints nothing when all is well, and writes what was done.",
      "Hằng đêm: cập nhật mọi kho, không in gì khi mọi việc ổn, và ghi lại những gì đã làm."}},
    {"share/tra/systemd, share/tra/crontab",
     {"The same as a systemd service with its timer, and as a line for cron.",
      "Việc ấy dưới dạng dịch vụ systemd kèm bộ hẹn giờ, và dưới dạng một dòng cho cron."}},
};

constexpr Topic all_topics[] = {
    {"query",
     {"the query language", "ngôn ngữ truy vấn"},
     {},
     query_forms,
     {"What cannot be understood is never refused: a quote without its partner, a sign with nothing to work on and the "
      "name "
      "of no field are passed over or taken as words, and it is said so; --strict refuses them.",
      "Truy vấn không bao giờ bị từ chối vì không hiểu được: dấu nháy lẻ, dấu không kèm từ, tên mục không có thật "
      "đều được bỏ qua hoặc coi là từ, và có nói rõ; --strict thì từ chối."}},
    {"dates",
     {"how dates are written, and which date of an article counts", "cách viết ngày, và ngày nào của bài được tính"},
     {"--from, --to, date:, --sort date, tra timeline and --by year go by the best date of an article: the day of its "
      "meeting, where that is known, else of its publication. A meeting of several days counts in every span it "
      "reaches into, and is sorted by its first day. --published-from, --published-to, --meeting-from and "
      "--meeting-to name one of them.",
      "--from, --to, date:, --sort date, tra timeline và --by year xét ngày họp của bài nếu biết, nếu không thì ngày "
      "đăng. Cuộc họp nhiều ngày được tính vào mọi khoảng mà nó chạm tới, và xếp theo ngày đầu. --published-from, "
      "--published-to, --meeting-from và --meeting-to chỉ xét một trong hai."},
     date_forms,
     {"Articles without any date are left out where dates are asked for, and the search says how many there are.",
      "Khi hỏi theo ngày thì không tính các bài không rõ ngày nào, và kết quả nói rõ có bao nhiêu bài như vậy."}},
    {"facets",
     {"what articles are counted and filtered by", "bài được đếm và lọc theo những gì"},
     {"--country LA narrows a search, --not-country LA keeps the others, country:LA in a query does the same; several "
      "values with commas are any of them. tra values FACET lists the values there are, tra facets --by country,year "
      "crosses two. Names in Vietnamese do, too: tra facets --by nước,năm.",
      "--country LA thu hẹp việc tìm, --not-country LA giữ phần còn lại, country:LA trong truy vấn cũng vậy; nhiều "
      "giá trị cách nhau bằng dấu phẩy là một trong số đó. tra values liệt kê các giá trị hiện có, tra facets --by "
      "country,year lập bảng chéo. Tên tiếng Việt cũng được: tra facets --by nước,năm."},
     facet_forms,
     {}},
    {"nightly",
     {"keeping an index like its archives", "giữ cho chỉ mục khớp với kho bài"},
     {},
     nightly_forms,
     {"Searches go on meanwhile; a sync that is killed loses nothing that was committed. Exit status 2 means that "
      "removals "
      "were held back or something failed: the report says what.",
      "Trong lúc đó vẫn tìm được; lần chạy bị ngắt không làm mất những gì đã ghi. Mã kết thúc 2 nghĩa là có bài "
      "được giữ lại hoặc có lỗi: tệp báo cáo nói rõ."}},
};

}  // namespace

std::span<const Topic> topics() { return all_topics; }

const Topic* find_topic(std::string_view name) {
  for (const Topic& topic : all_topics)
    if (topic.name == name) return &topic;
  return nullptr;
}

}  // namespace tra::cli
