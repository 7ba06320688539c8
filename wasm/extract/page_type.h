#pragma once

#include "page/page_facts.h"

namespace lectern::extract {

/// The type that a page declares, else the one that its URL suggests, else `other`: whether it is an article then
/// depends on its text.
PageType page_type_of(const page::PageFacts& facts);

}  // namespace lectern::extract
