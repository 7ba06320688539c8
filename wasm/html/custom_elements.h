#pragma once

#include "html/document.h"

namespace lectern::html {

/// Whether an element is a custom one: its name contains a hyphen, and the page's script decides what it looks like.
bool is_custom(const Node& node);

/// Whether an empty element is an image by its role and its background.
bool is_drawn_picture(const Document& document, NodeId element);

/// Whether an element other than an img is an image: a custom one by its name and attributes (<amp-img src>,
/// <a-img srcset>) that contains no img, or one that is drawn as its background.
bool is_other_picture(const Document& document, NodeId element);

}  // namespace lectern::html
