#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "html/document.h"

namespace lectern::page {

/// A text of the metadata, cleaned for display: character references are decoded, even if they were encoded twice;
/// inline markup, bidirectional embeddings, overrides and isolates, and soft hyphens are removed; white space is
/// collapsed and trimmed.
std::string clean_text(std::string_view text);

/// The text that the nodes [begin, end) display, collapsed and trimmed: without scripts, styles, templates, readings of
/// ruby and footnote marks; blocks and line breaks count as a space. For articles, there is running_text.
/// @param limit stop soon after this many bytes; a longer text is cut off anywhere
/// @param max_nodes stop after this many nodes
std::string text_of(const html::Document& document, html::NodeId begin, html::NodeId end, size_t limit,
                    size_t max_nodes);
/// The same for a node and its descendants, for metadata, whose texts are short and have few nodes.
std::string text_of(const html::Document& document, html::NodeId node, size_t limit = 1000);

/// Whether two texts have the same words in the same order. Case and punctuation do not matter.
bool same_words(std::string_view a, std::string_view b);

/// The share of the words of `part` that `whole` has, 0 to 1; 0 where `part` has no words.
double word_overlap(std::string_view part, std::string_view whole);

}  // namespace lectern::page
