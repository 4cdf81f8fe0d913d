// Finding the lead (the introductory paragraph) of a page's article.
#pragma once

#include <string>
#include <vector>

#include "archive/html/lines.h"
#include "archive/html/title.h"

namespace tra {

// Moves paragraphs between the headline and the main elements into the article's zone.
void take_introduction(HtmlLines& lines, const std::vector<const GumboNode*>& main, const HtmlTitle& title,
                       std::string_view description);

struct HtmlLead {
  const HtmlLine* line = nullptr;  // the line that shows the lead; null when the page does not show it
  std::string text;
};

// The lead is a paragraph marked as such, else the paragraph that shows the description, else the description itself
// when the page shows it nowhere and it does not describe the site. A description that spans several paragraphs is not
// used.
HtmlLead choose_lead(const std::vector<HtmlLine>& lines, std::string_view description, const HtmlTitle& title);

}  // namespace tra
