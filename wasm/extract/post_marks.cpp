#include "extract/post_marks.h"

#include <algorithm>
#include <optional>

#include "base/text.h"
#include "base/url.h"
#include "base/utf8.h"
#include "base/word_table.h"
#include "html/tag_set.h"
#include "page/clean.h"
#include "page/dates.h"
#include "page/names.h"
#include "vocabulary/class_words.h"

namespace lectern::extract {
namespace {

using html::Attr;
using html::Document;
using html::kNoNode;
using html::NodeId;
using html::NodeType;
using html::Tag;

constexpr size_t kLongestName = 40;  // code points
constexpr size_t kLongestTime = 40;

// Directories of users in addresses: "/users/7/ann", "/u/ann".
constexpr auto kUserFolders = [] {
  base::WordTable<15> folders;
  folders.add("user users u member members memberlist profile profiles people author authors", 1);
  folders.add("member.php profile.php memberlist.php user.php", 1);
  return folders;
}();

// Whether an address leads to a user: "/users/7/ann", "/~ann", "/@ann", "member.php?u=7", "user?id=ann".
bool leads_to_user(std::string_view href) {
  constexpr size_t kLongest = 200;
  if (href.empty() || href.size() > kLongest) return false;
  if (const size_t scheme = href.find("//"); scheme != std::string_view::npos) {
    const size_t path = href.find('/', scheme + 2);
    if (path == std::string_view::npos) return false;
    href.remove_prefix(path);
  }
  const size_t query = std::min(href.find('?'), href.find('#'));
  std::string path = base::lower_ascii(href.substr(0, query));
  std::string_view rest = path;
  while (!rest.empty()) {
    const std::string_view part = base::next_item(rest, '/');
    // What it leads to says more than the folder: a name, or which user the query asks for.
    const bool names_one = !rest.empty() || (query != std::string_view::npos && href[query] == '?');
    if (names_one && kUserFolders.find(part)) return true;
    if (part.size() > 1 && (part[0] == '@' || part[0] == '~')) return rest.empty();
  }
  return false;
}

bool has_digit(std::string_view text) { return std::any_of(text.begin(), text.end(), base::is_digit); }

// Whether class names say that an element counts votes.
bool counts_votes(const vocabulary::NameFacts& classes) {
  return classes.has(vocabulary::part_votes) && !classes.has(vocabulary::part_down_votes);
}

// The number that a short text starts with: "42 points", "-3", "−3".
std::optional<int32_t> number_in(std::string_view text) {
  constexpr size_t kLongest = 24;
  constexpr uint32_t kMost = 99'999'999;
  constexpr std::string_view kMinus = "\u2212";
  text = base::trim(text);
  if (text.size() > kLongest) return std::nullopt;
  const bool typographic = base::starts_with(text, kMinus);
  const bool negative = typographic || base::starts_with(text, "-");
  if (negative) text.remove_prefix(typographic ? kMinus.size() : 1);
  const std::optional<uint32_t> number = base::take_number(text, kMost);
  // "1.2k" is no exact number.
  if (!number || (!text.empty() && text[0] != ' ')) return std::nullopt;
  return negative ? -static_cast<int32_t>(*number) : static_cast<int32_t>(*number);
}

// "10.2k"
bool is_count(std::string_view text) {
  const auto is_letter = [](char c) { return !base::is_digit(c) && c != '.' && c != ',' && c != ' '; };
  return base::is_digit(text[0]) && std::count_if(text.begin(), text.end(), is_letter) <= 1;
}

class Finder {
 public:
  Finder(const Document& document, std::string_view lang) : document_(document), lang_(lang) {}

