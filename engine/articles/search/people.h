// One person under several forms of a name across articles: "Kim Jong-un" and "Kim Jong Un", "Thongloun Sisoulith" and
// "Thoong-lun Xi-xu-lít", "Putin" and "Vladimir Putin". Forms are put together only where the archive proves it:
//
//   spelling       the same words apart from hyphens, blanks and, in names no Vietnamese has, diacritics; no article
//                  tells another country of one of them.
//   transcription  names of one sound, one of them foreign; with the same country and office.
//   slip           names of several words and one sound that differ in one letter, one of them many times rarer; no
//                  article tells another country of one of them.
//   part           the shorter name is a form of the longer; with the same country and office, and of nobody else with
//                  that country and office it is a form too.
//
// Offices are the same where one begins with all words of the other ("Thứ trưởng", "Thứ trưởng Ngoại giao"). Nothing is
// put together where an article names both forms as two people, or where the articles lie more than five years apart.
// Since no article has two forms of one person, the counts of a person are the sums of the counts of the forms.
#pragma once

#include <cstddef>
#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

#include "tra/searcher.h"

namespace tra::articles {

// Names that may be forms of one person are a group. A group is proven when one of its names is asked for, because that
// reads articles. Thread-safe.
class People {
 public:
  explicit People(const Searcher& searcher);
  ~People();

  // The form under which counts of this form are merged.
  std::string name_of(const std::string& form) const;

  // All forms of the names, each once.
  std::vector<std::string> with_all_forms(std::vector<std::string> names) const;

  // The counts of the field "person" with the forms of each person under the fullest of the frequent ones, by falling
  // count. Only the first `shown` are right, or all when it is 0: groups that cannot be among them are not proven.
  FacetResult merged(FacetResult counted, std::size_t shown) const;

 private:
  struct Group;

  // Null for a name that belongs to no group.
  Group* group_of(const std::string& name) const;
  // The forms of the person with this name, first the fullest of the frequent ones; null when there is one form.
  const std::vector<std::string>* forms_of(const std::string& name) const;

  const Searcher searcher_;
  mutable std::mutex proving_;
  std::vector<std::unique_ptr<Group>> groups_;
  std::map<std::string, Group*, std::less<>> group_of_;
};

}  // namespace tra::articles
