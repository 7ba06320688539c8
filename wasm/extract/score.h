#pragma once

#include "extract/features.h"

namespace lectern::extract {

/// How likely a text block belongs to the article, 0 to 1, by its measures alone.
float score(const Features& features);

}  // namespace lectern::extract
