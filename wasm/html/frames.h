#pragma once

#include <string>

#include "html/document.h"

namespace lectern::html {

/// The address that an element loads a frame from: an iframe's or embed's own, or that of the frame which a script puts
/// in the element's place (<lite-youtube videoid>, <div class="fb-post" data-href>). Empty for other elements.
std::string frame_address(const Document& document, NodeId element);

/// Whether an element, no frame itself, is the place that a script gives one.
bool stands_for_frame(const Document& document, NodeId element);

/// Whether a quotation is the place of a post: what it holds is shown until its network's script comes.
bool stands_for_post(const Document& document, NodeId element);

}  // namespace lectern::html
