// Stems of words by Snowball, where the library was built with it.
#pragma once

#include <memory>
#include <string>
#include <string_view>

namespace tra::analysis {

class Stemmer {
 public:
  // Throws Error(version) when this build does not have the algorithm.
  explicit Stemmer(const std::string& algorithm);
  Stemmer(Stemmer&&) noexcept;
  Stemmer& operator=(Stemmer&&) noexcept;
  ~Stemmer();
  std::string stem(std::string_view word);

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace tra::analysis
