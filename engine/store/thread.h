// Starting threads. A thread that cannot be started is reported as an Error like any other.
#pragma once

#include <string>
#include <system_error>
#include <thread>
#include <utility>

#include "tra/error.h"

namespace tra {

// Throws Error(resource_exhausted) when the system cannot create a thread. A caller that starts several threads must
// join the running ones before the exception leaves, because destroying a joinable std::thread ends the process.
template <class Function>
std::thread start_thread(Function&& function) {
  try {
    return std::thread(std::forward<Function>(function));
  } catch (const std::system_error& error) {
    throw Error(ErrorCode::resource_exhausted, std::string("cannot start a thread: ") + error.what());
  }
}

}  // namespace tra
