#pragma once

#include <string>

#include "html/document.h"

namespace lectern::article {

/// The programming language that an element's attributes name for the code in it, by the conventions of HTML
/// (`class="language-x"`) and of common highlighters: lower case, fit for a class name; empty if they name none.
std::string code_language(const html::Document& document, html::NodeId node);

}  // namespace lectern::article
