// Shortcodes of WordPress, which stand for what the site puts in their place: [gallery ids="1,2"],
// [caption]...[/caption].
#pragma once

#include <string>

namespace tra {

// Removes them and keeps what they enclose, but for the address in [embed]. Other words in brackets stay.
void drop_shortcodes(std::string& text);

}  // namespace tra
