#pragma once

#include "html/tokenizer.h"

namespace lectern::html {

/// Whether a doctype puts the document into quirks mode (HTML standard, "The initial insertion mode").
bool asks_for_quirks(const Token& doctype);

}  // namespace lectern::html
