#include "html/foreign_names.h"

#include <algorithm>
#include <iterator>

#include "base/text.h"

namespace lectern::html {
namespace {

// Sorted by their lower-case spellings.
constexpr std::string_view kElements[] = {
    "altGlyph",
    "altGlyphDef",
    "altGlyphItem",
    "animateColor",
    "animateMotion",
    "animateTransform",
    "clipPath",
    "feBlend",
    "feColorMatrix",
    "feComponentTransfer",
    "feComposite",
    "feConvolveMatrix",
    "feDiffuseLighting",
    "feDisplacementMap",
    "feDistantLight",
    "feDropShadow",
    "feFlood",
    "feFuncA",
    "feFuncB",
    "feFuncG",
    "feFuncR",
    "feGaussianBlur",
    "feImage",
    "feMerge",
    "feMergeNode",
    "feMorphology",
    "feOffset",
    "fePointLight",
    "feSpecularLighting",
    "feSpotLight",
    "feTile",
    "feTurbulence",
    "foreignObject",
    "glyphRef",
    "linearGradient",
    "radialGradient",
    "textPath",
};

constexpr std::string_view kAttributes[] = {
    "attributeName",
    "attributeType",
    "baseFrequency",
    "baseProfile",
    "calcMode",
    "clipPathUnits",
    "diffuseConstant",
    "edgeMode",
    "filterUnits",
    "glyphRef",
    "gradientTransform",
    "gradientUnits",
    "kernelMatrix",
    "kernelUnitLength",
    "keyPoints",
    "keySplines",
    "keyTimes",
    "lengthAdjust",
    "limitingConeAngle",
    "markerHeight",
    "markerUnits",
    "markerWidth",
    "maskContentUnits",
    "maskUnits",
    "numOctaves",
    "pathLength",
    "patternContentUnits",
    "patternTransform",
    "patternUnits",
    "pointsAtX",
    "pointsAtY",
    "pointsAtZ",
    "preserveAlpha",
    "preserveAspectRatio",
    "primitiveUnits",
    "refX",
    "refY",
    "repeatCount",
    "repeatDur",
    "requiredExtensions",
    "requiredFeatures",
    "specularConstant",
    "specularExponent",
    "spreadMethod",
    "startOffset",
    "stdDeviation",
    "stitchTiles",
    "surfaceScale",
    "systemLanguage",
    "tableValues",
    "targetX",
    "targetY",
    "textLength",
    "viewBox",
    "viewTarget",
    "xChannelSelector",
    "yChannelSelector",
    "zoomAndPan",
};

// The order of a name and a lower-case one.
constexpr int compare(std::string_view name, std::string_view lower_case_name) {
  const size_t size = std::min(name.size(), lower_case_name.size());
  for (size_t i = 0; i < size; ++i)
    if (base::lower(name[i]) != lower_case_name[i]) return base::lower(name[i]) < lower_case_name[i] ? -1 : 1;
  return name.size() < lower_case_name.size() ? -1 : name.size() > lower_case_name.size() ? 1 : 0;
}

template <size_t N>
std::string_view find(const std::string_view (&names)[N], std::string_view lower_case_name) {
  const auto* const found =
      std::lower_bound(std::begin(names), std::end(names), lower_case_name,
                       [](std::string_view name, std::string_view wanted) { return compare(name, wanted) < 0; });
  return found != std::end(names) && compare(*found, lower_case_name) == 0 ? *found : std::string_view();
}

}  // namespace

std::string_view adjusted_svg_element(std::string_view name) { return find(kElements, name); }
std::string_view adjusted_svg_attribute(std::string_view name) { return find(kAttributes, name); }
std::string_view adjusted_math_attribute(std::string_view name) {
  return name == "definitionurl" ? "definitionURL" : std::string_view();
}

}  // namespace lectern::html
