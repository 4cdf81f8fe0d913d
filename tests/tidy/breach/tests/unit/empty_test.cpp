// Holds no test.
int number() { return 1; }
