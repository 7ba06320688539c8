#pragma once

#include "page/page_facts.h"

namespace lectern::extract {

/// What kind of page this is: what it says of itself, else what its address says. Whether it reads like an article is
/// for its text to tell: `other` where neither says anything.
PageType page_type_of(const page::PageFacts& facts);

}  // namespace lectern::extract
