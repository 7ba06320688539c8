#include <algorithm>
#include <vector>

#include "base/fit.h"
#include "base/substrings.h"
#include "base/text.h"
#include "base/utf8.h"
#include "base/words.h"
#include "page/claims.h"
#include "page/clean.h"
#include "page/dates.h"
#include "page/names.h"
#include "page/visible.h"
#include "vocabulary/class_words.h"
#include "vocabulary/words.h"

namespace lectern::page {
namespace {

using html::Attr;
using html::kNoNode;
using html::NodeId;
using html::NodeType;
using html::Tag;

// A byline is no longer than this, in code points; what is longer is a box about the author.
constexpr size_t kLongest = 160;
constexpr size_t kLongestBytes = 3 * kLongest;
// How far from the title plain text without any hint is looked at, in nodes.
constexpr NodeId kCloseAfter = 90;
constexpr NodeId kCloseBefore = 30;
constexpr size_t kMaxPieces = 24;

// A byline's text up to what follows the names: a date, a place, the time it takes to read.
std::string_view names_part(std::string_view text) {
  constexpr std::string_view kMarks = " | \n • \n · \n ⋅\n - \n – \n — \n / \n|\n @\n <";
  size_t end = std::min(text.find('('), text.size());
  // "Ann (A. J.) Lee"
  if (const size_t close = text.find(") ", end); close != std::string_view::npos && close + 2 < text.size())
    if (looks_like_person(text.substr(close + 2))) end = text.size();
  const auto end_before = [&](std::string_view list, char separator) {
    while (!list.empty())
      if (const size_t at = text.find(base::next_item(list, separator)); at > 0) end = std::min(end, at);
  };
  end_before(kMarks, '\n');
  end_before(vocabulary::words(vocabulary::Use::after_names), '|');
  // "Ann Lee 3 May 2025"
  const size_t date = date_begin(text);
  if (date < end && base::split_space(text.substr(0, date)).size() >= 2 && !iso_date(text.substr(date)).empty())
    end = date;
  text = text.substr(0, end);
  while (!text.empty() && (text.back() == ',' || text.back() == '.' || text.back() == ':'))
    if (text.back() == '.' && text.size() > 2 && text[text.size() - 3] == ' ') {
      break;  // an initial
    } else {
      text.remove_suffix(1);
    }
  for (std::string_view words = vocabulary::words(vocabulary::Use::after_names); !words.empty();)
    if (const std::string_view word = base::next_item(words, '|'); word.back() == ' ')
      if (base::ends_with(text, word.substr(0, word.size() - 1))) text.remove_suffix(word.size() - 1);
  return base::trim(text);
}

bool is_conjunction(std::string_view word) { return vocabulary::is_word(vocabulary::Use::conjunction, word); }

// Takes what joins names off the start of a text: "and ", "&", ", ", ", und ". True if there is such.
bool take_joint(std::string_view& text) {
  const size_t size = text.size();
  const std::string_view comma = base::find_fit(text, base::Fit::starts_with, ", 、 ،");
  text = base::trim(text.substr(comma.size()));
  const size_t end = std::min(text.find(' '), text.size());
  if (is_conjunction(text.substr(0, end))) text = base::trim(text.substr(end));
  return text.size() < size;
}

// Takes a comma or a conjunction off the end of a text: "Ann Lee and". True if there is one.
bool take_last_joint(std::string_view& text) {
  const size_t size = text.size();
  const size_t last = text.rfind(' ');
  if (base::ends_with(text, ","))
    text.remove_suffix(1);
  else if (last != std::string_view::npos && is_conjunction(text.substr(last + 1)))
    text = text.substr(0, last);
  return text.size() < size;
}

bool is_nickname(std::string_view text) {
  return can_be_name(text) && text.size() <= 40 && base::split_space(text).size() == 1;
}

// Whether a link leads to the page of a topic.
bool leads_to_topic(const html::Document& document, NodeId link) {
  static constexpr auto kFolders =
      base::substrings("/tag/ /tags/ /category/ /categories/ /topic/ /topics/ /kategorie/");
  return base::has_token(document.get(link, Attr::rel), "tag") ||
         base::contains_any(document.get(link, Attr::href), kFolders);
}

// A label tells what to write into a form.
bool shows_nothing(Tag tag) {
  return html::has_no_text(tag) || tag == Tag::noscript || tag == Tag::template_ || tag == Tag::button ||
         tag == Tag::label;
}

// Whether a text has a name with no word glued to its end, as the text of elements side by side has.
bool has_whole(std::string_view text, std::string_view name) {
  size_t at = text.find(name);
  if (at == std::string_view::npos) return false;
  at += name.size();
  return at == text.size() || !base::is_word_code_point(base::next_code_point(text, at));
}

}  // namespace

// Names in a byline, piece of text by piece of text: a link or element of its own ends a name, so that the role, date
// or place after it never becomes part of it.
// @param after_by take only what follows "By".
// @param nicknames take names as forums have them: one or two words, in any case.
std::vector<Author> Visible::names_in(NodeId node, std::string_view lang, bool after_by, bool nicknames) const {
  std::vector<Author> out;
  bool led = false, goes_on = true;
  size_t pieces = 0;
  NodeId link = kNoNode, item = kNoNode, last_item = kNoNode;
  for (NodeId n = node; n < document_[node].end && pieces < kMaxPieces; ++n) {
    if (document_[n].type == NodeType::element) {
      if (document_[n].tag == Tag::li) {
        item = n;
        goes_on = goes_on || (last_item != kNoNode && document_[n].parent == document_[last_item].parent);
      }
      const bool is_link = document_[n].tag == Tag::a;
      if (shows_nothing(document_[n].tag) || (is_link && leads_to_topic(document_, n)))
        n = document_[n].end - 1;
      else if (is_link)
        link = n;
      continue;
    }
    if (document_[n].type != NodeType::text || base::is_blank(document_[n].text)) continue;
    ++pieces;
    const std::string text = clean_text(document_[n].text.substr(0, 300));
    std::string_view rest = without_by(text, lang);
    if (const std::string_view name = after_date_and_by(text, lang); rest.size() == text.size() && !name.empty())
      rest = name;
    led = led || rest.size() < text.size();
    if (!out.empty()) {
      goes_on = take_joint(rest) || goes_on;
      if (rest.empty()) continue;
      if (!goes_on) break;
    }
    const bool joined = take_last_joint(rest);
    const std::string_view part = names_part(rest);
    if (part.empty() || (after_by && !led)) continue;
    const bool linked = link != kNoNode && document_.contains(link, n);
    // Where names are links, what is none is a role or a place.
    if (!out.empty() && !out.back().url.empty() && !linked) break;
    size_t found = 0;
    for (std::string& name : split_names(part)) {
      if (!looks_like_person(name.substr(0, name.find(','))) && !(nicknames && is_nickname(name))) continue;
      ++found;
      std::string url;
      if (link != kNoNode && document_.contains(link, n))
        url = std::string(base::trim(document_.get(link, Attr::href)));
      add_author(out, {std::move(name), std::move(url)});
    }
    if (!found && !out.empty()) break;
    if (found) goes_on = joined;
    if (found && item != kNoNode && document_.contains(item, n)) last_item = item;
    if (found && part.size() + 2 < rest.size() && !joined) break;
  }
  return out;
}

std::vector<Author> Visible::hinted_authors(const std::vector<Candidate>& near, uint8_t hint, bool nicknames,
                                            std::string_view lang, std::string& shown) const {
  for (const Candidate& candidate : near) {
    if (!(candidate.hints & hint)) continue;
    // The byline is the outermost hinted element around, as long as it is short.
    NodeId outer = candidate.node;
    const size_t size = base::code_points(text_of(document_, outer, kLongestBytes));
    if (size == 0 || size > kLongest) continue;
    for (const Candidate& other : near)
      if ((other.hints & hint) && other.node < outer && document_.contains(other.node, candidate.node) &&
          base::code_points(text_of(document_, other.node, kLongestBytes)) <= kLongest)
        outer = other.node;
    // Where it says "by", the names come after that.
    std::vector<Author> found = names_in(outer, lang, true, true);
    if (found.empty()) found = names_in(outer, lang, false, nicknames);
    if (found.empty()) continue;
    const std::string whole = clean_text(text_of(document_, outer, kLongestBytes));
    const bool plain = std::none_of(whole.begin(), whole.end(), [](char c) { return c >= '0' && c <= '9'; });
    if (plain && base::code_points(whole) <= 100) shown = std::string(without_by(whole, lang));
    // "Ann Lee, Chief Science Correspondent", "Ann Lee Edited by Bo Chen" say more than who wrote it.
    size_t words = 0;
    for (const Author& author : found) words += base::split_space(author.name).size();
    if (base::split_space(shown).size() > words + found.size() - 1) shown.clear();
    if (std::any_of(found.begin(), found.end(), [&](const Author& author) { return !has_whole(shown, author.name); }))
      shown.clear();
    // Side by side: <a class="author">Ann</a>, <a class="author">Bo</a>
    NodeId last = outer;
    for (const Candidate& other : authors_) {
      if (!(other.hints & hint) || other.node < document_[last].end || other.node > document_[last].end + 6 ||
          document_[other.node].parent != document_[outer].parent || (other.hints & vocabulary::hint_bio))
        continue;
      last = other.node;
      for (Author& author : names_in(other.node, lang, false, nicknames)) {
        const size_t before = found.size();
        add_author(found, std::move(author));
        if (found.size() > before) shown.clear();
      }
    }
    return found;
  }
  return {};
}

std::vector<Author> Visible::find_authors(std::string_view lang, std::string& shown) const {
  const std::vector<Candidate> near = by_distance(authors_, CandidateScope::article);
  std::vector<Author> found = hinted_authors(near, vocabulary::hint_author, false, lang, shown);
  if (!found.empty()) return found;
  // "By Ann Lee" in a short text of its own near the title.
  if (title_ != kNoNode) {
    const auto led_names = [&](NodeId begin, NodeId end) -> std::vector<Author> {
      for (NodeId n = begin; n < end; ++n) {
        const html::Node& node = document_[n];
        if (node.type != NodeType::text || node.text.size() > kLongestBytes) continue;
        const std::string text = clean_text(node.text);
        if (text.size() < 2 ||
            (without_by(text, lang).size() + 2 > text.size() && after_date_and_by(text, lang).empty()))
          continue;
        if (std::vector<Author> names = led_by(n, lang); !names.empty()) return names;
      }
      return {};
    };
    const NodeId after = document_[title_].end;
    found = led_names(after, std::min(after + kCloseAfter, document_.size()));
    if (found.empty()) found = led_names(title_ > kCloseBefore ? title_ - kCloseBefore : 0, title_);
    if (found.empty()) found = named_beside_date(lang);
    if (!found.empty()) return found;
  }
  found = hinted_authors(near, vocabulary::hint_user, true, lang, shown);
  if (found.empty()) found = hinted_authors(near, vocabulary::hint_author, true, lang, shown);
  if (found.empty())
    found = hinted_authors(by_distance(authors_, CandidateScope::side), vocabulary::hint_author, false, lang, shown);
  if (found.empty()) found = signed_at_the_end(lang);
  return found.empty() ? only_hinted(lang) : found;
}

// A box about the author below the article, as long as all that the page hints at is one person.
std::vector<Author> Visible::only_hinted(std::string_view lang) const {
  std::vector<Author> found;
  for (const Candidate& candidate : authors_) {
    if (!(candidate.hints & vocabulary::hint_author) || off_topic(candidate.aside)) continue;
    std::vector<Author> names = names_in(candidate.node, lang, false, false);
    if (names.empty()) continue;
    if (names.size() > 1 || (!found.empty() && found[0].name != names[0].name)) return {};
    if (found.empty()) found = std::move(names);
  }
  return found;
}

// Whether a text is part of a paragraph, or goes on with a line: "Published by Harbour Books" is then about something
// else than the page.
bool Visible::is_in_running_text(NodeId text) const {
  const NodeId parent = document_[text].parent;
  if (base::code_points(text_of(document_, parent, kLongestBytes)) <= kLongest) return false;
  NodeId before = text - 1;
  while (before != parent && document_[before].parent != parent) before = document_[before].parent;
  const html::Node& sibling = document_[before];
  const bool begins_line = before == parent || sibling.tag == Tag::br ||
                           (sibling.type == NodeType::element && !html::is_inline(sibling.tag));
  return document_[parent].tag == Tag::p || !begins_line;
}

// The names after a text that begins with "by": in the same text, or in a small box around it. A text that says no more
// than "Author" may be the heading of such a box.
std::vector<Author> Visible::led_by(NodeId text, std::string_view lang) const {
  constexpr size_t kLongestLabel = 24;  // bytes
  constexpr int kSteps = 4;
  const bool label = base::trim(document_[text].text).size() <= kLongestLabel;
  const NodeId most_nodes = label ? 40 : 16;
  if (is_in_running_text(text)) return {};
  std::vector<Author> names;
  NodeId box = text;
  for (int step = 0; step < (label ? kSteps : 1) && names.empty(); ++step) {
    const NodeId outer = document_[box].parent;
    if (outer == kNoNode || document_[outer].end - outer > most_nodes || document_.contains(outer, title_)) break;
    box = outer;
    names = names_in(box, lang, true, false);
  }
  return names.empty() ? names_in(text, lang, true, false) : names;
}

// "Written by Ann Lee" somewhere else on the page, as long as the page says so of one person only. Short words ("By",
// "Von") stand before all kinds of things there; long ones do not.
std::vector<Author> Visible::signed_at_the_end(std::string_view lang) const {
  constexpr size_t kShortest = 9, kShortestLabel = 5, kLongestText = 120;
  std::vector<Author> found;
  for (NodeId n = title_ != kNoNode ? document_[title_].end : 0; n < document_.size(); ++n) {
    const html::Node& node = document_[n];
    if (node.type != NodeType::text || node.text.size() > kLongestText || node.text.size() < kShortestLabel) continue;
    const std::string_view text = base::trim(node.text);
    if (base::starts_with(text, ",")) continue;  // goes on with a sentence
    const std::string_view rest = without_by(text, lang);
    if (rest.size() + (rest.empty() ? kShortestLabel : kShortest) > text.size()) continue;
    std::vector<Author> names = led_by(n, lang);
    // Under a bare "Author" stand fields of forms and names of works, too.
    if (names.empty() || base::contains(names[0].name, "(")) continue;
    if (text.size() < kShortest && !is_full_name(names[0].name)) continue;
    if (!found.empty() && found[0].name != names[0].name) return {};
    found = std::move(names);
  }
  return found;
}

}  // namespace lectern::page
