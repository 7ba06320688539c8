#include "page/next_pages.h"

#include <algorithm>
#include <vector>

#include "base/row.h"
#include "base/text.h"
#include "base/url.h"
#include "base/utf8.h"
#include "base/words.h"
#include "vocabulary/words.h"

namespace lectern::page {
namespace {

using html::Attr;
using html::kNoNode;
using html::NodeId;
using html::Tag;
using vocabulary::Use;

constexpr size_t kMaxLinks = 300;
constexpr uint32_t kMaxPages = 200;

// Parameters that hold a page's number.
constexpr std::string_view kPageParameters =
    "page|p|pg|paged|pageno|page_no|pagenumber|pagenum|pn|seite|pagina|página|pag|currentpage";

// Parameters that say where a page begins, in whatever measure.
constexpr std::string_view kOffsetParameters = "start|offset|from|skip|st|begin|after|cursor";

// Parameters that say who reads.
constexpr std::string_view kSessionParameters = "sid|phpsessid|jsessionid|sessionid";

// What leads to the number in a path: "/story/page/2", "/story-seite-2.html".
constexpr std::string_view kBeforeNumber =
    "/|-|_|,|/page/|/page-|/page_|/page|/p|/p/|/pg/|-page-|-page|_page_|-p|_p|,page-|/seite/|/seite-|-seite-|/pagina/|/"
    "pagina-|-pagina-";

constexpr std::string_view kFileEndings[] = {".html", ".htm", ".php", ".aspx", ".shtml"};

/// An address apart: what all pages of a story share, and which of them it is.
struct PageUrl {
  std::string stem;  // without scheme, fragment, page number, file ending and trailing slashes
  uint32_t number = 0;
  bool offset = false;  // a parameter says where it begins
};

std::string_view without_ending(std::string_view path) {
  for (const std::string_view ending : kFileEndings)
    if (base::ends_with(path, ending)) path.remove_suffix(ending.size());
  while (base::ends_with(path, "/")) path.remove_suffix(1);
  return path;
}

uint32_t number_in(std::string_view digits) { return base::number_of(digits, kMaxPages).value_or(0); }

// Takes a page's number off the end of a path; 0 if there is none.
uint32_t take_number(std::string_view& path) {
  std::string_view rest = path;
  while (!rest.empty() && base::is_digit(rest.back())) rest.remove_suffix(1);
  const uint32_t number = number_in(path.substr(rest.size()));
  if (number == 0) return 0;
  constexpr size_t kLongest = 16;
  const std::string before = base::lower_ascii(rest.substr(rest.size() - std::min(rest.size(), kLongest)));
  std::string_view most;
  for (std::string_view words = kBeforeNumber; !words.empty();) {
    const std::string_view word = base::next_item(words, '|');
    if (word.size() > most.size() && base::ends_with(before, word)) most = word;
  }
  if (most.empty()) return 0;
  path = without_ending(rest.substr(0, rest.size() - most.size()));
  return number;
}

// @param counts whether numbers and offsets in the address are those of a page; else they are part of the stem
PageUrl place_of(std::string_view url, bool counts) {
  const std::string plain = base::without_tracking(url.substr(0, url.find('#')));
  std::string_view rest = plain;
  if (const size_t scheme = rest.find("://"); scheme != std::string_view::npos) rest.remove_prefix(scheme + 3);
  const size_t question = std::min(rest.find('?'), rest.size());
  std::string_view path = without_ending(rest.substr(0, question));
  std::string_view query = rest.substr(std::min(question + 1, rest.size()));
  PageUrl place;
  std::string parameters;
  while (!query.empty()) {
    std::string_view parameter = base::next_item(query, '&');
    // A path behind the question mark.
    if (base::starts_with(parameter, "/")) {
      parameter = without_ending(parameter);
      if (counts && place.number == 0) place.number = take_number(parameter);
    }
    const size_t equals = std::min(parameter.find('='), parameter.size());
    const std::string name = base::lower_ascii(parameter.substr(0, equals));
    if (base::is_one_of(name, kSessionParameters)) continue;
    if (counts && equals < parameter.size()) {
      const uint32_t number = base::is_one_of(name, kPageParameters) ? number_in(parameter.substr(equals + 1)) : 0;
      if (number > 0) place.number = number;
      if (number > 0 || base::is_one_of(name, kOffsetParameters)) {
        place.offset = place.offset || number == 0;
        continue;
      }
    }
    parameters += parameters.empty() ? '?' : '&';
    parameters += parameter;
  }
  if (counts && place.number == 0) place.number = take_number(path);
  place.stem = base::lower_ascii(path.substr(0, std::min(path.find('/'), path.size())));
  place.stem += path.substr(place.stem.size());
  place.stem += parameters;
  return place;
}

constexpr size_t kLongestLabel = 60;  // bytes: what says no more than "next page" in any of these languages is shorter

// A link's words, without what only decorates them; lower case. Empty where they say more.
std::string label_of(std::string_view text) {
  std::string out;
  if (text.size() > kLongestLabel) return out;
  bool was_joined = true;
  for (const std::string_view word : base::Words(text)) {
    // Scripts without spaces come character by character.
    const bool joined = static_cast<unsigned char>(word[0]) >= 0xE3;
    if (!joined && !was_joined) out += ' ';
    out += word;
    was_joined = joined;
  }
  return out;
}

bool says_next_word(std::string_view label) { return !label.empty() && vocabulary::is_word(Use::next, label); }

// The number that is all that a link says, the word for a page aside; 0 where it says anything else.
uint32_t number_said(std::string_view label) {
  std::string digits, others;
  for (size_t at = 0; at < label.size();) {
    const size_t begin = at;
    const int digit = base::digit_value(base::next_code_point(label, at));
    if (digit < 0) {
      others += label.substr(begin, at - begin);
      continue;
    }
    digits += static_cast<char>('0' + digit);
  }
  const uint32_t number = number_in(digits);
  const std::string_view word = base::trim(others);
  return number == 0 || word.empty() || vocabulary::is_word(Use::page, word) ? number : 0;
}

}  // namespace

bool NextPages::says_next(NodeId node, std::string_view rel) const {
  if (base::has_token(rel, "next")) return true;
  for (const Attr attr : {Attr::aria_label, Attr::title})
    if (const std::string_view label = document_.get(node, attr); !label.empty() && says_next_word(label_of(label)))
      return true;
  return false;
}

// Comments have pages of their own.
bool NextPages::among_comments(NodeId node) const {
  constexpr int kFar = 12;
  for (int i = 0; i < kFar && node != kNoNode; ++i, node = document_[node].parent)
    for (const Attr attr : {Attr::class_, Attr::id})
      if (document_.facts(node, attr).has(vocabulary::part_comment)) return true;
  return false;
}

void NextPages::enter(NodeId node) {
  if (links_.size() >= kMaxLinks) return;
  const std::string_view href = base::trim(document_.get(node, Attr::href));
  if (href.empty() || base::starts_with(href, "#")) return;
  // A few nodes hold all that such a link says.
  constexpr NodeId kFew = 10;
  const NodeId end = document_[node].end;
  std::string text;
  if (end - node <= kFew)
    for (NodeId n = node + 1; n < end; ++n)
      if (document_[n].type == html::NodeType::text && text.size() <= kLongestLabel)
        base::append_folded(text, document_[n].text);
  // A further page's address holds its number; the first page's need not, but what leads there says little more than
  // "1".
  constexpr size_t kBare = 12;  // bytes
  if (text.size() > kBare && std::none_of(href.begin(), href.end(), base::is_digit)) return;
  const std::string label = label_of(text);
  const uint32_t number = number_said(label);
  const bool next = number == 0 && (says_next(node, document_.get(node, Attr::rel)) || says_next_word(label));
  if ((number > 0 || next) && !among_comments(node)) links_.push_back({number, document_[node].tag == Tag::a, href});
}

std::vector<std::string> NextPages::find(const std::vector<std::string_view>& addresses,
                                         std::string_view base_url) const {
  struct Own {
    PageUrl whole, apart;
  };
  std::vector<Own> own;
  for (const std::string_view address : addresses) {
    // A site's front page has no further pages of a story, and a number behind it is that of a story.
    if (address.empty() || base::path_of(address).size() <= 1) continue;
    own.push_back({place_of(address, false), place_of(address, true)});
    PageUrl& apart = own.back().apart;
    const size_t slash = apart.stem.find('/');
    if (slash == std::string::npos || apart.stem.substr(slash) == "/index") apart.number = 0;
  }
  // The number of this page among those with a stem; 0 if it is not one of them.
  const auto own_number = [&](std::string_view stem) {
    uint32_t number = 0;
    for (const Own& each : own) {
      if (each.whole.stem == stem) number = std::max(number, 1u);
      if (each.apart.offset && each.apart.stem == stem) number = std::max(number, 1u);
      if (each.apart.number > 0 && each.apart.stem == stem) number = std::max(number, each.apart.number);
    }
    return number;
  };
  const auto is_own = [&](std::string_view url) {
    return std::any_of(addresses.begin(), addresses.end(),
                       [&](std::string_view address) { return base::same_page(address, url); });
  };
  const auto address_of = [&](uint32_t link) {
    std::string url = base::resolve_http_url(base_url, links_[link].href);
    url.erase(std::min(url.find('#'), url.size()));
    return url;
  };
  std::vector<base::Row> pages;  // numbers and their links
  std::vector<std::string> out;
  for (uint32_t i = 0; i < links_.size(); ++i) {
    std::string url = address_of(i);
    if (url.empty() || is_own(url)) continue;
    const PageUrl place = place_of(url, true);
    const uint32_t current = own_number(place.stem);
    if (current == 0) continue;
    // Some count from 0, so that page 1 is the second; links in the head do not tell whether they lead to comments.
    const uint32_t shown = links_[i].number;
    const bool from_0 = shown > 0 ? shown == place.number + 1 : place.number == 1 && links_[i].in_body;
    const bool further = place.number > current ? shown == 0 || shown == place.number || from_0
                                                : place.number == 1 && place.number == current && from_0;
    if (further) pages.push_back({place.number, i});
    if (place.offset && shown == 0 && out.empty()) out.push_back(std::move(url));
  }
  if (!pages.empty()) out.clear();
  std::sort(pages.begin(), pages.end());
  for (size_t i = 0; i < pages.size(); ++i)
    if (i == 0 || pages[i].key != pages[i - 1].key) out.push_back(address_of(pages[i].value));
  return out;
}

}  // namespace lectern::page
