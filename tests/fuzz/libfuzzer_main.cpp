// Runs a target under libFuzzer; TRA_FUZZ_TARGET names it. Build with Clang and -DTRA_LIBFUZZER=ON.
#include <cstdint>
#include <cstdlib>
#include <string>

#include "fuzz/target.h"
#include "tra/error.h"

namespace {

const tra::fuzz::Target& chosen() {
  const char* name = std::getenv("TRA_FUZZ_TARGET");
  for (const auto& target : tra::fuzz::targets())
    if (name != nullptr && std::string(name) == target.name) return target;
  tra::fuzz::broken("TRA_FUZZ_TARGET is one of the targets");
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  static const tra::fuzz::Target& kTarget = chosen();
  try {
    kTarget.run({reinterpret_cast<const char*>(bytes), size});
  } catch (const tra::Error&) {
  }
  return 0;
}
