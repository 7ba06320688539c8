#pragma once

#include <string>
#include <string_view>

#include "html/document.h"
#include "page/claims.h"

namespace lectern::page {

/// A language tag as BCP 47 writes it ("pt_BR" → "pt-BR"); empty where a text is none.
std::string language_tag(std::string_view text);

/// The page's language: the lang attribute around the title, else of the root, else what metadata says.
std::string page_language(const html::Document& document, html::NodeId title_node, const Sources& sources);

/// The page's direction: the dir attribute around the title or of the root, else that of the language's script, else
/// that of most letters of `sample`.
Direction page_direction(const html::Document& document, html::NodeId title_node, std::string_view lang,
                         std::string_view sample);

}  // namespace lectern::page
