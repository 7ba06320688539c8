#pragma once

#include <string>
#include <string_view>

namespace lectern::article {

/// The URLs that an article may contain. Each function returns an absolute URL, or an empty text if it is not allowed.

/// The URL of a link: http, https, mailto or tel, without tracking parameters.
std::string link_url(std::string_view base, std::string_view reference);

/// The URL of an image: http, https, or a data URL of a bitmap (PNG, JPEG, GIF, WebP, AVIF) in base64. SVG in a data
/// URL is not allowed: it cannot run scripts in an img, but it can if the image is opened or saved by itself.
std::string image_url(std::string_view base, std::string_view reference);

/// The URL of a video or a sound: http or https.
std::string media_url(std::string_view base, std::string_view reference);

/// A text with its percent-encoded bytes decoded.
std::string percent_decoded(std::string_view text);

}  // namespace lectern::article
