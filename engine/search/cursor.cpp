#include "search/cursor.h"

#include <charconv>
#include <cstring>

#include "tra/error.h"

namespace tra::search {

namespace {

// FNV-1a (Fowler, Noll & Vo) with 64 bits, to distinguish requests.
class Digest {
 public:
  void add(std::string_view bytes) {
    add_number(bytes.size());
    for (const char byte : bytes) step(static_cast<unsigned char>(byte));
  }
  void add_number(std::uint64_t number) {
    for (int i = 0; i < 8; ++i) step(static_cast<unsigned char>(number >> (8 * i)));
  }
  void add_float(float number) {
    std::uint32_t bits = 0;
    std::memcpy(&bits, &number, sizeof bits);
    add_number(bits);
  }
  std::uint64_t value() const noexcept { return value_; }

 private:
  void step(unsigned char byte) noexcept { value_ = (value_ ^ byte) * 0x100000001B3; }
  std::uint64_t value_ = 0xCBF29CE484222325;
};

void add_order(const SearchRequest& request, Digest& digest) {
  digest.add(request.sort_field);
  digest.add_number(request.descending + 2 * request.missing_first);
  for (const SortKey& key : request.then_by) {
    digest.add(key.field);
    digest.add_number(key.descending + 2 * key.missing_first);
  }
}

void add_ranking(const Ranking& ranking, Digest& digest) {
  for (const float number : {ranking.k1, ranking.b, ranking.pair_weight, ranking.opening_weight,
                             ranking.evidence_weight, ranking.compound_discount, ranking.passage_weight})
    digest.add_float(number);
  digest.add_number(ranking.accents);
  for (const ValueLift& lift : ranking.lifts) {
    digest.add(lift.field);
    digest.add_number(static_cast<std::uint64_t>(lift.shape));
    digest.add_number(static_cast<std::uint64_t>(lift.origin));
    for (const float number : {lift.half, lift.weight}) digest.add_float(number);
  }
}

void add_evidence(const Evidence& evidence, Digest& digest) {
  digest.add(evidence.field);
  digest.add_number(evidence.values.size());
  for (const std::string& value : evidence.values) digest.add(value);
  for (const auto& bound : {evidence.from, evidence.to}) {
    digest.add_number(bound.has_value());
    digest.add_number(static_cast<std::uint64_t>(bound.value_or(0)));
  }
  digest.add_float(evidence.weight);
}

// A hash of everything that a page must have in common with the previous one.
std::uint64_t identity(const SearchRequest& request) {
  Digest digest;
  digest.add(to_string(request.query));
  for (const FacetFilter& filter : request.filters) {
    digest.add(filter.field);
    digest.add_number(filter.exclude);
    for (const std::string& value : filter.values) digest.add(value);
  }
  add_order(request, digest);
  add_ranking(request.ranking, digest);
  for (const Evidence& evidence : request.evidence) add_evidence(evidence, digest);
  return digest.value();
}

class Writer {
 public:
  void add(std::uint64_t number) {
    char text[16];
    const auto [end, error] = std::to_chars(text, text + sizeof text, number, 16);
    if (!token_.empty()) token_ += '.';
    token_.append(text, end);
  }
  std::string take() { return std::move(token_); }

 private:
  std::string token_;
};

[[noreturn]] void refuse(const char* why) { throw Error(ErrorCode::invalid_argument, why); }

class Reader {
 public:
  explicit Reader(std::string_view token) : left_(token) {}
  std::uint64_t next() {
    if (!first_) {
      if (!left_.starts_with('.')) refuse("SearchRequest::after is not the end of a page");
      left_.remove_prefix(1);
    }
    first_ = false;
    std::uint64_t number = 0;
    const auto [end, error] = std::from_chars(left_.data(), left_.data() + left_.size(), number, 16);
    if (error != std::errc()) refuse("SearchRequest::after is not the end of a page");
    left_.remove_prefix(static_cast<std::size_t>(end - left_.data()));
    return number;
  }
  void finish() const {
    if (!left_.empty()) refuse("SearchRequest::after is not the end of a page");
  }

 private:
  std::string_view left_;
  bool first_ = true;
};

}  // namespace

std::string written(const Cursor& cursor, const Snapshot& snapshot, const SearchRequest& request) {
  Writer token;
  token.add(snapshot.generation());
  token.add(identity(request));
  token.add(cursor.rank);
  token.add(cursor.near);
  token.add(static_cast<std::uint32_t>(cursor.last.score));
  token.add(cursor.last.address.segment);
  token.add(cursor.last.address.document);
  const std::size_t keys = request.sort_field.empty() ? 0 : 1 + request.then_by.size();
  for (std::size_t i = 0; i < keys; ++i) {
    token.add(cursor.values[i].group);
    token.add(cursor.values[i].order);
  }
  return token.take();
}

std::optional<Cursor> read_cursor(const Snapshot& snapshot, const SearchRequest& request) {
  if (request.after.empty()) return std::nullopt;
  Reader token(request.after);
  if (token.next() != snapshot.generation()) refuse("SearchRequest::after is of another commit of the index");
  if (token.next() != identity(request)) refuse("SearchRequest::after is of another search");
  Cursor cursor;
  cursor.rank = token.next();
  cursor.near = token.next() != 0;
  cursor.last.score = static_cast<Score>(static_cast<std::uint32_t>(token.next()));
  cursor.last.address.segment = static_cast<std::uint32_t>(token.next());
  cursor.last.address.document = static_cast<std::uint32_t>(token.next());
  const std::size_t keys = request.sort_field.empty() ? 0 : 1 + request.then_by.size();
  for (std::size_t i = 0; i < keys && i < kMostSortKeys; ++i) {
    cursor.values[i].group = static_cast<std::uint8_t>(token.next());
    cursor.values[i].order = token.next();
  }
  token.finish();
  return cursor;
}

}  // namespace tra::search
