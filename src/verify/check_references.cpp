#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <string_view>
#include <unordered_set>

#include "base/ascii.h"
#include "formats/addresses.h"
#include "verify/book.h"

namespace colophon::verify {

namespace {

using Kind = Reference::Kind;

// What no file of the book has to be: a link may lead anywhere.
bool is_link(Kind kind) {
  return kind == Kind::hyperlink || kind == Kind::citation || kind == Kind::other;
}

bool may_be_remote(const Item& item) {
  return is_audio(item.media_type) || is_video(item.media_type) || is_font(item.media_type);
}

// Of the types that the reference may be to, whether a book may leave the file on the network
// (EPUB 3.3 #sec-resource-locations).
bool may_be_remote(Kind kind, const Item* item) {
  if (kind == Kind::media || kind == Kind::font) return true;
  return item != nullptr && may_be_remote(*item);
}

std::string_view essence(std::string_view media_type) {
  return trim(media_type.substr(0, media_type.find(';')));
}

bool is_cfi(const Url& url) { return url.fragment.starts_with("epubcfi("); }

// The id that a fragment means; empty for one that means something else: a scheme as `epubcfi(…)`,
// a part of a medium (Media Fragments section 4.2). Behind `:~:` stands what no document sees.
std::string id_of(const Url& url) {
  std::string fragment = percent_decode(url.fragment);
  fragment.resize(std::min(fragment.find(":~:"), fragment.size()));
  const bool is_scheme = fragment.ends_with(')') && fragment.find('(') != fragment.npos;
  const std::string_view name = std::string_view(fragment).substr(0, fragment.find('='));
  const bool is_media = name.size() < fragment.size() && has_word("t xywh track id", name);
  return is_scheme || is_media ? std::string() : fragment;
}

// Of a `data:` address; empty for text, which has none.
std::string data_type(const Reference& reference) {
  const std::string_view rest = trim(reference.target).substr(5);
  return ascii::lower(trim(rest.substr(0, rest.find_first_of(";,"))));
}

class ReferenceCheck {
 public:
  explicit ReferenceCheck(Book& book) : book_(book), package_(book.package) {
    for (const Item& item : package_.items) {
      if (item.url.kind == Url::Kind::remote) {
        remote_.emplace(item.url.address, &item);
      }
    }
  }

  void check(const std::string& path, DocumentFacts& facts, Diagnostics& findings) {
    facts_ = &facts;
    findings_ = &findings;
    playable_.reset();
    bases_ = bases_of(path, facts);
    FindingBound bound(findings);
    for (const Reference& reference : facts.references) {
      check(reference);
      bound.keep();
    }
  }

  // Of each remote item whether a book may leave it on the network; where it is used that was said.
  void check_remote_items(bool is_scripted, Diagnostics& findings) const {
    if (package_.version == 2) return;
    for (const Item& item : package_.items) {
      if (item.url.kind != Url::Kind::remote || may_be_remote(item)) continue;
      // A script may load what no address shows.
      if (is_scripted || used_.contains(item.url.address)) continue;
      findings.report(Code::remote_use, package_.place(item, "href"),
                      std::string(package_.tree.elements[item.element].value("href")));
    }
  }

 private:
  void check(const Reference& reference) {
    // The document itself: EPUBCheck asks nothing of it.
    if (reference.kind == Kind::hyperlink && trim(reference.target).empty()) return;
    reference_ = &reference;
    if (reference.kind == Kind::loaded) return check_loaded();
    const Url url = resolve(bases_[reference.base], trim(reference.target));
    if (url.kind != Url::Kind::data && !url.problem.empty()) {
      report(Code::malformed_url, url.problem);
    }
    switch (url.kind) {
      case Url::Kind::data:
        check_data();
        return;
      case Url::Kind::file:
        report(Code::forbidden_url, "lies on the computer of its author");
        return;
      case Url::Kind::broken:
        return;
      case Url::Kind::remote:
        check_remote(url);
        return;
      case Url::Kind::local:
        if (reference_->kind != Kind::other) check_local(url);
        return;
    }
  }

  Span place() const { return {SourceId{0}, reference_->begin, reference_->end}; }

  // Codes whose message is of the address and something about it.
  void report(Code code, std::string_view what) {
    findings_->add({code,
                    info_of(code).severity,
                    place(),
                    fmt::format(fmt::runtime(info_of(code).message), reference_->target, what),
                    {},
                    {}});
  }

  // As a browser reads an address: tabs and line ends in it mean nothing, and `\` is `/`.
  void check_loaded() {
    std::string address;
    for (const char c : trim(reference_->target)) {
      if (c == '\\') address += '/';
      if (c != '\\' && c != '\t' && c != '\n' && c != '\r') address += c;
    }
    const Url url = resolve({}, address);
    const bool is_fetched =
        url.kind == Url::Kind::file ||
        (url.kind == Url::Kind::remote && has_word("http https ftp ws wss", url.scheme));
    if (is_fetched) report_loaded();
  }

