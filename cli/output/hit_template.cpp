#include "output/hit_template.h"

#include "arguments/options.h"
#include "output/hit_fields.h"
#include "output/terminal.h"

namespace tra::cli {

HitTemplate::HitTemplate(const std::string& text) : texts_{""} {
  for (std::size_t at = 0; at < text.size(); ++at) {
    const char c = text[at], next = at + 1 < text.size() ? text[at + 1] : '\0';
    if ((c == '{' || c == '}') && next == c) {
      texts_.back() += c;
      ++at;
    } else if (c == '\\' && (next == 'n' || next == 't')) {
      texts_.back() += next == 'n' ? '\n' : '\t';
      ++at;
    } else if (c == '{') {
      const std::size_t end = text.find('}', at);
      if (end == std::string::npos) throw UsageError("search: --template has a { without its } (write {{ for a brace)");
      fields_.push_back(text.substr(at + 1, end - at - 1));
      texts_.emplace_back();
      at = end;
    } else if (c == '}') {
      throw UsageError("search: --template has a } without its { (write }} for a brace)");
    } else {
      texts_.back() += c;
    }
  }
}

std::string HitTemplate::line(const ArticleHit& hit, std::size_t rank, const Wording& wording) const {
  std::string out = texts_.front();
  for (std::size_t i = 0; i < fields_.size(); ++i)
    out += printable(hit_field(hit, rank, fields_[i], wording)) + texts_[i + 1];
  return out + "\n";
}

}  // namespace tra::cli
