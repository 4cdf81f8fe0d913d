// Deciding which elements of a page a reader sees.
#pragma once

#include <gumbo.h>

namespace tra {

// Makes is_invisible() true for elements that the page hides (`hidden`, `display:none`, `visibility:hidden`,
// `aria-hidden`, a closed dialog, a popover). An element with most of the page's text stays visible, because a script
// would show it. <noscript> becomes visible when it holds most of the page's text.
void settle_visibility(GumboNode* root);

}  // namespace tra
