#include "passes/content_model/attributes.h"

#include <algorithm>
#include <charconv>
#include <string>
#include <string_view>

#include "base/ascii.h"
#include "formats/addresses.h"
#include "formats/css/edit.h"
#include "formats/css/lints/lints.h"
#include "formats/language_tag.h"
#include "passes/common/addresses.h"
#include "passes/common/inline_style.h"
#include "passes/content_model/presentation.h"
#include "vocabulary/attributes.h"
#include "vocabulary/content_model.h"
#include "vocabulary/judge_language.h"

namespace colophon::passes {

namespace {

using namespace std::string_literals;

constexpr std::string_view kSpaces = " \t\n\r\f";

// Calls `use` with each word of a list separated by white space.
template <class Use>
void for_each_word(std::string_view list, Use use) {
  for (std::size_t begin = list.find_first_not_of(kSpaces); begin != list.npos;
       begin = list.find_first_not_of(kSpaces, begin)) {
    const std::size_t end = std::min(list.find_first_of(kSpaces, begin), list.size());
    use(list.substr(begin, end - begin));
    begin = end;
  }
}

class Cleaner {
 public:
  Cleaner(Markup& markup, pugi::xml_node element, Diagnostics& diags)
      : markup_(markup), element_(element), diags_(diags), name_(element.name()) {}

  void clean() {
    pugi::xml_attribute attribute = element_.first_attribute();
    while (attribute) {
      const pugi::xml_attribute next = attribute.next_attribute();
      clean(attribute);
      attribute = next;
    }
    mirror_language();
    drop_unheard_name();
    check_page_mark();
  }

 private:
  void clean(pugi::xml_attribute attribute) {
    const std::string name = attribute.name();
    const std::string_view value = attribute.value();
    if (name == "style") return clean_style(attribute);
    if (name == "role") return clean_role(attribute);
    if (name == "epub:type") return clean_semantics(attribute);
    if (name == "lang" || name == "xml:lang") return clean_language(attribute);
    if (name == "name" && name_ == "a") return replace_name(attribute);
    if ((name == "width" || name == "height") && (name_ == "img" || name_ == "video")) {
      return clean_size(attribute);
    }
    if (is_for_browsers(name)) return markup_.remove_attribute(element_, attribute.name());
    const bool is_of_web = scheme_of(value) == "http" || scheme_of(value) == "https";
    if (name == "cite" && !(is_of_web && is_valid_address(value))) {
      return drop_value(attribute, "it must be an address on the web");
    }
    if (is_only_for_links(name) && !element_.attribute("href")) {
      return drop(attribute, "there is no `href`");
    }
    if (!vocabulary::is_attribute_kept(name_, name)) return replace_or_drop(attribute);
    const bool is_list_value =
        name == "value" && name_ == "li" && !is_element(element_.parent(), "ol");
    if (is_list_value || !vocabulary::is_value_allowed(name_, name, value)) {
      drop_value(attribute, value.empty() ? "it is empty; leave it out"
                                          : "write another value, or leave it out");
    }
  }

  // How a browser loads something, which changes nothing of what is shown.
  static bool is_for_browsers(std::string_view name) {
    return vocabulary::has_word("loading decoding fetchpriority crossorigin referrerpolicy", name);
  }

  bool is_only_for_links(std::string_view name) const {
    return name_ == "a" && vocabulary::has_word("rel target type hreflang", name);
  }

  void drop(pugi::xml_attribute attribute, std::string hint = {}) {
    const Span own = markup_.span_of(attribute);
    diags_
        .report(Code::removed_attribute, own ? own : markup_.span_of(element_), attribute.name(),
                name_)
        .hint = std::move(hint);
    markup_.remove_attribute(element_, attribute.name());
  }

  // What is wrong is the value; the element may have the attribute.
  void drop_value(pugi::xml_attribute attribute, std::string hint) {
    const Span own = markup_.span_of(attribute);
    diags_
        .report(Code::removed_attribute, own ? own : markup_.span_of(element_),
                fmt::format("{}=\"{}\"", attribute.name(), attribute.value()), name_)
        .hint = std::move(hint);
    markup_.remove_attribute(element_, attribute.name());
  }

