#include "formats/css/lints/names.h"

#include <algorithm>
#include <cstddef>
#include <string>
#include <utility>
#include <vector>

namespace colophon::css {
namespace {

// Every property, and descriptor of an at-rule, that a CSS specification of the W3C or SVG 1.1 has
// or had, but for those with a prefix. From the list of names in mdn-data 2.37.2 (CC0), completed
// from CSS 2, css-speech-1 and EPUB. Sorted.
constexpr std::string_view kProperties =
    "accent-color additive-symbols adobe-hyphenate align-content align-items align-self "
    "align-tracks alignment-baseline all anchor-name anchor-scope animation animation-composition "
    "animation-delay animation-direction animation-duration animation-fill-mode "
    "animation-iteration-count animation-name animation-play-state animation-range "
    "animation-range-end animation-range-start animation-timeline animation-timing-function "
    "animation-trigger appearance ascent-override aspect-ratio azimuth backdrop-filter "
    "backface-visibility background background-attachment background-blend-mode background-clip "
    "background-color background-image background-origin background-position "
    "background-position-x background-position-y background-repeat background-size baseline-shift "
    "baseline-source behavior bleed block-size bookmark-label bookmark-level border border-block "
    "border-block-color border-block-end border-block-end-color border-block-end-style "
    "border-block-end-width border-block-start border-block-start-color border-block-start-style "
    "border-block-start-width border-block-style border-block-width border-bottom "
    "border-bottom-color border-bottom-left-radius border-bottom-right-radius border-bottom-style "
    "border-bottom-width border-collapse border-color border-end-end-radius "
    "border-end-start-radius border-image border-image-outset border-image-repeat "
    "border-image-slice border-image-source border-image-width border-inline border-inline-color "
    "border-inline-end border-inline-end-color border-inline-end-style border-inline-end-width "
    "border-inline-start border-inline-start-color border-inline-start-style "
    "border-inline-start-width border-inline-style border-inline-width border-left "
    "border-left-color border-left-style border-left-width border-radius border-right "
    "border-right-color border-right-style border-right-width border-shape border-spacing "
    "border-start-end-radius border-start-start-radius border-style border-top border-top-color "
    "border-top-left-radius border-top-right-radius border-top-style border-top-width "
    "border-width bottom box-align box-decoration-break box-direction box-flex box-flex-group "
    "box-lines box-ordinal-group box-orient box-pack box-shadow box-sizing break-after "
    "break-before break-inside caption-side caret caret-animation caret-color caret-shape clear "
    "clip clip-path clip-rule color color-interpolation color-interpolation-filters "
    "color-rendering color-scheme column-count column-fill column-gap column-height column-rule "
    "column-rule-color column-rule-style column-rule-width column-span column-width column-wrap "
    "columns contain contain-intrinsic-block-size contain-intrinsic-height "
    "contain-intrinsic-inline-size contain-intrinsic-size contain-intrinsic-width container "
    "container-name container-type content content-visibility corner-block-end-shape "
    "corner-block-start-shape corner-bottom-left-shape corner-bottom-right-shape "
    "corner-bottom-shape corner-end-end-shape corner-end-start-shape corner-inline-end-shape "
    "corner-inline-start-shape corner-left-shape corner-right-shape corner-shape "
    "corner-start-end-shape corner-start-start-shape corner-top-left-shape corner-top-right-shape "
    "corner-top-shape counter-increment counter-reset counter-set cue cue-after cue-before cursor "
    "cx cy d descent-override direction display dominant-baseline duplex dynamic-range-limit "
    "elevation empty-cells enable-background fallback field-sizing fill fill-opacity fill-rule "
    "filter flex flex-basis flex-direction flex-flow flex-grow flex-line-count flex-shrink "
    "flex-wrap float float-offset flood-color flood-opacity font font-display font-family "
    "font-feature-settings font-kerning font-language-override font-optical-sizing font-palette "
    "font-size font-size-adjust font-smooth font-stretch font-style font-synthesis "
    "font-synthesis-position font-synthesis-small-caps font-synthesis-style font-synthesis-weight "
    "font-variant font-variant-alternates font-variant-caps font-variant-east-asian "
    "font-variant-emoji font-variant-ligatures font-variant-numeric font-variant-position "
    "font-variation-settings font-weight font-width footnote-display footnote-policy "
    "forced-color-adjust frame-sizing gap glyph-orientation-horizontal glyph-orientation-vertical "
    "grid grid-area grid-auto-columns grid-auto-flow grid-auto-rows grid-column grid-column-end "
    "grid-column-gap grid-column-start grid-gap grid-row grid-row-end grid-row-gap grid-row-start "
    "grid-template grid-template-areas grid-template-columns grid-template-rows "
    "hanging-punctuation height hyphenate-character hyphenate-limit-chars hyphenate-resource "
    "hyphens image-orientation image-rendering image-resolution ime-mode inherits initial-letter "
    "initial-letter-align initial-value inline-size inset inset-block inset-block-end "
    "inset-block-start inset-inline inset-inline-end inset-inline-start interactivity "
    "interest-delay interest-delay-end interest-delay-start interpolate-size isolation "
    "justify-content justify-items justify-self justify-tracks kerning left letter-spacing "
    "lighting-color line-break line-clamp line-gap-override line-height line-height-step "
    "link-parameters list-style list-style-image list-style-position list-style-type margin "
    "margin-block margin-block-end margin-block-start margin-bottom margin-inline "
    "margin-inline-end margin-inline-start margin-left margin-right margin-top margin-trim marker "
    "marker-end marker-mid marker-start marks mask mask-border mask-border-mode "
    "mask-border-outset mask-border-repeat mask-border-slice mask-border-source mask-border-width "
    "mask-clip mask-composite mask-image mask-mode mask-origin mask-position mask-repeat "
    "mask-size mask-type masonry-auto-flow math-depth math-shift math-style max-block-size "
    "max-height max-inline-size max-lines max-width min-block-size min-height min-inline-size "
    "min-width mix-blend-mode navigation negative object-fit object-position object-view-box "
    "offset offset-anchor offset-distance offset-path offset-position offset-rotate opacity order "
    "orphans outline outline-color outline-offset outline-style outline-width overflow "
    "overflow-anchor overflow-block overflow-clip-box overflow-clip-margin overflow-inline "
    "overflow-wrap overflow-x overflow-y overlay overscroll-behavior overscroll-behavior-block "
    "overscroll-behavior-inline overscroll-behavior-x overscroll-behavior-y pad padding "
    "padding-block padding-block-end padding-block-start padding-bottom padding-inline "
    "padding-inline-end padding-inline-start padding-left padding-right padding-top page "
    "page-break-after page-break-before page-break-inside paint-order path-length pause "
    "pause-after pause-before perspective perspective-origin pitch pitch-range place-content "
    "place-items place-self play-during pointer-events position position-anchor position-area "
    "position-try position-try-fallbacks position-try-order position-visibility prefix "
    "print-color-adjust quotes r range reading-flow reading-order resize rest rest-after "
    "rest-before richness right rotate row-gap ruby-align ruby-merge ruby-overhang ruby-position "
    "rx ry scale scroll-axis-lock scroll-behavior scroll-initial-target scroll-margin "
    "scroll-margin-block scroll-margin-block-end scroll-margin-block-start scroll-margin-bottom "
    "scroll-margin-inline scroll-margin-inline-end scroll-margin-inline-start scroll-margin-left "
    "scroll-margin-right scroll-margin-top scroll-marker-group scroll-padding "
    "scroll-padding-block scroll-padding-block-end scroll-padding-block-start "
    "scroll-padding-bottom scroll-padding-inline scroll-padding-inline-end "
    "scroll-padding-inline-start scroll-padding-left scroll-padding-right scroll-padding-top "
    "scroll-snap-align scroll-snap-coordinate scroll-snap-destination scroll-snap-points-x "
    "scroll-snap-points-y scroll-snap-stop scroll-snap-type scroll-snap-type-x scroll-snap-type-y "
    "scroll-target-group scroll-timeline scroll-timeline-axis scroll-timeline-name "
    "scrollbar-color scrollbar-gutter scrollbar-width shape-image-threshold shape-margin "
    "shape-outside shape-rendering size size-adjust speak speak-as speak-header speak-numeral "
    "speak-punctuation speech-rate src stop-color stop-opacity stress string-set stroke "
    "stroke-color stroke-dasharray stroke-dashoffset stroke-linecap stroke-linejoin "
    "stroke-miterlimit stroke-opacity stroke-width suffix symbols syntax system tab-size "
    "table-layout text-align text-align-last text-anchor text-autospace text-box text-box-edge "
    "text-box-trim text-combine-upright text-decoration text-decoration-color "
    "text-decoration-inset text-decoration-line text-decoration-skip text-decoration-skip-ink "
    "text-decoration-style text-decoration-thickness text-emphasis text-emphasis-color "
    "text-emphasis-position text-emphasis-style text-fit text-indent text-justify "
    "text-orientation text-overflow text-rendering text-shadow text-size-adjust text-spacing-trim "
    "text-transform text-underline-offset text-underline-position text-underline-style text-wrap "
    "text-wrap-mode text-wrap-style timeline-scope timeline-trigger "
    "timeline-trigger-activation-range timeline-trigger-activation-range-end "
    "timeline-trigger-activation-range-start timeline-trigger-active-range "
    "timeline-trigger-active-range-end timeline-trigger-active-range-start timeline-trigger-name "
    "timeline-trigger-source top touch-action transform transform-box transform-origin "
    "transform-style transition transition-behavior transition-delay transition-duration "
    "transition-property transition-timing-function translate trigger-scope unicode-bidi "
    "unicode-range user-select vector-effect vertical-align view-timeline view-timeline-axis "
    "view-timeline-inset view-timeline-name view-transition-class view-transition-name "
    "view-transition-scope visibility voice-balance voice-duration voice-family voice-pitch "
    "voice-range voice-rate voice-stress voice-volume volume white-space white-space-collapse "
    "widows width will-change window-drag word-break word-spacing word-wrap writing-mode x y "
    "z-index zoom";

// Newer than the engines of 2010, in which many e-paper devices live, and not understood there
// (grid, flex, shapes). Without what can be left out in peace, as `hyphens` or `break-inside`.
// Sorted.
constexpr std::string_view kNewProperties =
    "align-content align-items align-self aspect-ratio backdrop-filter clip-path column-gap "
    "columns contain container container-type content-visibility filter flex flex-basis "
    "flex-direction flex-flow flex-grow flex-shrink flex-wrap gap grid grid-area "
    "grid-auto-columns grid-auto-flow grid-auto-rows grid-column grid-column-end "
    "grid-column-start grid-gap grid-row grid-row-end grid-row-start grid-template "
    "grid-template-areas grid-template-columns grid-template-rows initial-letter inset isolation "
    "justify-content justify-items justify-self mask mask-image mix-blend-mode object-fit "
    "object-position order place-content place-items place-self rotate row-gap scale "
    "shape-outside translate";

std::vector<std::string_view> words_of(std::string_view text) {
  std::vector<std::string_view> words;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find(' '), text.size());
    words.push_back(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return words;
}

const std::vector<std::string_view>& properties() {
  static const std::vector<std::string_view> names = words_of(kProperties);
  return names;
}

// Distance 1 of Damerau and Levenshtein: one letter more, less, other, or two exchanged.
bool is_one_slip(std::string_view a, std::string_view b) {
  if (a.size() > b.size()) std::swap(a, b);
  if (b.size() - a.size() > 1) return false;
  const std::size_t same = static_cast<std::size_t>(
      std::mismatch(a.begin(), a.end(), b.begin(), b.end()).first - a.begin());
  const std::string_view rest_a = a.substr(same);
  const std::string_view rest_b = b.substr(same);
  if (a.size() < b.size()) return rest_a == rest_b.substr(1);
  if (rest_a.empty() || rest_a.substr(1) == rest_b.substr(1)) return true;
  return rest_a.size() > 1 && rest_a[0] == rest_b[1] && rest_a[1] == rest_b[0] &&
         rest_a.substr(2) == rest_b.substr(2);
}

// `text-colour`, `centre`.
std::string in_american(std::string_view name) {
  std::string text(name);
  for (const auto& [british, american] :
       {std::pair<std::string_view, std::string_view>{"colour", "color"},
        {"grey", "gray"},
        {"centre", "center"}}) {
    const std::size_t at = text.find(british);
    if (at != text.npos) text.replace(at, british.size(), american);
  }
  return text;
}

}  // namespace

bool is_property(std::string_view name) {
  return std::binary_search(properties().begin(), properties().end(), name);
}

std::string_view meant_property(std::string_view name) {
  const std::string american = in_american(name);
  const auto translated =
      std::lower_bound(properties().begin(), properties().end(), std::string_view(american));
  if (translated != properties().end() && *translated == american) return *translated;
  constexpr std::size_t kShortest = 4;  // `tip` may be a slip for several
  if (name.size() < kShortest) return {};
  std::string_view found;
  for (const std::string_view property : properties()) {
    if (!is_one_slip(name, property)) continue;
    if (!found.empty()) return {};
    found = property;
  }
  return found;
}

bool is_new_property(std::string_view name) {
  static const std::vector<std::string_view> names = words_of(kNewProperties);
  if (std::binary_search(names.begin(), names.end(), name)) return true;
  // Logical properties (css-logical-1): `margin-inline-start`, `block-size`, `inset-block`.
  return name == "block-size" || name == "inline-size" || name.ends_with("-inline") ||
         name.ends_with("-block") || name.find("-inline-") != name.npos ||
         name.find("-block-") != name.npos || name.ends_with("-inline-size") ||
         name.ends_with("-block-size");
}

}  // namespace colophon::css
