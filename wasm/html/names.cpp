#include "html/names.h"

#include <algorithm>
#include <iterator>

namespace lectern::html {
namespace {

constexpr std::string_view kTags[] = {
#define LECTERN_TAG(id, name) name,
#define LECTERN_ATTR(id, name)
#include "html/names.def"
#undef LECTERN_TAG
#undef LECTERN_ATTR
};

constexpr std::string_view kAttrs[] = {
#define LECTERN_TAG(id, name)
#define LECTERN_ATTR(id, name) name,
#include "html/names.def"
#undef LECTERN_TAG
#undef LECTERN_ATTR
};

template <size_t N>
constexpr bool sorted(const std::string_view (&names)[N]) {
  for (size_t i = 1; i < N; ++i)
    if (!(names[i - 1] < names[i])) return false;
  return true;
}
static_assert(sorted(kTags) && sorted(kAttrs), "names.def must be sorted by name");

// Position + 1 in a sorted list, 0 where it is not there.
template <size_t N>
uint16_t position(const std::string_view (&names)[N], std::string_view name) {
  const auto* at = std::lower_bound(std::begin(names), std::end(names), name);
  return at != std::end(names) && *at == name ? static_cast<uint16_t>(at - std::begin(names) + 1) : uint16_t{0};
}

}  // namespace

Tag tag_of(std::string_view name) { return static_cast<Tag>(position(kTags, name)); }
Attr attr_of(std::string_view name) { return static_cast<Attr>(position(kAttrs, name)); }

}  // namespace lectern::html
