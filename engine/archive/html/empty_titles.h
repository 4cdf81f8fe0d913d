// Titles that name no article.
#pragma once

#include <string_view>

namespace tra {

// Whether a page's title is what an editor or a site writes when nobody gives one, or the name of a portal.
bool says_nothing(std::string_view title);

}  // namespace tra
