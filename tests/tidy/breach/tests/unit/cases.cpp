// Holds a test.
TEST_CASE("one", "[store]") {}
