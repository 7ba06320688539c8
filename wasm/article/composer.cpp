#include "article/composer.h"

#include <algorithm>

#include "article/element_map.h"
#include "base/text.h"

namespace lectern::article {
namespace {

bool is_inline(Element element) { return kind(element) == ElementKind::inline_; }
bool is_list(Element e) { return e == Element::ul || e == Element::ol; }
bool is_term(Element e) { return e == Element::dt || e == Element::dd; }
bool is_row_group(Element e) { return e == Element::thead || e == Element::tbody || e == Element::tfoot; }

// Hold inline content only.
constexpr ElementSet kPhrasingOnly = {Element::h1, Element::h2, Element::h3,      Element::h4,
                                      Element::h5, Element::h6, Element::summary, Element::p};
// Hold inline content without a paragraph around it, where it is all they hold.
constexpr ElementSet kDirect = {Element::li, Element::dt,         Element::dd,     Element::td,
                                Element::th, Element::figcaption, Element::caption};
// Of which the element around them holds one.
constexpr ElementSet kUnique = {Element::summary, Element::figcaption, Element::caption};

// The element that has to stand between a parent and a child; Element::text where none has to.
Element between(Element parent, Element child) {
  if (is_list(parent)) return child == Element::li ? Element::text : Element::li;
  if (parent == Element::dl) return is_term(child) ? Element::text : Element::dd;
  if (parent == Element::table)
    return is_row_group(child) || child == Element::caption ? Element::text : Element::tbody;
  if (is_row_group(parent)) return child == Element::tr ? Element::text : Element::tr;
  if (parent == Element::tr) return is_cell(child) ? Element::text : Element::td;
  if (child == Element::li) return Element::ul;
  if (is_term(child)) return Element::dl;
  return Element::text;
}

// How many levels a child takes under a parent: itself and what has to stand between.
size_t depth(Element parent, Element child) {
  size_t levels = 1;
  for (Element at = parent; (at = between(at, child)) != Element::text;) ++levels;
  return levels;
}

// The length of the control character at `at`; 0 if there is none. Those of ASCII and, in UTF-8, U+0080 to U+009F.
size_t control_length(std::string_view text, size_t at) {
  const auto c = static_cast<unsigned char>(text[at]);
  if (c < 0x20 || c == 0x7F) return base::is_space(text[at]) ? 0 : 1;
  if (c != 0xC2 || at + 1 == text.size()) return 0;
  const auto next = static_cast<unsigned char>(text[at + 1]);
  return next >= 0x80 && next < 0xA0 ? 2 : 0;
}

}  // namespace

std::string without_controls(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (size_t at = 0; at < text.size();) {
    const size_t length = control_length(text, at);
    if (length == 0) out += text[at];
    at += std::max<size_t>(length, 1);
  }
  return out;
}

PendingElement& PendingElement::with(Attribute attribute, std::string_view value) {
  attributes += static_cast<char>(attribute);
  attributes += without_controls(value);
  attributes += '\0';
  return *this;
}

PendingElement& PendingElement::with(Attribute attribute, const std::string& value) {
  return with(attribute, std::string_view(value));
}
PendingElement& PendingElement::with(Attribute attribute, const char* value) {
  return with(attribute, std::string_view(value));
}

bool Composer::inside(Element element) const {
  for (const Frame& frame : is_inline(element) ? inlines_ : blocks_)
    if (frame.piece.element == element) return true;
  return false;
}

bool Composer::may_begin(Element element) {
  if (is_inline(element)) {
    if (inlines_.size() >= vocabulary::kDeepestInline) return false;
    if (element == Element::a || element == Element::ruby) return !inside(element);
    if (element == Element::rt || element == Element::rp)
      return inside(Element::ruby) && !inside(Element::rt) && !inside(Element::rp);
    return true;
  }
  const Element parent = block();
  if (kPhrasingOnly.has(parent)) return false;
  switch (element) {
    case Element::summary:
    case Element::figcaption:
    case Element::caption: {
      const Element owner = element == Element::summary      ? Element::details
                            : element == Element::figcaption ? Element::figure
                                                             : Element::table;
      if (parent != owner || blocks_.back().has_unique_child) return false;
      break;
    }
    case Element::thead:
    case Element::tbody:
    case Element::tfoot:
      if (parent != Element::table) return false;
      break;
    case Element::tr:
      if (parent != Element::table && !is_row_group(parent)) return false;
      break;
    case Element::td:
    case Element::th:
      if (parent != Element::tr) return false;
      break;
    case Element::figure:
    case Element::aside:
      if (inside(element)) return false;
      break;
    case Element::table:
      if (parent == Element::caption) return false;
      break;
    default:
      break;
  }
  return block_depth_ + 3 <= vocabulary::kDeepestBlock;
}

bool Composer::begin(const PendingElement& piece, uint32_t source_node, bool single) {
  const Element element = piece.element;
  if (!may_begin(element)) return false;
  if (is_inline(element)) {
    inlines_.push_back({piece, source_node, single});
    order_.push_back(false);
    return true;
  }
  if (kUnique.has(element)) blocks_.back().has_unique_child = true;
  block_depth_ += depth(block(), element);
  close_run();
  blocks_.push_back({piece, source_node, single});
  order_.push_back(true);
  return true;
}

void Composer::end() {
  const bool is_block = order_.back();
  order_.pop_back();
  if (!is_block) {
    if (inlines_.back().opened) {
      close_to(open_.size() - 1);
      --opened_inlines_;
    }
    inlines_.pop_back();
    return;
  }
  close_run();
  const bool opened = blocks_.back().opened;
  const Element element = blocks_.back().piece.element;
  blocks_.pop_back();
  block_depth_ -= depth(block(), element);
  if (!opened) return;
  --opened_blocks_;
  size_t at = open_.size();
  while (!open_[at - 1].frame) --at;
  if (element == Element::li || is_term(element)) {
    close_to(at);
    open_.back().frame = false;
    open_.back().released = true;
  } else {
    close_to(at - 1);
  }
}

// Gives the element that was opened last the first of the ids that wait.
void Composer::set_id() {
  const size_t end = ids_.find('\0', next_id_);
  tree_.set(Attribute::id, std::string_view(ids_).substr(next_id_, end - next_id_));
  next_id_ = end + 1;
  if (next_id_ < ids_.size()) return;
  ids_.clear();
  next_id_ = 0;
}

void Composer::open(const PendingElement& piece, bool frame) {
  tree_.open(piece.element, piece.source);
  bool takes_id = !ids_.empty();
  for (std::string_view rest = piece.attributes; !rest.empty();) {
    const auto attribute = static_cast<Attribute>(rest[0]);
    const size_t end = rest.find('\0', 1);
    tree_.set(attribute, rest.substr(1, end - 1));
    takes_id = takes_id && attribute != Attribute::id;
    rest.remove_prefix(end + 1);
  }
  if (takes_id) set_id();
  open_.push_back({piece.element, frame, false});
}

void Composer::close_to(size_t size) {
  while (open_.size() > size) {
    tree_.close();
    open_.pop_back();
  }
}

// Ends the inline content that stands last, and its paragraph.
void Composer::close_run() {
  close_to(open_.size() - opened_inlines_);
  for (size_t i = 0; i < inlines_.size(); ++i) inlines_[i].opened = false;
  opened_inlines_ = 0;
  if (paragraph_) close_to(open_.size() - 1);
  paragraph_ = false;
  in_run_ = false;
  space_ = false;
  breaks_ = 0;
  open_run_ = 0xFFFFFFFF;
}

// Closes what only waited for more of its kind and does not get it.
void Composer::settle(Element next) {
  while (!open_.empty() && !open_.back().frame) {
    const Open& last = open_.back();
    if (last.released) {
      // A list right inside a list belongs to the item before it.
      const bool listed = open_.size() >= 2 && is_list(open_[open_.size() - 2].element);
      if (last.element == Element::li && is_list(next) && listed && open_[open_.size() - 2].frame) return;
      close_to(open_.size() - 1);
    } else if ((is_list(last.element) && next == Element::li) || (last.element == Element::dl && is_term(next))) {
      return;
    } else {
      close_to(open_.size() - 1);
    }
  }
}

void Composer::imply(Element next) {
  for (Element wanted; (wanted = between(top(), next)) != Element::text;) open(PendingElement(wanted), false);
}

void Composer::open_blocks() {
  if (opened_blocks_ == blocks_.size()) return;
  place_rule();
  for (; opened_blocks_ < blocks_.size(); ++opened_blocks_) {
    Frame& frame = blocks_[opened_blocks_];
    settle(frame.piece.element);
    imply(frame.piece.element);
    open(frame.piece, true);
    frame.opened = true;
  }
}

void Composer::place_rule() {
  if (!rule_) return;
  rule_ = false;
  settle(Element::hr);
  const Element parent = top();
  if (between(parent, Element::hr) != Element::text || kPhrasingOnly.has(parent) || parent == Element::figure) return;
  tree_.open(Element::hr, rule_source_);
  tree_.close();
}

void Composer::run(uint32_t run, uint32_t source_node, SourceRange source) {
  run_ = run;
  run_source_ = source_node;
  run_range_ = source;
}

// Makes the place that inline content of the current run needs.
void Composer::prepare_inline(bool image) {
  open_blocks();
  const Element parent = block();
  const bool phrasing_only = kPhrasingOnly.has(parent);
  const bool direct = phrasing_only || (image && parent == Element::figure) ||
                      (kDirect.has(parent) && (blocks_.back().single || blocks_.back().source_node == run_source_));
  const bool new_run = open_run_ != run_;
  if (in_run_ && !direct && !new_run && breaks_ > 1)
    run_range_ = {};  // the run's element is no longer this paragraph's
  if (in_run_ && (direct != run_direct_ || (!direct && (new_run || breaks_ > 1)))) close_run();
  if (!in_run_) {
    place_rule();
    settle(Element::text);
    imply(Element::text);
    const bool implied = !open_.empty() && !open_.back().frame && kDirect.has(top());
    if (!direct && !implied) {
      open(PendingElement(Element::p, run_range_), false);
      paragraph_ = true;
    }
    space_ = false;
  } else if (breaks_ > 0 || (new_run && parent != Element::figure)) {
    tree_.open(Element::br);
    tree_.close();
    space_ = false;
  }
  if (space_) tree_.add_text(" ");
  space_ = false;
  breaks_ = 0;
  in_run_ = true;
  run_direct_ = direct;
  open_run_ = run_;
  any_ = true;
}

void Composer::open_inlines() {
  for (; opened_inlines_ < inlines_.size(); ++opened_inlines_) {
    inlines_[opened_inlines_].opened = true;
    open(inlines_[opened_inlines_].piece, true);
  }
  while (!ids_.empty()) {
    tree_.open(Element::span);
    set_id();
    tree_.close();
  }
}

void Composer::text(std::string_view utf8, SourceRange source) {
  for (size_t at = 0; at < utf8.size(); ++at)
    if (control_length(utf8, at) > 0) return text(without_controls(utf8), source);
  bool placed = false;
  for (size_t at = 0; at < utf8.size();) {
    size_t end = at;
    if (base::is_space(utf8[at])) {
      space_ = space_ || in_run_;
      ++at;
      continue;
    }
    // Chinese and Japanese pages indent paragraphs by characters; how paragraphs are set is the reader's choice.
    constexpr std::string_view kIdeographicSpace = "\u3000";
    const bool begins = !placed && (!in_run_ || run_ != open_run_);
    if (begins && base::starts_with(utf8.substr(at), kIdeographicSpace)) {
      at += kIdeographicSpace.size();
      continue;
    }
    while (end < utf8.size() && !base::is_space(utf8[end])) ++end;
    if (!placed) {
      prepare_inline(false);
      open_inlines();
      placed = true;
    } else if (space_) {
      tree_.add_text(" ", source);
      space_ = false;
    }
    tree_.add_text(utf8.substr(at, end - at), source);
    at = end;
  }
}

void Composer::inline_void(const PendingElement& piece) {
  if (piece.element == Element::wbr && !in_run_) return;
  open_inline_atom(piece);
  close_atom();
}

void Composer::line_break() {
  if (in_run_) ++breaks_;
}

Tree& Composer::open_inline_atom(const PendingElement& piece) {
  prepare_inline(piece.element == Element::img);
  open_inlines();
  open(piece, true);
  return tree_;
}

Tree& Composer::open_block_atom(const PendingElement& piece) {
  close_run();
  open_blocks();
  place_rule();
  settle(piece.element);
  imply(piece.element);
  open(piece, true);
  any_ = true;
  return tree_;
}

void Composer::close_atom() { close_to(open_.size() - 1); }

void Composer::rule(SourceRange source) {
  close_run();
  rule_ = any_;
  rule_source_ = source;
}

void Composer::finish() {
  close_run();
  close_to(0);
}

}  // namespace lectern::article
