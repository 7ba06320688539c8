#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace lectern::page {

/// Whether a text names a bitmap's file, query aside.
bool names_image(std::string_view text);

/// Whether a picture's address is one that only stands in for a picture: a blank one, a small data URL.
bool is_stand_in(std::string_view src);

/// Whether an address is that of a picture too small or too blurred to be more than a preview of another.
bool is_preview(std::string_view url);

/// Whether a picture's address counts who reads the page.
bool tracks(std::string_view url);

/// CSS pixels, where a picture's address does not tell.
constexpr uint32_t kUsualWidth = 700;
/// The width that an address asks for or names ("?w=640", "/fit-in/640x480/", "photo-640x480.jpg"); kUsualWidth where
/// it does not. Of several the last counts: what is done to a picture last stands last.
uint32_t width_in_url(std::string_view url);

/// The file's name in a picture's address, without ending and marks of size ("/a/photo-640x480.jpg" → "photo").
std::string_view picture_name(std::string_view url);

/// What the copies of a picture in other sizes and formats have in common: its address without marks of size.
std::string picture_stem(std::string_view url);

/// How well a width suits a reader's column on a sharp display: those that are too wide rank lower the wider they are.
double rank_of(double width);

/// The source of a srcset that ranks highest.
struct Candidate {
  std::string_view url;
  double rank = -1;  ///< of its width
};
Candidate best_candidate(std::string_view srcset);

/// The address in the first url() of a style; empty where there is none.
std::string_view background_in(std::string_view style);

/// The CSS pixels that an attribute or a field gives: "630", "630px", "630.5"; 0 for other units and absurd sizes.
uint32_t pixels(std::string_view value);

}  // namespace lectern::page
