// Documents and style sheets of finished books: whatever they are, every finding, every id and
// every address lies where it is said to.

#include <algorithm>

#include "fuzz/fuzz.h"
#include "verify/documents/document.h"
#include "verify/xml/xml.h"

namespace {

using namespace colophon;

void judge(std::string_view bytes, std::string_view text, verify::DocumentKind kind) {
  Diagnostics findings;
  const verify::DocumentFacts facts = verify::judge_document(bytes, kind, findings);
  std::uint32_t last = 0;
  for (const Diagnostic& finding : findings.all()) {
    fuzz::require(finding.span.begin <= finding.span.end, "findings have a begin and an end");
    fuzz::require(finding.span.end <= text.size(), "findings lie in the text");
    fuzz::require(finding.span.begin >= last, "findings are in order");
    fuzz::require(utf8::find_invalid(finding.message) == finding.message.npos,
                  "messages are UTF-8");
    last = finding.span.begin;
  }
  for (const verify::Reference& reference : facts.references) {
    fuzz::require(reference.begin <= reference.end && reference.end <= text.size(),
                  "addresses lie in the text");
  }
  fuzz::require(std::is_sorted(facts.ids.begin(), facts.ids.end()), "ids are sorted");
  fuzz::require(std::adjacent_find(facts.ids.begin(), facts.ids.end()) == facts.ids.end(),
                "each id is there once");

  Diagnostics again;
  verify::judge_document(bytes, kind, again);
  fuzz::require(again.all().size() == findings.all().size(), "the same is found again");
}

}  // namespace

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  std::string converted;
  const verify::xml::Decoded decoded = verify::xml::decode(bytes, converted);
  fuzz::require(utf8::find_invalid(decoded.text) == decoded.text.npos, "what is read is UTF-8");
  using Kind = verify::DocumentKind;
  for (const Kind kind :
       {Kind::xhtml, Kind::navigation, Kind::svg, Kind::style_sheet, Kind::legacy}) {
    judge(bytes, decoded.text, kind);
  }
  return 0;
}
