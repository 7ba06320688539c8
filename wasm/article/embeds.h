#pragma once

#include <string>
#include <string_view>

#include "html/document.h"

namespace lectern::article {

/// An iframe of a well-known host.
struct Embed {
  std::string frame;          ///< https URL to load after a click
  std::string link;           ///< the same for people, on the host's own page
  std::string_view provider;  ///< "YouTube"; empty if the host is not in embeds.def
};

/// Reads the URL of an iframe.
Embed read_embed(std::string_view base_url, std::string_view src);

/// Reads a blockquote as the post that the script of a well-known host would replace it by.
Embed read_post(const html::Document& document, html::NodeId quotation, std::string_view base_url);

}  // namespace lectern::article
