#include "html/frames.h"

#include <algorithm>

#include "base/substrings.h"
#include "base/text.h"
#include "base/url.h"
#include "html/custom_elements.h"

namespace lectern::html {
namespace {

constexpr NodeId kLargest = 24;  // nodes: a button to play and a preview picture

bool is_video_id(std::string_view text) {
  return text.size() >= 6 && text.size() <= 11 && std::all_of(text.begin(), text.end(), [](char c) {
           return base::is_ascii_alphanumeric(c) || c == '-' || c == '_';
         });
}

// The name of the script that an element waits for: its tag, or its classes.
std::string_view script_name(const Document& document, NodeId element) {
  const Node& node = document[element];
  // A box that a script fills says with what in an attribute beside its class.
  if (node.end - element > kLargest || node.attribute_count == 0 || (node.tag == Tag::div && node.attribute_count < 2))
    return {};
  if (is_custom(node)) return node.text;
  const bool is_place = node.tag == Tag::div && document.facts(element, Attr::class_).has(vocabulary::part_frame_place);
  return is_place ? document.get(element, Attr::class_) : std::string_view();
}

// The first of an element's attributes that name a video.
std::string_view video_id(const Document& document, NodeId element) {
  for (const std::string_view name : {"videoid", "video-id", "data-id", "data-video-id", "data-videoid",
                                      "data-youtube-id", "data-vimeo-id", "data-yt-id"})
    if (const std::string_view id = document.get(element, name); is_video_id(id)) return id;
  return {};
}

// As a part of a query.
std::string percent_encoded(std::string_view text) {
  constexpr std::string_view kDigits = "0123456789ABCDEF";
  std::string out;
  for (const char c : text) {
    if (base::is_ascii_alphanumeric(c) || std::string_view("-_.~").find(c) != std::string_view::npos) {
      out += c;
    } else {
      const auto byte = static_cast<unsigned char>(c);
      out += '%';
      out += kDigits[byte >> 4];
      out += kDigits[byte & 15];
    }
  }
  return out;
}

// What the address of a frame puts before its id, by the name of its place; empty for other names.
std::string_view frame_of(std::string_view name) {
#define LECTERN_PLACE(part, frame) \
  if (base::contains_ignoring_case(name, part)) return frame;
#include "vocabulary/embeds.def"
  return {};
}

std::string address_in_place(const Document& document, NodeId element) {
  const std::string_view name = script_name(document, element);
  if (name.empty()) return {};
  static constexpr auto kFacebook = base::substrings("fb-post fb-video");
  if (base::contains_any(name, kFacebook)) {
    const std::string_view post = document.get(element, "data-href");
    const bool video = base::contains_ignoring_case(name, "fb-video");
    if (base::host_of(post).empty()) return {};
    return (video ? "https://www.facebook.com/plugins/video.php?href="
                  : "https://www.facebook.com/plugins/post.php?href=") +
           percent_encoded(post);
  }
  const std::string_view frame = frame_of(name);
  if (frame.empty()) return {};
  const std::string_view source = document.get(element, Attr::data_src);
  static constexpr auto kPlayers = base::substrings("/embed/ player.vimeo.com");
  if (base::contains_any(source, kPlayers)) return std::string(source);
  const std::string_view id = video_id(document, element);
  return id.empty() ? std::string() : std::string(frame) + std::string(id);
}

}  // namespace

std::string frame_address(const Document& document, NodeId element) {
  const Tag tag = document[element].tag;
  if (tag != Tag::iframe && tag != Tag::embed) return address_in_place(document, element);
  const std::string_view src = document.get(element, Attr::src);
  const bool waits = src.empty() || base::starts_with(src, "about:");
  return std::string(waits ? document.get(element, Attr::data_src) : src);
}

bool stands_for_frame(const Document& document, NodeId element) {
  const Node& node = document[element];
  return node.type == NodeType::element && node.ns == Namespace::html && node.tag != Tag::iframe &&
         node.tag != Tag::embed && !address_in_place(document, element).empty();
}

bool stands_for_post(const Document& document, NodeId element) {
  static constexpr auto kClasses = base::substrings(
#define LECTERN_QUOTATION(class_) class_ " "
#include "vocabulary/embeds.def"
  );
  return document.is_element(element, Tag::blockquote) &&
         base::contains_any(document.get(element, Attr::class_), kClasses);
}

}  // namespace lectern::html
