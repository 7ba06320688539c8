#include "article/embeds.h"

#include "article/urls.h"
#include "base/text.h"
#include "base/url.h"

namespace lectern::article {
namespace {

// A line for each row.
constexpr std::string_view kHosts =
#define LECTERN_EMBED(host, path, provider) host " " path " " provider "\n"
#include "article/embeds.def"
#undef LECTERN_EMBED
    ;

bool is_host(std::string_view host, std::string_view wanted) {
  return host == wanted || (base::ends_with(host, wanted) && host[host.size() - wanted.size() - 1] == '.');
}

// The page of a video or a post, where its address can be told from the frame's.
std::string page_of(std::string_view provider, std::string_view frame) {
  const std::string_view path = base::path_of(frame);
  std::string_view last = path.substr(path.rfind('/') + 1);
  std::string out;
  size_t at;
  if (provider == "YouTube" && !last.empty() && last != "videoseries") {
    out = "https://www.youtube.com/watch?v=";
  } else if (provider == "Vimeo") {
    out = "https://vimeo.com/";
  } else if (provider == "Dailymotion") {
    out = "https://www.dailymotion.com/video/";
  } else if (provider == "X" && (at = frame.find("Tweet.html?")) != frame.npos &&
             (at = frame.find("id=", at)) != frame.npos) {
    last = frame.substr(at + 3);
    last = last.substr(0, last.find_first_not_of("0123456789"));
    out = "https://x.com/i/status/";
  } else if (provider == "Spotify" && (at = frame.find("/embed/")) != frame.npos) {
    out = frame.substr(0, at);
    last = frame.substr(at + 6);
  } else {
    last = frame;
  }
  out += last;
  return out;
}

}  // namespace

Embed read_embed(std::string_view base_url, std::string_view src) {
  // A frame without a scheme would be relative to a page of no known address; hosts give "//host/path".
  std::string url = media_url(base_url.empty() ? "https://invalid/" : base_url, src);
  if (url.empty()) return {};
  if (base::starts_with(url, "http:")) url.replace(0, 5, "https:");
  url = base::without_tracking(url);
  const std::string host = base::host_of(url);
  const std::string_view path = base::path_of(url);
  std::string_view rows = kHosts;
  while (!rows.empty()) {
    std::string_view provider = rows.substr(0, rows.find('\n'));
    rows.remove_prefix(provider.size() + 1);
    const std::string_view known_host = base::next_token(provider);
    const std::string_view known_path = base::next_token(provider);
    provider.remove_prefix(1);
    if (!is_host(host, known_host) || !base::starts_with(path, known_path)) continue;
    Embed out{url, page_of(provider, url), provider};
    constexpr std::string_view kCookies = "https://www.youtube.com/";
    if (base::starts_with(url, kCookies)) out.frame.replace(0, kCookies.size(), "https://www.youtube-nocookie.com/");
    return out;
  }
  return {};
}

}  // namespace lectern::article
