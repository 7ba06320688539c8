#pragma once

#include "html/document.h"

namespace lectern::html {

/// Whether an element is a custom one (its name holds a hyphen): what it is laid out like, its page's script decides.
bool is_custom(const Node& node);

/// Whether an empty element is a picture by its role and the background that its style draws.
bool is_drawn_picture(const Document& document, NodeId element);

/// Whether an element other than an img is a picture: a custom one by its name and attributes (<amp-img src>,
/// <a-img srcset>) that holds no img, or one that is drawn.
bool is_other_picture(const Document& document, NodeId element);

}  // namespace lectern::html
