#pragma once

#include <lectern/tree.h>

#include <string>
#include <string_view>
#include <vector>

#include "article/composer.h"
#include "article/kept.h"
#include "html/document.h"

namespace lectern::article {

/// A formula of the page, whatever made it: MathML itself, or what KaTeX, MathJax, Wikipedia and the like put around
/// it.
struct Formula {
  html::NodeId begin;                   ///< the element that stands for the formula
  html::NodeId end;                     ///< one past all that only shows it again
  html::NodeId mathml = html::kNoNode;  ///< its math element, if any
  std::string tex;                      ///< its TeX, if any
  bool display = false;                 ///< stands on lines of its own
};

/// Finds the formulas of a page, in document order, none inside another.
std::vector<Formula> find_formulas(const html::Document& document);

/// Writes a formula: MathML of the allow-list, its TeX as an annotation; where there is only TeX, the TeX as its text.
void write_formula(const html::Document& document, const Formula& formula, Composer& composer);

}  // namespace lectern::article
