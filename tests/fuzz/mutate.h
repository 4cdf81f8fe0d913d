// Damages an input at random, in the ways that break decoders: lengths, counts and offsets that lie.
#pragma once

#include <string>
#include <vector>

#include "support/random.h"

namespace tra::fuzz {

// `seeds` are what parts may be taken from.
std::string mutate(test::Random& random, std::string input, const std::vector<std::string>& seeds);

}  // namespace tra::fuzz
