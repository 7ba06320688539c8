#pragma once

#include "extract/scene.h"

namespace lectern::extract {

/// The score from which on blocks are kept: the cut that promises the best F1 if scores are probabilities, half of the
/// largest F1 that any cut promises; above or below it where more is to be left out or taken in (Options::favor).
float threshold_of(const Scene& scene);

}  // namespace lectern::extract
