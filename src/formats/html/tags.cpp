#include "formats/html/tags.h"

#include <utility>

#include "base/ascii.h"
#include "base/short_name.h"

namespace colophon::html {

namespace {

bool is_space(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\f' || c == '\r'; }

using ascii::is_alpha;

// The first place at or after `at` whose character `stops` knows, or the end of the input.
template <class Stops>
std::size_t find_if(std::string_view input, std::size_t at, Stops stops) {
  while (at < input.size() && !stops(input[at])) ++at;
  return at;
}

bool has_attribute(const Tag& tag, std::string_view name) {
  for (const Attribute& attribute : tag.attributes) {
    if (attribute.name == name) return true;
  }
  return false;
}

// Reads a value behind `=` and white space; returns where it ends, npos where a quote stays open.
std::size_t read_value(std::string_view input, std::size_t at, std::string& value) {
  const char quote = at < input.size() ? input[at] : '\0';
  if (quote == '"' || quote == '\'') {
    const std::size_t end = input.find(quote, at + 1);
    if (end == input.npos) return end;
    value = input.substr(at + 1, end - at - 1);
    return end + 1;
  }
  const std::size_t end = find_if(input, at, [](char c) { return is_space(c) || c == '>'; });
  value = input.substr(at, end - at);
  return end;
}

// Reads name and value of the attribute at `at`; returns where it ends, npos where it does not.
std::size_t read_attribute(std::string_view input, std::size_t at, Tag& tag) {
  Attribute attribute;
  attribute.begin = static_cast<std::uint32_t>(at);
  // A `=` that comes first belongs to the name.
  const std::size_t name_end = find_if(
      input, at + 1, [](char c) { return is_space(c) || c == '/' || c == '>' || c == '='; });
  attribute.name = ascii::lower(input.substr(at, name_end - at));
  std::size_t end = name_end;
  const std::size_t equals = find_if(input, name_end, [](char c) { return !is_space(c); });
  if (equals < input.size() && input[equals] == '=') {
    end = find_if(input, equals + 1, [](char c) { return !is_space(c); });
    end = read_value(input, end, attribute.value);
    if (end == input.npos) return end;
  }
  attribute.end = static_cast<std::uint32_t>(end);
  if (tag.attributes.size() + tag.repeated.size() == kMostAttributes) {
    if (tag.too_many == 0) tag.too_many = at;
    return end;
  }
  // The standard drops what is given twice.
  const bool is_first = !has_attribute(tag, attribute.name);
  (is_first ? tag.attributes : tag.repeated).push_back(std::move(attribute));
  return end;
}

// Elements whose content has no tags but their own end tag (section 13.2.6.2).
bool is_raw_text(std::string_view element) {
  return element == "script" || element == "style" || element == "xmp" || element == "iframe" ||
         element == "noembed" || element == "noframes" || element == "textarea" ||
         element == "title" || element == "plaintext";
}

// Where the end tag of a raw text element begins, or the end of the input.
std::size_t find_raw_end(std::string_view input, std::size_t at, std::string_view element) {
  for (at = input.find("</", at); at != input.npos; at = input.find("</", at + 2)) {
    const std::string_view rest = input.substr(at + 2);
    if (rest.size() <= element.size() || ascii::lower(rest.substr(0, element.size())) != element)
      continue;
    const char after = rest[element.size()];
    if (is_space(after) || after == '/' || after == '>') return at;
  }
  return input.size();
}

// Where a comment, declaration or processing instruction that begins at `at` ends; npos where it
// does not.
std::size_t skip_markup(std::string_view input, std::size_t at, bool is_foreign) {
  const std::string_view rest = input.substr(at);
  std::string_view end_mark = ">";
  std::size_t from = 2;
  if (rest.starts_with("<!--")) {
    if (rest.starts_with("<!-->")) return at + 5;
    if (rest.starts_with("<!--->")) return at + 6;
    end_mark = "-->";
    from = 4;
  } else if (is_foreign && rest.starts_with("<![CDATA[")) {
    end_mark = "]]>";
  }
  std::size_t found = rest.find(end_mark, from);
  std::size_t length = end_mark.size();
  if (end_mark == "-->") {
    // `--!>` ends a comment too.
    const std::size_t other = rest.substr(0, found).find("--!>", from);
    if (other != rest.npos) {
      found = other;
      length = 4;
    }
  }
  return found == rest.npos ? rest.npos : at + found + length;
}

// A declaration and `</` before what is no name are comments to a parser (section 13.2.5.42),
// whatever they hold. A document type holds nothing to read; of instructions and sections, which
// come out as comments, the text remains.
bool is_bogus_comment(std::string_view markup) {
  constexpr std::string_view kDoctype = "<!doctype";
  return !markup.starts_with("<!--") && !markup.starts_with("<?") &&
         !markup.starts_with("<![CDATA[") &&
         ascii::lower(markup.substr(0, kDoctype.size())) != kDoctype && markup != "</>";
}

// `</li class="x">` and what else stands in an end tag: nothing of it is kept.
bool has_more_than_name(const WrittenTag& tag, std::string_view input) {
  const std::size_t behind = tag.begin + 2 + tag.name.size();
  const std::string_view rest = input.substr(behind, tag.end - behind);
  return rest.find_first_not_of(" \t\n\f\r/>") != rest.npos;
}

Problem left_out(std::size_t begin, std::size_t end, std::string message) {
  return {static_cast<std::uint32_t>(begin), std::move(message), static_cast<std::uint32_t>(end)};
}

}  // namespace

std::size_t read_tag(std::string_view input, std::size_t at, Tag& tag) {
  if (at >= input.size() || input[at] != '<') return input.npos;
  ++at;
  if (at < input.size() && input[at] == '/') {
    tag.is_end = true;
    ++at;
  }
  if (at >= input.size() || !is_alpha(input[at])) return input.npos;
  const std::size_t name_end =
      find_if(input, at, [](char c) { return is_space(c) || c == '/' || c == '>'; });
  tag.name = ascii::lower(input.substr(at, name_end - at));
  at = name_end;
  while (at < input.size()) {
    const char c = input[at];
    if (c == '>') return at + 1;
    if (c == '/' && at + 1 < input.size() && input[at + 1] == '>') {
      tag.is_self_closing = true;
      return at + 2;
    }
    if (c == '/' || is_space(c)) {
      ++at;
      continue;
    }
    at = read_attribute(input, at, tag);
  }
  return input.npos;
}

TagScan scan_tags(std::string_view input) {
  TagScan scan;
  std::size_t foreign = 0;  // open <svg> and <math>
  std::size_t at = input.find('<');
  while (at < input.size()) {
    const char next = at + 1 < input.size() ? input[at + 1] : '\0';
    const bool is_end = next == '/';
    const std::size_t name = at + 1 + is_end;
    const bool is_tag = name < input.size() && is_alpha(input[name]);
    if (!is_tag && !is_end && next != '!' && next != '?') {
      at = input.find('<', at + 1);
      continue;
    }
    if (!is_tag) {
      const bool is_cdata = foreign > 0 && !is_end;
      const std::size_t end = skip_markup(input, at, is_cdata);
      if (end == input.npos) {
        scan.cut_off = at;
        break;
      }
      const std::string_view markup = input.substr(at, end - at);
      if (is_bogus_comment(markup)) {
        scan.left_out.push_back(left_out(at, end, "this is no tag; it is left out"));
      }
      at = input.find('<', end);
      continue;
    }
    Tag tag;
    const std::size_t end = read_tag(input, at, tag);
    if (end == input.npos) {
      scan.cut_off = at;
      break;
    }
    const bool is_foreign_root = tag.name == "svg" || tag.name == "math";
    if (is_foreign_root && is_end && foreign > 0) --foreign;
    if (is_foreign_root && !is_end && !tag.is_self_closing) ++foreign;
    const bool opens_raw = !is_end && foreign == 0 && is_raw_text(tag.name);
    const std::size_t from = opens_raw ? find_raw_end(input, end, tag.name) : end;
    scan.tags.push_back({static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(end),
                         std::move(tag.name), is_end, tag.is_self_closing,
                         static_cast<std::uint32_t>(tag.too_many)});
    if (is_end && has_more_than_name(scan.tags.back(), input)) {
      scan.left_out.push_back(
          left_out(at, end, "an end tag holds only its name; the rest is left out"));
    }
    at = input.find('<', from);
  }
  return scan;
}

bool is_void(std::string_view element) {
  static constexpr NamesWith<bool> kLines[] = {
      {"area base br col embed hr img input link meta param source track wbr", true}};
  static constexpr NameTable<bool, count_names(kLines)> kVoid(kLines);
  return kVoid.find(element) != nullptr;
}

bool is_formatting(std::string_view element) {
  static constexpr NamesWith<bool> kLines[] = {
      {"a b big code em font i nobr s small strike strong tt u", true}};
  static constexpr NameTable<bool, count_names(kLines)> kFormatting(kLines);
  return kFormatting.find(element) != nullptr;
}

bool has_optional_end(std::string_view element) {
  static constexpr NamesWith<bool> kLines[] = {
      {"p li dt dd rt rp optgroup option colgroup caption thead tbody tfoot tr td th", true}};
  static constexpr NameTable<bool, count_names(kLines)> kOptional(kLines);
  return kOptional.find(element) != nullptr;
}

}  // namespace colophon::html
