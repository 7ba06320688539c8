#pragma once

#include "extract/features.h"

namespace lectern::extract {

/// How likely a text block belongs to the article, 0 to 1, by its measures alone.
/// @param is_list whether the page lists things rather than telling something
float score(const Features& features, bool is_list);

}  // namespace lectern::extract
