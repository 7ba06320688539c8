#include "page/visible.h"

#include <algorithm>
#include <vector>

#include "base/row.h"
#include "base/substrings.h"
#include "base/text.h"
#include "base/utf8.h"
#include "base/words.h"
#include "page/clean.h"
#include "vocabulary/class_words.h"

namespace lectern::page {
namespace {

using html::Attr;
using html::kNoNode;
using html::NodeId;
using html::NodeType;
using html::Tag;

constexpr size_t kMaxCandidates = 200;
constexpr size_t kMaxHeadings = 60;

// How far from the title, in nodes, a byline or date still speaks of it. Body text follows soon after; what stands
// further away belongs to other stories, comments, posts.
constexpr NodeId kNear = 400;
constexpr size_t kMaxNear = 24;
// How far the standfirst may stand from the title.
constexpr NodeId kClose = 90;
constexpr size_t kLongestStandfirst = 450;  // code points

// The level of a heading that may be a title or a part's; 0 for what is smaller.
uint8_t title_level(Tag tag) {
  const uint8_t level = html::heading_level(tag);
  return level <= 4 ? level : uint8_t{0};
}

// What bodies are made of: a summary has none of it beside it.
bool is_body_block(Tag tag) {
  switch (tag) {
    case Tag::p:
    case Tag::h2:
    case Tag::h3:
    case Tag::ul:
    case Tag::ol:
    case Tag::dl:
    case Tag::pre:
    case Tag::table:
    case Tag::blockquote:
    case Tag::section:
      return true;
    default:
      return false;
  }
}

bool is_landmark(Tag tag) { return tag == Tag::html || tag == Tag::body || tag == Tag::main || tag == Tag::article; }

// Whether an address is that of an author's page on common publishing systems.
bool leads_to_author(std::string_view href) {
  static constexpr auto kFolders = base::substrings(
      "/author/ /authors/ /writers/ /contributors/ /autor/ /autoren/ /autores/ /auteur/ /auteurs/ /autori/");
  return base::contains_any(href, kFolders);
}

}  // namespace

void Visible::enter(NodeId node) {
  const html::Node& element = document_[node];
  if (aside_ != kNoNode && node >= document_[aside_].end) aside_ = kNoNode;
  if (side_ != kNoNode && node >= document_[side_].end) side_ = kNoNode;
  if (const uint8_t level = title_level(element.tag); level && headings_.size() < kMaxHeadings)
    headings_.push_back({node, aside_, level});
  if (is_landmark(element.tag)) return;

  uint8_t hints = 0;
  for (uint32_t i = 0; i < element.attribute_count; ++i) {
    const html::Attribute& attribute = document_.attribute(node, i);
    if (attribute.id == Attr::class_ || attribute.id == Attr::id) hints |= document_.facts(attribute).hints;
    if (element.tag != Tag::a) continue;
    if (attribute.id == Attr::rel && base::has_token(attribute.value, "author")) hints |= vocabulary::hint_author;
    if (attribute.id == Attr::href && leads_to_author(attribute.value)) hints |= vocabulary::hint_author;
  }
  if (element.tag == Tag::nav || (element.tag == Tag::footer && !is_in_article(node))) hints |= vocabulary::hint_aside;
  if (element.tag == Tag::aside) hints |= vocabulary::hint_side;
  if (aside_ == kNoNode && (hints & vocabulary::hint_aside)) aside_ = node;
  if (side_ == kNoNode && (hints & vocabulary::hint_side)) side_ = node;
  // Custom elements such as <relative-time> have it, too.
  const bool is_change = element.tag == Tag::ins || element.tag == Tag::del;
  if (element.tag == Tag::time || (!is_change && document_.has(node, Attr::datetime))) hints |= vocabulary::hint_date;
  if ((hints & (vocabulary::hint_author | vocabulary::hint_user)) && authors_.size() < kMaxCandidates)
    authors_.push_back({node, aside_, side_, hints});
  if ((hints & (vocabulary::hint_date | vocabulary::hint_modified)) && dates_.size() < kMaxCandidates)
    dates_.push_back({node, aside_, side_, hints});
}

// A part that holds the title is no aside, whatever its class says.
bool Visible::off_topic(NodeId aside) const {
  return aside != kNoNode && !(title_ != kNoNode && document_.contains(aside, title_));
}

// The footer of an article says who wrote it.
bool Visible::is_in_article(NodeId node) const {
  constexpr int kSteps = 8;
  for (int step = 0; step < kSteps && node != kNoNode; ++step, node = document_[node].parent)
    if (document_.is_element(node, Tag::article)) return true;
  return false;
}

// Whether a link holds the title of another page.
bool Visible::is_teaser(NodeId node) const {
  constexpr size_t kTitleWords = 4, kTitleBytes = 300;
  return document_.is_element(node, Tag::a) && document_.has(node, Attr::href) &&
         base::Words(text_of(document_, node, kTitleBytes)).size() >= kTitleWords;
}

// Whether a node stands in a link that is a card.
bool Visible::is_in_teaser(NodeId node) const {
  constexpr int kSteps = 5;
  for (int step = 0; step < kSteps && node != kNoNode; ++step, node = document_[node].parent)
    if (is_teaser(node)) return true;
  return false;
}

// Whether a node stands in a card about another page: beside it, in a small part of the page without the title, is a
// heading or a link of several words.
bool Visible::is_in_card(NodeId node) const {
  constexpr int kSteps = 3;
  constexpr NodeId kMostNodes = 40;
  NodeId box = node;
  for (int step = 0; step < kSteps; ++step) {
    box = document_[box].parent;
    if (box == kNoNode || document_[box].end - box > kMostNodes || document_.contains(box, title_)) return false;
    for (NodeId n = box; n < document_[box].end; ++n) {
      if (title_level(document_[n].tag) != 0) return true;
      if (is_teaser(n)) return true;
    }
  }
  return false;
}

std::vector<Visible::Candidate> Visible::by_distance(const std::vector<Candidate>& all, CandidateScope place) const {
  std::vector<base::Row> ranked;  // costs and indices
  for (uint32_t i = 0; i < all.size(); ++i) {
    const Candidate& candidate = all[i];
    if (off_topic(candidate.aside) || off_topic(candidate.side) != (place == CandidateScope::side)) continue;
    uint64_t cost = candidate.node;
    if (title_ != kNoNode) {
      // What stands before a title belongs to it less often than what follows.
      cost = candidate.node > title_ ? candidate.node - title_ : uint64_t{2} * (title_ - candidate.node) + 20;
      if (cost > kNear) continue;
    } else if (cost > uint64_t{4} * kNear) {
      continue;
    }
    // A box about the author comes after the byline.
    if (candidate.hints & vocabulary::hint_bio) cost += kNear / 2;
    ranked.push_back({cost, i});
  }
  std::sort(ranked.begin(), ranked.end());
  std::vector<Candidate> out;
  for (size_t i = 0; i < ranked.size() && i < kMaxNear; ++i) out.push_back(all[ranked[i].value]);
  return out;
}

// Names that components and tests have for it.
constexpr std::string_view kStandfirstNames = "standfirst|dek|deck|subheadline|subtitle|article-summary";

std::string Visible::find_standfirst(std::string_view description) const {
  if (title_ == kNoNode) return {};
  const NodeId begin = document_[title_].end;
  const NodeId end = std::min(begin + kClose, document_.size());
  for (NodeId n = begin; n < end; ++n) {
    const html::Node& node = document_[n];
    if (node.type != NodeType::element) continue;
    const Tag tag = node.tag;
    if (tag == Tag::script || tag == Tag::style || tag == Tag::nav || tag == Tag::aside || tag == Tag::figure ||
        tag == Tag::ul) {
      n = node.end - 1;
      continue;
    }
    uint8_t hints = 0;
    for (uint32_t i = 0; i < node.attribute_count; ++i) {
      const html::Attribute& attribute = document_.attribute(n, i);
      if (attribute.id == Attr::class_ || attribute.id == Attr::itemprop || attribute.id == Attr::id)
        hints |= document_.facts(attribute).hints;
      else if (base::starts_with(attribute.name, "data-") && base::is_one_of(attribute.value, kStandfirstNames))
        hints |= vocabulary::hint_standfirst;
    }
    const bool block =
        tag == Tag::p || tag == Tag::div || tag == Tag::section || tag == Tag::header || title_level(tag) > 1;
    const bool leaf = tag == Tag::p || title_level(tag) > 1;
    const bool hinted = (hints & vocabulary::hint_standfirst) &&
                        !(hints & (vocabulary::hint_author | vocabulary::hint_date | vocabulary::hint_aside));
    if (!leaf && !(hinted && (block || tag == Tag::span || tag == Tag::strong))) continue;
    if (node.end - n > 30) continue;
    std::string text = clean_text(text_of(document_, n, 4 * kLongestStandfirst));
    if (base::code_points(text) > kLongestStandfirst || base::Words(text).size() < 4) continue;
    if (same_words(text, title_text_)) continue;
    if (hinted) return text;
    // Without a hint: what repeats the description, where it is not simply the first of the body's paragraphs.
    const bool alike =
        !description.empty() && word_overlap(description, text) >= 0.8 && word_overlap(text, description) >= 0.8;
    if (title_level(tag) > 1) {
      if (alike) return text;
      return {};  // the body has begun
    }
    if (base::Words(text).size() < 8 && !alike) continue;  // a date, a byline, a label
    if (!alike) return {};
    size_t siblings = 0;
    for (NodeId s = document_.next_sibling(n); s != kNoNode && siblings < 2 && s < n + 400;
         s = document_.next_sibling(s))
      siblings += is_body_block(document_[s].tag) && document_[s].end - s > 1;
    return siblings >= 2 ? std::string() : text;
  }
  return {};
}

}  // namespace lectern::page
