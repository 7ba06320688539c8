// Authors that no class, link or "by" tells: a name beside the date.

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "base/substrings.h"
#include "base/text.h"
#include "page/claims.h"
#include "page/clean.h"
#include "page/dates.h"
#include "page/names.h"
#include "page/visible.h"
#include "vocabulary/words.h"

namespace lectern::page {
namespace {

using html::Attr;
using html::kNoNode;
using html::NodeId;
using html::NodeType;
using html::Tag;

constexpr size_t kLongestLine = 120;  // bytes: a name, a date, a role
constexpr size_t kLongestDate = 40;   // bytes
// How far from the title, in nodes, such a line stands.
constexpr NodeId kCloseAfter = 60;
constexpr NodeId kCloseBefore = 30;
// The box that holds a name and a date, and steps up to it from either.
constexpr NodeId kMostNodes = 30;
constexpr int kSteps = 3;

bool is_date(std::string_view text, std::string_view lang) {
  return text.size() <= kLongestDate && !iso_date(text, lang).empty();
}

// The parts of a line: what marks such as "|" and "·" separate, and "Ann Lee, 3 May 2025" before the date.
std::vector<std::string_view> parts_of(std::string_view line, std::string_view lang) {
  constexpr std::string_view kMarks[] = {" | ", "|", " - ", " – ", " — ", " · ", " • ", " / "};
  std::vector<std::string_view> out;
  while (!line.empty()) {
    size_t end = line.size(), size = 0;
    for (const std::string_view mark : kMarks)
      if (const size_t at = line.find(mark); at < end) end = at, size = mark.size();
    const std::string_view part = base::trim(line.substr(0, end));
    line.remove_prefix(end + size);
    const size_t date = date_begin(part);
    if (date > 0 && date < part.size() && is_date(part.substr(date), lang)) {
      std::string_view before = base::trim(part.substr(0, date));
      if (base::ends_with(before, ",")) before.remove_suffix(1);
      out.push_back(before);
      out.push_back(part.substr(date));
    } else if (!part.empty()) {
      out.push_back(part);
    }
  }
  return out;
}

// Whether an address may be that of a person's page: categories have theirs, too.
bool may_lead_to_person(std::string_view href) {
  static constexpr auto kParts = base::substrings(
      "author autor auteur writer /people/ /person/ /profile /user /member /staff/ /team/ /producers/ /by/ /@ mailto:");
  return href.empty() || base::contains_any(href, kParts);
}

}  // namespace

// The names in a box, as full names by their looks; links to anything but a person's page do not count. None where the
// box says much else.
std::vector<Author> Visible::full_names_in(NodeId box, std::string_view lang) const {
  constexpr size_t kMostElse = 60;  // bytes
  std::vector<Author> out;
  size_t other = 0;
  NodeId link = kNoNode;
  for (NodeId n = box; n < document_[box].end; ++n) {
    if (document_.is_element(n, Tag::button)) n = document_[n].end - 1;
    if (document_.is_element(n, Tag::a)) link = n;
    if (document_[n].type != NodeType::text || document_[n].text.size() > 3 * kLongestLine) continue;
    const bool linked = link != kNoNode && document_.contains(link, n);
    const std::string_view href = linked ? base::trim(document_.get(link, Attr::href)) : std::string_view();
    if (!may_lead_to_person(href)) continue;
    const std::string line = clean_text(document_[n].text);
    if (line.size() > kLongestLine) continue;
    for (const std::string_view part : parts_of(line, lang))
      if (is_full_name(part))
        add_author(out, {std::string(part), std::string(href)});
      else if (!is_date(part, lang))
        other += part.size();
  }
  if (other > kMostElse) out.clear();
  return out;
}

std::vector<Author> Visible::named_beside_date(std::string_view lang) const {
  if (title_ == kNoNode) return {};
  // Above the title, a name of its own is often that of the story's topic.
  const auto search = [&](NodeId begin, NodeId end, bool above) -> std::vector<Author> {
    for (NodeId n = begin; n < end; ++n) {
      const html::Node& node = document_[n];
      if (node.type != NodeType::text || node.text.size() > 3 * kLongestLine || is_in_teaser(n)) continue;
      const std::string line = clean_text(node.text);
      if (line.size() > kLongestLine || std::none_of(line.begin(), line.end(), base::is_digit)) continue;
      const std::vector<std::string_view> parts = parts_of(line, lang);
      if (std::none_of(parts.begin(), parts.end(), [&](std::string_view part) { return is_date(part, lang); }))
        continue;
      NodeId box = n;
      for (int step = 0; step <= kSteps; ++step, box = document_[box].parent) {
        if (box == kNoNode || document_[box].end - box > kMostNodes || document_.contains(box, title_)) break;
        std::vector<Author> names = full_names_in(box, lang);
        if (names.size() == 1 && (!above || box == n || !names[0].url.empty())) return names;
        if (names.size() > 1) break;
      }
    }
    return {};
  };
  const NodeId after = document_[title_].end;
  std::vector<Author> found = search(after, std::min(after + kCloseAfter, document_.size()), false);
  return found.empty() ? search(title_ > kCloseBefore ? title_ - kCloseBefore : 0, title_, true) : found;
}

}  // namespace lectern::page
