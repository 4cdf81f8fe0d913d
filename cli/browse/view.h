// The screen of the browser: the query, the facets, the hits, a preview, a line of help.
#pragma once

#include <cstddef>
#include <string>

#include "browse/model.h"

namespace tra::cli::browse {

enum class Focus { query, facets };

struct ViewState {
  Focus focus = Focus::query;
  std::size_t facet = 0;   // the chosen row
  std::size_t scroll = 0;  // lines of the preview above the screen
  std::string message;     // instead of the help, until the next key
};

// Draws everything. Says what is wanted when the terminal is smaller than 80 by 24.
void draw(const Model& model, ViewState& state);

// Rows of the preview, to scroll by.
std::size_t preview_rows();

}  // namespace tra::cli::browse
