#include <fmt/format.h>

#include <algorithm>
#include <atomic>
#include <optional>
#include <string_view>
#include <unordered_set>
#include <utility>

#include "base/parallel.h"
#include "formats/addresses.h"
#include "verify/archive/archive.h"
#include "verify/archive/container.h"
#include "verify/archive/unpack.h"
#include "verify/book.h"
#include "verify/checkers/locate_ids.h"
#include "verify/media_bytes.h"
#include "verify/package/ncx.h"
#include "verify/package/overlay.h"
#include "verify/tell_entries.h"
#include "verify/verify.h"
#include "verify/xml/bounds.h"
#include "vocabulary/media_types.h"

namespace colophon::verify {

namespace {

// What is to be done with an entry, by what the manifest says of it.
enum class Task { nothing, document, navigation, drawing, style_sheet, ncx, overlay, media };

Task task_of(const Package& package, const Judged& judged) {
  const Item* item = judged.item;
  if (item == nullptr || judged.is_encrypted) return Task::nothing;
  if (package.navigation != kNoItem && item == &package.items[package.navigation]) {
    return Task::navigation;
  }
  if (item->media_type == vocabulary::kXhtml) return Task::document;
  if (item->media_type == "image/svg+xml") return Task::drawing;
  if (item->media_type == vocabulary::kCss) return Task::style_sheet;
  if (item->media_type == vocabulary::kNcx) return Task::ncx;
  if (item->media_type == kOverlayType) return Task::overlay;
  return Task::media;
}

// What is read as a text is read whole.
std::uint64_t bytes_to_keep(Task task) {
  constexpr std::uint64_t kAll = ~std::uint64_t{0};
  if (task == Task::nothing) return 0;
  return task == Task::media ? kMediaHead : kAll;
}

class BookJudge {
 public:
  BookJudge(InputFile& file, std::string name, std::size_t jobs, Archive archive)
      : file_(file), name_(std::move(name)), jobs_(jobs), archive_(std::move(archive)) {}

  void judge(Sources& sources, Diagnostics& findings) {
    std::vector<Judged> entries(archive_.entries.size());
    if (const std::optional<std::size_t> package = find_package(entries, findings)) {
      judge_package(*package, std::move(entries), sources, findings);
    } else {
      check_container_of(3, entries);
      tell(entries, sources, findings);
    }
  }

 private:
  std::optional<std::string> read(std::size_t entry, Diagnostics& findings) {
    if (!archive_.entries[entry].can_be_read || is_too_long(entry, findings)) return std::nullopt;
    Unpacked unpacked = Unpacker(file_, archive_.directory)
                            .unpack(archive_.entries[entry].record, ~std::uint64_t{0});
    if (unpacked.problem.empty()) return std::move(unpacked.bytes);
    findings.report(Code::damaged_entry, Span{}, readable_name(archive_.entries[entry].path),
                    unpacked.problem);
    return std::nullopt;
  }

  // Whether an entry is more than is read as a text, alone or with those `before` it, which is
  // said.
  bool is_too_long(std::size_t entry, Diagnostics& findings, std::uint64_t before = 0) const {
    const std::uint64_t size = archive_.entries[entry].size;
    const bool is_long = size > kMostText;
    if (!is_long && size <= kMostTexts - before) return false;
    findings.report(
        Code::not_examined, Span{},
        fmt::format("`{}`", readable_name(archive_.entries[entry].path)),
        is_long ? fmt::format("it is a text of more than {} MiB", kMostText >> 20)
                : fmt::format("the texts of this book are more than {} MiB", kMostTexts >> 20));
    return true;
  }

  std::optional<std::size_t> index_of(std::string_view path) const {
    const auto found = archive_.by_path.find(path);
    if (found == archive_.by_path.end()) return std::nullopt;
    return found->second;
  }

