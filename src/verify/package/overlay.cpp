#include "verify/package/overlay.h"

#include <fmt/format.h>

#include <optional>
#include <string>

#include "verify/documents/prefixes.h"
#include "verify/package/clock.h"
#include "verify/xml/bounds.h"
#include "verify/xml/element_tree.h"
#include "verify/xml/tree_schema.h"
#include "vocabulary/schema_table.h"

namespace colophon::verify {

namespace {

using vocabulary::ElementRow;
using vocabulary::kAnything;
using xml::Space;

constexpr ElementRow kRows[] = {
    {"smil", {"head?, body!"}, "version!=3.0 id@name epub:prefix"},
    {"head", {"metadata?"}},
    {"metadata", {.holds = kAnything}},
    {"body", {"par|seq+"}, "id@name epub:type@tokens epub:textref"},
    {"seq", {"par|seq+"}, "id@name epub:type@tokens epub:textref!"},
    {"par", {"text!, audio?"}, "id@name epub:type@tokens"},
    {"text", {}, "id@name src!"},
    {"audio", {}, "id@name src! clipBegin@clock clipEnd@clock"},
};
constexpr auto kTable = vocabulary::compile_schema<kRows>();
constexpr TreeSchema kSchema{"smil", Space::smil, kTable.schema()};

// What is played of a sound has a length.
void check_clip(const Element& audio, Diagnostics& findings) {
  const TreeAttribute* last = audio.find("clipEnd");
  const std::optional<std::int64_t> begin = read_clock(audio.value("clipBegin"));
  const std::optional<std::int64_t> end = last ? read_clock(last->value) : std::nullopt;
  if (!end || end > begin.value_or(0)) return;
  findings.report(Code::malformed_overlay, last->span(),
                  fmt::format("`{}` is not behind where the clip begins", last->value));
}

void check_audio(const Element& audio, Diagnostics& findings) {
  check_clip(audio, findings);
  const TreeAttribute* source = audio.find("src");
  if (source == nullptr || source->value.find('#') == std::string::npos) return;
  findings.report(Code::malformed_overlay, source->span(),
                  fmt::format("`{}` is a part of a sound file; `clipBegin` says where it begins",
                              source->value));
}

const TreeAttribute* prefixes_of(const ElementTree& tree) {
  return tree.elements.empty() ? nullptr : tree.elements.front().find("prefix", Space::ops);
}

Reference reference_to(const TreeAttribute& address, Reference::Kind kind) {
  return {.kind = kind,
          .target = std::string(trim(address.value)),
          .begin = address.begin,
          .end = address.end,
          .type = {},
          .has_fallback = false};
}

}  // namespace

std::vector<Reference> read_overlay(std::string_view bytes, Diagnostics& findings) {
  std::vector<Reference> references;
  const ElementTree tree = read_tree(bytes, findings);
  FindingBound bound(findings);
  judge_tree(tree, kSchema, [&](const TreeFinding& finding) {
    findings.report(Code::malformed_overlay, finding.place(), describe(finding));
    bound.keep();
  });
  check_ids(tree, findings);
  if (const TreeAttribute* prefixes = prefixes_of(tree)) {
    judge_prefixes(prefixes->value, prefixes->span(), findings);
  }
  for (const Element& element : tree.elements) {
    if (element.space != Space::smil) continue;
    if (element.name == "audio") check_audio(element, findings);
    const TreeAttribute* text = element.find("textref", Space::ops);
    if (text != nullptr) references.push_back(reference_to(*text, Reference::Kind::hyperlink));
    const TreeAttribute* source = element.find("src");
    if (source == nullptr) continue;
    const bool is_text = element.name == "text";
    references.push_back(
        reference_to(*source, is_text ? Reference::Kind::hyperlink : Reference::Kind::media));
  }
  return references;
}

}  // namespace colophon::verify
