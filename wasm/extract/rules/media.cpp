#include <algorithm>
#include <limits>
#include <vector>

#include "base/text.h"
#include "base/url.h"
#include "extract/rules.h"
#include "html/frames.h"
#include "page/image_urls.h"

namespace lectern::extract::rules {
namespace {

constexpr uint32_t kNever = in_navigation | in_footer | in_form | in_control | in_dialog | in_search | in_invisible;
// Portraits of writers, buttons to share, pictures of other articles.
constexpr uint16_t kNeverKinds =
    kind_byline | kind_share | kind_related | kind_newsletter | kind_advertisement | kind_cookie;
constexpr int kMostSteps = 16;
constexpr uint32_t kFewWords = 10;  // fewer around a picture tell nothing of it

// The container that is or holds the figure around a block; kNoContainer where none is near.
ContainerId figure_around(const Scene& scene, uint32_t block) {
  ContainerId c = scene.cut.runs[block].container;
  for (int step = 0; step < kMostSteps && c != kNoContainer; ++step) {
    if (scene.document.is_element(scene.cut.containers[c].node, html::Tag::figure)) return c;
    c = scene.cut.containers[c].parent;
  }
  return kNoContainer;
}

// What the addresses of the page's own picture have in common; empty if that is too short to tell it from others, or
// the site's logo.
std::string_view telling_name(std::string_view url) {
  constexpr size_t kTelling = 8;
  const std::string_view name = page::picture_name(url);
  return name.size() < kTelling || base::contains_ignoring_case(name, "logo") ? std::string_view() : name;
}

// Whether an attribute of a picture, or of the sources that it offers, has a name.
bool has_address(const Scene& scene, uint32_t block, std::string_view name) {
  constexpr html::NodeId kMostNodes = 32;
  const html::Document& document = scene.document;
  const html::NodeId begin = scene.cut.blocks[block].begin;
  const html::NodeId end = std::min(document[begin].end, begin + kMostNodes);
  for (html::NodeId n = begin; n < end; ++n)
    for (uint32_t i = 0; i < document[n].attribute_count; ++i)
      if (base::contains(document.attribute(n, i).value, name)) return true;
  return false;
}

// The address that a picture is a link to; empty if it is none.
std::string_view link_of(const Scene& scene, uint32_t block) {
  constexpr int kMostAncestors = 4;
  html::NodeId node = scene.cut.blocks[block].begin;
  for (int i = 0; i < kMostAncestors && node != html::kNoNode; ++i, node = scene.document[node].parent)
    if (scene.document.is_element(node, html::Tag::a)) return base::trim(scene.document.get(node, html::Attr::href));
  return {};
}

// Whether a picture is a link to the site's front page, as a site's own picture in its header is.
bool leads_home(const Scene& scene, uint32_t block) {
  const std::string_view href = link_of(scene, block);
  const std::string_view path = base::path_of(href);
  return href == "/" || (!base::host_of(href).empty() && (path.empty() || path == "/"));
}

// Whether a picture is a link to something else than a larger one.
bool leads_away(const Scene& scene, uint32_t block) {
  const std::string_view href = link_of(scene, block);
  const std::string_view path = base::path_of(href);
  const std::string_view ending = path.substr(std::min(path.rfind('.') + 1, path.size()));
  return !href.empty() && !base::is_one_of(base::lower_ascii(ending), "jpg|jpeg|png|webp|avif|gif");
}

// The block of the picture that the page names as its article's: the first in the text, or else the last before it,
// which may stand over the title. kNoBlock if there is none.
uint32_t find_lead(const Scene& scene, const Verdicts& verdicts, uint32_t first, uint32_t last) {
  const std::string_view name = telling_name(scene.facts.metadata.image.url);
  uint32_t before = Scene::kNoBlock;
  if (name.empty()) return before;
  for (uint32_t i = 0; i <= last; ++i) {
    if (!scene.cut.blocks[i].media || !verdicts.open(i) || (scene.around_block(i).sections & kNever & ~in_form) != 0 ||
        role_by_element(scene, i) != Role::figure || !has_address(scene, i, name) || leads_home(scene, i))
      continue;
    if (i >= first) return i;
    before = i;
  }
  return before;
}

// Whether a block is the caption of the picture before it, by its name.
bool is_named_caption(const Scene& scene, uint32_t block) {
  return block < scene.cut.blocks.size() && !scene.cut.blocks[block].media &&
         (scene.around_block(block).own_kinds & kind_caption) != 0;
}

// How wide a picture is in a wide window by its "sizes", which scripts that load late name alike, in CSS pixels. A very
// large number if it does not say.
uint32_t shown_width(const html::Document& document, html::NodeId node) {
  for (uint32_t i = 0; i < document[node].attribute_count; ++i) {
    if (!base::ends_with(document.attribute(node, i).name, "sizes")) continue;
    const std::string_view sizes = document.attribute(node, i).value;
    const std::string_view last = base::trim(sizes.substr(sizes.rfind(',') + 1));
    if (const uint32_t width = page::pixels(last); width != 0) return width;
  }
  return std::numeric_limits<uint32_t>::max();
}

// Whether a picture is wide, as far as it says so itself or in what it offers for wide screens, or has a caption.
bool is_large(const Scene& scene, uint32_t block) {
  constexpr html::NodeId kMostNodes = 32;
  constexpr uint32_t kWide = 400;       // CSS pixels
  constexpr double kWideOffered = 600;  // pixels of the device
  const html::Document& document = scene.document;
  const html::NodeId begin = scene.cut.blocks[block].begin;
  const html::NodeId end = std::min(document[begin].end, begin + kMostNodes);
  for (html::NodeId n = begin; n < end; ++n) {
    if (page::pixels(document.get(n, html::Attr::width)) >= kWide) return true;
    if (shown_width(document, n) < kWide) continue;
    for (uint32_t i = 0; i < document[n].attribute_count; ++i)
      if (base::ends_with(document.attribute(n, i).name, "srcset") &&
          page::best_candidate(document.attribute(n, i).value).rank >= page::rank_of(kWideOffered))
        return true;
  }
  if (is_named_caption(scene, block + 1)) return true;
  const ContainerId figure = figure_around(scene, block);
  if (figure == kNoContainer) return false;
  const auto [first, last] = scene.blocks_of(figure);
  for (uint32_t i = first; i < last; ++i)
    if (!scene.cut.blocks[i].media && (scene.around_block(i).sections & in_caption) != 0) return true;
  return false;
}

// Whether a picture is of who or what the short line beside it names: a portrait of the author, a card.
bool is_portrait(const Scene& scene, uint32_t block) {
  constexpr uint32_t kShortLine = 8;  // words
  const html::Document& document = scene.document;
  const html::NodeId begin = scene.cut.blocks[block].begin;
  std::string_view alt;
  for (html::NodeId n = begin; n < document[begin].end && alt.empty(); ++n)
    alt = base::trim(document.get(n, html::Attr::alt));
  if (alt.empty()) return false;
  const std::string name = base::lower_ascii(alt);
  for (const uint32_t beside : {block - 1, block + 1}) {
    if (beside >= scene.cut.blocks.size() || beside == scene.title || is_named_caption(scene, beside)) continue;
    if (scene.cut.blocks[beside].words <= kShortLine && base::contains_ignoring_case(scene.cut.text_of(beside), name))
      return true;
  }
  return false;
}

// Whether a picture's own address calls it a logo.
bool is_logo(const Scene& scene, uint32_t block) {
  const std::string_view src = scene.document.get(scene.cut.blocks[block].begin, html::Attr::src);
  return base::contains_ignoring_case(page::picture_name(src), "logo");
}

// The first large picture between the title and the text, on a page that names none. kNoBlock if there is none.
uint32_t find_opening(const Scene& scene, const Verdicts& verdicts, uint32_t text) {
  constexpr uint32_t kNowhere = kNever | in_aside | in_list | in_table | in_comments | in_noscript;
  if (scene.title == Scene::kNoBlock || scene.is_list) return Scene::kNoBlock;
  for (uint32_t i = scene.title + 1; i < text; ++i) {
    const Surroundings& here = scene.around_block(i);
    if (scene.cut.blocks[i].media && verdicts.open(i) && role_by_element(scene, i) == Role::figure &&
        (here.sections & kNowhere) == 0 && (here.kinds & kNeverKinds) == 0 && here.worst_hint > -4 &&
        !leads_away(scene, i) && !is_logo(scene, i) && !is_portrait(scene, i) && is_large(scene, i))
      return i;
  }
  return Scene::kNoBlock;
}

// Whether a frame shows what its host gives to be embedded: a post or a video, no button.
bool is_embedded(const Scene& scene, html::NodeId frame) {
  const std::string_view src = scene.document.get(frame, html::Attr::src);
  return scene.document.is_element(frame, html::Tag::iframe) && base::contains(src, "/embed") &&
         !base::contains(src, "button");
}

// Whether most of the text around a container is kept; `kept` counts kept words before each block.
bool stands_in_kept_text(const Scene& scene, const std::vector<uint32_t>& kept, ContainerId c) {
  for (int step = 0; step < kMostSteps && scene.count(c).words < kFewWords; ++step) c = scene.wider[c];
  const Container& group = scene.cut.containers[c];
  const uint32_t words = scene.count(c).words;
  return words != 0 && (kept[group.end_block] - kept[group.first_block]) * 2 >= words;
}

// A post of a network that waits for its script says little of its own ("View this post"): it goes with the text around
// it, as a picture does.
void keep_posts(const Scene& scene, Verdicts& verdicts, const std::vector<uint32_t>& kept, Span body) {
  for (ContainerId c = 1; c < scene.cut.containers.size(); ++c) {
    const Container& box = scene.cut.containers[c];
    if (box.first_block < body.begin || box.first_block >= body.end || (scene.around[c].sections & kNever) != 0 ||
        !html::stands_for_post(scene.document, box.node) || !stands_in_kept_text(scene, kept, scene.wider[c]))
      continue;
    for (uint32_t b = box.first_block; b < box.end_block; ++b)
      if (!scene.cut.blocks[b].media) verdicts.keep(b, Role::quotation);
  }
}

// "Photo:" and nothing behind it.
bool is_empty_credit(const Scene& scene, uint32_t block) {
  return scene.cut.blocks[block].words <= 2 && base::ends_with(scene.cut.text_of(block), ":");
}

// Whether a block in a figure speaks of its picture: a caption, or text in a box of the page's own making.
bool is_caption(const Scene& scene, uint32_t block) {
  constexpr uint32_t kMostWords = 80;
  if (scene.cut.blocks[block].media) return false;
  const uint32_t sections = scene.around_block(block).sections;
  if ((sections & in_caption) != 0) return true;
  return (sections & (in_control | in_code | in_table | in_hidden | in_noscript)) == 0 &&
         scene.link_density(block) < 0.5f && scene.cut.blocks[block].words <= kMostWords;
}

}  // namespace

// A picture, video, formula or rule goes with the text around it: with the smallest container, its figure aside, that
// holds text, if most of that text is kept, and only between the title and the end of what is kept. A figure's text
// goes with its picture. The picture that the page names as its article's, or else a large one between title and text,
// stays where it stands, whatever is around it.
void media(const Scene& scene, Verdicts& verdicts) {
  const auto& blocks = scene.cut.blocks;
  const auto size = static_cast<uint32_t>(blocks.size());
  std::vector<uint32_t> kept(size + 1);
  uint32_t first = size, last = 0;
  for (uint32_t i = 0; i < size; ++i) {
    const bool in = !blocks[i].media && verdicts.kept(i);
    kept[i + 1] = kept[i] + (in ? blocks[i].words : 0);
    if (!in) continue;
    first = std::min(first, i);
    last = i;
  }
  if (first == size) return;
  const uint32_t text = first;
  if (scene.title != Scene::kNoBlock && scene.title < first) first = scene.title;
  keep_posts(scene, verdicts, kept, {first, last});
  uint32_t lead = find_lead(scene, verdicts, first, last);
  if (lead == Scene::kNoBlock) lead = find_opening(scene, verdicts, text);
  for (uint32_t i = std::min(first, lead); i < size; ++i) {
    if (!blocks[i].media || !verdicts.open(i) || (i < first && i != lead)) continue;
    const Surroundings& here = scene.around_block(i);
    if ((here.sections & kNever) != 0 && i != lead) continue;
    // Boxes of posts from social networks are named like those of their buttons.
    const bool post = is_embedded(scene, blocks[i].begin) && (here.kinds & kNeverKinds & ~kind_share) == 0;
    if (!post && i != lead && (here.worst_hint <= -4 || (here.kinds & kNeverKinds) != 0)) continue;
    // What a page without scripts would load instead of one is for counting visitors, unless it is a picture.
    if ((here.sections & in_noscript) != 0 && role_by_element(scene, i) != Role::figure) continue;
    const ContainerId figure = (here.sections & in_figure) != 0 ? figure_around(scene, i) : kNoContainer;
    ContainerId c = figure != kNoContainer ? scene.wider[figure] : scene.cut.runs[i].container;
    if (i != lead && !stands_in_kept_text(scene, kept, c)) continue;
    if (i > last && !scene.inside(i, scene.region)) continue;
    verdicts.keep(i, role_by_element(scene, i));
    if (i == lead && is_named_caption(scene, i + 1)) verdicts.keep(i + 1, Role::caption);
    if (figure == kNoContainer) continue;
    constexpr uint32_t kCaptionBlocks = 8;
    const Container& around = scene.cut.containers[figure];
    const uint32_t begin = std::max(around.first_block, i - std::min(i, kCaptionBlocks));
    const uint32_t end = std::min(around.end_block, i + 1 + kCaptionBlocks);
    for (uint32_t b = begin; b < end; ++b)
      if (is_caption(scene, b))
        is_empty_credit(scene, b) ? verdicts.overrule(b, Verdict::drop, Role::caption)
                                  : verdicts.keep(b, Role::caption);
  }
}

}  // namespace lectern::extract::rules
