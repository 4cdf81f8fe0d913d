// Files that a page carries in its addresses: images, fonts, and other files as base64.
#pragma once

#include <string>

namespace tra {

// Removes the bytes of long "data:" addresses in base64, which hold no text. Programs that save a page into one file
// write most of the page that way, and a parser would copy them several times.
void drop_data_addresses(std::string& html);

}  // namespace tra
