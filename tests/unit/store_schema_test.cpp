// Schemas: order of fields, names and limits.
#include <catch2/catch.hpp>

#include "support/throws.h"
#include "tra/schema.h"

using tra::ErrorCode;
using tra::FieldType;
using tra::Schema;
using tra::test::throws_code;

TEST_CASE("a schema keeps its fields in order", "[store]") {
  Schema schema;
  schema.text("title", 3, true).text("body").keyword("country").date("day").integer("views").stored("html");
  REQUIRE(schema.fields().size() == 6);
  CHECK(schema.fields()[0] == tra::Field{"title", FieldType::text, 3, true});
  CHECK(schema.fields()[1] == tra::Field{"body", FieldType::text, 1, false});
  CHECK(schema.find("day") == tra::FieldId{3});
  CHECK(schema.find("none") == std::nullopt);
  CHECK(schema.fields()[5].type == FieldType::stored);
}

TEST_CASE("a schema refuses names that are empty, taken or of other letters", "[store]") {
  Schema schema;
  schema.keyword("country");
  CHECK(throws_code(ErrorCode::invalid_argument, [&] { schema.keyword(""); }));
  CHECK(throws_code(ErrorCode::invalid_argument, [&] { schema.date("country"); }));
  CHECK(throws_code(ErrorCode::invalid_argument, [&] { schema.keyword("Country"); }));
  CHECK(throws_code(ErrorCode::invalid_argument, [&] { schema.keyword("nước"); }));
  CHECK(throws_code(ErrorCode::invalid_argument, [&] { schema.keyword("a:b"); }));
  CHECK(schema.fields().size() == 1);
}

TEST_CASE("a schema takes 200 fields and no more", "[store]") {
  Schema schema;
  for (int i = 0; i < 200; ++i) schema.stored("f" + std::to_string(i));
  CHECK(throws_code(ErrorCode::invalid_argument, [&] { schema.stored("one_more"); }));
}

TEST_CASE("schemas are equal when fields and analyzer are", "[store]") {
  CHECK(Schema().text("a") == Schema().text("a"));
  CHECK_FALSE(Schema().text("a") == Schema().text("a", 2));
  CHECK_FALSE(Schema() == Schema(tra::AnalyzerKind::plain));
}
