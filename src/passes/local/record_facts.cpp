#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

#include "base/path.h"
#include "base/unicode.h"
#include "formats/addresses.h"
#include "formats/css/references.h"
#include "formats/internal_names.h"
#include "passes/common/addresses.h"
#include "passes/common/heading_aliases.h"
#include "passes/common/ids.h"
#include "passes/common/inline_style.h"
#include "passes/common/text_blocks.h"
#include "passes/common/titles.h"
#include "passes/local/local.h"
#include "vocabulary/svg_parts.h"

namespace colophon::passes {

namespace {

// Whether a link can lead there: not to what a drawing only paints with, clips with or repeats.
bool is_place(pugi::xml_node element) {
  return vocabulary::may_name(vocabulary::SvgUse::link, vocabulary::svg_part(element.name()));
}

class Recorder {
 public:
  Recorder(const Chapter& chapter, const ContentsItem& item)
      : chapter_(chapter),
        folder_(folder_of(item)),
        page_(path::join(folder_, path::stem_of(item.path))) {}

  ChapterFacts record() {
    for (pugi::xml_node node = chapter_.body; node; node = next_in_order(node, chapter_.body)) {
      if (is_element(node)) record_element(node);
    }
    record_gathered_notes();
    record_aliases();
    count_words(chapter_.body);
    if (chapter_.notes) count_words(chapter_.notes);
    return std::move(facts_);
  }

 private:
  void record_element(pugi::xml_node element) {
    record_anchor(element);
    record_style(element);
    if (heading_level(element) > 0) return record_heading(element);
    const std::string_view name = element.name();
    if (name == "img" || name == "image") return record_image(element);
    if (name == "audio" || name == "video") record_media(element);
    record_properties(element, facts_);
    if (std::string_view(element.attribute("role").value()) == "doc-footnote") ++facts_.notes;
  }

  static void record_properties(pugi::xml_node element, Properties& properties) {
    const std::string_view name = element.name();
    if (name == "svg") properties.has_svg = true;
    if (name == "math") properties.has_mathml = true;
  }

  // Notes that stand on another page: their headings are no headings of the chapter.
  void record_gathered_notes() {
    if (!chapter_.notes) return;
    for (const pugi::xml_node note : chapter_.notes.children()) {
      ++facts_.notes;
      for (pugi::xml_node node = note; node; node = next_in_order(node, note)) {
        if (!is_element(node)) continue;
        if (const pugi::xml_attribute id = node.attribute("id"); id && is_place(node)) {
          const pugi::xml_attribute written = node.attribute(internal::kWrittenId);
          facts_.note_anchors.push_back(
              {facts_.notes, id.value(), (written ? written : id).value()});
        }
        record_style(node);
        if (is_element(node, "img") || is_element(node, "image")) record_image(node);
        if (is_element(node, "audio") || is_element(node, "video")) record_media(node);
        record_properties(node, facts_.properties_of_notes);
      }
    }
  }

  void record_anchor(pugi::xml_node element) {
    const pugi::xml_attribute id = element.attribute("id");
    if (!id) return;
    if (!is_place(element)) return;
    facts_.anchors.push_back({id.value(), chapter_.markup.span_of(element, "id")});
    if (const pugi::xml_attribute written = element.attribute(internal::kWrittenId)) {
      facts_.aliases.emplace(written.value(), id.value());
    }
  }

  void record_heading(pugi::xml_node heading) {
    if (facts_.headings.empty()) facts_.title = heading.attribute(internal::kTitle).value();
    facts_.headings.push_back({.level = heading_level(heading),
                               .id = heading.attribute("id").value(),
                               .label = plain_text(heading),
                               .listed = !heading.attribute(internal::kUnlisted),
                               .span = chapter_.markup.span_of(heading),
                               .is_made = !heading.attribute(internal::kMade).empty()});
  }

  void record_image(pugi::xml_node image) {
    const pugi::xml_attribute source = image_source(image);
    const std::string_view address = trim(source.value());
    if (address.empty() || is_remote(address)) return;
    ImageUse use;
    LocalAddress local = read_address(address, folder_);
    if (local.path.empty()) return;
    use.path = std::move(local.path);
    use.written = std::move(local.written);
    use.page = page_;
    use.by_name = !image.attribute(internal::kWiki).empty();
    const Span own = chapter_.markup.span_of(source);
    use.span = own ? own : chapter_.markup.span_of(image);
    use.has_alternative = *image.attribute("alt").value() != '\0' || is_element(image, "image");
    use.is_decorative = !image.attribute(internal::kDecorative).empty();
    use.alternative = image.attribute("alt").value();
    facts_.images.push_back(std::move(use));
  }