  void clean_style(pugi::xml_attribute attribute) {
    const InlineStyle style = sort_declarations(attribute.value());
    lint_style(attribute, style);
    if (style.dropped.empty() && !style.kept.empty()) return;
    const css::Place place = place_of_value(attribute);
    if (style.kept.empty() && style.dropped.empty())
      return drop_value(attribute, "it is empty; leave it out");
    if (style.kept.empty() && css::find_loaded(style.dropped[0]).empty()) {
      return drop_value(attribute, fmt::format("a book cannot have `{}` here", style.dropped[0]));
    }
    for (const std::string_view part : style.dropped) {
      const auto begin = static_cast<std::uint32_t>(part.data() - attribute.value());
      const Span span = place.at(begin, begin + static_cast<std::uint32_t>(part.size()));
      if (const std::string loaded = css::find_loaded(part); !loaded.empty()) {
        diags_.report(Code::removed_loading, span, "style", loaded).hint =
            leads_where(loaded) == Destination::file && !part.starts_with("behavior")
                ? "a style sheet of the book may name the file, for a class of your own"
                : "";
        continue;
      }
      diags_.report(Code::removed_attribute, span, fmt::format("style=\"{}\"", part), name_).hint =
          style.kept.empty() ? "" : "the rest of the style is kept";
    }
    if (style.kept.empty()) return markup_.remove_attribute(element_, attribute.name());
    attribute.set_value(style.kept.data(), style.kept.size());
  }

  // A value that is written as it is, in quotes or none, has its own place in the attribute's.
  css::Place place_of_value(pugi::xml_attribute attribute) const {
    const Span own = markup_.span_of(attribute);
    const std::size_t size = std::string_view(attribute.value()).size();
    const std::size_t name = std::string_view(attribute.name()).size() + 1;
    const std::size_t around = own ? own.end - own.begin - size : 0;
    if (!own || own.end - own.begin < size || (around != name && around != name + 2)) {
      return {own ? own : markup_.span_of(element_), false};
    }
    const auto before = static_cast<std::uint32_t>(around == name ? name : name + 1);
    return {{own.source, own.begin + before, own.end - (around == name ? 0 : 1)}, true};
  }

  // Of what is kept, where it stands.
  void lint_style(pugi::xml_attribute attribute, const InlineStyle& style) {
    if (style.kept.empty()) return;
    std::string value = attribute.value();
    for (const std::string_view part : style.dropped) {
      const auto begin = static_cast<std::size_t>(part.data() - attribute.value());
      css::blank(value, begin, begin + part.size());
    }
    css::lint_attribute(css::parse_declarations(value), place_of_value(attribute), diags_);
  }

  // One role, the first that the element may have.
  void clean_role(pugi::xml_attribute attribute) {
    std::string role;
    for_each_word(attribute.value(), [&](std::string_view word) {
      const bool is_link = static_cast<bool>(element_.attribute("href"));
      if (role.empty() && vocabulary::is_role_allowed(name_, is_link, word)) role = word;
    });
    if (role == attribute.value() && !role.empty()) return;
    if (role.empty()) {
      return drop_value(attribute,
                        trim(attribute.value()).empty()
                            ? "it is empty; leave it out"s
                            : fmt::format("<{}> cannot be a `{}`", name_, attribute.value()));
    }
    attribute.set_value(role.data(), role.size());
  }

  void clean_semantics(pugi::xml_attribute attribute) {
    if (!vocabulary::is_attribute_kept(name_, "epub:type")) return drop(attribute);
    std::string kept;
    std::string dropped;
    for_each_word(attribute.value(), [&](std::string_view word) {
      std::string& list = vocabulary::is_structural_semantics(word) ? kept : dropped;
      if (!list.empty()) list += ' ';
      list += word;
    });
    if (kept == attribute.value() && !kept.empty()) return;
    if (kept.empty()) {
      return drop_value(
          attribute, dropped.empty() ? "it is empty; leave it out"s
                                     : fmt::format("the vocabulary of EPUB has no `{}`", dropped));
    }
    if (!dropped.empty()) {
      const Span own = markup_.span_of(attribute);
      diags_.report(Code::removed_attribute, own ? own : markup_.span_of(element_),
                    "epub:type=" + dropped, name_);
    }
    attribute.set_value(kept.data(), kept.size());
  }

