#pragma once

#include "html/document.h"

namespace lectern::html {

/// Whether an element is a custom one (its name holds a hyphen): what it is laid out like, its page's script decides.
bool is_custom(const Node& node);

/// Whether an empty element is a picture by its role and the background that its style draws.
bool is_drawn_picture(const Document& document, NodeId element);

/// Whether a custom element is a picture by its name and attributes (<amp-img src>, <a-img srcset>) and holds none.
bool is_custom_picture(const Document& document, NodeId element);

}  // namespace lectern::html
