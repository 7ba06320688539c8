#include "article/math.h"

#include <vector>

#include "article/urls.h"
#include "base/fit.h"
#include "base/text.h"

namespace lectern::article {
namespace {

using base::Fit;
using html::Attr;
using html::Document;
using html::Namespace;
using html::NodeId;
using html::NodeType;
using html::Tag;

constexpr std::string_view kTex = "application/x-tex";

// The MathML elements of elements.def by their page's name.
Element math_element(std::string_view name) {
  for (size_t e = static_cast<size_t>(Element::math); e <= static_cast<size_t>(Element::semantics); ++e)
    if (lectern::name(static_cast<Element>(e)) == name) return static_cast<Element>(e);
  return Element::text;
}

// Hold text alone.
bool is_token(Element e) {
  return e == Element::mi || e == Element::mn || e == Element::mo || e == Element::ms || e == Element::mtext;
}

std::string text_in(const Document& document, NodeId node) {
  std::string out;
  for (NodeId n = node + 1; n < document[node].end; ++n)
    if (document[n].type == NodeType::text) out += document[n].text;
  return out;
}

std::string shown(std::string_view text) { return without_controls(base::fold_space(text)); }

// TeX on one line. A comment ends with its line: on one line it would take the rest with it.
std::string shown_tex(std::string_view tex) {
  std::string out;
  bool escaped = false;
  const size_t last_line = tex.rfind('\n') + 1;
  for (size_t i = 0; i < tex.size(); ++i) {
    if (tex[i] == '%' && !escaped && i < last_line) i = tex.find('\n', i);
    escaped = tex[i] == '\\' && !escaped;
    out += tex[i];
  }
  return shown(out);
}

void add_token(Tree& tree, std::string_view text) {
  tree.open(Element::mtext);
  tree.add_text(text);
  tree.close();
}

void add_annotation(Tree& tree, std::string_view tex) {
  tree.open(Element::annotation);
  tree.set(Attribute::encoding, kTex);
  tree.add_text(tex);
  tree.close();
}

// TeX as it stands between its delimiters.
std::string_view undelimited(std::string_view tex) {
  tex = base::trim(tex);
  for (const auto& [open, close] :
       {std::pair<std::string_view, std::string_view>{"$$", "$$"}, {"\\[", "\\]"}, {"\\(", "\\)"}, {"$", "$"}})
    if (tex.size() > open.size() + close.size() && base::starts_with(tex, open) && base::ends_with(tex, close))
      return base::trim(tex.substr(open.size(), tex.size() - open.size() - close.size()));
  if (base::starts_with(tex, "{\\displaystyle ") && base::ends_with(tex, "}"))
    return base::trim(tex.substr(15, tex.size() - 16));
  return tex;
}

bool looks_like_tex(std::string_view text) { return base::find_any(text, "\\^_") != std::string_view::npos; }

// The TeX that an element's attributes carry beside its rendering.
std::string_view carried_tex(const Document& document, NodeId node) {
  for (const std::string_view name : {"data-math", "data-tex", "data-latex", "data-katex", "data-entry"}) {
    const std::string_view value = base::trim(document.get(node, name));
    if (!value.empty()) return value;
  }
  return {};
}

// The TeX of a picture of a formula: WordPress, codecogs and the like put it in the address, most others in the
// alternative text.
std::string picture_tex(const Document& document, NodeId img) {
  const std::string_view src = document.get(img, Attr::src);
  const std::string_view alt = document.get(img, Attr::alt);
  for (const std::string_view mark : {"latex.php?latex=", "latex.codecogs.com/", "cht=tx&chl=", "/math/tex?"}) {
    const size_t at = src.find(mark);
    if (at == std::string_view::npos) continue;
    if (!alt.empty() && looks_like_tex(alt)) return std::string(undelimited(alt));
    std::string_view tail = src.substr(at + mark.size());
    if (const size_t question = tail.find('?'); question != std::string_view::npos) tail = tail.substr(question + 1);
    if (base::contains(mark, "=")) tail = tail.substr(0, tail.find('&'));
    std::string tex = percent_decoded(tail);
    for (char& c : tex)
      if (c == '+' && !base::contains(tail, "%2B") && !base::contains(tail, "%20")) c = ' ';
    return base::fold_space(tex);
  }
  // No file is called like a command of TeX, and no picture is described by one.
  const std::string_view file = src.substr(src.rfind('/') + 1);
  if (base::starts_with_ignoring_case(file, "%5c") || base::starts_with(file, "\\")) {
    const std::string tex = percent_decoded(file);
    if (tex.find('{') != std::string::npos) return base::fold_space(tex);
  }
  if (looks_like_tex(alt) && (alt[0] == '\\' || undelimited(alt).size() < base::trim(alt).size()))
    return std::string(undelimited(alt));
  const std::string_view classes = document.get(img, Attr::class_);
  if (!alt.empty() && (base::has_token(classes, "latex") || base::has_token(classes, "tex") ||
                       base::contains(classes, "math-fallback-image")))
    return std::string(undelimited(alt));
  return {};
}

bool is_math_box(const Document& document, NodeId node) {
  const html::Node& n = document[node];
  if (n.text == "mjx-container") return true;
  if (n.tag != Tag::span && n.tag != Tag::div && n.tag != Tag::p) return false;
  return document.facts(node, Attr::class_).has(vocabulary::part_formula) &&
         base::fits(document.get(node, Attr::class_), Fit::has_token,
                    "katex-display katex mwe-math-element mathjax_preview mathjax_display mathjax mathjax_svg "
                    "mathjax_svg_display mathjax_chtml mjxc-display math-inline math-block hurmet-tex");
}

// Finds the formulas of a page in one pass.
class FormulaFinder {
 public:
  explicit FormulaFinder(const Document& document) : document_(document) {}

