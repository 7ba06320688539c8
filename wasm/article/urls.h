#pragma once

#include <string>
#include <string_view>

namespace lectern::article {

/// The URLs that an article may hold. Each function gives an absolute URL, or nothing where the policy forbids it.

/// A link's: http, https, mailto, tel; without tracking parameters.
std::string link_url(std::string_view base, std::string_view reference);

/// A picture's: http, https, or a data URL of a bitmap (PNG, JPEG, GIF, WebP, AVIF) in base64. SVG in a data URL is
/// left out: it cannot run scripts inside an img, but it can wherever the picture is opened or saved by itself.
std::string image_url(std::string_view base, std::string_view reference);

/// The address of a video or a sound: http or https.
std::string media_url(std::string_view base, std::string_view reference);

/// Percent-encoded bytes decoded.
std::string percent_decoded(std::string_view text);

}  // namespace lectern::article
