#include "extract/score.h"

#include <cmath>

namespace lectern::extract {
namespace {

struct Weight {
  Feature feature;
  float weight;
};

// What each measure adds to the log-odds. Set by hand: what speaks for running text in the page's main part, and what
// against.
constexpr float kBase = -3.0f;
constexpr Weight kWeights[] = {
    {Feature::log_words, 0.35f},     {Feature::link_density, -2.0f},  {Feature::prose, 1.2f},
    {Feature::ends_sentence, 0.5f},  {Feature::label, -2.0f},         {Feature::repeated, -2.5f},
    {Feature::paragraph, 0.5f},      {Feature::in_code, 1.0f},        {Feature::in_quotation, 0.5f},
    {Feature::in_navigation, -3.0f}, {Feature::in_footer, -2.5f},     {Feature::in_header, -1.5f},
    {Feature::in_local_edge, -0.5f}, {Feature::in_aside, -1.5f},      {Feature::in_form, -1.0f},
    {Feature::in_control, -2.0f},    {Feature::in_dialog, -3.0f},     {Feature::in_hidden, -1.5f},
    {Feature::in_main, 0.5f},        {Feature::hint_near, 0.12f},     {Feature::hint_worst, 0.35f},
    {Feature::ancestor_score, 1.0f}, {Feature::in_region, 1.3f},      {Feature::in_body, 1.0f},
    {Feature::before_title, -1.5f},  {Feature::group_density, -1.0f}, {Feature::group_prose, 0.8f},
    {Feature::outer_density, -0.7f}, {Feature::outer_prose, 0.8f},    {Feature::leads_prose, 1.5f},
};

}  // namespace

float score(const Features& features) {
  float odds = kBase;
  for (const Weight& w : kWeights) odds += w.weight * features[w.feature];
  return 1.0f / (1.0f + std::exp(-odds));
}

}  // namespace lectern::extract
