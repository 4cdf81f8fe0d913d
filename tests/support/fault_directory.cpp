#include "support/fault_directory.h"

#include <new>

#include "tra/error.h"

namespace tra::test {

const char* to_string(Fault fault) {
  switch (fault) {
    case Fault::io_error:
      return "an I/O error";
    case Fault::disk_full:
      return "a full disk";
    case Fault::out_of_memory:
      return "no memory";
  }
  return "unknown";
}

std::string FaultDirectory::failed_operation() const {
  const std::lock_guard guard(mutex_);
  return failed_operation_;
}

void FaultDirectory::perform(const Operation& operation, const std::function<void(std::size_t)>& inner) const {
  const std::uint64_t number = ++count_;
  const bool now = number == failing_, later = number > failing_ && fault_ == Fault::disk_full && writes(operation);
  // On a full disk, removing and reading still work.
  const bool harmless = fault_ == Fault::disk_full && (operation.kind == Operation::Kind::remove || !writes(operation));
  if (healed_ || harmless || !(now || later)) return inner(operation.bytes.size());

  if (!failed_.exchange(true)) {
    const std::lock_guard guard(mutex_);
    failed_operation_ = std::to_string(number) + ", " + to_string(operation);
  }
  if (fault_ == Fault::out_of_memory) throw std::bad_alloc();
  if (fault_ == Fault::disk_full && operation.kind == Operation::Kind::append) inner(operation.bytes.size() / 2);
  throw Error(ErrorCode::io, fault_ == Fault::disk_full ? "No space left on device" : "Input/output error",
              path(operation.name));
}

}  // namespace tra::test