  void report_loaded() {
    findings_->report(Code::loads_from_elsewhere, place(), trim(reference_->target));
  }

  void check_data() {
    if (reference_->kind == Kind::hyperlink) {
      findings_->report(Code::forbidden_url, place(), "data:…", "is no page of the book");
      return;
    }
    if (reference_->kind != Kind::image || reference_->has_fallback) return;
    const std::string type = data_type(*reference_);
    if (!type.empty() && is_core_media_type(type, package_.version)) return;
    findings_->report(Code::missing_fallback, place(), "data:…",
                      type.empty() ? "text/plain" : type);
  }

  void check_remote(const Url& url) {
    if (reference_->kind == Kind::hyperlink && !is_registered_scheme(url.scheme)) {
      findings_->report(Code::unknown_scheme, place(), reference_->target);
    }
    if (is_link(reference_->kind)) return;
    used_.insert(url.address);
    const auto found = remote_.find(url.address);
    const Item* item = found == remote_.end() ? nullptr : found->second;
    if (package_.version == 2 || !may_be_remote(reference_->kind, item)) {
      facts_->is_remote_refused = true;
      findings_->report(Code::remote_use, place(), reference_->target);
      return;
    }
    facts_->uses_remote = true;
    if (url.scheme != "https") {
      findings_->report(Code::insecure_use, place(), reference_->target);
    }
    if (item == nullptr && unlisted_.insert(url.address).second) {
      findings_->report(Code::unlisted_resource, place(), reference_->target);
    } else if (url.scheme == "https") {
      report_loaded();
    }
  }

  void check_local(const Url& url) {
    if (url.leaves) report(Code::forbidden_url, "leads out of the book");
    if (url.has_query) report(Code::forbidden_url, "has a query");
    const Item* item = package_.find_path(url.path);
    if (item == nullptr) {
      check_unlisted(url);
      return;
    }
    check_fallback(*item);
    check_type(*item);
    if (check_target(*item, url)) check_fragment(*item, url);
  }

  void check_unlisted(const Url& url) {
    // A link through the package document (EPUB Canonical Fragment Identifiers section 2.1).
    const bool is_way = url.path == package_.path && is_cfi(url);
    if (is_way && reference_->kind == Kind::hyperlink) return;
    if (book_.archive.find(url.path) == nullptr) {
      findings_->report(Code::missing_target, place(), reference_->target);
    } else if (unlisted_.insert(url.path).second) {
      findings_->report(Code::unlisted_resource, place(), reference_->target);
    }
  }

  void check_fallback(const Item& item) {
    const Kind kind = reference_->kind;
    const bool is_shown = kind == Kind::image ||
                          (package_.version == 3 && (kind == Kind::media || kind == Kind::frame));
    // What a <track> has needs none (EPUB 3.3 #sec-foreign-resources).
    const bool is_track = has_word("text/vtt application/ttml+xml", essence(item.media_type));
    if (!is_shown || is_track || reference_->has_fallback || item.media_type.empty()) return;
    if (is_core_media_type(item.media_type, package_.version) || item.falls_back_to_core) return;
    if (can_choose()) return;
    findings_->report(Code::missing_fallback, place(), reference_->target, item.media_type);
  }

  // Whether another source of the same <audio> or <video> is one that every device plays.
  bool can_choose() {
    if (reference_->choice == 0) return false;
    if (!playable_) {
      playable_.emplace();
      for (const Reference& other : facts_->references) {
        if (other.choice != 0 && is_playable(other)) playable_->insert(other.choice);
      }
    }
    return playable_->contains(reference_->choice);
  }

  bool is_playable(const Reference& other) const {
    const Url url = resolve(bases_[other.base], trim(other.target));
    if (url.kind == Url::Kind::data) return is_core_media_type(data_type(other), package_.version);
    const auto remote = remote_.find(url.address);
    const Item* item = url.kind == Url::Kind::local ? package_.find_path(url.path)
                       : remote != remote_.end()    ? remote->second
                                                    : nullptr;
    return item != nullptr && is_core_media_type(item->media_type, package_.version);
  }

  void check_type(const Item& item) {
    const Kind kind = reference_->kind;
    const bool is_typed = kind == Kind::image || kind == Kind::media || kind == Kind::frame;
    if (!is_typed || reference_->type.empty()) return;
    const std::string here = ascii::lower(essence(reference_->type));
    if (here == ascii::lower(essence(item.media_type))) return;
    findings_->report(Code::differing_type, place(), reference_->target, here, item.media_type);
  }

