#include "extract/features.h"

#include <algorithm>
#include <cmath>
#include <cstring>
#include <initializer_list>

#include "base/text.h"

namespace lectern::extract {

const std::array<FeatureInfo, kFeatureCount> kFeatures = {{
#define LECTERN_FEATURE(group, name, least, most, definition) {#group, #name, least, most, definition},
#include "extract/features.def"
#undef LECTERN_FEATURE
}};

namespace {

// Apart from the table, whose names and definitions only tools read: the module goes without them.
struct Range {
  float least;
  float steps;  // in 1
};
constexpr float kLastStep = 255;
constexpr Range kRanges[] = {
#define LECTERN_FEATURE(group, name, least, most, definition) {least, kLastStep / (most - least)},
#include "extract/features.def"
#undef LECTERN_FEATURE
};

// Labels of headings over comments, related links and the like. A date or "by" may well start a sentence.
constexpr uint16_t kLabels = static_cast<uint16_t>(~(kind_byline | kind_date | kind_script | kind_post));

// The measures that say only whether a block stands in one of some sections.
struct SectionFeature {
  Feature feature;
  uint32_t sections;
};
constexpr SectionFeature kSectionFeatures[] = {
    {Feature::in_list, in_list},
    {Feature::in_table, in_table},
    {Feature::in_quotation, in_quotation},
    {Feature::in_code, in_code},
    {Feature::in_figure, in_figure | in_caption},
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

// Shares of a page are mostly small: their roots tell them apart in 256 steps.
float root(uint32_t part, uint32_t whole) { return std::sqrt(share(part, whole)); }

// The logarithm of 1 + figure, straight between powers of two: it is read off the number's bits. Trees ask only what is
// more, and library logarithms differ by machine in their last bit.
float log_of(float figure) {
  constexpr uint32_t kOne = 0x3F800000;  // the bits of 1
  constexpr float kScale = 0.69314718f / (1 << 23);
  const float more = 1 + figure;
  uint32_t bits;
  std::memcpy(&bits, &more, sizeof bits);
  return static_cast<float>(bits - kOne) * kScale;
}
float log1(uint32_t figure) { return log_of(static_cast<float>(figure)); }

// The logarithm of how far `at` is from [begin, end): 0 inside, less than 0 before.
float log_distance(uint32_t at, uint32_t begin, uint32_t end) {
  if (at < begin) return -log1(begin - at);
  return at < end ? 0 : log1(at - end + 1);
}

// Kinds of block elements as the model's numbers; 0 for any other.
constexpr auto kTagCodes = [] {
  using html::Tag;
  std::array<uint8_t, html::kTagCount> out{};
  const auto set = [&](uint8_t code, std::initializer_list<Tag> tags) {
    for (const Tag tag : tags) out[static_cast<size_t>(tag)] = code;
  };
  set(1, {Tag::div});
  set(2, {Tag::section, Tag::article, Tag::main, Tag::body});
  set(3, {Tag::p});
  set(4, {Tag::li});
  set(5, {Tag::dt});
  set(6, {Tag::dd});
  set(7, {Tag::td});
  set(8, {Tag::th});
  set(9, {Tag::h1, Tag::h2, Tag::h3, Tag::h4, Tag::h5, Tag::h6});
  set(10, {Tag::pre});
  set(11, {Tag::button, Tag::option, Tag::select, Tag::summary, Tag::legend});
  set(12, {Tag::figcaption, Tag::figure, Tag::caption});
  set(13, {Tag::blockquote});
  set(14, {Tag::unknown});
  return out;
}();

struct Letters {
  uint32_t letters = 0;
  uint32_t capitals = 0;
  uint32_t digits = 0;
};

Letters count_letters(std::string_view text) {
  Letters out;
  for (const char c : text) {
    out.capitals += base::is_upper(c);
    out.letters += base::is_ascii_letter(c);
    out.digits += base::is_digit(c);
  }
  return out;
}

float start_of(std::string_view text) {
  const char c = text.empty() ? ' ' : text.front();
  if (base::is_lower(c)) return 1;
  if (base::is_upper(c)) return 2;
  return base::is_digit(c) ? 3 : 0;
}

// The measures of one block, a group of rows of the table at a time.
class Measure {
 public:
  Measure(const Scene& scene, const PageMeasures& page, const Features& of_page, uint32_t block)
      : scene_(scene),
        page_(page),
        i_(block),
        block_(scene.cut.blocks[block]),
        run_(scene.cut.runs[block]),
        line_(scene.lines[block]),
        here_(scene.around[run_.container]),
        place_(page.places[run_.container]),
        spot_(page.spots[block]),
        f_(of_page) {}

  Features run() {
    text();
    element();
    sections();
    names();
    place();
    around();
    heading();
    likes();
    return f_;
  }

 private:
  using F = Feature;

  static bool is_label(const Line& line) {
    return ((line.cues.alone | line.cues.label | line.cues.start) & kLabels) != 0;
  }

  void text() {
    const std::string_view text = scene_.cut.text_of(i_);
    const Letters letters = count_letters(text);
    f_.set(F::log_words, log1(block_.words));
    f_.set(F::link_density, scene_.link_density(i_));
    f_.set(F::emphasis, share(run_.emphasis_bytes, run_.text_size));
    f_.set(F::prose, line_.prose);
    f_.set(F::ends_sentence, line_.ends_sentence);
    f_.set(F::commas, share(line_.commas, block_.words));
    f_.set(F::label, is_label(line_));
    f_.set(F::repeated, line_.repeated);
    f_.set(F::copies, log1(spot_.copies));
    f_.set(F::copies_before, log1(spot_.copies_before));
    f_.set(F::capitals, share(letters.capitals, letters.letters));
    f_.set(F::digits, share(letters.digits, run_.text_size));
    f_.set(F::word_bytes, share(run_.text_size, block_.words));
    f_.set(F::links, log1(run_.links));
    f_.set(F::media, log1(run_.media));
    f_.set(F::starts, start_of(text));
    f_.set(F::price, shows_price(text.substr(0, kPriceBytes)));
    f_.set(F::title_share, spot_.title_share);
    f_.set(F::in_title, spot_.in_title);
    f_.set(F::told, spot_.told);
    f_.set(F::is_title, i_ == scene_.title);
    f_.set(F::line_words, spot_.words.mean());
    f_.set(F::line_words_least, log_odds(spot_.words.least));
  }

  // A tally's three rows of the table.
  void tally(F mean, const Tally& tally) {
    const auto row = static_cast<uint8_t>(mean);
    f_.set(mean, tally.mean());
    f_.set(static_cast<F>(row + 1), log_odds(tally.least));
    f_.set(static_cast<F>(row + 2), log_odds(tally.most));
  }

  void element() {
    f_.set(F::element, static_cast<float>(kTagCodes[static_cast<size_t>(scene_.document[block_.element].tag)]));
    f_.set(F::heading, line_.heading);
    f_.set(F::depth, static_cast<float>(place_.depth) / page_.mean_depth);
  }

  void sections() {
    for (const SectionFeature& place : kSectionFeatures) f_.set(place.feature, (here_.sections & place.sections) != 0);
  }

  void names() {
    f_.set(F::hint_own, here_.own_hint);
    f_.set(F::hint_near, here_.near_hint);
    f_.set(F::hint_worst, here_.worst_hint);
    tally(F::names_near, spot_.near);
    tally(F::names_all, spot_.all);
  }

  ContainerId group() const {
    const Container& container = scene_.cut.containers[run_.container];
    const bool alone = container.end_block - container.first_block == 1;
    return alone ? scene_.wider[run_.container] : run_.container;
  }

  void place() {
    const Container& top = scene_.cut.containers[scene_.top];
    const float best = scene_.around[scene_.top].score;
    const uint32_t words = scene_.counts.back().words;
    const auto before = [&](uint32_t block) { return share(scene_.counts[block].words, words); };
    f_.set(F::ancestor_score, here_.best_score);
    f_.set(F::group_score, best > 0 ? scene_.around[group()].score / best : 0);
    f_.set(F::steps_to_top, static_cast<float>(place_.steps_to_top) - 1);
    f_.set(F::from_top, log_distance(i_, top.first_block, top.end_block));
    f_.set(F::from_body, log_distance(i_, scene_.body_begin, scene_.body_end));
    f_.set(F::in_region, scene_.inside(i_, scene_.region));
    f_.set(F::in_center, scene_.inside(i_, scene_.center));
    f_.set(F::teaser, line_.teaser);
    if (scene_.title != Scene::kNoBlock) {
      const uint32_t title = scene_.counts[scene_.title].words;
      f_.set(F::since_title_blocks, log_distance(i_, scene_.title, scene_.title + 1));
      f_.set(F::since_title_words, log_distance(scene_.counts[i_].words, title, title + 1));
      f_.set(F::with_title, root(scene_.count(place_.with_title).words, words));
    }
    f_.set(F::before, before(i_));
    f_.set(F::before_group, before(scene_.cut.containers[group()].first_block));
    f_.set(F::before_outer, before(scene_.cut.containers[scene_.wider[group()]].first_block));
  }

  void around() {
    const uint32_t words = scene_.counts.back().words;
    const auto blocks = [&](ContainerId c) {
      return scene_.cut.containers[c].end_block - scene_.cut.containers[c].first_block;
    };
    const auto mean = [&](ContainerId c) { return log_of(share(scene_.count(c).words, blocks(c))); };
    const ContainerId inner = group();
    const Scene::Count in = scene_.count(inner);
    f_.set(F::group_share, root(in.words, words));
    f_.set(F::group_blocks, log1(blocks(inner)));
    f_.set(F::group_mean, mean(inner));
    f_.set(F::group_density, share(in.linked, in.words));
    f_.set(F::group_prose, share(in.prose, in.words));
    f_.set(F::group_controls, share(in.controls + scene_.fields(inner), blocks(inner)));
    const ContainerId outer = scene_.wider[inner];
    const Scene::Count out = scene_.count(outer);
    f_.set(F::outer_share, root(out.words, words));
    f_.set(F::outer_mean, mean(outer));
    f_.set(F::outer_density, share(out.linked, out.words));
    f_.set(F::outer_prose, share(out.prose, out.words));
    f_.set(F::outer_headings, share(out.headings, blocks(outer)));
    const ContainerId third = scene_.wider[outer];
    const Scene::Count three = scene_.count(third);
    f_.set(F::third_share, root(three.words, words));
    f_.set(F::third_density, share(three.linked, three.words));
    f_.set(F::third_prose, share(three.prose, three.words));
    f_.set(F::third_headings, share(three.headings, blocks(third)));
    const Scene::Count four = scene_.count(scene_.wider[third]);
    f_.set(F::fourth_share, root(four.words, words));
    f_.set(F::fourth_prose, share(four.prose, four.words));
    f_.set(F::fourth_media, log1(four.media));
    if (i_ > 0) {
      f_.set(F::before_words, log1(scene_.cut.blocks[i_ - 1].words));
      f_.set(F::before_density, scene_.link_density(i_ - 1));
    }
    if (i_ + 1 < scene_.lines.size()) {
      f_.set(F::after_words, log1(scene_.cut.blocks[i_ + 1].words));
      f_.set(F::after_density, scene_.link_density(i_ + 1));
    }
  }

  void heading() {
    const auto end = static_cast<uint32_t>(scene_.lines.size());
    const bool headed = spot_.heading != Scene::kNoBlock;
    const uint32_t first = headed ? spot_.heading : 0;
    const Scene::Count section = scene_.count(first, spot_.next_heading == Scene::kNoBlock ? end : spot_.next_heading);
    f_.set(F::leads_prose, line_.leads_prose);
    f_.set(F::since_heading, log1(i_ - first));
    f_.set(F::last_heading, headed ? static_cast<float>(scene_.lines[first].heading) : 7.0f);
    if (headed) {
      f_.set(F::heading_label, is_label(scene_.lines[first]));
      f_.set(F::heading_words, page_.heading_words[first].mean());
    }
    f_.set(F::section_words, log1(section.words));
    f_.set(F::section_density, share(section.linked, section.words));
    f_.set(F::section_prose, share(section.prose, section.words));
  }

  void likes() {
    const PageMeasures::Group& like = page_.groups[spot_.group];
    f_.set(F::alike, log1(place_.alike));
    f_.set(F::alike_most, log1(place_.alike_most));
    f_.set(F::alike_words, log_of(share(place_.alike_most_words, place_.alike_most)));
    f_.set(F::like_blocks, log1(like.blocks));
    f_.set(F::like_mean, log_of(share(like.words, like.blocks)));
    f_.set(F::like_density, share(like.linked, like.words));
    f_.set(F::like_prose, share(like.prose, like.words));
    f_.set(F::like_share, root(like.words, scene_.counts.back().words));
  }

  static constexpr size_t kPriceBytes = 200;  // a price stands early in a line that is about one

  const Scene& scene_;
  const PageMeasures& page_;
  const uint32_t i_;
  const Block& block_;
  const Run& run_;
  const Line& line_;
  const Surroundings& here_;
  const PageMeasures::ContainerStats& place_;
  const PageMeasures::BlockStats& spot_;
  Features f_;
};

Features measure_page(const Scene& scene, const PageMeasures& page) {
  Features f;
  const Scene::Count all = scene.counts.back();
  const page::PageFacts& facts = scene.facts;
  f.set(Feature::page_words, log1(all.words));
  f.set(Feature::page_headings, log1(all.headings));
  f.set(Feature::page_media, log1(all.media));
  f.set(Feature::page_longest, log1(page.longest));
  f.set(Feature::page_density, share(all.linked, all.words));
  f.set(Feature::page_prose, share(all.prose, all.words));
  f.set(Feature::page_long, share(page.in_long, all.words));
  f.set(Feature::page_mean_long, log_of(share(page.in_long, page.long_blocks)));
  f.set(Feature::page_paragraphs, share(page.in_paragraphs, all.words));
  f.set(Feature::page_items, share(page.in_items, all.words));
  f.set(Feature::page_main, share(page.in_main, all.words));
  f.set(Feature::page_top, share(scene.count(scene.top).words, all.words));
  f.set(Feature::page_region, share(scene.count(scene.region).words, all.words));
  f.set(Feature::page_prices, log1(page.prices));
  f.set(Feature::page_type, static_cast<float>(scene.page_type));
  f.set(Feature::page_says_article, facts.says_article);
  f.set(Feature::page_dated, facts.metadata.published_time.empty() ? 0.0f
                             : facts.metadata.authors.empty()      ? 1.0f
                                                                   : 2.0f);
  f.set(Feature::page_told, log1(page.told_words));
  f.set(Feature::url_hyphens, page.url_hyphens);
  f.set(Feature::url_segments, page.url_segments);
  f.set(Feature::url_digits, page.url_digits);
  return f;
}

}  // namespace

float Features::operator[](Feature feature) const {
  const auto& [least, steps] = kRanges[static_cast<size_t>(feature)];
  return least + static_cast<float>(step(static_cast<size_t>(feature))) / steps;
}

void Features::set(Feature feature, float value) {
  const auto& [least, steps] = kRanges[static_cast<size_t>(feature)];
  steps_[static_cast<size_t>(feature)] =
      // NOLINTNEXTLINE(bugprone-incorrect-roundings): std::lround is a call, this runs for every feature of a block
      static_cast<uint8_t>(std::clamp((value - least) * steps, 0.0f, kLastStep) + 0.5f);
}

Measures::Measures(const Scene& scene) : scene_(scene), page_(scene), of_page_(measure_page(scene, page_)) {}

Features Measures::of(uint32_t block) const { return Measure(scene_, page_, of_page_, block).run(); }

}  // namespace lectern::extract
