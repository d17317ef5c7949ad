// Liquid's and Nunjucks' conditions: {% if %} and {% unless %}.
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "manuscript/templates/expand_impl.h"
#include "manuscript/templates/liquid_values.h"

namespace colophon::manuscript {
namespace {

// None where it cannot be judged.
std::optional<bool> judge(const Cursor& cursor, std::string_view condition) {
  const std::vector<std::string_view> words = split_words(condition);
  std::optional<bool> result;
  std::string_view joined;  // `and`, `or`
  for (std::size_t i = 0; i < words.size();) {
    const bool is_negated = words[i] == "not";
    if (is_negated && ++i == words.size()) return std::nullopt;
    const std::optional<std::string> left = evaluate(cursor, words[i++]);
    if (!left) return std::nullopt;
    bool holds = !left->empty() && *left != "false";
    if (i + 1 < words.size() && (words[i] == "==" || words[i] == "!=")) {
      const std::optional<std::string> right = evaluate(cursor, words[i + 1]);
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
std::optional<std::size_t> choose_branch(const Cursor& cursor, const std::vector<Template>& tags) {
  for (std::size_t i = 0; i + 1 < tags.size(); ++i) {
    if (tags[i].name == "else") return i;
    const std::optional<bool> holds = judge(cursor, tags[i].rest);
    if (!holds) return std::nullopt;
    if (*holds != (tags[i].name == "unless")) return i;
  }
  return tags.size() - 1;
}

}  // namespace

// One branch stays. The tag that ends it leads behind them all.
bool expand_condition(Cursor& cursor, const Template& found) {
  if (!has_liquid(cursor.tool())) return cursor.report_unknown(found);
  const std::vector<Template>* block = cursor.tags.find_block(cursor, found);
  if (!block) return cursor.report_unclosed(found);
  const std::vector<Template>& tags = *block;
  const std::optional<std::size_t> chosen = choose_branch(cursor, tags);
  if (!chosen) return cursor.report_unknown(found);
  for (std::size_t i = 0; i + 1 < tags.size(); ++i) {
    const std::string_view inside =
        cursor.text.substr(tags[i].end, tags[i + 1].begin - tags[i].end);
    if (i == *chosen || inside.find_first_not_of(" \t\n") == inside.npos) continue;
    cursor.context().diags.report(Code::hidden_content, cursor.span_of(tags[i]));
  }
  cursor.copy_to(found.begin);
  if (*chosen + 1 == tags.size()) return cursor.resume(tags.back().end);
  cursor.tags.branch_ends[tags[*chosen + 1].begin] = tags.back().end;
  return cursor.resume(tags[*chosen].end);
}

}  // namespace colophon::manuscript