  // Whether the target is of a kind that the reference may have.
  bool check_target(const Item& item, const Url& url) {
    switch (reference_->kind) {
      case Kind::hyperlink:
        return check_opened(item, url);
      case Kind::image:
        if (!url.has_fragment || is_cfi(url) || item.media_type == "image/svg+xml") return true;
        wrong_fragment("is a whole image, of which no part has a name").severity =
            Severity::warning;
        return false;
      case Kind::style_sheet:
        if (!url.has_fragment) return true;
        wrong_fragment("is a whole style sheet, of which no part has a name");
        return false;
      case Kind::drawing:
      case Kind::paint:
        if (url.has_fragment) return true;
        wrong_fragment("does not say which part of the drawing is used");
        return false;
      case Kind::citation:
      case Kind::media:
      case Kind::frame:
      case Kind::font:
      case Kind::script:
      case Kind::other:
      case Kind::loaded:
        return true;
    }
    return true;
  }

  Diagnostic& wrong_fragment(std::string_view what) {
    return findings_->report(Code::wrong_url_fragment, place(), reference_->target, what);
  }

  bool check_opened(const Item& item, const Url& url) {
    if (is_cfi(url)) return true;
    const bool is_outdated =
        item.media_type == "text/html" || item.media_type == "text/x-oeb1-document";
    if (!is_content_document(item.media_type, package_.version) && !is_outdated &&
        !item.falls_back_to_document) {
      findings_->report(Code::unopenable_target, place(), reference_->target, item.media_type);
      return false;
    }
    if (item.is_in_spine()) return true;
    findings_->report(Code::target_outside_spine, place(), reference_->target);
    return false;
  }

  void check_fragment(const Item& item, const Url& url) {
    const bool has_ids =
        item.media_type == "application/xhtml+xml" || item.media_type == "image/svg+xml";
    const std::string id = id_of(url);
    const Judged* target = book_.find(url.path);
    // Of a file that could not be read nothing is known.
    if (!has_ids || id.empty() || target == nullptr || !target->is_whole || target->is_encrypted) {
      return;
    }
    if (std::binary_search(target->facts.ids.begin(), target->facts.ids.end(), id)) {
      if (!can_lead_to(target->facts, id)) wrong_fragment("names a part of SVG of another kind");
      return;
    }
    findings_->report(Code::missing_id, place(), url.path, id);
  }

  bool can_lead_to(const DocumentFacts& facts, const std::string& id) const {
    using vocabulary::SvgUse;
    const auto found = facts.svg_parts.find(id);
    const vocabulary::SvgPart part =
        found == facts.svg_parts.end() ? vocabulary::SvgPart::other : found->second;
    switch (reference_->kind) {
      case Kind::hyperlink:
        return vocabulary::may_name(SvgUse::link, part);
      case Kind::paint:
        return vocabulary::may_name(SvgUse::paint, part);
      case Kind::drawing:
        return vocabulary::may_name(SvgUse::repeat, part);
      default:
        return true;
    }
  }

  Book& book_;
  const Package& package_;
  Diagnostics* findings_ = nullptr;
  DocumentFacts* facts_ = nullptr;
  std::vector<std::string> bases_;
  const Reference* reference_ = nullptr;
  std::unordered_map<std::string_view, const Item*> remote_;
  std::unordered_set<std::string> unlisted_;  // said already
  std::unordered_set<std::string> used_;      // addresses on the network that are loaded
  std::optional<std::unordered_set<std::uint32_t>> playable_;  // of the document, once asked for
};

// The guide's places: only their ids, the rest is judged with the package document.
DocumentFacts guide_facts(const Package& package) {
  DocumentFacts facts;
  const std::size_t guide = package.tree.child(0, xml::Space::opf, "guide");
  for (const std::size_t i : package.tree.children(guide)) {
    const TreeAttribute* href = package.tree.elements[i].find("href");
    if (href == nullptr) continue;
    const Url url = resolve(package.path, trim(href->value));
    if (package.find_path(url.path) == nullptr) continue;
    facts.references.push_back({.kind = Kind::citation,
                                .target = std::string(trim(href->value)),
                                .begin = href->begin,
                                .end = href->end});
  }
  return facts;
}

}  // namespace

void check_references(Book& book, Diagnostics& findings) {
  ReferenceCheck check(book);
  bool is_scripted = false;
  for (std::size_t i = 0; i < book.entries.size(); ++i) {
    const std::string& path = book.archive.entries[i].path;
    Judged& judged = book.entries[i];
    is_scripted |= judged.facts.is_scripted;
    if (path == book.package.path) {
      DocumentFacts guide = guide_facts(book.package);
      check.check(path, guide, judged.findings);
    }
    check.check(path, judged.facts, judged.findings);
  }
  check.check_remote_items(is_scripted, findings);
}

}  // namespace colophon::verify
