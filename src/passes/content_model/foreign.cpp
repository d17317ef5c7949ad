#include "passes/content_model/foreign.h"

#include <algorithm>
#include <optional>
#include <string>
#include <string_view>

#include "formats/addresses.h"
#include "formats/css/edit.h"
#include "formats/css/lints/lints.h"
#include "model/svg_loading.h"
#include "passes/common/addresses.h"
#include "passes/content_model/formula_order.h"
#include "vocabulary/attributes.h"
#include "vocabulary/content_model.h"
#include "vocabulary/document_elements.h"
#include "vocabulary/math_elements.h"
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

// What SVG borrows from other vocabularies.
constexpr std::string_view kBorrowed = "foreignObject foreignobject math";

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
    if (vocabulary::has_word(kBorrowed, name) || find_harm(node)) return true;
    return name == "style" && !is_sound_style(node);
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

  // Text that closes what it opens.
  static bool is_sound_style(pugi::xml_node style) {
    const pugi::xml_node text = style.first_child();
    if (!text || text.next_sibling() || is_element(text)) return !text;
    return css::parse_sheet(text.value()).problems.empty();
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
    const css::Tree sheet = css::parse_sheet(text.value());
    css::report_faults(sheet, {markup_.span_of(style), false}, diags_);
    const std::string css = css::without_loading(sheet, [&](const css::Reference& reference) {
      diags_.report(Code::removed_loading, markup_.span_of(style), "style", reference.target);
    });
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
    const std::optional<SvgHarm> harm = is_svg_ ? find_harm(node) : std::nullopt;
    if (harm && harm->attribute) {
      diags_.report(Code::removed_loading, markup_.span_of(node, harm->attribute), node.name(),
                    harm->address);
    } else {
      diags_.report(Code::removed_element, markup_.span_of(node), node.name());
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
      if (!is_wanted(node, attribute)) {
        drop(node, attribute);
      } else if (is_link(node, attribute.name()) &&
                 leads_where(attribute.value()) == Destination::data) {
        attribute.set_value(escape_address(attribute.value()).c_str());
      }
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
    if ((is_svg_ || name == "style") && !address_loaded(name, value).empty()) return false;
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
    const vocabulary::Attribute* known = vocabulary::math_attribute(node.name(), name);
    return known && vocabulary::has_form(*known, value);
  }

  // As in a drawing of its own; or an image, which is packed, or a link within the chapter, which
  // is resolved with all others.
  bool is_harmless(pugi::xml_node node, std::string_view address) const {
    if (!is_svg_) return is_valid_address(address) && scheme_of(address).starts_with("http");
    if (may_refer(node, address)) return true;
    if (is_element(node, "a")) return address.starts_with('#');
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
    } else if (is_address && is_svg_ && is_element(node, "use")) {
      diags_.report(Code::removed_loading, span, name, value).hint =
          "put what it shows into this drawing, with an id, and refer to that";
    } else if (!loaded.empty()) {
      diags_.report(Code::removed_loading, span, name, loaded);
    } else if (!is_svg_ && vocabulary::math_attribute(node.name(), name)) {
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
