// Preloaded into a program: allocation number TRA_FAIL_ALLOCATION of the process fails, whoever asks for it.
//
// operator new asks malloc, and so do ICU, zstd, libarchive, libxml2 and the others; all of them fail here. The file
// TRA_COUNT_ALLOCATIONS gets the number of all allocations when the process ends. With TRA_FAIL_AFTER_THREAD, what
// fails is the first allocation that a thread makes after it has started thread number TRA_FAIL_AFTER_THREAD of the
// process.
#include <dlfcn.h>
#include <fcntl.h>
#include <pthread.h>
#include <unistd.h>

#include <atomic>
#include <cerrno>
#include <charconv>
#include <cstddef>
#include <cstdlib>
#include <cstring>
#include <utility>

namespace {

std::atomic<long> allocations = 0;
long failing = 0;          // none
bool is_counting = false;  // from the start of main on
std::atomic<long> threads = 0;
long failing_thread = 0;  // none
thread_local bool next_fails = false;

template <typename Function>
Function next(const char* name) {
  return reinterpret_cast<Function>(dlsym(RTLD_NEXT, name));
}

bool fails() {
  if (!is_counting) return false;
  const bool fails_after_thread = std::exchange(next_fails, false);
  if (++allocations != failing && !fails_after_thread) return false;
  errno = ENOMEM;
  return true;
}

// dlsym itself asks for memory with calloc before it has found calloc.
alignas(std::max_align_t) std::byte early[4096];
std::size_t early_used = 0;

bool is_early(const void* memory) { return memory >= early && memory < early + sizeof early; }

void* early_zeros(std::size_t bytes) {
  if (early_used + bytes > sizeof early) std::abort();
  void* memory = early + early_used;
  early_used += (bytes + alignof(std::max_align_t) - 1) / alignof(std::max_align_t) * alignof(std::max_align_t);
  return memory;
}

using Main = int (*)(int, char**, char**);
Main program_main = nullptr;

// Before main, nothing is open, and a failure in the initialisation of a library or of the program ends the process.
int counted_main(int count, char** values, char** environment) {
  if (const char* wanted = std::getenv("TRA_FAIL_ALLOCATION")) failing = std::atol(wanted);
  if (const char* wanted = std::getenv("TRA_FAIL_AFTER_THREAD")) failing_thread = std::atol(wanted);
  is_counting = true;
  return program_main(count, values, environment);
}

__attribute__((destructor)) void end() {
  is_counting = false;
  const char* file = std::getenv("TRA_COUNT_ALLOCATIONS");
  if (file == nullptr) return;
  char text[32];
  const char* last = std::to_chars(text, text + sizeof text, allocations.load()).ptr;
  const int descriptor = open(file, O_WRONLY | O_CREAT | O_TRUNC, 0600);
  if (write(descriptor, text, static_cast<std::size_t>(last - text)) < 0) std::abort();
  close(descriptor);
}

}  // namespace

extern "C" {

void* malloc(std::size_t bytes) {
  static const auto real = next<void* (*)(std::size_t)>("malloc");
  return fails() ? nullptr : real(bytes);
}

void* calloc(std::size_t count, std::size_t bytes) {
  static std::atomic<bool> is_looking = false;
  static std::atomic<void* (*)(std::size_t, std::size_t)> real = nullptr;
  if (real == nullptr) {
    if (is_looking.exchange(true)) return early_zeros(count * bytes);
    real = next<void* (*)(std::size_t, std::size_t)>("calloc");
  }
  return fails() ? nullptr : real.load()(count, bytes);
}

void* realloc(void* memory, std::size_t bytes) {
  static const auto real = next<void* (*)(void*, std::size_t)>("realloc");
  if (is_early(memory)) std::abort();
  return fails() ? nullptr : real(memory, bytes);
}

int posix_memalign(void** memory, std::size_t alignment, std::size_t bytes) {
  static const auto real = next<int (*)(void**, std::size_t, std::size_t)>("posix_memalign");
  return fails() ? ENOMEM : real(memory, alignment, bytes);
}

void* aligned_alloc(std::size_t alignment, std::size_t bytes) {
  static const auto real = next<void* (*)(std::size_t, std::size_t)>("aligned_alloc");
  return fails() ? nullptr : real(alignment, bytes);
}

void free(void* memory) {
  static const auto real = next<void (*)(void*)>("free");
  if (!is_early(memory)) real(memory);
}

int pthread_create(pthread_t* thread, const pthread_attr_t* attributes, void* (*start)(void*), void* argument) {
  using Create = int (*)(pthread_t*, const pthread_attr_t*, void* (*)(void*), void*);
  static const auto real = next<Create>("pthread_create");
  const int result = real(thread, attributes, start, argument);
  next_fails = ++threads == failing_thread;
  return result;
}

// The start of a program, by which the C library calls main.
int __libc_start_main(Main main, int count, char** values, void (*begin)(), void (*end)(), void (*unload)(),
                      void* stack) {
  using Start = int (*)(Main, int, char**, void (*)(), void (*)(), void (*)(), void*);
  program_main = main;
  return next<Start>("__libc_start_main")(counted_main, count, values, begin, end, unload, stack);
}

}  // extern "C"
