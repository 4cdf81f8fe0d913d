// Which elements the style sheets inside a page hide.
#pragma once

#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "archive/html/tree.h"

namespace tra {

// Whether declarations of CSS ("display: none; color: red") hide an element, show one, or say neither.
enum class Display : unsigned char { unsaid, shown, hidden };
Display display_of(std::string_view declarations);

// Rules of classes and ids: ".a", "#b", "p.a", ".a.b". Of a name that a rule with another selector shows, such as
// ".open .a", nothing is said to be hidden, because such rules are not followed. Rules for other media than screens and
// inside other conditions are ignored.
class StyleRules {
 public:
  void read(std::string_view sheet);
  bool hide(const GumboNode* element) const;

 private:
  struct Rule {
    std::vector<std::string> names;  // ".a", "#b"
    std::string tag;                 // empty for any
    bool hides;
  };
  void add(std::string_view selector, Display display);

  std::vector<Rule> rules_;
  std::unordered_map<std::string, std::vector<std::size_t>> by_name_;  // the rules by the first of their names
  std::unordered_map<std::string, bool> doubtful_;
};

}  // namespace tra
