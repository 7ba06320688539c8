#pragma once

#include <lectern/tree.h>

#include <string_view>

namespace lectern::article {

/// The tree that HTML of ours says (see write::html): what is not of it is left out by the same allow-list, so that
/// the tree is as safe as any where the HTML is somebody else's.
Tree reread(std::string_view html);

}  // namespace lectern::article
