#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "article/anchors.h"
#include "article/kept.h"
#include "html/document.h"

namespace lectern::article {

/// A footnote: a text that links in the body lead to, or that a mark in the body shows when it is pointed at.
struct Note {
  html::NodeId begin;  ///< its nodes are [begin, end); kNoNode if it is no part of the body and `text` is all of it
  html::NodeId end;
  html::NodeId target;                     ///< the element that its references link to
  std::string label;                       ///< what the references show, without brackets: "1", "*"
  std::vector<html::NodeId> references{};  ///< the links to it, in document order
  std::vector<html::NodeId> backs{};       ///< the links from it back to them
  std::string text{};                      ///< a note from an attribute, or from nodes that are not kept
};

/// The footnotes of a page, by the order of their first references. Found by the graph of links, not by names: a short
/// mark that links forward to a text which links back, or starts with the same mark, or stands in a list of such texts;
/// or a raised mark that an element or its title describes.
std::vector<Note> find_notes(const html::Document& document, const Kept& kept, const Anchors& anchors);

/// The text of [begin, end), white space folded, no longer than needed.
std::string short_text(const html::Document& document, html::NodeId begin, html::NodeId end, size_t enough);

/// Whether a text is a mark that leads from a note back to its reference: an arrow, a caret, or the like.
bool is_back_mark(std::string_view text);

/// A mark without brackets and points around it: "[1]" → "1".
std::string_view bare_mark(std::string_view text);

}  // namespace lectern::article
