#pragma once

#include <lectern/tree.h>

#include <cstdint>
#include <string>
#include <string_view>

// What writers of text ask of a node.
namespace lectern::write {

/// What the id of a footnote begins with, before its number.
inline constexpr std::string_view kNoteId = "lectern-fn-";

/// How a format of text marks an inline element.
enum class InlineMark : uint8_t { none, strong, emphasis, strike, code };
InlineMark inline_mark(Element element);

/// The id that a link within the article leads to; empty for other links, and for those that lead nowhere.
std::string_view linked_id(const Tree& tree, uint32_t link);

/// The number that an attribute of the article has, at most seven digits; 0 if it has none.
uint32_t number_in(std::string_view attribute);

/// The text of a code block, its lines apart by "\n", and its language, empty if it is not known.
struct CodeBlock {
  std::string text;
  std::string_view language;
};
CodeBlock code_block(const Tree& tree, uint32_t pre);

/// The URL of a video or an audio, or of its first source.
std::string_view media_source(const Tree& tree, uint32_t media);

/// Whether the title of a callout is the word for its kind, which readers display by themselves.
bool repeats_kind(const Tree& tree, uint32_t title, std::string_view kind);

}  // namespace lectern::write
