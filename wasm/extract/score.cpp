#include "extract/score.h"

#include <cmath>
#include <iterator>

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
    {Feature::log_words, 0.35f},      {Feature::link_density, -2.0f},  {Feature::prose, 1.2f},
    {Feature::ends_sentence, 0.5f},   {Feature::label, -2.0f},         {Feature::repeated, -2.5f},
    {Feature::paragraph, 0.5f},       {Feature::in_code, 1.0f},        {Feature::in_quotation, 0.5f},
    {Feature::in_navigation, -3.0f},  {Feature::in_footer, -2.5f},     {Feature::in_header, -1.5f},
    {Feature::in_local_edge, -0.5f},  {Feature::in_aside, -1.5f},      {Feature::in_form, -1.0f},
    {Feature::in_control, -2.0f},     {Feature::in_dialog, -3.0f},     {Feature::in_hidden, -1.5f},
    {Feature::in_main, 0.5f},         {Feature::hint_near, 0.12f},     {Feature::hint_worst, 0.35f},
    {Feature::ancestor_score, 1.0f},  {Feature::in_region, 1.3f},      {Feature::in_body, 1.0f},
    {Feature::before_title, -1.5f},   {Feature::group_density, -1.0f}, {Feature::group_prose, 0.8f},
    {Feature::group_controls, -1.0f}, {Feature::outer_density, -0.7f}, {Feature::outer_prose, 0.8f},
    {Feature::leads_prose, 1.5f},     {Feature::teaser, -1.0f},
};

// On a page that lists things, short lines and links are what it is about.
constexpr float kListBase = -2.0f;
constexpr Weight kListWeights[] = {
    {Feature::log_words, 0.2f},     {Feature::link_density, -0.3f}, {Feature::prose, 0.7f},
    {Feature::label, -1.0f},        {Feature::repeated, -1.0f},     {Feature::in_navigation, -3.0f},
    {Feature::in_footer, -3.0f},    {Feature::in_header, -2.5f},    {Feature::in_aside, -1.5f},
    {Feature::in_form, -1.0f},      {Feature::in_control, -1.5f},   {Feature::in_dialog, -3.0f},
    {Feature::in_hidden, -2.0f},    {Feature::in_main, 0.8f},       {Feature::hint_near, 0.08f},
    {Feature::hint_worst, 0.3f},    {Feature::in_region, 0.5f},     {Feature::in_center, 1.6f},
    {Feature::before_title, -0.8f}, {Feature::teaser, 0.5f},        {Feature::ancestor_score, 0.5f},
};

float add(const Features& features, const Weight* weights, size_t count, float base) {
  for (size_t i = 0; i < count; ++i) base += weights[i].weight * features[weights[i].feature];
  return base;
}

}  // namespace

float score(const Features& features, bool is_list) {
  const float odds = is_list ? add(features, kListWeights, std::size(kListWeights), kListBase)
                             : add(features, kWeights, std::size(kWeights), kBase);
  return 1.0f / (1.0f + std::exp(-odds));
}

}  // namespace lectern::extract
