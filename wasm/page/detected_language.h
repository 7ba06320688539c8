#pragma once

#include <string>
#include <string_view>

#include "html/document.h"

namespace lectern::page {

/// The language that a text is written in, as a BCP 47 tag without a region: by its script, and by its most frequent
/// words where languages share a script. Empty where too little tells: fewer than some twenty words, or two languages
/// alike. Linear.
/// @param text UTF-8
std::string detected_language(std::string_view text);

/// Running text from the beginning of a page's body to detect the language by: some kilobytes, without menus as far as
/// short texts and nav elements tell. UTF-8; empty if there is none.
std::string language_sample(const html::Document& document);

}  // namespace lectern::page
