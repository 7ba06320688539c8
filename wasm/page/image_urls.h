#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace lectern::page {

/// Whether a text is the file name of a bitmap, apart from its query.
bool names_image(std::string_view text);

/// Whether the URL of an image is only a placeholder: a blank image, a small data URL.
bool is_stand_in(std::string_view src);

/// Whether the URL is of an image so small or blurred that it can only be a preview of another.
bool is_preview(std::string_view url);

/// Whether the URL of an image tracks the reader.
bool tracks(std::string_view url);

/// The width of an image whose URL does not contain one, in CSS pixels.
constexpr uint32_t kUsualWidth = 700;
/// The width in the URL of an image ("?w=640", "/fit-in/640x480/", "photo-640x480.jpg"), else kUsualWidth. Of several,
/// the last one counts, since the last step of processing comes last.
uint32_t width_in_url(std::string_view url);

/// The file name in the URL of an image, without extension and size ("/a/photo-640x480.jpg" → "photo").
std::string_view picture_name(std::string_view url);

/// What the URLs of an image in different sizes and formats have in common: the URL without the size.
std::string picture_stem(std::string_view url);

/// How well a width suits the reader's column on a high-resolution display. Beyond it, wider images rank lower.
double rank_of(double width);

/// The source of a srcset that ranks highest.
struct Candidate {
  std::string_view url;
  double rank = -1;  ///< of its width
};
Candidate best_candidate(std::string_view srcset);

/// The URL in the first url() of a style; empty if there is none.
std::string_view background_in(std::string_view style);

/// The CSS pixels that an attribute or a field gives: "630", "630px", "630.5"; 0 for other units and absurd sizes.
uint32_t pixels(std::string_view value);

}  // namespace lectern::page
