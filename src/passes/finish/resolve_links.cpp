#include <algorithm>
#include <array>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/ascii.h"
#include "base/path.h"
#include "base/suggest.h"
#include "base/unicode.h"
#include "formats/addresses.h"
#include "formats/internal_names.h"
#include "passes/book/chapter_finder.h"
#include "passes/common/addresses.h"
#include "passes/finish/finish.h"

namespace colophon::passes {

namespace {

// Kinds of addresses that a device can open for a reader.
constexpr std::array<std::string_view, 16> kSchemes = {
    "doi", "ftp",  "ftps",   "geo",  "gopher", "http", "https", "info",
    "irc", "ircs", "mailto", "news", "sms",    "tel",  "urn",   "xmpp"};

// Guessing what was meant compares with every name there is, so it ends at some point.
constexpr int kMostGuesses = 50;

// `%` begins two hexadecimal digits (RFC 3986 section 2.1).
bool has_stray_percent(std::string_view address) {
  constexpr std::string_view kDigits = "0123456789ABCDEFabcdef";
  for (std::size_t at = address.find('%'); at != address.npos; at = address.find('%', at + 1)) {
    const std::string_view digits = address.substr(at + 1, 2);
    if (digits.size() < 2 || digits.find_first_not_of(kDigits) != digits.npos) return true;
  }
  return false;
}

std::string why_malformed(std::string_view scheme, std::string_view address) {
  if (scheme == "file") return "a reader has no such file; link to a chapter or to the web";
  if (scheme == "data") return "a link cannot carry data";
  if (scheme == "javascript") return "a book runs no scripts";
  if (scheme.empty()) return "write the scheme too: `https:" + std::string(address) + '`';
  if (!std::binary_search(kSchemes.begin(), kSchemes.end(), scheme)) {
    return "`" + std::string(scheme) + ":` is no kind of address that readers can open";
  }
  if (address.size() == scheme.size() + 1)
    return "say where it leads, behind `" + std::string(address) + '`';
  if (has_stray_percent(address)) return "`%` itself is written `%25`";
  return "spaces and brackets are written `%20`, `%5B` and `%5D`";
}

bool is_text_extension(std::string_view extension) {
  constexpr std::array<std::string_view, 7> kTexts = {".htm",   ".html", ".markdown", ".md",
                                                      ".mdown", ".txt",  ".xhtml"};
  return std::find(kTexts.begin(), kTexts.end(), extension) != kTexts.end();
}

class LinkResolver {
 public:
  LinkResolver(Chapter& chapter, const Book& book)
      : chapter_(chapter),
        own_(book.documents[chapter.document]),
        folder_(folder_of(own_.item)),
        book_(book),
        here_(chapter.document),
        finder_(own_, book) {}

  void resolve_all() {
    resolve_in(chapter_.body);
    // Gathered notes stand in other documents, and say what they say from there.
    if (!chapter_.notes) return;
    pugi::xml_node note = chapter_.notes.first_child();
    for (const NotesSection& section : book_.notes_sections) {
      if (section.chapter != chapter_.document) continue;
      here_ = section.page;
      for (std::size_t i = 0; i < section.count && note; ++i, note = note.next_sibling())
        resolve_in(note);
    }
  }

 private:
  void resolve_in(pugi::xml_node root) {
    std::vector<pugi::xml_node> links;
    for (pugi::xml_node node = root; node; node = next_in_order(node, root)) {
      if ((is_element(node, "a") || is_element(node, "area")) && node.attribute("href")) {
        links.push_back(node);
      }
    }
    for (const pugi::xml_node link : links) {
      if (chapter_.markup.spending().is_over()) return;
      // Copied, for the attribute changes.
      const std::string href(trim(link.attribute("href").value()));
      if (const std::optional<std::string> resolved = resolve(link, href)) {
        if (is_unseen(link) && !show_target(link, href)) continue;
        if (*resolved != link.attribute("href").value()) {
          chapter_.markup.set_attribute(link, "href", *resolved);
        }
      } else {
        dissolve(link);
      }
    }
  }

  // Whether there is nothing to see or to hear of the link.
  static bool is_unseen(pugi::xml_node link) {
    if (!is_element(link, "a") || link.attribute("aria-label") || link.attribute("title"))
      return false;
    for (pugi::xml_node node = link; node; node = next_in_order(node, link)) {
      if (node.type() != pugi::node_element && !trim(node.value()).empty()) return false;
      if (is_element(node, "img") || is_element(node, "svg") || is_element(node, "math") ||
          is_element(node, internal::kNoteReference))
        return false;
    }
    // What a drawing links are its shapes.
    for (pugi::xml_node around = link.parent(); around; around = around.parent()) {
      if (is_element(around, "svg")) return false;
    }
    return true;
  }

