#include "oracle/random_archive.h"

#include <algorithm>

namespace tra::test {
namespace {

std::vector<std::string> random_vocabulary(Random& random) {
  static const std::vector<std::string> kReal = {
      "tham",  "khảo", "chính", "trị", "việt",   "nam",  "lào",  "đường", "dương", "đương", "duong", "hòa",
      "hoà",   "hợp",  "tác",   "bộ",  "trưởng", "thứ",  "hội",  "đàm",   "đối",   "thoại", "quan",  "hệ",
      "ngoại", "giao", "thăm",  "chủ", "tịch",   "nước", "kinh", "tế",    "ủy",    "ban",   "liên",  "ASEAN",
      "G20",   "2024", "15",    "thủ", "tướng",  "phó",  "lần",  "họp",   "tham",  "thảm",  "thám",  "thấm"};
  static const std::vector<std::string> kOnsets = {"",  "b",  "c",  "ch", "d", "đ", "g",  "h",  "kh", "l", "m",
                                                   "n", "ng", "nh", "ph", "s", "t", "th", "tr", "v",  "x"};
  static const std::vector<std::string> kRimes = {"a",   "á",   "à",  "an", "án",  "ang", "áng", "ông", "ong", "óng",
                                                  "ươi", "uôi", "ín", "in", "inh", "ình", "êu",  "ơn",  "ợn",  "ây"};
  std::vector<std::string> words = kReal;
  const std::size_t invented = 50 + random.below(450);
  for (std::size_t i = 0; i < invented; ++i) words.push_back(random.pick(kOnsets) + random.pick(kRimes));
  for (std::size_t i = words.size() - 1; i > 0; --i) std::swap(words[i], words[random.below(i + 1)]);
  return words;
}

const std::vector<std::string>& values_of(const std::string& field) {
  static const std::vector<std::string> kCountries = {"LA", "KH", "CN", "US", "JP", "KR", "FR", "IN", "Ấn Độ", ""};
  static const std::vector<std::string> kKinds = {"visit", "talks", "phone_call", "dialogue"};
  return field == "country" ? kCountries : kKinds;
}

}  // namespace

Schema random_schema(Random& random) {
  Schema schema;
  schema.text("title", static_cast<std::uint8_t>(1 + random.below(5)), true);
  if (random.chance(0.5)) schema.text("lead", static_cast<std::uint8_t>(1 + random.below(3)), random.chance(0.3));
  schema.keyword("country").date("day");
  schema.text("body");
  if (random.chance(0.3)) schema.text("note", 0, true);
  return schema.keyword("kind").integer("views").stored("page");
}

RandomArchive::RandomArchive(Random& random, const Schema& schema)
    : random_(random),
      schema_(schema),
      vocabulary_(random_vocabulary(random)),
      frequencies_(vocabulary_.size(), 0.7 + 0.1 * static_cast<double>(random.below(6))) {}

std::string RandomArchive::word() { return vocabulary_[frequencies_.draw(random_)]; }

std::string RandomArchive::sentence(std::size_t words) {
  std::string text;
  for (std::size_t i = 0; i < words; ++i) {
    if (i > 0) text += random_.chance(0.03) ? ", " : random_.chance(0.02) ? "-" : " ";
    text += word();
  }
  return text;
}

std::string RandomArchive::text(std::size_t words) {
  std::string text;
  while (words > 0) {
    const std::size_t count = std::min<std::size_t>(words, 3 + random_.below(20));
    const std::string next = sentence(count);
    if (random_.chance(0.2)) recent_.push_back(next);
    if (recent_.size() > 200) recent_.erase(recent_.begin());
    text += next + (random_.chance(0.2) ? ".\n\n" : ". ");
    words -= count;
  }
  return text;
}

std::vector<std::string> RandomArchive::keywords(const std::string& field) {
  std::vector<std::string> values;
  const std::size_t count = random_.chance(0.2) ? 0 : random_.chance(0.8) ? 1 : 2 + random_.below(3);
  for (std::size_t i = 0; i < count; ++i) values.push_back(random_.pick(values_of(field)));
  return values;
}

Document RandomArchive::document(const std::string& key) {
  Document document(key);
  for (const Field& field : schema_.fields()) {
    if (field.type == FieldType::text) {
      const std::size_t longest = field.name == "body" ? (random_.chance(0.05) ? 1500 : 120) : 14;
      const std::size_t values = random_.chance(0.05) ? 0 : random_.chance(0.9) ? 1 : 2;
      for (std::size_t i = 0; i < values; ++i) document.add(field.name, text(random_.below(longest)));
    } else if (field.type == FieldType::keyword) {
      for (const std::string& value : keywords(field.name)) document.add(field.name, value);
    } else if (field.type == FieldType::date) {
      if (random_.chance(0.9)) document.add(field.name, random_.between(18000, 18400));
    } else if (field.type == FieldType::integer) {
      for (std::uint64_t i = random_.below(3); i > 0; --i) document.add(field.name, random_.between(-50, 50));
    } else {
      document.add(field.name, random_.bytes(random_.below(50)));
    }
  }
  return document;
}

Query RandomArchive::filter() {
  switch (random_.below(3)) {
    case 0: {
      const std::string field = random_.chance(0.5) ? "country" : "kind";
      std::vector<std::string> values = {random_.pick(values_of(field))};
      if (random_.chance(0.3)) values.push_back(random_.chance(0.3) ? "unknown" : random_.pick(values_of(field)));
      return Query::keyword(field, values);
    }
    case 1: {
      std::optional<std::int64_t> from = random_.between(17990, 18410), to = *from + random_.between(0, 200);
      if (random_.chance(0.2)) from.reset();
      if (random_.chance(0.2)) to.reset();
      return Query::range("day", from, to);
    }
    default: {
      const std::int64_t from = random_.between(-60, 60);
      return Query::range("views", from, random_.chance(0.1) ? from - 1 : from + random_.between(0, 30));
    }
  }
}

Query RandomArchive::leaf(bool scored) {
  const std::string field = random_.chance(0.2) ? "title" : "";
  const double choice = static_cast<double>(random_.below(1000)) / 1000;
  if (choice < 0.55) return Query::term(random_.chance(0.02) ? "khôngcótrongchỉmục" : word(), field);
  if (choice < 0.75) {
    // Words copied from a document, or random words.
    std::string words = word() + " " + word();
    if (random_.chance(0.8) && !recent_.empty()) {
      const std::string& stretch = random_.pick(recent_);
      std::vector<std::size_t> spaces = {0};
      for (std::size_t i = 0; i < stretch.size(); ++i)
        if (stretch[i] == ' ') spaces.push_back(i + 1);
      const std::size_t first = random_.below(spaces.size());
      const std::size_t end = std::min(first + 2 + random_.below(3), spaces.size());
      words = stretch.substr(spaces[first], end == spaces.size() ? std::string::npos : spaces[end] - spaces[first]);
    }
    return Query::phrase(words, scored ? 0 : static_cast<std::uint32_t>(random_.below(4)), field);
  }
  if (choice < 0.9) return filter();
  if (choice < 0.93) return Query::everything();
  if (choice < 0.94) return Query::nothing();
  std::string start;
  for (char c : {static_cast<char>('a' + random_.below(26)), static_cast<char>('a' + random_.below(26))})
    if (start.empty() || random_.chance(0.6)) start += c;
  return Query::prefix(start, field);
}

std::vector<Query> RandomArchive::trees(bool scored, int depth, std::size_t least, std::size_t most) {
  std::vector<Query> queries;
  const std::size_t count = least + random_.below(most - least + 1);
  for (std::size_t i = 0; i < count; ++i) queries.push_back(tree(scored, depth));
  return queries;
}

Query RandomArchive::tree(bool scored, int depth) {
  if (depth == 0 || random_.chance(0.4)) {
    const Query query = leaf(scored);
    return random_.chance(0.1) ? Query::boost(query, 0.25f * static_cast<float>(1 + random_.below(20))) : query;
  }
  switch (random_.below(4)) {
    case 0:
      return Query::all_of(trees(scored, depth - 1, 2, 3));
    case 1:
      return Query::any_of(trees(scored, depth - 1, 2, 5));
    case 2: {
      const auto should = trees(scored, depth - 1, 2, 5);
      const auto least = static_cast<std::uint32_t>(1 + random_.below(should.size()));
      return Query::boolean({}, should, random_.chance(0.3) ? trees(scored, 0, 1, 2) : std::vector<Query>(), least);
    }
    default: {
      const auto should = trees(scored, depth - 1, 0, 3);
      const auto least = static_cast<std::uint32_t>(random_.below(should.size() + 1));
      return Query::boolean(trees(scored, depth - 1, 1, 2), should, trees(scored, depth - 1, 0, 1), least);
    }
  }
}

Query RandomArchive::query(bool scored) { return tree(scored, static_cast<int>(random_.below(4))); }

SearchRequest RandomArchive::request(bool scored) {
  SearchRequest request;
  request.query = query(scored);
  request.limit = random_.chance(0.1) ? 100'000 : random_.chance(0.1) ? 0 : 1 + random_.below(30);
  request.ranking.accents = false;
  request.ranking.pair_weight = request.ranking.opening_weight = request.ranking.passage_weight =
      request.ranking.compound_discount = 0;
  if (random_.chance(0.2)) {
    request.ranking.k1 = 0.5f + 0.1f * static_cast<float>(random_.below(20));
    request.ranking.b = 0.1f * static_cast<float>(random_.below(11));
  }
  for (const std::string field : {"country", "kind"}) {
    if (random_.chance(0.2))
      request.filters.push_back(
          {field, {random_.pick(values_of(field)), random_.pick(values_of(field))}, random_.chance(0.2)});
    if (random_.chance(0.3)) request.facets.push_back({field, random_.below(6)});
  }
  return request;
}

}  // namespace tra::test
