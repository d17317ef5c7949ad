#include "vocabulary/legacy_drawings.h"

#include <algorithm>
#include <iterator>

#include "vocabulary/attributes.h"

namespace colophon::vocabulary {

namespace {

constexpr std::string_view kDescriptive = "desc metadata title";
constexpr std::string_view kMoving =
    "animate animateColor animateMotion animateTransform desc metadata set title";
constexpr std::string_view kAnything =
    "a altGlyphDef animate animateColor animateMotion animateTransform circle clipPath "
    "color-profile cursor defs desc ellipse filter font font-face foreignObject g image line "
    "linearGradient marker mask metadata path pattern polygon polyline radialGradient rect script "
    "set style svg switch symbol text title use view";
constexpr std::string_view kWords =
    "a altGlyph animate animateColor desc metadata set title tref tspan";

constexpr std::string_view kColours =
    "color color-interpolation color-rendering stop-color stop-opacity";
constexpr std::string_view kShapePaint =
    "clip-path clip-rule color color-interpolation color-rendering cursor display fill "
    "fill-opacity fill-rule filter image-rendering mask opacity pointer-events shape-rendering "
    "stroke stroke-dasharray stroke-dashoffset stroke-linecap stroke-linejoin stroke-miterlimit "
    "stroke-opacity stroke-width text-rendering visibility";
constexpr std::string_view kLinePaint =
    "clip-path clip-rule color color-interpolation color-rendering cursor display fill "
    "fill-opacity fill-rule filter image-rendering marker-end marker-mid marker-start mask opacity "
    "pointer-events shape-rendering stroke stroke-dasharray stroke-dashoffset stroke-linecap "
    "stroke-linejoin stroke-miterlimit stroke-opacity stroke-width text-rendering visibility";
constexpr std::string_view kImagePaint =
    "clip clip-path clip-rule color color-interpolation color-profile color-rendering cursor "
    "display fill-opacity filter image-rendering mask opacity overflow pointer-events "
    "shape-rendering stroke-opacity text-rendering visibility";
constexpr std::string_view kTextPaint =
    "alignment-baseline baseline-shift clip-path clip-rule color color-interpolation "
    "color-rendering cursor direction display dominant-baseline fill fill-opacity fill-rule filter "
    "font-family font-size font-size-adjust font-stretch font-style font-variant font-weight "
    "glyph-orientation-horizontal glyph-orientation-vertical image-rendering kerning "
    "letter-spacing mask opacity pointer-events shape-rendering stroke stroke-dasharray "
    "stroke-dashoffset stroke-linecap stroke-linejoin stroke-miterlimit stroke-opacity "
    "stroke-width text-anchor text-decoration text-rendering unicode-bidi visibility word-spacing "
    "writing-mode";
constexpr std::string_view kAllPaint =
    "alignment-baseline baseline-shift clip clip-path clip-rule color color-interpolation "
    "color-interpolation-filters color-profile color-rendering cursor direction display "
    "dominant-baseline enable-background fill fill-opacity fill-rule filter flood-color "
    "flood-opacity font-family font-size font-size-adjust font-stretch font-style font-variant "
    "font-weight glyph-orientation-horizontal glyph-orientation-vertical image-rendering kerning "
    "letter-spacing lighting-color marker-end marker-mid marker-start mask opacity overflow "
    "pointer-events shape-rendering stop-color stop-opacity stroke stroke-dasharray "
    "stroke-dashoffset stroke-linecap stroke-linejoin stroke-miterlimit stroke-opacity "
    "stroke-width text-anchor text-decoration text-rendering unicode-bidi visibility word-spacing "
    "writing-mode";

constexpr LegacyDrawing shape(std::string_view attributes, std::string_view required,
                              std::string_view paint) {
  return {.children = kMoving,
          .attributes = attributes,
          .required = required,
          .has_conditions = true,
          .has_events = true,
          .paint = paint};
}
constexpr LegacyDrawing group(std::string_view attributes, std::string_view children = kAnything) {
  return {.children = children,
          .attributes = attributes,
          .has_conditions = true,
          .has_events = true,
          .paint = kAllPaint};
}
constexpr LegacyDrawing linked(LegacyDrawing drawing, std::string_view required = "xlink:href") {
  drawing.has_links = true;
  drawing.required = required;
  return drawing;
}
constexpr LegacyDrawing words(std::string_view attributes, std::string_view children) {
  return {.children = children,
          .holds_text = true,
          .attributes = attributes,
          .has_conditions = true,
          .has_events = true,
          .paint = kTextPaint};
}

struct Line {
  std::string_view names;
  LegacyDrawing drawing;
};

constexpr Line kLines[] = {
    {"svg", group("baseProfile contentScriptType contentStyleType height onabort onerror onresize "
                  "onscroll onunload onzoom preserveAspectRatio version viewBox width x y "
                  "zoomAndPan")},
    {"g defs", group("transform")},
    {"switch", group("transform",
                     "a animate animateColor animateMotion animateTransform circle desc ellipse "
                     "foreignObject g image line metadata path polygon polyline rect set svg "
                     "switch text title use")},
    {"symbol",
     {.children = kAnything,
      .attributes = "preserveAspectRatio viewBox",
      .has_events = true,
      .paint = kAllPaint}},
    {"a", linked({.children = kAnything,
                  .holds_text = true,
                  .attributes = "target transform",
                  .has_conditions = true,
                  .has_events = true,
                  .paint = kAllPaint})},
    {"use", linked(shape("height transform width x y", "", kAllPaint))},
    {"image", linked(shape("height preserveAspectRatio transform width x y", "", kImagePaint),
                     "height width xlink:href")},
    {"rect", shape("height rx ry transform width x y", "height width", kShapePaint)},
    {"circle", shape("cx cy r transform", "r", kShapePaint)},
    {"ellipse", shape("cx cy rx ry transform", "rx ry", kShapePaint)},
    {"line", shape("transform x1 x2 y1 y2", "", kLinePaint)},
    {"polyline polygon", shape("points transform", "points", kLinePaint)},
    {"path", shape("d pathLength transform", "d", kLinePaint)},
    {"text", words("dx dy lengthAdjust rotate textLength transform x y",
                   "a altGlyph animate animateColor animateMotion animateTransform desc metadata "
                   "set textPath title tref tspan")},
    {"tspan", words("dx dy lengthAdjust rotate textLength x y", kWords)},
    {"textPath", linked(words("lengthAdjust method spacing startOffset textLength", kWords))},
    {"title desc", {.holds_text = true}},
    {"metadata", {.holds_text = true, .has_style = false}},
    {"style", {.holds_text = true, .attributes = "media title type", .has_style = false}},
    {"linearGradient radialGradient",
     linked({.children = "animate animateTransform desc metadata set stop title",
             .attributes = "cx cy fx fy gradientTransform gradientUnits r spreadMethod x1 x2 y1 y2",
             .paint = kColours},
            "")},
    {"stop",
     {.children = "animate animateColor set",
      .attributes = "offset",
      .required = "offset",
      .paint = kColours}},
    {"clipPath",
     {.children = "altGlyphDef animate animateColor animateMotion animateTransform "
                  "circle desc ellipse line metadata path polygon polyline rect set "
                  "text title use",
      .attributes = "clipPathUnits transform",
      .has_conditions = true,
      .paint = kTextPaint}},
    {"mask",
     {.children = kAnything,
      .attributes = "height maskContentUnits maskUnits width x y",
      .has_conditions = true,
      .paint = kAllPaint}},
    {"pattern", linked({.children = kAnything,
                        .attributes = "height patternContentUnits patternTransform patternUnits "
                                      "preserveAspectRatio viewBox width x y",
                        .has_conditions = true,
                        .paint = kAllPaint},
                       "")},
    {"marker",
     {.children = kAnything,
      .attributes = "markerHeight markerUnits markerWidth orient preserveAspectRatio "
                    "refX refY viewBox",
      .paint = kAllPaint}},
    {"view",
     {.children = kDescriptive,
      .attributes = "preserveAspectRatio viewBox viewTarget zoomAndPan",
      .has_style = false}},
    {"foreignObject",
     {.attributes = "height transform width x y",
      .required = "height width",
      .has_conditions = true,
      .has_events = true,
      .paint = kAllPaint}},
};

constexpr std::string_view kOthers =
    "altGlyph altGlyphDef altGlyphItem animate animateColor animateMotion animateTransform "
    "color-profile cursor definition-src feBlend feColorMatrix feComponentTransfer feComposite "
    "feConvolveMatrix feDiffuseLighting feDisplacementMap feDistantLight feFlood feFuncA feFuncB "
    "feFuncG feFuncR feGaussianBlur feImage feMerge feMergeNode feMorphology feOffset fePointLight "
    "feSpecularLighting feSpotLight feTile feTurbulence filter font font-face font-face-format "
    "font-face-name font-face-src font-face-uri glyph glyphRef hkern missing-glyph mpath script "
    "set tref vkern";

constexpr std::string_view kShared = "id xml:base xml:lang xml:space externalResourcesRequired";
constexpr std::string_view kConditions = "requiredExtensions requiredFeatures systemLanguage";
constexpr std::string_view kEvents =
    "onactivate onclick onfocusin onfocusout onload onmousedown onmousemove onmouseout "
    "onmouseover onmouseup";
constexpr std::string_view kLinks =
    "xlink:actuate xlink:arcrole xlink:href xlink:role xlink:show xlink:title xlink:type";

}  // namespace

const LegacyDrawing* legacy_drawing(std::string_view name) {
  const auto found = std::find_if(std::begin(kLines), std::end(kLines),
                                  [name](const Line& line) { return has_word(line.names, name); });
  return found == std::end(kLines) ? nullptr : &found->drawing;
}

bool is_other_drawing(std::string_view name) { return has_word(kOthers, name); }

bool takes_attribute(const LegacyDrawing& drawing, std::string_view name) {
  return has_word(drawing.attributes, name) || has_word(kShared, name) ||
         has_word(drawing.paint, name) || (drawing.has_style && has_word("class style", name)) ||
         (drawing.has_conditions && has_word(kConditions, name)) ||
         (drawing.has_events && has_word(kEvents, name)) ||
         (drawing.has_links && has_word(kLinks, name));
}

}  // namespace colophon::vocabulary
