#include "article/embeds.h"

#include "article/urls.h"
#include "base/text.h"
#include "base/url.h"

namespace lectern::article {
namespace {

struct Host {
  std::string_view host;
  std::string_view path;
  std::string_view provider;
};

constexpr Host kHosts[] = {
#define LECTERN_EMBED(host, path, provider) {host, path, provider},
#include "article/embeds.def"
#undef LECTERN_EMBED
};

bool is_host(std::string_view host, std::string_view wanted) {
  return host == wanted || (base::ends_with(host, wanted) && host[host.size() - wanted.size() - 1] == '.');
}

// The page of a video or a post, where its address can be told from the frame's.
std::string page_of(std::string_view provider, std::string_view frame) {
  const std::string_view path = base::path_of(frame);
  const std::string_view last = path.substr(path.rfind('/') + 1);
  if (provider == "YouTube" && !last.empty() && last != "videoseries")
    return "https://www.youtube.com/watch?v=" + std::string(last);
  if (provider == "Vimeo") return "https://vimeo.com/" + std::string(last);
  if (provider == "Dailymotion") return "https://www.dailymotion.com/video/" + std::string(last);
  if (const size_t id = frame.find("Tweet.html?"); provider == "X" && id != std::string_view::npos) {
    const size_t at = frame.find("id=", id);
    if (at != std::string_view::npos) {
      const std::string_view number = frame.substr(at + 3);
      return "https://x.com/i/status/" + std::string(number.substr(0, number.find_first_not_of("0123456789")));
    }
  }
  if (const size_t at = frame.find("/embed/"); provider == "Spotify" && at != std::string_view::npos)
    return std::string(frame.substr(0, at)) + std::string(frame.substr(at + 6));
  return std::string(frame);
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
  for (const Host& row : kHosts) {
    if (!is_host(host, row.host) || !base::starts_with(path, row.path)) continue;
    Embed out{url, page_of(row.provider, url), row.provider};
    constexpr std::string_view kCookies = "https://www.youtube.com/";
    if (base::starts_with(url, kCookies)) out.frame = "https://www.youtube-nocookie.com/" + url.substr(kCookies.size());
    return out;
  }
  return {};
}

}  // namespace lectern::article
