// C functions for errors, freeing, and the version.
#include "tra/error.h"

#include <cstdlib>
#include <new>

#include "c/face.h"

namespace tra::c {
namespace {

tra_error_kind kind_of(ErrorCode code) {
  switch (code) {
    case ErrorCode::io:
      return TRA_IO;
    case ErrorCode::corruption:
      return TRA_CORRUPTION;
    case ErrorCode::version:
      return TRA_FORMAT_VERSION;
    case ErrorCode::locked:
      return TRA_LOCKED;
    case ErrorCode::invalid_argument:
      return TRA_INVALID_ARGUMENT;
    case ErrorCode::query_syntax:
      return TRA_QUERY_SYNTAX;
    case ErrorCode::resource_exhausted:
      return TRA_RESOURCE_EXHAUSTED;
  }
  return TRA_INTERNAL;
}

// A static error for when no memory is left to describe the failure; never freed.
tra_error* out_of_memory() noexcept {
  static tra_error error{TRA_RESOURCE_EXHAUSTED, {}, {}, {}};
  return &error;
}

tra_error* current_error() {
  try {
    throw;
  } catch (const Error& error) {
    return new tra_error{kind_of(error.code()), error.what(), error.path(), error.offset()};
  } catch (const std::bad_alloc&) {
    return out_of_memory();
  } catch (const std::exception& error) {
    return new tra_error{TRA_INTERNAL, error.what(), {}, {}};
  } catch (...) {
    return new tra_error{TRA_INTERNAL, "an exception of another type", {}, {}};
  }
}

}  // namespace

void report_exception(tra_error** error) noexcept {
  if (error == nullptr) return;
  try {
    *error = current_error();
  } catch (...) {
    *error = out_of_memory();
  }
}

void refuse_unknown_members(const void* options, std::size_t known, std::size_t size, const char* what) {
  if (size < sizeof(std::size_t))
    throw Error(ErrorCode::invalid_argument, std::string(what) + ": set up options with the _init function");
  for (std::size_t at = known; at < size; ++at)
    if (static_cast<const unsigned char*>(options)[at] != 0)
      throw Error(ErrorCode::invalid_argument,
                  std::string(what) + ": this library is older than the program and lacks an option it sets");
}

}  // namespace tra::c

extern "C" {

const char* tra_version(void) { return TRA_VERSION_STRING; }
uint32_t tra_version_number(void) { return TRA_VERSION_NUMBER; }

void tra_free(void* block) { std::free(block); }

tra_error_kind tra_error_code(const tra_error* error) { return error->code; }
const char* tra_error_message(const tra_error* error) {
  return error == tra::c::out_of_memory() ? "resource_exhausted: memory is at its end" : error->message.c_str();
}
const char* tra_error_path(const tra_error* error) { return error->path.c_str(); }
int tra_error_offset(const tra_error* error, uint64_t* offset) {
  if (!error->offset) return 0;
  *offset = *error->offset;
  return 1;
}
void tra_error_free(tra_error* error) {
  if (error != tra::c::out_of_memory()) delete error;
}

tra_cancel* tra_cancel_new(tra_error** error) {
  return tra::c::guarded(error, [] { return new tra_cancel; });
}
void tra_cancel_set(tra_cancel* cancel) { cancel->set.store(true, std::memory_order_relaxed); }
void tra_cancel_free(tra_cancel* cancel) { delete cancel; }
}
