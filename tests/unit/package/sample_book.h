// A small book as the stages before packaging would leave it, and ways to look into what comes out.
#pragma once

#include <pugixml.hpp>
#include <string>
#include <utility>
#include <vector>

#include "package/package.h"

namespace colophon::package::test {

struct SampleBook {
  Book book;
  Assets assets;
  std::vector<Resource> resources;
  BuildFacts build{"colophon 1.2.3", "2024-05-31T10:00:00Z"};

  Document& add(ContentsItem item, std::string href) {
    Document& document = book.documents.emplace_back();
    document.item = std::move(item);
    document.href = std::move(href);
    return document;
  }

  // Adds a chapter with one heading, which is in the outline.
  ChapterFacts& add_chapter(std::string name, std::string title, Matter matter,
                            BookPart role = BookPart::none, int depth = 0) {
    ContentsItem item;
    item.matter = matter;
    item.role = role;
    item.depth = depth;
    item.path = name + ".md";
    ChapterFacts& facts = add(std::move(item), "text/" + name + ".xhtml").facts;
    facts.title = title;
    facts.words = 100;
    facts.headings.push_back({1, name, title, true, {}});
    book.outline.push_back({depth, title, book.documents.size() - 1, ""});
    return facts;
  }

  void add_page(GeneratedPage page, std::string href, Matter matter = Matter::front) {
    ContentsItem item;
    item.kind = ContentsItem::Kind::generated;
    item.matter = matter;
    item.page = page;
    add(std::move(item), std::move(href));
  }

  void add_part(std::string title, std::string href) {
    ContentsItem item;
    item.kind = ContentsItem::Kind::part;
    item.role = BookPart::part;
    item.title.text = title;
    add(std::move(item), std::move(href));
    book.outline.push_back({0, title, book.documents.size() - 1, ""});
  }

  Publication publish(Diagnostics& diags) const {
    return make_publication(book, assets, resources, build, diags);
  }
  Publication publish() const {
    Diagnostics diags;
    return publish(diags);
  }
};

inline SampleBook sample_book() {
  SampleBook sample;
  Metadata& metadata = sample.book.metadata;
  metadata.title.text = "Memoirs of a Revolutionary";
  metadata.language.text = "en";
  metadata.identifiers.push_back({"urn:isbn:9783161484100", {}});
  metadata.creators.push_back({{"Victor Serge", {}}, "aut", "Serge, Victor"});

  sample.add_page(GeneratedPage::cover, "text/cover.xhtml");
  sample.assets.cover.href = "images/cover.jpg";
  sample.add_page(GeneratedPage::title_page, "text/title-page.xhtml");
  sample.add_chapter("copyright", "Copyright", Matter::front, BookPart::copyright_page);
  sample.add_page(GeneratedPage::contents, "nav.xhtml");
  sample.add_chapter("preface", "Preface", Matter::front, BookPart::preface);
  sample.add_part("Exile’s child", "text/part-1.xhtml");
  sample.add_chapter("brussels", "Brussels & Paris", Matter::body, BookPart::chapter, 1);
  sample.book.outline.push_back({2, "The docks", sample.book.documents.size() - 1, "the-docks"});
  sample.book.outline.push_back({3, "Too deep", sample.book.documents.size() - 1, "too-deep"});
  sample.add_chapter("press", "The press", Matter::body, BookPart::chapter, 1);
  sample.add_chapter("works", "Works", Matter::back, BookPart::bibliography);
  sample.resources.push_back({"images/cover.jpg", "image/jpeg", std::string("jpeg"), true});
  sample.resources.push_back({"css/classic.css", "text/css", std::string("p{}"), false});
  sample.assets.styles = {"css/classic.css"};
  return sample;
}

inline pugi::xml_document parse(const std::string& xml) {
  pugi::xml_document document;
  document.load_string(xml.c_str(), pugi::parse_full | pugi::parse_ws_pcdata_single);
  return document;
}

inline pugi::xml_document parse(const xml::Written& written) { return parse(written.text); }

// The text of what an XPath expression selects first, or "(none)".
inline std::string text_at(const pugi::xml_node& node, const std::string& path) {
  const pugi::xpath_node found = node.select_node(path.c_str());
  if (found.attribute()) return found.attribute().value();
  return found.node() ? found.node().text().get() : "(none)";
}

// Of everything that it selects.
inline std::vector<std::string> texts_at(const pugi::xml_node& node, const std::string& path) {
  std::vector<std::string> texts;
  for (const pugi::xpath_node& found : node.select_nodes(path.c_str())) {
    texts.emplace_back(found.attribute() ? found.attribute().value() : found.node().text().get());
  }
  return texts;
}

inline std::vector<std::string> messages(const Diagnostics& diags) {
  std::vector<std::string> result;
  for (const Diagnostic& diagnostic : diags.all()) {
    result.push_back(name_of(diagnostic.code) + ": " + diagnostic.message);
  }
  return result;
}

using Texts = std::vector<std::string>;

}  // namespace colophon::package::test
