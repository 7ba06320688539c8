#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "html/document.h"

namespace lectern::page {

/// A text that metadata gives, made fit to show: character references decoded (also where they were encoded twice),
/// inline markup that came with it removed, bidirectional embeddings, overrides and isolates and soft hyphens dropped,
/// white space folded, ends trimmed.
std::string clean_text(std::string_view text);

/// The text that the nodes [begin, end) show, folded and trimmed: no scripts, styles or templates, no readings of ruby,
/// no marks of notes; blocks and line breaks count as a space. An article's own tree has running_text.
/// @param limit stop soon after this many bytes: a text that comes out longer is cut at no sensible place.
/// @param max_nodes stop after this many nodes
std::string text_of(const html::Document& document, html::NodeId begin, html::NodeId end, size_t limit,
                    size_t max_nodes);
/// The same of a node and what is in it, for metadata: a text of which is short, and has few nodes.
std::string text_of(const html::Document& document, html::NodeId node, size_t limit = 1000);

/// Whether two texts are the same words in the same order; case and punctuation count for nothing.
bool same_words(std::string_view a, std::string_view b);

/// The share of the words of `part` that `whole` has, 0 to 1; 0 where `part` has no words.
double word_overlap(std::string_view part, std::string_view whole);

}  // namespace lectern::page
