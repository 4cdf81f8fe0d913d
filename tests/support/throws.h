// Whether a call throws tra::Error with a given code.
#pragma once

#include "tra/error.h"

namespace tra::test {

template <typename Call>
bool throws_code(ErrorCode code, Call call) {
  try {
    call();
  } catch (const Error& error) {
    return error.code() == code;
  }
  return false;
}

}  // namespace tra::test
