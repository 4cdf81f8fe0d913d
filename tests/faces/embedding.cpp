// A shared library of a program that links the engine statically, as an extension of another language does.
#include <tra/tra.h>

extern "C" __attribute__((visibility("default"))) unsigned long long embedding_documents(const char* folder) {
  return tra::Snapshot::open(tra::open_directory(folder))->documents();
}
