#include "verify/xml/tree_schema.h"

#include <fmt/format.h>

#include <algorithm>
#include <vector>

#include "formats/language_tag.h"
#include "vocabulary/attribute_forms.h"

namespace colophon::verify {

namespace {

using xml::Space;

std::string_view take_word(std::string_view& rest) {
  const std::size_t length = std::min(rest.find(' '), rest.size());
  const std::string_view word = rest.substr(0, length);
  rest.remove_prefix(std::min(length + 1, rest.size()));
  return word;
}

// A word of ElementRule::attributes.
struct AttributeWord {
  std::string_view name;
  std::string_view form;  // from the `@` or `=` on
  bool is_needed = false;
};

AttributeWord read_word(std::string_view word) {
  const std::size_t end = std::min(word.find_first_of("!@="), word.size());
  AttributeWord read{word.substr(0, end), word.substr(end), false};
  read.is_needed = read.form.starts_with('!');
  if (read.is_needed) read.form.remove_prefix(1);
  return read;
}

bool has_form(std::string_view form, std::string_view value) {
  if (form.starts_with('=')) return vocabulary::forms::is_one_of(form.substr(1), trim(value));
  if (form == "@id") return vocabulary::forms::is_xml_name(trim(value));
  if (form == "@language") return is_schema_language(trim(value));
  if (form == "@clock") return vocabulary::forms::is_clock_value(trim(value));
  if (form == "@names") {
    const std::vector<std::string_view> words = split_words(value);
    return !words.empty() &&
           std::all_of(words.begin(), words.end(), vocabulary::forms::is_xml_token);
  }
  return true;
}

// As ElementRule::attributes has it; one that no rule can have for other namespaces.
std::string name_of(const TreeAttribute& attribute) {
  if (attribute.space == Space::none) return attribute.name;
  const std::string_view prefix = attribute.space == Space::xml   ? "xml"
                                  : attribute.space == Space::ops ? "epub"
                                                                  : "*";
  return fmt::format("{}:{}", prefix, attribute.name);
}

class TreeJudge {
 public:
  TreeJudge(const ElementTree& tree, const TreeSchema& schema, const ReportTree& report)
      : tree_(tree), schema_(schema), report_(report) {}

  void run() {
    std::vector<bool> is_placed(tree_.elements.size());
    is_placed[0] = is_named(tree_.elements[0], schema_.rules.front().name);
    for (std::size_t i = 0; i < tree_.elements.size();) {
      const Element& element = tree_.elements[i];
      if (is_placed[i]) {
        const bool holds_anything = judge_element(i, is_placed);
        i = holds_anything ? element.next : i + 1;
        continue;
      }
      report_(element.span(), fmt::format("<{}> cannot stand here", element.name));
      i = element.next;
    }
  }

 private:
  // `names` have a `|` between them.
  bool is_named(const Element& element, std::string_view names) const {
    return element.space == schema_.space && vocabulary::forms::is_one_of(names, element.name);
  }

  // Of an element that stands where it may, so that it has one.
  const ElementRule& rule_of(const Element& element) const {
    return *std::find_if(schema_.rules.begin(), schema_.rules.end(),
                         [&](const ElementRule& rule) { return rule.name == element.name; });
  }

  // Whether it may hold whatever it does.
  bool judge_element(std::size_t index, std::vector<bool>& is_placed) {
    const Element& element = tree_.elements[index];
    const ElementRule& rule = rule_of(element);
    judge_attributes(element, rule);
    if (rule.content == "*") return true;
    judge_content(index, rule, is_placed);
    if (rule.holds_text || trim(element.text).empty()) return false;
    report_(element.span(), fmt::format("<{}> has text in it, which it cannot have", element.name));
    return false;
  }

  // Marks the children that stand where they may; says what is missing among them.
  void judge_content(std::size_t parent, const ElementRule& rule, std::vector<bool>& is_placed) {
    const std::vector<std::size_t> children = tree_.children(parent);
    std::size_t at = 0;
    for (std::string_view rest = rule.content; !rest.empty();) {
      const std::string_view word = take_word(rest);
      const std::string_view name = word.substr(0, word.size() - 1);
      const bool is_one = word.ends_with('!') || word.ends_with('?');
      std::size_t count = 0;
      skip_strangers(children, at, name, rest);
      while (at < children.size() && is_named(tree_.elements[children[at]], name) &&
             !(is_one && count == 1)) {
        is_placed[children[at++]] = true;
        ++count;
      }
      const bool is_needed = word.ends_with('!') || word.ends_with('+');
      if (!is_needed || count > 0 || !tree_.is_well_formed) continue;
      report_(tree_.elements[parent].span(), fmt::format("this <{}> has no <{}>", rule.name, name));
    }
  }

  // What stands before an element that is wanted here and is wanted nowhere itself.
  void skip_strangers(const std::vector<std::size_t>& children, std::size_t& at,
                      std::string_view name, std::string_view rest) const {
    const auto is_wanted = [&](std::size_t child) {
      const Element& element = tree_.elements[child];
      if (is_named(element, name)) return true;
      for (std::string_view words = rest; !words.empty();) {
        const std::string_view word = take_word(words);
        if (is_named(element, word.substr(0, word.size() - 1))) return true;
      }
      return false;
    };
    while (at < children.size() && !is_wanted(children[at])) ++at;
  }

  void judge_attributes(const Element& element, const ElementRule& rule) {
    for (const TreeAttribute& attribute : element.attributes) {
      if (attribute.space == Space::other && schema_.has_foreign_attributes) continue;
      const std::string name = name_of(attribute);
      AttributeWord found;
      if (!find_word(rule.attributes, name, found)) {
        report_(attribute.span(), fmt::format("<{}> has no attribute `{}`", element.name, name));
      } else if (!has_form(found.form, attribute.value)) {
        report_(attribute.span(), fmt::format("attribute `{}` of <{}> cannot be `{}`", name,
                                              element.name, attribute.value));
      }
    }
    for (std::string_view rest = rule.attributes; !rest.empty();) {
      const AttributeWord word = read_word(take_word(rest));
      const bool is_there =
          std::any_of(element.attributes.begin(), element.attributes.end(),
                      [&](const TreeAttribute& has) { return name_of(has) == word.name; });
      if (!word.is_needed || is_there) continue;
      report_(element.span(), fmt::format("this <{}> has no `{}`", element.name, word.name));
    }
  }

  static bool find_word(std::string_view words, std::string_view name, AttributeWord& found) {
    while (!words.empty()) {
      found = read_word(take_word(words));
      if (found.name == name) return true;
    }
    return false;
  }

  const ElementTree& tree_;
  const TreeSchema& schema_;
  const ReportTree& report_;
};

}  // namespace

void judge_tree(const ElementTree& tree, const TreeSchema& schema, const ReportTree& report) {
  if (!tree.elements.empty()) TreeJudge(tree, schema, report).run();
}

}  // namespace colophon::verify