  // The entry with the package document, where the container leads to one.
  std::optional<std::size_t> find_package(std::vector<Judged>& entries, Diagnostics& findings) {
    const std::optional<std::size_t> container = index_of(kContainerPath);
    if (!container) {
      findings.report(Code::missing_container, Span{});
      return std::nullopt;
    }
    const std::optional<std::string> bytes = read(*container, findings);
    if (!bytes) return std::nullopt;
    Diagnostics& here = entries[*container].findings;
    container_ = read_container(*bytes, here);
    const std::vector<RootFile>& roots = container_.roots;
    std::optional<std::size_t> first;
    for (std::size_t i = 0; i < roots.size(); ++i) {
      const std::optional<std::size_t> found = index_of(roots[i].path);
      if (!found) here.report(Code::missing_package, roots[i].place, roots[i].path);
      if (i == 0) first = found;
      other_packages_.insert(roots[i].path);
    }
    return first;
  }

  void check_container_of(int version, std::vector<Judged>& entries) const {
    const std::optional<std::size_t> entry = index_of(kContainerPath);
    const ContainerOf book{.version = version, .has_metadata = index_of(kMetadataPath).has_value()};
    if (entry) check_container(container_, book, entries[*entry].findings);
  }

  void read_encrypted(Book& book, Diagnostics& findings) {
    const std::optional<std::size_t> entry = index_of(kEncryptionPath);
    if (!entry) return;
    const std::optional<std::string> bytes = read(*entry, findings);
    if (!bytes) return;
    for (const Encrypted& encrypted : read_encryption(*bytes, book.entries[*entry].findings)) {
      Judged* judged = book.find(encrypted.path);
      if (judged == nullptr) {
        if (encrypted.path.empty()) continue;  // said already
        book.entries[*entry].findings.report(Code::missing_target, encrypted.place, encrypted.path);
        continue;
      }
      judged->is_encrypted = true;
      if (!encrypted.is_obfuscated) {
        findings.report(Code::encrypted_resource, Span{}, encrypted.path);
      } else if (judged->item != nullptr && !is_font(judged->item->media_type)) {
        book.entries[*entry].findings.report(
            Code::malformed_encryption, encrypted.place,
            fmt::format("`{}` is obfuscated, which only fonts may be", encrypted.path));
      }
    }
  }

  // What is to be judged of the package document alone.
  static void check_package(const Package& package, Diagnostics& findings) {
    FindingBound bound(findings);
    for (const auto check :
         {check_structure, check_metadata, check_refinements, check_properties, check_overlays,
          check_manifest, check_spine, check_links, check_profiles}) {
      check(package, findings);
      bound.keep();
    }
  }

  void judge_package(std::size_t entry, std::vector<Judged> entries, Sources& sources,
                     Diagnostics& findings) {
    const std::optional<std::string> bytes = read(entry, findings);
    if (!bytes) {
      check_container_of(3, entries);
      tell(entries, sources, findings);
      return;
    }
    Diagnostics& here = entries[entry].findings;
    const Package package = read_package(*bytes, archive_.entries[entry].path, here);
    check_container_of(package.version, entries);
    // Of one that is not whole nobody knows what it leaves out.
    if (!package.tree.is_well_formed || package.tree.elements.empty()) {
      tell(entries, sources, findings);
      return;
    }
    check_package(package, here);

    Book book{archive_, package, std::move(entries), {}};
    match_files(book, book.entries[entry].findings, findings);
    read_encrypted(book, findings);
    for (const std::string_view path : {kSignaturesPath, kMetadataPath}) {
      const std::optional<std::size_t> file = index_of(path);
      const std::optional<std::string> text = file ? read(*file, findings) : std::nullopt;
      if (text) check_container_file(path, *text, book.entries[*file].findings);
    }
    read_contents(book);
    // Every file alone, in parallel; from here on only facts are left of them.
    judge_files(book, findings);
    Diagnostics& of_package = book.entries[entry].findings;
    if (budget_.is_spent()) {
      findings.report(Code::not_examined, Span{}, "where the addresses of this book lead",
                      fmt::format("it has more than {} of them and of ids", kMostFacts));
      return tell(book.entries, sources, findings);
    }
    check_reachable(book, of_package);
    check_layout(book);
    check_overlay_targets(book, of_package);
    check_references(book, of_package);
    check_features(book, of_package);
    if (package.navigation != kNoItem) {
      Judged* navigation = book.find(package.items[package.navigation].url.path);
      if (navigation != nullptr) check_contents_order(book, navigation->findings);
    }
    tell(book.entries, sources, findings);
  }

