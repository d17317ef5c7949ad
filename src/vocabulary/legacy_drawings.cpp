#include "vocabulary/legacy_drawings.h"

#include "vocabulary/attributes.h"
#include "vocabulary/schema_table.h"

namespace colophon::vocabulary {

namespace {

constexpr std::string_view kMoving =
    "animate|animateColor|animateMotion|animateTransform|desc|metadata|set|title*";
constexpr std::string_view kAnyDrawing =
    "a|altGlyphDef|animate|animateColor|animateMotion|animateTransform|circle|clipPath|"
    "color-profile|cursor|defs|desc|ellipse|filter|font|font-face|foreignObject|g|image|line|"
    "linearGradient|marker|mask|metadata|path|pattern|polygon|polyline|radialGradient|rect|"
    "script|set|style|svg|switch|symbol|text|title|use|view*";
constexpr std::string_view kWords =
    "a|altGlyph|animate|animateColor|desc|metadata|set|title|tref|tspan*";

constexpr ElementRow kRows[] = {
    {"svg",
     {kAnyDrawing},
     "baseProfile contentScriptType contentStyleType height onabort onerror onresize onscroll "
     "onunload onzoom preserveAspectRatio version viewBox width x y zoomAndPan"},
    {"g defs", {kAnyDrawing}, "transform"},
    {"switch",
     {"a|animate|animateColor|animateMotion|animateTransform|circle|desc|ellipse|foreignObject|"
      "g|image|line|metadata|path|polygon|polyline|rect|set|svg|switch|text|title|use*"},
     "transform"},
    {"symbol", {kAnyDrawing}, "preserveAspectRatio viewBox"},
    {"a", {kAnyDrawing, kText}, "target transform xlink:href!"},
    {"use", {kMoving}, "height transform width x y xlink:href!"},
    {"image", {kMoving}, "height! preserveAspectRatio transform width! x y xlink:href!"},
    {"rect", {kMoving}, "height! rx ry transform width! x y"},
    {"circle", {kMoving}, "cx cy r! transform"},
    {"ellipse", {kMoving}, "cx cy rx! ry! transform"},
    {"line", {kMoving}, "transform x1 x2 y1 y2"},
    {"polyline polygon", {kMoving}, "points! transform"},
    {"path", {kMoving}, "d! pathLength transform"},
    {"text",
     {"a|altGlyph|animate|animateColor|animateMotion|animateTransform|desc|metadata|set|"
      "textPath|title|tref|tspan*",
      kText},
     "dx dy lengthAdjust rotate textLength transform x y"},
    {"tspan", {kWords, kText}, "dx dy lengthAdjust rotate textLength x y"},
    {"textPath", {kWords, kText}, "lengthAdjust method spacing startOffset textLength xlink:href!"},
    {"title desc metadata", {.holds = kText}},
    {"style", {.holds = kText}, "media title type"},
    {"linearGradient radialGradient",
     {"animate|animateTransform|desc|metadata|set|stop|title*"},
     "cx cy fx fy gradientTransform gradientUnits r spreadMethod x1 x2 y1 y2 xlink:href"},
    {"stop", {"animate|animateColor|set*"}, "offset!"},
    {"clipPath",
     {"altGlyphDef|animate|animateColor|animateMotion|animateTransform|circle|desc|ellipse|line|"
      "metadata|path|polygon|polyline|rect|set|text|title|use*"},
     "clipPathUnits transform"},
    {"mask", {kAnyDrawing}, "height maskContentUnits maskUnits width x y"},
    {"pattern",
     {kAnyDrawing},
     "height patternContentUnits patternTransform patternUnits preserveAspectRatio viewBox width x "
     "y xlink:href"},
    {"marker",
     {kAnyDrawing},
     "markerHeight markerUnits markerWidth orient preserveAspectRatio refX refY viewBox"},
    {"view", {"desc|metadata|title*"}, "preserveAspectRatio viewBox viewTarget zoomAndPan"},
    {"foreignObject", {"body*", kBlock | kInline | kText}, "height! transform width! x y"},

    also("", "id@name class style xml:base xml:lang xml:space externalResourcesRequired"),
    also("metadata style view", "-class -style"),
    also("svg g defs switch a use image rect circle ellipse line polyline polygon path text tspan "
         "textPath clipPath mask pattern foreignObject",
         "requiredExtensions requiredFeatures systemLanguage"),
    also("svg g defs switch symbol a use image rect circle ellipse line polyline polygon path text "
         "tspan textPath foreignObject",
         "onactivate onclick onfocusin onfocusout onload onmousedown onmousemove onmouseout "
         "onmouseover onmouseup"),
    also("a use image textPath linearGradient radialGradient pattern",
         "xlink:actuate xlink:arcrole xlink:role xlink:show xlink:title xlink:type"),

    // Properties of CSS.
    also("svg g defs switch symbol a use mask pattern marker foreignObject image rect circle "
         "ellipse line polyline polygon path text tspan textPath clipPath linearGradient "
         "radialGradient stop",
         "color color-interpolation color-rendering"),
    also("svg g defs switch symbol a use mask pattern marker foreignObject image rect circle "
         "ellipse line polyline polygon path text tspan textPath clipPath",
         "clip-path clip-rule cursor display fill-opacity filter image-rendering mask opacity "
         "pointer-events shape-rendering stroke-opacity text-rendering visibility"),
    also("svg g defs switch symbol a use mask pattern marker foreignObject rect circle ellipse "
         "line polyline polygon path text tspan textPath clipPath",
         "fill fill-rule stroke stroke-dasharray stroke-dashoffset stroke-linecap "
         "stroke-linejoin stroke-miterlimit stroke-width"),
    also("svg g defs switch symbol a use mask pattern marker foreignObject text tspan textPath "
         "clipPath",
         "alignment-baseline baseline-shift direction dominant-baseline font-family font-size "
         "font-size-adjust font-stretch font-style font-variant font-weight "
         "glyph-orientation-horizontal glyph-orientation-vertical kerning letter-spacing "
         "text-anchor text-decoration unicode-bidi word-spacing writing-mode"),
    also("svg g defs switch symbol a use mask pattern marker foreignObject image",
         "clip color-profile overflow"),
    also("svg g defs switch symbol a use mask pattern marker foreignObject line polyline "
         "polygon path",
         "marker-end marker-mid marker-start"),
    also("svg g defs switch symbol a use mask pattern marker foreignObject linearGradient "
         "radialGradient stop",
         "stop-color stop-opacity"),
    also("svg g defs switch symbol a use mask pattern marker foreignObject",
         "color-interpolation-filters enable-background flood-color flood-opacity "
         "lighting-color"),
};
constexpr auto kTable = compile_schema<kRows>();
constexpr Schema kSchema = kTable.schema();

constexpr std::string_view kOthers =
    "altGlyph altGlyphDef altGlyphItem animate animateColor animateMotion animateTransform "
    "color-profile cursor definition-src feBlend feColorMatrix feComponentTransfer feComposite "
    "feConvolveMatrix feDiffuseLighting feDisplacementMap feDistantLight feFlood feFuncA "
    "feFuncB feFuncG feFuncR feGaussianBlur feImage feMerge feMergeNode feMorphology feOffset "
    "fePointLight feSpecularLighting feSpotLight feTile feTurbulence filter font font-face "
    "font-face-format font-face-name font-face-src font-face-uri glyph glyphRef hkern "
    "missing-glyph mpath script set tref vkern";

}  // namespace

const Schema& legacy_svg_schema() { return kSchema; }

bool is_other_drawing(std::string_view name) { return has_word(kOthers, name); }

}  // namespace colophon::vocabulary
