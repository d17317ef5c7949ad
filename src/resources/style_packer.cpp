#include "resources/style_packer.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "base/budget.h"
#include "base/disk/outside.h"
#include "base/path.h"
#include "base/utf8.h"
#include "formats/addresses.h"
#include "formats/css/edit.h"
#include "formats/css/lints/lints.h"
#include "resources/sheet_text.h"
#include "vocabulary/media_types.h"

namespace colophon::resources {
namespace {

constexpr std::size_t kDeepestImport = 16;
constexpr std::size_t kImportCost = 256;  // bytes: what it takes to know of one, however short

Span span_in(SourceId source, std::size_t begin, std::size_t end) {
  return {source, static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)};
}

// A font by its first bytes (OpenType 1.9, WOFF 1.0 and 2.0); empty for what is none.
std::string_view font_extension(std::string_view bytes) {
  if (bytes == std::string_view("\0\1\0\0", 4) || bytes == "true") return ".ttf";
  if (bytes == "OTTO") return ".otf";
  if (bytes == "wOFF") return ".woff";
  if (bytes == "wOF2") return ".woff2";
  return {};
}

// css-syntax-3, section 3.3.
std::string without_nul(std::string text) {
  if (text.find('\0') == text.npos) return text;
  std::string result;
  for (const char c : text) {
    if (c == '\0') {
      result += "\xEF\xBF\xBD";
    } else {
      result += c;
    }
  }
  return result;
}

// The book's sheets are all UTF-8.
void blank_charset(std::string& css, const css::Tree& tree) {
  if (tree.rules.empty() || !css.starts_with("@charset")) return;
  const css::Rule& first = tree.rules.front();
  if (first.at_name == "charset") css::blank(css, 0, first.end);
}

}  // namespace

std::optional<TracedCss> StylePacker::pack(const FileReference& sheet) {
  const Loaded* loaded = load(sheet.path, sheet.span, Code::missing_style);
  if (!loaded || !spending_.add_text(loaded->text.size(), sheet.span)) return std::nullopt;
  importing_ = {sheet.path};
  imported_.clear();
  return process(*loaded);
}

const StylePacker::Loaded* StylePacker::load(const std::string& path, Span span, Code missing) {
  if (const auto known = sheets_.find(path); known != sheets_.end()) return &known->second;
  std::optional<Loaded> loaded = read(path, span, missing);
  if (!loaded) return nullptr;
  settle(*loaded);
  return &sheets_.emplace(path, *std::move(loaded)).first->second;
}

std::optional<StylePacker::Loaded> StylePacker::read(const std::string& path, Span span,
                                                     Code missing) {
  const std::string name = folder_.on_disk(path);
  // With fonts in it; reading one costs twenty-five times its size.
  constexpr std::uint64_t kLargestSheet = std::uint64_t{16} << 20;
  const Result<FileInfo> there = folder_.files().info(name);
  if (there && there->size > kLargestSheet) {
    diags_.report(Code::over_budget, span, size_in_words(kLargestSheet) + " in one style sheet");
    return std::nullopt;
  }
  Result<std::string> bytes = folder_.files().read(name);
  if (!bytes) {
    report_missing(path, missing, span, bytes.failure());
    return std::nullopt;
  }
  std::string text = without_nul(decode_sheet(*std::move(bytes)));
  const std::size_t invalid = utf8::find_invalid(text);
  const std::string byte =
      invalid == text.npos ? "" : fmt::format("{:02X}", static_cast<unsigned char>(text[invalid]));
  if (invalid != text.npos) text = utf8::replace_invalid(text);
  const SourceId source = sources_.add(name, text);
  if (invalid != text.npos) {
    diags_.report(Code::not_utf8, span_in(source, invalid, invalid + 3), byte, "UTF-8").hint =
        "save the style sheet as UTF-8";
  }
  return Loaded{path, source, std::move(text)};
}

