#include "package/describe_accessibility.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <utility>

#include "vocabulary/media_types.h"

namespace colophon::package {

namespace {

// What the claims rest on.
struct Evidence {
  std::size_t images = 0;  // that carry meaning, the cover and inline SVG apart
  std::size_t without_alternative = 0;
  bool has_svg = false;
  bool has_mathml = false;
  bool is_animated = false;
  bool has_sound = false;  // audio, or film with it
  bool has_film = false;
  bool has_headings = true;  // every chapter that should have one
  bool has_index = false;
  bool has_forced_style = false;  // a style sheet that the reader's own settings cannot override
};

// Parts that are complete without a heading.
bool stands_without_heading(BookPart part) {
  constexpr std::array kParts = {
      BookPart::cover,   BookPart::half_title_page, BookPart::title_page, BookPart::copyright_page,
      BookPart::imprint, BookPart::dedication,      BookPart::epigraph};
  return std::find(kParts.begin(), kParts.end(), part) != kParts.end();
}

Evidence gather(const Book& book, const Assets& assets, std::span<const Resource> resources) {
  Evidence evidence;
  evidence.images = book.meaningful_images;
  evidence.without_alternative = book.images_without_alternative;
  for (const Document& document : book.documents) {
    if (!is_chapter(document)) continue;
    const ChapterFacts& chapter = document.facts;
    const BookPart role = document.item.role;
    evidence.has_svg |= chapter.has_svg || chapter.properties_of_notes.has_svg;
    evidence.has_mathml |= chapter.has_mathml || chapter.properties_of_notes.has_mathml;
    evidence.has_index |= role == BookPart::index;
    if (chapter.headings.empty() && !stands_without_heading(role)) evidence.has_headings = false;
  }
  for (const auto& [path, image] : assets.images) evidence.is_animated |= image.is_animated;
  for (const auto& [path, media] : assets.media) {
    evidence.has_film |= media.media_type.starts_with("video/");
    evidence.has_sound |= evidence.has_film || media.media_type.starts_with("audio/");
  }
  for (const Resource& resource : resources) {
    const auto* bytes = std::get_if<std::string>(&resource.content);
    if (bytes == nullptr || resource.media_type != vocabulary::kCss) continue;
    evidence.has_forced_style |= bytes->find("!important") != bytes->npos;
  }
  return evidence;
}

bool is_visual(const Evidence& evidence) {
  return evidence.images > 0 || evidence.has_svg || evidence.has_film;
}

// Whether something moves, flashes or sounds that nobody has looked at.
bool may_harm(const Evidence& evidence) {
  return evidence.is_animated || evidence.has_sound || evidence.has_film;
}

std::string missing_alternatives(const Evidence& evidence) {
  if (evidence.without_alternative == 1) return "one image has no alternative text";
  return fmt::format("{} images have no alternative text", evidence.without_alternative);
}

// A set of modes that is enough to read the whole book; `textual` alone only where nobody needs to
// see an image.
std::vector<std::string> sufficient_modes(const Evidence& evidence, bool alternatives_suffice) {
  if (evidence.has_sound) {
    // Whether the text says what is heard is not recorded.
    return {is_visual(evidence) ? "textual,visual,auditory" : "textual,auditory"};
  }
  if (!is_visual(evidence)) return {"textual"};
  if (alternatives_suffice) return {"textual,visual", "textual"};
  return {"textual,visual"};
}

std::vector<std::string> features(const Evidence& evidence) {
  const std::pair<const char*, bool> claims[] = {
      {"tableOfContents", true},
      {"readingOrder", true},
      {"structuralNavigation", evidence.has_headings},
      // Whether a drawing in the text has a name is not recorded.
      {"alternativeText",
       evidence.images > 0 && evidence.without_alternative == 0 && !evidence.has_svg},
      {"displayTransformability", !evidence.has_forced_style},
      {"index", evidence.has_index},
      {"MathML", evidence.has_mathml},
      {"ARIA", true},
  };
  std::vector<std::string> result;
  for (const auto& [name, holds] : claims) {
    if (holds) result.emplace_back(name);
  }
  return result;
}

std::vector<std::string> hazards(const AccessibilityStatement& statement, const Evidence& evidence,
                                 Diagnostics& diags) {
  const bool claims_none = std::find(statement.hazards.begin(), statement.hazards.end(), "none") !=
                           statement.hazards.end();
  if (claims_none && may_harm(evidence)) {
    diags.report(Code::unverified_claim, {}, "hazards: none").hint =
        "something moves or sounds; say `noFlashingHazard`, `noMotionSimulationHazard` and "
        "`noSoundHazard` if you have looked at it";
    return {"unknown"};
  }
  if (!statement.hazards.empty()) return statement.hazards;
  // Without images that move, sound, video and scripts there is nothing that could harm.
  return {may_harm(evidence) ? "unknown" : "none"};
}

std::string alternatives(const Evidence& evidence) {
  const std::size_t missing = evidence.without_alternative;
  if (evidence.images == 1) {
    return missing == 0 ? " Its image has alternative text."
                        : " Its image has no alternative text.";
  }
  if (missing == 0) {
    return fmt::format(" All of its {} images have alternative text.", evidence.images);
  }
  if (missing == 1) {
    return fmt::format(" One of its {} images has no alternative text.", evidence.images);
  }
  return fmt::format(" {} of its {} images have no alternative text.", missing, evidence.images);
}

std::string summarise(const Evidence& evidence) {
  std::string text = "This publication has a table of contents";
  text += evidence.has_headings ? ", headings and a logical reading order."
                                : " and a logical reading order.";
  if (evidence.images > 0) {
    text += alternatives(evidence);
  } else {
    text += evidence.has_svg ? " It has drawings." : " It needs no images to be understood.";
  }
  if (evidence.has_mathml) text += " Its mathematics is MathML.";
  return text;
}

// EPUB Accessibility 1.1 #sec-conf-reporting: the exact form, of "WCAG 2.2 AA" too.
std::string conformance(const std::string& claim) {
  const std::size_t at = claim.find("WCAG 2.");
  if (at == claim.npos || at + 7 >= claim.size()) return claim;
  const char version = claim[at + 7];
  const std::size_t end = claim.find_last_not_of("A");
  const std::size_t level = claim.size() - (end + 1);
  if (version < '0' || version > '2' || level < 1 || level > 3 || claim[end] != ' ') return claim;
  return fmt::format("EPUB Accessibility 1.1 - WCAG 2.{} Level {}", version,
                     std::string(level, 'A'));
}

void claim_conformance(AccessibilityMetadata& result, const AccessibilityStatement& statement,
                       const Evidence& evidence, Diagnostics& diags) {
  const Value& claim = statement.conforms_to;
  if (!claim) return;
  if (evidence.without_alternative > 0) {
    diags.report(Code::unverified_claim, claim.span, "conforms-to: " + claim.text).hint =
        missing_alternatives(evidence);
    return;
  }
  if (statement.certified_by.empty()) {
    diags.report(Code::unverified_claim, claim.span, "conforms-to: " + claim.text).hint =
        "say who has checked it: `certified-by`";
    return;
  }
  result.conforms_to = conformance(claim.text);
  result.certified_by = statement.certified_by;
}

}  // namespace

AccessibilityMetadata describe_accessibility(const Book& book, const Assets& assets,
                                             std::span<const Resource> resources,
                                             Diagnostics& diags) {
  const AccessibilityStatement& statement = book.metadata.accessibility;
  const Evidence evidence = gather(book, assets, resources);
  bool alternatives_suffice = statement.alternatives_sufficient;
  if (alternatives_suffice && evidence.without_alternative > 0) {
    diags.report(Code::unverified_claim, {}, "alternatives: sufficient").hint =
        missing_alternatives(evidence);
    alternatives_suffice = false;
  }

  AccessibilityMetadata result;
  result.access_modes.emplace_back("textual");
  if (is_visual(evidence)) result.access_modes.emplace_back("visual");
  if (evidence.has_sound) result.access_modes.emplace_back("auditory");
  result.sufficient_modes = sufficient_modes(evidence, alternatives_suffice);
  result.features = features(evidence);
  result.hazards = hazards(statement, evidence, diags);
  result.summary = statement.summary.text;
  if (result.summary.empty()) {
    result.summary = summarise(evidence);
    result.summary_language = "en";
  }
  claim_conformance(result, statement, evidence, diags);
  result.exemption = statement.exemption;
  return result;
}

}  // namespace colophon::package
