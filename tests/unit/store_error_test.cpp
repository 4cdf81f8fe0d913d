// Error messages.
#include <catch2/catch.hpp>

#include "tra/error.h"

using tra::Error;
using tra::ErrorCode;

TEST_CASE("an error's text names code, message, path and offset, and leaves out what is not known", "[store]") {
  CHECK(std::string(Error(ErrorCode::io, "no such file").what()) == "io: no such file");
  CHECK(std::string(Error(ErrorCode::corruption, "bad block", "a.pos").what()) == "corruption: bad block [a.pos]");
  CHECK(std::string(Error(ErrorCode::corruption, "bad block", "a.pos", 70).what()) ==
        "corruption: bad block [a.pos @ 70]");
  CHECK(std::string(Error(ErrorCode::query_syntax, "a quote is open", {}, 3).what()) ==
        "query_syntax: a quote is open [@ 3]");
}

TEST_CASE("an error keeps its parts", "[store]") {
  const Error error(ErrorCode::version, "from the future", "manifest", 8);
  CHECK(error.code() == ErrorCode::version);
  CHECK(error.path() == "manifest");
  CHECK(error.offset() == 8u);
  CHECK_FALSE(Error(ErrorCode::io, "x").offset().has_value());
}

TEST_CASE("every code has its name", "[store]") {
  CHECK(std::string(to_string(ErrorCode::io)) == "io");
  CHECK(std::string(to_string(ErrorCode::locked)) == "locked");
  CHECK(std::string(to_string(ErrorCode::invalid_argument)) == "invalid_argument");
  CHECK(std::string(to_string(ErrorCode::resource_exhausted)) == "resource_exhausted");
}
