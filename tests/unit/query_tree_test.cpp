// Query trees built by hand: printing, simplification, boosts and invalid arguments.
#include <catch2/catch.hpp>
#include <limits>

#include "tra/error.h"
#include "tra/query.h"

using tra::Query;

namespace {

template <typename Call>
bool refused(Call call) {
  try {
    call();
  } catch (const tra::Error& error) {
    return error.code() == tra::ErrorCode::invalid_argument;
  }
  return false;
}

const Query a = Query::term("a"), b = Query::term("b"), c = Query::term("c");

}  // namespace

TEST_CASE("a query tree prints in one line", "[query]") {
  CHECK(to_string(Query::boolean({Query::term("tham"), Query::term("khảo")}, {Query::term("x", "title")},
                                 {Query::phrase("a b", 2)})) == "(+tham +khảo title:x -\"a b\"~2)");
  CHECK(to_string(Query::any_of({a, Query::prefix("đườ"), Query::fuzzy("lao", "title")})) == "(a đườ* title:lao~)");
  CHECK(to_string(Query::boolean({}, {a, b, c}, {}, 2)) == "(a b c)~2");
  CHECK(to_string(Query::keyword("country", {"LA", "KH", "x y"})) == "country:LA,KH,\"x y\"");
  CHECK(to_string(Query::range("date", 5, std::nullopt)) == "date:5..");
  CHECK(to_string(Query::range("date", -5, 7)) == "date:-5..7");
  CHECK(to_string(Query::boost(a, 2.5f)) == "a^2.5");
  CHECK(to_string(Query::term("tham khảo")) == "\"tham khảo\"");
  CHECK(to_string(Query::everything()) == "*");
  CHECK(to_string(Query::nothing()) == "-*");
}

TEST_CASE("booleans simplify without changing what they mean", "[query]") {
  CHECK(to_string(Query::all_of({})) == "*");
  CHECK(to_string(Query::any_of({})) == "-*");
  CHECK(to_string(Query::all_of({a})) == "a");
  CHECK(to_string(Query::any_of({a})) == "a");
  CHECK(to_string(Query::any_of({a, Query::nothing()})) == "a");
  CHECK(to_string(Query::all_of({a, Query::nothing()})) == "-*");
  CHECK(to_string(Query::boolean({a}, {}, {Query::nothing()})) == "a");
  CHECK(to_string(Query::boolean({a}, {}, {Query::everything()})) == "-*");
  CHECK(to_string(Query::boolean({a}, {b}, {}, 2)) == "-*");
  CHECK(to_string(Query::boolean({a}, {b, c}, {}, 2)) == "(+a +b +c)");
  CHECK(to_string(Query::boolean({a}, {b}, {}, 0)) == "(+a b)");
  CHECK(to_string(Query::boolean({}, {a, b}, {})) == "(a b)~0");
  CHECK(to_string(Query::boolean({}, {}, {a})) == "(-a)");
}

TEST_CASE("boosts merge, and leave what scores nothing", "[query]") {
  CHECK(to_string(Query::boost(a, 1)) == "a");
  CHECK(to_string(Query::boost(Query::boost(a, 2), 3)) == "a^6");
  CHECK(to_string(Query::boost(Query::boost(a, 2), 0.5f)) == "a");
  CHECK(to_string(Query::boost(Query::boost(a, 1000), 1000)) == "a^1000^1000");
  CHECK(to_string(Query::boost(Query::keyword("k", {"v"}), 2)) == "k:v");
  CHECK(to_string(Query::boost(Query::nothing(), 2)) == "-*");
}

TEST_CASE("factories of queries check their arguments", "[query]") {
  CHECK(refused([] { Query::keyword("", {"v"}); }));
  CHECK(refused([] { Query::range("", 1, 2); }));
  CHECK(to_string(Query::keyword("k", {})) == "-*");
  CHECK(to_string(Query::range("n", 3, 2)) == "-*");
  for (const float factor :
       {0.0f, -1.0f, 1000.5f, std::numeric_limits<float>::quiet_NaN(), std::numeric_limits<float>::infinity()})
    CHECK(refused([factor] { Query::boost(a, factor); }));
}
