#pragma once

#include <cstddef>
#include <cstdint>

// All nesting limits. Content that is nested more deeply is kept beside its container, unless the row says otherwise.
// JSON's own limit is in base/json.cpp, which this directory includes.
namespace lectern::vocabulary {

/// Elements of a page that are open at the same time, as in Chromium. Deeper ones become siblings.
constexpr uint32_t kDeepestElement = 512;
/// Nodes of an article's tree: blocks with the containers they imply, a paragraph, inlines, and what a formula holds.
constexpr size_t kDeepestNode = 64;
/// Of these, block elements that a page asks for.
constexpr size_t kDeepestBlock = 32;
/// Of these, inline elements.
constexpr size_t kDeepestInline = 10;
/// Levels of answers that the posts of a thread give.
constexpr uint32_t kDeepestPost = 99;
/// Microdata's items in items. Deeper ones are left out.
constexpr size_t kDeepestItem = 32;
/// Objects and lists that are read of JSON in a page. What holds deeper ones is left out.
constexpr size_t kDeepestJson = 60;
/// Boxes in pages. Deeper ones are left out; their text is in the last that is there. litehtml recurses.
constexpr uint32_t kDeepestBox = 100;
/// Tables in tables in pages; deeper ones become lists. litehtml's time grows by a factor with each.
constexpr uint32_t kDeepestTable = 4;

}  // namespace lectern::vocabulary
