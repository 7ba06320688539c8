#pragma once

#include <array>
#include <cstdint>

#include "html/document.h"
#include "html/names.h"

namespace lectern::html {

/// What the standard's lists say of an element.
enum Trait : uint16_t {
  kSpecial = 1 << 0,          ///< "special" category
  kScope = 1 << 1,            ///< ends every scope but table scope
  kButtonScope = 1 << 2,      ///< ends button scope (those of kScope do too)
  kListItemScope = 1 << 3,    ///< ends list item scope (those of kScope do too)
  kTableScope = 1 << 4,       ///< ends table scope
  kListItemBarrier = 1 << 5,  ///< special, but not address, div or p: where a list item looks no further
  kImpliedEnd = 1 << 6,       ///< closed by "generate implied end tags"
  kImpliedEndThoroughly = 1 << 7,
  kFosters = 1 << 8,        ///< table, tbody, tfoot, thead, tr: what does not belong there is put before the table
  kMathTextPoint = 1 << 9,  ///< MathML text integration point
  kHtmlPoint = 1 << 10,     ///< HTML integration point (annotation-xml only with the right encoding)
  kEndsForeign = 1 << 11,   ///< a start tag that never stands in SVG or MathML
};

constexpr uint16_t html_traits(Tag tag) {
  constexpr uint16_t special = kSpecial | kListItemBarrier;
  switch (tag) {
    case Tag::address:
      return kSpecial;
    case Tag::div:
    case Tag::p: {
      const uint16_t implied = tag == Tag::p ? kImpliedEnd | kImpliedEndThoroughly : 0;
      return static_cast<uint16_t>(kSpecial | kEndsForeign | implied);
    }
    case Tag::html:
    case Tag::template_:
      return special | kScope | kTableScope;
    case Tag::table:
      return special | kScope | kTableScope | kFosters | kEndsForeign;
    case Tag::applet:
    case Tag::marquee:
    case Tag::object:
    case Tag::select:
      return special | kScope;
    case Tag::caption:
    case Tag::td:
    case Tag::th:
      return special | kScope | kImpliedEndThoroughly;
    case Tag::button:
      return special | kButtonScope;
    case Tag::ol:
    case Tag::ul:
      return special | kListItemScope | kEndsForeign;
    case Tag::tbody:
    case Tag::tfoot:
    case Tag::thead:
    case Tag::tr:
      return special | kImpliedEndThoroughly | kFosters;
    case Tag::colgroup:
      return special | kImpliedEndThoroughly;
    case Tag::dd:
    case Tag::dt:
    case Tag::li:
      return special | kImpliedEnd | kImpliedEndThoroughly | kEndsForeign;
    case Tag::optgroup:
    case Tag::option:
    case Tag::rb:
    case Tag::rp:
    case Tag::rt:
    case Tag::rtc:
      return kImpliedEnd | kImpliedEndThoroughly;
    case Tag::blockquote:
    case Tag::body:
    case Tag::br:
    case Tag::center:
    case Tag::dl:
    case Tag::embed:
    case Tag::h1:
    case Tag::h2:
    case Tag::h3:
    case Tag::h4:
    case Tag::h5:
    case Tag::h6:
    case Tag::head:
    case Tag::hr:
    case Tag::img:
    case Tag::listing:
    case Tag::menu:
    case Tag::meta:
    case Tag::pre:
      return special | kEndsForeign;
    case Tag::area:
    case Tag::article:
    case Tag::aside:
    case Tag::base:
    case Tag::basefont:
    case Tag::bgsound:
    case Tag::col:
    case Tag::details:
    case Tag::dir:
    case Tag::fieldset:
    case Tag::figcaption:
    case Tag::figure:
    case Tag::footer:
    case Tag::form:
    case Tag::frame:
    case Tag::frameset:
    case Tag::header:
    case Tag::hgroup:
    case Tag::iframe:
    case Tag::input:
    case Tag::keygen:
    case Tag::link:
    case Tag::main:
    case Tag::nav:
    case Tag::noembed:
    case Tag::noframes:
    case Tag::noscript:
    case Tag::param:
    case Tag::plaintext:
    case Tag::script:
    case Tag::search:
    case Tag::section:
    case Tag::source:
    case Tag::style:
    case Tag::summary:
    case Tag::textarea:
    case Tag::title:
    case Tag::track:
    case Tag::wbr:
    case Tag::xmp:
      return special;
    case Tag::b:
    case Tag::big:
    case Tag::code:
    case Tag::em:
    case Tag::i:
    case Tag::nobr:
    case Tag::ruby:
    case Tag::s:
    case Tag::small_:
    case Tag::span:
    case Tag::strike:
    case Tag::strong:
    case Tag::sub:
    case Tag::sup:
    case Tag::tt:
    case Tag::u:
    case Tag::var:
      return kEndsForeign;
    default:
      return 0;
  }
}

constexpr uint16_t foreign_traits(Tag tag, Namespace ns) {
  constexpr uint16_t special = kSpecial | kListItemBarrier | kScope;
  if (ns == Namespace::math) switch (tag) {
      case Tag::mi:
      case Tag::mo:
      case Tag::mn:
      case Tag::ms:
      case Tag::mtext:
        return special | kMathTextPoint;
      case Tag::annotation_xml:
        return special | kHtmlPoint;
      default:
        return 0;
    }
  if (tag == Tag::foreignobject || tag == Tag::desc || tag == Tag::title) return special | kHtmlPoint;
  return 0;
}

inline constexpr auto kHtmlTraits = [] {
  std::array<uint16_t, kTagCount> traits{};
  for (size_t tag = 0; tag < kTagCount; ++tag) traits[tag] = html_traits(static_cast<Tag>(tag));
  return traits;
}();

inline uint16_t traits_of(Tag tag, Namespace ns) {
  return ns == Namespace::html ? kHtmlTraits[static_cast<size_t>(tag)] : foreign_traits(tag, ns);
}

}  // namespace lectern::html
