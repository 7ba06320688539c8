#pragma once

#include <lectern/tree.h>

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "vocabulary/limits.h"

namespace lectern::article {

/// A text without control characters other than white space: they are invisible, and parsers treat them differently.
std::string without_controls(std::string_view text);

/// An element that is to be written, with its source and its attributes.
struct PendingElement {
  Element element;
  SourceRange source;
  std::string attributes;  // of each its number, its value and NUL, which no value holds: one string is moved about

  explicit PendingElement(Element e, SourceRange s = {}) : element(e), source(s) {}
  PendingElement& with(Attribute attribute, std::string_view value);
  PendingElement& with(Attribute attribute, const std::string& value);  // not to make views at each call
  PendingElement& with(Attribute attribute, const char* value);
};

/// Writes a tree that is valid HTML whatever it is asked to write: parsing the result of `to_html` gives the same tree.
///
/// The caller walks a page and says which elements begin and end around the next content. Elements are opened only when
/// content arrives, so none are empty. Block elements are always outside of inline ones; inline content gets the
/// paragraph, list item or cell that it needs; an element that is not allowed where it is asked for is left out, and
/// its content stays. White space is collapsed as browsers do. The depth never exceeds kDeepestNode.
class Composer {
 public:
  explicit Composer(Tree& tree) : tree_(tree) {}

  /// Begins an element around the next content.
  /// @param single whether it contains only one run of text, which then needs no paragraph
  /// @return whether it is allowed there; only then must `end` be called, innermost first
  bool begin(const PendingElement& piece, uint32_t source_node, bool single = true);
  void end();

  /// The innermost block element that was begun; Element::text at the top.
  Element block() const { return blocks_.empty() ? Element::text : blocks_.back().piece.element; }
  /// Whether an element was begun and not ended.
  bool inside(Element element) const;

  /// Opens the elements that were begun, even if they stay empty (table cells).
  void settle_now() { open_blocks(); }

  /// Says which run of the page the next content belongs to. Each run gets a paragraph of its own.
  /// @param source_node the block element around the run; directly in a list item or cell, a run needs no paragraph
  /// @param source that element's, if the run is its whole content, so that the paragraph stands for the element
  void run(uint32_t run, uint32_t source_node, SourceRange source = {});
  /// Whether that run is the current one.
  bool is_run(uint32_t run) const { return run_ == run; }
  /// Adds text, its white space collapsed.
  void text(std::string_view utf8, SourceRange source = {});
  /// Adds an inline element without content, such as img and wbr.
  void inline_void(const PendingElement& piece);
  /// Drops the white space before the next content.
  void drop_space() { space_ = false; }
  /// Ends the paragraph, if there is one.
  void end_paragraph() {
    if (in_run_) breaks_ = 2;
  }
  /// Adds a line break. Two in a row end the paragraph.
  void line_break();
  /// Opens an inline element that the caller fills through the returned tree (math) and closes with close_atom.
  Tree& open_inline_atom(const PendingElement& piece);
  /// The same for a block (pre, video, hr, a placeholder).
  Tree& open_block_atom(const PendingElement& piece);
  void close_atom();
  /// The size of the tree.
  size_t bytes() const { return tree_.bytes(); }
  /// How many levels deep an atom may be.
  size_t room() const { return vocabulary::kDeepestNode > open_.size() ? vocabulary::kDeepestNode - open_.size() : 0; }
  /// Adds a rule between the content before and after it. It is left out if there is none on one side.
  void rule(SourceRange source);
  /// Removes a rule that no content has followed yet.
  void drop_rule() { rule_ = false; }
  /// Gives this id to the next element that is opened.
  void id(std::string_view id) { ids_.append(id) += '\0'; }

  /// Closes everything.
  void finish();

 private:
  struct Frame {
    PendingElement piece;
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
  void open(const PendingElement& piece, bool frame);
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
