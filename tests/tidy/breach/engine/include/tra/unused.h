// One function is called in used.cpp, one is not, one is only defined there.
#pragma once

namespace tra {

int called();
int declared_only();

class Unused {
 public:
  Unused();
  ~Unused();
  int defined_only() const;
  int member_called() const;
};

}  // namespace tra
