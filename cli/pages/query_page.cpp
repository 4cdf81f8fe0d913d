// tra-query(7): the query language in one table.
#include "arguments/topics.h"
#include "pages/pages.h"

namespace tra::cli {

std::string query_page(Language language, const std::string& version) {
  const Text name{"tra-query - the query language of tra", "tra-query - ngôn ngữ truy vấn của tra"};
  const Text title{".SH DESCRIPTION\n", ".SH MÔ TẢ\n"};
  const Topic& topic = *find_topic("query");
  std::string out = roff_title("TRA-QUERY", 7, version) +
                    (language == Language::vietnamese ? ".SH TÊN\n" : ".SH NAME\n") + roff(name.in(language)) + "\n" +
                    std::string(title.in(language));
  for (const Form& one : topic.forms) out += roff_entry("\\fB" + roff(one.form) + "\\fR", one.meaning.in(language));
  return out + ".PP\n" + roff(topic.rest.in(language)) + "\n" +
         (language == Language::vietnamese ? ".SH XEM THÊM\n" : ".SH SEE ALSO\n") +
         "\\fBtra\\fR(1), \\fBtra\\-search\\fR(1)\n";
}

}  // namespace tra::cli
