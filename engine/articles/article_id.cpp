// Finds an article's id in any Unicode normal form: some file systems store names decomposed, while most keyboards type
// composed characters.
#include "text/ascii.h"
#include "text/normal_form.h"
#include "tra/article_index.h"

namespace tra {

std::optional<DocAddress> find_article(const Snapshot& snapshot, std::string_view id) {
  if (auto address = snapshot.find(id)) return address;
  if (text::is_ascii(id)) return std::nullopt;
  for (const auto form : {text::NormalForm::composed, text::NormalForm::decomposed})
    if (const std::string other = text::normalized(id, form); other != id)
      if (auto address = snapshot.find(other)) return address;
  return std::nullopt;
}

}  // namespace tra
