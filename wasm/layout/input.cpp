#include "layout/input.h"

#include <algorithm>
#include <string_view>

namespace lectern::layout {
namespace {

constexpr struct {
  std::string_view name;
  Tag tag;
} kTags[] = {
#define LECTERN_LAYOUT_TAG(id, name, kind) {name, Tag::id},
#include "layout/tags.def"
#undef LECTERN_LAYOUT_TAG
};

enum class Kind : uint8_t { inline_, block };
constexpr Kind kKinds[] = {
    Kind::inline_,  // text
#define LECTERN_LAYOUT_TAG(id, name, kind) Kind::kind,
#include "layout/tags.def"
#undef LECTERN_LAYOUT_TAG
    Kind::inline_,  // other
};

constexpr struct {
  std::string_view name;
  Class class_name;
} kClasses[] = {
    {"lectern-site", Class::site},
    {"lectern-standfirst", Class::standfirst},
    {"lectern-byline", Class::byline},
    {"lectern-tags", Class::tags},
    {"lectern-related", Class::related},
    {"lectern-footnotes", Class::footnotes},
    {"lectern-callout-title", Class::callout_title},
};

Tag tag_of(std::string_view name) {
  for (const auto& row : kTags) {
    if (row.name == name) return row.tag;
  }
  return Tag::other;
}

/// The first of an element's classes that is one of ours.
Class class_of(std::string_view names) {
  while (!names.empty()) {
    const size_t end = std::min(names.find(' '), names.size());
    for (const auto& row : kClasses) {
      if (row.name == names.substr(0, end)) return row.class_name;
    }
    names.remove_prefix(std::min(end + 1, names.size()));
  }
  return Class::none;
}

std::vector<std::string> split(std::string_view strings) {
  std::vector<std::string> out;
  while (!strings.empty()) {
    const size_t end = std::min(strings.find('\0'), strings.size());
    out.emplace_back(strings.substr(0, end));
    strings.remove_prefix(std::min(end + 1, strings.size()));
  }
  return out;
}

bool is_space(char16_t unit) { return unit == ' ' || unit == '\n' || unit == '\t' || unit == '\r' || unit == '\f'; }

// The columns of an input row, as Layout::open documents them.
enum Column { kName, kParent, kTextBegin, kTextEnd, kClass, kLanguage, kDirection, kFirst, kSecond, kFlags };
static_assert(kFlags + 1 == kNodeFields);

enum Flag { kReversed = 1, kHasNumber = 2, kDisplayBlock = 4, kEmbed = 8, kMissing = 16 };

Numbering numbering(int32_t value) {
  return value >= 1 && value <= 4 ? static_cast<Numbering>(value) : Numbering::decimal;
}

// What the two numbers of a row mean depends on the element.
void set_numbers(std::span<const int32_t> row, Node& node) {
  switch (node.tag) {
    case Tag::img:
    case Tag::video:
      node.width = row[kFirst];
      node.height = row[kSecond];
      break;
    case Tag::td:
    case Tag::th:
      node.columns = row[kFirst];
      node.rows = row[kSecond];
      break;
    case Tag::ol:
      node.numbering = numbering(row[kSecond]);
      [[fallthrough]];
    case Tag::li:
      node.number = row[kFirst];
      break;
    default:
      break;
  }
}

// Reads the rows of nodes, one after the other.
class RowReader {
 public:
  RowReader(const Input& input, Article& article)
      : article_(article),
        strings_(static_cast<int32_t>(article.strings.size())),
        units_(static_cast<uint32_t>(input.text.size())) {
    for (const std::string& string : article.strings) {
      tags_.push_back(tag_of(string));
      classes_.push_back(class_of(string));
    }
  }