  // Shows the name of the chapter, or the address. Within a file there is neither: false, and the
  // link is gone but for its id.
  bool show_target(pugi::xml_node link, const std::string& href) {
    if (href.starts_with('#')) {
      chapter_.diagnostics.report(Code::empty_element, chapter_.markup.span_of(link), "a");
      dissolve(link);
      return false;
    }
    const std::optional<ChapterFinder::Found> found =
        is_remote(href) ? std::nullopt : finder_.find(href);
    const std::string text = found ? book_.documents[found->document].title : href;
    report(Code::empty_link, link, text);
    chapter_.markup.spending().add_repeated(text.size(), chapter_.markup.span_of(link));
    chapter_.markup.append_text(link, text, chapter_.markup.span_of(link));
    return true;
  }

  // The address as the book has it; nothing for a dead one, which is reported.
  std::optional<std::string> resolve(pugi::xml_node link, const std::string& href) {
    if (href.empty()) {
      report(Code::dead_link, link, href).hint = "say in the parentheses where it leads";
      return std::nullopt;
    }
    if (is_remote(href)) return check_remote(link, href);
    const LocalAddress address = read_address(href, folder_);
    if (address.path.empty()) return resolve_id(link, address);
    return resolve_path(link, href, address);
  }

  std::optional<std::string> check_remote(pugi::xml_node link, const std::string& href) {
    const std::string scheme = ascii::lower(scheme_of(href));
    if (std::binary_search(kSchemes.begin(), kSchemes.end(), scheme) && is_valid_address(href)) {
      return href;
    }
    report(Code::malformed_link, link, href).hint = why_malformed(scheme, href);
    return std::nullopt;
  }

  // `#id`: of this file, or else of the one file that has it.
  std::optional<std::string> resolve_id(pugi::xml_node link, const LocalAddress& address) {
    if (address.fragment.empty()) return document_of(chapter_.document);
    if (const auto own = find_in_file(chapter_.document, address.fragment)) return own;
    const auto others = book_.holders_of_id.find(address.fragment);
    if (others == book_.holders_of_id.end()) {
      report(Code::dead_fragment, link, address.fragment, "the book").hint =
          guess_id(address.fragment);
      return std::nullopt;
    }
    const std::size_t target = others->second.front().document;
    if (others->second.size() > 1) report_ambiguous(link, address.fragment, others->second);
    return href_of(target, book_.documents[target].ids.at(address.fragment));
  }

  void report_ambiguous(pugi::xml_node link, const std::string& id,
                        std::span<const IdHolder> holders) {
    constexpr std::size_t kMostShown = 3;
    Diagnostic& diagnostic =
        report(Code::ambiguous_link, link, id, path_of(holders.front().document));
    diagnostic.hint = "name the file too: `file.md#" + id + '`';
    for (const IdHolder& holder : holders.first(std::min(holders.size(), kMostShown))) {
      if (!holder.span) continue;
      const bool is_first = holder.document == holders.front().document;
      diagnostic.related.push_back(
          {holder.span, is_first ? "the link goes here" : "it is here too"});
    }
  }

  std::optional<std::string> resolve_path(pugi::xml_node link, const std::string& href,
                                          const LocalAddress& address) {
    const std::optional<ChapterFinder::Found> found = finder_.find(href);
    if (!found) {
      const std::string extension = path::extension_of(address.path);
      if (extension.size() > 1 && extension.size() <= 6 && !is_text_extension(extension)) {
        report(Code::unlinkable_file, link, href).hint =
            "a book carries no such files: link to where it lies on the web, or take the link out";
      } else {
        report(Code::dead_link, link, href).hint = why_dead(href, address);
      }
      return std::nullopt;
    }
    const std::size_t target = found->document;
    const std::string_view written = std::string_view(href).substr(0, href.find('#'));
    if (const std::size_t query = written.find('?'); query != written.npos)
      report(Code::dropped_query, link, written.substr(query));
    if (found->other_case) {
      report(Code::other_case, link, href, path_of(target)).hint =
          "write it the same way: most systems tell the two apart";
    }
    if (address.fragment.empty()) return href_of(target, {});
    if (const auto id = find_in_file(target, address.fragment)) return id;
    report(Code::dead_fragment, link, address.fragment, '`' + path_of(target) + '`').hint =
        guess_fragment(target, address.fragment);
    return std::nullopt;
  }

