#pragma once

#include <string>
#include <string_view>

#include "html/document.h"

namespace lectern::article {

/// A frame of a well-known host.
struct Embed {
  std::string frame;          ///< https URL to load after a click
  std::string link;           ///< the same for people, on the host's own page
  std::string_view provider;  ///< "YouTube"; empty where the host is not in embeds.def
};

/// Reads a frame's address.
Embed read_embed(std::string_view base_url, std::string_view src);

/// Reads a quotation as the post that a well-known host's script would show in its place.
Embed read_post(const html::Document& document, html::NodeId quotation, std::string_view base_url);

}  // namespace lectern::article
