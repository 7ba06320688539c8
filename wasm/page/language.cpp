#include "page/language.h"

#include <algorithm>

#include "base/text.h"
#include "base/words.h"

namespace lectern::page {
namespace {

using html::Attr;
using html::kNoNode;
using html::NodeId;

// Languages written from right to left; a script subtag in the tag has the last word.
constexpr std::string_view kRightToLeft = "ar|arc|azb|ckb|dv|fa|he|iw|ks|lrc|mzn|nqo|pnb|ps|sd|sdh|syr|ug|ur|yi";
constexpr std::string_view kRightToLeftScripts = "adlm|arab|aran|hebr|nkoo|rohg|syrc|thaa";

}  // namespace

std::string language_tag(std::string_view text) {
  text = base::trim(text);
  text = text.substr(0, base::find_any(text, ",;. "));  // "en, fr", "en_US.UTF-8"
  if (text.size() < 2 || text.size() > 35) return {};
  std::string out(text);
  std::replace(out.begin(), out.end(), '_', '-');
  size_t part = 0;
  bool first = true;
  for (size_t i = 0; i <= out.size(); ++i) {
    if (i < out.size() && out[i] != '-') {
      if (!(base::is_ascii_letter(out[i]) || (base::is_digit(out[i]) && !first))) return {};
      ++part;
      continue;
    }
    // Names ("English") are no tags.
    if (part == 0 || part > 8 || (first && (part < 2 || part > 3))) return {};
    part = 0;
    first = false;
  }
  const std::string small = base::lower_ascii(out);
  return small == "und" || small == "x-default" ? std::string() : out;
}

std::string page_language(const html::Document& document, NodeId title_node, const Sources& sources) {
  for (NodeId n = title_node != kNoNode ? title_node : document.body(); n != kNoNode; n = document[n].parent) {
    if (document[n].type != html::NodeType::element) break;
    for (const Attr attr : {Attr::lang, Attr::xml_lang})
      if (std::string tag = language_tag(document.get(n, attr)); !tag.empty()) return tag;
  }
  for (const Source source :
       {Source::json_ld, Source::meta, Source::dublin_core, Source::open_graph, Source::microdata})
    if (std::string tag = language_tag(of(sources, source).lang); !tag.empty()) return tag;
  return {};
}

Direction page_direction(const html::Document& document, NodeId title_node, std::string_view lang,
                         std::string_view sample) {
  for (NodeId n = title_node != kNoNode ? title_node : document.body(); n != kNoNode; n = document[n].parent) {
    const std::string_view dir = base::trim(document.get(n, Attr::dir));
    if (base::equal_ignoring_case(dir, "rtl")) return Direction::rtl;
    if (base::equal_ignoring_case(dir, "ltr")) return Direction::ltr;
  }
  if (!lang.empty()) {
    const std::string small = base::lower_ascii(lang);
    const std::string_view tag = small;
    size_t begin = 0;
    for (size_t part = 0; begin <= tag.size(); ++part) {
      const size_t end = std::min(tag.find('-', begin), tag.size());
      const std::string_view piece = tag.substr(begin, end - begin);
      if (part > 0 && piece.size() == 4)
        return base::is_one_of(piece, kRightToLeftScripts) ? Direction::rtl : Direction::ltr;
      begin = end + 1;
    }
    return base::is_one_of(tag.substr(0, tag.find('-')), kRightToLeft) ? Direction::rtl : Direction::ltr;
  }
  const base::Script script = base::majority_script(sample);
  return script == base::Script::arabic || script == base::Script::hebrew ? Direction::rtl : Direction::ltr;
}

}  // namespace lectern::page