  // Images that a style shows say nothing of their own.
  void record_style(pugi::xml_node element) {
    const pugi::xml_attribute style = element.attribute("style");
    if (!style) return;
    for (const css::Reference& reference : css::find_references(style.value())) {
      if (!names_image_file(reference)) continue;
      LocalAddress local = read_address(reference.target, folder_);
      ImageUse use;
      use.path = std::move(local.path);
      use.written = std::move(local.written);
      use.page = page_;
      use.span = chapter_.markup.span_of(element, "style");
      use.has_alternative = use.is_decorative = true;
      if (!use.path.empty()) facts_.images.push_back(std::move(use));
    }
  }

  void record_media(pugi::xml_node media) {
    using Role = MediaUse::Role;
    const Role role = is_element(media, "audio") ? Role::audio : Role::video;
    record_file(media, role);
    for (const pugi::xml_node child : media.children()) {
      if (is_element(child, "source")) record_file(child, role);
      if (is_element(child, "track")) record_file(child, Role::track);
    }
    record_poster(media);
  }

  void record_file(pugi::xml_node element, MediaUse::Role role) {
    const std::string_view address = trim(element.attribute("src").value());
    if (leads_where(address) == Destination::data) {
      facts_.media.push_back(
          {role, std::string(address), chapter_.markup.span_of(element, "src"), true});
      return;
    }
    if (address.empty() || is_remote(address)) return;
    MediaUse use{role, read_address(address, folder_).path,
                 chapter_.markup.span_of(element, "src")};
    if (!use.path.empty()) facts_.media.push_back(std::move(use));
  }

  // What a film shows before it runs says nothing of its own.
  void record_poster(pugi::xml_node media) {
    const std::string_view address = trim(media.attribute("poster").value());
    if (address.empty() || is_remote(address)) return;
    ImageUse use;
    use.path = read_address(address, folder_).path;
    use.span = chapter_.markup.span_of(media, "poster");
    use.has_alternative = use.is_decorative = true;
    if (!use.path.empty()) facts_.images.push_back(std::move(use));
  }

  // A name that another heading really has is no alias; of two equal aliases the first holds.
  void record_aliases() {
    std::unordered_set<std::string_view> ids;
    for (const Anchor& anchor : facts_.anchors) ids.insert(anchor.id);
    HeadingAliases names;
    for (const Heading& heading : facts_.headings) {
      if (heading.id.empty()) continue;
      for (std::string& alias : names.next(heading.label)) {
        if (!alias.empty()) facts_.aliases.emplace(std::move(alias), heading.id);
      }
    }
    for (auto alias = facts_.aliases.begin(); alias != facts_.aliases.end();) {
      alias = ids.count(alias->first) > 0 ? facts_.aliases.erase(alias) : std::next(alias);
    }
  }

  void count_words(pugi::xml_node root) {
    std::vector<TextRun> runs;
    std::string text;
    TextBlocks blocks(root);
    while (blocks.next(runs)) {
      text.clear();
      for (const TextRun& run : runs) {
        if (run.kind == TextRun::Kind::text) {
          text += run.node.value();
        } else if (run.kind == TextRun::Kind::literal) {
          append_literal(run.node, text);
        } else {
          text += ' ';
        }
      }
      facts_.words += unicode::count_words(text);
    }
  }

  const Chapter& chapter_;
  std::string folder_;
  std::string page_;  // the file's own name as a folder
  ChapterFacts facts_;
};

std::string title_of(const ChapterFacts& facts, const ContentsItem& item) {
  if (!facts.title.empty()) return facts.title;
  if (const Heading* heading = facts.first_heading()) return heading->label;
  if (item.label) return item.label.text;
  return item.title ? item.title.text : title_from_path(item.path);
}

}  // namespace

ChapterFacts record_facts(const Chapter& chapter, const ContentsItem& item) {
  ChapterFacts facts = Recorder(chapter, item).record();
  facts.title = title_of(facts, item);
  return facts;
}

}  // namespace colophon::passes
