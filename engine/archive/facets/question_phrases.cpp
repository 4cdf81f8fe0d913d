// The phrases of questions.tsv.
#include "archive/facets/rule_lines.h"
#include "archive/facets/rules.h"
#include "tra/error.h"
#include "tra/facet_extraction.h"

namespace tra {

std::vector<std::string> question_phrases(const std::string& rules_dir) {
  std::vector<std::string> phrases;
  const auto read = [&](std::string_view file, const std::string& path) {
    archive::for_rule_lines(file, [&](const std::vector<std::string>& columns, std::size_t line) {
      if (columns.size() != 1)
        throw Error(ErrorCode::invalid_argument, "line " + std::to_string(line) + ": expected one phrase", path);
      phrases.push_back(columns[0]);
    });
  };
  for (const archive::EmbeddedFile& file : archive::embedded_rules())
    if (file.name == "questions.tsv") read(file.text, std::string(file.name));
  read(archive::user_rule_file(rules_dir, "questions.tsv"), rules_dir + "/questions.tsv");
  return phrases;
}

}  // namespace tra