  void clean_language(pugi::xml_attribute attribute) {
    const std::string_view value = attribute.value();
    if (value.empty()) return;
    const std::string written(value);
    const std::string canonical = canonical_language(value);
    if (!is_language_tag(written) && !respell(attribute, written, canonical)) return;
    const bool is_copy = std::string_view(attribute.name()) == "xml:lang" &&
                         std::string_view(element_.attribute("lang").value()) == attribute.value();
    if (!is_copy) judge_language(attribute);
  }

  // Whether it is a language tag now. What is said of one of a pair holds for both.
  bool respell(pugi::xml_attribute attribute, const std::string& written,
               const std::string& canonical) {
    const bool is_said = said_of_language_ == written;
    said_of_language_ = written;
    if (is_language_tag(canonical)) {
      const Span place = markup_.span_of(element_, attribute.name());
      if (!is_said) diags_.report(Code::respelled_language, place, written, canonical);
      attribute.set_value(canonical.data(), canonical.size());
      return true;
    }
    if (is_said) {
      markup_.remove_attribute(element_, attribute.name());
      return false;
    }
    const std::string meant = vocabulary::language_meant(written);
    drop_value(attribute, meant.empty() ? "write a language tag such as `en`, `en-GB` or `pt-BR`"s
                                        : fmt::format("did you mean `{}`?", meant));
    return false;
  }

  void judge_language(pugi::xml_attribute attribute) {
    const auto remark = vocabulary::judge_language(attribute.value());
    if (!remark) return;
    const Span own = markup_.span_of(attribute);
    const Span place = own ? own : markup_.span_of(element_);
    if (remark->is_deprecated) {
      diags_.report(Code::deprecated_language, place, remark->subtag, remark->better).hint =
          fmt::format("write `{}`", remark->better);
      return;
    }
    diags_.report(Code::unknown_language, place, remark->subtag).hint =
        remark->better.empty() ? "write a language tag such as `en`, `en-GB` or `pt-BR`"
                               : fmt::format("did you mean `{}`?", remark->better);
  }

  // XHTML asks for both to be equal; `lang` is what authors mean to write.
  void mirror_language() {
    const pugi::xml_attribute lang = element_.attribute("lang");
    const pugi::xml_attribute xml_lang = element_.attribute("xml:lang");
    if (lang && xml_lang && std::string_view(lang.value()) != xml_lang.value()) {
      diags_.report(Code::removed_attribute, markup_.span_of(xml_lang), "xml:lang", name_).hint =
          fmt::format("`lang` says `{}`, and both have to be the same", lang.value());
    }
    if (lang && std::string_view(lang.value()) != xml_lang.value()) {
      markup_.set_attribute(element_, "xml:lang", lang.value(), markup_.span_of(lang));
    } else if (lang && !xml_lang) {
      markup_.set_attribute(element_, "xml:lang", "");
    } else if (xml_lang && !lang) {
      markup_.set_attribute(element_, "lang", xml_lang.value(), markup_.span_of(xml_lang));
    }
  }

  // Nobody is told the name of what has no role of its own (WAI-ARIA 1.2, "Roles which cannot be
  // named"): the author thinks that it is read out, and it is not.
  void drop_unheard_name() {
    constexpr std::string_view kUnnamed =
        "b bdi bdo caption code data del div em i ins p pre q s samp small span strong sub sup u";
    const pugi::xml_attribute label = element_.attribute("aria-label");
    if (!label || element_.attribute("role") || element_.attribute("epub:type")) return;
    if (!vocabulary::has_word(kUnnamed, name_)) return;
    drop(label, fmt::format("readers pass over the name of a <{}> without a role", name_));
  }

