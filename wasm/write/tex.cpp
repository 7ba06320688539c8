#include "write/tex.h"

#include <vector>

#include "base/text.h"
#include "tree/node_classes.h"

namespace lectern::write {
namespace {

// Characters that TeX writes as commands, each before its command; the rest go as they are.
constexpr std::string_view kSymbols =
    "\u03B1 \\alpha \u03B2 \\beta \u03B3 \\gamma \u03B4 \\delta \u03B5 \\epsilon \u03B8 \\theta "
    "\u03BB \\lambda \u03BC \\mu \u03C0 \\pi \u03C1 \\rho \u03C3 \\sigma \u03C4 \\tau \u03C6 \\phi "
    "\u03C8 \\psi \u03C9 \\omega \u0393 \\Gamma \u0394 \\Delta \u03A3 \\Sigma \u03A6 \\Phi "
    "\u03A9 \\Omega \u2211 \\sum \u220F \\prod \u222B \\int \u2202 \\partial \u2207 \\nabla "
    "\u221E \\infty \u2264 \\leq \u2265 \\geq \u2260 \\neq \u2248 \\approx \u00D7 \\times \u00B7 \\cdot "
    "\u22C5 \\cdot \u00B1 \\pm \u2192 \\rightarrow \u2190 \\leftarrow \u21D2 \\Rightarrow \u2208 \\in "
    "\u2282 \\subset \u222A \\cup \u2229 \\cap \u2200 \\forall \u2203 \\exists \u2026 \\ldots \u2212 - "
    "{ \\{ } \\} % \\% # \\# & \\&";

// Marks over something, as they stand in TeX by then, each before its command.
constexpr std::string_view kAccents =
    "\u00AF \\overline \u203E \\overline ^ \\hat ~ \\tilde \\rightarrow \\vec \u02D9 \\dot";

// What stands after a word in a list of pairs; empty if the word is not in it.
std::string_view value_in(std::string_view pairs, std::string_view wanted) {
  for (std::string_view key; !(key = base::next_token(pairs)).empty();) {
    const std::string_view value = base::next_token(pairs);
    if (key == wanted) return value;
  }
  return {};
}

// How TeX writes an element: @0 to @2 are its parts, @ before another character is all of them with a separator.
std::string_view pattern_of(Element element) {
  switch (element) {
    case Element::mfrac:
      return "\\frac{@0}{@1}";
    case Element::msqrt:
      return "\\sqrt{@ }";
    case Element::mroot:
      return "\\sqrt[@1]{@0}";
    case Element::msub:
    case Element::munder:
      return "@0_{@1}";
    case Element::msup:
    case Element::mover:
      return "@0^{@1}";
    case Element::msubsup:
    case Element::munderover:
      return "@0_{@1}^{@2}";
    case Element::mfenced:
      return "\\left(@,\\right)";
    case Element::mtable:
      return "\\begin{matrix} @/ \\end{matrix}";
    case Element::mtr:
      return "@&";
    case Element::mphantom:
    case Element::annotation:
      return {};
    default:
      return "@ ";
  }
}

std::string_view separator_of(char sign) {
  switch (sign) {
    case ',':
      return ", ";
    case '/':
      return " \\\\ ";
    case '&':
      return " & ";
    default:
      return " ";
  }
}

std::string token(std::string_view text, Element element) {
  text = base::trim(text);
  if (is_invisible_operator(text)) return {};
  if (const std::string_view command = value_in(kSymbols, text); !command.empty()) return std::string(command);
  std::string out(text);
  const bool plain = element == Element::mtext || element == Element::ms;
  if (plain && text.empty()) return " ";
  if (plain || (element == Element::mi && text.size() > 1 && static_cast<unsigned char>(text[0]) < 0x80)) {
    out.insert(0, plain ? "\\text{" : "\\mathrm{");
    out += '}';
  }
  return out;
}

// The TeX of an element whose parts begin at `first`.
std::string compose(Element element, const std::vector<std::string>& all, size_t first) {
  const std::string* const parts = all.data() + first;
  const size_t count = all.size() - first;
  std::string out;
  std::string_view pattern = pattern_of(element);
  if (element == Element::mover && count > 1) {
    out = value_in(kAccents, parts[1]);
    if (!out.empty()) pattern = "{@0}";
  }
  for (size_t i = 0; i < pattern.size(); ++i) {
    if (pattern[i] != '@') {
      out += pattern[i];
      continue;
    }
    const char sign = pattern[++i];
    if (sign >= '0' && sign <= '2') {
      const auto part = static_cast<size_t>(sign - '0');
      if (part < count) out += parts[part];
      continue;
    }
    const size_t begin = out.size();
    for (size_t part = 0; part < count; ++part) {
      if (parts[part].empty()) continue;
      if (out.size() > begin) out += separator_of(sign);
      out += parts[part];
    }
  }
  return out;
}

}  // namespace

std::string tex_of(const Tree& tree, uint32_t math) {
  for (uint32_t n = math + 1; n < tree[math].end; ++n)
    if (tree[n].element == Element::annotation && n + 1 < tree[n].end) return std::string(tree.text(n + 1));
  struct Open {
    uint32_t node;
    size_t first;  // its parts are those from here on
  };
  std::vector<Open> open;
  std::vector<std::string> parts;
  open.push_back({math, 0});
  const auto close = [&] {
    const auto [node, first] = open.back();
    open.pop_back();
    std::string tex = compose(tree[node].element, parts, first);
    parts.resize(first);
    parts.push_back(std::move(tex));
  };
  for (uint32_t n = math + 1; n < tree[math].end;) {
    while (tree[open.back().node].end <= n) close();
    const Element element = tree[n].element;
    if (element == Element::mi || element == Element::mn || element == Element::mo || element == Element::ms ||
        element == Element::mtext) {
      parts.push_back(token(n + 1 < tree[n].end ? tree.text(n + 1) : std::string_view(), element));
      n = tree[n].end;
    } else {
      if (element != Element::text) open.push_back({n, parts.size()});
      ++n;
    }
  }
  while (!open.empty()) close();
  return std::move(parts[0]);
}

}  // namespace lectern::write
