#pragma once

#include <vector>

#include "base/row.h"
#include "extract/scene.h"

namespace lectern::extract {

// The passes over a page that fill its Scene, in the order in which `survey` runs them. Each is linear in the page.

/// Fills Scene::lines with what the text of each block tells.
void measure_lines(Scene& scene);
/// The texts that could be copies, sorted by fingerprint: those that are alike side by side, in the page's order.
std::vector<base::Row> texts_of(const Scene& scene);
/// Finds copies. A text that stands on the page before is one if it stands in another container or is hidden: a refrain
/// is neither.
/// @param texts as texts_of gives them
void find_repeats(Scene& scene, const std::vector<base::Row>& texts);
/// Fills Scene::counts.
void count_blocks(Scene& scene);
/// Fills Scene::around.
void look_around(Scene& scene);
/// Scores containers by the prose that stands in them, and finds the largest: Surroundings::score, Scene::top.
void score_containers(Scene& scene);

/// Whether what is around a block speaks against it. For a block, a list is no reason.
inline bool is_against(const Surroundings& here) { return (here.sections & kAgainst & ~in_list) != 0; }

}  // namespace lectern::extract
