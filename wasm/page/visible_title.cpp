// Which heading displays the title.

#include <algorithm>
#include <utility>
#include <vector>

#include "base/text.h"
#include "base/words.h"
#include "page/clean.h"
#include "page/title.h"
#include "page/visible.h"
#include "vocabulary/name_facts.h"

namespace lectern::page {
namespace {

using html::Attr;
using html::kNoNode;
using html::NodeId;
using html::NodeType;

constexpr size_t kMaxWordings = 6;
constexpr size_t kLongestTitle = 400;  // bytes
constexpr size_t kMaxNodes = 400;      // of a heading
// Words such as "in" and "the" are shared by all kinds of headings: below this, a heading is not known by its words.
constexpr double kUnlike = 0.3;
constexpr double kLike = 0.2;  // the same for the likeliest h1 of a page
constexpr double kSharesWords = 0.05;
constexpr size_t kHeadlineWords = 5;

// Where the text of a heading begins, behind a kicker: "<span class="overline">Harbour</span> The quay is saved".
NodeId after_kicker(const html::Document& document, NodeId heading) {
  const NodeId begin = heading + 1, end = document[heading].end;
  NodeId first = begin;
  while (first < end && document[first].type == NodeType::text && base::is_blank(document[first].text)) ++first;
  if (first >= end || document[first].type != NodeType::element ||
      !document.facts(first, Attr::class_).has(vocabulary::part_kicker))
    return begin;
  const NodeId rest = document[first].end;
  return base::Words(text_of(document, rest, end, 400, 400)).size() >= 2 ? rest : begin;
}

}  // namespace

std::string Visible::text_of_heading(const Heading& heading) const {
  const NodeId begin = after_kicker(document_, heading.node);
  std::string text = clean_text(text_of(document_, begin, document_[heading.node].end, kLongestTitle, kMaxNodes));
  return text.size() > kLongestTitle ? std::string() : text;
}

void Visible::find_title(const std::vector<std::string>& wordings, const std::vector<std::string>& site_names,
                         std::string_view host) {
  const std::vector<std::string> first_wordings(
      wordings.begin(), wordings.begin() + static_cast<std::ptrdiff_t>(std::min(wordings.size(), kMaxWordings)));
  choose_title(rate_largest_headings(first_wordings, site_names, host), first_wordings, site_names, host);
}

std::vector<Visible::RatedHeading> Visible::rate_largest_headings(const std::vector<std::string>& wordings,
                                                                  const std::vector<std::string>& site_names,
                                                                  std::string_view host) const {
  std::vector<RatedHeading> out;
  for (const Heading& heading : headings_) {
    if (heading.level != 1) continue;
    RatedHeading rated{heading, text_of_heading(heading), 0, false};
    if (rated.text.empty()) continue;
    for (const std::string& wording : wordings)
      rated.score = std::max(rated.score, word_overlap(rated.text, wording) * word_overlap(wording, rated.text));
    rated.logo = is_site_name(rated.text, site_names, host);
    if (heading.aside != kNoNode) rated.score *= 0.5;
    if (rated.logo) rated.score *= 0.2;
    out.push_back(std::move(rated));
  }
  return out;
}

void Visible::choose_title(const std::vector<RatedHeading>& largest, const std::vector<std::string>& wordings,
                           const std::vector<std::string>& site_names, std::string_view host) {
  const auto choose = [&](const RatedHeading& rated) {
    title_ = rated.heading.node;
    title_text_ = rated.text;
  };
  const RatedHeading* best = nullptr;
  std::vector<const RatedHeading*> in_body, in_asides;  // but logos
  for (const RatedHeading& rated : largest) {
    // Of two that say a wording each, the longer one says more than the name of a section.
    const bool better = !best || rated.score > best->score ||
                        (rated.score == best->score && rated.score >= 1 &&
                         base::Words(rated.text).size() > base::Words(best->text).size());
    if (better) best = &rated;
    if (!rated.logo) (rated.heading.aside == kNoNode ? in_body : in_asides).push_back(&rated);
  }
  if (best && best->score >= kLike) {
    const bool unlike = best->score < kUnlike && !in_body.empty() && in_body[0]->score >= best->score / 2;
    if (unlike) best = in_body[0];
    choose(*best);
    // "What is a quay? - The Book of Quays", and the book's name is the h1 of all its pages.
    std::vector<std::string> heads;
    for (const std::string& wording : wordings) {
      if (best->score >= 1) break;
      if (std::string head = without_site_name(wording, {title_text_}, {}, {});
          head != wording && base::starts_with(wording, head))
        heads.push_back(std::move(head));
    }
    if (!heads.empty()) choose_smaller_heading(heads, site_names, host);
    return;
  }
  if (in_body.size() == 1 || (!in_body.empty() && wordings.empty())) return choose(*in_body[0]);
  if (choose_smaller_heading(wordings, site_names, host)) return;
  // Among the names of sections, the one headline that shares words with what the page calls itself.
  const auto is_headline = [](const RatedHeading* rated) {
    return rated->score >= kSharesWords && base::Words(rated->text).size() >= kHeadlineWords;
  };
  const auto headline = std::find_if(in_body.begin(), in_body.end(), is_headline);
  if (std::count_if(in_body.begin(), in_body.end(), is_headline) == 1) return choose(**headline);
  if (in_body.empty() && in_asides.size() == 1) choose(*in_asides[0]);
}

// Any other heading must say a wording to the letter; an h1 before the likeliest one is the site's name.
bool Visible::choose_smaller_heading(const std::vector<std::string>& wordings,
                                     const std::vector<std::string>& site_names, std::string_view host) {
  for (const Heading& heading : headings_) {
    const bool before_title = title_ != kNoNode && heading.node <= title_;
    if ((heading.level == 1 && (before_title || title_ == kNoNode)) || heading.aside != kNoNode) continue;
    const std::string text = text_of_heading(heading);
    for (const std::string& wording : wordings) {
      // Few headings say nothing but words of the wording: only these are worth looking for the site's name.
      if (text.empty() || word_overlap(text, wording) < 1 ||
          !same_words(text, without_site_name(wording, site_names, {text}, host)))
        continue;
      title_ = heading.node;
      title_text_ = text;
      return true;
    }
  }
  return false;
}

}  // namespace lectern::page