  // The manifest against the archive.
  void match_files(Book& book, Diagnostics& of_package, Diagnostics& findings) {
    const Package& package = book.package;
    for (const Item& item : package.items) {
      if (item.url.kind != Url::Kind::local) continue;
      Judged* judged = book.find(item.url.path);
      if (judged == nullptr) {
        of_package.report(Code::missing_resource, package.place(item, "href"), item.url.path);
      } else if (judged->item == nullptr) {
        judged->item = &item;
      }
    }
    std::unordered_set<std::string_view> linked;
    for (const LinkedFile& file : package.linked) {
      linked.insert(file.path);
      check_linked(package, file, of_package);
    }
    // What other packages list nobody looked at.
    if (!package.tree.is_well_formed || other_packages_.size() > 1) return;
    FindingBound bound(findings, {});
    for (std::size_t i = 0; i < archive_.entries.size(); ++i) {
      bound.keep();
      const std::string& path = archive_.entries[i].path;
      if (book.entries[i].item == nullptr && !is_of_container(path) && !linked.contains(path)) {
        findings.report(Code::unlisted_file, Span{}, readable_name(path));
      }
    }
  }

  // A file that no manifest lists.
  bool is_of_container(const std::string& path) const {
    return path == "mimetype" || path.starts_with("META-INF/") || other_packages_.contains(path);
  }

  void check_linked(const Package& package, const LinkedFile& linked, Diagnostics& findings) {
    if (archive_.find(linked.path) != nullptr) return;
    const TreeAttribute* href = package.tree.elements[linked.element].find("href");
    if (href != nullptr) {
      findings.report(Code::missing_linked_resource, href->span(), href->value);
    }
  }

  // Before the documents: what the contents lead to is looked for in them.
  void read_contents(Book& book) {
    const Package& package = book.package;
    if (package.navigation == kNoItem) return;
    const std::string& path = package.items[package.navigation].url.path;
    const std::optional<std::size_t> entry = index_of(path);
    if (!entry) return;
    Diagnostics unread;  // said when it is judged as a document
    const std::optional<std::string> bytes = read(*entry, unread);
    if (!bytes) return;
    book.navigation = read_navigation(*bytes, path, book.entries[*entry].findings);
    for (const NavigationLink& link : book.navigation.contents) {
      if (link.url.kind != Url::Kind::local || link.url.fragment.empty()) continue;
      if (Judged* target = book.find(link.url.path)) {
        target->contents_ids.emplace(percent_decode(link.url.fragment), kUnknownPlace);
      }
    }
  }

  // Leaves out the texts that are too long, alone or with those before them.
  void bound_texts(Book& book) const {
    std::uint64_t before = 0;
    for (std::size_t i = 0; i < book.entries.size(); ++i) {
      Judged& judged = book.entries[i];
      const Task task = task_of(book.package, judged);
      if (task == Task::nothing || task == Task::media) continue;
      judged.is_whole = !is_too_long(i, judged.findings, before);
      if (judged.is_whole) before += archive_.entries[i].size;
    }
  }

