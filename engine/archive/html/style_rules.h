// Which elements the style sheets inside a page hide.
#pragma once

#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "archive/html/tree.h"

namespace tra {

// Whether declarations of CSS ("display: none; color: red") hide an element, show one, or say neither.
enum class Display : unsigned char { unsaid, shown, hidden };
Display display_of(std::string_view declarations);
// Whether they give letters no size.
bool is_without_size(std::string_view declarations);

// Rules of classes and ids: ".a", "#b", "p.a", ".a.b". Rules such as ".open .a", and those under a condition
// ("@media"), are not followed; nothing is hidden by a name that one of them shows.
class StyleRules {
 public:
  // Throws ReadError, which names the limits, when the rules are too many to keep.
  void read(std::string_view sheet);
  bool hide(const GumboNode* element) const;

 private:
  struct Rule {
    std::vector<std::string> names;  // ".a", "#b"
    std::string tag;                 // empty for any
    bool hides;
    std::size_t place;  // in the order of the sheets
  };
  void read_rules(std::string_view sheet, bool conditional);
  void add(std::string_view selector, Display display);
  void doubt(std::string_view selector);  // of its names nothing is said

  std::vector<Rule> rules_;
  std::size_t read_ = 0, names_ = 0;  // rules that were read; names in those that are kept
  std::unordered_map<std::string, std::size_t> by_selector_;
  std::unordered_map<std::string, std::vector<std::size_t>> by_name_;  // the rules by one of their names
  std::unordered_set<std::string> doubtful_;
};

}  // namespace tra