  PostMarks find() {
    // Not all that has no text: meta and link say when a post was written.
    constexpr html::TagSet kWithoutMarks = {Tag::script, Tag::style,    Tag::template_, Tag::svg,
                                            Tag::select, Tag::textarea, Tag::pre,       Tag::blockquote};
    const NodeId body = document_.body();
    if (body == kNoNode) return {};
    for (NodeId n = body + 1; n < document_[body].end;) {
      const html::Node& node = document_[n];
      if (node.type == NodeType::element) {
        if (kWithoutMarks.has(node.tag)) {
          n = node.end;
          continue;
        }
        element(n);
      } else if (node.type == NodeType::text) {
        text(n);
      }
      ++n;
    }
    return std::move(marks_);
  }

 private:
  void element(NodeId n) {
    const std::string_view property = document_.get(n, Attr::itemprop);
    const vocabulary::NameFacts& classes = document_.facts(n, Attr::class_);
    find_author(n, property, classes.hints);
    find_time(n, property, classes.hints);
    if (base::has_token(property, "upvoteCount") || counts_votes(classes)) find_score(n);
  }

  void find_score(NodeId n) {
    const std::string said = document_[n].tag == Tag::meta ? std::string(document_.get(n, Attr::content))
                                                           : page::text_of(document_, n, 2 * kLongestTime);
    if (const std::optional<int32_t> score = number_in(said)) marks_.scores.push_back({n, *score});
  }

  void find_author(NodeId n, std::string_view property, uint8_t hints) {
    const bool linked = document_[n].tag == Tag::a && leads_to_user(document_.get(n, Attr::href));
    uint8_t rank = 0;
    if (base::has_token(property, "author") || base::has_token(property, "creator")) {
      rank = 0;
    } else if ((hints & vocabulary::hint_user) != 0 || base::has_token(document_.get(n, Attr::rel), "author")) {
      rank = 1;
    } else if ((hints & vocabulary::hint_author) != 0 || document_[n].tag == Tag::cite) {
      rank = linked ? 1 : 2;
    } else if (linked) {
      rank = 3;
    } else {
      return;
    }
    // "Last post by Ann Lee" names somebody else.
    if (said_before(n, 1)) return;
    std::string name = document_[n].tag == Tag::meta ? name_of_element(n) : name_in(n);
    if (!name.empty()) marks_.authors.push_back({n, rank, std::move(name), {}});
  }

  // The name in an element: what microdata calls so, else in a short text its first link or emphasis, else its first
  // text.
  std::string name_in(NodeId element) const {
    constexpr NodeId kFewNodes = 40;
    constexpr size_t kLongestLine = 80;  // bytes
    const NodeId end = std::min(document_[element].end, element + kFewNodes);
    for (NodeId n = element + 1; n < end; ++n)
      if (document_[n].type == NodeType::element && base::has_token(document_.get(n, Attr::itemprop), "name"))
        if (std::string name = name_of_element(n); !name.empty()) return name;
    if (page::text_of(document_, element, 2 * kLongestLine).size() > kLongestLine) return {};
    std::string first;
    for (NodeId n = element + 1; n < end; ++n) {
      const Tag tag = document_[n].tag;
      if (tag == Tag::a || tag == Tag::b || tag == Tag::strong || tag == Tag::cite) {
        if (std::string name = name_of_element(n); !name.empty()) return name;
      } else if (first.empty() && document_[n].type == NodeType::text) {
        first = name_of(document_[n].text);
      }
    }
    return first;
  }

  std::string name_of_element(NodeId n) const {
    return document_[n].tag == Tag::meta ? name_of(document_.get(n, Attr::content))
                                         : name_of(page::text_of(document_, n, 4 * kLongestName));
  }

  std::string name_of(std::string_view text) const {
    const std::string clean = page::clean_text(text.substr(0, 4 * kLongestName));
    std::string_view name = page::without_by(clean, lang_);
    if (base::ends_with(name, ":")) name.remove_suffix(1);
    const bool fits = base::code_points(name) <= kLongestName && page::can_be_name(name) && !is_count(name);
    return fits && page::iso_date(name, lang_).empty() ? std::string(name) : std::string();
  }

