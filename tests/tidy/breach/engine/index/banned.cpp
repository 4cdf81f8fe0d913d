// One call of each banned kind; what only sounds like one is not meant.
void banned(Shell& shell) {
  system("true");
  std::system("true");
  popen("true", "r");
  sprintf(buffer, "%d", 1);
  rand();
  assert(input.size() > 0);
  began = std::time(nullptr);
  // assert(in a comment), "rand(" in a text
  shell.system("not the C library's");
  snprintf(buffer, sizeof buffer, "rand(");
  static_assert(sizeof(int) == 4);
}
