// Liquid's and Nunjucks' conditions, {% if %} and {% unless %}, and the filters of their variables.
#include <algorithm>
#include <array>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/unicode.h"
#include "manuscript/metadata/values.h"
#include "manuscript/templates/expanding.h"

namespace colophon::manuscript {
namespace {

std::string_view without_quotes(std::string_view text) {
  const bool is_quoted = text.size() >= 2 && text.front() == text.back() &&
                         (text.front() == '"' || text.front() == '\'');
  return is_quoted ? text.substr(1, text.size() - 2) : text;
}

bool is_literal(std::string_view text) {
  return without_quotes(text).size() < text.size() || text == "true" || text == "false" ||
         (!text.empty() && text.find_first_not_of("0123456789.") == text.npos);
}

// The words of a condition, a text in quotes being one.
std::vector<std::string_view> words_of(std::string_view text) {
  std::vector<std::string_view> words;
  for (std::size_t at = text.find_first_not_of(" \t\n"); at < text.size();
       at = text.find_first_not_of(" \t\n", at)) {
    std::size_t end = std::min(text.find_first_of(" \t\n", at), text.size());
    if (text[at] == '"' || text[at] == '\'') {
      const std::size_t close = text.find(text[at], at + 1);
      if (close != text.npos) end = close + 1;
    }
    words.push_back(text.substr(at, end - at));
    at = end;
  }
  return words;
}

bool is_condition(std::string_view name) { return name == "if" || name == "unless"; }

bool is_block(std::string_view name) {
  return is_condition(name) || name == "tab" || name == "tabs";
}

bool is_branch(std::string_view name) {
  return name == "else" || name == "elsif" || name == "elif";
}

}  // namespace

// In one pass, so that blocks within blocks cost no more. A tag within `raw` is text.
void Expanding::match_blocks(Frame& frame) {
  std::vector<std::vector<Template>*> open;
  std::map<std::string_view, std::size_t> count;  // of the open ones, by name
  for (std::size_t at = frame.text.find("{%"); at != frame.text.npos;
       at = frame.text.find("{%", at + 2)) {
    const Template found = parse(frame, at, 2, "%}");
    if (found.end == 0) continue;
    if (found.name == "raw") {
      const Template end = find_end(frame, found);
      if (end.end > 0) at = end.begin;
    } else if (is_block(found.name)) {
      open.push_back(&frame.blocks[at]);
      open.back()->push_back(found);
      ++count[found.name];
    } else if (is_branch(found.name) && !open.empty()) {
      if (is_condition(open.back()->front().name)) open.back()->push_back(found);
    } else if (found.name.starts_with("end") && count[found.name.substr(3)] > 0) {
      // What was begun later and has not ended is never closed.
      for (bool is_closed = false; !is_closed; open.pop_back()) {
        const std::string_view name = open.back()->front().name;
        is_closed = name == found.name.substr(3);
        if (is_closed) open.back()->push_back(found);
        --count[name];
      }
    }
  }
}

const std::vector<Expanding::Template>* Expanding::find_block(Frame& frame, const Template& found) {
  if (!std::exchange(frame.has_blocks, true)) match_blocks(frame);
  const auto known = frame.blocks.find(found.begin);
  const bool is_closed =
      known != frame.blocks.end() && known->second.back().name.starts_with("end");
  return is_closed ? &known->second : nullptr;
}

// A text, empty for nothing; none where nobody here can know it.
std::optional<std::string> Expanding::liquid_operand(std::string_view word) {
  if (is_literal(word)) return std::string(without_quotes(word));
  if (word == "output.name") return "ebook";
  if (word == "output.format" || word == "book.output") return "epub";
  if (const yaml::Node* value = liquid_value(word)) return value->text;
  if (word == "page.title" && entry_.item.title) return entry_.item.title.text;
  constexpr auto kKnown = std::to_array<std::string_view>({"book.", "page.", "site.", "config."});
  const bool is_known = std::any_of(kKnown.begin(), kKnown.end(), [word](std::string_view root) {
    return word.starts_with(root);
  });
  if (is_known) return std::string();
  return std::nullopt;
}

std::optional<bool> Expanding::liquid_condition(std::string_view text) {
  const std::vector<std::string_view> words = words_of(text);
  std::optional<bool> result;
  std::string_view joined;  // `and`, `or`
  for (std::size_t i = 0; i < words.size();) {
    const bool is_negated = words[i] == "not";
    if (is_negated && ++i == words.size()) return std::nullopt;
    const std::optional<std::string> left = liquid_operand(words[i++]);
    if (!left) return std::nullopt;
    bool holds = !left->empty() && *left != "false";
    if (i + 1 < words.size() && (words[i] == "==" || words[i] == "!=")) {
      const std::optional<std::string> right = liquid_operand(words[i + 1]);
      if (!right) return std::nullopt;
      holds = (*left == *right) == (words[i] == "==");
      i += 2;
    }
    if (is_negated) holds = !holds;
    result = joined == "and" ? *result && holds : joined == "or" ? *result || holds : holds;
    if (i == words.size()) return result;
    joined = words[i++];
    if ((joined != "and" && joined != "or") || i == words.size()) return std::nullopt;
  }
  return std::nullopt;
}

// The first branch whose condition holds, or the end; none where one cannot be judged.
std::optional<std::size_t> Expanding::choose_branch(const std::vector<Template>& tags) {
  for (std::size_t i = 0; i + 1 < tags.size(); ++i) {
    if (tags[i].name == "else") return i;
    const std::optional<bool> holds = liquid_condition(tags[i].rest);
    if (!holds) return std::nullopt;
    if (*holds != (tags[i].name == "unless")) return i;
  }
  return tags.size() - 1;
}

// One branch stays. The tag that ends it leads behind them all.
bool Expanding::liquid_if(Frame& frame, const Template& found) {
  const std::vector<Template>* block = find_block(frame, found);
  if (!block) return report_unclosed(frame, found);
  const std::vector<Template>& tags = *block;
  const std::optional<std::size_t> chosen = choose_branch(tags);
  if (!chosen) return report_unknown(frame, found);
  for (std::size_t i = 0; i + 1 < tags.size(); ++i) {
    const std::string_view inside = frame.text.substr(tags[i].end, tags[i + 1].begin - tags[i].end);
    if (i == *chosen || inside.find_first_not_of(" \t\n") == inside.npos) continue;
    reading_.diags.report(Code::hidden_content, span_of(frame, tags[i]));
  }
  flush(frame, found.begin);
  const bool has_branch = *chosen + 1 < tags.size();
  if (has_branch) frame.branch_ends[tags[*chosen + 1].begin] = tags.back().end;
  return resume(frame, has_branch ? tags[*chosen].end : tags.back().end);
}

bool Expanding::ends_branch(Frame& frame, std::size_t at) {
  const auto end = frame.branch_ends.find(at);
  if (end == frame.branch_ends.end()) return false;
  flush(frame, at);
  return resume(frame, end->second);
}

// `name | filter`; none for a filter that is not known here.
std::optional<std::string> Expanding::liquid_filtered(std::string_view inside) {
  const std::size_t bar = inside.find('|');
  if (bar == inside.npos) return std::nullopt;
  std::optional<std::string> text = liquid_operand(trim(inside.substr(0, bar)));
  for (std::string_view rest = inside.substr(bar + 1); text && !rest.empty();) {
    const std::size_t next = std::min(rest.find('|'), rest.size());
    const std::string_view filter = trim(rest.substr(0, next));
    rest.remove_prefix(std::min(next + 1, rest.size()));
    const std::size_t name_end = std::min(filter.find_first_of(":( "), filter.size());
    const std::string_view name = filter.substr(0, name_end);
    if (name == "downcase" || name == "lower") {
      text = unicode::to_lower(*text);
    } else if (name == "strip" || name == "trim") {
      text = std::string(trim(*text));
    } else if (name == "default") {
      std::string_view otherwise = trim(filter.substr(std::min(name_end + 1, filter.size())));
      if (otherwise.ends_with(')')) otherwise.remove_suffix(1);
      if (text->empty()) text = std::string(without_quotes(trim(otherwise)));
    } else if (name != "escape" && name != "e" && name != "safe") {
      return std::nullopt;
    }
  }
  // A name that nobody defines says nothing, and its template is shown.
  return text && !text->empty() ? text : std::nullopt;
}

}  // namespace colophon::manuscript
