// tra-query(7): the query language in one table.
#include "pages/pages.h"

namespace tra::cli {
namespace {

struct Form {
  std::string_view form;
  Text meaning;
};

constexpr Form forms[] = {
    {"tham khảo lào",
     {"All words, in any order and place (--match says otherwise). A word typed with its marks matches that spelling, "
      "a "
      "word typed without matches every spelling.",
      "Đủ mọi từ, theo thứ tự nào, ở đâu cũng được (trừ khi --match nói khác). Từ gõ có dấu chỉ khớp đúng cách viết "
      "đó, "
      "từ gõ không dấu khớp với mọi cách bỏ dấu."}},
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
    {"title:lào, tail:word", {"Only in this field.", "Chỉ trong mục này."}},
    {"country:Lào,KH",
     {"Any of these values of a facet; level:, type:, mode:, mentioned:, source: likewise.",
      "Một trong các giá trị phân loại này; level:, type:, mode:, mentioned:, source: cũng vậy."}},
    {"date:2021..2024, date:>=2021-05, date:..2020",
     {"Published in this range, both ends included; a year or month stands for all its days.",
      "Đăng trong khoảng này, tính cả hai đầu; năm hoặc tháng là mọi ngày trong đó."}},
    {"*", {"Everything.", "Mọi bài."}},
};

}  // namespace

std::string query_page(Language language, const std::string& version) {
  const Text name{"tra-query - the query language of tra", "tra-query - ngôn ngữ truy vấn của tra"};
  const Text title{".SH DESCRIPTION\n", ".SH MÔ TẢ\n"};
  const Text rest{
      "What cannot be understood is never refused: a quote without its partner, a sign with nothing to work "
      "on and the name of no field are passed over or taken as words.",
      "Truy vấn không bao giờ bị từ chối vì không hiểu được: dấu nháy lẻ, dấu không kèm từ, tên mục không có "
      "thật đều được bỏ qua hoặc coi là từ."};
  std::string out = roff_title("TRA-QUERY", 7, version) +
                    (language == Language::vietnamese ? ".SH TÊN\n" : ".SH NAME\n") + roff(name.in(language)) + "\n" +
                    std::string(title.in(language));
  for (const Form& one : forms) out += roff_entry("\\fB" + roff(one.form) + "\\fR", one.meaning.in(language));
  return out + ".PP\n" + roff(rest.in(language)) + "\n" +
         (language == Language::vietnamese ? ".SH XEM THÊM\n" : ".SH SEE ALSO\n") +
         "\\fBtra\\fR(1), \\fBtra\\-search\\fR(1)\n";
}

}  // namespace tra::cli
