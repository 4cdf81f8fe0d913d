// The introduction of a page's article, and where it stands.
#pragma once

#include <string>
#include <vector>

#include "archive/html/lines.h"
#include "archive/html/title.h"

namespace tra {

// Paragraphs between the headline and the main elements belong to the article: puts them into its zone.
void take_introduction(HtmlLines& lines, const std::vector<const GumboNode*>& main, const HtmlTitle& title,
                       std::string_view description);

struct HtmlLead {
  const HtmlLine* line = nullptr;  // that shows it; null when the page does not
  std::string text;
};

// A paragraph marked as the lead, else the one that shows the description, else the description if the page does not
// show it anywhere and it is not the site's. A description that runs over several paragraphs is no lead.
HtmlLead choose_lead(const std::vector<HtmlLine>& lines, std::string_view description, const HtmlTitle& title);

}  // namespace tra
