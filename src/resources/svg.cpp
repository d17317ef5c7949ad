#include "resources/svg.h"

#include <algorithm>
#include <iterator>
#include <pugixml.hpp>
#include <string>
#include <unordered_map>
#include <utility>

#include "base/utf8.h"
#include "formats/css.h"
#include "formats/css_lints.h"
#include "formats/identifiers.h"
#include "model/markup.h"
#include "resources/css_edit.h"
#include "resources/svg_entities.h"

namespace colophon::resources {
namespace {

constexpr std::string_view kSvgNamespace = "http://www.w3.org/2000/svg";
constexpr char kXlinkNamespace[] = "http://www.w3.org/1999/xlink";
constexpr std::size_t kDeepest = 500;  // pugixml frees a branch by recursion

std::string_view prefix_of(std::string_view name) {
  const std::size_t colon = name.find(':');
  return colon == name.npos ? std::string_view() : name.substr(0, colon);
}

std::string_view local_name(std::string_view name) { return name.substr(name.find(':') + 1); }

bool is_declared(std::string_view prefix, pugi::xml_node element) {
  if (prefix == "xml" || prefix == "xmlns") return true;
  const std::string name = "xmlns:" + std::string(prefix);
  for (; element; element = element.parent()) {
    if (element.attribute(name.c_str())) return true;
  }
  return false;
}

// XML 1.0 section 2.2: no control characters but tab and line ends.
bool has_control_character(std::string_view text) {
  return std::any_of(text.begin(), text.end(), [](char c) {
    return static_cast<unsigned char>(c) < 0x20 && c != '\t' && c != '\n' && c != '\r';
  });
}

// A reference to what the SVG itself holds.
bool is_own(std::string_view target) {
  return target.empty() || target.starts_with('#') || target.starts_with("data:");
}

// Where elements of the parsed text lie in the text that was read, of which a DOCTYPE was taken
// out and entities were replaced.
class Offsets {
 public:
  Offsets(std::string_view read, std::string_view parsed) : read_(read), parsed_(parsed) {
    same_ = static_cast<std::size_t>(
        std::mismatch(read.begin(), read.end(), parsed.begin(), parsed.end()).first - read.begin());
  }

  std::size_t of(pugi::xml_node element) const {
    const std::ptrdiff_t at = element.offset_debug();
    return at < 0 ? kNowhere : of(static_cast<std::size_t>(at), element.name());
  }

  // `text` is what stands there.
  std::size_t of(std::size_t at, std::string_view text) const {
    if (at < same_) return at;
    const std::size_t moved = at + read_.size() - parsed_.size();
    return moved < read_.size() && read_.substr(moved).starts_with(text) ? moved : kNowhere;
  }

  static constexpr std::size_t kNowhere = static_cast<std::size_t>(-1);

 private:
  std::string_view read_;
  std::string_view parsed_;
  std::size_t same_ = 0;  // bytes that both begin with
};

class Cleaner {
 public:
  explicit Cleaner(CleanSvg& svg, const Offsets& offsets) : svg_(svg), offsets_(offsets) {}

  // Afterwards the tree is one that may be shown, or the problem says why not.
  void clean(pugi::xml_document& document) {
    const pugi::xml_node root = document.document_element();
    if (!is_root(root)) return;
    for (pugi::xml_node node = root; node && svg_.problem.empty();) {
      if (!is_element(node)) {
        node = next_in_order(node, root);
        continue;
      }
      at_ = offsets_.of(node);
      if (local_name(node.name()) == "script") {
        const pugi::xml_node next = next_skipping(node, root);
        remove(SvgRemoval::Kind::element, "script", {});
        node.parent().remove_child(node);
        node = next;
        continue;
      }
      check_names(node, root);
      if (!svg_.problem.empty()) svg_.problem_at = at_;
      note_id(node);
      clean_attributes(node);
      if (local_name(node.name()) == "style") clean_style(node);
      node = next_in_order(node, root);
    }
    check_references();
  }

 private:
  // An id is of one element (XML 1.0 section 3.3.1); references mean the first.
  void note_id(pugi::xml_node element) {
    const std::string_view id = element.attribute("id").value();
    if (!id.empty() && !ids_.emplace(id, element).second) {
      remove(SvgRemoval::Kind::id, id, element.name());
      element.remove_attribute("id");
    }
    if (local_name(element.name()) == "use") {
      for (const char* name : {"href", "xlink:href"}) note_reference(element, name);
    }
    for (const char* name : {"fill", "stroke"}) note_reference(element, name);
  }

