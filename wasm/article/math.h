#pragma once

#include <lectern/tree.h>

#include <string>
#include <string_view>
#include <vector>

#include "article/composer.h"
#include "article/kept.h"
#include "html/document.h"

namespace lectern::article {

/// A formula of the page: MathML, or the elements that KaTeX, MathJax, Wikipedia and the like make of it.
struct Formula {
  html::NodeId begin;                   ///< the element that stands for the formula
  html::NodeId end;                     ///< one past the last element that only repeats it
  html::NodeId mathml = html::kNoNode;  ///< its math element, if any
  std::string tex;                      ///< its TeX, if any
  bool display = false;                 ///< stands on lines of its own
};

/// Finds the formulas of a page, in document order, none inside another.
std::vector<Formula> find_formulas(const html::Document& document);

/// Writes a formula: its MathML by the allow-list, with its TeX as an annotation, or only its TeX as text.
void write_formula(const html::Document& document, const Formula& formula, Composer& composer);

/// Whether a page loads a script that renders TeX in its text (MathJax, KaTeX), so that delimiters in the text mean
/// TeX.
bool renders_tex(const html::Document& document);

/// TeX between delimiters in a text.
struct TexInText {
  size_t begin;      ///< of the opening delimiter
  size_t end;        ///< past the closing one
  size_t tex_begin;  ///< what is between
  size_t tex_end;
  bool display;
};

/// Finds the TeX in a text: $$ … $$, \[ … \], \( … \), and $ … $ unless the spaces and digits around it suggest money.
class TexFinder {
 public:
  explicit TexFinder(std::string_view text) : text_(text) {}
  /// The next TeX after the last one; false if there is none.
  bool next(TexInText& found);

 private:
  std::string_view text_;
  size_t at_ = 0;
  size_t unclosed_[4] = {};  // for each delimiter, up to where it has no end
};

/// Writes TeX that has no MathML.
void write_tex(std::string_view tex, bool display, SourceRange source, Composer& composer);

}  // namespace lectern::article
