#include "extract/sections.h"

#include <array>
#include <bit>
#include <initializer_list>

#include "base/substrings.h"
#include "base/text.h"
#include "html/inline_style.h"

namespace lectern::extract {
namespace {

using html::Attr;
using html::Document;
using html::Node;
using html::NodeId;
using html::Tag;

bool hides(std::string_view style) {
  // Few styles hide; two words tell most of the others at once.
  static constexpr auto kHidden = base::substrings("none hidden");
  return base::contains_any(style, kHidden) &&
         (base::equal_ignoring_case(html::declared(style, "display"), "none") ||
          base::equal_ignoring_case(html::declared(style, "visibility"), "hidden"));
}

uint32_t section_of_role(std::string_view role) {
  const std::string_view first = role.substr(0, role.find(' '));
  if (base::is_one_of(first, "navigation|menu|menubar|tablist|toolbar|directory")) return in_navigation;
  if (first == "contentinfo") return in_footer;
  if (first == "banner") return in_header;
  if (first == "complementary") return in_aside;
  if (first == "search") return in_search;
  if (base::is_one_of(first, "dialog|alertdialog|alert")) return in_dialog;
  if (base::is_one_of(first, "button|listbox|combobox")) return in_control;
  if (first == "main") return in_main;
  if (first == "article") return in_article;
  return 0;
}

constexpr uint32_t in_none = 0;

// For each tag the number of its section, 0 for none.
constexpr std::array<uint8_t, html::kTagCount> kSections = {
    0,
#define LECTERN_TAG(id, name, display, section) static_cast<uint8_t>(std::bit_width(uint32_t{in_##section})),
#include "vocabulary/tags.def"
#undef LECTERN_TAG
};

}  // namespace

uint32_t sections_of(const Document& document, NodeId element, uint32_t outer) {
  const Node& node = document[element];
  uint32_t sections = (1u << kSections[static_cast<size_t>(node.tag)]) >> 1;
  if ((outer & (in_main | in_article)) != 0) {
    if (sections == in_footer) sections = in_local_footer;
    if (sections == in_header) sections = in_local_header;
  }
  for (uint32_t i = 0; i < node.attribute_count && i < 64; ++i) {
    const html::Attribute& attribute = document.attribute(element, i);
    switch (attribute.id) {
      case Attr::role:
        sections |= section_of_role(attribute.value);
        break;
      case Attr::hidden:
        sections |= in_hidden;
        break;
      case Attr::aria_hidden:
        if (attribute.value == "true") sections |= in_hidden;
        break;
      case Attr::aria_modal:
        if (attribute.value == "true") sections |= in_dialog;
        break;
      case Attr::style:
        if (hides(attribute.value)) sections |= in_hidden;
        break;
      case Attr::unknown:
        // Set on a live page's snapshot by whoever took it: what nobody could see there.
        if (attribute.name == "data-lectern-hidden") sections |= in_invisible;
        break;
      default:
        break;
    }
  }
  return sections;
}

}  // namespace lectern::extract
