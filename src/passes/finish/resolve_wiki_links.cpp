#include <algorithm>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/unicode.h"
#include "formats/addresses.h"
#include "formats/internal_names.h"
#include "passes/book/chapter_finder.h"
#include "passes/common/addresses.h"
#include "passes/common/heading_aliases.h"
#include "passes/finish/finish.h"

namespace colophon::passes {

namespace {

class WikiLinkResolver {
 public:
  WikiLinkResolver(Chapter& chapter, const Book& book)
      : chapter_(chapter),
        markup_(chapter.markup),
        here_(book.documents[chapter.document]),
        book_(book),
        finder_(here_, book) {}

  void resolve_all() {
    std::vector<pugi::xml_node> links;
    // Notes that are gathered elsewhere lie apart until their page is made.
    for (const pugi::xml_node root : {chapter_.body, chapter_.notes}) {
      for (pugi::xml_node node = root; node; node = next_in_order(node, root)) {
        if (is_element(node, "a") && node.attribute(internal::kWiki)) links.push_back(node);
      }
    }
    for (const pugi::xml_node link : links) resolve(link);
  }

 private:
  struct Target {
    std::string note;     // empty for this file
    std::string heading;  // the last of `#a#b`
    bool has_heading = false;
  };

  static Target read_target(std::string_view written) {
    const std::size_t hash = std::min(written.find('#'), written.size());
    Target target;
    target.note = trim(written.substr(0, hash));
    target.has_heading = hash < written.size();
    if (target.has_heading) target.heading = trim(written.substr(written.rfind('#') + 1));
    return target;
  }

  void resolve(pugi::xml_node link) {
    const std::string written = link.attribute("href").value();
    const Target target = read_target(written);
    const bool in_vault = *link.attribute(internal::kWiki).value() == '\0';
    const std::optional<std::size_t> found =
        target.note.empty() ? std::optional(chapter_.document) : finder_.find_note(target.note);
    const std::string id = found ? find_heading(*found, target.heading) : std::string();
    if (!in_vault && (!found || (target.note.empty() && id.empty()))) return give_back(link);
    if (!found) return;
    std::string href;
    if (!target.note.empty())
      href = percent_encode_path(relative_href(here_.item.path, book_.documents[*found].path));
    if (target.has_heading) href += '#' + (id.empty() ? target.heading : id);
    show(link, target, written);
    markup_.set_attribute(link, "href", href, markup_.span_of(link, "href"));
    if (link.attribute(internal::kEmbeds)) {
      chapter_.diagnostics.report(Code::embedded_note, markup_.span_of(link, "href"), written)
          .hint = "`{{#include FILE}}` puts a file's text into another";
    }
  }

  // Where the author gives no other text, `note#heading` reads `note > heading`.
  static void show(pugi::xml_node link, const Target& target, std::string_view written) {
    pugi::xml_node only = link.first_child();
    if (!target.has_heading || only.value() != written) return;
    const std::string text =
        target.note.empty() ? target.heading : target.note + " > " + target.heading;
    only.set_value(text.c_str());
  }

  // A heading by its id, or by its words as anybody makes an id of them. Empty where there is none.
  std::string find_heading(std::size_t document, const std::string& heading) const {
    if (heading.empty()) return {};
    const auto file = book_.places_in_file.find(book_.documents[document].first_of_file);
    std::vector<std::string> names = HeadingAliases().next(unicode::nfc(heading));
    names.insert(names.begin(), unicode::nfc(heading));
    for (std::string& name : names) {
      if (name.empty()) continue;
      const bool in_file = file != book_.places_in_file.end() && file->second.count(name) > 0;
      if (in_file || book_.documents[document].ids.count(name) > 0) return std::move(name);
    }
    return {};
  }

  void give_back(pugi::xml_node link) {
    const Span span = markup_.span_of(link);
    markup_.prepend_text(link, link.attribute(internal::kWiki).value(), span);
    markup_.append_text(link, "]]", span);
    markup_.unwrap(link);
  }

  Chapter& chapter_;
  Markup& markup_;
  const Document& here_;
  const Book& book_;
  ChapterFinder finder_;
};

}  // namespace

void resolve_wiki_links(Chapter& chapter, const Book& book) {
  WikiLinkResolver(chapter, book).resolve_all();
}

}  // namespace colophon::passes
