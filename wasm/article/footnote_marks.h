#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "article/footnotes.h"
#include "html/document.h"
#include "vocabulary/note_marks.h"

namespace lectern::article {

constexpr html::NodeId kLongestBack = 12;      // nodes
constexpr uint32_t kLongestNote = 60000;       // nodes: a note is not a chapter
constexpr size_t kLongestDescription = 10000;  // bytes

/// As much of a link's text as tells whether it is a mark.
std::string link_text(const html::Document& document, html::NodeId link);

/// Whether an element's role or EPUB type says that it is a footnote, or a reference to one.
bool says_note(const html::Document& document, html::NodeId node);

/// Whether a link looks like a reference: raised, in brackets, or said to be one.
bool is_reference(const html::Document& document, html::NodeId link, std::string_view text);

/// The element that holds the note which a link leads to; kNoNode if there is none near.
html::NodeId note_box(const html::Document& document, html::NodeId target);

/// Whether a heading or a rule stands among the nodes [begin, end).
bool parts_notes(const html::Document& document, html::NodeId begin, html::NodeId end);

/// Lets each note go on up to the next one of the same parent, unless a heading or a rule stands between.
/// @return whether any note got more of what stays
bool continue_notes(const html::Document& document, const Kept& kept, std::vector<Note>& notes);

// The ways in which pages make notes.

/// Notes that links lead to.
std::vector<Note> linked_notes(const html::Document& document, const Kept& kept, const Anchors& anchors);
/// Sidenotes that a page hides on narrow screens: in a line of text a label, the box that it ticks, and what that
/// shows.
std::vector<Note> toggled_notes(const html::Document& document, const Kept& kept);
/// Notes that a page shows where their mark is pointed at: an element that describes the mark, or its title.
/// @param linked the notes that links lead to, whose references are not looked at again
std::vector<Note> described_notes(const html::Document& document, const Kept& kept, const Anchors& anchors,
                                  const std::vector<Note>& linked);
/// Notes that no link leads to: by the numbers of references and notes.
std::vector<Note> numbered_notes(const html::Document& document, const Kept& kept);

}  // namespace lectern::article