  void judge_files(Book& book, Diagnostics& findings) {
    bound_texts(book);
    std::vector<std::string> problems(book.entries.size());
    std::atomic<std::size_t> next = 0;
    const std::size_t workers = std::max<std::size_t>(1, std::min(jobs_, book.entries.size()));
    parallel_for(workers, workers, [&](std::size_t) {
      Unpacker unpacker(file_, archive_.directory);
      for (std::size_t i; (i = next.fetch_add(1, std::memory_order_relaxed)) < problems.size();) {
        problems[i] = judge_file(book, i, unpacker);
      }
    });
    Judged* package = book.find(book.package.path);
    for (std::size_t i = 0; i < problems.size(); ++i) {
      // What is wrong with a picture is said where the manifest says that it is one.
      if (&book.entries[i] != package && task_of(book.package, book.entries[i]) == Task::media) {
        package->findings.append(std::move(book.entries[i].findings));
      }
      if (problems[i].empty()) continue;
      findings.report(Code::damaged_entry, Span{}, readable_name(archive_.entries[i].path),
                      problems[i]);
    }
  }

  // Why the entry cannot be read, or empty.
  std::string judge_file(Book& book, std::size_t index, Unpacker& unpacker) {
    Judged& judged = book.entries[index];
    const Entry& entry = archive_.entries[index];
    if (!entry.can_be_read) {
      judged.is_whole = false;
      return {};
    }
    if (!judged.is_whole) return {};
    const Task task = task_of(book.package, judged);
    const Unpacked unpacked = unpacker.unpack(entry.record, bytes_to_keep(task));
    if (!unpacked.problem.empty()) {
      judged.is_whole = false;
      return unpacked.problem;
    }
    judge_bytes(book.package, task, unpacked.bytes, entry, judged);
    return {};
  }

  void judge_bytes(const Package& package, Task task, const std::string& bytes, const Entry& entry,
                   Judged& judged) {
    switch (task) {
      case Task::nothing:
        return;
      case Task::document:
        judge_as(DocumentKind::xhtml, package, bytes, judged);
        break;
      case Task::navigation:
        judge_as(DocumentKind::navigation, package, bytes, judged);
        break;
      case Task::drawing:
        judge_as(DocumentKind::svg, package, bytes, judged);
        break;
      case Task::style_sheet:
        judge_as(DocumentKind::style_sheet, package, bytes, judged);
        return;
      case Task::ncx:
        keep(read_ncx(bytes, package.identifier, judged.findings), judged);
        return;
      case Task::overlay:
        keep(read_overlay(bytes, judged.findings), judged);
        return;
      case Task::media:
        check_media({.path = entry.path,
                     .media_type = judged.item->media_type,
                     .head = bytes,
                     .size = entry.size,
                     .place = package.place(*judged.item, "media-type")},
                    judged.findings);
        return;
    }
    locate_ids(bytes, judged.contents_ids);
  }

  void keep(std::vector<Reference> references, Judged& judged) {
    if (budget_.take(references.size())) judged.facts.references = std::move(references);
  }

  void judge_as(DocumentKind kind, const Package& package, const std::string& bytes,
                Judged& judged) {
    // OPS 2.0.1 has XHTML 1.1, of which the rules of EPUB 3 know nothing.
    if (package.version == 2) {
      kind = kind == DocumentKind::style_sheet ? DocumentKind::legacy_style_sheet
                                               : DocumentKind::legacy;
    }
    judged.facts = judge_document(bytes, kind, budget_, judged.findings);
    judged.is_whole = judged.facts.is_well_formed;
  }

  void tell(std::vector<Judged>& entries, Sources& sources, Diagnostics& findings) {
    const auto read_again = [this](std::size_t entry) {
      Diagnostics unread;
      return read(entry, unread);
    };
    tell_entries(entries, {archive_, name_, read_again}, sources, findings);
  }

  InputFile& file_;
  std::string name_;
  std::size_t jobs_;
  Archive archive_;
  Container container_;
  std::unordered_set<std::string> other_packages_;
  FactBudget budget_;
};

}  // namespace

void judge_book(InputFile& book, const std::string& name, std::size_t jobs, Sources& sources,
                Diagnostics& findings) {
  std::optional<Archive> archive = open_archive(book, name, findings);
  if (archive) BookJudge(book, name, jobs, std::move(*archive)).judge(sources, findings);
}

}  // namespace colophon::verify
