#pragma once

#include <cstdint>
#include <string_view>

#include "extract/scene.h"

namespace lectern::extract {

/// Why there is nothing to read on a judged page: "empty", "needs-script", "login", "too-short", "not-an-article".
/// Empty where there is something.
/// @param kept_words the words of the blocks that are kept
std::string_view why_nothing(const Scene& scene, uint32_t kept_words);

}  // namespace lectern::extract
