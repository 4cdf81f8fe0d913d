// Matched words of an article, as ranges of its text and as HTML.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "tra/searcher.h"

namespace tra::cli {

// Marks of words that stand together as one, so that a phrase is marked as a whole.
std::vector<Snippet::Mark> joined(const std::vector<Snippet::Mark>& marks, std::string_view text);
std::vector<std::pair<std::size_t, std::size_t>> ranges(const std::vector<Snippet::Mark>& marks);

// & < > as character references; quotes too where the text may stand in an attribute.
enum class Quotes : std::uint8_t { escaped, kept };
std::string html_escaped(std::string_view text, Quotes quotes = Quotes::escaped);
// HTML text, matched words in <mark>.
std::string marked_html(std::string_view text, const std::vector<Snippet::Mark>& marks);
std::string marked_html(const Snippet& snippet);  // with … where it was cut

}  // namespace tra::cli
