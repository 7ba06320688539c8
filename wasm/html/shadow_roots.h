#pragma once

#include "html/linked_tree.h"

namespace lectern::html {

/// Puts declarative shadow roots where their hosts show them: a host's children are then those of its shadow root,
/// whose slots hold the host's former children. Children that no slot takes are not shown and are left out.
void flatten_shadow_roots(LinkedTree& tree);

}  // namespace lectern::html
