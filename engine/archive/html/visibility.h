// What of a page a reader sees.
#pragma once

#include <gumbo.h>

namespace tra {

// Takes elements that the page hides (`hidden`, `display:none`, `visibility:hidden`, `aria-hidden`, a closed dialog)
// out of the visible tree: is_invisible() holds for them from then on. What hides most of the page is shown by a
// script, and stays. <noscript> is made visible where the page has its text in there.
void settle_visibility(GumboNode* root);

}  // namespace tra
