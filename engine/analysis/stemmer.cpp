#include "analysis/stemmer.h"

#include <algorithm>
#include <vector>

#include "tra/analysis.h"
#include "tra/error.h"

#ifdef TRA_SNOWBALL
#include <libstemmer.h>
#endif

namespace tra {

#ifdef TRA_SNOWBALL

struct analysis::Stemmer::State {
  struct Delete {
    void operator()(sb_stemmer* stemmer) const noexcept { sb_stemmer_delete(stemmer); }
  };
  std::unique_ptr<sb_stemmer, Delete> snowball;
};

std::vector<std::string> stemmers() {
  std::vector<std::string> names;
  for (const char** name = sb_stemmer_list(); *name != nullptr; ++name) names.emplace_back(*name);
  std::sort(names.begin(), names.end());
  return names;
}

analysis::Stemmer::Stemmer(const std::string& algorithm) : state_(std::make_unique<State>()) {
  state_->snowball.reset(sb_stemmer_new(algorithm.c_str(), nullptr));
  if (!state_->snowball) throw Error(ErrorCode::version, "this build has no Snowball stemmer '" + algorithm + "'");
}

std::string analysis::Stemmer::stem(std::string_view word) {
  const auto* bytes = reinterpret_cast<const sb_symbol*>(word.data());
  const sb_symbol* stem = sb_stemmer_stem(state_->snowball.get(), bytes, static_cast<int>(word.size()));
  if (stem == nullptr) throw std::bad_alloc();
  return {reinterpret_cast<const char*>(stem), static_cast<std::size_t>(sb_stemmer_length(state_->snowball.get()))};
}

#else

struct analysis::Stemmer::State {};

std::vector<std::string> stemmers() { return {}; }

analysis::Stemmer::Stemmer(const std::string& algorithm) {
  throw Error(ErrorCode::version,
              "this build has no Snowball stemmer '" + algorithm + "': it was built without Snowball");
}

std::string analysis::Stemmer::stem(std::string_view word) { return std::string(word); }

#endif

analysis::Stemmer::Stemmer(Stemmer&&) noexcept = default;
analysis::Stemmer& analysis::Stemmer::operator=(Stemmer&&) noexcept = default;
analysis::Stemmer::~Stemmer() = default;

}  // namespace tra