  void note_reference(pugi::xml_node element, const char* name) {
    std::string_view value = element.attribute(name).value();
    if (is_paint(name)) {
      if (!value.starts_with("url(") || !value.ends_with(")")) return;  // a colour
      value = value.substr(4, value.size() - 5);
    }
    const std::size_t first = value.find_first_not_of(" '\"");
    if (first == value.npos || value[first] != '#' || value.size() == first + 1) return;
    const std::size_t last = value.find_last_not_of(" '\"");
    references_.push_back({element, name, std::string(value.substr(first + 1, last - first)), at_});
  }

  // What the drawing repeats or paints with and does not have is missing from it: it is drawn
  // without.
  void check_references() {
    for (const Reference& reference : references_) {
      const auto found = ids_.find(reference.id);
      const bool leads = found != ids_.end() && (!is_paint(reference.attribute) ||
                                                 is_paint_server(local_name(found->second.name())));
      pugi::xml_node element = reference.element;
      const char* const name = reference.attribute.c_str();
      if (leads && is_paint(reference.attribute)) {
        element.attribute(name).set_value(("url(#" + reference.id + ")").c_str());
      }
      if (leads) continue;
      at_ = reference.at;
      remove(SvgRemoval::Kind::reference, '#' + reference.id, element.name());
      if (is_paint(reference.attribute)) {
        element.attribute(name).set_value("none");
      } else {
        element.remove_attribute(name);
      }
    }
  }

  static bool is_paint(std::string_view attribute) {
    return attribute == "fill" || attribute == "stroke";
  }

  static bool is_paint_server(std::string_view name) {
    return name == "linearGradient" || name == "radialGradient" || name == "pattern";
  }

  bool is_root(pugi::xml_node root) {
    if (local_name(root.name()) != "svg") svg_.problem = "its root is not <svg>";
    if (!svg_.problem.empty()) return false;
    const std::string prefix(prefix_of(root.name()));
    const std::string declaration = prefix.empty() ? "xmlns" : "xmlns:" + prefix;
    pugi::xml_attribute name_space = root.attribute(declaration.c_str());
    if (!name_space) {
      // Without it the file is XML of no kind, and no reader shows it.
      root.prepend_attribute(declaration.c_str()).set_value(std::string(kSvgNamespace).c_str());
      return true;
    }
    if (name_space.value() != kSvgNamespace) svg_.problem = "its root is not in SVG's namespace";
    return svg_.problem.empty();
  }

  // Well-formed names (Namespaces in XML 1.0 section 6), of which pugixml knows nothing.
  void check_names(pugi::xml_node element, pugi::xml_node root) {
    std::size_t depth = 0;
    for (pugi::xml_node up = element; up && depth <= kDeepest; up = up.parent()) ++depth;
    if (depth > kDeepest) svg_.problem = "its elements are nested too deep";
    check_prefix(prefix_of(element.name()), element, root);
    names_.clear();
    for (const pugi::xml_attribute attribute : element.attributes()) {
      names_.emplace_back(attribute.name());
      check_prefix(prefix_of(names_.back()), element, root);
    }
    std::sort(names_.begin(), names_.end());
    const auto twice = std::adjacent_find(names_.begin(), names_.end());
    if (twice != names_.end()) {
      svg_.problem = "an element has the attribute `" + std::string(*twice) + "` twice";
    }
  }

  void check_prefix(std::string_view prefix, pugi::xml_node element, pugi::xml_node root) {
    if (prefix.empty() || is_declared(prefix, element)) return;
    if (prefix == "xlink") {
      root.append_attribute("xmlns:xlink").set_value(kXlinkNamespace);
    } else {
      svg_.problem = "it does not declare its prefix `" + std::string(prefix) + "`";
    }
  }

  void clean_attributes(pugi::xml_node element) {
    for (pugi::xml_attribute attribute = element.first_attribute(), next; attribute;
         attribute = next) {
      next = attribute.next_attribute();
      const std::string_view name = attribute.name();
      const std::string_view value = attribute.value();
      if (name.starts_with("on")) {
        remove(SvgRemoval::Kind::attribute, name, element.name());
      } else if (name == "href" || name == "xlink:href" || name == "src") {
        if (may_refer(element, value)) continue;
        remove(SvgRemoval::Kind::reference, value, element.name());
      } else if (const std::string foreign = foreign_url(value); !foreign.empty()) {
        remove(SvgRemoval::Kind::reference, foreign, element.name());
      } else {
        continue;
      }
      element.remove_attribute(attribute);
    }
  }

  static bool may_refer(pugi::xml_node element, std::string_view target) {
    if (is_own(target)) return true;
    const std::string_view scheme = scheme_of(target);
    return local_name(element.name()) == "a" && (scheme == "https" || scheme == "http");
  }

  // The first url() in an attribute's value that leads out of the file; empty for none.
  static std::string foreign_url(std::string_view value) {
    if (value.find("url(") == value.npos) return {};
    for (const css::Reference& reference : css::scan(value).references) {
      if (!is_own(reference.target)) return reference.target;
    }
    return {};
  }

