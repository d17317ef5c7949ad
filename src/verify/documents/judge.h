// What the parts of judge_document share while they walk a document: the elements that are open,
// and what they found. Each part is a function that judges one thing at one tag.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_set>
#include <utility>
#include <vector>

#include "base/diagnostics.h"
#include "base/short_name.h"
#include "verify/documents/document.h"
#include "verify/documents/ids.h"
#include "verify/xml/content.h"
#include "verify/xml/xml.h"
#include "vocabulary/document_elements.h"

namespace colophon::verify {

// Elements whose being open forbids or allows others (bits of Frame::inside).
enum Inside : std::uint32_t {
  kInLink = 1U << 0,  // <a>
  kInButton = 1U << 1,
  kInAudio = 1U << 2,
  kInVideo = 1U << 3,
  kInAddress = 1U << 4,
  kInForm = 1U << 5,
  kInProgress = 1U << 6,
  kInMeter = 1U << 7,
  kInDfn = 1U << 8,
  kInCaption = 1U << 9,
  kInHeader = 1U << 10,
  kInFooter = 1U << 11,
  kInLabel = 1U << 12,
  kInMap = 1U << 13,
  kInAddressedLink = 1U << 14,  // <a href>
  kInPronounced = 1U << 15,     // ssml:ph
  kInNavigation = 1U << 16,     // <nav epub:type> of a navigation document
  kInLandmarks = 1U << 17,
};

// Which rules the children of an element follow.
enum class Rules : std::uint8_t {
  document,        // of XHTML: Frame::content
  legacy_drawing,  // the same of SVG 1.1
  math,            // MathML
  drawing,         // SVG: almost anything
  anything,        // nobody judges
  choice,          // epub:switch
  navigation,      // lists of links in a navigation document
};

// An element that is open.
struct Frame {
  xml::Space space = xml::Space::none;
  Rules rules = Rules::document;
  OpenContent content;
  const vocabulary::Element* element = nullptr;  // of its schema
  bool may_hold_flow = false;                    // what a transparent child may hold
  bool is_text_reported = false;
  bool is_judged = true;     // its own attributes
  bool has_base = false;     // xml:base
  std::uint32_t inside = 0;  // Inside
  std::uint64_t name = 0;    // short_name
  std::uint32_t begin = 0;
  std::uint32_t end = 0;        // of the start tag
  std::uint32_t labels = 0;     // what readers see of a document, counted when it opened
  std::uint32_t state = 0;      // of <select>, <video> and lists of links
  std::int32_t reference = -1;  // its place in the facts, to learn of a fallback
  std::int32_t active = -1;     // its aria-activedescendant among the uses of ids
  std::string_view written;     // its name in the text, shortened
};

struct Document {
  std::string_view text;
  DocumentKind kind = DocumentKind::xhtml;
  Diagnostics& findings;
  FindingBound& bound;
  FactBudget& budget;
  DocumentFacts facts = {};
  std::vector<Frame> open = {};
  Ids ids = {};
  std::unordered_set<std::string> prefixes = {};  // of epub:prefix
  std::unordered_set<std::string> maps = {};      // names of <map>
  std::uint32_t labels = 0;                       // texts, alternative texts and labels seen so far
  std::uint32_t base = 0;                         // of what comes now: its number in the facts
  // Of a navigation document.
  std::uint32_t toc_count = 0;
  std::uint32_t page_list_count = 0;
  std::uint32_t landmarks_count = 0;
  std::uint32_t lists_in_navigation = 0;
  std::vector<std::string> landmarks = {};  // types and addresses of the present <nav>
  bool has_charset = false;
  bool has_content_type = false;
  bool is_given_up = false;          // for too many findings
  bool has_legacy_entities = false;  // its document type declares those of XHTML 1.1
  // Of the <style> that is open: its text, and which byte of the document each piece began at.
  std::string style = {};
  std::vector<std::pair<std::uint32_t, std::uint32_t>> style_pieces = {};
  // Of the tag at hand, once somebody asked.
  std::vector<xml::AttributePlace> places = {};
  bool are_places_known = false;

  bool is_legacy() const { return kind == DocumentKind::legacy; }
  Span span(std::uint32_t begin, std::uint32_t end) const { return {SourceId{0}, begin, end}; }
};

// The tag at hand and where its attributes stand.
const xml::AttributePlace& place_of(Document& document, const xml::StartTag& tag,
                                    const xml::Attribute& attribute);
// The name of an attribute as it is written, and its span.
std::string_view written_name(Document& document, const xml::StartTag& tag,
                              const xml::Attribute& attribute);
Span name_span(Document& document, const xml::StartTag& tag, const xml::Attribute& attribute);
Span value_span(Document& document, const xml::StartTag& tag, const xml::Attribute& attribute);
// Adds what the tag at hand or a style refers to.
void refer(Document& document, Reference reference);
// As much of a value as a message repeats.
std::string_view shortened(std::string_view value);
// `<name` of a tag.
Span tag_span(const Document& document, const Frame& frame);

// Whether an element can stand where it does; opens its frame.
void judge_place(Document& document, const xml::StartTag& tag);
// Whether an element that closes has all that it must have.
void judge_end(Document& document, const Frame& frame);
// Whether text can stand where it does; white space can anywhere.
void judge_text(Document& document, std::uint32_t begin, std::uint32_t size);
// Elements that may not be inside others, however deep (EPUBCheck's Schematron).
void judge_nesting(Document& document, const xml::StartTag& tag, Frame& frame);

// What an element of MathML may hold.
void open_formula(const xml::StartTag& tag, Frame& frame);
void judge_math_place(Document& document, const xml::StartTag& tag, Frame& frame);

void judge_attributes(Document& document, const xml::StartTag& tag, Frame& frame);
void judge_roles(Document& document, const xml::StartTag& tag, const Frame& frame);
// Attributes that go together, of single elements: <meta>, <link>, <source>.
void judge_combinations(Document& document, const xml::StartTag& tag, const Frame& frame);

void note_ids(Document& document, const xml::StartTag& tag, Frame& frame);
void gather_references(Document& document, const xml::StartTag& tag, Frame& frame);

// Of navigation documents (EPUB 3.3 section 7).
void judge_navigation_place(Document& document, const xml::StartTag& tag, Frame& frame);
void judge_navigation_end(Document& document, const Frame& frame);
void judge_navigation_document(Document& document);

// Style sheets in a document; `pieces` are pairs of offsets, of the sheet and of the document.
void judge_style(Document& document, std::string_view css, bool is_attribute,
                 const std::vector<std::pair<std::uint32_t, std::uint32_t>>& pieces);

}  // namespace colophon::verify
