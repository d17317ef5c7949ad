#include <string>
#include <string_view>
#include <vector>

#include "base/path.h"
#include "formats/addresses.h"
#include "passes/common/addresses.h"
#include "passes/finish/finish.h"

namespace colophon::passes {

namespace {

class MediaResolver {
 public:
  MediaResolver(Chapter& chapter, const Document& document, const Assets& assets)
      : markup_(chapter.markup),
        folder_(folder_of(document.item)),
        document_(document.href),
        assets_(assets) {}

  void resolve(pugi::xml_node media) {
    resolve_poster(media);
    std::string first;  // what it would have shown
    bool has_any = resolve_source(media, first);
    std::vector<pugi::xml_node> gone;
    for (const pugi::xml_node child : media.children()) {
      const bool is_source = is_element(child, "source");
      if (!is_source && !is_element(child, "track")) continue;
      const bool is_there = resolve_source(child, first);
      if (is_source) has_any |= is_there;
      if (!is_there) gone.push_back(child);
    }
    for (const pugi::xml_node child : gone) markup_.remove(child);
    if (!has_any) show_fallback(media, first);
  }

 private:
  // Whether the file that `src` names is in the book; afterwards `src` leads there.
  bool resolve_source(pugi::xml_node element, std::string& first) {
    const std::string address(trim(element.attribute("src").value()));
    if (address.empty()) return false;
    const bool is_data = leads_where(address) == Destination::data;
    const std::string path = is_data ? address : read_address(address, folder_).path;
    if (first.empty()) first = path;
    const auto found = assets_.media.find(path);
    if (found == assets_.media.end() || found->second.href.empty()) return false;
    const std::string& href = found->second.href;
    markup_.set_attribute(element, "src", is_data ? href : relative_href(document_, href));
    if (is_element(element, "source")) {
      markup_.set_attribute(element, "type", found->second.media_type);
    }
    return true;
  }

  void resolve_poster(pugi::xml_node media) {
    const pugi::xml_attribute poster = media.attribute("poster");
    if (!poster) return;
    const auto found = assets_.images.find(read_address(trim(poster.value()), folder_).path);
    if (found == assets_.images.end() || found->second.href.empty()) {
      return markup_.remove_attribute(media, "poster");
    }
    markup_.set_attribute(media, "poster", relative_href(document_, found->second.href));
  }

  // Without a file there is no player: its place has what it holds, or else the file's name.
  void show_fallback(pugi::xml_node media, std::string_view path) {
    for (pugi::xml_node child = media.first_child(); child;) {
      const pugi::xml_node next = child.next_sibling();
      if (is_element(child, "track")) markup_.remove(child);
      child = next;
    }
    for (pugi::xml_attribute attribute = media.first_attribute(); attribute;) {
      const pugi::xml_attribute next = attribute.next_attribute();
      const std::string_view name = attribute.name();
      if (name != "id" && name != "lang" && name != "xml:lang" && name != "dir") {
        markup_.remove_attribute(media, attribute.name());
      }
      attribute = next;
    }
    markup_.rename(media, "span");
    markup_.set_attribute(media, "class", "missing-media");
    if (plain_text(media).empty() && !path.empty()) {
      markup_.append_text(media, path::name_of(path), markup_.span_of(media));
    }
  }

  Markup& markup_;
  std::string folder_;
  const std::string& document_;
  const Assets& assets_;
};

}  // namespace

void resolve_media(Chapter& chapter, const Book& book, const Assets& assets) {
  std::vector<pugi::xml_node> all;
  for (pugi::xml_node node = chapter.body; node; node = next_in_order(node, chapter.body)) {
    if (is_element(node, "audio") || is_element(node, "video")) all.push_back(node);
  }
  MediaResolver resolver(chapter, book.documents[chapter.document], assets);
  for (const pugi::xml_node media : all) resolver.resolve(media);
}

}  // namespace colophon::passes
