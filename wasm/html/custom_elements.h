#pragma once

#include "html/document.h"

namespace lectern::html {

/// Whether an element is a custom one (its name holds a hyphen): what it is laid out like, its page's script decides.
bool is_custom(const Node& node);

/// Whether a custom element is a picture by its name and attributes (<amp-img src>, <a-img srcset>) and holds none.
bool is_custom_picture(const Document& document, NodeId element);

}  // namespace lectern::html