std::optional<TracedCss> StylePacker::process(const Loaded& sheet) {
  if (!sheet.is_sound) return std::nullopt;
  std::string kept = sheet.text;
  // Imports come before all rules: what they bring is put there.
  TracedCss result;
  bool has_lost = false;
  std::vector<std::string> targets;
  targets.reserve(sheet.references.size());
  for (const css::Reference& reference : sheet.references) {
    if (reference.kind == css::Reference::Kind::import) {
      result.append(import(sheet, reference));
      targets.emplace_back();
      css::blank_reference(kept, reference);
      continue;
    }
    if (css::is_self_contained(reference) && !reference.target.empty()) {
      targets.push_back(css::escaped_data(reference));
      continue;
    }
    targets.push_back(pack_target(sheet, reference));
    if (!targets.back().empty()) continue;
    css::blank_reference(kept, reference);
    has_lost = true;
  }
  std::string text = css::rewrite(kept, sheet.references, targets);
  if (has_lost) css::repair(text, css::parse_sheet(text));
  // What was rewritten or blanked moved no line end.
  result.append(trace(std::move(text), sources_[sheet.source].text, sheet.source));
  return result;
}

// Reports what is no CSS, or harms a book, and takes out what cannot stay.
void StylePacker::settle(Loaded& sheet) {
  css::Tree tree = css::parse_sheet(sheet.text);
  const css::Place place{span_in(sheet.source, 0, sheet.text.size())};
  sheet.is_sound = tree.problems.empty();
  if (!sheet.is_sound) return css::report_problems(tree, place, diags_);
  css::report_faults(tree, place, diags_);
  css::lint_sheet(tree, place, diags_);
  if (std::optional<css::Tree> rest = css::repair(sheet.text, std::move(tree))) {
    blank_charset(sheet.text, *rest);
    sheet.references = std::move(rest->references);
    return;
  }
  diags_.report(Code::malformed_css, place.at(0, 1), "no part of this can be kept");
  css::blank(sheet.text, 0, sheet.text.size());
}

// Whether the sheet is not there yet under these conditions, or under fewer of them.
bool StylePacker::is_new_import(const std::string& path, const std::string& condition) {
  const std::string conditions = conditions_ + condition + '\n';
  for (std::size_t end = 0; end != conditions.npos;) {
    if (imported_.contains(path + '\n' + conditions.substr(0, end))) return false;
    end = conditions.find('\n', end);
    if (end != conditions.npos) ++end;
  }
  // None is the same as no line for it.
  imported_.insert(path + '\n' + (condition.empty() ? conditions_ : conditions));
  return true;
}

TracedCss StylePacker::import(const Loaded& sheet, const css::Reference& reference) {
  const Span span = span_in(sheet.source, reference.begin, reference.end);
  const std::optional<std::string> path = path_of(sheet, reference);
  if (!path || std::find(importing_.begin(), importing_.end(), *path) != importing_.end()) {
    return {};
  }
  const std::string condition(css::import_condition(sheet.text, reference));
  const std::size_t cost = kImportCost + path->size() + conditions_.size() + condition.size();
  if (!spending_.add_repeated(cost, span) || !is_new_import(*path, condition)) return {};
  if (importing_.size() > kDeepestImport) {
    diags_
        .report(Code::malformed_css, span,
                fmt::format("imports are nested more than {} deep", kDeepestImport))
        .hint = "put what it imports into one sheet";
    return {};
  }
  const bool is_repeated = sheets_.contains(*path);
  const Loaded* loaded = load(*path, span, Code::missing_css_resource);
  if (!loaded) return {};
  const std::size_t size = loaded->text.size();
  if (!(is_repeated ? spending_.add_repeated(size, span) : spending_.add_text(size, span)))
    return {};
  const std::string outer = conditions_;
  if (!condition.empty()) conditions_ += condition + '\n';
  importing_.push_back(*path);
  const std::optional<TracedCss> css = process(*loaded);
  importing_.pop_back();
  conditions_ = outer;
  if (!css) return {};
  const css::ImportFrame frame = css::frame_of_import(condition);
  TracedCss result;
  result.append(frame.before);
  result.append(*css);
  result.append("\n" + frame.after);
  return result;
}

