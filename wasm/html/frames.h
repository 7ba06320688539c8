#pragma once

#include <string>

#include "html/document.h"

namespace lectern::html {

/// The URL that an element loads a frame from: that of an iframe or embed, or that of the iframe by which a script
/// replaces the element (<lite-youtube videoid>, <div class="fb-post" data-href>). Empty for other elements.
std::string frame_address(const Document& document, NodeId element);

/// Whether an element is a placeholder that a script replaces by an iframe.
bool stands_for_frame(const Document& document, NodeId element);

/// Whether a blockquote is a placeholder for a post: its content is shown until the social network's script replaces
/// it.
bool stands_for_post(const Document& document, NodeId element);

}  // namespace lectern::html
