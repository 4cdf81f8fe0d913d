// Starting a thread, so that a machine without room for one is an error as any other.
#pragma once

#include <string>
#include <system_error>
#include <thread>
#include <utility>

#include "tra/error.h"

namespace tra {

// Error(resource_exhausted) when the system makes no thread. Whoever starts several joins those that run before the
// error leaves: a joinable std::thread must not be destroyed.
template <class Function>
std::thread start_thread(Function&& function) {
  try {
    return std::thread(std::forward<Function>(function));
  } catch (const std::system_error& error) {
    throw Error(ErrorCode::resource_exhausted, std::string("cannot start a thread: ") + error.what());
  }
}

}  // namespace tra
