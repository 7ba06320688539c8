#pragma once

#include <cstdint>

#include "html/document.h"

namespace lectern::extract {

/// What kinds of elements a container stands in, itself included. A set of these is a bit mask.
enum Section : uint32_t {
  in_navigation = 1 << 0,  ///< nav, menu, role navigation, menu, tablist …
  in_footer = 1 << 1,      ///< the page's footer, role contentinfo
  in_header = 1 << 2,      ///< the page's header, role banner
  in_aside = 1 << 3,       ///< aside, role complementary
  in_form = 1 << 4,        ///< form, fieldset
  in_control = 1 << 5,     ///< button, select, label-like controls
  in_dialog = 1 << 6,      ///< dialog, role dialog, alertdialog, alert
  in_search = 1 << 7,      ///< search, role search
  in_hidden = 1 << 8,      ///< hidden by attribute or style
  in_noscript = 1 << 9,
  in_template = 1 << 10,
  in_invisible = 1 << 11,  ///< marked as invisible by the live page
  in_main = 1 << 12,       ///< main, role main
  in_article = 1 << 13,    ///< article, role article
  in_list = 1 << 14,
  in_table = 1 << 15,
  in_quotation = 1 << 16,
  in_figure = 1 << 17,
  in_caption = 1 << 18,
  in_code = 1 << 19,
  in_heading = 1 << 20,
  in_local_header = 1 << 21,  ///< header inside main, article or section
  in_local_footer = 1 << 22,  ///< footer inside main, article or section
  in_details = 1 << 23,
  in_comments = 1 << 24,  ///< readers' comments: named so, and after the text they are about
};

/// The sections that an element opens: by its tag, role and style, and by what hides it.
/// @param outer those of the elements around it
uint32_t sections_of(const html::Document& document, html::NodeId element, uint32_t outer);

/// What speaks against a container's text, and what a container that holds most of the page's prose cannot be.
constexpr uint32_t kAgainst = in_navigation | in_footer | in_header | in_aside | in_form | in_control | in_dialog |
                              in_search | in_hidden | in_noscript | in_template | in_comments | in_list;

}  // namespace lectern::extract
