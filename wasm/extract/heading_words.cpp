#include "extract/heading_words.h"

#include <algorithm>

#include "base/text.h"

namespace lectern::extract {
namespace {

using html::kNoNode;
using html::NodeId;

constexpr int kMostSteps = 3;         // from a place in a heading up to it
constexpr NodeId kMostNodes = 12;     // from a container down to its heading: anchors, icons, wrappers
constexpr size_t kLongestText = 200;  // bytes; longer headings are not made into names
constexpr NodeId kMostInHeading = 500;

bool is_word(char c) { return base::is_digit(c) || (c >= 'a' && c <= 'z') || static_cast<unsigned char>(c) >= 0x80; }

// Whether two words are the same, or one is the other with an ending.
bool is_alike(std::string_view a, std::string_view b) {
  constexpr size_t kLongestEnding = 3, kShortestStem = 4;
  const std::string_view& shorter = a.size() < b.size() ? a : b;
  const std::string_view& longer = a.size() < b.size() ? b : a;
  if (shorter.size() == longer.size()) return base::equal_ignoring_case(a, b);
  return shorter.size() >= kShortestStem && longer.size() - shorter.size() <= kLongestEnding &&
         base::starts_with_ignoring_case(longer, shorter);
}

}  // namespace

NodeId HeadingWords::heading() const {
  NodeId outer = element_;
  for (int step = 0; step < kMostSteps && outer != kNoNode; ++step, outer = document_[outer].parent)
    if (html::is_heading(document_[outer].tag)) return outer;
  const NodeId end = std::min(document_[element_].end, element_ + kMostNodes);
  for (NodeId node = element_ + 1; node < end; ++node) {
    if (html::is_heading(document_[node].tag)) return node;
    if (document_[node].type == html::NodeType::text && !base::is_blank(document_[node].text)) break;
  }
  return kNoNode;
}

bool HeadingWords::hold(std::string_view word) {
  if (!text_) {
    text_.emplace();
    const NodeId heading = this->heading();
    if (heading != kNoNode)
      for (NodeId node = heading, end = std::min(document_[heading].end, heading + kMostInHeading);
           node < end && text_->size() < kLongestText; ++node)
        if (document_[node].type == html::NodeType::text)
          *text_ += base::lower_ascii(document_[node].text.substr(0, kLongestText));
  }
  // "share" in "SharePointsOfFailure" for "Shared points of failure": names outlive the wording that they are made of.
  for (size_t at = 0; at < text_->size();) {
    size_t end = at;
    while (end < text_->size() && is_word((*text_)[end])) ++end;
    if (end > at && is_alike(std::string_view(*text_).substr(at, end - at), word)) return true;
    at = end + 1;
  }
  return false;
}

}  // namespace lectern::extract