  std::vector<Formula> run() {
    for (NodeId n = 0; n < document_.size();) {
      const html::Node& node = document_[n];
      if (node.type == NodeType::element) {
        n = element(n);
        continue;
      }
      if (rendered_before_ && node.type == NodeType::text && !base::is_blank(node.text)) rendered_before_ = false;
      ++n;
    }
    return std::move(found_);
  }

 private:
  // Handles an element and returns the node to go on with.
  NodeId element(NodeId n) {
    const html::Node& node = document_[n];
    Formula formula{n, node.end, html::kNoNode, {}, false};
    if (node.tag == Tag::script) {
      script(formula);
      return node.end;
    }
    if (node.tag == Tag::math && node.ns == Namespace::math) {
      formula.mathml = n;
    } else if (node.tag == Tag::img) {
      formula.tex = picture_tex(document_, n);
      if (formula.tex.empty()) return n + 1;
    } else if (n < barren_ || !is_math_box(document_, n) || !box(formula)) {
      return n + 1;
    } else if (is_rendering_) {
      return node.end;
    }
    if (formula.mathml != html::kNoNode) read_mathml(formula);
    rendered_before_ = false;
    found_.push_back(std::move(formula));
    return node.end;
  }

  // MathJax keeps the source in a script, after what it has rendered.
  void script(Formula& formula) {
    const std::string_view type = document_.get(formula.begin, Attr::type);
    if (!base::starts_with(type, "math/tex") || formula.end <= formula.begin + 1) return;
    formula.tex = undelimited(document_[formula.begin + 1].text);
    formula.display = base::contains(type, "display");
    if (rendered_before_) {
      formula.begin = found_.back().begin;
      found_.pop_back();
    }
    rendered_before_ = false;
    if (!formula.tex.empty()) found_.push_back(std::move(formula));
  }

  // Reads a box whose names say that it holds a formula. False if it does not.
  bool box(Formula& formula) {
    const NodeId n = formula.begin;
    const html::Node& node = document_[n];
    formula.tex = undelimited(carried_tex(document_, n));
    for (NodeId inner = n + 1; inner < node.end; ++inner) {
      const html::Node& i = document_[inner];
      if (i.type != NodeType::element) continue;
      if (i.tag == Tag::math && i.ns == Namespace::math && formula.mathml == html::kNoNode) formula.mathml = inner;
      if (i.tag == Tag::img && formula.tex.empty()) formula.tex = picture_tex(document_, inner);
      if (formula.tex.empty()) formula.tex = undelimited(carried_tex(document_, inner));
    }
    const std::string_view classes = document_.get(n, Attr::class_);
    formula.display = base::contains_ignoring_case(classes, "display") || base::contains(classes, "math-block") ||
                      document_.get(n, Attr::display) == "true";
    const bool mathjax = base::contains(classes, "MathJax") || base::contains(classes, "MJXc");
    const bool has_source = formula.mathml != html::kNoNode || !formula.tex.empty();
    if (!mathjax && !has_source && node.text != "mjx-container") {
      barren_ = node.end;
      return false;
    }
    is_rendering_ = mathjax && !has_source;
    if (!is_rendering_) return true;
    if (rendered_before_)
      found_.back().end = node.end;  // preview, then rendering
    else
      found_.push_back(std::move(formula));
    rendered_before_ = true;
    return true;
  }

  void read_mathml(Formula& formula) const {
    const NodeId math = formula.mathml;
    formula.display = formula.display || document_.get(math, Attr::display) == "block";
    for (NodeId inner = math + 1; formula.tex.empty() && inner < document_[math].end; ++inner) {
      if (document_[inner].tag != Tag::annotation) continue;
      const std::string_view encoding = document_.get(inner, Attr::encoding);
      if (encoding == kTex || base::contains_ignoring_case(encoding, "latex"))
        formula.tex = undelimited(text_in(document_, inner));
      inner = document_[inner].end - 1;
    }
    if (formula.tex.empty() && looks_like_tex(document_.get(math, "alttext")))
      formula.tex = undelimited(document_.get(math, "alttext"));
  }

