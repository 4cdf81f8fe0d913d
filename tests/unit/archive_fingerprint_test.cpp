// Fingerprints, which recognise an article that was saved twice.
#include <catch2/catch.hpp>
#include <string>
#include <vector>

#include "support/random.h"
#include "tra/fingerprint.h"

using tra::Article;
using tra::Fingerprint;

namespace {

const std::vector<std::string>& syllables() {
  static const std::vector<std::string> all{"hợp",  "tác",  "quốc", "phòng", "Việt", "Nam", "thoả", "thuận", "đường",
                                            "biên", "giới", "trao", "đổi",   "kinh", "tế",  "nghị", "định",  "khẳng"};
  return all;
}

std::vector<std::string> random_words(tra::test::Random& random, std::size_t count) {
  std::vector<std::string> words;
  while (words.size() < count) words.push_back(syllables()[random.below(syllables().size())]);
  return words;
}

Article article(const std::vector<std::string>& words) {
  Article made;
  made.title = "Tham khảo chính trị";
  for (const std::string& word : words) made.body += word + " ";
  return made;
}

}  // namespace

TEST_CASE("the sketch sees neither marks, case, normal form, punctuation nor the tail", "[archive][fingerprint]") {
  Article first;
  first.title = "Tham khảo chính trị Việt Nam - Lào";
  first.lead = "Hai bên trao đổi về hợp tác, về biên giới và về các thoả thuận đã ký trong năm qua.";
  first.body = "Cuộc họp diễn ra tại Hà Nội. Hai Thứ trưởng đồng chủ trì và hài lòng về kết quả đạt được.";
  Article second;
  second.title = "THAM KHẢO CHÍNH TRỊ VIỆT NAM – LÀO";
  second.body =
      "Hai be\u0302n trao đo\u0302\u0309i ve\u0302\u0300 hợp tác về biên giới và về các thỏa thuận đã ký trong năm "
      "qua\n\n"
      "Cuộc họp diễn ra tại Hà Nội; hai thứ trưởng đồng chủ trì và hài lòng về kết quả đạt được";
  second.tail = "Tin cùng chuyên mục: Giá vàng hôm nay";
  REQUIRE_FALSE(Fingerprint::of(first).empty());
  CHECK(Fingerprint::of(first) == Fingerprint::of(second));
}

TEST_CASE("a few changed words leave an article the same, other articles are other", "[archive][fingerprint]") {
  tra::test::Random random(7);
  for (int round = 0; round < 50; ++round) {
    const std::vector<std::string> words = random_words(random, 500);
    std::vector<std::string> edited = words;
    for (int i = 0; i < 4; ++i) edited[random.below(edited.size())] = "khác";
    const Fingerprint original = Fingerprint::of(article(words));
    CHECK(original.same_article(Fingerprint::of(article(edited))));
    CHECK_FALSE(original.same_article(Fingerprint::of(article(random_words(random, 500)))));

    std::vector<std::string> half = words;  // the first half of one article, followed by another article
    const std::vector<std::string> rest = random_words(random, 250);
    std::copy(rest.begin(), rest.end(), half.begin() + 250);
    CHECK_FALSE(original.same_article(Fingerprint::of(article(half))));
  }
}

TEST_CASE("agreement estimates the share of common runs of five syllables", "[archive][fingerprint]") {
  tra::test::Random random(11);
  double sum = 0;
  constexpr int rounds = 200;
  for (int round = 0; round < rounds; ++round) {
    std::vector<std::string> words = random_words(random, 1200);
    const Fingerprint whole = Fingerprint::of(article(words));
    words.resize(600);
    sum += whole.agreement(Fingerprint::of(article(words)));
  }
  CHECK(sum / rounds == Approx(0.5).margin(0.02));
}

TEST_CASE("short texts have no sketch and are never the same article", "[archive][fingerprint]") {
  Article brief;
  brief.title = "Giá vàng hôm nay";
  brief.body = "Giá vàng miếng sáng nay không đổi so với chốt phiên hôm qua.";
  CHECK(Fingerprint::of(brief).empty());
  CHECK(Fingerprint::of(brief).text().empty());
  CHECK_FALSE(Fingerprint::of(brief).same_article(Fingerprint::of(brief)));
}

TEST_CASE("a sketch is written and read as hexadecimal digits", "[archive][fingerprint]") {
  tra::test::Random random(3);
  const Fingerprint sketch = Fingerprint::of(article(random_words(random, 100)));
  CHECK(sketch.text().size() == 64);
  CHECK(Fingerprint::parse(sketch.text()) == sketch);
  CHECK(Fingerprint::parse("").empty());
  CHECK(Fingerprint::parse(std::string(64, 'g')).empty());
  CHECK(Fingerprint::parse(sketch.text() + "0").empty());
}
