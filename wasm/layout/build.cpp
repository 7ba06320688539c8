// Nodes become boxes: blocks as they stand, and what stands in lines as paragraphs.

#include "layout/builder.h"

namespace lectern::layout {
namespace {

/// One for each depth of lists, after kGeneratedStart.
constexpr std::u16string_view kBullets = u"\u2022\u25E6\u25AA";

}  // namespace

void Builder::run() {
  out_.boxes.clear();
  out_.paragraphs.clear();
  out_.looks.clear();
  out_.first_look.clear();
  // What is written there stays: its widths are known by their place.
  if (out_.generated.size() == kGeneratedStart.size()) out_.generated += kBullets;
  out_.limits = 0;
  Box root;
  out_.boxes.push_back(root);
  Frame top{};
  top.node = kNone;
  top.end = static_cast<uint32_t>(article_.nodes.size());
  top.text = root_style(article_, settings_);
  top.block = true;
  top.room = width_;
  out_.boxes[0].rtl = top.text.rtl;
  open_.push_back(top);
  depth_.push_back(0);
  for (uint32_t i = 0; i < article_.nodes.size();) i = node(i);
  while (!open_.empty()) close();
  collapse_margins();
  make_paragraphs();
}

// Reads a node; returns the next to read.
uint32_t Builder::node(uint32_t i) {
  while (top().end <= i && open_.size() > 1) close();
  const Node& it = article_.nodes[i];
  if (it.tag == Tag::text) {
    add_text(i);
    return i + 1;
  }
  if (it.tag == Tag::annotation || it.tag == Tag::col || it.tag == Tag::colgroup || it.tag == Tag::source ||
      it.tag == Tag::track) {
    return it.end;
  }
  const bool first = top().elements++ == 0;
  const Tag before = top().before;
  top().before = it.tag;
  const Style style = style_of(article_, settings_, width_, i, top().text, first, is_last(it), before);
  return element(i, it, style);
}

uint32_t Builder::element(uint32_t i, const Node& it, const Style& style) {
  switch (it.tag) {
    case Tag::br:
      add_break(i);
      return it.end;
    case Tag::wbr:
      add_break_opportunity();
      return it.end;
    case Tag::hr:
      rule(i, style);
      return it.end;
    case Tag::img:
      picture(i, it, style);
      return it.end;
    case Tag::video:
      picture(i, it, style);
      return it.end;
    case Tag::audio:
      return it.end;
    case Tag::figure:
      if (settings_.images == "hide" && only_pictures(i)) return it.end;
      break;
    case Tag::math:
      out_.limits |= kFormulas;
      break;
    case Tag::ruby:
      out_.limits |= kRuby;
      break;
    default:
      break;
  }
  const bool tags_item = it.tag == Tag::li && it.parent != kNone && article_.nodes[it.parent].class_name == Class::tags;
  const bool own_line = it.tag == Tag::math && it.display_block;
  if ((is_block(it.tag) || it.embed || own_line) && !tags_item) {
    open_block(i, it, style);
  } else {
    open_inline(i, it, style, tags_item);
  }
  return i + 1;
}

bool Builder::is_last(const Node& it) const {
  const uint32_t end =
      it.parent == kNone ? static_cast<uint32_t>(article_.nodes.size()) : article_.nodes[it.parent].end;
  uint32_t next = it.end;
  while (next < end && article_.nodes[next].tag == Tag::text) ++next;
  return next >= end;
}

void Builder::close() {
  const Frame frame = top();
  if (!frame.block && frame.node != kNone) {
    if (!frame.closing.empty()) add_generated(frame.closing, frame.node, frame.text);
    if (frame.after > 0 && pending_.size() > frame.first_span)
      pending_.back().after = std::min(pending_.back().after + frame.after, 4 * frame.text.font.size);
    space_before_ = 0;
  } else {
    finish_paragraph();
    if (pending_marker_box_ == frame.box) pending_marker_ = {};
  }
  open_.pop_back();
  depth_.pop_back();
}

void build(const Article& article, const Source& source, const Settings& settings, Unit width, Unit height,
           Fonts& fonts, Widths& widths, Boxes& out) {
  Builder(article, source, settings, width, height, fonts, widths, out).run();
}

}  // namespace lectern::layout
