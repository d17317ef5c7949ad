#include "resources/report_svg.h"

#include <algorithm>

namespace colophon::resources {
namespace {

Span place(const CleanSvg& svg, const SvgFile& file, std::size_t at, std::size_t size) {
  if (at >= svg.text.size()) return file.asked;
  const std::size_t end = std::min(at + size, svg.text.size());
  return {file.source, static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(end)};
}

Diagnostic& report_removal(const SvgRemoval& removal, const SvgFile& file, Span span,
                           Diagnostics& diags) {
  switch (removal.kind) {
    case SvgRemoval::Kind::element:
      return diags.report(Code::removed_element, span, removal.name);
    case SvgRemoval::Kind::unwrapped:
      return diags.report(Code::unwrapped_element, span, removal.name);
    case SvgRemoval::Kind::attribute:
      return diags.report(Code::removed_attribute, span, removal.name, removal.element);
    case SvgRemoval::Kind::value: {
      Diagnostic& found =
          diags.report(Code::removed_attribute, span, removal.name, removal.element);
      found.hint = "write another value, or leave it out";
      return found;
    }
    case SvgRemoval::Kind::id: {
      Diagnostic& found = diags.report(Code::removed_attribute, span, "id=\"" + removal.name + '"',
                                       removal.element);
      found.hint = "another element of the drawing has it";
      return found;
    }
    case SvgRemoval::Kind::reference: {
      Diagnostic& found = diags.report(Code::svg_reference, span, file.path, removal.name);
      found.hint = removal.name.starts_with('#') ? "nothing in the drawing has this id"
                                                 : "embed what it refers to in the SVG";
      return found;
    }
  }
  return diags.report(Code::removed_element, span, removal.name);
}

void relate(Diagnostic& diagnostic, Span asked) {
  if (!(diagnostic.span == asked)) diagnostic.related.push_back({asked, "shown here"});
}

}  // namespace

void report_svg(const CleanSvg& svg, const SvgFile& file, Diagnostics& diags) {
  if (!svg.problem.empty()) {
    const Span span = place(svg, file, svg.problem_at, svg.problem_size);
    Diagnostic& found = diags.report(Code::damaged_image, span, file.path, svg.problem);
    found.hint = "save it anew with the program that made it";
    return relate(found, file.asked);
  }
  for (const SvgRemoval& removal : svg.removals) {
    relate(report_removal(removal, file, place(svg, file, removal.at, removal.size), diags),
           file.asked);
  }
}

}  // namespace colophon::resources
