#pragma once

#include <string>

#include "html/document.h"

namespace lectern::article {

/// A preformatted block as text.
struct Code {
  std::string text;      ///< LF separates lines; without line numbers and buttons
  std::string language;  ///< "cpp": lower case, fit for a class name; empty if unknown
  bool code = false;     ///< marked as code, not only as preformatted
};

/// Whether an element is a button for code: one that copies it, for example.
bool is_code_button(const html::Document& document, html::NodeId node);

/// Reads a pre or another box of code as one text, without the markup of highlighters. Linear.
Code read_code(const html::Document& document, html::NodeId pre);

}  // namespace lectern::article
