#include "write/tex.h"

#include <vector>

#include "base/text.h"
#include "write/formats.h"

namespace lectern::write {
namespace {

struct Symbol {
  std::string_view text;
  std::string_view tex;
};

// Characters that TeX writes as commands; the rest go as they are.
constexpr Symbol kSymbols[] = {
    {"\u03B1", "\\alpha"},
    {"\u03B2", "\\beta"},
    {"\u03B3", "\\gamma"},
    {"\u03B4", "\\delta"},
    {"\u03B5", "\\epsilon"},
    {"\u03B8", "\\theta"},
    {"\u03BB", "\\lambda"},
    {"\u03BC", "\\mu"},
    {"\u03C0", "\\pi"},
    {"\u03C1", "\\rho"},
    {"\u03C3", "\\sigma"},
    {"\u03C4", "\\tau"},
    {"\u03C6", "\\phi"},
    {"\u03C8", "\\psi"},
    {"\u03C9", "\\omega"},
    {"\u0393", "\\Gamma"},
    {"\u0394", "\\Delta"},
    {"\u03A3", "\\Sigma"},
    {"\u03A6", "\\Phi"},
    {"\u03A9", "\\Omega"},
    {"\u2211", "\\sum"},
    {"\u220F", "\\prod"},
    {"\u222B", "\\int"},
    {"\u2202", "\\partial"},
    {"\u2207", "\\nabla"},
    {"\u221E", "\\infty"},
    {"\u2264", "\\leq"},
    {"\u2265", "\\geq"},
    {"\u2260", "\\neq"},
    {"\u2248", "\\approx"},
    {"\u00D7", "\\times"},
    {"\u00B7", "\\cdot"},
    {"\u22C5", "\\cdot"},
    {"\u00B1", "\\pm"},
    {"\u2192", "\\rightarrow"},
    {"\u2190", "\\leftarrow"},
    {"\u21D2", "\\Rightarrow"},
    {"\u2208", "\\in"},
    {"\u2282", "\\subset"},
    {"\u222A", "\\cup"},
    {"\u2229", "\\cap"},
    {"\u2200", "\\forall"},
    {"\u2203", "\\exists"},
    {"\u2026", "\\ldots"},
    {"\u2212", "-"},
    {"{", "\\{"},
    {"}", "\\}"},
    {"%", "\\%"},
    {"#", "\\#"},
    {"&", "\\&"},
};

std::string token(std::string_view text, Element element) {
  text = base::trim(text);
  if (is_invisible_operator(text)) return {};
  for (const Symbol& symbol : kSymbols)
    if (text == symbol.text) return std::string(symbol.tex);
  if (element == Element::mtext || element == Element::ms)
    return text.empty() ? " " : "\\text{" + std::string(text) + "}";
  if (element == Element::mi && text.size() > 1 && static_cast<unsigned char>(text[0]) < 0x80)
    return "\\mathrm{" + std::string(text) + "}";
  return std::string(text);
}

std::string group(const std::string& tex) { return "{" + tex + "}"; }

std::string joined(const std::vector<std::string>& parts, std::string_view separator) {
  std::string out;
  for (const std::string& part : parts) {
    if (part.empty()) continue;
    if (!out.empty()) out += separator;
    out += part;
  }
  return out;
}

std::string compose(Element element, std::vector<std::string>& parts) {
  const auto part = [&](size_t i) { return i < parts.size() ? parts[i] : std::string(); };
  switch (element) {
    case Element::mfrac:
      return "\\frac" + group(part(0)) + group(part(1));
    case Element::msqrt:
      return "\\sqrt" + group(joined(parts, " "));
    case Element::mroot:
      return "\\sqrt[" + part(1) + "]" + group(part(0));
    case Element::msub:
    case Element::munder:
      return part(0) + "_" + group(part(1));
    case Element::msup:
      return part(0) + "^" + group(part(1));
    case Element::mover: {
      constexpr Symbol kAccents[] = {{"\u00AF", "\\overline"}, {"\u203E", "\\overline"},  {"^", "\\hat"},
                                     {"~", "\\tilde"},         {"\\rightarrow", "\\vec"}, {"\u02D9", "\\dot"}};
      for (const Symbol& accent : kAccents)
        if (part(1) == accent.text) return std::string(accent.tex) + group(part(0));
      return part(0) + "^" + group(part(1));
    }
    case Element::msubsup:
    case Element::munderover:
      return part(0) + "_" + group(part(1)) + "^" + group(part(2));
    case Element::mfenced:
      return "\\left(" + joined(parts, ", ") + "\\right)";
    case Element::mtable:
      return "\\begin{matrix} " + joined(parts, " \\\\ ") + " \\end{matrix}";
    case Element::mtr:
      return joined(parts, " & ");
    case Element::mphantom:
    case Element::annotation:
      return {};
    default:
      return joined(parts, " ");
  }
}

}  // namespace

std::string tex_of(const Tree& tree, uint32_t math) {
  for (uint32_t n = math + 1; n < tree[math].end; ++n)
    if (tree[n].element == Element::annotation && n + 1 < tree[n].end) return std::string(tree.text(n + 1));
  struct Open {
    uint32_t node;
    std::vector<std::string> parts;
  };
  std::vector<Open> open;
  open.push_back({math, {}});
  const auto close = [&] {
    std::string tex = compose(tree[open.back().node].element, open.back().parts);
    open.pop_back();
    open.back().parts.push_back(std::move(tex));
  };
  for (uint32_t n = math + 1; n < tree[math].end;) {
    while (open.size() > 1 && tree[open.back().node].end <= n) close();
    const Element element = tree[n].element;
    if (element == Element::mi || element == Element::mn || element == Element::mo || element == Element::ms ||
        element == Element::mtext) {
      open.back().parts.push_back(token(n + 1 < tree[n].end ? tree.text(n + 1) : std::string_view(), element));
      n = tree[n].end;
    } else {
      if (element != Element::text) open.push_back({n, {}});
      ++n;
    }
  }
  while (open.size() > 1) close();
  return joined(open[0].parts, " ");
}

}  // namespace lectern::write
