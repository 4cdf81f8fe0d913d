// The syllables that Vietnamese orthography allows: onset, rhyme and tone.
#pragma once

#include <string>
#include <vector>

namespace tra::generator {

struct Syllable {
  std::string lower;        // "việt"
  std::string capitalised;  // "Việt"
};

// All of them, in a fixed order, each once; in Unicode NFC.
std::vector<Syllable> all_syllables();

}  // namespace tra::generator
