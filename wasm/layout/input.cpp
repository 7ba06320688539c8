#include "layout/input.h"

#include <algorithm>
#include <string_view>

namespace lectern::layout {
namespace {

struct TagName {
  std::string_view name;
  Tag tag;
};

constexpr TagName kTags[] = {
    {"a", Tag::a},
    {"abbr", Tag::abbr},
    {"address", Tag::address},
    {"annotation", Tag::annotation},
    {"article", Tag::article},
    {"aside", Tag::aside},
    {"audio", Tag::audio},
    {"b", Tag::b},
    {"blockquote", Tag::blockquote},
    {"br", Tag::br},
    {"caption", Tag::caption},
    {"cite", Tag::cite},
    {"code", Tag::code},
    {"col", Tag::col},
    {"colgroup", Tag::colgroup},
    {"dd", Tag::dd},
    {"del", Tag::del},
    {"details", Tag::details},
    {"dfn", Tag::dfn},
    {"div", Tag::div},
    {"dl", Tag::dl},
    {"dt", Tag::dt},
    {"em", Tag::em},
    {"figcaption", Tag::figcaption},
    {"figure", Tag::figure},
    {"footer", Tag::footer},
    {"h1", Tag::h1},
    {"h2", Tag::h2},
    {"h3", Tag::h3},
    {"h4", Tag::h4},
    {"h5", Tag::h5},
    {"h6", Tag::h6},
    {"header", Tag::header},
    {"hr", Tag::hr},
    {"i", Tag::i},
    {"img", Tag::img},
    {"ins", Tag::ins},
    {"kbd", Tag::kbd},
    {"li", Tag::li},
    {"mark", Tag::mark},
    {"math", Tag::math},
    {"mfenced", Tag::mfenced},
    {"mfrac", Tag::mfrac},
    {"mi", Tag::mi},
    {"mo", Tag::mo},
    {"mover", Tag::mover},
    {"mphantom", Tag::mphantom},
    {"mroot", Tag::mroot},
    {"mrow", Tag::mrow},
    {"mspace", Tag::mspace},
    {"msqrt", Tag::msqrt},
    {"msub", Tag::msub},
    {"msubsup", Tag::msubsup},
    {"msup", Tag::msup},
    {"mtable", Tag::mtable},
    {"mtext", Tag::mtext},
    {"mtr", Tag::mtr},
    {"munder", Tag::munder},
    {"munderover", Tag::munderover},
    {"ol", Tag::ol},
    {"p", Tag::p},
    {"pre", Tag::pre},
    {"q", Tag::q},
    {"rp", Tag::rp},
    {"rt", Tag::rt},
    {"ruby", Tag::ruby},
    {"s", Tag::s},
    {"samp", Tag::samp},
    {"section", Tag::section},
    {"small", Tag::small_},
    {"source", Tag::source},
    {"span", Tag::span},
    {"strong", Tag::strong},
    {"sub", Tag::sub},
    {"summary", Tag::summary},
    {"sup", Tag::sup},
    {"table", Tag::table},
    {"tbody", Tag::tbody},
    {"td", Tag::td},
    {"tfoot", Tag::tfoot},
    {"th", Tag::th},
    {"thead", Tag::thead},
    {"tr", Tag::tr},
    {"track", Tag::track},
    {"u", Tag::u},
    {"ul", Tag::ul},
    {"var", Tag::var},
    {"video", Tag::video},
    {"wbr", Tag::wbr},
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
  for (const TagName& row : kTags) {
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

}  // namespace

bool is_blank(const Article& article, uint32_t begin, uint32_t end) {
  return std::all_of(article.text.begin() + begin, article.text.begin() + end, is_space);
}

std::string read(const Input& input, Article& article) {
  const size_t count = input.nodes.size() / kNodeFields;
  if (input.nodes.size() % kNodeFields != 0) return "The rows of nodes are incomplete.";
  if (!input.levels.empty() && input.levels.size() != input.text.size())
    return "There must be one level for each unit of the text.";
  if (!input.hints.empty() && input.hints.size() != input.text.size())
    return "There must be one hint for each unit of the text.";

  article.strings = split(input.strings);
  std::vector<Tag> tags;
  std::vector<Class> classes;
  for (const std::string& string : article.strings) {
    tags.push_back(tag_of(string));
    classes.push_back(class_of(string));
  }

  const auto strings = static_cast<int32_t>(article.strings.size());
  const auto units = static_cast<uint32_t>(input.text.size());
  article.nodes.reserve(count);
  uint32_t read_to = 0;
  for (size_t i = 0; i < count; ++i) {
    const std::span<const int32_t> row = input.nodes.subspan(i * kNodeFields, kNodeFields);
    const auto where = [&](const char* what) { return std::string(what) + " (node " + std::to_string(i) + ")."; };
    if (row[0] < -1 || row[0] >= strings) return where("A node's name is not among the strings");
    if (row[1] < -1 || row[1] >= static_cast<int32_t>(i)) return where("A node's parent must come before it");
    const auto begin = static_cast<uint32_t>(row[2]), end = static_cast<uint32_t>(row[3]);
    if (begin > end || end > units) return where("A node's text is not in the text");
    Node node{};
    node.tag = row[0] < 0 ? Tag::text : tags[row[0]];
    node.class_name = row[4] >= 0 && row[4] < strings ? classes[row[4]] : Class::none;
    node.language = row[5] >= 0 && row[5] < strings ? row[5] : -1;
    node.direction = row[6] == 1 || row[6] == 2 ? static_cast<uint8_t>(row[6]) : 0;
    node.a = row[7];
    node.b = row[8];
    node.reversed = row[9] & 1;
    node.has_value = row[9] & 2;
    node.display_block = row[9] & 4;
    node.embed = row[9] & 8;
    node.missing = row[9] & 16;
    node.parent = row[1] < 0 ? kNone : static_cast<uint32_t>(row[1]);
    node.end = static_cast<uint32_t>(i) + 1;
    node.text_begin = begin;
    node.text_end = end;
    if (node.tag == Tag::text) {
      if (begin != read_to) return where("Text nodes must follow one another in the text");
      read_to = end;
      if (node.parent != kNone && article.nodes[node.parent].tag == Tag::text) return where("Text cannot hold nodes");
    }
    article.nodes.push_back(node);
  }
  // A subtree ends where the next node that is not in it begins; parents come before their children, so from behind.
  for (size_t i = count; i-- > 0;) {
    const uint32_t parent = article.nodes[i].parent;
    if (parent == kNone) continue;
    article.nodes[parent].end = std::max(article.nodes[parent].end, article.nodes[i].end);
  }
  // Document order: what starts inside a subtree ends inside it.
  std::vector<uint32_t> open;
  for (uint32_t i = 0; i < count; ++i) {
    while (!open.empty() && open.back() != article.nodes[i].parent) open.pop_back();
    if (open.empty() && article.nodes[i].parent != kNone)
      return "Nodes are not in document order (node " + std::to_string(i) + ").";
    open.push_back(i);
  }

  article.text = input.text;
  article.levels.assign(input.levels.begin(), input.levels.end());
  article.hints.assign(input.hints.begin(), input.hints.end());
  article.language = input.language;
  article.rtl = input.rtl;
  return {};
}

}  // namespace lectern::layout
