#pragma once

#include <lectern/tree.h>

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "vocabulary/limits.h"

namespace lectern::article {

/// A text without control characters that are not white space: they show nothing, and parsers differ on them.
std::string without_controls(std::string_view text);

/// An element to be: what it is, where it came from, what it carries.
struct Piece {
  Element element;
  SourceRange source;
  std::string attributes;  // of each its number, its value and NUL, which no value holds: one string is moved about

  explicit Piece(Element e, SourceRange s = {}) : element(e), source(s) {}
  Piece& with(Attribute attribute, std::string_view value);
  Piece& with(Attribute attribute, const std::string& value);  // not to make views at each call
  Piece& with(Attribute attribute, const char* value);
};

/// Writes a tree that is valid HTML whatever order it is asked for: parsing what `to_html` makes of it gives the same
/// tree.
///
/// Its user walks a page and says which elements begin and end around the content that comes next. Elements are opened
/// only when content arrives, so there are no empty ones. Block elements always stand outside of inline ones; inline
/// content gets the paragraph, list item or cell that it needs; what may not stand where it is asked for is left out
/// and its content stays. White space is collapsed as a browser shows it. Depth never exceeds kDeepestNode.
class Composer {
 public:
  explicit Composer(Tree& tree) : tree_(tree) {}

  /// Begins an element around what comes next. Returns whether it will be there; only then must `end` be called,
  /// innermost first. `single`: a container that holds one run of text, which then needs no paragraph.
  bool begin(const Piece& piece, uint32_t source_node, bool single = true);
  void end();

  /// The innermost block element that was begun; Element::text at the top.
  Element block() const { return blocks_.empty() ? Element::text : blocks_.back().piece.element; }
  /// Whether an element was begun and not ended.
  bool inside(Element element) const;

  /// Opens what was begun, though it may stay empty (table cells).
  void settle_now() { open_blocks(); }

  /// Says which run of the page the next content belongs to: runs stand in paragraphs of their own. `source_node` is
  /// the block element around the run; a run that stands directly in a list item or cell needs no paragraph there.
  /// `source`: of that element, where the run is all it holds, for the paragraph that then stands for it.
  void run(uint32_t run, uint32_t source_node, SourceRange source = {});
  /// Whether that run is the current one.
  bool is_run(uint32_t run) const { return run_ == run; }
  /// Adds text, its white space collapsed.
  void text(std::string_view utf8, SourceRange source = {});
  /// Adds inline content that has no text: an img, wbr, and the like, and closes it.
  void inline_void(const Piece& piece);
  /// Lets what comes next stand right after what was, white space or not.
  void drop_space() { space_ = false; }
  /// Ends the paragraph, where one may end.
  void end_paragraph() {
    if (in_run_) breaks_ = 2;
  }
  /// A line break; two together end the paragraph.
  void line_break();
  /// Opens an inline element that is filled through `tree` by the caller (math) and closed with close_atom.
  Tree& open_inline_atom(const Piece& piece);
  /// The same for a block that stands by itself (pre, video, hr, a placeholder).
  Tree& open_block_atom(const Piece& piece);
  void close_atom();
  /// How large the tree is.
  size_t bytes() const { return tree_.bytes(); }
  /// How many levels an atom may still have.
  size_t room() const { return vocabulary::kDeepestNode > open_.size() ? vocabulary::kDeepestNode - open_.size() : 0; }
  /// A rule between what was and what comes, left out where nothing stands on one side.
  void rule(SourceRange source);
  /// Forgets a rule that nothing has come after.
  void drop_rule() { rule_ = false; }
  /// Gives the next element that opens this id.
  void id(std::string_view id) { ids_.append(id) += '\0'; }

  /// Closes everything.
  void finish();

 private:
  struct Frame {
    Piece piece;
    uint32_t source_node;
    bool single;
    bool opened = false;
    bool has_unique_child = false;  // figure: its figcaption, details: its summary, table: its caption
  };
  struct Open {
    Element element;
    bool frame;     // stands for the blocks_ or inlines_ of its place; else implied
    bool released;  // a list item that is over, but may still take a nested list
  };

  void set_id();
  bool may_begin(Element element);
  void open(const Piece& piece, bool frame);
  void close_to(size_t size);
  void close_run();
  void settle(Element next);
  void imply(Element next);
  void open_blocks();
  void place_rule();
  void prepare_inline(bool image);
  void open_inlines();
  Element top() const { return open_.empty() ? Element::text : open_.back().element; }

  Tree& tree_;
  std::vector<Frame> blocks_;
  std::vector<Frame> inlines_;
  std::vector<uint8_t> order_;  // of begin: true for a block
  std::vector<Open> open_;      // the tree's open elements: blocks, then inlines
  std::string ids_;             // each with a NUL after it, which no id holds
  size_t next_id_ = 0;          // where in them the next one begins
  size_t opened_blocks_ = 0;
  size_t opened_inlines_ = 0;
  size_t block_depth_ = 0;   // how deep the begun blocks go, implied ones included
  bool paragraph_ = false;   // an implied paragraph is open
  bool run_direct_ = false;  // that run has no paragraph: its container holds it
  bool in_run_ = false;      // inline content stands last, in the run below
  uint32_t run_ = 0xFFFFFFFF;
  uint32_t open_run_ = 0xFFFFFFFF;
  uint32_t run_source_ = 0xFFFFFFFF;
  SourceRange run_range_;
  bool space_ = false;   // white space is due before the next inline content
  uint32_t breaks_ = 0;  // line breaks are due
  bool rule_ = false;
  SourceRange rule_source_;
  bool any_ = false;  // there is content
};

}  // namespace lectern::article
