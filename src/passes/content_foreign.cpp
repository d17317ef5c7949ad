#include "passes/content_foreign.h"

#include <algorithm>
#include <string>
#include <string_view>

#include "formats/addresses.h"
#include "formats/css.h"
#include "formats/css_lints.h"
#include "passes/addresses.h"
#include "passes/formula_order.h"
#include "vocabulary/attributes.h"
#include "vocabulary/content_model.h"
#include "vocabulary/document_elements.h"
#include "vocabulary/math_attributes.h"
#include "vocabulary/math_values.h"
#include "vocabulary/roles.h"

namespace colophon::passes {

namespace {

// Presentation MathML and <semantics> (MathML 3 chapter 3): all that EPUB allows outside of
// annotations.
constexpr std::string_view kMathElements =
    "math mi mn mo mtext mspace ms mrow mfrac msqrt mroot mstyle merror mpadded mphantom mfenced "
    "menclose msub msup msubsup munder mover munderover mmultiscripts mprescripts none mtable "
    "mlabeledtr mtr mtd maligngroup malignmark maction mstack mlongdiv msgroup msrow mscarries "
    "mscarry msline mglyph semantics annotation";

// What SVG runs, loads or borrows from other vocabularies.
constexpr std::string_view kUnwantedSvg =
    "script foreignObject foreignobject iframe audio video canvas handler listener set animate "
    "animateMotion animateTransform animateColor";

bool is_name_start(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_'; }

// ASCII only: no name of either vocabulary has more.
bool is_local_name(std::string_view name) {
  return !name.empty() && is_name_start(name[0]) &&
         std::all_of(name.begin(), name.end(), [](char c) {
           return is_name_start(c) || (c >= '0' && c <= '9') || c == '-' || c == '.';
         });
}

class ForeignCleaner {
 public:
  ForeignCleaner(Markup& markup, pugi::xml_node root, Diagnostics& diags)
      : markup_(markup), root_(root), diags_(diags), is_svg_(is_element(root, "svg")) {}

  void clean() {
    pugi::xml_node node = root_;
    while (node) {
      if (is_element(node) && node != root_) {
        if (must_go(node)) {
          node = take_out(node);
          continue;
        }
        const bool is_stranger =
            is_svg_ ? is_in_words(node) || is_of_text(node)
                    : !vocabulary::has_word(kMathElements, node.name()) || is_in_token(node);
        if (is_stranger) {
          node = unwrap(node);
          continue;
        }
      }
      if (is_svg_ && is_element(node, "a")) modernise_link(node);
      clean_attributes(node);
      if (is_svg_ && is_element(node, "style")) clean_style(node);
      node = next_in_order(node, root_);
    }
    if (!is_svg_) {
      order_formula(markup_, root_, diags_);
      name_formula();
    }
    declare_namespaces();
  }

 private:
  bool must_go(pugi::xml_node node) const {
    const std::string_view name = node.name();
    if (!is_local_name(name)) return true;
    if (name == "annotation-xml") return true;
    if (!is_svg_) return name == "script" || name == "style" || name == "svg";
    if (vocabulary::has_word(kUnwantedSvg, name) || name == "math") return true;
    return name == "style" && !is_sound_style(node);
  }

  // What an element loads that has to go for it; empty for another.
  static std::string loaded_by(pugi::xml_node node) {
    if (!is_element(node, "style")) return {};
    const css::Sheet sheet = css::scan(node.child_value());
    const auto loading =
        std::find_if_not(sheet.references.begin(), sheet.references.end(), css::is_self_contained);
    return loading == sheet.references.end() ? std::string() : loading->target;
  }

  // A heading or a list, which has no place in a drawing.
  static bool is_of_text(pugi::xml_node node) {
    return vocabulary::document_element(node.name()) != nullptr &&
           !vocabulary::has_word("a title style", node.name());
  }

  // The name and the description of a drawing are read out.
  static bool is_in_words(pugi::xml_node node) {
    return is_element(node.parent(), "title") || is_element(node.parent(), "desc");
  }

  // Tokens of MathML hold text (MathML 3 section 3.2).
  static bool is_in_token(pugi::xml_node node) {
    return vocabulary::has_word("mi mn mo mtext ms mspace", node.parent().name()) &&
           !vocabulary::has_word("mglyph malignmark", node.name());
  }

  // Text that closes what it opens, and names nothing but parts of the drawing.
  static bool is_sound_style(pugi::xml_node style) {
    const pugi::xml_node text = style.first_child();
    if (!text || text.next_sibling() || is_element(text)) return !text;
    const css::Sheet sheet = css::scan(text.value());
    return sheet.problems.empty() &&
           std::all_of(sheet.references.begin(), sheet.references.end(), css::is_self_contained);
  }

  // A link within the chapter is resolved with all others, which have `href` (SVG 2
  // section 16.1.2).
  void modernise_link(pugi::xml_node link) {
    const pugi::xml_attribute old = link.attribute("xlink:href");
    if (!old || old.value()[0] != '#' || link.attribute("href")) return;
    markup_.set_attribute(link, "href", old.value(), markup_.span_of(old));
    markup_.remove_attribute(link, "xlink:href");
  }

  // EPUBCheck reads the style sheet of a drawing as it does all others.
  void clean_style(pugi::xml_node style) {
    pugi::xml_node text = style.first_child();
    std::string css = text.value();
    const css::Tree tree = css::parse_sheet(css);
    css::report_faults(tree, {markup_.span_of(style), false}, diags_);
    css::blank_faults(css, tree);
    if (css != text.value()) text.set_value(css.c_str());
  }

  // Without words for it readers who listen hear nothing, or single signs (EPUBCheck ACC-009). The
  // TeX that a converter left is better than none.
  void name_formula() {
    if (root_.attribute("alttext") || root_.attribute("aria-label")) return;
    for (pugi::xml_node node = root_; node; node = next_in_order(node, root_)) {
      const std::string_view encoding = node.attribute("encoding").value();
      if (!is_element(node, "annotation") || encoding.find("tex") == encoding.npos) continue;
      const std::string tex(trim(node.child_value()));
      if (!tex.empty()) return markup_.set_attribute(root_, "alttext", tex);
    }
    diags_.report(Code::incomplete_element, markup_.span_of(root_), "math", "`alttext`").hint =
        "say in words what it means: `alttext=\"a over b\"`";
  }

  static bool contains(pugi::xml_node element, std::string_view text) {
    return std::string_view(element.child_value()).find(text) != std::string_view::npos;
  }

  // Both return the node to go on with.
  pugi::xml_node take_out(pugi::xml_node node) {
    const std::string loaded = loaded_by(node);
    if (loaded.empty()) {
      diags_.report(Code::removed_element, markup_.span_of(node), node.name());
    } else {
      diags_.report(Code::removed_loading, markup_.span_of(node), node.name(), loaded);
    }
    const pugi::xml_node next = next_skipping(node, root_);
    markup_.remove(node);
    return next;
  }

  pugi::xml_node unwrap(pugi::xml_node node) {
    diags_.report(Code::unwrapped_element, markup_.span_of(node), node.name());
    const pugi::xml_node next = next_in_order(node, root_);
    markup_.unwrap(node);
    return next;
  }

  void clean_attributes(pugi::xml_node node) {
    pugi::xml_attribute attribute = node.first_attribute();
    while (attribute) {
      const pugi::xml_attribute next = attribute.next_attribute();
      if (!is_wanted(node, attribute)) drop(node, attribute);
      attribute = next;
    }
  }

  bool is_wanted(pugi::xml_node node, pugi::xml_attribute attribute) {
    const std::string_view name = attribute.name();
    const std::string_view value = attribute.value();
    // The root's are declared anew.
    if (name == "xmlns" || name == "xmlns:xlink") return node == root_;
    if (name.starts_with("on") || name == "ping") return false;
    if (name == "xlink:href" && !is_svg_) return false;
    if (name == "href" || name == "xlink:href") return is_harmless(node, value);
    if (name == "src" || name == "altimg") return false;
    if (name == "style") return css::find_loaded(value, css::DataUrls::allowed).empty();
    if (is_svg_ && !vocabulary::holds_words(name) && !css::find_loaded(value).empty()) return false;
    if (name == "id") return vocabulary::is_value_allowed("svg", "id", value);
    // As on elements of text.
    const bool is_general = name.starts_with("aria-") || name.starts_with("data-");
    if (is_general && !vocabulary::is_attribute_kept(root_.name(), name)) return false;
    if (!is_svg_) return is_wanted_in_formula(node, name, value);
    if (name == "lang" || name == "xml:lang" || name == "xml:space") return true;
    if (name.starts_with("xlink:")) return is_svg_ && is_local_name(name.substr(6));
    return is_local_name(name);
  }

  static bool is_wanted_in_formula(pugi::xml_node node, std::string_view name,
                                   std::string_view value) {
    if (name.starts_with("aria-"))
      return vocabulary::is_aria_allowed("math", "", name) &&
             vocabulary::is_aria_value_allowed(name, value);
    return vocabulary::is_math_attribute(node.name(), name) &&
           vocabulary::is_math_value(node.name(), name, value);
  }

  // Within the drawing; or an image, which is packed, or a link that leaves the book.
  bool is_harmless(pugi::xml_node node, std::string_view address) const {
    const bool is_link = !is_svg_ || is_element(node, "a");
    const bool is_image = is_element(node, "image") || is_element(node, "feImage");
    if (address.starts_with('#') && is_svg_ && !is_image) return true;
    if (address.starts_with("data:image/") && is_image) return true;
    const std::string_view scheme = scheme_of(address);
    if (is_link) return is_valid_address(address) && scheme.starts_with("http");
    return is_element(node, "image") && !address.empty() && !is_remote(address);
  }

  void drop(pugi::xml_node node, pugi::xml_attribute attribute) {
    const Span span = markup_.span_of(node, attribute.name());
    const std::string_view value = attribute.value();
    const std::string_view name = attribute.name();
    const bool is_address = name == "src" || name == "altimg" || name.ends_with("href");
    const std::string loaded = is_address ? std::string() : css::find_loaded(value);
    if (is_address && leads_where(value) == Destination::elsewhere && !is_element(node, "a")) {
      diags_.report(Code::remote_resource, span, value);
    } else if (!loaded.empty()) {
      diags_.report(Code::removed_loading, span, name, loaded);
    } else if (!is_svg_ && vocabulary::is_math_attribute(node.name(), name)) {
      diags_
          .report(Code::removed_attribute, span, fmt::format("{}=\"{}\"", name, value), node.name())
          .hint = "write another value, or leave it out";
    } else if (!name.starts_with("xmlns")) {
      diags_.report(Code::removed_attribute, span, name, node.name());
    }
    markup_.remove_attribute(node, attribute.name());
  }

  void declare_namespaces() {
    if (!is_svg_) {
      markup_.set_attribute(root_, "xmlns", "http://www.w3.org/1998/Math/MathML");
      return markup_.remove_attribute(root_, "xmlns:xlink");
    }
    markup_.set_attribute(root_, "xmlns", "http://www.w3.org/2000/svg");
    markup_.remove_attribute(root_, "xmlns:xlink");
    if (uses_xlink()) {
      markup_.set_attribute(root_, "xmlns:xlink", "http://www.w3.org/1999/xlink");
    }
  }

  bool uses_xlink() const {
    for (pugi::xml_node node = root_; node; node = next_in_order(node, root_)) {
      for (const pugi::xml_attribute attribute : node.attributes()) {
        if (std::string_view(attribute.name()).starts_with("xlink:")) return true;
      }
    }
    return false;
  }

  Markup& markup_;
  pugi::xml_node root_;
  Diagnostics& diags_;
  const bool is_svg_;
};

}  // namespace

void clean_foreign(Markup& markup, pugi::xml_node root, Diagnostics& diags) {
  ForeignCleaner(markup, root, diags).clean();
}

}  // namespace colophon::passes
