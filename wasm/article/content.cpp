#include "article/content.h"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <vector>

#include "article/callouts.h"
#include "article/code.h"
#include "article/code_boxes.h"
#include "article/urls.h"
#include "base/enum_set.h"
#include "base/fit.h"
#include "base/json.h"
#include "base/text.h"
#include "base/url.h"
#include "base/utf8.h"
#include "html/custom_elements.h"
#include "html/frames.h"
#include "html/inline_style.h"
#include "html/tag_set.h"
#include "page/image_urls.h"
#include "tree/node_classes.h"

namespace lectern::article {
namespace {

using html::Attr;
using html::Document;
using html::NodeId;
using html::NodeType;
using html::Tag;
using html::TagSet;

// The allow-list: what an element of the page becomes. Element::text for those that dissolve, their content kept.
constexpr Element element_for_name(Tag tag) {
  switch (tag) {
#define SAME(id) \
  case Tag::id:  \
    return Element::id;
    // clang-format off
    SAME(a) SAME(abbr) SAME(aside) SAME(b) SAME(bdi) SAME(bdo) SAME(blockquote) SAME(caption) SAME(cite) SAME(code)
    SAME(dd) SAME(del) SAME(details) SAME(dfn) SAME(dl) SAME(dt) SAME(em) SAME(figcaption) SAME(figure) SAME(h1)
    SAME(h2) SAME(h3) SAME(h4) SAME(h5) SAME(h6) SAME(i) SAME(ins) SAME(kbd) SAME(li) SAME(mark) SAME(ol) SAME(q)
    SAME(rp) SAME(rt) SAME(ruby) SAME(s) SAME(samp) SAME(small_) SAME(strong) SAME(sub) SAME(summary) SAME(sup)
    SAME(table) SAME(tbody) SAME(td) SAME(tfoot) SAME(th) SAME(thead) SAME(time) SAME(tr) SAME(u) SAME(ul)
    SAME(var)
    // clang-format on
#undef SAME
                            case Tag::acronym : return Element::abbr;
    case Tag::strike:
      return Element::s;
    case Tag::tt:
      return Element::code;
    case Tag::menu:
    case Tag::dir:
      return Element::ul;
    default:
      return Element::text;
  }
}

constexpr auto kElements = [] {
  std::array<Element, html::kTagCount> out{};
  for (size_t tag = 0; tag < out.size(); ++tag) out[tag] = element_for_name(static_cast<Tag>(tag));
  return out;
}();
// The name of a person that an empty element stands for until a script fills it (Substack); empty where it is none.
std::string mentioned_name(const Document& document, NodeId element) {
  if (!base::contains_ignoring_case(document.get(element, Attr::class_), "mention")) return {};
  const std::optional<base::Json> data = base::parse_json(document.get(element, "data-attrs"));
  const base::Json* name = data ? base::find(*data, "name") : nullptr;
  return name ? base::fold_space(base::string_of(*name)) : std::string();
}

// Whether an item begins with a checkbox, and then whether what it says is "done" or "open"; empty where it does not.
std::string_view task_of(const Document& document, NodeId item) {
  constexpr NodeId kNear = 6;  // nodes: paragraphs and labels around the box
  const NodeId end = std::min(document[item].end, item + 1 + kNear);
  for (NodeId n = item; n < end; ++n) {
    if (document[n].type == NodeType::text && !base::trim(document[n].text).empty()) break;
    if (document.is_element(n, Tag::input) && base::equal_ignoring_case(document.get(n, Attr::type), "checkbox"))
      return document.has(n, Attr::checked) ? "done" : "open";
    if (document.get(n, Attr::role) == "checkbox") return document.get(n, "aria-checked") == "true" ? "done" : "open";
    // Notion's exports draw the box.
    const std::string_view drawn =
        base::find_fit(document.get(n, Attr::class_), base::Fit::has_token, "checkbox-on checkbox-off");
    if (!drawn.empty()) return drawn == "checkbox-on" ? "done" : "open";
  }
  return {};
}

// How large the trees of a page may be together. An element around many blocks is written again in each of them, and an
// address is made absolute for each link, so that a page could ask for more than any memory holds.
size_t room_for(const Document& document) {
  constexpr size_t kFree = size_t{64} * 1024;
  constexpr size_t kTimes = 8;
  return kFree + kTimes * document.input().size();
}

Element element_for(Tag tag) { return kElements[static_cast<size_t>(tag)]; }

bool is_heading(Element e) { return e >= Element::h1 && e <= Element::h6; }
bool is_cell(Element e) { return e == Element::td || e == Element::th; }
constexpr base::EnumSet<Element, 256> kTableParts = {Element::tbody, Element::thead, Element::tfoot,  Element::tr,
                                                     Element::td,    Element::th,    Element::caption};

// Stand in a line of text, though they are not in the article.
constexpr TagSet kInlineTags = {Tag::span, Tag::font, Tag::big, Tag::nobr, Tag::label, Tag::data};

// Block elements that lines of text commonly stand in.
bool is_box(Tag tag) {
  constexpr TagSet kBoxes = {Tag::p, Tag::div, Tag::section, Tag::article, Tag::main, Tag::body};
  return kBoxes.has(tag) || kind(element_for(tag)) == ElementKind::block;
}

std::string numbered(const char* name, size_t number) {
  std::string out(name);
  out += base::decimal(static_cast<uint32_t>(number));
  return out;
}

bool is_language_tag(std::string_view text) {
  if (text.empty() || text.size() > 35) return false;
  for (const char c : text) {
    const char l = base::lower(c);
    if (!((l >= 'a' && l <= 'z') || (c >= '0' && c <= '9') || c == '-')) return false;
  }
  return true;
}

std::string_view direction(std::string_view text) { return base::find_fit(text, base::Fit::equals, "ltr rtl auto"); }

// An integer attribute within bounds, as text; empty for anything else.
std::string integer(std::string_view text, int low, int high) {
  text = base::trim(text);
  const bool negative = base::starts_with(text, "-");
  if (negative) text.remove_prefix(1);
  if (text.empty() || text.size() > 7) return {};
  int number = 0;
  for (const char c : text) {
    if (c < '0' || c > '9') return {};
    number = number * 10 + (c - '0');
  }
  if (negative) number = -number;
  if (number < low || number > high) return {};
  return (number < 0 ? "-" : "") + base::decimal(static_cast<uint64_t>(std::abs(number)));
}

}  // namespace

ContentBuilder::ContentBuilder(const Document& document, const page::PageFacts& facts,
                               const extract::Selection& selection, const std::vector<Table>& tables,
                               const std::vector<uint8_t>& keep, bool whole)
    : document_(document),
      facts_(facts),
      selection_(selection),
      tables_(tables),
      kept_(document, selection, keep),
      anchors_(document, facts.url, facts.base_url),
      formulas_(find_formulas(document)),
      marks_(document.size(), 0),
      raw_tex_(renders_tex(document)),
      whole_(whole),
      room_(room_for(document)) {
  if (!facts.metadata.image.url.empty()) lead_stem_ = page::picture_stem(facts.metadata.image.url);
  for (const Formula& each : formulas_) marks_[each.begin] |= kFormula;
  join_formulas();
  find_captions();
  if (!whole) return;
  notes_ = find_notes(document, kept_, anchors_);
  for (uint32_t i = 0; i < notes_.size(); ++i) {
    if (notes_[i].begin != html::kNoNode) {
      marks_[notes_[i].begin] |= kNote;
      note_begins_.push_back({notes_[i].begin, i});
    }
    if (notes_[i].target != html::kNoNode) note_targets_.push_back({notes_[i].target, i});
    for (const NodeId back : notes_[i].backs) {
      marks_[back] |= kBack;
      mark_brackets(back);
    }
    for (const NodeId reference : notes_[i].references) {
      marks_[reference] |= kReference;
      mark_brackets(reference);
      note_references_.push_back({reference, i});
    }
  }
  for (NoteIndex* index : {&note_begins_, &note_targets_, &note_references_}) std::sort(index->begin(), index->end());
  find_targets();
}

// A formula in a line is part of its sentence, whatever elements are around it: it stays with the text and parts no
// paragraph.
void ContentBuilder::join_formulas() {
  runs_.resize(selection_.blocks.size());
  for (uint32_t b = 0; b < runs_.size(); ++b) runs_[b] = b;
  for (const Formula& each : formulas_) {
    NodeId around = document_[each.begin].parent;
    for (int up = 0; up < 4 && around != html::kNoNode; ++up, around = document_[around].parent)
      if (is_box(document_[around].tag)) break;
    const auto block_in_line = [&](NodeId leaf) {
      if (leaf >= document_.size() || document_[leaf].type != NodeType::text) return Kept::kNone;
      const uint32_t block = kept_.block(leaf);
      return block != Kept::kNone && selection_.blocks[block].element == around ? block : Kept::kNone;
    };
    const uint32_t before =
        each.display || each.begin == 0 ? Kept::kNone : block_in_line(kept_.last_leaf(each.begin - 1));
    const uint32_t after = each.display ? Kept::kNone : block_in_line(kept_.next_leaf(each.end));
    if (before != Kept::kNone && after != Kept::kNone) runs_[after] = runs_[before];
    const uint32_t joined = before != Kept::kNone ? before : after;
    formula_runs_.push_back(joined == Kept::kNone ? Kept::kNone : runs_[joined]);
  }
}

// A box that holds a picture, its caption and nothing else is a figure, whatever it is called.
void ContentBuilder::find_captions() {
  uint32_t last = Kept::kNone;  // the kept block before
  for (uint32_t b = 0; b < selection_.blocks.size(); ++b) {
    const extract::Block& caption = selection_.blocks[b];
    if (kept_.block(caption.begin) != b) continue;
    const uint32_t before = last;
    last = b;
    if (before == Kept::kNone || caption.role != extract::Role::caption || caption.media) continue;
    const extract::Block& picture = selection_.blocks[before];
    if (!picture.media || kept_.next_leaf(picture.begin) >= picture.end) continue;
    NodeId box = document_[picture.begin].parent;
    for (int up = 0; up < 6 && box != html::kNoNode && !document_.contains(box, caption.begin); ++up)
      box = document_[box].parent;
    if (box == html::kNoNode || !document_.contains(box, caption.begin) ||
        element_for(document_[box].tag) != Element::text)
      continue;
    const NodeId end = document_[box].end;
    if (kept_.block(kept_.next_leaf(box)) != before || kept_.block(kept_.last_leaf(end - 1)) != b) continue;
    if (caption.element == box || !document_.contains(box, caption.element) ||
        element_for(document_[caption.element].tag) != Element::text)
      continue;
    marks_[box] |= kFigure;
    marks_[caption.element] |= kCaption;
  }
}

// The number of the note that a node leads to; SIZE_MAX where it leads to none.
size_t ContentBuilder::note_at(const NoteIndex& index, NodeId node) {
  const auto found = first_of(index, node);
  return found != index.end() && found->key == node ? found->value : SIZE_MAX;
}

// Marks the places that kept links lead to. A place after the last leaf is none.
void ContentBuilder::find_targets() {
  for (NodeId n = 0; n < document_.size(); ++n) {
    if (!document_.is_element(n, Tag::a) || marks_[n] & (kReference | kBack) || !kept_.holds(n, document_[n].end))
      continue;
    const NodeId target = anchors_.target(document_.get(n, Attr::href));
    if (target != html::kNoNode && kept_.next_leaf(target) < document_.size()) marks_[target] |= kTarget;
  }
}

Tree ContentBuilder::build(NodeId begin, NodeId end) {
  Tree tree;
  Composer composer(tree);
  start(composer);
  walk(begin, end);
  finish(composer, tree);
  return tree;
}

Tree ContentBuilder::build(const std::vector<extract::Post>& posts, std::vector<uint32_t>& sections) {
  Tree tree;
  Composer composer(tree);
  start(composer);
  NodeId at = 0;
  for (const extract::Post& post : posts) {
    walk(at, post.begin);
    at = post.end;
    const html::Node& node = document_[post.begin];
    sections.push_back(Tree::kNoNode);
    if (kept_.next_leaf(post.begin) >= post.end) continue;
    uint32_t section = tree.size();
    if (composer.begin(Piece(Element::section, node.source).with(Attribute::class_, kPostClass), post.begin, false)) {
      post_header(post);
      // The element around a post is no part of its text.
      walk(node.type == NodeType::element ? post.begin + 1 : post.begin, post.end);
      composer.end();
      while (section < tree.size() && !is_class(tree, section, kPostClass)) ++section;
      if (section < tree.size()) sections.back() = section;
    }
  }
  walk(at, document_.size());
  finish(composer, tree);
  return tree;
}

void ContentBuilder::start(Composer& composer) {
  composer_ = &composer;
  scopes_.clear();
  lang_ = facts_.metadata.lang;
  dir_ = facts_.metadata.dir == Direction::rtl ? "rtl" : "ltr";
}

void ContentBuilder::finish(Composer& composer, const Tree& tree) {
  if (whole_) notes();
  composer.finish();
  composer_ = nullptr;
  room_ -= std::min(room_, tree.bytes());
}

// "Ann Lee · May 3, 2025": a paragraph of its own.
void ContentBuilder::post_header(const extract::Post& post) {
  if (post.author.empty() && post.shown_time.empty()) return;
  const NodeId said = post.author.empty() ? post.time_node : post.author_node;
  Tree& tree =
      composer_->open_block_atom(Piece(Element::p, document_[said].source).with(Attribute::class_, kPostHeaderClass));
  if (!post.author.empty()) {
    tree.open(Element::b);
    tree.add_text(post.author);
    tree.close();
  }
  if (!post.author.empty() && !post.shown_time.empty()) tree.add_text(" \u00B7 ");
  if (!post.shown_time.empty()) {
    tree.open(Element::time);
    if (!post.published_time.empty()) tree.set(Attribute::datetime, post.published_time);
    tree.add_text(post.shown_time);
    tree.close();
  }
  composer_->close_atom();
}

// Whether the tree has as much as it may.
bool ContentBuilder::is_full() {
  truncated_ = truncated_ || composer_->bytes() >= room_;
  return truncated_;
}

void ContentBuilder::walk(NodeId begin, NodeId end) {
  const size_t floor = scopes_.size();
  const auto leave = [&] {
    composer_->end();
    lang_ = scopes_.back().lang;
    dir_ = scopes_.back().dir;
    scopes_.pop_back();
  };
  for (NodeId n = begin; n < end && !is_full();) {
    while (scopes_.size() > floor && scopes_.back().end <= n) leave();
    const html::Node& node = document_[n];
    if (node.type == NodeType::element) {
      n = element(n);
    } else {
      if (node.type == NodeType::text) {
        if (kept_.block(n) != Kept::kNone)
          text(n);
        else if (base::trim(node.text).empty())
          composer_->text(" ");  // parts what stands on both sides
      }
      ++n;
    }
  }
  while (scopes_.size() > floor) leave();
}

// What is in no block joins the run right before or after it in its element, or is a run of its own.
void ContentBuilder::run_of(NodeId node) {
  NodeId at = node;
  if (kept_.block(at) == Kept::kNone) {
    const NodeId next = kept_.next_leaf(node);
    const NodeId last = kept_.last_leaf(node);
    if (kept_.block(last) != Kept::kNone && document_[last].parent == document_[node].parent)
      at = last;
    else if (next < document_.size() && document_.contains(node, next))
      at = next;
    else if (next < document_.size() && document_[next].parent == document_[node].parent)
      at = next;
  }
  const uint32_t block = kept_.block(at);
  if (block == Kept::kNone)
    composer_->run(0x80000000u | node, document_[node].parent);
  else
    run_of_block(runs_[block]);
}

// A run that is all its element holds stands for the element.
void ContentBuilder::run_of_block(uint32_t b) {
  if (composer_->is_run(b)) return;
  constexpr NodeId kNear = 8;  // nodes of white space and of marks without text on either side
  const extract::Block& block = selection_.blocks[b];
  const NodeId around = block.element;
  const auto is_blank = [&](NodeId from, NodeId to) {
    if (from > to || to - from > kNear) return false;
    for (NodeId n = from; n < to; ++n)
      if (is_medium(document_, n) || !base::trim(document_[n].type == NodeType::text ? document_[n].text : "").empty())
        return false;
    return true;
  };
  const bool all = is_blank(around + 1, block.begin) && is_blank(block.end, document_[around].end);
  composer_->run(b, around, all ? document_[around].source : SourceRange());
}

// Marks the texts that have the brackets around a reference or a way back to it, where those stand outside of the link:
// "[<a>4</a>]".
void ContentBuilder::mark_brackets(NodeId link) {
  constexpr NodeId kNear = 8;  // nodes
  const NodeId end = document_[link].end;
  const NodeId before = kept_.last_leaf(link - 1), after = kept_.next_leaf(end);
  if (after >= document_.size() || link - before > kNear || after - end > kNear) return;
  const std::string_view opens = base::trim(document_[before].text), closes = base::trim(document_[after].text);
  if ((base::ends_with(opens, "[") && base::starts_with(closes, "]")) ||
      (base::ends_with(opens, "(") && base::starts_with(closes, ")"))) {
    marks_[before] |= kBracketOpens;
    marks_[after] |= kBracketCloses;
  }
}

std::string_view ContentBuilder::text_without_brackets(NodeId node) const {
  std::string_view text = document_[node].text;
  constexpr std::string_view kNoBreakSpace = "\u00A0";
  if (marks_[node] & kBracketCloses) {
    text.remove_prefix(text.find_first_of("])") + 1);
    while (note_ && base::starts_with(text, kNoBreakSpace)) text.remove_prefix(kNoBreakSpace.size());
  }
  if (marks_[node] & kBracketOpens) {
    text = text.substr(0, text.find_last_of("[("));
    while (base::ends_with(text, " ") || base::ends_with(text, kNoBreakSpace))
      text.remove_suffix(text.back() == ' ' ? 1 : kNoBreakSpace.size());
  }
  return text;
}

// Of a caption's text, what is left without a credit that names nobody: "(Photo: )", "Credit...".
std::string_view ContentBuilder::without_empty_credit(NodeId node, std::string_view text) const {
  const uint32_t block = kept_.block(node);
  if (block == Kept::kNone || selection_.blocks[block].role != extract::Role::caption) return text;
  const std::string_view trimmed = base::trim(text);
  if (base::ends_with(trimmed, ")")) {
    const std::string_view inner = base::trim(trimmed.substr(0, trimmed.size() - 1));
    const size_t open = inner.rfind('(');
    if (open != std::string_view::npos && base::ends_with(inner, ":"))
      return text.substr(0, static_cast<size_t>(&inner[open] - text.data()));
  }
  const auto is_credit = [](std::string_view label) {
    return base::fits(label, base::Fit::equals, "credit credit... credit… credit:");
  };
  if (!is_credit(trimmed)) return text;
  const NodeId next = kept_.next_leaf(node + 1);
  const bool names =
      next < document_.size() && kept_.block(next) == block && !is_credit(base::trim(document_[next].text));
  return names ? text : std::string_view();
}

void ContentBuilder::text(NodeId node) {
  std::string_view text = without_empty_credit(node, text_without_brackets(node));
  if (text.empty()) return;
  run_of(node);
  if (label_due_) {
    const std::string_view trimmed = base::trim(text);
    if (trimmed.empty()) return;
    label_due_ = false;
    if (bare_mark(trimmed) == note_->label) return;
    // "[1]", "(1)", "1.", "1)", "1:", "1 "
    const bool bracket = trimmed[0] == '[' || trimmed[0] == '(';
    const std::string_view rest = trimmed.substr(bracket);
    if (base::starts_with(rest, note_->label) && rest.size() > note_->label.size()) {
      const char after = rest[note_->label.size()];
      const bool ends = bracket ? after == (trimmed[0] == '[' ? ']' : ')')
                                : after == '.' || after == ')' || after == ':' || after == ' ';
      if (ends) text.remove_prefix(static_cast<size_t>(&rest[note_->label.size()] + 1 - text.data()));
    }
  }
  const SourceRange source = document_[node].source;
  if (joins_ != html::kNoNode && node >= joins_) {
    joins_ = html::kNoNode;
    const size_t first = text.find_first_not_of(" \t\n\r\f");
    const bool goes_on =
        first != std::string_view::npos && base::lower_case(text.substr(first, 4)) == text.substr(first, 4);
    if (goes_on) {
      text.remove_prefix(first);
      composer_->drop_space();
    }
  }
  if (raw_tex_) {
    TexFinder finder(text);
    size_t done = 0;
    for (TexInText tex; finder.next(tex); done = tex.end) {
      composer_->text(text.substr(done, tex.begin - done), source);
      write_tex(text.substr(tex.tex_begin, tex.tex_end - tex.tex_begin), tex.display, source, *composer_);
    }
    text.remove_prefix(done);
  }
  if (node < line_ends_until_ && !base::trim(text).empty()) {
    while (true) {
      const size_t end = text.find('\n');
      composer_->text(text.substr(0, end), source);
      if (end == std::string_view::npos) return;
      composer_->line_break();
      text.remove_prefix(end + 1);
    }
  }
  composer_->text(text, source);
}

// The language or direction that begins with a node; empty where it is the one around it.
std::string_view ContentBuilder::new_language(NodeId node) const {
  const std::string_view lang = document_.get(node, Attr::lang);
  return is_language_tag(lang) && lang != lang_ ? lang : std::string_view();
}
std::string_view ContentBuilder::new_direction(NodeId node) const {
  const std::string_view dir = direction(document_.get(node, Attr::dir));
  return dir != dir_ ? dir : std::string_view();
}

// Gives a piece the language and direction that begin with it.
void ContentBuilder::localise(NodeId node, Piece& piece) {
  if (const std::string_view lang = new_language(node); !lang.empty()) {
    piece.with(Attribute::lang, lang);
    lang_ = lang;
  }
  std::string_view dir = new_direction(node);
  if (dir.empty() && piece.element == Element::bdo) dir = direction(document_.get(node, Attr::dir));
  if (!dir.empty()) {
    piece.with(Attribute::dir, dir);
    dir_ = dir;
  }
}

void ContentBuilder::add_title(NodeId node, Piece& piece, size_t most) const {
  const std::string title = base::fold_space(document_.get(node, Attr::title));
  if (!title.empty() && title.size() <= most) piece.with(Attribute::title, title);
}

void ContentBuilder::add_number(NodeId node, Attr from, Piece& piece, Attribute to, int low, int high) const {
  const std::string number = integer(document_.get(node, from), low, high);
  if (!number.empty()) piece.with(to, number);
}

// Begins an element that lasts as long as the node.
bool ContentBuilder::open(NodeId node, Piece& piece) {
  const Scope before{document_[node].end, lang_, dir_};
  localise(node, piece);
  const NodeId end = document_[node].end;
  const bool single = !kept_.holds(node, end) || kept_.single(node, end);
  if (!single && kind(piece.element) == ElementKind::inline_) piece.source = {};  // it stands in several blocks
  if (!composer_->begin(piece, node, single)) {
    lang_ = before.lang;
    dir_ = before.dir;
    return false;
  }
  scopes_.push_back(before);
  return true;
}

bool ContentBuilder::open(NodeId node, Element element) {
  Piece piece(element, document_[node].source);
  return open(node, piece);
}

// Handles an element and returns the node to go on with: its first child, or what comes after it.
NodeId ContentBuilder::element(NodeId n) {
  const html::Node& node = document_[n];
  const NodeId inside = n + 1;
  const uint16_t marks = marks_[n];
  if (html::keeps_line_ends(document_, n)) line_ends_until_ = std::max(line_ends_until_, node.end);
  if (marks & kNote && (!note_ || note_->begin != n)) return notes_[note_at(note_begins_, n)].end;
  if (marks & kFormula) {
    const auto found = std::lower_bound(formulas_.begin(), formulas_.end(), n,
                                        [](const Formula& each, NodeId wanted) { return each.begin < wanted; });
    formula(*found);
    return found->end;
  }
  if (marks & kReference) {
    reference(n);
    return node.end;
  }
  if (marks & kBack && note_) {
    if (bare_mark(short_text(document_, n, node.end, 12)) == note_->label) label_due_ = false;
    return node.end;
  }
  if (node.ns != html::Namespace::html) return is_opaque(node.tag) ? node.end : inside;

  const Element element = element_for(node.tag);
  const bool says_heading = element == Element::text && document_.get(n, Attr::role) == "heading";
  if (marks & kTarget && !is_heading(element) && !says_heading) composer_->id(anchors_.id(n));
  const bool kept = kept_.block(n) != Kept::kNone;
  switch (node.tag) {
    case Tag::br:
      if (kept) composer_->line_break();
      return node.end;
    case Tag::wbr:
      if (kept) composer_->inline_void(Piece(Element::wbr, node.source));
      return node.end;
    case Tag::hr:
      if (kept) composer_->rule(node.source);
      return node.end;
    case Tag::img:
      if (kept) picture(n);
      return node.end;
    case Tag::video:
    case Tag::audio:
      if (kept) recording(n);
      return node.end;
    case Tag::iframe:
    case Tag::embed:
      if (kept) frame(n);
      return node.end;
    case Tag::pre:
      if (kept_.holds(n, node.end)) code(n);
      return node.end;
    case Tag::span:
      if (kept && node.end == n + 1) composer_->text(mentioned_name(document_, n), node.source);
      break;
    case Tag::button:
      if (is_code_button(document_, n)) return node.end;
      break;
    case Tag::div:
    case Tag::p:
    case Tag::table:
      if (kept_.holds(n, node.end) && is_code_box(document_, n)) {
        code(n);
        return node.end;
      }
      break;
    case Tag::code:
      if (is_whole_run(n) && is_code_box(document_, n)) {
        code(n);
        return node.end;
      }
      break;
    default:
      if (is_opaque(node.tag)) return node.end;
  }
  if (html::is_other_picture(document_, n)) {
    if (kept) picture(n);
    return node.end;
  }
  if (html::is_place_of_frame(document_, n)) {
    if (kept) frame(n);
    return node.end;
  }

  const bool holds = kept_.holds(n, node.end);
  if (n == callout_title_ && holds) {
    Piece piece(Element::p, node.source);
    piece.with(Attribute::class_, "lectern-callout-title");
    open(n, piece);
    return inside;
  }
  if (is_heading(element)) return heading(n, element) ? inside : node.end;
  if (says_heading) {
    const std::string level = integer(document_.get(n, Attr::aria_level), 1, 6);
    const int rank = level.empty() ? 1 : level[0] - '1';
    return heading(n, static_cast<Element>(static_cast<int>(Element::h1) + rank)) ? inside : node.end;
  }
  if (!holds && !is_cell(element)) return inside;
  // MediaWiki sets a link to its editor into headings.
  if (node.tag == Tag::span && is_heading(composer_->block()) &&
      base::contains(document_.get(n, Attr::class_), "editsection"))
    return node.end;

  if (const Callout callout = read_callout(document_, n); !callout.kind.empty() && !is_most(n)) {
    Piece piece(Element::aside, node.source);
    piece.with(Attribute::class_, "lectern-callout").with(Attribute::data_callout, callout.kind);
    if (open(n, piece)) callout_title_ = callout.title;
    return inside;
  }

  if (repeats_caption(n) || is_read_aloud_twin(n)) return node.end;
  if (is_drop_cap(n)) joins_ = node.end;

  if (kTableParts.has(element)) {
    if (element == Element::td && is_number_cell(n)) return node.end;
    Piece piece(element, node.source);
    if (is_cell(element)) {
      add_number(n, Attr::colspan, piece, Attribute::colspan, 2, 1000);
      add_number(n, Attr::rowspan, piece, Attribute::rowspan, 2, 1000);
      const std::string_view scope = document_.get(n, Attr::scope);
      if (base::is_listed("row|col|rowgroup|colgroup", scope)) piece.with(Attribute::scope, scope);
    }
    if (open(n, piece) && is_cell(element)) composer_->settle_now();
    return inside;
  }
  switch (element) {
    case Element::text: {
      if (marks & (kFigure | kCaption)) {
        open(n, marks & kFigure ? Element::figure : Element::figcaption);
        return inside;
      }
      if (node.tag == Tag::html || node.tag == Tag::body || (new_language(n).empty() && new_direction(n).empty()))
        return inside;
      open(n, kInlineTags.has(node.tag) ? Element::span : Element::div);
      return inside;
    }
    case Element::a:
      return link(n) ? inside : node.end;
    case Element::cite:
      // Where a quotation's source ends it, it is no part of what is quoted.
      if (document_.is_element(node.parent, Tag::blockquote)) composer_->end_paragraph();
      break;
    case Element::table:
      if (kind_of(tables_, n) != TableKind::data) return inside;
      break;
    case Element::figure:
      if (is_wrapper_figure(n)) return inside;
      if (open(n, Element::figure)) named_picture(n);
      return inside;
    case Element::aside:
      // An aside around most of what stays is the page's frame, not a remark.
      if (is_most(n)) return inside;
      break;
    default:
      break;
  }
  if (element == Element::blockquote) post(n);
  Piece piece(element, node.source);
  switch (element) {
    case Element::blockquote:
    case Element::q:
    case Element::ins:
    case Element::del:
      if (document_.has(n, Attr::cite)) {
        const std::string url = base::resolve_http_url(facts_.base_url, document_.get(n, Attr::cite));
        if (!url.empty()) piece.with(Attribute::cite, url);
      }
      break;
    case Element::abbr:
    case Element::dfn:
      add_title(n, piece, std::string_view::npos);
      break;
    case Element::time:
      if (const std::string_view time = base::trim(document_.get(n, Attr::datetime));
          !time.empty() && time.size() <= 40)
        piece.with(Attribute::datetime, time);
      break;
    case Element::ol: {
      const bool reversed = document_.has(n, Attr::reversed);
      if (reversed || integer(document_.get(n, Attr::start), 1, 1).empty())
        add_number(n, Attr::start, piece, Attribute::start, -99999, 999999);
      if (reversed) piece.with(Attribute::reversed, "");
      const std::string_view type = document_.get(n, Attr::type);
      if (base::is_listed("a|A|i|I", type)) piece.with(Attribute::type, type);
      break;
    }
    case Element::li:
      add_number(n, Attr::value, piece, Attribute::value, -99999, 999999);
      if (const std::string_view task = task_of(document_, n); !task.empty()) piece.with(Attribute::data_task, task);
      break;
    case Element::details:
      piece.with(Attribute::open, "");
      break;
    default:
      break;
  }
  open(n, piece);
  return inside;
}

// Whether a box in a figure, or right after it, says again what the figure's caption says.
bool ContentBuilder::repeats_caption(NodeId n) {
  const html::Node& node = document_[n];
  if (node.tag == Tag::figure) {
    constexpr size_t kMost = 400;
    caption_.clear();
    caption_node_ = n + 1;
    caption_end_ = node.end;
    while (caption_node_ < node.end && !document_.is_element(caption_node_, Tag::figcaption) &&
           !document_.is_element(caption_node_, Tag::figure))
      ++caption_node_;
    if (caption_node_ < node.end && document_.is_element(caption_node_, Tag::figcaption))
      caption_ = short_text(document_, caption_node_, document_[caption_node_].end, kMost);
    if (caption_.size() >= kMost) caption_.clear();
    return false;
  }
  if (caption_.empty() || !is_box(node.tag)) return false;
  if (n >= caption_end_ && kept_.leaves_before(n) != kept_.leaves_before(caption_end_)) {
    caption_.clear();
    return false;
  }
  if (document_.contains(n, caption_node_) || document_.contains(caption_node_, n) ||
      short_text(document_, n, node.end, caption_.size() + 8) != caption_)
    return false;
  constexpr uint32_t kMostLeaves = 32;
  NodeId leaf = kept_.next_leaf(n);
  if (kept_.leaves_before(node.end) - kept_.leaves_before(n) > kMostLeaves) return false;
  while (leaf < node.end && document_[leaf].type == NodeType::text) leaf = kept_.next_leaf(leaf + 1);
  return leaf >= node.end;
}

// Whether an element stands beside one of the same text, one of them for the eye and the other to be read aloud.
bool ContentBuilder::is_read_aloud_twin(NodeId n) const {
  const html::Node& node = document_[n];
  if (document_.get(n, Attr::aria_hidden) != "true" || is_box(node.tag)) return false;
  constexpr size_t kMost = 200;
  const std::string text = short_text(document_, n, node.end, kMost);
  if (text.empty() || text.size() >= kMost) return false;
  const auto same = [&](NodeId other) {
    return other != html::kNoNode && document_[other].type == NodeType::element && !is_box(document_[other].tag) &&
           kept_.holds(other, document_[other].end) &&
           short_text(document_, other, document_[other].end, kMost) == text;
  };
  NodeId before = kept_.last_leaf(n - 1);
  for (int up = 0; up < 4 && before != html::kNoNode && document_[before].parent != node.parent; ++up)
    before = document_[before].parent;
  if (before != html::kNoNode && document_[before].parent != node.parent) before = html::kNoNode;
  return same(document_.next_sibling(n)) || same(before);
}

// Whether an element is the large first letter of a text, which white space in the source does not part from its word.
bool ContentBuilder::is_drop_cap(NodeId n) const {
  if (!kInlineTags.has(document_[n].tag) || !base::fits(document_.get(n, Attr::class_), base::Fit::contains,
                                                        "dropcap drop-cap drop_cap initial first-letter "
                                                        "firstletter firstcharacter lettrine"))
    return false;
  const std::string letter = short_text(document_, n, document_[n].end, 8);
  // Words of one letter may begin a text too.
  return base::code_points(letter) == 1 && !base::is_listed("A|I|O|\u00C0|Y|E|\u00C9", letter);
}

// Whether an element in a line of text is all that stands there: it holds a whole run, or all of what is around it.
bool ContentBuilder::is_whole_run(NodeId n) const {
  const NodeId end = document_[n].end;
  if (!kept_.holds(n, end)) return false;
  const auto leaves = [&](NodeId from, NodeId to) { return kept_.leaves_before(to) - kept_.leaves_before(from); };
  const extract::Block& block = selection_.blocks[kept_.block(kept_.next_leaf(n))];
  const NodeId around = document_[n].parent;
  return (kept_.single(n, end) && leaves(n, end) == leaves(block.begin, block.end)) ||
         (is_box(document_[around].tag) && leaves(n, end) == leaves(around, document_[around].end));
}

// Whether a heading that ends at a node has notes under it and nothing else: they have a section of their own.
bool ContentBuilder::is_over_notes(NodeId end) const {
  NodeId leaf = kept_.next_leaf(end);
  const NodeId first = leaf;
  for (auto note = first_of(note_begins_, end); note != note_begins_.end(); ++note) {
    const Note& each = notes_[note->value];
    if (leaf < each.begin) break;
    if (leaf < each.end) leaf = kept_.next_leaf(each.end);
  }
  if (leaf == first) return false;
  NodeId up = leaf < document_.size() ? document_[leaf].parent : html::kNoNode;
  for (int i = 0; i < 4 && up != html::kNoNode && !is_heading(element_for(document_[up].tag)); ++i)
    up = document_[up].parent;
  return leaf == document_.size() || (up != html::kNoNode && is_heading(element_for(document_[up].tag)));
}

// Whether most of what stays is inside an element.
bool ContentBuilder::is_most(NodeId n) const {
  return 2 * (kept_.leaves_before(document_[n].end) - kept_.leaves_before(n)) > kept_.leaves_before(document_.size());
}

// A heading keeps its level. One that holds a picture alone, or half the page by an end tag that is missing, is none.
// False where it goes with all it holds.
bool ContentBuilder::heading(NodeId n, Element level) {
  constexpr uint32_t kMostBlocks = 4;
  const NodeId end = document_[n].end;
  const bool target = (marks_[n] & kTarget) != 0;
  const auto as_text = [&] {
    if (target) composer_->id(anchors_.id(n));
    return true;
  };
  if (!kept_.holds(n, end)) return as_text();
  bool text = false;
  uint32_t blocks = 0;
  uint32_t last = Kept::kNone;
  for (NodeId leaf = kept_.next_leaf(n); leaf < end && blocks <= kMostBlocks; leaf = kept_.next_leaf(leaf + 1)) {
    text = text || document_[leaf].type == NodeType::text;
    if (kept_.block(leaf) != last) ++blocks;
    last = kept_.block(leaf);
  }
  if (!text || blocks > kMostBlocks) return as_text();
  if (is_over_notes(end)) return false;
  Piece piece(level, document_[n].source);
  if (target)
    piece.with(Attribute::id, anchors_.id(n));
  else if (whole_)
    piece.with(Attribute::id, numbered("lectern-heading-", ++headings_));
  open(n, piece);
  return true;
}

// Begins a link, or dissolves it; false where its content goes too.
bool ContentBuilder::link(NodeId n) {
  const html::Node& node = document_[n];
  const std::string_view href = document_.get(n, Attr::href);
  const bool local = anchors_.is_local(href);
  if (local || is_heading(composer_->block())) {
    const std::string text = short_text(document_, n, node.end, 12);
    bool words = text.size() >= 12;
    for (const char c : text)
      words = words || (base::lower(c) >= 'a' && base::lower(c) <= 'z') || (c >= '0' && c <= '9');
    if (!words && text.size() <= 4) words = text.size() == 0;  // pictures stay
    if (!words && is_heading(composer_->block()) && base::is_listed("#|\u00B6|\u00A7|\u2693|\U0001F517|\uFE0E", text))
      return false;  // a link to the heading itself
    if (note_ && local && anchors_.target(href) == html::kNoNode && is_back_mark(text)) return false;
  }
  Piece piece(Element::a, node.source);
  if (local) {
    const NodeId target = anchors_.target(href);
    if (!whole_ || target == html::kNoNode) return true;
    std::string place;
    if (const size_t note = note_at(note_targets_, target); note != SIZE_MAX)
      place = numbered("#lectern-fn-", note + 1);
    else if (marks_[target] & kTarget)
      place = anchors_.id(target).insert(0, 1, '#');
    if (place.empty()) return true;
    piece.with(Attribute::href, place);
    open(n, piece);
    return true;
  }
  if (!document_.has(n, Attr::href)) return true;
  const std::string url = link_url(facts_.base_url, href);
  if (url.empty()) return true;
  piece.with(Attribute::href, url);
  add_title(n, piece, 500);
  if (base::starts_with(url, "http")) piece.with(Attribute::rel, "noopener noreferrer");
  open(n, piece);
  return true;
}

void ContentBuilder::code(NodeId n) {
  const Code code = read_code(document_, n);
  if (code.text.empty()) return;
  run_of(n);
  SourceRange source = document_[n].source;
  if (source.begin == source.end && kept_.holds(n, document_[n].end))  // the parser's copy of an unclosed code
    source = {document_[kept_.next_leaf(n)].source.begin, document_[kept_.last_leaf(document_[n].end - 1)].source.end};
  Piece pre(Element::pre, source);
  Tree& tree = composer_->open_block_atom(pre);
  if (code.code) {
    tree.open(Element::code);
    if (!code.language.empty()) tree.set(Attribute::class_, "language-" + code.language);
  }
  tree.add_text(without_controls(code.text), source);
  if (code.code) tree.close();
  composer_->close_atom();
}

void ContentBuilder::formula(const Formula& found) {
  const uint32_t sentence = formula_runs_[static_cast<size_t>(&found - formulas_.data())];
  bool kept = sentence != Kept::kNone || kept_.holds(found.begin, found.end) || kept_.block(found.begin) != Kept::kNone;
  // A script is in no block, and a formula alone looks like nothing: they stay where the text around them stays, or
  // stands right before them.
  const bool script = document_[found.begin].tag == Tag::script;
  NodeId around = document_[found.begin].parent;
  if (!script && document_[around].tag == Tag::p) around = document_[around].parent;
  for (int up = 0; up < (script ? 3 : 1) && !kept && around != html::kNoNode; ++up, around = document_[around].parent)
    kept = kept_.holds(around, script ? document_[around].end : found.begin);
  if (!kept) return;
  if (sentence != Kept::kNone)
    run_of_block(sentence);
  else
    run_of(found.begin);
  write_formula(document_, found, *composer_);
}

// A reference to a footnote.
void ContentBuilder::reference(NodeId n) {
  const size_t index = note_at(note_references_, n);
  run_of(kept_.next_leaf(n));
  const bool raised = composer_->inside(Element::sup);
  // "word. ¹" is "word.¹"; a mark that is not raised is a word of its sentence.
  if (raised || document_[n].tag == Tag::sup || ancestor(document_, n, Tag::sup, 3) != html::kNoNode)
    composer_->drop_space();
  const bool sup = !raised && composer_->begin(Piece(Element::sup), n);
  Piece piece(Element::a, document_[n].source);
  if (notes_[index].references[0] == n) piece.with(Attribute::id, numbered("lectern-fnref-", index + 1));
  piece.with(Attribute::href, numbered("#lectern-fn-", index + 1)).with(Attribute::class_, "lectern-footnote-ref");
  const bool linked = composer_->begin(piece, n);
  composer_->text(numbered("", index + 1), document_[kept_.holds(n, document_[n].end) ? kept_.next_leaf(n) : n].source);
  if (linked) composer_->end();
  if (sup) composer_->end();
}

// The footnotes, at the end, in the order of their references.
void ContentBuilder::notes() {
  if (notes_.empty()) return;
  line_ends_until_ = 0;
  composer_->drop_rule();
  composer_->begin(Piece(Element::section).with(Attribute::class_, "lectern-footnotes"), html::kNoNode, false);
  composer_->begin(Piece(Element::ol), html::kNoNode, false);
  for (size_t i = 0; i < notes_.size(); ++i) {
    note_ = &notes_[i];
    label_due_ = !note_->label.empty();
    const bool has_nodes = note_->begin != html::kNoNode;
    SourceRange source = document_[has_nodes ? note_->begin : note_->references[0]].source;
    if (has_nodes)
      for (NodeId n = note_->begin; n < note_->end; n = document_[n].end)
        source.end = std::max(source.end, document_[n].source.end);
    const bool item = composer_->begin(Piece(Element::li, source).with(Attribute::id, numbered("lectern-fn-", i + 1)),
                                       note_->begin, !has_nodes || kept_.single(note_->begin, note_->end));
    if (has_nodes) {
      NodeId from = note_->begin;
      if (document_[from].type == NodeType::element && document_[from].tag == Tag::li) ++from;
      walk(from, note_->end);
    } else {
      composer_->text(note_->text, source);
    }
    composer_->begin(Piece(Element::a, source)
                         .with(Attribute::href, numbered("#lectern-fnref-", i + 1))
                         .with(Attribute::class_, "lectern-footnote-back"),
                     html::kNoNode);
    composer_->text(" \u21A9\uFE0E");
    composer_->end();
    if (item) composer_->end();
  }
  note_ = nullptr;
  label_due_ = false;
  composer_->end();
  composer_->end();
}

// Whether a cell holds the line numbers of the code beside it.
bool ContentBuilder::is_number_cell(NodeId n) const {
  const NodeId table = ancestor(document_, n, Tag::table, 4);
  if (table == html::kNoNode || kind_of(tables_, table) != TableKind::gutter) return false;
  std::string text;
  for (NodeId at = n + 1; at < document_[n].end; ++at)
    if (document_[at].type == NodeType::text) text += document_[at].text;
  return digits_only(text);
}

}  // namespace lectern::article
