#include "vocabulary/boxes.h"

#include <algorithm>
#include <iterator>

namespace colophon::vocabulary {

namespace {

constexpr Box kBoxes[] = {
    {"note", "note", "", Label::note},
    {"tip", "doc-tip", "tip", Label::tip},
    {"important", "note", "", Label::important},
    {"warning", "note", "", Label::warning},
    {"caution", "note", "", Label::caution},
    {"danger", "note", "", Label::danger},
    {"information", "note", "", Label::information},
    {"question", "note", "", Label::question},
    {"exercise", "note", "", Label::exercise},
    {"example", "doc-example", "", Label::example},
    {"error", "note", "", Label::error},
    {"discussion", "note", "", Label::discussion},
};

constexpr Box kOther = {"", "note", "", std::nullopt};

struct Synonym {
  std::string_view word;
  std::string_view kind;
};
constexpr Synonym kSynonyms[] = {
    {"hint", "tip"},      {"info", "information"}, {"attention", "warning"},
    {"help", "question"}, {"faq", "question"},
};

}  // namespace

const Box& box_of(std::string_view kind) {
  const auto* found = std::find_if(std::begin(kBoxes), std::end(kBoxes),
                                   [kind](const Box& box) { return box.kind == kind; });
  return found != std::end(kBoxes) ? *found : kOther;
}

std::string_view kind_of_box(std::string_view word) {
  const auto* found = std::find_if(std::begin(kSynonyms), std::end(kSynonyms),
                                   [word](const Synonym& synonym) { return synonym.word == word; });
  return found != std::end(kSynonyms) ? found->kind : word;
}

}  // namespace colophon::vocabulary
