#include "article/urls.h"

#include "base/text.h"
#include "base/url.h"

namespace lectern::article {
namespace {

int hex_value(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  c = base::lower(c);
  return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

bool is_base64(std::string_view text) {
  for (const char c : text) {
    const char l = base::lower(c);
    if (!((l >= 'a' && l <= 'z') || (c >= '0' && c <= '9') || c == '+' || c == '/' || c == '=' || c == '-' || c == '_'))
      return false;
  }
  return !text.empty();
}

std::string data_image(std::string_view text) {
  constexpr std::string_view kTypes[] = {"png", "jpeg", "jpg", "gif", "webp", "avif"};
  constexpr std::string_view kPrefix = "data:image/";
  if (!base::starts_with_ignoring_case(text, kPrefix)) return {};
  for (const std::string_view type : kTypes) {
    const std::string_view rest = text.substr(kPrefix.size());
    if (!base::starts_with_ignoring_case(rest, type)) continue;
    constexpr std::string_view kMark = ";base64,";
    const std::string_view tail = rest.substr(type.size());
    if (!base::starts_with_ignoring_case(tail, kMark)) continue;
    std::string data;
    data.reserve(tail.size());
    for (const char c : tail.substr(kMark.size()))
      if (!base::is_space(c)) data += c;
    if (!is_base64(data)) return {};
    return std::string(kPrefix) + std::string(type) + std::string(kMark) + data;
  }
  return {};
}

}  // namespace

std::string link_url(std::string_view base_url, std::string_view reference) {
  const std::string url = base::resolve_url(base_url, reference);
  return base::starts_with(url, "http") ? base::without_tracking(url) : url;
}

std::string image_url(std::string_view base_url, std::string_view reference) {
  reference = base::trim(reference);
  if (reference.empty() || reference[0] == '#') return {};
  if (base::starts_with_ignoring_case(reference, "data:")) return data_image(reference);
  return base::resolve_http_url(base_url, reference);
}

std::string media_url(std::string_view base_url, std::string_view reference) {
  reference = base::trim(reference);
  if (reference.empty() || reference[0] == '#') return {};
  return base::resolve_http_url(base_url, reference);
}

std::string percent_decoded(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '%' && i + 2 < text.size() && hex_value(text[i + 1]) >= 0 && hex_value(text[i + 2]) >= 0) {
      out += static_cast<char>(hex_value(text[i + 1]) * 16 + hex_value(text[i + 2]));
      i += 2;
    } else {
      out += text[i];
    }
  }
  return out;
}

}  // namespace lectern::article
