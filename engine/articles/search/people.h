// One person under several forms of a name across articles: "Kim Jong-un" and "Kim Jong Un", "Thongloun Sisoulith" and
// "Thoong-lun Xi-xu-lít", "Putin" and "Vladimir Putin". Forms are put together only where the archive proves it:
//
//   spelling       the same words apart from hyphens, blanks and, in names no Vietnamese has, diacritics; no article
//                  tells another country of one of them.
//   transcription  names of one sound, one of them foreign; with the same country and office.
//   part           the shorter name is a form of the longer; with the same country and office, and of nobody else with
//                  that country and office it is a form too.
//
// Offices are the same where one begins with all words of the other ("Thứ trưởng", "Thứ trưởng Ngoại giao"). Nothing is
// put together where an article names both forms as two people, or where the articles lie more than five years apart.
// Since no article has two forms of one person, the counts of a person are the sums of the counts of the forms.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "tra/searcher.h"

namespace tra::articles {

class People {
 public:
  explicit People(const Searcher& searcher);

  // The form under which counts of this form are merged.
  const std::string& name_of(const std::string& form) const;

  // All forms of the names, each once.
  std::vector<std::string> with_all_forms(std::vector<std::string> names) const;

  // The counts of the field "person" with the forms of each person under the fullest of the frequent ones, by falling
  // count.
  FacetResult merged(FacetResult counted) const;

 private:
  std::map<std::string, std::size_t, std::less<>> person_of_;  // of the forms that were put together
  std::vector<std::vector<std::string>> forms_;                // of each person, first the fullest of the frequent ones
};

}  // namespace tra::articles