  const Document& document_;
  std::vector<Formula> found_;
  NodeId barren_ = 0;             // nothing before this node is a formula's box
  bool rendered_before_ = false;  // the last box showed a formula whose source comes in a script after it
  bool is_rendering_ = false;     // so does the box that was read last
};

}  // namespace

std::vector<Formula> find_formulas(const Document& document) { return FormulaFinder(document).run(); }

bool renders_tex(const Document& document) {
  for (NodeId n = 0; n < document.size(); ++n) {
    if (!document.is_element(n, Tag::script)) continue;
    const std::string_view src = document.get(n, Attr::src);
    if (base::contains_ignoring_case(src, "mathjax") || base::contains_ignoring_case(src, "katex")) return true;
  }
  return false;
}

bool TexFinder::next(TexInText& found) {
  constexpr size_t kLongest = 4000;  // an opening delimiter without its end is text
  constexpr std::string_view kClose[] = {"\\)", "\\]", "$$", "$"};
  for (; at_ + 2 < text_.size(); ++at_) {
    size_t kind;
    if (text_[at_] == '\\' && (text_[at_ + 1] == '(' || text_[at_ + 1] == '['))
      kind = text_[at_ + 1] == '[' ? 1 : 0;
    else if (text_[at_] == '$' && text_[at_ + 1] == '$')
      kind = 2;
    else if (text_[at_] == '$' && !base::is_space(text_[at_ + 1]) && (at_ == 0 || text_[at_ - 1] != '\\'))
      kind = 3;
    else
      continue;
    if (at_ < unclosed_[kind]) continue;
    const std::string_view close = kClose[kind];
    const size_t begin = at_ + close.size();
    const std::string_view rest = text_.substr(begin, kLongest);
    const size_t size = rest.find(close);
    if (size == std::string_view::npos) {
      unclosed_[kind] = at_ + kLongest;
      continue;
    }
    if (size == 0) {
      ++at_;
      continue;
    }
    if (kind == 3) {
      const char after = size + 1 < rest.size() ? rest[size + 1] : ' ';
      if (base::is_space(rest[size - 1]) || (after >= '0' && after <= '9') ||
          rest.substr(0, size).find('\n') != std::string_view::npos)
        continue;
    }
    found = {at_, begin + size + close.size(), begin, begin + size, kind == 1 || kind == 2};
    at_ = found.end;
    return true;
  }
  return false;
}

void write_tex(std::string_view tex, bool display, SourceRange source, Composer& composer) {
  const std::string text = shown_tex(tex);
  if (text.empty()) return;
  PendingElement math(Element::math, source);
  if (display) math.with(Attribute::display, "block");
  Tree& tree = composer.open_inline_atom(math);
  tree.open(Element::semantics);
  add_token(tree, text);
  add_annotation(tree, text);
  tree.close();
  composer.close_atom();
}

void write_formula(const Document& document, const Formula& formula, Composer& composer) {
  if (formula.mathml == html::kNoNode)
    return write_tex(formula.tex, formula.display, document[formula.begin].source, composer);
  PendingElement math(Element::math, document[formula.begin].source);
  if (formula.display) math.with(Attribute::display, "block");
  Tree& tree = composer.open_inline_atom(math);
  const bool annotated = !formula.tex.empty();
  if (annotated) tree.open(Element::semantics);
  if (annotated) tree.open(Element::mrow);
  const size_t room = composer.room() > 4 ? composer.room() - 4 : 0;
  std::vector<NodeId> open;  // ends of the elements that were opened
  for (NodeId n = formula.mathml + 1; n < document[formula.mathml].end;) {
    while (!open.empty() && open.back() <= n) {
      tree.close();
      open.pop_back();
    }
    const html::Node& node = document[n];
    NodeId next = n + 1;
    if (node.type == NodeType::element) {
      const Element element = node.ns == Namespace::math ? math_element(node.text) : Element::text;
      if (node.tag == Tag::annotation || node.text == "annotation-xml" || is_opaque(node.tag)) {
        next = node.end;
      } else if (element == Element::text || element == Element::math || element == Element::semantics ||
                 open.size() >= room) {
        // left out; what it holds stays
      } else {
        tree.open(element, node.source);
        if (const std::string_view variant = document.get(n, Attr::mathvariant);
            base::is_one_of(variant, "normal|bold|italic|double-struck|script|fraktur"))
          tree.set(Attribute::mathvariant, variant);
        if (is_token(element)) {
          std::string text = shown(text_in(document, n));
          if (text.empty() && element == Element::mtext) text = "\u00A0";
          tree.add_text(text);
          tree.close();
          next = node.end;
        } else {
          open.push_back(node.end);
        }
      }
    } else if (node.type == NodeType::text) {
      // Text outside of tokens is an error of the page's, but it is text.
      const std::string text = shown(node.text);
      if (!text.empty()) add_token(tree, text);
    }
    n = next;
  }
  for (; !open.empty(); open.pop_back()) tree.close();
  if (annotated) {
    tree.close();
    add_annotation(tree, shown_tex(formula.tex));
    tree.close();
  }
  composer.close_atom();
}

}  // namespace lectern::article
