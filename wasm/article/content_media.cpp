// The images, figures, videos, sounds and embedded frames of an article.

#include <algorithm>
#include <vector>

#include "article/content.h"
#include "article/embeds.h"
#include "article/images.h"
#include "article/urls.h"
#include "base/text.h"
#include "html/frames.h"
#include "page/image_urls.h"

namespace lectern::article {
namespace {

using html::Attr;
using html::NodeId;
using html::NodeType;
using html::Tag;

void put_image(Composer& composer, PendingElement& piece) {
  composer.inline_void(piece.with(Attribute::loading, "lazy").with(Attribute::referrerpolicy, "no-referrer"));
}

// A video's or a sound's type without parameters; empty for any other.
std::string_view media_type(std::string_view type) {
  type = type.substr(0, type.find(';'));
  if (!base::starts_with(type, "video/") && !base::starts_with(type, "audio/")) return {};
  for (const char c : type)
    if (static_cast<unsigned char>(c) <= ' ' || c == '"' || c == '<') return {};
  return type;
}

void add_size(PendingElement& piece, uint32_t width, uint32_t height) {
  if (width == 0 || height == 0) return;
  piece.with(Attribute::width, base::decimal(width)).with(Attribute::height, base::decimal(height));
}

// The last part of a picture's path.
std::string_view file_name(std::string_view url) {
  url = url.substr(0, base::find_any(url, "?#"));
  return url.substr(url.rfind('/') + 1);
}

}  // namespace

// A noscript close by, after an img or before it, holds the picture that the img only stands in for, or previews.
void ContentBuilder::twin(NodeId n, Picture& picture) const {
  constexpr NodeId kNear = 12;
  const NodeId parent = document_[n].parent;
  const NodeId from = n > kNear ? n - kNear : 0;
  const NodeId to = std::min<NodeId>(document_.size(), document_[parent].end + kNear);
  for (NodeId at = from; at < to && at < n + 2 * kNear; ++at) {
    if (!document_.is_element(at, Tag::noscript) || document_.contains(at, n)) continue;
    const NodeId around = document_[at].parent;
    if (!document_.contains(around, n) && document_[around].parent != parent) continue;
    for (NodeId in = at + 1; in < document_[at].end && in < at + kNear; ++in) {
      if (document_[in].tag != Tag::img) continue;
      Picture found = read_picture(document_, in, facts_.base_url);
      if (found.placeholder || found.src.empty()) continue;
      if (!picture.placeholder && file_name(found.src) != file_name(picture.src)) continue;
      if (found.alt.empty()) found.alt = picture.alt;
      picture = std::move(found);
      return;
    }
  }
}

// Whether the picture right after an img, in the same figure or link, is the same in full.
bool ContentBuilder::is_preview_of_next(NodeId n, const Picture& picture) const {
  constexpr NodeId kNear = 12;
  const NodeId next = kept_.next_leaf(n + 1);
  if (next >= document_.size() || next - n > kNear || !document_.is_element(next, Tag::img)) return false;
  const Picture after = read_picture(document_, next, facts_.base_url);
  if (after.placeholder || after.src.empty()) return false;
  if (page::picture_stem(after.src) == page::picture_stem(picture.src))
    return page::is_preview(picture.src)
               ? !page::is_preview(after.src)
               : composer_->inside(Element::figure) && page::width_in_url(after.src) > page::width_in_url(picture.src);
  // A picture that the page holds itself is there before the one that is loaded.
  return composer_->inside(Element::figure) && base::starts_with(picture.src, "data:") &&
         !base::starts_with(after.src, "data:");
}

// Whether a picture is that right before it once more: its twin in a noscript, another size, the same again.
bool ContentBuilder::repeats_last_picture(NodeId n, const Picture& picture) const {
  if (last_picture_node_ == html::kNoNode || last_picture_node_ >= n ||
      kept_.leaves_before(n) - kept_.leaves_before(last_picture_node_) > 2 ||
      document_[kept_.next_leaf(last_picture_node_ + 1)].type == NodeType::text)
    return false;
  const auto is_in_noscript = [&](NodeId at) { return ancestor(document_, at, Tag::noscript, 3) != html::kNoNode; };
  const bool in_noscript = is_in_noscript(n);
  const bool in_figure = composer_->inside(Element::figure);
  const bool same_alt = in_figure && !picture.alt.empty() &&
                        picture.alt == base::fold_space(document_.get(last_picture_node_, Attr::alt));
  const bool same_file = page::picture_stem(picture.src) == page::picture_stem(last_picture_);
  return (same_file &&
          (in_noscript || is_in_noscript(last_picture_node_) || in_figure || picture.src != last_picture_)) ||
         (in_noscript && n - last_picture_node_ <= 12) || same_alt;
}

NodeId ContentBuilder::picture(NodeId n) {
  if (stays(n)) write_picture(n);
  return document_[n].end;
}

void ContentBuilder::write_picture(NodeId n) {
  Picture picture = read_picture(document_, n, facts_.base_url);
  if (base::contains_ignoring_case(document_.get(n, Attr::class_), "emoji") && !picture.alt.empty() &&
      picture.alt.size() <= 28 && static_cast<unsigned char>(picture.alt[0]) >= 0x80) {
    run_of(n);
    composer_->text(picture.alt, document_[n].source);
    return;
  }
  if (picture.src.empty() && !picture.placeholder) return;
  twin(n, picture);
  if (picture.placeholder || picture.src.empty() || is_preview_of_next(n, picture)) return;
  if (repeats_last_picture(n, picture)) return;
  const bool lead = !lead_stem_.empty() && page::picture_stem(picture.src) == lead_stem_;
  if (lead && lead_shown_) return;
  lead_shown_ = lead_shown_ || lead;
  last_picture_ = picture.src;
  last_picture_node_ = n;

  PendingElement piece(Element::img, document_[n].source);
  piece.with(Attribute::src, picture.src).with(Attribute::alt, picture.alt);
  add_size(piece, picture.width, picture.height);
  if (const std::string title = base::fold_space(document_.get(n, Attr::title)); !title.empty() && title != picture.alt)
    piece.with(Attribute::title, title);
  run_of(n);
  put_image(*composer_, piece);
}

// A figure whose picture only a script would make may name it in an attribute of its own.
void ContentBuilder::named_picture(NodeId n) {
  for (NodeId at = n + 1; at < document_[n].end; ++at)
    if (is_media_leaf(document_, at) || document_[at].tag == Tag::pre || document_[at].tag == Tag::table) return;
  const std::string url = named_image(document_, n, facts_.base_url);
  if (url.empty()) return;
  PendingElement piece(Element::img, document_[n].source);
  piece.with(Attribute::src, url).with(Attribute::alt, "");
  composer_->run(0x80000000u | n, n);
  put_image(*composer_, piece);
}

NodeId ContentBuilder::figure(NodeId n) {
  if (!is_wrapper_figure(n) && open(n, Element::figure)) named_picture(n);
  return n + 1;
}

// A figure that holds figures, or hardly anything to see, or much prose, is a wrapper.
bool ContentBuilder::is_wrapper_figure(NodeId n) const {
  constexpr size_t kMostText = 400;
  bool shows = false;
  bool caption = false;
  bool other = false;
  size_t text = 0;
  for (NodeId at = n + 1; at < document_[n].end;) {
    const html::Node& node = document_[at];
    if (node.type == NodeType::element) {
      if (node.tag == Tag::figure) return true;
      if (node.tag == Tag::figcaption) {
        caption = true;
        at = node.end;
        continue;
      }
      shows = shows || (is_media_leaf(document_, at) && node.tag != Tag::math && kept_.block(at) != Kept::kNone);
      other = other || node.tag == Tag::pre || node.tag == Tag::table || node.tag == Tag::blockquote ||
              node.tag == Tag::math;
    } else if (node.type == NodeType::text && kept_.block(at) != Kept::kNone) {
      text += base::trim(node.text).size();
      if (text > kMostText && !other) return true;
    }
    ++at;
  }
  return !(shows || (caption && (other || !named_image(document_, n, facts_.base_url).empty())));
}

NodeId ContentBuilder::video_or_audio(NodeId n) {
  if (stays(n)) write_video_or_audio(n);
  return document_[n].end;
}

// Videos and sounds play at a click and load nothing before. A poster attribute would, with the referrer that the page
// around the article sends.
void ContentBuilder::write_video_or_audio(NodeId n) {
  const auto url_of = [&](NodeId node) {
    const std::string url = media_url(facts_.base_url, document_.get(node, Attr::src));
    return !url.empty() ? url : media_url(facts_.base_url, document_.get(node, Attr::data_src));
  };
  constexpr size_t kMostSources = 8;
  std::vector<NodeId> sources;
  for (NodeId in = n; in < document_[n].end; ++in)
    if ((in == n || document_[in].tag == Tag::source) && sources.size() < kMostSources && !url_of(in).empty())
      sources.push_back(in);
  if (sources.empty()) return;
  const bool video = document_[n].tag == Tag::video;
  PendingElement piece(video ? Element::video : Element::audio, document_[n].source);
  if (sources.size() == 1) piece.with(Attribute::src, url_of(sources[0]));
  if (video) {
    const std::string poster = image_url(facts_.base_url, document_.get(n, Attr::poster));
    if (!poster.empty()) piece.with(Attribute::data_poster, poster);
    add_size(piece, page::pixels(document_.get(n, Attr::width)), page::pixels(document_.get(n, Attr::height)));
  }
  piece.with(Attribute::controls, "").with(Attribute::preload, "none");
  run_of(n);
  Tree& tree = composer_->open_block_atom(piece);
  if (sources.size() > 1) {
    for (const NodeId source : sources) {
      tree.open(Element::source);
      tree.set(Attribute::src, url_of(source));
      const std::string_view type = media_type(document_.get(source, Attr::type));
      if (!type.empty()) tree.set(Attribute::type, type);
      tree.close();
    }
  }
  composer_->close_atom();
}

NodeId ContentBuilder::iframe(NodeId n) {
  if (stays(n)) write_iframe(n);
  return document_[n].end;
}

// A frame of a well-known host becomes a placeholder that loads nothing: a link, and what to load at a click.
void ContentBuilder::write_iframe(NodeId n) {
  const Embed embed = read_embed(facts_.base_url, html::frame_address(document_, n));
  if (embed.provider.empty()) return;
  // The same again, for readers without scripts.
  if (last_frame_ == embed.link && kept_.leaves_before(n) - kept_.leaves_before(last_frame_node_) <= 1) return;
  last_frame_ = embed.link;
  last_frame_node_ = n;
  PendingElement piece(composer_->inside(Element::figure) ? Element::div : Element::figure, document_[n].source);
  piece.with(Attribute::class_, "lectern-embed")
      .with(Attribute::data_embed, embed.frame)
      .with(Attribute::data_provider, embed.provider);
  run_of(n);
  Tree& tree = composer_->open_block_atom(piece);
  std::string title = base::fold_space(document_.get(n, Attr::title));
  if (title.empty() || title.size() > 300) title = embed.provider;
  tree.open(Element::a);
  tree.set(Attribute::href, embed.link);
  tree.set(Attribute::rel, "noopener noreferrer");
  tree.add_text(without_controls(title));
  tree.close();
  composer_->close_atom();
}

// A quoted post stays as the page quotes it, and can be shown whole at a click.
void ContentBuilder::post(NodeId n) {
  const Embed embed = read_post(document_, n, facts_.base_url);
  if (embed.provider.empty()) return;
  PendingElement piece(Element::figure, document_[n].source);
  piece.with(Attribute::class_, "lectern-post")
      .with(Attribute::data_embed, embed.frame)
      .with(Attribute::data_provider, embed.provider);
  open(n, piece);
}

}  // namespace lectern::article
