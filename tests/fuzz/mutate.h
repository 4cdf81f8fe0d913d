// Damages an input at random in ways that break decoders: wrong lengths, counts and offsets.
#pragma once

#include <string>
#include <vector>

#include "support/random.h"

namespace tra::fuzz {

// Parts of `seeds` are copied into the input.
std::string mutate(test::Random& random, std::string input, const std::vector<std::string>& seeds);

}  // namespace tra::fuzz
