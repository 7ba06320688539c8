#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

namespace lectern::write {

/// How a mark of emphasis is written: not at all, as ** * ~~, as _, or as an HTML tag.
enum class EmphasisForm : uint8_t { none, marked, underscored, tagged };

/// The forms of a line's marks of emphasis (see markdown_line.h), in order, so that CommonMark reads what they mean.
///
/// CommonMark 6.2 reads ** and * by the characters on both sides ("left- and right-flanking"), and takes some emphasis
/// between letters and punctuation for plain text: that is written as HTML, and so is what versions of Unicode and of
/// CommonMark do not agree on. Where * would touch ** it is _, so that no run is longer than its mark: then its rule of
/// three never parts a pair, as a mark that could both open and close has only marks of the other length around it.
/// Linear.
std::vector<EmphasisForm> emphasis_forms(std::string_view line);

}  // namespace lectern::write
