// A chain of a tokenizer and filters, and the text by which an index records it.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "tra/analysis.h"

namespace tra::analysis {

// One line for each part: "split words", "lower", "stop a an the", "equal mỹ hoa-kỳ", "stem english", "fold". A
// built-in analysis is "built-in". Words are in NFC.
std::string definition_of(const AnalysisChain& chain);
// Throws Error(version) for a definition that this build cannot carry out, naming the analysis.
std::unique_ptr<Tokenizer> tokenizer_of(const std::string& name, const std::string& definition);
// A number that changes when the same definition may yield other terms.
std::uint64_t definition_fingerprint(const Analysis& analysis);

inline constexpr std::string_view kBuiltIn = "built-in";
std::optional<AnalyzerKind> built_in_named(std::string_view name);

}  // namespace tra::analysis
