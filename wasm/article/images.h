#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "html/document.h"

namespace lectern::article {

/// An image of the article.
struct Picture {
  std::string src;  ///< passes image_url; empty if there is nothing to show
  std::string alt;
  uint32_t width = 0;  ///< CSS pixels; 0 if unknown
  uint32_t height = 0;
  bool placeholder = false;  ///< `src` is only a placeholder for an image that a script would load
};

/// Reads an img: the best of src, srcset, lazy-loading attributes, and the picture element around it. Tracking pixels
/// have an empty src.
Picture read_picture(const html::Document& document, html::NodeId img, std::string_view base_url);

/// An image that an attribute of an element other than img names by its file ("itemid", "data-image"); empty if none
/// does.
std::string named_image(const html::Document& document, html::NodeId node, std::string_view base_url);

}  // namespace lectern::article
