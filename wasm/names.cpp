// The names of the public enumerations, as JSON, JavaScript and the command line show them.

#include <lectern/lectern.h>

namespace lectern {
namespace {

// A name for every value up to the last: a value without one would be read past the end.
template <typename Enum, size_t kCount>
constexpr bool names_all(const std::string_view (&)[kCount], Enum last) {
  return kCount == static_cast<size_t>(last) + 1;
}

}  // namespace

std::string_view name(ErrorCode code) {
  constexpr std::string_view kNames[] = {"invalid-url", "invalid-options", "too-large", "page-too-small"};
  static_assert(names_all(kNames, ErrorCode::page_too_small));
  return kNames[static_cast<size_t>(code)];
}

std::string_view name(PageType type) {
  constexpr std::string_view kNames[] = {"article", "documentation", "forum",   "service",
                                         "listing", "collection",    "product", "other"};
  static_assert(names_all(kNames, PageType::other));
  return kNames[static_cast<size_t>(type)];
}

std::string_view name(NoArticleReason reason) {
  constexpr std::string_view kNames[] = {"", "empty", "needs-script", "login", "too-short", "not-an-article"};
  static_assert(names_all(kNames, NoArticleReason::not_an_article));
  return kNames[static_cast<size_t>(reason)];
}

std::string_view name(Verdict verdict) {
  constexpr std::string_view kNames[] = {"drop", "keep", "lift"};
  static_assert(names_all(kNames, Verdict::lift));
  return kNames[static_cast<size_t>(verdict)];
}

std::string_view name(Role role) {
  constexpr std::string_view kNames[] = {
#define LECTERN_ROLE(id, name) name,
#include <lectern/roles.def>
#undef LECTERN_ROLE
  };
  return kNames[static_cast<size_t>(role)];
}

}  // namespace lectern
