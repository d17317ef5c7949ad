#include "vocabulary/document_attributes.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <utility>

#include "base/ascii.h"
#include "base/short_name.h"
#include "formats/language_tag.h"
#include "vocabulary/attribute_forms.h"
#include "vocabulary/attributes.h"

namespace colophon::vocabulary {

namespace {

using Form = AttributeForm;

// Elements, and what they may have: `name`, `name:form`, `name=word|word`, or `name~word|word`
// where capitals do not count; with a `+` before it where authors may write it. No element: all.
struct Line {
  std::string_view elements;
  std::string_view attributes;
};

constexpr std::string_view kForms[] = {
    "any",     "",         "",         "itself",       "int",
    "count",   "positive", "number",   "count-number", "positive-number",
    "word",    "lang",     "filled",   "mime",         "target",
    "frame",   "map",      "date",     "moment",       "sizes",
    "charset", "terms",    "resource", "prefixes"};

constexpr Line kLines[] = {
    // Global ones: HTML's, microdata's and RDFa's.
    {"",
     "+id:word +class +title +style +lang:lang +dir~ltr|rtl|auto +translate~''|yes|no "
     "+hidden~''|hidden|until-found +tabindex:int accesskey autocapitalize~off|none|on|sentences|"
     "words|characters autofocus:itself contenteditable~''|true|false|plaintext-only "
     "draggable~true|false enterkeyhint=enter|done|go|next|previous|search|send inert:itself "
     "inputmode=none|text|tel|url|email|numeric|decimal|search is nonce "
     "popover=''|auto|manual|hint "
     "slot spellcheck~''|true|false itemid itemprop:filled itemref itemscope:itself "
     "itemtype:filled "
     "about:resource content datatype:terms inlist prefix:prefixes property:terms rel:terms "
     "resource:resource "
     "rev:terms typeof:terms vocab"},
    {"a area link form", "+rel"},
    {"a", "download +href +hreflang:lang name:word ping +target:target +type:mime"},
    {"a area img iframe link script",
     "referrerpolicy=''|no-referrer|no-referrer-when-downgrade|same-origin|origin|strict-origin|"
     "origin-when-cross-origin|strict-origin-when-cross-origin|unsafe-url"},
    {"area",
     "alt coords download href hreflang:lang ping shape~circle|default|poly|rect target:target "
     "type:mime"},
    {"audio video",
     "autoplay:itself +controls:itself crossorigin~''|anonymous|use-credentials loop:itself "
     "muted:itself +preload~''|none|metadata|auto +src:filled"},
    {"video", "+height:count +width:count playsinline:itself +poster:filled"},
    {"base", "href target:target"},
    {"blockquote q", "+cite"},
    {"button input",
     "disabled:itself form:word formaction:filled "
     "formenctype=application/x-www-form-urlencoded|multipart/form-data|text/plain "
     "formmethod=get|post|dialog formnovalidate:itself formtarget:target name:filled "
     "popovertarget:word popovertargetaction=hide|show|toggle value"},
    {"button", "type~button|reset|submit"},
    {"canvas embed", "height:count width:count"},
    {"col colgroup", "+span:positive"},
    {"data", "+value"},
    {"ins del", "+cite +datetime:date"},
    {"details dialog", "+open:itself"},
    {"embed", "src:filled type:mime"},
    {"fieldset", "disabled:itself form:word name:filled"},
    {"form",
     "accept-charset action:filled autocomplete~on|off enctype=application/x-www-form-urlencoded|"
     "multipart/form-data|text/plain method=get|post|dialog name:filled novalidate:itself "
     "target:target"},
    {"iframe",
     "allow allowfullscreen:itself height:count width:count loading=lazy|eager name:frame sandbox "
     "src:filled srcdoc"},
    {"img",
     "+alt border=0 crossorigin~''|anonymous|use-credentials decoding=sync|async|auto "
     "fetchpriority=high|low|auto generator-unable-to-provide-required-alt='' +height:count "
     "ismap:itself loading=lazy|eager sizes +src:filled srcset usemap:map +width:count"},
    {"input",
     "accept alt:filled autocomplete capture=user|environment checked:itself dirname:filled "
     "height:count width:count list:word max min maxlength:count minlength:count multiple:itself "
     "pattern placeholder readonly:itself required:itself size:positive src:filled step "
     "type=button|checkbox|color|date|datetime-local|email|file|hidden|image|month|number|password|"
     "radio|range|reset|search|submit|tel|text|time|url|week"},
    {"label", "for:word"},
    {"li", "+value:int"},
    {"link",
     "as=''|audio|audioworklet|document|embed|fetch|font|image|manifest|object|paintworklet|report|"
     "script|serviceworker|sharedworker|style|track|video|worker|xslt blocking=render color "
     "crossorigin~''|anonymous|use-credentials disabled:itself fetchpriority=high|low|auto "
     "href:filled hreflang:lang imagesizes imagesrcset integrity media scope sizes:sizes type:mime "
     "updateviacache=imports|all|none workertype=classic|module"},
    {"map", "name:word"},
    {"meta", "charset:charset http-equiv media name:filled"},
    {"meter", "+high:number +low:number +max:number +min:number +optimum:number +value:number"},
    {"object", "data:filled form:word height:count width:count name:frame type:mime usemap:map"},
    {"ol", "+reversed:itself +start:int +type=1|a|A|i|I"},
    {"optgroup option", "disabled:itself"},
    {"optgroup", "label"},
    {"option", "label:filled selected:itself value"},
    {"output", "for form:word name:filled"},
    {"param", "name value"},
    {"progress", "+max:positive-number +value:count-number"},
    {"script",
     "async:itself blocking=render charset crossorigin~''|anonymous|use-credentials defer:itself "
     "fetchpriority=high|low|auto integrity language nomodule:itself src:filled type"},
    {"select",
     "autocomplete disabled:itself form:word multiple:itself name:filled required:itself "
     "size:positive"},
    {"slot", "name"},
    {"source", "height:count width:count media sizes +src:filled srcset +type:mime"},
    {"style", "blocking=render media type"},
    {"table", "border=''|1"},
    {"td th", "+colspan:positive +headers +rowspan:count"},
    {"th", "+scope~row|col|rowgroup|colgroup"},
    {"template", "span:positive src:filled"},
    {"textarea",
     "autocomplete cols:positive dirname:filled disabled:itself form:word maxlength:count "
     "minlength:count name:filled placeholder readonly:itself required:itself rows:positive "
     "wrap~hard|soft"},
    {"time", "+datetime:moment"},
    {"track",
     "+default:itself +kind~subtitles|captions|descriptions|chapters|metadata +label +src:filled "
     "+srclang:lang"},
};

// Functions of scripts: `on…`, on every element, and those that only <body> has.
constexpr std::string_view kEvents =
    "auxclick beforeinput beforematch blur cancel canplay canplaythrough change click close "
    "contextlost contextmenu contextrestored copy cuechange cut dblclick drag dragend dragenter "
    "dragleave dragover dragstart drop durationchange emptied ended error focus formdata "
    "gotpointercapture input invalid keydown keypress keyup load loadeddata loadedmetadata "
    "loadstart lostpointercapture mousedown mouseenter mouseleave mousemove mouseout mouseover "
    "mouseup paste pause play playing pointercancel pointerdown pointerenter pointerleave "
    "pointermove pointerout pointerover pointerrawupdate pointerup progress ratechange reset "
    "resize scroll scrollend securitypolicyviolation seeked seeking select slotchange stalled "
    "submit suspend timeupdate toggle volumechange waiting wheel";
constexpr std::string_view kBodyEvents =
    "afterprint beforeprint beforeunload hashchange languagechange message messageerror offline "
    "online pagehide pageshow popstate rejectionhandled storage unhandledrejection unload";

constexpr std::uint64_t hash(std::string_view text, std::uint64_t seed) {
  for (const char c : text) seed = (seed ^ static_cast<unsigned char>(c)) * 0x100000001B3;
  return seed;
}
constexpr std::uint64_t key_of(std::string_view element, std::string_view attribute) {
  return hash(attribute, hash(element, 0xCBF29CE484222325) * 31 + 7);
}

constexpr std::string_view take_word(std::string_view& rest) {
  const std::size_t length = std::min(rest.find(' '), rest.size());
  const std::string_view word = rest.substr(0, length);
  rest.remove_prefix(std::min(length + 1, rest.size()));
  return word;
}

constexpr void for_each_pair(auto&& take) {
  for (const Line& line : kLines) {
    std::string_view elements = line.elements;
    do {
      const std::string_view element = take_word(elements);
      for (std::string_view rest = line.attributes; !rest.empty();) take(element, take_word(rest));
    } while (!elements.empty());
  }
}

consteval std::size_t count_pairs() {
  std::size_t count = 0;
  for_each_pair([&](std::string_view, std::string_view) { ++count; });
  return count;
}

struct Entry {
  std::uint64_t key = 0;
  AttributeRule rule;
};

constexpr Entry entry_of(std::string_view element, std::string_view word) {
  const bool is_kept = word.starts_with('+');
  if (is_kept) word.remove_prefix(1);
  const std::size_t end = std::min(word.find_first_of(":=~"), word.size());
  Entry entry{key_of(element, word.substr(0, end)), {.is_kept = is_kept}};
  if (end == word.size()) return entry;
  if (word[end] != ':') {
    entry.rule.form = word[end] == '=' ? Form::one_of : Form::any_case;
    entry.rule.words = word.substr(end + 1);
    return entry;
  }
  const auto form = std::find(std::begin(kForms), std::end(kForms), word.substr(end + 1));
  if (form == std::end(kForms)) throw "no such form";
  entry.rule.form = static_cast<Form>(form - std::begin(kForms));
  return entry;
}

consteval auto make_entries() {
  std::array<Entry, count_pairs()> entries{};
  std::size_t count = 0;
  for_each_pair([&](std::string_view element, std::string_view word) {
    entries[count++] = entry_of(element, word);
  });
  std::sort(entries.begin(), entries.end(),
            [](const Entry& a, const Entry& b) { return a.key < b.key; });
  for (std::size_t i = 1; i < entries.size(); ++i) {
    if (entries[i].key == entries[i - 1].key) throw "the same attribute twice, or equal hashes";
  }
  return entries;
}
constexpr auto kEntries = make_entries();

const AttributeRule* find(std::string_view element, std::string_view attribute) {
  const std::uint64_t key = key_of(element, attribute);
  const auto found =
      std::lower_bound(kEntries.begin(), kEntries.end(), key,
                       [](const Entry& entry, std::uint64_t wanted) { return entry.key < wanted; });
  return found != kEntries.end() && found->key == key ? &found->rule : nullptr;
}

constexpr AttributeRule kAnything;

// `meta` and `link` have several sets to choose from: verify knows them.
constexpr NamesWith<std::string_view> kRequiredLines[] = {
    {"data meter", "value"}, {"img track", "src"},    {"map", "name"},
    {"optgroup", "label"},   {"param", "name value"}, {"bdo", "dir"},
};
constexpr NameTable<std::string_view, count_names(kRequiredLines)> kRequired(kRequiredLines);

constexpr NamesWith<bool> kUntypedLines[] = {
    {"head title base link style meta script template slot search rb rtc col", true}};
constexpr NameTable<bool, count_names(kUntypedLines)> kUntyped(kUntypedLines);

}  // namespace

const AttributeRule* document_attribute(std::string_view element, std::string_view attribute) {
  if (const AttributeRule* own = find(element, attribute)) return own;
  if ((attribute == "rel" && element == "meta") || (attribute == "rel" && element == "base") ||
      (attribute == "rev" && (element == "meta" || element == "a"))) {
    return nullptr;
  }
  if (const AttributeRule* global = find("", attribute)) return global;
  // A plug-in has attributes of its own.
  if (element == "embed") return &kAnything;
  if (attribute.starts_with("on")) {
    const std::string_view event = attribute.substr(2);
    const bool is_known = has_word(kEvents, event);
    return is_known || (element == "body" && has_word(kBodyEvents, event)) ? &kAnything : nullptr;
  }
  return nullptr;
}

bool has_form(const AttributeRule& rule, std::string_view attribute, std::string_view value) {
  const std::string_view trimmed = forms::trim(value);
  switch (rule.form) {
    case Form::anything:
      return true;
    case Form::one_of:
      return forms::is_one_of(rule.words, trimmed);
    case Form::any_case:
      return forms::is_one_of(rule.words, ascii::lower(trimmed));
    case Form::itself:
      return trimmed.empty() || ascii::lower(trimmed) == attribute;
    case Form::integer:
      return forms::is_integer(trimmed);
    case Form::count:
      return forms::is_count(trimmed);
    case Form::positive:
      return forms::is_positive(trimmed);
    case Form::number:
      return forms::is_number(trimmed);
    case Form::count_number:
      return forms::is_finite(trimmed) && !forms::is_below_zero(trimmed);
    case Form::positive_number:
      return forms::is_finite(trimmed) && !forms::is_below_zero(trimmed) &&
             !forms::is_zero(trimmed);
    case Form::word:
      return !value.empty() && value.find_first_of(" \t\r\n") == value.npos;
    case Form::language:
      return trimmed.empty() || is_schema_language(trimmed);
    case Form::filled:
      return !trimmed.empty();
    case Form::media_type:
      return forms::is_media_type(value);
    case Form::target:
      return value.empty() || value.front() != '_' || forms::is_target_keyword(value);
    case Form::frame:
      return value.empty() || value.front() != '_';
    case Form::map_reference:
      return value.size() > 1 && value.front() == '#';
    case Form::date:
      return forms::is_date(trimmed) || forms::is_date_and_time(trimmed);
    case Form::moment:
      return forms::is_moment(trimmed);
    case Form::sizes:
      return trimmed == "any" || forms::are_sizes(trimmed);
    case Form::charset:
      return forms::is_utf8_name(value);
    case Form::terms:
      return value.empty() || forms::are_terms(value);
    case Form::resource:
      return forms::is_resource(value);
    case Form::prefixes:
      return trimmed.empty() || forms::are_prefixes(trimmed);
  }
  return true;
}

bool is_custom_data_name(std::string_view attribute) {
  constexpr std::string_view kStart = "data-";
  if (!attribute.starts_with(kStart) || attribute.size() == kStart.size()) return false;
  const char first = attribute[kStart.size()];
  const bool begins_name = (first >= 'a' && first <= 'z') || first == '_' || first == ':' ||
                           static_cast<unsigned char>(first) >= 0x80;
  return begins_name && std::none_of(attribute.begin(), attribute.end(),
                                     [](char c) { return c >= 'A' && c <= 'Z'; });
}

std::string_view required_attributes(std::string_view element) {
  const std::string_view* found = kRequired.find(element);
  return found ? *found : std::string_view();
}

bool takes_epub_type(std::string_view element) { return !kUntyped.find(element); }

}  // namespace colophon::vocabulary