  void find_time(NodeId n, std::string_view property, uint8_t hints) {
    const bool is_time = document_[n].tag == Tag::time;
    const bool dated = (hints & vocabulary::hint_date) != 0;
    const bool created = base::has_token(property, "dateCreated") || base::has_token(property, "datePublished");
    std::string iso;
    for (const Attr attr : {Attr::datetime, Attr::content, Attr::title}) {
      const std::string_view said = document_.get(n, attr);
      if (iso.empty() && said.size() <= 2 * kLongestTime && has_digit(said)) iso = page::iso_date(said, lang_);
    }
    const bool exact = !iso.empty();
    if (!exact && ((!is_time && !dated) || n < timed_until_)) return;
    std::string shown = page::text_of(document_, n, 4 * kLongestTime);
    if (base::code_points(shown) > kLongestTime) return;
    if (iso.empty()) iso = page::iso_date(shown, lang_);
    if (iso.empty() && !has_digit(shown)) return;
    if (is_other_time(n, shown)) return;
    const uint8_t rank = iso.empty() ? 5 : created ? 0 : is_time ? 1 : dated ? 2 : 3;
    add_time({n, rank, std::move(iso), std::move(shown)}, exact);
  }

  // A date in a short text.
  void text(NodeId n) {
    if (n < timed_until_) return;
    const std::string_view said = base::trim(document_[n].text);
    if (said.size() < 6 || said.size() > 4 * kLongestTime || !has_digit(said)) return;
    if (base::code_points(said) > kLongestTime) return;
    std::string iso = page::iso_date(said, lang_);
    if (iso.empty() || is_other_time(n, said)) return;
    std::string shown = page::clean_text(said);
    for (const std::string_view mark : {"»", "-", "–", "—", "|", "•", "·"})
      if (base::starts_with(shown, mark)) shown = std::string(base::trim(std::string_view(shown).substr(mark.size())));
    add_time({n, 4, std::move(iso), std::move(shown)}, false);
  }

  // @param exact an attribute gives it, for machines: better than what a text around it says
  void add_time(PostMark mark, bool exact) {
    const NodeId end = document_[mark.node].end;
    if (exact && !exact_ && mark.node < timed_until_) {
      mark.rank = std::min(mark.rank, marks_.times.back().rank);
      marks_.times.pop_back();
    }
    exact_ = exact;
    timed_until_ = std::max(timed_until_, end);
    marks_.times.push_back(std::move(mark));
  }

  // Whether a time's own words, or those right before it, say that it is of something else.
  bool is_other_time(NodeId n, std::string_view shown) const {
    // "Last post by Ann Lee, May 3"
    return page::says_other_time(shown) || said_before(n, 2);
  }

  // Whether one of so many short texts right before a node says that it is of something else.
  bool said_before(NodeId n, int texts) const {
    constexpr NodeId kNear = 8;  // nodes
    for (NodeId before = n; before-- > 0 && n - before <= kNear && texts > 0;) {
      const std::string_view text = document_[before].type == NodeType::text ? base::trim(document_[before].text) : "";
      if (text.empty()) continue;
      if (text.size() > kLongestTime) return false;
      if (page::says_other_time(text)) return true;
      --texts;
    }
    return false;
  }

  const Document& document_;
  std::string_view lang_;
  PostMarks marks_;
  NodeId timed_until_ = 0;  // nodes before this stand in a mark
  bool exact_ = false;      // that mark is
};

}  // namespace

PostMarks find_post_marks(const Document& document, std::string_view lang) { return Finder(document, lang).find(); }

std::vector<PostMark>::const_iterator first_mark(const std::vector<PostMark>& marks, NodeId node) {
  const auto before = [](const PostMark& mark, NodeId n) { return mark.node < n; };
  return std::lower_bound(marks.begin(), marks.end(), node, before);
}

const PostMark* surest_mark(const std::vector<PostMark>& marks, NodeId begin, NodeId end) {
  const PostMark* found = nullptr;
  for (auto mark = first_mark(marks, begin); mark != marks.end() && mark->node < end; ++mark)
    if (!found || mark->rank < found->rank) found = &*mark;
  return found;
}

}  // namespace lectern::extract
