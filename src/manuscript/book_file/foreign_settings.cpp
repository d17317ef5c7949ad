#include "manuscript/book_file/foreign_settings.h"

#include <string>
#include <utility>

#include "manuscript/metadata/values.h"

namespace colophon::manuscript {
namespace {

std::string text_of(const yaml::Node& map, std::string_view key) {
  const yaml::Node* node = yaml::find(map, key);
  return node && node->is_scalar() ? std::string(trim(node->text)) : std::string();
}

// {given: Ada, family: Lovelace}
yaml::Node read_parts(const yaml::Node& name) {
  const std::string literal = text_of(name, "literal");
  if (!literal.empty()) return yaml::make_text(literal, name.span);
  const std::string given = text_of(name, "given");
  std::string family = text_of(name, "family");
  const std::string particle = text_of(name, "non-dropping-particle");
  if (!particle.empty()) family = particle + " " + family;
  if (given.empty() || family.empty()) return yaml::make_text(given + family, name.span);
  yaml::Node person;
  person.kind = yaml::Node::Kind::map;
  person.span = name.span;
  person.entries.push_back({"name", name.span, yaml::make_text(given + " " + family, name.span)});
  person.entries.push_back(
      {"file-as", name.span, yaml::make_text(family + ", " + given, name.span)});
  return person;
}

// pandoc's {role: editor, text: Ada Lovelace, file-as: …}; what else stands there is not ours.
yaml::Node read_typed(const yaml::Node& node) {
  yaml::Node person;
  person.kind = yaml::Node::Kind::map;
  person.span = node.span;
  for (const yaml::Entry& entry : node.entries) {
    if (entry.key == "text" || entry.key == "role" || entry.key == "file-as") {
      person.entries.push_back(entry);
    }
  }
  return person;
}

yaml::Node read_person(const yaml::Node& node) {
  if (!node.is_map()) return node;
  if (yaml::find(node, "text")) return read_typed(node);
  const yaml::Node* name = yaml::find(node, "name");
  if (name) return name->is_map() ? read_parts(*name) : *name;
  if (yaml::find(node, "family") || yaml::find(node, "given") || yaml::find(node, "literal")) {
    return read_parts(node);
  }
  // `- Ada Lovelace: {institute: …}`
  const yaml::Entry& first = node.entries.front();
  return yaml::make_text(first.key, first.key_span);
}

}  // namespace

yaml::Node read_people(const yaml::Node& node) {
  if (node.is_null()) return node;
  yaml::Node people;
  people.kind = yaml::Node::Kind::sequence;
  people.span = node.span;
  for (const yaml::Node& item : items_of(node)) {
    if (item.is_map() && item.entries.empty()) continue;
    people.items.push_back(read_person(item));
  }
  return people;
}

void copy_keys(const yaml::Node& settings, std::span<const ForeignKey> keys, yaml::Node& layer) {
  layer.kind = yaml::Node::Kind::map;
  for (const ForeignKey& key : keys) {
    if (yaml::find(layer, key.ours)) continue;
    for (const yaml::Entry& entry : settings.entries) {
      if (entry.key != key.theirs || entry.value.is_null()) continue;
      const bool is_people = key.ours == "author";
      layer.entries.push_back({std::string(key.ours), entry.key_span,
                               is_people ? read_people(entry.value) : entry.value});
    }
  }
}

}  // namespace colophon::manuscript
