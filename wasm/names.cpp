// The names of the public enumerations, as JSON, JavaScript and the command line show them.

#include <lectern/lectern.h>

namespace lectern {

std::string_view name(ErrorCode code) {
  constexpr std::string_view kNames[] = {"invalid-url", "invalid-options", "too-large", "page-too-small"};
  return kNames[static_cast<size_t>(code)];
}

std::string_view name(PageType type) {
  constexpr std::string_view kNames[] = {"article", "documentation", "forum",   "service",
                                         "listing", "collection",    "product", "other"};
  return kNames[static_cast<size_t>(type)];
}

std::string_view name(NoArticleReason reason) {
  constexpr std::string_view kNames[] = {"", "empty", "needs-script", "login", "too-short", "not-an-article"};
  return kNames[static_cast<size_t>(reason)];
}

std::string_view name(Verdict verdict) {
  constexpr std::string_view kNames[] = {"drop", "keep", "lift"};
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