  /// Adds the node of a row. Returns what is wrong with it; empty where all is well.
  std::string_view read(std::span<const int32_t> row) {
    const auto index = static_cast<uint32_t>(article_.nodes.size());
    if (row[kName] < -1 || row[kName] >= strings_) return "A node's name is not among the strings";
    if (row[kParent] < -1 || row[kParent] >= static_cast<int32_t>(index)) return "A node's parent must come before it";
    const auto begin = static_cast<uint32_t>(row[kTextBegin]), end = static_cast<uint32_t>(row[kTextEnd]);
    if (begin > end || end > units_) return "A node's text is not in the text";
    Node node{};
    node.tag = row[kName] < 0 ? Tag::text : tags_[row[kName]];
    node.class_name = row[kClass] >= 0 && row[kClass] < strings_ ? classes_[row[kClass]] : Class::none;
    node.language = row[kLanguage] >= 0 && row[kLanguage] < strings_ ? row[kLanguage] : -1;
    node.direction = row[kDirection] == 1 || row[kDirection] == 2 ? static_cast<uint8_t>(row[kDirection]) : 0;
    set_numbers(row, node);
    node.reversed = row[kFlags] & kReversed;
    node.has_number = row[kFlags] & kHasNumber;
    node.display_block = row[kFlags] & kDisplayBlock;
    node.embed = row[kFlags] & kEmbed;
    node.missing = row[kFlags] & kMissing;
    node.parent = row[kParent] < 0 ? kNone : static_cast<uint32_t>(row[kParent]);
    node.end = index + 1;
    node.text_begin = begin;
    node.text_end = end;
    if (node.tag == Tag::text) {
      if (begin != read_to_) return "Text nodes must follow one another in the text";
      read_to_ = end;
      if (node.parent != kNone && article_.nodes[node.parent].tag == Tag::text) return "Text cannot hold nodes";
    }
    article_.nodes.push_back(node);
    return {};
  }

 private:
  Article& article_;
  int32_t strings_;
  uint32_t units_;
  uint32_t read_to_ = 0;   // the end of the text that text nodes have covered
  std::vector<Tag> tags_;  // of each string, as the name of an element
  std::vector<Class> classes_;
};

std::string at_node(std::string_view problem, size_t node) {
  return std::string(problem) + " (node " + std::to_string(node) + ").";
}

// A subtree ends where the next node begins that is not in it. Parents come before their children, so from behind.
void set_ends(std::vector<Node>& nodes) {
  for (size_t i = nodes.size(); i-- > 0;) {
    if (nodes[i].parent == kNone) continue;
    Node& parent = nodes[nodes[i].parent];
    parent.end = std::max(parent.end, nodes[i].end);
  }
}

// The first node that is not in document order, where what starts inside a subtree ends inside it; kNone for none.
uint32_t first_out_of_order(const std::vector<Node>& nodes) {
  std::vector<uint32_t> open;
  for (uint32_t i = 0; i < nodes.size(); ++i) {
    while (!open.empty() && open.back() != nodes[i].parent) open.pop_back();
    if (open.empty() && nodes[i].parent != kNone) return i;
    open.push_back(i);
  }
  return kNone;
}

}  // namespace

bool is_block(Tag tag) { return kKinds[static_cast<size_t>(tag)] == Kind::block; }

bool is_blank(const Article& article, uint32_t begin, uint32_t end) {
  return std::all_of(article.text.begin() + begin, article.text.begin() + end, is_space);
}

std::string read(const Input& input, Article& article) {
  if (input.nodes.size() % kNodeFields != 0) return "The rows of nodes are incomplete.";
  if (!input.levels.empty() && input.levels.size() != input.text.size())
    return "There must be one level for each unit of the text.";
  if (!input.hints.empty() && input.hints.size() != input.text.size())
    return "There must be one hint for each unit of the text.";

  article.strings = split(input.strings);
  RowReader rows(input, article);
  const size_t count = input.nodes.size() / kNodeFields;
  article.nodes.reserve(count);
  for (size_t i = 0; i < count; ++i) {
    const std::string_view problem = rows.read(input.nodes.subspan(i * kNodeFields, kNodeFields));
    if (!problem.empty()) return at_node(problem, i);
  }
  set_ends(article.nodes);
  if (const uint32_t node = first_out_of_order(article.nodes); node != kNone)
    return at_node("Nodes are not in document order", node);

  article.text = input.text;
  article.levels.assign(input.levels.begin(), input.levels.end());
  article.hints.assign(input.hints.begin(), input.hints.end());
  article.language = input.language;
  article.rtl = input.rtl;
  return {};
}

}  // namespace lectern::layout
