#include "markdown/scan/raw_tags.h"

#include <algorithm>

#include "formats/html/html.h"
#include "markdown/scan/html_ends.h"
#include "markdown/scan/syntax.h"

namespace colophon::markdown {
namespace {

// Elements whose content is text, whatever it looks like.
bool holds_text_only(std::string_view name) {
  return name == "script" || name == "style" || name == "textarea" || name == "title" ||
         name == "xmp";
}

}  // namespace

void TagBalance::add(std::string_view html, std::size_t piece) {
  HtmlEnds ends(html);
  for (std::size_t at = html.find('<'); at != html.npos; at = html.find('<', at)) {
    if (html.substr(at).starts_with("<!--")) {
      at = std::min(html.find("-->", at), html.size());
      continue;
    }
    const std::size_t end = ends.skip(at);
    if (end == kNone) {
      ++at;
      continue;
    }
    const html::Tag tag = html::parse_tag(html.substr(at, end - at));
    at = end;
    if (tag.name.empty() || html::is_void(tag.name)) continue;
    if (tag.is_end) {
      close(tag.name, piece);
      continue;
    }
    open(tag.name, piece);
    if (holds_text_only(tag.name)) at = std::min(html.find("</" + tag.name, at), html.size());
  }
}

void TagBalance::open(std::string name, std::size_t piece) {
  ++count_[name];
  open_.push_back({std::move(name), piece});
}

void TagBalance::close(const std::string& name, std::size_t piece) {
  const auto counted = count_.find(name);
  if (counted == count_.end() || counted->second == 0) return;
  while (open_.back().name != name) {
    --count_[open_.back().name];
    open_.pop_back();
  }
  const std::size_t first = open_.back().piece;
  --counted->second;
  open_.pop_back();
  if (first == piece) return;
  while (!crossings_.empty() && crossings_.back().first >= first) crossings_.pop_back();
  if (!crossings_.empty() && crossings_.back().second >= first) {
    crossings_.back().second = piece;
  } else {
    crossings_.emplace_back(first, piece);
  }
}

std::vector<std::pair<std::size_t, std::size_t>> TagBalance::crossings() const {
  return crossings_;
}

}  // namespace colophon::markdown
