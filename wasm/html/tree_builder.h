#pragma once

#include <cstdint>
#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

#include "html/active_formatting.h"
#include "html/document.h"
#include "html/linked_tree.h"
#include "html/name_numbers.h"
#include "html/open_elements.h"
#include "html/tokenizer.h"

namespace lectern::html {

/// Builds the tree from the tokens (HTML standard, "Tree construction"). Scripting is off, so noscript contains
/// elements. Elements nested deeper than 512 become siblings, as in Chromium; the stack of open elements keeps them
/// all.
class TreeBuilder {
 public:
  TreeBuilder(LinkedTree& tree, Tokenizer& tokenizer) : tree_(tree), tokenizer_(tokenizer) {}

  /// Begins as the "HTML fragment parsing algorithm" does, in a context element of that name (lower case; SVG: as the
  /// standard adjusts it). The fragment's nodes become the document's children. Before any token.
  /// @param encoding a MathML annotation-xml's attribute of that name, else empty
  void begin_fragment(std::string_view context, Namespace ns, std::string_view encoding = {});

  /// Takes the next token.
  void process(Token& token);

  /// Whether the adjusted current node is in SVG or MathML.
  bool in_foreign_element() const {
    return !open_.empty() && (open_.size() == 1 && fragment_ ? context_.ns : open_.top().ns) != Namespace::html;
  }
  /// After the last token, before the tree is finished.
  void finish();
  /// As LinkedTree::rebase, for what is not in the tree yet.
  void rebase(const char* from, size_t size, const char* to);

  bool has_selectedcontent() const { return has_selectedcontent_; }
  bool has_shadow_root() const { return has_shadow_root_; }

 private:
  enum class Mode : uint8_t {
    initial,
    before_html,
    before_head,
    in_head,
    in_head_noscript,
    after_head,
    in_body,
    text,
    in_table,
    in_caption,
    in_column_group,
    in_table_body,
    in_row,
    in_cell,
    in_template,
    after_body,
    in_frameset,
    after_frameset,
    after_after_body,
    after_after_frameset,
  };

  /// The result of processing a token: done, or the mode has changed and the token must be processed again.
  enum class Next : uint8_t { done, again };

  /// Where a node is inserted.
  struct InsertionLocation {
    NodeId parent;
    NodeId before;  // kNoNode: as the last child
  };

  struct Context {
    Tag tag = Tag::unknown;
    Namespace ns = Namespace::html;
    uint16_t traits = 0;
  };

  // tree_builder.cpp: dispatching, and what all modes share
  Next process_by_mode(Token& token);
  bool use_foreign_rules(const Token& token) const;
  void reset_insertion_mode();
  void stop();
  bool context_is(Tag tag) const { return fragment_ && context_.tag == tag && context_.ns == Namespace::html; }
  std::string_view token_attribute(const Token& token, Attr id) const;
  static bool is_html_encoding(std::string_view encoding);

  // insertion.cpp: putting nodes into the tree
  InsertionLocation appropriate_place(uint32_t target) const;
  InsertionLocation place_for_element() const;
  NodeId insert_element(const Token& token) { return insert_element(token, Namespace::html, {}); }
  NodeId insert_element(const Token& token, Namespace ns, std::string_view adjusted_name);
  NodeId insert_implied(Tag tag);
  void insert_empty_element(const Token& token);
  void insert_raw_text_element(const Token& token, Tokenizer::State state);
  void insert_text(const Token& token) { insert_text(token.text, token.decoded, token.source); }
  void insert_text(std::string_view text, bool decoded, SourceRange source);
  void insert_comment(const Token& token) { insert_comment(token, place_for_element()); }
  void insert_comment(const Token& token, InsertionLocation place);
  void insert_only_space(const Token& token);
  void drop_nul(Token& token);
  bool is_all_space(std::string_view text) const;
  Token take_leading_space(Token& token) const;
  void merge_attributes(std::vector<Attribute>& later, const Token& token);
  void append_later_attributes(NodeId element, std::vector<Attribute>& later);

