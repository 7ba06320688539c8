#pragma once

#include <string>

#include "html/document.h"

namespace lectern::article {

/// A preformatted block as text.
struct Code {
  std::string text;      ///< lines apart by LF, none at the end; no line numbers, no buttons
  std::string language;  ///< "cpp": lower case, fit for a class name; empty where unknown
  bool code = false;     ///< marked as code, not only as preformatted
};

/// Whether an element is a button that copies code or does something else with it.
bool is_code_button(const html::Document& document, html::NodeId node);

/// Reads a pre, or another box of code: one text, whatever markup a highlighter spread over it.
Code read_code(const html::Document& document, html::NodeId pre);

}  // namespace lectern::article
