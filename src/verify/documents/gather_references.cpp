// Collects every address in a document.
#include <algorithm>

#include "base/ascii.h"
#include "verify/documents/judge.h"
#include "verify/documents/style_sheet.h"
#include "vocabulary/attribute_forms.h"
#include "vocabulary/attributes.h"

namespace colophon::verify {

namespace {

using Kind = Reference::Kind;
using xml::Space;

// Attributes that are an address, by element; no element: all.
struct Line {
  std::string_view elements;
  std::string_view attribute;
  Kind kind;
};

constexpr Line kDocument[] = {
    {"a area", "href", Kind::hyperlink},
    {"img", "src", Kind::image},
    {"blockquote q ins del", "cite", Kind::citation},
    {"audio video source track", "src", Kind::media},
    {"video", "poster", Kind::image},
    {"iframe embed", "src", Kind::frame},
    {"object", "data", Kind::frame},
    {"input", "src", Kind::image},
    {"script", "src", Kind::script},
};

constexpr Line kDrawing[] = {
    {"a", "href", Kind::hyperlink},
    {"image feImage", "href", Kind::image},
    {"script", "href", Kind::script},
    {"font-face-uri", "href", Kind::font},
};

// The media type that a tag names; that of an <input> is none.
std::string_view type_of(const xml::StartTag& tag) {
  const xml::Attribute* type = tag.name.local == "input" ? nullptr : tag.find("type");
  return type ? vocabulary::forms::trim(type->value) : std::string_view();
}

// The <audio> or <video> whose source it is, by the place of its tag.
std::uint32_t choice_of(const Document& document, const xml::StartTag& tag) {
  const bool is_inner = tag.name.local == "source" && document.open.size() > 1;
  return 1 + document.open[document.open.size() - (is_inner ? 2 : 1)].begin;
}

void add(Document& document, const xml::StartTag& tag, const xml::Attribute& attribute, Kind kind,
         Frame& frame) {
  const xml::AttributePlace place = place_of(document, tag, attribute);
  // What an <object> holds stands in for it; what is in <audio> and <video> is for reading systems
  // that know neither (EPUB 3.3 #sec-fallbacks-audio).
  if (frame.name == short_name("object")) {
    frame.reference = static_cast<std::int32_t>(document.facts.references.size());
  }
  refer(document, {.kind = kind,
                   .target = std::string(attribute.value),
                   .begin = place.value_begin,
                   .end = place.value_end,
                   .type = std::string(type_of(tag)),
                   .choice = kind == Kind::media ? choice_of(document, tag) : 0});
}

// What no checker of books follows.
void add_loaded(Document& document, std::string_view address, const xml::AttributePlace& place) {
  if (address.empty() || address.starts_with('#')) return;
  refer(document, {.kind = Kind::loaded,
                   .target = std::string(address),
                   .begin = place.value_begin,
                   .end = place.value_end});
}

// What an attribute that is CSS loads.
void add_loaded_style(Document& document, const xml::StartTag& tag,
                      const xml::Attribute& attribute) {
  if (attribute.value.find('(') == std::string_view::npos) return;
  for (const Reference& reference : gather_loaded(attribute.value).references) {
    add_loaded(document, reference.target, place_of(document, tag, attribute));
  }
}

// What an animation puts in place of an address, in time.
void add_animated(Document& document, const xml::StartTag& tag) {
  const xml::Attribute* animated = tag.find("attributeName");
  if (!animated) return;
  const std::string_view name = vocabulary::forms::trim(animated->value);
  if (name != "href" && !name.ends_with(":href")) return;
  for (const std::string_view attribute : {"from", "to", "by", "values"}) {
    const xml::Attribute* found = tag.find(attribute);
    for (std::string_view rest = found ? found->value : std::string_view(); !rest.empty();) {
      const std::size_t end = std::min(rest.find(';'), rest.size());
      add_loaded(document, vocabulary::forms::trim(rest.substr(0, end)),
                 place_of(document, tag, *found));
      rest.remove_prefix(std::min(end + 1, rest.size()));
    }
  }
}

// `0; url=…` (HTML section 4.2.5.3), where the page goes by itself.
void add_refresh(Document& document, const xml::StartTag& tag) {
  const xml::Attribute* kind = tag.find("http-equiv");
  const xml::Attribute* content = tag.find("content");
  if (!kind || !content || ascii::lower(kind->value) != "refresh") return;
  const std::size_t at = ascii::lower(content->value).find("url=");
  if (at == std::string::npos) return;
  const std::string_view address = content->value.substr(at + 4);
  const std::size_t begin = std::min(address.find_first_not_of(" '\""), address.size());
  add_loaded(document, address.substr(begin, address.find_last_not_of(" '\"") + 1 - begin),
             place_of(document, tag, *content));
}

// `a.png 1x, b.png 2x` (HTML section 4.8.4.2.1).
void add_candidates(Document& document, const xml::StartTag& tag, const xml::Attribute& attribute) {
  const xml::AttributePlace place = place_of(document, tag, attribute);
  const std::string_view value = attribute.value;
  const std::string_view type = type_of(tag);
  // A <picture> shows another source to whom the type says nothing (#sec-fallbacks-img).
  const bool is_chosen_by_type = tag.name.local == "source" && !type.empty();
  const bool is_raw = place.value_end - place.value_begin == value.size();
  constexpr std::string_view kSpace = " \t\r\n\f";
  std::size_t at = 0;
  while ((at = value.find_first_not_of(" \t\r\n\f,", at)) != value.npos) {
    std::size_t end = std::min(value.find_first_of(kSpace, at), value.size());
    const bool is_whole = value[end - 1] == ',';
    std::size_t next = end;
    while (is_whole && end > at && value[end - 1] == ',') --end;
    if (!is_whole) next = std::min(value.find(',', end), value.size());
    const auto offset = static_cast<std::uint32_t>(at);
    refer(document,
          {.kind = Kind::image,
           .target = std::string(value.substr(at, end - at)),
           .begin = is_raw ? place.value_begin + offset : place.value_begin,
           .end = is_raw ? place.value_begin + static_cast<std::uint32_t>(end) : place.value_end,
           .type = std::string(type),
           .has_fallback = is_chosen_by_type});
    at = next;
  }
}

void add_link(Document& document, const xml::StartTag& tag, Frame& frame) {
  const xml::Attribute* address = tag.find("href");
  if (!address) return;
  const xml::Attribute* rel = tag.find("rel");
  const std::string words = rel ? ascii::lower(rel->value) : std::string();
  const bool is_sheet = vocabulary::has_word(words, "stylesheet");
  document.facts.has_style |= words.find("stylesheet") != words.npos;
  add(document, tag, *address, is_sheet ? Kind::style_sheet : Kind::other, frame);
  // A style sheet to choose is chosen by its title (EPUBCheck CSS-015, which knows small letters).
  const xml::Attribute* title = tag.find("title");
  const bool is_choice = is_sheet && vocabulary::has_word(rel->value, "alternate") &&
                         vocabulary::has_word(rel->value, "stylesheet");
  if (!is_choice || (title && !title->value.empty())) return;
  document.findings.report(Code::lacking_content, tag_span(document, frame), frame.written,
                           "`title`");
}

// Counts for what comes behind it. One base adds to another: few of them, and short ones, are all
// that a book needs.
bool take_base(Document& document, const xml::Attribute& address) {
  constexpr std::size_t kMostBases = 1000;
  constexpr std::size_t kLongestBase = 200;
  std::vector<Base>& bases = document.facts.bases;
  if (bases.size() == kMostBases || address.value.size() > kLongestBase) return false;
  bases.push_back({std::string(address.value), document.base});
  document.base = static_cast<std::uint32_t>(bases.size());
  return true;
}

void gather_from_document(Document& document, const xml::StartTag& tag, Frame& frame) {
  if (frame.name == short_name("link")) return add_link(document, tag, frame);
  if (frame.name == short_name("base")) {
    const xml::Attribute* address = tag.find("href");
    if (!address) return;
    take_base(document, *address);
    return add_loaded(document, address->value, place_of(document, tag, *address));
  }
  if (frame.name == short_name("meta")) add_refresh(document, tag);
  for (const xml::Attribute& attribute : tag.attributes) {
    if (attribute.name.space != Space::none) continue;
    for (const Line& line : kDocument) {
      // EPUBCheck follows neither in EPUB 2.
      const bool is_unasked = document.kind == DocumentKind::legacy &&
                              (line.kind == Kind::script || line.kind == Kind::citation);
      if (!is_unasked && line.attribute == attribute.name.local &&
          vocabulary::has_word(line.elements, tag.name.local)) {
        add(document, tag, attribute, line.kind, frame);
      }
    }
    const bool is_list = attribute.name.local == "srcset" || attribute.name.local == "imagesrcset";
    if (is_list) add_candidates(document, tag, attribute);
    if (attribute.name.local == "background") {
      add_loaded(document, attribute.value, place_of(document, tag, attribute));
    }
  }
}

void note_part(Document& document, const xml::StartTag& tag) {
  const vocabulary::SvgPart part = vocabulary::svg_part(tag.name.local);
  const xml::Attribute* id = part == vocabulary::SvgPart::other ? nullptr : tag.find("id");
  if (!id || !document.budget.take()) return;
  document.facts.svg_parts.emplace(vocabulary::forms::trim(id->value), part);
}

void gather_from_drawing(Document& document, const xml::StartTag& tag, Frame& frame) {
  note_part(document, tag);
  if (document.open.size() == 1) document.facts.has_view_box = tag.find("viewBox") != nullptr;
  // EPUBCheck does not follow SVG 2's `href` of a <use>.
  const xml::Attribute* part = tag.name.local == "use" ? tag.find(Space::xlink, "href") : nullptr;
  if (part) add(document, tag, *part, Kind::drawing, frame);
  // SVG 2: an `href` of its own counts before XLink's.
  const xml::Attribute* address = tag.find("href");
  if (!address) address = tag.find(Space::xlink, "href");
  if (address) {
    const auto* const line = std::find_if(
        std::begin(kDrawing), std::end(kDrawing),
        [&](const Line& it) { return vocabulary::has_word(it.elements, tag.name.local); });
    if (line != std::end(kDrawing)) {
      add(document, tag, *address, line->kind, frame);
    } else if (address != part) {
      add_loaded(document, address->value, place_of(document, tag, *address));
    }
  }
  add_animated(document, tag);
  for (const xml::Attribute& attribute : tag.attributes) {
    // Paint, `url(#id)`; what clips, masks and marks EPUBCheck does not follow.
    const bool is_paint = attribute.name.space == Space::none &&
                          (attribute.name.local == "fill" || attribute.name.local == "stroke");
    const bool is_url = attribute.value.starts_with("url(") && attribute.value.ends_with(")");
    if (!is_paint || !is_url) {
      const bool is_css =
          attribute.name.space == Space::none && !vocabulary::holds_words(attribute.name.local);
      if (is_css) add_loaded_style(document, tag, attribute);
      continue;
    }
    const std::string_view rest = attribute.value.substr(4);
    const std::string_view target = rest.substr(0, std::min(rest.find(')'), rest.size()));
    const xml::AttributePlace place = place_of(document, tag, attribute);
    std::string_view bare = vocabulary::forms::trim(target);
    if (bare.size() > 1 && (bare.front() == '"' || bare.front() == '\'')) {
      bare = bare.substr(1, bare.size() - 2);
    }
    refer(document, {.kind = Kind::paint,
                     .target = std::string(bare),
                     .begin = place.value_begin,
                     .end = place.value_end});
  }
}

void gather_from_formula(Document& document, const xml::StartTag& tag, Frame& frame) {
  if (const xml::Attribute* link = tag.find("href")) {
    add(document, tag, *link, Kind::hyperlink, frame);
  }
  const xml::Attribute* image = tag.find(tag.name.local == "mglyph" ? "src" : "altimg");
  if (image) add(document, tag, *image, Kind::image, frame);
  if (const xml::Attribute* style = tag.find("style")) add_loaded_style(document, tag, *style);
}

// Whether the text of a <script> runs (HTML section 4.12.1).
bool runs(std::string_view type) {
  const std::string lower = ascii::lower(type);
  return lower == "module" || lower.ends_with("javascript") || lower.ends_with("ecmascript") ||
         lower.starts_with("text/javascript");
}

void note_scripts(Document& document, const xml::StartTag& tag, const Frame& frame) {
  bool& is_scripted = document.facts.is_scripted;
  const xml::Attribute* type = tag.name.local == "script" ? tag.find("type") : nullptr;
  // A type that is empty is none that runs, to EPUBCheck.
  if (tag.name.local == "script") is_scripted |= !type || runs(type->value);
  if (frame.space != Space::xhtml && frame.space != Space::svg) return;
  if (frame.name == short_name("form") && frame.space == Space::xhtml) is_scripted = true;
  for (const xml::Attribute& attribute : tag.attributes) {
    const bool is_event = attribute.name.space == Space::none && attribute.name.local.size() > 2 &&
                          attribute.name.local.starts_with("on");
    if (is_event) is_scripted = true;
  }
}

}  // namespace

void gather_references(Document& document, const xml::StartTag& tag, Frame& frame) {
  if (tag.attributes.empty() && tag.name.local != "script" && tag.name.local != "form") return;
  note_scripts(document, tag, frame);
  const xml::Attribute* style = frame.space == Space::xhtml ? tag.find("style") : nullptr;
  if (style) {
    const xml::AttributePlace place = place_of(document, tag, *style);
    judge_style(document, style->value, true, {{0, place.value_begin}});
  }
  if (const xml::Attribute* base = tag.find(Space::xml, "base")) {
    frame.has_base = take_base(document, *base);
  }
  if (frame.space == Space::xhtml) return gather_from_document(document, tag, frame);
  if (frame.space == Space::svg) return gather_from_drawing(document, tag, frame);
  if (frame.space == Space::mathml) gather_from_formula(document, tag, frame);
}

}  // namespace colophon::verify
