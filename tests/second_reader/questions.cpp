#include "second_reader/questions.h"

#include <algorithm>
#include <iterator>

#include "tra/error.h"

namespace tra::test {

namespace {

constexpr const char* kKinds[] = {"single", "or", "and", "and_not", "phrase"};
constexpr int kMostDraws = 1000;  // for one question

bool add_new(std::vector<std::string>& keys, const std::string& key) {
  if (std::find(keys.begin(), keys.end(), key) != keys.end()) return false;
  keys.push_back(key);
  return true;
}

}  // namespace

QuestionMaker::QuestionMaker(const Snapshot& snapshot, std::uint64_t seed)
    : snapshot_(snapshot), vocabulary_(snapshot), random_(seed) {
  if (vocabulary_.size() == 0) throw Error(ErrorCode::invalid_argument, "the index has no words");
}

Question QuestionMaker::next() {
  const std::string kind = kKinds[made_++ % std::size(kKinds)];
  for (int draws = 0; draws < kMostDraws; ++draws) {
    Question question;
    question.kind = kind;
    if (kind == "phrase" ? try_phrase(question) : try_words(question)) return question;
  }
  throw Error(ErrorCode::resource_exhausted,
              "no question of kind " + kind + " among " + std::to_string(kMostDraws) + " drawn");
}

bool QuestionMaker::try_words(Question& question) {
  std::size_t terms = 1, others = 0;
  // Some questions have so many terms that their weights exceed the range of the finest scale.
  if (question.kind == "or") terms = random_.chance(0.15) ? 24 : 2 + random_.below(4);
  if (question.kind == "and") terms = 2 + random_.below(2);
  if (question.kind == "and_not") terms = 1 + random_.below(2), others = 1 + random_.below(2);
  std::vector<std::string> keys = draw(terms + others);
  if (keys.size() < terms + others) return pass_over("too few different words");
  std::vector<Query> queries;
  for (const std::string& key : keys) {
    const std::optional<Query> query = vocabulary_.word(key);
    if (!query) return pass_over("a word's spelling is analysed as something else");
    queries.push_back(*query);
  }
  const auto first_other = static_cast<std::ptrdiff_t>(terms);
  const std::vector<Query> wanted(queries.begin(), queries.begin() + first_other);
  const std::vector<Query> unwanted(queries.begin() + first_other, queries.end());
  question.terms.assign(keys.begin(), keys.begin() + first_other);
  question.others.assign(keys.begin() + first_other, keys.end());
  question.query = question.kind == "single" ? queries[0]
                   : question.kind == "or"   ? Query::any_of(wanted)
                                             : Query::boolean(wanted, {}, unwanted);
  return true;
}

bool QuestionMaker::try_phrase(Question& question) {
  question.terms = draw_phrase(2 + random_.below(3));
  if (question.terms.empty()) return pass_over("a text is too short for the phrase");
  const std::optional<Query> query = vocabulary_.phrase(question.terms);
  if (!query) return pass_over("a phrase's spelling is analysed as something else");
  question.query = *query;
  return true;
}

std::vector<std::string> QuestionMaker::draw(std::size_t count) {
  if (random_.chance(0.5)) return draw_from_document(count);
  std::vector<std::string> keys;
  for (std::size_t i = 0; i < 4 * count && keys.size() < count; ++i) add_new(keys, vocabulary_.pick(random_));
  return keys;
}

std::vector<std::string> QuestionMaker::draw_from_document(std::size_t count) {
  std::vector<std::string> keys;
  const std::vector<std::string> words = words_of_a_text();
  for (std::size_t i = 0; !words.empty() && i < 4 * count && keys.size() < count; ++i) {
    const std::string& key = random_.pick(words);
    if (vocabulary_.has(key)) add_new(keys, key);
  }
  return keys;
}

std::vector<std::string> QuestionMaker::draw_phrase(std::size_t count) {
  if (random_.chance(0.1)) {  // words that are rarely adjacent
    std::vector<std::string> keys = {vocabulary_.pick(random_)};
    const std::string& other = vocabulary_.pick(random_);
    if (other.front() != keys[0].front()) return {};
    keys.push_back(other);
    return keys;
  }
  const std::vector<std::string> words = words_of_a_text();
  if (words.size() < count) return {};
  const auto first = words.begin() + static_cast<std::ptrdiff_t>(random_.below(words.size() - count + 1));
  const std::vector<std::string> keys(first, first + static_cast<std::ptrdiff_t>(count));
  return std::all_of(keys.begin(), keys.end(), [&](const std::string& key) { return vocabulary_.has(key); })
             ? keys
             : std::vector<std::string>();
}

std::vector<std::string> QuestionMaker::words_of_a_text() {
  const Schema& schema = snapshot_.schema();
  const auto segment = static_cast<std::uint32_t>(random_.below(snapshot_.segments().size()));
  const auto document = static_cast<std::uint32_t>(random_.below(snapshot_.segments()[segment].documents));
  std::vector<std::pair<const Document::Value*, FieldId>> texts;
  const Document stored = snapshot_.document({segment, document});
  for (const Document::Value& value : stored.values()) {
    const FieldId field = schema.find(value.field).value();
    const Field& known = schema.fields()[field];
    if (known.type == FieldType::text && (known.weight > 0 || known.own_lists)) texts.emplace_back(&value, field);
  }
  if (texts.empty()) return {};
  const auto [value, field] = random_.pick(texts);
  const Field& known = schema.fields()[field];
  const bool in_own_lists = known.weight == 0 || (known.own_lists && random_.chance(0.5));
  return vocabulary_.words(value->text, in_own_lists ? std::optional(field) : std::nullopt);
}

bool QuestionMaker::pass_over(const std::string& reason) {
  ++passed_over_[reason];
  return false;
}

}  // namespace tra::test
