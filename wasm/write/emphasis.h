#pragma once

#include <string>
#include <string_view>

namespace lectern::write {

/// Marks of emphasis in a line of Markdown that is being made: control characters that texts do not hold.
constexpr char kStrongOpen = '\x01';
constexpr char kStrongClose = '\x02';
constexpr char kEmphasisOpen = '\x03';
constexpr char kEmphasisClose = '\x04';
constexpr char kStrikeOpen = '\x05';
constexpr char kStrikeClose = '\x06';

/// A line with its marks written as Markdown. CommonMark reads ** and * by what stands on both sides ("left- and
/// right-flanking"), and takes some emphasis between letters and punctuation for plain text: that is written as HTML.
std::string resolve_emphasis(std::string_view line);

}  // namespace lectern::write