  // An id like it in the file, or else the same in another.
  std::string guess_fragment(std::size_t target, const std::string& id) {
    std::string hint = guess_id_of(target, id);
    if (!hint.empty()) return hint;
    const auto others = book_.holders_of_id.find(id);
    if (others == book_.holders_of_id.end()) return {};
    const std::string& path = book_.documents[others->second.front().document].path;
    if (path.empty()) return {};
    return "did you mean `" + relative_href(own_.item.path, path) + '#' + id + "`?";
  }

  // An id of a document, or of another document that its file has a part in.
  std::optional<std::string> find_in_file(std::size_t document, const std::string& name) const {
    const auto& ids = book_.documents[document].ids;
    if (const auto found = ids.find(name); found != ids.end())
      return href_of(document, found->second);
    const auto file = book_.places_in_file.find(book_.documents[document].first_of_file);
    if (file == book_.places_in_file.end()) return std::nullopt;
    const auto place = file->second.find(name);
    if (place == file->second.end()) return std::nullopt;
    return href_of(place->second.document, place->second.id);
  }

  const std::string& href_here() const { return book_.documents[here_].href; }

  std::string document_of(std::size_t document) const {
    return relative_href(href_here(), book_.documents[document].href);
  }

  std::string href_of(std::size_t document, const std::string& id) const {
    if (document == here_ && !id.empty()) return '#' + id;
    return id.empty() ? document_of(document) : document_of(document) + '#' + id;
  }

  template <class... Args>
  Diagnostic& report(std::type_identity_t<detail::CheckedCode<Args...>> code, pugi::xml_node link,
                     const Args&... args) {
    return chapter_.diagnostics.report<Args...>(code, chapter_.markup.span_of(link, "href"),
                                                args...);
  }

  // A dead link is its text. One that others link to stays there as a place.
  void dissolve(pugi::xml_node link) {
    if (is_element(link, "area")) return chapter_.markup.remove_attribute(link, "href");
    if (!link.attribute("id")) {
      if (is_element(link, "a")) chapter_.markup.unwrap(link);
      return;
    }
    chapter_.markup.rename(link, "span");
    for (const char* name : {"href", "target", "rel", "hreflang", "download", "ping", "type",
                             "referrerpolicy", "epub:type", "role"}) {
      chapter_.markup.remove_attribute(link, name);
    }
  }

  // The path that a diagnostic names a chapter by.
  const std::string& path_of(std::size_t document) const {
    const Document& named = book_.documents[document];
    return named.path.empty() ? named.href : named.path;
  }

  // Whether it is the very name of a chapter, which as an address means something else.
  bool names_file(const std::string& href) const {
    const auto names = [&](const Document& document) {
      return !document.path.empty() && relative_href(own_.item.path, document.path) == href;
    };
    return href.find('?') != href.npos &&
           std::any_of(book_.documents.begin(), book_.documents.end(), names);
  }

  std::string why_dead(const std::string& href, const LocalAddress& address) {
    if (book_.unlisted.contains(unicode::nfc(address.path)))
      return "`" + address.path + "` is there, but not in `contents`";
    if (names_file(href)) return "in an address `?` is written `%3F`";
    const std::string guess = guess_path(href);
    return guess.empty() ? "only files of the book's contents can be linked to" : guess;
  }

  std::string guess_path(const std::string& href) {
    if (--guesses_left_ < 0) return {};
    std::vector<std::string> paths;
    for (const Document& document : book_.documents) {
      if (document.path.empty()) continue;
      paths.push_back(relative_href(own_.item.path, document.path));
    }
    std::sort(paths.begin(), paths.end());
    return did_you_mean(std::string_view(href).substr(0, href.find('#')), paths);
  }

  std::string guess_id_of(std::size_t document, const std::string& id) {
    if (--guesses_left_ < 0) return {};
    std::vector<std::string> ids;
    ids.reserve(book_.documents[document].ids.size());
    for (const auto& [name, target] : book_.documents[document].ids) ids.push_back(name);
    std::sort(ids.begin(), ids.end());
    return did_you_mean(id, ids);
  }

  std::string guess_id(const std::string& id) {
    std::string hint = guess_id_of(chapter_.document, id);
    if (!hint.empty() || --guesses_left_ < 0) return hint;
    std::vector<std::string> ids;
    ids.reserve(book_.holders_of_id.size());
    for (const auto& [name, holders] : book_.holders_of_id) ids.push_back(name);
    return did_you_mean(id, ids);
  }

  Chapter& chapter_;
  const Document& own_;
  std::string folder_;
  const Book& book_;
  std::size_t here_;  // the document in which the tree stands
  ChapterFinder finder_;
  int guesses_left_ = kMostGuesses;
};

}  // namespace

void resolve_links(Chapter& chapter, const Book& book) {
  LinkResolver(chapter, book).resolve_all();
}

}  // namespace colophon::passes
