#include "article/urls.h"

#include "base/fit.h"
#include "base/text.h"
#include "base/url.h"

namespace lectern::article {
namespace {

int hex_value(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  c = base::lower(c);
  return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

bool is_base64(char c) {
  return base::is_ascii_alphanumeric(c) || c == '+' || c == '/' || c == '=' || c == '-' || c == '_';
}

std::string data_image(std::string_view text) {
  constexpr std::string_view kPrefix = "data:image/";
  constexpr std::string_view kMark = ";base64,";
  if (!base::starts_with_ignoring_case(text, kPrefix)) return {};
  text.remove_prefix(kPrefix.size());
  const std::string_view type = base::find_fit(text, base::Fit::starts_with, "png jpeg jpg gif webp avif");
  if (type.empty()) return {};
  text.remove_prefix(type.size());
  if (!base::starts_with_ignoring_case(text, kMark)) return {};
  text.remove_prefix(kMark.size());
  std::string out(kPrefix);
  out.reserve(text.size() + 32);
  out += type;
  out += kMark;
  const size_t head = out.size();
  for (const char c : text) {
    if (base::is_space(c)) continue;
    if (!is_base64(c)) return {};
    out += c;
  }
  return out.size() > head ? out : std::string();
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
