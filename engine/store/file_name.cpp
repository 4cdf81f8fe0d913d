#include "store/file_name.h"

#include "tra/error.h"

namespace tra {

void check_file_name(const std::string& name) {
  constexpr std::size_t kLongest = 255;  // NAME_MAX
  const bool plain = !name.empty() && name != "." && name != ".." && name.size() <= kLongest &&
                     name.find('/') == std::string::npos && name.find('\0') == std::string::npos;
  if (!plain) throw Error(ErrorCode::invalid_argument, "not a plain file name: \"" + name + "\"");
}

}  // namespace tra