  void clean_style(pugi::xml_node style) {
    for (pugi::xml_node text : style.children()) {
      std::string css = text.value();
      bool touched = false;
      for (const css::Reference& reference : css::scan(css).references) {
        if (is_own(reference.target) && reference.kind == css::Reference::Kind::url) continue;
        remove(SvgRemoval::Kind::reference, reference.target, "style");
        blank_reference(css, reference);
        touched = true;
      }
      touched |= drop_faults(css);
      if (touched) text.set_value(css.c_str());
    }
  }

  // EPUBCheck reads the style sheet of a drawing as it does all others.
  bool drop_faults(std::string& css) {
    const std::string before = css;
    if (css::scan(css).problems.empty()) {
      css::blank_faults(css, css::parse_sheet(css));  // which all readers pass over
    } else {
      css.clear();
      remove(SvgRemoval::Kind::element, "style", {});
    }
    return css != before;
  }

  void remove(SvgRemoval::Kind kind, std::string_view name, std::string_view element) {
    const bool is_known = std::any_of(
        svg_.removals.begin(), svg_.removals.end(),
        [&](const SvgRemoval& removal) { return removal.kind == kind && removal.name == name; });
    if (!is_known && svg_.removals.size() < 100) {
      svg_.removals.push_back({kind, std::string(name), std::string(element), at_});
    }
  }

  CleanSvg& svg_;
  const Offsets& offsets_;
  std::size_t at_ = 0;                                   // of the element at hand
  std::vector<std::string_view> names_;                  // of the attributes of one element
  std::unordered_map<std::string, pugi::xml_node> ids_;  // the first of each
  struct Reference {
    pugi::xml_node element;
    std::string attribute;
    std::string id;
    std::size_t at = 0;
  };
  std::vector<Reference> references_;  // to parts of the drawing
};

struct StringWriter final : pugi::xml_writer {
  std::string text;
  void write(const void* data, std::size_t size) override {
    text.append(static_cast<const char*>(data), size);
  }
};

// UTF-8, and what old programs of the West wrote: Latin-1 that says so.
bool make_utf8(std::string& text) {
  if (text.starts_with("\xEF\xBB\xBF")) text.erase(0, 3);
  if (utf8::find_invalid(text) == text.npos) return true;
  const std::string_view declaration = std::string_view(text).substr(0, text.find("?>"));
  if (!declaration.starts_with("<?xml") || declaration.find("8859-1") == declaration.npos) {
    return false;
  }
  std::string converted;
  converted.reserve(text.size() + text.size() / 8);
  for (const char c : text) utf8::append(converted, static_cast<unsigned char>(c));
  text = std::move(converted);
  return true;
}

// Text outside of the root, a second root: pugixml takes both. Returns whether there is one root.
bool drop_what_is_outside(pugi::xml_document& document) {
  std::size_t roots = 0;
  for (pugi::xml_node node = document.first_child(), next; node; node = next) {
    next = node.next_sibling();
    if (is_element(node)) ++roots;
    if (node.type() == pugi::node_pcdata) document.remove_child(node);
  }
  return roots == 1;
}

}  // namespace

CleanSvg clean_svg(std::string bytes) {
  CleanSvg svg;
  if (!make_utf8(bytes)) {
    svg.problem = "it is not UTF-8";
    return svg;
  }
  svg.text = bytes;
  if (has_control_character(bytes)) {
    svg.problem = "it has control characters";
    return svg;
  }
  const ExpandedXml expanded = expand_entities(bytes);
  svg.problem = expanded.problem;
  if (!svg.problem.empty()) return svg;

  const Offsets offsets(svg.text, expanded.text);
  pugi::xml_document document;
  const pugi::xml_parse_result parsed = document.load_buffer(
      expanded.text.data(), expanded.text.size(),
      pugi::parse_cdata | pugi::parse_comments | pugi::parse_escapes | pugi::parse_eol |
          pugi::parse_wconv_attribute | pugi::parse_ws_pcdata | pugi::parse_fragment,
      pugi::encoding_utf8);
  if (!parsed) {
    svg.problem = std::string("it is not well-formed XML: ") + parsed.description();
    const auto at = static_cast<std::size_t>(parsed.offset);
    svg.problem_at = offsets.of(
        at, std::string_view(expanded.text).substr(std::min(at, expanded.text.size()), 8));
  } else if (!drop_what_is_outside(document)) {
    svg.problem = "it is not well-formed XML: not one root";
  } else {
    Cleaner(svg, offsets).clean(document);
  }
  if (!svg.problem.empty()) return svg;
  // Written anew in any case: pugixml reads much that no XML parser of a reader would.
  StringWriter writer;
  document.save(writer, "", pugi::format_raw, pugi::encoding_utf8);
  svg.bytes = std::move(writer.text);
  return svg;
}

}  // namespace colophon::resources
