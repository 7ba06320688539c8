#pragma once

#include <lectern/tree.h>

#include <string_view>

namespace lectern::article {

/// Parses HTML that write::html has written. Anything else in it is left out by the allow-list, so that the tree is
/// safe even if the HTML comes from somewhere else. Linear.
Tree reread(std::string_view html);

}  // namespace lectern::article
