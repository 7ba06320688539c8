#pragma once

#include <cstdint>
#include <string_view>

namespace lectern::layout {

/// The code point at `at`; a lone surrogate stands for itself. `at` must be < text.size().
char32_t code_point_at(std::u16string_view text, size_t at);

/// Whether a code point goes on with what is before it: combining marks, joiners, variation selectors, skin tones,
/// tags.
bool extends_cluster(char32_t code_point);

/// Where the cluster that begins at `at` ends: what must not be split, neither by a line's end nor by measuring. These
/// are the extended grapheme clusters of UAX #29 (letters with their marks, Hangul syllables, flags, emoji sequences,
/// surrogate pairs), with conjuncts of all Indic scripts joined. `at` must be < text.size() and where a cluster begins.
size_t cluster_end(std::u16string_view text, size_t at);

}  // namespace lectern::layout
