#pragma once

#include <lectern/tree.h>

#include <cstddef>
#include <string>
#include <vector>

#include "article/anchors.h"
#include "article/composer.h"
#include "article/element_map.h"
#include "article/footnotes.h"
#include "article/images.h"
#include "article/kept.h"
#include "article/math.h"
#include "article/tables.h"
#include "base/enum_table.h"
#include "extract/selection.h"
#include "html/document.h"
#include "page/page_facts.h"

namespace lectern::article {

/// Makes trees of the article's own from kept parts of a page. What it refers to must outlive it.
class ContentBuilder {
 public:
  /// @param keep for each block of the selection, whether it stays.
  /// @param whole the parts are one article: it gets ids, links between its places, and footnotes.
  ContentBuilder(const html::Document& document, const page::PageFacts& facts, const extract::Selection& selection,
                 const std::vector<Table>& tables, const std::vector<uint8_t>& keep, bool whole);

  /// The tree of the nodes [begin, end). The size of all trees together is at most a small multiple of the page's;
  /// beyond that, trees end early.
  Tree build(html::NodeId begin, html::NodeId end);
  /// The tree of the whole page with a section for each post of its thread: a line that says who wrote it and when,
  /// then its text.
  /// @param sections receives the section of each post; Tree::kNoNode for posts of which nothing stays
  Tree build(const std::vector<extract::Post>& posts, std::vector<uint32_t>& sections);
  /// Whether a tree ended early.
  bool truncated() const { return truncated_; }

  const Kept& kept() const { return kept_; }

 private:
  enum Mark : uint16_t {
    kFormula = 1,
    kTarget = 2,
    kReference = 4,
    kNote = 8,
    kBack = 16,
    kFigure = 32,
    kCaption = 64,
    kBracketOpens = 128,   // at the end of a text: a reference follows
    kBracketCloses = 256,  // at the beginning of one
  };
  struct Scope {
    html::NodeId end;
    std::string_view lang;  // language and direction before it
    std::string_view dir;
  };

  // Returned by a handler that leaves the element to those after it.
  static constexpr html::NodeId kUndecided = html::kNoNode;
  // Handles an element. Returns the node to go on with (its first child, or what comes after it), or kUndecided.
  using Handler = html::NodeId (ContentBuilder::*)(html::NodeId);
  using AttributeHandler = void (ContentBuilder::*)(html::NodeId, PendingElement&);
  static const base::EnumTable<html::Tag, html::kTagCount, Handler, 11> kByTag;
  static const base::EnumTable<Element, kElementCount, Handler, 8> kByElement;
  static const base::EnumTable<Element, kElementCount, AttributeHandler, 7> kAttributes;

  // The notes by the nodes that lead to them, sorted.
  using NoteIndex = std::vector<base::Row>;

  // content.cpp
  void find_targets();
  void start(Composer& composer);
  void finish(Composer& composer, const Tree& tree);
  void post_header(const extract::Post& post);
  bool is_full();
  void walk(html::NodeId begin, html::NodeId end);
  bool open(html::NodeId node, PendingElement& piece);
  bool open(html::NodeId node, Element element);
  std::string_view new_language(html::NodeId node) const;
  std::string_view new_direction(html::NodeId node) const;
  void localise(html::NodeId node, PendingElement& piece);
  bool stays(html::NodeId node) const { return kept_.block(node) != Kept::kNone; }

  // content_elements.cpp
  html::NodeId element(html::NodeId node);
  html::NodeId marked(html::NodeId node);
  html::NodeId container(html::NodeId node, Element element);
  html::NodeId without_element(html::NodeId node);

  // content_text.cpp
  void run_of(html::NodeId node);
  void run_of_block(uint32_t block);
  std::string_view text_without_brackets(html::NodeId node) const;
  std::string_view without_empty_credit(html::NodeId node, std::string_view text) const;
  void text(html::NodeId node);
  std::string_view without_label(std::string_view text);
  std::string_view joined_to_drop_cap(html::NodeId node, std::string_view text);

  // content_inline.cpp
  html::NodeId line_break(html::NodeId node);
  html::NodeId word_break(html::NodeId node);
  html::NodeId mention(html::NodeId node);
  html::NodeId cite(html::NodeId node);
  html::NodeId link(html::NodeId node);
  bool is_link_without_words(html::NodeId node, bool local) const;
  std::string local_url(html::NodeId target) const;
  void add_source(html::NodeId node, PendingElement& piece);
  void add_title(html::NodeId node, PendingElement& piece);
  void add_time(html::NodeId node, PendingElement& piece);
  bool is_read_aloud_twin(html::NodeId node) const;
  bool is_drop_cap(html::NodeId node) const;
  bool is_whole_run(html::NodeId node) const;