  // A reader goes to a page of the print edition by its number, which the mark has to tell.
  void check_page_mark() {
    const std::string_view type = element_.attribute("epub:type").value();
    const std::string_view role = element_.attribute("role").value();
    const bool is_mark = vocabulary::has_word(type, "pagebreak") || role == "doc-pagebreak";
    if (!is_mark || element_.first_child()) return;
    if (element_.attribute("aria-label") || element_.attribute("title")) return;
    diags_.report(Code::unnumbered_page, markup_.span_of(element_)).hint =
        "say it in its `aria-label`";
  }

  // Looks that HTML had attributes for once; the rest is not for books.
  void replace_or_drop(pugi::xml_attribute attribute) {
    const std::string name = attribute.name();
    const auto looks = presentation_of(name_, name, attribute.value());
    if (!looks) return drop(attribute, hint_for(name, attribute.value()));
    const Span place = markup_.span_of(element_, name.c_str());
    report_successor(place, name,
                     looks->style.empty() ? "class=" + looks->class_name : "style=" + looks->style);
    if (!looks->class_name.empty()) markup_.add_class(element_, looks->class_name);
    if (!looks->style.empty()) add_declaration(markup_, element_, looks->style, place);
    markup_.remove_attribute(element_, name.c_str());
  }

  void report_successor(Span place, std::string_view name, std::string_view successor) {
    diags_.report(Code::replaced_attribute, place, name, successor);
  }

  std::string hint_for(std::string_view name, std::string_view value) const {
    if (name == "markdown" && value != "0" && holds_markdown())
      return "put empty lines around the Markdown inside the tag, and it is read";
    if (name == "autoplay" || name == "loop") return "readers decide when they want to listen";
    if (name == "srcset" || name == "sizes") return "a book carries one file for an image";
    if (name.starts_with("on")) return "a book runs no scripts";
    if (vocabulary::has_word("border cellpadding cellspacing frame rules bordercolor", name)) {
      return "how tables look is a matter of style";
    }
    if (name == "width" || name == "height") return "pages are of any width; say it in percent";
    return {};
  }

  // Between empty lines, as CommonMark has it.
  bool holds_markdown() const {
    return name_ != "pre" && !vocabulary::info_of_element(name_).is_inline;
  }

  void replace_name(pugi::xml_attribute attribute) {
    const std::string value = attribute.value();
    const Span place = markup_.span_of(element_, "name");
    if (element_.attribute("id")) {
      if (value == element_.attribute("id").value()) {
        return markup_.remove_attribute(element_, "name");
      }
      return drop(attribute, "the element has an `id`");
    }
    if (!vocabulary::is_value_allowed("a", "id", value)) return drop(attribute);
    report_successor(place, "name", "id");
    markup_.set_attribute(element_, "id", value, place);
    markup_.remove_attribute(element_, "name");
  }

  // `200px` is 200; a part of the page is a style.
  void clean_size(pugi::xml_attribute attribute) {
    const std::string name = attribute.name();
    const std::string value = attribute.value();
    if (vocabulary::is_value_allowed("img", name, value)) return;
    double number = 0;
    const auto [end, error] = std::from_chars(value.data(), value.data() + value.size(), number);
    const std::string unit =
        ascii::lower(value.substr(static_cast<std::size_t>(end - value.data())));
    const bool is_number = error == std::errc() && number > 0 && number < 100000;
    if (is_number && unit == "%" && number <= 100) {
      add_declaration(markup_, element_, fmt::format("{}: {}%", name, number),
                      markup_.span_of(attribute));
      return markup_.remove_attribute(element_, name.c_str());
    }
    if (is_number && (unit == "px" || unit.empty())) {
      const std::string whole = std::to_string(static_cast<int>(number + 0.5));
      attribute.set_value(whole.data(), whole.size());
      return;
    }
    drop_value(attribute, "pixels are a whole number; other sizes are a matter of style");
  }

  Markup& markup_;
  pugi::xml_node element_;
  Diagnostics& diags_;
  const std::string name_;
  std::string said_of_language_;  // the tag that was reported
};

}  // namespace

void clean_attributes(Markup& markup, pugi::xml_node element, Diagnostics& diags) {
  if (element.first_attribute()) Cleaner(markup, element, diags).clean();
}

}  // namespace colophon::passes
