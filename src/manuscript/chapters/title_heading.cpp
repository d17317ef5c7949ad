#include "manuscript/chapters/title_heading.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>

namespace colophon::manuscript {
namespace {

constexpr std::string_view kMark = "# ";
constexpr std::string_view kEnd = "\n\n";

// Where the title stands in its file letter by letter; nowhere where quoting or folding changed it.
Span place_of(const Value& title, const Sources& sources) {
  Span span = title.span;
  std::string_view written = sources.text_of(span);
  if (written.size() >= 2 && (written.front() == '"' || written.front() == '\'')) {
    written = written.substr(1, written.size() - 2);
    ++span.begin;
    --span.end;
  }
  return written == title.text ? span : Span{};
}

}  // namespace

void begin_with_title(ContentsItem& item, LoadContext& context) {
  const Span place = place_of(item.title, context.sources);
  std::string frame(kMark);
  if (!place) frame += item.title.text;
  const auto middle = static_cast<std::uint32_t>(frame.size());
  frame += kEnd;
  const auto end = static_cast<std::uint32_t>(frame.size());
  const std::string name = context.sources[item.text.front().source].name;
  const SourceId source = context.sources.add(name, std::move(frame));

  std::vector<Span> text = {{source, 0, middle}};
  if (place) text.push_back(place);
  text.push_back({source, middle, end});
  text.insert(text.end(), item.text.begin(), item.text.end());
  item.text = std::move(text);
  item.begins_with_title = true;
}

}  // namespace colophon::manuscript
