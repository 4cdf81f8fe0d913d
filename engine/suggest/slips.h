// How likely a hand that meant one word typed another: the error model of the noisy channel (Kernighan, Church & Gale,
// "A Spelling Correction Program Based on a Noisy Channel Model", 1990) for Vietnamese letters and marks.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace tra {

// Minus the logarithm of the probability, for words in their canonical spelling. Infinite for words that are more than
// one slip of letters apart: a letter beside the right one on the keyboard or any other, one too many, one lost, two
// changed about. Marks that differ add to it; marks that are missing throughout the typed word cost next to nothing.
double slip_cost(std::string_view typed, std::string_view meant);

// Every folded form (a-z) that is one slip of letters away, the form itself first.
std::vector<std::string> slips_of(std::string_view folded);

}  // namespace tra
