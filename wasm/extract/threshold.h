#pragma once

#include "extract/scene.h"

namespace lectern::extract {

/// The score from which on blocks are kept. If scores are probabilities, the threshold with the best expected F1 is
/// half of that F1. Options::favor raises or lowers it.
float threshold_of(const Scene& scene);

}  // namespace lectern::extract
