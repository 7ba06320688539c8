#include "html/foreign_names.h"

#include <cstddef>
#include <string_view>

#include "base/text.h"

namespace lectern::html {
namespace {

constexpr size_t kLongestName = 19;

// As the standard spells them.
constexpr char kElements[][kLongestName + 1] = {"altGlyph",
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
                                                "textPath"};

constexpr char kAttributes[][kLongestName + 1] = {"attributeName",
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
                                                  "zoomAndPan"};

template <size_t Count>
std::string_view find(const char (&names)[Count][kLongestName + 1], std::string_view lower_case_name) {
  if (lower_case_name.empty()) return {};
  // Every name begins with a lower-case letter, which most of the others do not begin with.
  for (const char* name : names)
    if (name[0] == lower_case_name[0] && base::equal_ignoring_case(name, lower_case_name)) return name;
  return {};
}

}  // namespace

std::string_view adjusted_svg_element(std::string_view name) { return find(kElements, name); }
std::string_view adjusted_svg_attribute(std::string_view name) { return find(kAttributes, name); }
std::string_view adjusted_math_attribute(std::string_view name) {
  return name == "definitionurl" ? "definitionURL" : std::string_view();
}

}  // namespace lectern::html
