// Fits the weights of the ranking to an archive: each by itself, over a few values, on every second query.
#include "tra/tuning.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <random>

#include "articles/ranking_weights.h"
#include "tra/article_index.h"
#include "tra/article_search.h"
#include "tra/error.h"

namespace tra {
namespace {

constexpr std::size_t kFewestQueries = 20, kDepth = 10;
constexpr int kRounds = 2;  // through all weights: the first may be better with the others changed
constexpr int kTestRounds = 2000;
constexpr double kChance = 0.05;

using Judgments = std::map<std::string, unsigned, std::less<>>;

struct Question {
  std::string text;
  Judgments judged;
};

// Burges et al., "Learning to Rank using Gradient Descent" (ICML 2005): a grade g gains 2^g - 1.
double gain(unsigned grade) { return std::exp2(grade) - 1; }

double ndcg(const Question& question, const std::vector<ArticleHit>& hits) {
  std::vector<unsigned> grades;
  for (const auto& [id, grade] : question.judged) grades.push_back(grade);
  std::sort(grades.rbegin(), grades.rend());
  double got = 0, best = 0;
  for (std::size_t rank = 0; rank < kDepth; ++rank) {
    const double discount = 1 / std::log2(static_cast<double>(rank) + 2);
    if (rank < grades.size()) best += gain(grades[rank]) * discount;
    if (rank >= hits.size()) continue;
    const auto judged = question.judged.find(hits[rank].article.id);
    if (judged != question.judged.end()) got += gain(judged->second) * discount;
  }
  return best > 0 ? got / best : 0;
}

std::vector<double> scores(const ArticleSearcher& searcher, const std::vector<Question>& questions,
                           const Ranking& ranking) {
  std::vector<double> all;
  for (const Question& question : questions) {
    ArticleRequest request;
    request.text = question.text;
    request.match = ParserOptions::Match::any;
    request.limit = kDepth;
    request.fetch_articles = request.exact_total = false;
    request.ranking = ranking;
    all.push_back(ndcg(question, searcher.search(request).hits));
  }
  return all;
}

double mean(const std::vector<double>& values) {
  double sum = 0;
  for (const double value : values) sum += value;
  return values.empty() ? 0 : sum / static_cast<double>(values.size());
}

// The paired randomisation test (Smucker, Allan & Carterette, CIKM 2007): how often signs drawn at random give as great
// a difference.
double chance(const std::vector<double>& before, const std::vector<double>& after) {
  std::mt19937 random(1);
  double observed = 0;
  for (std::size_t i = 0; i < before.size(); ++i) observed += after[i] - before[i];
  int as_great = 1;
  for (int round = 0; round < kTestRounds; ++round) {
    double sum = 0;
    for (std::size_t i = 0; i < before.size(); ++i)
      sum += (random() & 1) != 0 ? after[i] - before[i] : before[i] - after[i];
    as_great += std::abs(sum) >= std::abs(observed) - 1e-12;
  }
  return static_cast<double>(as_great) / (kTestRounds + 1);
}

std::size_t count_words(std::string_view text) {
  return text.empty() ? 0 : 1 + static_cast<std::size_t>(std::count(text.begin(), text.end(), ' '));
}

// Articles spread over the archive, without their titles, in an index of their own; and the titles as questions, each
// of which means the article it was taken from.
class Titles {
 public:
  Titles(const Snapshot& snapshot, const TuningOptions& options) : directory_(memory_directory()) {
    IndexWriter writer(directory_, article_schema());
    const std::size_t every = std::max<std::size_t>(1, snapshot.documents() / std::max<std::size_t>(1, options.among));
    std::size_t number = 0;
    snapshot.for_each([&](DocAddress, const Document& document) {
      if (number++ % every == 0) add(to_article(document), writer);
      return true;
    });
    writer.commit();
    const std::size_t kept = std::max<std::size_t>(1, questions_.size() / std::max<std::size_t>(1, options.titles));
    std::vector<Question> spread;
    for (std::size_t i = 0; i < questions_.size() && spread.size() < options.titles; i += kept)
      spread.push_back(std::move(questions_[i]));
    questions_ = std::move(spread);
  }

  std::shared_ptr<const Snapshot> snapshot() const { return Snapshot::open(directory_); }
  std::vector<Question> take_questions() { return std::move(questions_); }

 private:
  static constexpr std::size_t kFewestWords = 5, kFewestBytes = 200;

  void add(Article article, IndexWriter& writer) {
    if (count_words(article.title) >= kFewestWords && article.lead.size() + article.body.size() >= kFewestBytes)
      questions_.push_back({article.title, {{article.id, 1}}});
    article.title.clear();
    writer.add(to_document(article));
  }

  std::shared_ptr<Directory> directory_;
  std::vector<Question> questions_;
};

std::vector<Question> questions_of(const std::vector<JudgedQuery>& judged) {
  std::vector<Question> questions;
  for (const JudgedQuery& query : judged) {
    Question question{query.text, {}};
    for (const auto& [id, grade] : query.judged)
      if (grade > 0) question.judged[id] = grade;
    if (!question.judged.empty()) questions.push_back(std::move(question));
  }
  return questions;
}

class Fitting {
 public:
  Fitting(const ArticleSearcher& searcher, std::vector<Question> questions, const TuningOptions& options)
      : searcher_(searcher), options_(options) {
    for (std::size_t i = 0; i < questions.size(); ++i)
      (i % 2 == 0 ? fitted_ : held_).push_back(std::move(questions[i]));
    for (const articles::Weight& weight : articles::weights()) steps_ += kRounds * weight.tried.size();
  }

  TuningResult run(const Ranking& before) {
    Ranking best = before;
    double most = mean(scores(searcher_, fitted_, best));
    for (int round = 0; round < kRounds; ++round)
      for (const articles::Weight& weight : articles::weights()) try_values(weight, best, most);
    const std::vector<double> old = scores(searcher_, held_, before), fresh = scores(searcher_, held_, best);
    const bool better = mean(fresh) > mean(old) && chance(old, fresh) < kChance;
    return {best, fitted_.size(), held_.size(), mean(old), mean(fresh), better};
  }

 private:
  // The value stays as it is unless another is better on the fitted half.
  void try_values(const articles::Weight& weight, Ranking& best, double& most) {
    const float now = best.*weight.member;
    for (const float value : weight.tried) {
      if (options_.progress) options_.progress(++done_, steps_);
      if (value == now) continue;
      Ranking other = best;
      other.*weight.member = value;
      const double reached = mean(scores(searcher_, fitted_, other));
      if (reached <= most) continue;
      most = reached;
      best = other;
    }
  }

  const ArticleSearcher& searcher_;
  const TuningOptions& options_;
  std::vector<Question> fitted_, held_;
  std::size_t done_ = 0, steps_ = 0;
};

}  // namespace

TuningResult tune(std::shared_ptr<const Snapshot> snapshot, const TuningOptions& options) {
  const Ranking before = tuned_ranking(*snapshot);
  std::vector<Question> questions = questions_of(options.judged);
  if (options.judged.empty()) {
    Titles titles(*snapshot, options);
    questions = titles.take_questions();
    snapshot = titles.snapshot();
  }
  if (questions.size() < kFewestQueries)
    throw Error(ErrorCode::invalid_argument, "tuning takes at least " + std::to_string(kFewestQueries) +
                                                 " queries with an answer, and there are " +
                                                 std::to_string(questions.size()));
  const ArticleSearcher searcher(snapshot, options.rules_dir);
  return Fitting(searcher, std::move(questions), options).run(before);
}

}  // namespace tra