  // insertion.cpp: the stack of open elements. An element's source ends where its end tag ends, else where the token
  // begins that closed it.
  void push(NodeId node, NameNumber name, Tag tag, Namespace ns, uint16_t traits, bool implied);
  void pop() { pop(token_begin_); }
  void pop(uint32_t source_end);
  void pop_from(uint32_t index);
  void pop_from(uint32_t index, const Token& end_tag);
  void remove_open(uint32_t index, uint32_t source_end);
  void relink(uint32_t index);
  void close_source(const OpenElements::Entry& entry, uint32_t source_end) {
    tree_[entry.node].source.end = entry.implied ? 0 : source_end;
  }
  static uint32_t end_of(const Token& token) {
    return token.type == Token::Type::end_tag ? token.source.end : token.source.begin;
  }
  bool is_open(NodeId node) const;
  uint32_t open_index(NodeId node) const { return tree_[node].source.end; }

  // head.cpp
  Next initial(Token& token);
  Next before_html(Token& token);
  Next before_head(Token& token);
  Next in_head(Token& token);
  Next in_head_noscript(Token& token);
  Next after_head(Token& token);
  Next in_closed_head(Token& token);
  void start_template(const Token& token);
  void end_template(const Token& token);

  // body.cpp
  Next in_body(Token& token);
  void body_text(Token& token);
  Next start_tag_in_body(Token& token);
  void close_list_item(std::initializer_list<Tag> items);
  void close_p_in_button_scope();
  void generate_implied_end_tags(Tag except = Tag::unknown);
  void generate_all_implied_end_tags();
  bool body_is_open() const;
  bool is_hidden_input(const Token& token) const;
  bool in_scope(Tag tag) const { return open_.has_in(OpenElements::kAnyScope, tag); }
  bool in_button_scope(Tag tag) const { return open_.has_in(OpenElements::kInButtonScope, tag); }
  bool in_table_scope(Tag tag) const { return open_.has_in(OpenElements::kInTableScope, tag); }

  // body_end_tags.cpp
  Next end_tag_in_body(Token& token);
  void any_other_end_tag(const Token& token);
  void end_form(const Token& token);

  // formatting.cpp
  void insert_formatting_element(const Token& token);
  void reconstruct_formatting();
  bool run_adoption_agency(const Token& token);
  void move_furthest_block(uint32_t formatting_index, uint32_t block_index, size_t in_list, uint32_t source_end);
  NodeId clone_element(NodeId element);
  bool may_clone();

  // table.cpp
  Next in_table(Token& token);
  Next table_text(Token& token);
  Next body_with_fostering(Token& token);
  Next in_caption(Token& token);
  Next in_column_group(Token& token);
  Next in_table_body(Token& token);
  Next in_row(Token& token);
  Next in_cell(Token& token);
  void clear_back_to(std::initializer_list<Tag> context);
  void close_cell();

  // after_body.cpp
  Next text_mode(Token& token);
  Next in_template(Token& token);
  Next after_body(Token& token);
  Next after_after_body(Token& token);
  Next in_frameset(Token& token);
  Next after_frameset(Token& token);
  Next after_after_frameset(Token& token);

  // foreign_content.cpp
  Next foreign_content(Token& token);
  Next end_foreign_element(const Token& token);
  bool ends_foreign_content(const Token& token) const;
  void insert_foreign_element(const Token& token, Namespace ns);

  LinkedTree& tree_;
  Tokenizer& tokenizer_;
  NameNumbers names_;
  OpenElements open_;
  ActiveFormatting formatting_;
  std::vector<Mode> template_modes_;
  Mode mode_ = Mode::initial;
  Mode original_mode_ = Mode::initial;
  Context context_;
  NodeId head_ = kNoNode;
  NodeId form_ = kNoNode;
  uint32_t token_begin_ = 0;
  uint32_t body_end_ = 0;  // where their end tags end; 0 if there is none, or more followed
  uint32_t html_end_ = 0;
  uint64_t clones_ = 0;
  bool fragment_ = false;
  bool quirks_ = false;
  bool frameset_ok_ = true;
  bool foster_parenting_ = false;
  bool skip_line_feed_ = false;
  bool keep_token_attributes_ = false;
  bool has_selectedcontent_ = false;
  bool has_shadow_root_ = false;
  std::vector<Attribute> html_attributes_;  // of later html and body tags
  std::vector<Attribute> body_attributes_;
  std::string text_buffer_;
};

}  // namespace lectern::html
