#pragma once

#include "base/enum_set.h"
#include "html/names.h"

namespace lectern::extract {

using TagSet = base::EnumSet<html::Tag, html::kTagCount>;

}  // namespace lectern::extract
