#include "verify/xml/xml.h"

// expat declares its limits on entities only where it is said to have them; Debian's has.
#define XML_DTD
#include <expat.h>
#include <fmt/format.h>

#include <algorithm>
#include <cstdlib>
#include <memory>
#include <utility>

#include "base/memory.h"
#include "verify/xml/bounds.h"
#include "verify/xml/errors.h"

namespace colophon::verify::xml {

namespace {

// Separates a namespace from a name in what expat hands over: no XML text has it.
constexpr char kSeparator = '\x1f';
constexpr char kSeparators[] = {kSeparator, '\0'};

// expat goes down a level of its own stack for an entity within an entity.
constexpr std::size_t kMostEntities = 5000;
// How much longer entities may make a text, once it is longer than the threshold.
constexpr float kMostAmplification = 20;
constexpr unsigned long long kAmplificationThreshold = 1 << 20;

constexpr std::pair<std::string_view, Space> kSpaces[] = {
    {"http://www.w3.org/1999/xhtml", Space::xhtml},
    {"http://www.idpf.org/2007/ops", Space::ops},
    {"http://www.w3.org/2000/svg", Space::svg},
    {"http://www.w3.org/1998/Math/MathML", Space::mathml},
    {"http://www.w3.org/1999/xlink", Space::xlink},
    {"http://www.w3.org/XML/1998/namespace", Space::xml},
    {"http://www.w3.org/2001/10/synthesis", Space::ssml},
    {"http://www.idpf.org/2007/opf", Space::opf},
    {"http://purl.org/dc/elements/1.1/", Space::dc},
    {"urn:oasis:names:tc:opendocument:xmlns:container", Space::container},
    {"http://www.daisy.org/z3986/2005/ncx/", Space::ncx},
    {"http://www.w3.org/ns/SMIL", Space::smil},
};

Name name_of(const XML_Char* text) {
  const std::string_view whole = text;
  const std::size_t separator = whole.find(kSeparator);
  if (separator == whole.npos) return {Space::none, whole, {}};
  const std::string_view uri = whole.substr(0, separator);
  const std::string_view local = whole.substr(separator + 1);
  for (const auto& [known, space] : kSpaces) {
    if (known == uri) return {space, local, uri};
  }
  return {Space::other, local, uri};
}

std::string_view view(const XML_Char* text) { return text ? text : std::string_view(); }

struct FreeParser {
  void operator()(XML_Parser parser) const { XML_ParserFree(parser); }
};
using Parser = std::unique_ptr<XML_ParserStruct, FreeParser>;

struct Walk {
  const Handlers& handlers;
  std::string_view text;
  XML_Parser parser;
  std::vector<Attribute> attributes;  // of the tag at hand: its memory is used again
  std::vector<std::uint32_t> open;    // where each open element begins
  std::size_t entities = 0;
  bool is_too_deep = false;

