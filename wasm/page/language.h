#pragma once

#include <string>
#include <string_view>

#include "html/document.h"
#include "page/claims.h"

namespace lectern::page {

/// A language tag in the form of BCP 47 ("pt_BR" → "pt-BR"); empty if a text is not one.
std::string language_tag(std::string_view text);

/// The page's language: that of the lang attribute around the title, else of the root, else of the metadata.
std::string page_language(const html::Document& document, html::NodeId title_node, const Sources& sources);

/// The page's direction: the dir attribute around the title or of the root, else that of the language's script, else
/// that of most letters of `sample`.
Direction page_direction(const html::Document& document, html::NodeId title_node, std::string_view lang,
                         std::string_view sample);

}  // namespace lectern::page
