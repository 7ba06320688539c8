#pragma once

#include <lectern/tree.h>

#include <cstddef>

#include "base/enum_set.h"
#include "html/names.h"
#include "html/tag_set.h"

namespace lectern::article {

/// How many values Element has.
constexpr size_t kElementCount = static_cast<size_t>(Element::semantics) + 1;

using ElementSet = base::EnumSet<Element, kElementCount>;

/// What an element of the page becomes in the article; Element::text if it is left out and only its content stays.
Element element_for(html::Tag tag);

/// Whether an element of the page is a block that lines of text commonly stand in.
bool is_box(html::Tag tag);

constexpr bool is_heading(Element element) { return element >= Element::h1 && element <= Element::h6; }
constexpr bool is_cell(Element element) { return element == Element::td || element == Element::th; }

/// Inline elements that the article has no element for.
constexpr html::TagSet kInlineTags = {html::Tag::span, html::Tag::font,  html::Tag::big,
                                      html::Tag::nobr, html::Tag::label, html::Tag::data};

}  // namespace lectern::article
