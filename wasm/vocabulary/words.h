#pragma once

#include <cstdint>
#include <string_view>

namespace lectern::vocabulary {

/// What words.def has words for.
enum class Use : uint8_t { page, of, next, login, wall, conjunction };

/// The words for a use in all languages, as a list for base::is_one_of and base::next_item with '|'. Static.
std::string_view words(Use use);

}  // namespace lectern::vocabulary