// Where a reference leads, relative to the root; nothing, and a report, where that is nowhere here.
std::optional<std::string> StylePacker::path_of(const Loaded& sheet,
                                                const css::Reference& reference) {
  const Span span = span_in(sheet.source, reference.begin, reference.end);
  const std::string_view target = reference.target;
  const Destination destination = leads_where(target);
  if (destination != Destination::here && destination != Destination::file) {
    diags_.report(Code::remote_resource, span, target).hint = "copy it into the book's folder";
    return std::nullopt;
  }
  const std::string path = percent_decode(target.substr(0, target.find_first_of("?#")));
  if (path.empty()) {
    diags_.report(Code::malformed_css, span, "an empty address").hint =
        "write which file it is, or take it out";
    return std::nullopt;
  }
  if (path::is_absolute(path)) {
    diags_.report(Code::outside_book, span, path).hint =
        "write it relative to the folder of the style sheet";
    return std::nullopt;
  }
  return path::join(path::folder_of(sheet.path), path);
}

// The href of what a url() names, as it is reached from css/; empty for what cannot be packed.
std::string StylePacker::pack_target(const Loaded& sheet, const css::Reference& reference) {
  const Span span = span_in(sheet.source, reference.begin, reference.end);
  if (reference.kind == css::Reference::Kind::unknown) {
    diags_.report(Code::removed_loading, span, path::name_of(sheet.path), reference.target).hint =
        "write the address where it is used";
    return {};
  }
  if (leads_where(reference.target) == Destination::data) {
    diags_.report(Code::removed_loading, span, path::name_of(sheet.path), "data:…").hint =
        "put the drawing into a file, and refer to its part there";
    return {};
  }
  const std::optional<std::string> path = path_of(sheet, reference);
  if (!path) return {};
  const std::string href = reference.in_font_face
                               ? pack_font(*path, span)
                               : images_.pack(*path, AskedBy::style_sheet, span).href;
  if (href.empty()) return {};
  // A part of an SVG image; what stands behind the name of a font means nothing here.
  const std::size_t fragment = reference.target.find('#');
  const bool has_part = fragment != reference.target.npos && href.ends_with(".svg");
  return "../" + href + (has_part ? reference.target.substr(fragment) : "");
}

std::string StylePacker::pack_font(const std::string& path, Span span) {
  const auto [known, is_new] = font_hrefs_.try_emplace(path);
  if (!is_new && !known->second.empty()) return known->second;
  const std::string name = folder_.on_disk(path);
  const Result<FileInfo> seen = folder_.files().info(name);
  Result<std::unique_ptr<InputFile>> file = folder_.files().open(name);
  if (!file) {
    report_missing(path, Code::missing_css_resource, span, file.failure());
    return {};
  }
  char start[4] = {};
  const Result<std::size_t> count = (*file)->read(0, start, sizeof start);
  const std::string_view extension = font_extension({start, count ? *count : 0});
  if (extension.empty()) {
    diags_.report(Code::unknown_font, span, path).hint = "convert it to TTF, OTF or WOFF";
    return {};
  }
  known->second = names_.claim("fonts/", path, extension);
  fonts_.push_back({known->second, std::string(vocabulary::font_media_type(extension)),
                    DiskFile{name, (*file)->size(), seen ? *seen : FileInfo()}, false, span});
  return known->second;
}

void StylePacker::report_missing(const std::string& path, Code code, Span span,
                                 const Failure& failure) {
  if (is_outside(failure)) return report_outside(span, path, failure, diags_);
  if (failure.kind == FailureKind::not_a_file) {
    diags_.report(Code::folder_as_file, span, path);
    return;
  }
  if (failure.kind != FailureKind::not_found) {
    diags_.report(Code::unreadable_resource, span, path, reason_of(failure));
    return;
  }
  // The code is one of two, whose messages take the name alone.
  Diagnostic& diagnostic = code == Code::missing_style
                               ? diags_.report(Code::missing_style, span, path)
                               : diags_.report(Code::missing_css_resource, span, path);
  diagnostic.hint = folder_.suggest(path, span);
}

}  // namespace colophon::resources
