// The HTML reader has already removed most text of the site by the page's elements. What is left is recognised by its
// words. A marker removes only its own lines here; on a page of plain text, it ends the article.
#include "archive/zones/boxes.h"

#include "text/ascii.h"

namespace tra::archive {
namespace {

bool is_sentence(const Line& line) { return line.words >= 20 || (line.terminal && line.words >= 8); }

bool claims_rights(const Line& line) { return line.words <= 30 && text::trim(line.raw).starts_with("©"); }

}  // namespace

void mark_boxes(std::span<Line* const> text) {
  bool in_box = false;
  for (Line* line : text) {
    const bool heading = line->marker == MarkerKind::box || line->marker == MarkerKind::tail;
    in_box = heading || (in_box && !is_sentence(*line) && !line->caption);
    if (in_box || line->marker == MarkerKind::noise || claims_rights(*line)) line->zone = LineZone::tail;
  }
}

}  // namespace tra::archive
