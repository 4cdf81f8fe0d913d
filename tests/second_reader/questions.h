// Questions chosen at random over the words of an index; the same index and seed give the same ones.
#pragma once

#include <map>

#include "second_reader/vocabulary.h"

namespace tra::test {

struct Question {
  std::string kind;                 // single, or, and, and_not, phrase
  std::vector<std::string> terms;   // keys; of a phrase in order, else no two are equal
  std::vector<std::string> others;  // of and_not: keys that must not be there
  Query query = Query::nothing();
};

class QuestionMaker {
 public:
  // Error(invalid_argument) for an index without a word.
  QuestionMaker(const Snapshot& snapshot, std::uint64_t seed);

  // All kinds in turn. Error(resource_exhausted) where the words of the index cannot be put as questions.
  Question next();

  // Draws that were not used, by their reason.
  const std::map<std::string, std::uint64_t>& passed_over() const noexcept { return passed_over_; }

 private:
  bool try_words(Question& question);
  bool try_phrase(Question& question);
  // Up to `count` different words, of the whole index or of one document, so that some have documents in common.
  std::vector<std::string> draw(std::size_t count);
  std::vector<std::string> draw_from_document(std::size_t count);
  std::vector<std::string> draw_phrase(std::size_t count);
  // The words of a text of a random document, deleted or not, in order; none where it has no text stored.
  std::vector<std::string> words_of_a_text();
  bool pass_over(const std::string& reason);

  const Snapshot& snapshot_;
  Vocabulary vocabulary_;
  Random random_;
  std::size_t made_ = 0;
  std::map<std::string, std::uint64_t> passed_over_;
};

}  // namespace tra::test
