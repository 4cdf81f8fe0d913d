// Random questions about the words of an index. The same index and seed give the same questions.
#pragma once

#include <map>

#include "second_reader/vocabulary.h"

namespace tra::test {

struct Question {
  std::string kind;                 // single, or, and, and_not, phrase
  std::vector<std::string> terms;   // keys; distinct, except in a phrase, where they are in order
  std::vector<std::string> others;  // for and_not: keys that must not occur
  Query query = Query::nothing();
};

class QuestionMaker {
 public:
  // Throws Error(invalid_argument) when the index has no words.
  QuestionMaker(const Snapshot& snapshot, std::uint64_t seed);

  // Cycles through all kinds. Throws Error(resource_exhausted) when the words of the index allow no question.
  Question next();

  // The numbers of discarded draws, by reason.
  const std::map<std::string, std::uint64_t>& passed_over() const noexcept { return passed_over_; }

 private:
  bool try_words(Question& question);
  bool try_phrase(Question& question);
  // Up to `count` different words, of the whole index or of one document, so that some questions have hits.
  std::vector<std::string> draw(std::size_t count);
  std::vector<std::string> draw_from_document(std::size_t count);
  std::vector<std::string> draw_phrase(std::size_t count);
  // The words in a text of a random document (deleted or not), in order; empty when it has no stored text.
  std::vector<std::string> words_of_a_text();
  bool pass_over(const std::string& reason);

  const Snapshot& snapshot_;
  Vocabulary vocabulary_;
  Random random_;
  std::size_t made_ = 0;
  std::map<std::string, std::uint64_t> passed_over_;
};

}  // namespace tra::test