  std::uint32_t begin() const {
    return static_cast<std::uint32_t>(std::max<XML_Index>(XML_GetCurrentByteIndex(parser), 0));
  }
  // Of a declaration, at whose end expat is.
  std::uint32_t begin_of(std::string_view opening) const {
    const std::size_t found = text.rfind(opening, begin());
    return found == text.npos ? begin() : static_cast<std::uint32_t>(found);
  }
  std::uint32_t end() const {
    return begin() + static_cast<std::uint32_t>(std::max(XML_GetCurrentByteCount(parser), 0));
  }
};

Walk& walk_of(void* user) { return *static_cast<Walk*>(user); }

void on_start(void* user, const XML_Char* name, const XML_Char** attributes) {
  Walk& walk = walk_of(user);
  walk.open.push_back(walk.begin());
  if (walk.open.size() > kDeepest) {
    walk.is_too_deep = true;
    XML_StopParser(walk.parser, XML_FALSE);
  }
  if (!walk.handlers.start) return;
  walk.attributes.clear();
  for (const XML_Char** at = attributes; *at; at += 2) {
    walk.attributes.push_back({name_of(at[0]), at[1]});
  }
  walk.handlers.start({name_of(name), walk.attributes, walk.begin(), walk.end()});
}

void on_end(void* user, const XML_Char* name) {
  Walk& walk = walk_of(user);
  walk.open.pop_back();
  if (walk.handlers.end) walk.handlers.end({name_of(name), walk.begin(), walk.end()});
}

void on_text(void* user, const XML_Char* text, int size) {
  const Walk& walk = walk_of(user);
  walk.handlers.text({text, static_cast<std::size_t>(size)}, walk.begin());
}

void on_instruction(void* user, const XML_Char* target, const XML_Char* data) {
  const Walk& walk = walk_of(user);
  walk.handlers.instruction(target, data, walk.begin());
}

void on_declaration(void* user, const XML_Char* version, const XML_Char* encoding, int) {
  // The declaration of an entity has no version.
  if (version) walk_of(user).handlers.declaration({version, view(encoding)});
}

void on_doctype(void* user, const XML_Char* name, const XML_Char* system_id,
                const XML_Char* public_id, int has_internal_subset) {
  const Walk& walk = walk_of(user);
  walk.handlers.doctype({.name = name,
                         .public_id = view(public_id),
                         .system_id = view(system_id),
                         .has_external_subset = system_id != nullptr,
                         .has_internal_subset = has_internal_subset != 0,
                         .begin = walk.begin_of("<!DOCTYPE")});
}

void on_namespace(void* user, const XML_Char* prefix, const XML_Char* uri) {
  const Walk& walk = walk_of(user);
  walk.handlers.namespace_declared(view(prefix), view(uri), walk.begin());
}

void on_entity(void* user, const XML_Char* name, int, const XML_Char* value, int, const XML_Char*,
               const XML_Char*, const XML_Char*, const XML_Char* notation) {
  Walk& walk = walk_of(user);
  if (++walk.entities > kMostEntities) XML_StopParser(walk.parser, XML_FALSE);
  if (value || notation || !walk.handlers.external_entity) return;
  walk.handlers.external_entity(name, walk.begin_of("<!ENTITY"));
}

void on_skipped_entity(void* user, const XML_Char* name, int is_parameter) {
  const Walk& walk = walk_of(user);
  if (!is_parameter) walk.handlers.skipped_entity(name, walk.begin());
}

const XML_Memory_Handling_Suite kMemory = {memory::allocate, memory::reallocate, std::free};

void set_handlers(const Walk& walk) {
  const XML_Parser parser = walk.parser;
  const Handlers& handlers = walk.handlers;
  XML_SetElementHandler(parser, on_start, on_end);
  XML_SetEntityDeclHandler(parser, on_entity);
  if (handlers.text) XML_SetCharacterDataHandler(parser, on_text);
  if (handlers.instruction) XML_SetProcessingInstructionHandler(parser, on_instruction);
  if (handlers.declaration) XML_SetXmlDeclHandler(parser, on_declaration);
  if (handlers.doctype) XML_SetStartDoctypeDeclHandler(parser, on_doctype);
  if (handlers.skipped_entity) XML_SetSkippedEntityHandler(parser, on_skipped_entity);
  if (handlers.namespace_declared) XML_SetStartNamespaceDeclHandler(parser, on_namespace);
}

}  // namespace

const Attribute* StartTag::find(Space space, std::string_view local) const {
  for (const Attribute& attribute : attributes) {
    if (attribute.name.is(space, local)) return &attribute;
  }
  return nullptr;
}

std::string prefixed(const Name& name) {
  const auto with = [&](std::string_view prefix) { return std::string(prefix).append(name.local); };
  switch (name.space) {
    case Space::ops:
      return with("epub:");
    case Space::xlink:
      return with("xlink:");
    case Space::xml:
      return with("xml:");
    case Space::ssml:
      return with("ssml:");
    case Space::dc:
      return with("dc:");
    case Space::opf:
      return with("opf:");
    case Space::other:
      return with("*:");
    case Space::none:
    case Space::xhtml:
    case Space::svg:
    case Space::mathml:
    case Space::container:
    case Space::ncx:
    case Space::smil:
      break;
  }
  return std::string(name.local);
}

std::optional<Malformed> walk(std::string_view text, const Handlers& handlers) {
  // The parser would take it for the first.
  constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";
  if (text.starts_with(kByteOrderMark)) return Malformed{"a second byte order mark", 0, 3};
  const Parser parser(XML_ParserCreate_MM("UTF-8", &kMemory, kSeparators));
  Walk state{handlers, text, parser.get(), {}, {}, 0, false};
  XML_SetUserData(parser.get(), &state);
  XML_SetBillionLaughsAttackProtectionMaximumAmplification(parser.get(), kMostAmplification);
  XML_SetBillionLaughsAttackProtectionActivationThreshold(parser.get(), kAmplificationThreshold);
  set_handlers(state);
  const int size = static_cast<int>(std::min<std::size_t>(text.size(), 0x7FFFFFFF));
  if (XML_Parse(parser.get(), text.data(), size, XML_TRUE) == XML_STATUS_OK) return std::nullopt;
  const std::size_t at = std::min<std::size_t>(state.begin(), text.size());
  if (state.is_too_deep) {
    const auto place = static_cast<std::uint32_t>(at);
    return Malformed{fmt::format("elements stand in one another more than {} deep", kDeepest),
                     place, place, true};
  }
  return describe_error(text, XML_GetErrorCode(parser.get()), at, state.open);
}

}  // namespace colophon::verify::xml
