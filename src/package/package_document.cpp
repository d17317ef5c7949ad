// EPUB 3.3 section 5, with what EPUB 2 reading systems look for in the same file.
#include <algorithm>
#include <unordered_map>

#include "formats/identifiers.h"
#include "formats/xml_writer.h"
#include "package/complete_metadata.h"
#include "package/package.h"
#include "package/tree.h"

namespace colophon::package {

namespace {

constexpr char kUniqueIdentifier[] = "pub-id";

void add_meta(pugi::xml_node metadata, const char* property, const std::string& value) {
  if (!value.empty()) set(add(metadata, "meta", value), "property", property);
}

pugi::xml_node refine(pugi::xml_node metadata, const std::string& id, const char* property,
                      const std::string& value) {
  pugi::xml_node meta = add(metadata, "meta", value);
  set(meta, "refines", '#' + id);
  set(meta, "property", property);
  return meta;
}

// EPUB 2's form: name, then content, since some readers know no other order.
void add_named(pugi::xml_node metadata, const char* name, const std::string& content) {
  pugi::xml_node meta = add(metadata, "meta");
  set(meta, "name", name);
  set(meta, "content", content);
}

void add_plain(pugi::xml_node metadata, const char* name, const Value& value, SpanMap& spans) {
  if (value) place(add(metadata, name, value.text), value.span, spans);
}

// ONIX code list 5; empty where it has no code.
std::string identifier_type(std::string_view urn) {
  constexpr std::string_view kIsbn = "urn:isbn:";
  if (urn.starts_with("urn:doi:")) return "06";
  if (!urn.starts_with(kIsbn) || !is_isbn(urn.substr(kIsbn.size()))) return {};
  const auto digits = std::count_if(urn.begin() + kIsbn.size(), urn.end(),
                                    [](char c) { return c != '-' && c != ' '; });
  return digits == 10 ? "02" : "15";
}

void add_identifiers(pugi::xml_node metadata, const std::vector<Value>& identifiers,
                     SpanMap& spans) {
  for (std::size_t i = 0; i < identifiers.size(); ++i) {
    const std::string id = i == 0 ? kUniqueIdentifier : "identifier-" + std::to_string(i + 1);
    pugi::xml_node element = add(metadata, "dc:identifier", identifiers[i].text);
    set(element, "id", id);
    place(element, identifiers[i].span, spans);
    const std::string type = identifier_type(identifiers[i].text);
    if (type.empty()) continue;
    pugi::xml_node kind = refine(metadata, id, "identifier-type", type);
    set(kind, "scheme", "onix:codelist5");
    place(kind, identifiers[i].span, spans);
  }
}

// One element for each, in the order of the author's: readers show the first.
void add_agents(pugi::xml_node metadata, const std::string& kind, const std::vector<Agent>& agents,
                SpanMap& spans) {
  const std::string element = "dc:" + kind;
  for (std::size_t i = 0; i < agents.size(); ++i) {
    const Agent& agent = agents[i];
    const std::string id = kind + '-' + std::to_string(i + 1);
    pugi::xml_node name = add(metadata, element.c_str(), agent.name.text);
    set(name, "id", id);
    place(name, agent.name.span, spans);
    if (!agent.role.empty()) {
      pugi::xml_node role = refine(metadata, id, "role", agent.role);
      set(role, "scheme", "marc:relators");
      place(role, agent.name.span, spans);
    }
    if (!agent.file_as.empty()) {
      place(refine(metadata, id, "file-as", agent.file_as), agent.name.span, spans);
    }
  }
}

// Authority and term stand together or not at all.
void add_subjects(pugi::xml_node metadata, const std::vector<Subject>& subjects, SpanMap& spans) {
  for (std::size_t i = 0; i < subjects.size(); ++i) {
    const Subject& subject = subjects[i];
    pugi::xml_node element = add(metadata, "dc:subject", subject.label.text);
    place(element, subject.label.span, spans);
    if (subject.authority.empty() || subject.term.empty()) continue;
    const std::string id = "subject-" + std::to_string(i + 1);
    set(element, "id", id);
    place(refine(metadata, id, "authority", subject.authority), subject.label.span, spans);
    place(refine(metadata, id, "term", subject.term), subject.label.span, spans);
  }
}

// Digits, and more digits behind full stops.
bool is_group_position(std::string_view text) {
  bool after_digit = false;
  for (const char c : text) {
    const bool is_digit = c >= '0' && c <= '9';
    if (!is_digit && !(c == '.' && after_digit)) return false;
    after_digit = is_digit;
  }
  return after_digit;
}

// KOReader and calibre know a series by calibre's own names, and want the series first.
void add_series(pugi::xml_node metadata, const Series& series, SpanMap& spans) {
  pugi::xml_node collection = add(metadata, "meta", series.name.text);
  set(collection, "property", "belongs-to-collection");
  set(collection, "id", "series");
  place(collection, series.name.span, spans);
  refine(metadata, "series", "collection-type", "series");
  const bool has_position = is_group_position(series.position);
  if (has_position) {
    place(refine(metadata, "series", "group-position", series.position), series.name.span, spans);
  }
  add_named(metadata, "calibre:series", series.name.text);
  if (has_position) add_named(metadata, "calibre:series_index", series.position);
}

// EPUB Accessibility 1.1 #sec-disc-package and #sec-conf-reporting.
void add_accessibility(pugi::xml_node metadata, const AccessibilityMetadata& accessibility,
                       const AccessibilityStatement& stated, SpanMap& spans) {
  for (const std::string& mode : accessibility.access_modes) {
    add_meta(metadata, "schema:accessMode", mode);
  }
  for (const std::string& modes : accessibility.sufficient_modes) {
    add_meta(metadata, "schema:accessModeSufficient", modes);
  }
  for (const std::string& feature : accessibility.features) {
    add_meta(metadata, "schema:accessibilityFeature", feature);
  }
  for (const std::string& hazard : accessibility.hazards) {
    add_meta(metadata, "schema:accessibilityHazard", hazard);
  }
  if (!accessibility.summary.empty()) {
    pugi::xml_node summary = add(metadata, "meta", accessibility.summary);
    set(summary, "property", "schema:accessibilitySummary");
    place(summary, stated.summary.span, spans);
    if (!accessibility.summary_language.empty()) {
      set(summary, "xml:lang", accessibility.summary_language);
    }
  }
  if (!accessibility.conforms_to.empty()) {
    pugi::xml_node claim = add(metadata, "meta", accessibility.conforms_to);
    set(claim, "property", "dcterms:conformsTo");
    set(claim, "id", "conformance");
    place(claim, stated.conforms_to.span, spans);
    refine(metadata, "conformance", "a11y:certifiedBy", accessibility.certified_by);
  }
  add_meta(metadata, "a11y:exemption", accessibility.exemption);
}

bool is_cover(const ManifestItem& item) {
  return std::find(item.properties.begin(), item.properties.end(), "cover-image") !=
         item.properties.end();
}

void add_metadata(pugi::xml_node package, const Publication& publication, SpanMap& spans) {
  const Metadata& data = publication.metadata;
  pugi::xml_node metadata = add(package, "metadata");
  set(metadata, "xmlns:dc", "http://purl.org/dc/elements/1.1/");
  add_identifiers(metadata, data.identifiers, spans);
  add_plain(metadata, "dc:title", {whole_title(data), data.title.span}, spans);
  add_plain(metadata, "dc:language", data.language, spans);
  add_meta(metadata, "dcterms:modified", data.modified.text);
  place(metadata.last_child(), data.modified.span, spans);
  add_agents(metadata, "creator", data.creators, spans);
  add_agents(metadata, "contributor", data.contributors, spans);
  add_plain(metadata, "dc:publisher", data.publisher, spans);
  add_plain(metadata, "dc:date", data.date, spans);
  add_plain(metadata, "dc:description", data.description, spans);
  add_subjects(metadata, data.subjects, spans);
  add_plain(metadata, "dc:source", data.source, spans);
  add_plain(metadata, "dc:rights", data.rights, spans);
  if (data.series) add_series(metadata, *data.series, spans);
  add_accessibility(metadata, publication.accessibility, data.accessibility, spans);
  for (const ManifestItem& item : publication.manifest) {
    if (is_cover(item)) add_named(metadata, "cover", item.id);
  }
  if (!publication.generator.empty()) add_named(metadata, "generator", publication.generator);
}

void add_manifest(pugi::xml_node package, const Publication& publication, SpanMap& spans) {
  pugi::xml_node manifest = add(package, "manifest");
  for (const ManifestItem& file : publication.manifest) {
    pugi::xml_node item = add(manifest, "item");
    set(item, "id", file.id);
    set(item, "href", file.href);
    set(item, "media-type", file.media_type);
    place(item, file.span, spans);
    std::string properties;
    for (const std::string& property : file.properties) {
      if (!properties.empty()) properties += ' ';
      properties += property;
    }
    if (!properties.empty()) set(item, "properties", properties);
  }
}

void add_spine(pugi::xml_node package, const Publication& publication, SpanMap& spans) {
  std::unordered_map<std::string_view, Span> span_of;
  for (const ManifestItem& item : publication.manifest) span_of.emplace(item.id, item.span);
  pugi::xml_node spine = add(package, "spine");
  for (const ManifestItem& item : publication.manifest) {
    if (item.href == kNcxHref) set(spine, "toc", item.id);
  }
  if (publication.right_to_left) set(spine, "page-progression-direction", "rtl");
  for (const SpineItem& document : publication.spine) {
    pugi::xml_node itemref = add(spine, "itemref");
    set(itemref, "idref", document.idref);
    place(itemref, span_of[document.idref], spans);
    if (!document.linear) set(itemref, "linear", "no");
  }
}

std::string guide_type(std::string_view landmark) {
  if (landmark == "cover" || landmark == "toc") return std::string(landmark);
  return landmark == "bodymatter" ? "text" : "";
}

// OPF 2.0.1 section 2.6, for reading systems that know no landmarks.
void add_guide(pugi::xml_node package, const Publication& publication, SpanMap& spans) {
  pugi::xml_node guide;
  for (const Landmark& landmark : publication.landmarks) {
    const std::string type = guide_type(landmark.epub_type);
    if (type.empty()) continue;
    if (!guide) guide = add(package, "guide");
    pugi::xml_node reference = add(guide, "reference");
    set(reference, "type", type);
    set(reference, "title", landmark.label);
    set(reference, "href", landmark.href);
    place(reference, landmark.span, spans);
  }
}

}  // namespace

xml::Written write_package_document(const Publication& publication) {
  pugi::xml_document document;
  SpanMap spans;
  pugi::xml_node package = add(document, "package");
  set(package, "xmlns", "http://www.idpf.org/2007/opf");
  set(package, "version", "3.0");
  set(package, "unique-identifier", kUniqueIdentifier);
  set(package, "xml:lang", publication.metadata.language.text);
  if (publication.right_to_left) set(package, "dir", "rtl");
  add_metadata(package, publication, spans);
  add_manifest(package, publication, spans);
  add_spine(package, publication, spans);
  add_guide(package, publication, spans);
  return xml::write_xml(package, &spans);
}

}  // namespace colophon::package
