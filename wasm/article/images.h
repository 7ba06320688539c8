#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "html/document.h"

namespace lectern::article {

/// A picture as the article shows it.
struct Picture {
  std::string src;  ///< passes image_url; empty where there is nothing to show
  std::string alt;
  uint32_t width = 0;  ///< CSS pixels; 0 where unknown
  uint32_t height = 0;
  bool placeholder = false;  ///< `src` only stands in for a picture that a script would load
};

/// Reads an img: its best source from src, srcset, lazy-loading attributes and the picture around it. Tracking pixels
/// give an empty src.
Picture read_picture(const html::Document& document, html::NodeId img, std::string_view base_url);

/// An image that an attribute of an element other than img names by its file ("itemid", "data-image"); empty where none
/// does.
std::string named_image(const html::Document& document, html::NodeId node, std::string_view base_url);

}  // namespace lectern::article
