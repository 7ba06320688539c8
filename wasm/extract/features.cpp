#include "extract/features.h"

#include <algorithm>
#include <cmath>

namespace lectern::extract {

const std::array<FeatureInfo, kFeatureCount> kFeatures = {{
#define LECTERN_FEATURE(name, least, most, definition) {#name, least, most, definition},
#include "extract/features.def"
#undef LECTERN_FEATURE
}};

namespace {

// Apart from the table, whose names and definitions only tools read: the module goes without them.
constexpr float kRanges[][2] = {
#define LECTERN_FEATURE(name, least, most, definition) {least, most},
#include "extract/features.def"
#undef LECTERN_FEATURE
};

// Labels of headings over comments, related links and the like. A date or "by" may well start a sentence.
constexpr uint16_t kLabels = static_cast<uint16_t>(~(kind_byline | kind_date | kind_script | kind_post));

// The measures that say only whether a block stands in one of some sections.
struct Place {
  Feature feature;
  uint32_t sections;
};
constexpr Place kPlaces[] = {
    {Feature::in_list, in_list},
    {Feature::in_table, in_table},
    {Feature::in_quotation, in_quotation},
    {Feature::in_code, in_code},
    {Feature::in_navigation, in_navigation | in_search},
    {Feature::in_footer, in_footer},
    {Feature::in_header, in_header},
    {Feature::in_local_edge, in_local_header | in_local_footer},
    {Feature::in_aside, in_aside},
    {Feature::in_form, in_form},
    {Feature::in_control, in_control},
    {Feature::in_dialog, in_dialog},
    {Feature::in_hidden, in_hidden | in_noscript | in_template},
    {Feature::in_main, in_main | in_article},
    {Feature::in_comments, in_comments},
};

float share(uint32_t part, uint32_t whole) {
  return whole == 0 ? 0.0f : static_cast<float>(part) / static_cast<float>(whole);
}

}  // namespace

void Features::set(Feature feature, float value) {
  const auto& [least, most] = kRanges[static_cast<size_t>(feature)];
  values_[static_cast<size_t>(feature)] = std::clamp(value, least, most);
}

Features measure(const Scene& scene, uint32_t i) {
  using F = Feature;
  const Block& block = scene.cut.blocks[i];
  const Run& run = scene.cut.runs[i];
  const Line& line = scene.lines[i];
  const Surroundings& here = scene.around[run.container];
  Features f;
  for (const Place& place : kPlaces) f.set(place.feature, (here.sections & place.sections) != 0);

  f.set(F::log_words, std::log1p(static_cast<float>(block.words)));
  f.set(F::link_density, scene.link_density(i));
  f.set(F::emphasis, share(run.emphasis_bytes, run.text_size));
  f.set(F::prose, line.prose);
  f.set(F::ends_sentence, line.ends_sentence);
  f.set(F::commas, share(line.commas, block.words));
  f.set(F::label, ((line.cues.alone | line.cues.label | line.cues.start) & kLabels) != 0);
  f.set(F::repeated, line.repeated);

  f.set(F::paragraph, scene.document[block.element].tag == html::Tag::p);
  f.set(F::heading, line.heading);

  f.set(F::hint_own, here.own_hint);
  f.set(F::hint_near, here.near_hint);
  f.set(F::hint_worst, here.worst_hint);

  f.set(F::ancestor_score, here.best_score);
  f.set(F::in_region, scene.inside(i, scene.region));
  f.set(F::in_center, scene.inside(i, scene.center));
  f.set(F::in_body, i >= scene.body_begin && i < scene.body_end);
  f.set(F::teaser, line.teaser);
  f.set(F::before_title, scene.title != Scene::kNoBlock && i < scene.title);

  const Container& container = scene.cut.containers[run.container];
  const bool alone = container.end_block - container.first_block == 1;
  const ContainerId inner = alone ? scene.wider[run.container] : run.container;
  const uint32_t group_blocks = scene.cut.containers[inner].end_block - scene.cut.containers[inner].first_block;
  const Scene::Count group = scene.count(inner);
  const Scene::Count outer = scene.count(scene.wider[inner]);
  f.set(F::group_density, share(group.linked, group.words));
  f.set(F::group_prose, share(group.prose, group.words));
  f.set(F::group_controls, share(group.controls + scene.fields(inner), group_blocks));
  f.set(F::outer_density, share(outer.linked, outer.words));
  f.set(F::outer_prose, share(outer.prose, outer.words));
  f.set(F::leads_prose, line.leads_prose);
  f.set(F::page_prose, share(scene.counts.back().prose, scene.counts.back().words));
  return f;
}

}  // namespace lectern::extract