  // content_blocks.cpp
  bool is_most(html::NodeId node) const;
  Element heading_level(html::NodeId node) const;
  html::NodeId heading(html::NodeId node, Element level);
  bool is_editor_link(html::NodeId node) const;
  html::NodeId rule(html::NodeId node);
  html::NodeId callout(html::NodeId node);
  html::NodeId callout_title(html::NodeId node);
  html::NodeId aside(html::NodeId node);
  html::NodeId quotation(html::NodeId node);
  void add_number(html::NodeId node, html::Attr from, PendingElement& piece, Attribute to, int low, int high) const;
  void add_numbering(html::NodeId node, PendingElement& piece);
  void add_item(html::NodeId node, PendingElement& piece);
  void add_open(html::NodeId node, PendingElement& piece);
  html::NodeId table(html::NodeId node);
  html::NodeId table_part(html::NodeId node);
  bool is_number_cell(html::NodeId node) const;
  void add_cell(html::NodeId node, PendingElement& piece);
  html::NodeId code(html::NodeId node);
  html::NodeId code_box(html::NodeId node);
  html::NodeId code_run(html::NodeId node);
  html::NodeId button(html::NodeId node);
  void write_code(html::NodeId node);

  // content_captions.cpp
  void find_captions();
  bool repeats_caption(html::NodeId node);

  // content_media.cpp
  html::NodeId picture(html::NodeId node);
  void write_picture(html::NodeId node);
  void twin(html::NodeId node, Picture& picture) const;
  bool is_preview_of_next(html::NodeId node, const Picture& picture) const;
  bool repeats_last_picture(html::NodeId node, const Picture& picture) const;
  html::NodeId figure(html::NodeId node);
  void named_picture(html::NodeId node);
  bool is_wrapper_figure(html::NodeId node) const;
  html::NodeId video_or_audio(html::NodeId node);
  void write_video_or_audio(html::NodeId node);
  html::NodeId iframe(html::NodeId node);
  void write_iframe(html::NodeId node);
  void post(html::NodeId node);

  // content_formulas.cpp
  void join_formulas();
  html::NodeId formula(html::NodeId node);

  // content_notes.cpp
  void index_notes();
  static size_t note_at(const NoteIndex& index, html::NodeId node);
  void mark_brackets(html::NodeId link);
  bool is_over_notes(html::NodeId end) const;
  html::NodeId reference(html::NodeId node);
  void notes();

  const html::Document& document_;
  const page::PageFacts& facts_;
  const extract::Selection& selection_;
  const std::vector<Table>& tables_;
  Kept kept_;
  Anchors anchors_;
  std::vector<Formula> formulas_;
  std::vector<Note> notes_;
  NoteIndex note_begins_;
  NoteIndex note_targets_;
  NoteIndex note_references_;
  std::vector<uint16_t> marks_;  // of each node, a set of Mark
  std::vector<uint32_t>
      runs_;  // for each block, the run that it belongs to: its own, or one that a formula joins it to
  std::vector<uint32_t> formula_runs_;  // for each formula, the run of the sentence that it is in, or kNone
  bool raw_tex_;                        // the page has TeX between delimiters in its text
  bool whole_;
  size_t room_;  // bytes that the next tree may have
  bool truncated_ = false;

  Composer* composer_ = nullptr;
  std::vector<Scope> scopes_;
  std::string_view lang_;
  std::string_view dir_;
  uint32_t headings_ = 0;
  html::NodeId callout_title_ = html::kNoNode;  // of the callout that was begun last
  const Note* note_ = nullptr;                  // the one that is being written
  bool label_due_ = false;                      // its label has not been met yet
  html::NodeId line_ends_until_ = 0;            // the end of an element whose style keeps line ends
  html::NodeId joins_ = html::kNoNode;          // what begins here goes on with the drop cap before it
  std::string caption_;                         // of the figure that was begun last
  html::NodeId caption_node_ = 0;
  html::NodeId caption_end_ = 0;  // of that figure
  std::string lead_stem_;         // of the page's lead picture; empty if there is none
  std::string last_picture_;
  html::NodeId last_picture_node_ = html::kNoNode;
  bool lead_shown_ = false;
  std::string last_frame_;
  html::NodeId last_frame_node_ = html::kNoNode;
};

}  // namespace lectern::article
