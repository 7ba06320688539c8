#pragma once

#include "extract/scene.h"

namespace lectern::extract {

/// Finds footnotes: texts that a mark ("1", "[2]", "*") in the text before them links to, and that link back, begin
/// with the mark or stand in a list. Sets Line::note_of.
void find_footnotes(Scene& scene);

/// Finds pull quotes: by their names, and those in asides that a text near them holds word for word. Sets
/// Line::pull_quote and Line::said_nearby.
void find_pull_quotes(Scene& scene);

}  // namespace lectern::extract
