#pragma once

#include "html/linked_tree.h"

namespace lectern::html {

/// Gives every select's selectedcontent element a copy of what is in the selected option (HTML standard, "maybe clone
/// an option into selectedcontent"). Done once, when the page is whole: the last option selected is the one that
/// counts.
void fill_selected_content(LinkedTree& tree);

}  // namespace lectern::html
