#include <algorithm>
#include <vector>

#include "base/first_bytes.h"
#include "base/text.h"
#include "base/utf8.h"
#include "base/words.h"
#include "page/clean.h"
#include "page/dates.h"
#include "page/visible.h"
#include "vocabulary/class_words.h"
#include "vocabulary/words.h"

namespace lectern::page {
namespace {

using html::Attr;
using html::kNoNode;
using html::NodeId;
using html::NodeType;

// How far from the title plain text without any hint is looked at, in nodes.
constexpr NodeId kCloseAfter = 90;
constexpr NodeId kCloseBefore = 24;
constexpr size_t kLongest = 120;  // code points
constexpr size_t kLongestBytes = 3 * kLongest;
constexpr size_t kDateWords = 16;  // "2025年3月4日 更新：2025年3月5日" has thirteen

// Where a text in lower case says that what follows is the date of a change; npos where it does not.
size_t find_modified(std::string_view small) {
  std::string_view words = vocabulary::words(vocabulary::Use::updated);
  size_t first = std::string_view::npos;
  while (!words.empty()) first = std::min(first, small.find(base::next_item(words, '|')));
  return first;
}

// Whether the first byte of a line lets it begin as says_published asks.
bool may_say_published(std::string_view text) {
  static const base::FirstBytes kFirst = base::first_bytes_of(vocabulary::words(vocabulary::Use::published), '|');
  return kFirst.may_begin(base::trim(text));
}

// Whether a line begins by saying that what follows is the date of publication.
bool says_published(std::string_view text) {
  std::string_view words = vocabulary::words(vocabulary::Use::published);
  const std::string small = base::lower_case(base::first_code_points(text, 24));
  while (!words.empty())
    if (base::starts_with(small, base::next_item(words, '|'))) return true;
  return false;
}

// The date that a press release begins with: "3.5.2025 – The harbour …"; empty where a text begins otherwise.
std::string_view leading_date(std::string_view text) {
  constexpr size_t kLongestDate = 24;  // bytes
  if (text.empty() || !base::is_digit(text[0])) return {};
  const std::string_view begin = text.substr(0, kLongestDate);
  size_t end = std::string_view::npos;
  for (const std::string_view mark : {" – ", " — ", " - ", ": "}) end = std::min(end, begin.find(mark));
  return end == std::string_view::npos ? std::string_view() : begin.substr(0, end);
}

bool says_modified(std::string_view text) { return find_modified(base::lower_case(text)) != std::string_view::npos; }

// Whether a text may have a year in it since there are web pages.
bool may_have_year(std::string_view text) { return base::contains(text, "20") || base::contains(text, "19"); }

// Whether a line begins by saying that what follows is the date of the last edit: "This page was last modified on".
bool begins_with_modified(std::string_view text) {
  constexpr size_t kMostWords = 12;  // what is longer is a sentence
  return base::count_words(text) <= kMostWords && says_modified(base::first_code_points(base::trim(text), 30));
}

}  // namespace

void Visible::find_dates(std::string_view lang, std::string& published, std::string& modified) const {
  const auto keep = [&](std::string date, bool updated) {
    std::string& field = updated ? modified : published;
    if (field.empty()) field = std::move(date);
  };
  // A text may give both: "Published 3 May 2025, updated 4 May 2025".
  const auto read_text = [&](std::string_view text, bool updated) {
    size_t second = find_modified(base::lower_case(text));
    if (second < 8 || second >= text.size()) second = std::string_view::npos;
    if (second != std::string_view::npos) {
      std::string date = iso_date(text.substr(0, second), lang);
      if (!date.empty()) {
        keep(std::move(date), false);
        text = text.substr(second);
      }
    }
    std::string date = iso_date(text, lang);
    if (date.empty()) return;
    updated = updated || says_modified(text);
    // Beside a poster's name stands when they joined.
    if (updated || !says_other_time(text)) keep(std::move(date), updated);
  };
  const auto read_hinted = [&](const std::vector<Candidate>& near, bool cards) {
    for (const Candidate& candidate : near) {
      if (!published.empty() && !modified.empty()) return;
      if (title_ != kNoNode && !cards && is_in_card(candidate.node)) continue;
      const bool updated = (candidate.hints & vocabulary::hint_modified) && !(candidate.hints & vocabulary::hint_date);
      const std::string text = text_of(document_, candidate.node, kLongestBytes);
      std::string_view machine = document_.get(candidate.node, Attr::datetime);
      if (machine.empty()) machine = document_.get(candidate.node, Attr::content);
      // "Published on <time datetime=…>": the machine's date is the more exact one.
      constexpr NodeId kWithin = 4;
      const NodeId end = std::min(candidate.node + kWithin, document_[candidate.node].end);
      for (NodeId n = candidate.node + 1; n < end && machine.empty(); ++n)
        if (document_.is_element(n, html::Tag::time)) machine = document_.get(n, Attr::datetime);
      if (std::string date = iso_date(machine, lang); !date.empty()) {
        // What a time element is, the words before it say: "Updated <time>".
        const NodeId before = candidate.node > 0 ? candidate.node - 1 : 0;
        const bool said = document_[before].type == NodeType::text && document_[before].text.size() < 60 &&
                          says_modified(document_[before].text);
        keep(std::move(date), updated || said || (candidate.hints & vocabulary::hint_modified) || says_modified(text));
      } else if (base::code_points(text) <= kLongest) {
        read_text(text, updated || (candidate.hints & vocabulary::hint_modified));
      }
    }
  };
  const std::vector<Candidate> near = by_distance(dates_, CandidateScope::article);
  read_hinted(near, false);
  if (!published.empty()) return;
  const auto read_plain = [&](NodeId begin, NodeId end) {
    for (NodeId n = begin; n < end && published.empty(); ++n) {
      const html::Node& node = document_[n];
      if (node.type != NodeType::text || html::has_no_text(document_[node.parent].tag)) continue;
      const std::string_view text = base::trim(node.text);
      if (const std::string_view date = leading_date(text); !date.empty()) {
        read_text(date, false);
        continue;
      }
      // A longer line is a sentence, and its date that of something else.
      if (text.size() < 6 || text.size() > kLongestBytes || base::count_words(text) > kDateWords) continue;
      if (!is_in_teaser(n)) read_text(text, false);
    }
  };
  if (title_ != kNoNode) {
    const NodeId after = document_[title_].end;
    read_plain(after, std::min(after + kCloseAfter, document_.size()));
    if (published.empty()) read_plain(title_ > kCloseBefore ? title_ - kCloseBefore : 0, title_);
  }
  // Bylines carry dates too, and what they stand in: "Submitted by <span>Ann Lee</span> on 3 May 2025".
  if (published.empty())
    for (const Candidate& candidate : by_distance(authors_, CandidateScope::article)) {
      constexpr int kSteps = 2;
      NodeId box = candidate.node;
      for (int step = 0; step <= kSteps && box != kNoNode && published.empty(); ++step, box = document_[box].parent) {
        const std::string text = text_of(document_, box, kLongestBytes);
        if (base::code_points(text) > kLongest || base::count_words(text) > kDateWords) break;
        read_text(text, false);
      }
      if (!published.empty()) break;
    }
  // Dates of cards and of what stands beside the article say less than the day of its own last edit.
  if (published.empty() && modified.empty()) read_hinted(near, true);
  if (published.empty() && modified.empty()) read_hinted(by_distance(dates_, CandidateScope::side), true);
  if (published.empty()) published = said_anywhere(lang);
  if (published.empty() && modified.empty()) modified = edited_anywhere(lang);
}

// "Published on 3 May 2025" anywhere on the page, as long as all such lines name one day.
std::string Visible::said_anywhere(std::string_view lang) const {
  constexpr size_t kLongestText = 120;
  constexpr NodeId kMostNodes = 8;
  constexpr int kSteps = 2;
  const auto has_digit = [&](NodeId n) {
    const std::string_view text = document_[n].type == NodeType::text ? document_[n].text : std::string_view();
    return std::any_of(text.begin(), text.end(), base::is_digit);
  };
  // "Published: <b>3 May 2025</b>", "<span>Published</span> 3 May 2025"
  const auto dated_box = [&](NodeId text) {
    NodeId box = text;
    for (int step = 0; step <= kSteps && box != kNoNode && document_[box].end - box <= kMostNodes;
         ++step, box = document_[box].parent)
      for (NodeId n = box; n < std::max(document_[box].end, box + 1); ++n)
        if (has_digit(n)) return box;
    return kNoNode;
  };
  std::string found;
  for (NodeId n = 0; n < document_.size(); ++n) {
    const html::Node& node = document_[n];
    if (node.type != NodeType::text || node.text.size() > kLongestText || !may_say_published(node.text)) continue;
    const NodeId box = dated_box(n);
    if (box == kNoNode || !says_published(base::trim(node.text))) continue;
    std::string date = iso_date(text_of(document_, box, kLongestBytes), lang);
    if (date.empty()) continue;
    if (!found.empty() && days_between(found, date) != 0) return {};
    found = std::move(date);
  }
  return found;
}

// "Last updated: <b>3 May 2025</b>" anywhere on the page, as long as all such lines name one day. The years are looked
// for first: few texts have one.
std::string Visible::edited_anywhere(std::string_view lang) const {
  constexpr size_t kLongestText = 120;
  constexpr NodeId kMostNodes = 8;
  constexpr int kSteps = 2;
  std::string found;
  for (NodeId n = 0; n < document_.size(); ++n) {
    const html::Node& node = document_[n];
    if (node.type != NodeType::text || node.text.size() > kLongestText || !may_have_year(node.text)) continue;
    NodeId box = n;
    for (int step = 0; step <= kSteps && box != kNoNode && document_[box].end - box <= kMostNodes;
         ++step, box = document_[box].parent) {
      const std::string line = text_of(document_, box, kLongestBytes);
      if (!begins_with_modified(line)) continue;
      std::string date = iso_date(line, lang);
      if (date.empty()) break;
      if (!found.empty() && days_between(found, date) != 0) return {};
      found = std::move(date);
      break;
    }
  }
  return found;
}

}  // namespace lectern::page
