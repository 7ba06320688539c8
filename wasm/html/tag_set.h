#pragma once

#include "base/enum_set.h"
#include "html/names.h"

namespace lectern::html {

using TagSet = base::EnumSet<Tag, kTagCount>;

}  // namespace lectern::html
