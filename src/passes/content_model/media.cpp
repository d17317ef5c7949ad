#include "passes/content_model/media.h"

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "base/path.h"
#include "formats/addresses.h"
#include "passes/common/addresses.h"
#include "passes/content_model/children.h"
#include "vocabulary/content_model.h"
#include "vocabulary/media_types.h"

namespace colophon::passes {

namespace {

using vocabulary::MediaKind;

// What an address names, by the end of its path.
MediaKind kind_of(std::string_view address) {
  address = address.substr(0, address.find_first_of("?#"));
  return vocabulary::media_kind(path::extension_of(address));
}

constexpr char kSaveIt[] = "save it as a file of the manuscript, and name that";

const char* element_for(MediaKind kind) { return kind == MediaKind::audio ? "audio" : "video"; }

Span place_of(const Markup& markup, pugi::xml_node element, const char* attribute) {
  const Span own = markup.span_of(element.attribute(attribute));
  return own ? own : markup.span_of(element);
}

// Whether a neighbour is part of a line of text.
bool is_of_line(pugi::xml_node node) {
  if (!node) return false;
  if (!is_element(node)) return true;
  const vocabulary::AuthoredElement& info = vocabulary::info_of_element(node.name());
  return info.is_inline && info.treatment != vocabulary::Treatment::convert;
}

// Whether a node stands where blocks may, and not in a line of text.
bool stands_alone(pugi::xml_node node) {
  if (vocabulary::info_of_element(node.parent().name()).content != vocabulary::Content::flow) {
    return false;
  }
  pugi::xml_node before = node.previous_sibling();
  while (before && is_blank(before)) before = before.previous_sibling();
  pugi::xml_node after = node.next_sibling();
  while (after && is_blank(after)) after = after.next_sibling();
  return !is_of_line(before) && !is_of_line(after);
}

// What an element is called that shows something.
std::string name_for(pugi::xml_node element, std::string_view address) {
  for (const char* name : {"title", "aria-label", "alt"}) {
    const std::string text(trim(element.attribute(name).value()));
    if (!text.empty()) return text;
  }
  return std::string(is_remote(address) ? address : path::name_of(address));
}

// A link before the element, to what it would have shown.
void insert_link(Markup& markup, pugi::xml_node element, std::string_view address, Span place,
                 Diagnostics& diags) {
  if (leads_where(address) == Destination::data) {
    const std::string_view kind = address.substr(0, address.find(','));
    diags.report(Code::unknown_media, place, kind).hint = kSaveIt;
    return;
  }
  diags.report(Code::linked_media, place, address, element.name()).hint =
      "readers are not always on line; a file of the manuscript goes into the book";
  const pugi::xml_node outer =
      stands_alone(element) ? markup.insert_element_before(element, "p", markup.span_of(element))
                            : pugi::xml_node();
  const pugi::xml_node link =
      outer ? markup.append_element(outer, "a", markup.span_of(element))
            : markup.insert_element_before(element, "a", markup.span_of(element));
  const std::string target =
      address.starts_with("//") ? "https:" + std::string(address) : std::string(address);
  markup.set_attribute(link, "href", target, place);
  markup.append_text(link, name_for(element, address), markup.span_of(element));
  if (!outer && !plain_text(element).empty()) markup.insert_text_before(element, " ");
}

bool is_part(pugi::xml_node node) {
  return is_element(node, "source") || is_element(node, "track") || is_element(node, "param") ||
         is_element(node, "embed");
}

// Only phrasing stays, so that the element can stand wherever it is.
void flatten(Markup& markup, pugi::xml_node element) {
  for (pugi::xml_node node = next_in_order(element, element); node;) {
    if (!is_element(node) || vocabulary::info_of_element(node.name()).is_inline) {
      node = next_in_order(node, element);
      continue;
    }
    const pugi::xml_node before = node.previous_sibling();
    if (before && !is_blank(before) && !is_part(before)) markup.insert_text_before(node, " ");
    const pugi::xml_node next = next_in_order(node, element);
    markup.unwrap(node);
    node = next;
  }
}

// Takes out the element, with its parts, and leaves the rest of its content.
pugi::xml_node leave_fallback(Markup& markup, pugi::xml_node element) {
  for (pugi::xml_node child = element.first_child(); child;) {
    const pugi::xml_node next = child.next_sibling();
    if (is_part(child)) markup.remove(child);
    child = next;
  }
  return markup.unwrap(element);
}

bool is_data(std::string_view address) { return leads_where(address) == Destination::data; }

// Whether a player is offered a file of the manuscript, or what is in its address.
bool is_carried(pugi::xml_node media, std::string_view address) {
  if (!is_data(address)) return !is_remote(address);
  return vocabulary::is_media_in_address(media.name(), type_of_data(address));
}

// What a player is offered; what the book cannot carry goes.
class Offers {
 public:
  Offers(Markup& markup, pugi::xml_node media) : markup_(markup), media_(media) {
    add(media, trim(media.attribute("src").value()));
    for (const pugi::xml_node source : media.children("source")) {
      add(source, trim(source.attribute("src").value()));
    }
  }

  bool has_local() const { return has_local_; }
  pugi::xml_node first_remote() const { return remote_.empty() ? pugi::xml_node() : remote_[0]; }

  void drop_remote(Diagnostics& diags) {
    for (const pugi::xml_node element : remote_) {
      const bool is_elsewhere = !is_data(trim(element.attribute("src").value()));
      diags.report(Code::removed_element, place_of(markup_, element, "src"), "source").hint =
          is_elsewhere ? "it lies on another computer" : kSaveIt;
      if (element == media_) {
        markup_.remove_attribute(element, "src");
      } else {
        markup_.remove(element);
      }
    }
  }

 private:
  void add(pugi::xml_node element, std::string_view address) {
    if (address.empty()) return;
    if (is_carried(media_, address)) {
      has_local_ = true;
    } else {
      remote_.push_back(element);
    }
  }

  Markup& markup_;
  pugi::xml_node media_;
  bool has_local_ = false;
  std::vector<pugi::xml_node> remote_;
};

// Sources, then tracks, then the rest (HTML standard section 4.8.9); a source without an address is
// none.
void order_parts(Markup& markup, pugi::xml_node media) {
  std::vector<pugi::xml_node> sources;
  std::vector<pugi::xml_node> tracks;
  const bool has_own = static_cast<bool>(media.attribute("src"));
  for (pugi::xml_node child = media.first_child(); child;) {
    const pugi::xml_node next = child.next_sibling();
    const bool is_source = is_element(child, "source");
    if (is_source || is_element(child, "track")) {
      const std::string_view address = trim(child.attribute("src").value());
      const bool is_there = is_source ? is_carried(media, address) : !is_remote(address);
      if (address.empty() || !is_there || (is_source && has_own)) {
        markup.remove(child);
      } else {
        (is_source ? sources : tracks).push_back(child);
      }
    }
    child = next;
  }
  for (auto track = tracks.rbegin(); track != tracks.rend(); ++track) media.prepend_move(*track);
  for (auto source = sources.rbegin(); source != sources.rend(); ++source)
    media.prepend_move(*source);
}

// The address of the first candidate in the manuscript of a `srcset`.
std::string first_local(std::string_view candidates) {
  while (!candidates.empty()) {
    const std::size_t end = std::min(candidates.find(','), candidates.size());
    const std::string_view candidate = trim(candidates.substr(0, end));
    candidates.remove_prefix(std::min(end + 1, candidates.size()));
    const std::string_view address = candidate.substr(0, candidate.find_first_of(" \t\n"));
    if (!address.empty() && !is_remote(address)) return std::string(address);
  }
  return {};
}

void choose_source(Markup& markup, pugi::xml_node image, std::string_view more_candidates) {
  const std::string_view source = trim(image.attribute("src").value());
  if (!source.empty() && !is_remote(source)) return;
  std::string better = first_local(image.attribute("srcset").value());
  if (better.empty()) better = first_local(more_candidates);
  if (!better.empty()) markup.set_attribute(image, "src", better);
}

// A file of the manuscript in a frame: an image, a film, or something that no book carries.
pugi::xml_node convert_local_frame(Markup& markup, pugi::xml_node frame, const char* attribute,
                                   Diagnostics& diags) {
  const std::string address(trim(frame.attribute(attribute).value()));
  const Span place = place_of(markup, frame, attribute);
  if (const MediaKind kind = kind_of(address); kind != MediaKind::none) {
    markup.rename(frame, element_for(kind));
    if (attribute != std::string_view("src")) {
      markup.set_attribute(frame, "src", address, place);
      markup.remove_attribute(frame, attribute);
    }
    markup.remove_attribute(frame, "type");
    return convert_media(markup, frame, diags);
  }
  if (vocabulary::is_image_extension(path::extension_of(address))) {
    std::string alternative = plain_text(frame);
    if (alternative.empty()) alternative = std::string(frame.attribute("title").value());
    const pugi::xml_node image = markup.insert_element_before(frame, "img", markup.span_of(frame));
    markup.set_attribute(image, "src", address, place);
    markup.set_attribute(image, "alt", alternative);
    const pugi::xml_node next = frame.next_sibling();
    markup.remove(frame);
    return next;
  }
  diags.report(Code::unknown_media, place, address).hint = "what it shows can stand in the text";
  if (plain_text(frame).empty()) {
    const pugi::xml_node span = markup.insert_element_before(frame, "span", markup.span_of(frame));
    markup.set_attribute(span, "class", "missing-media");
    markup.append_text(span, name_for(frame, address), markup.span_of(frame));
  }
  return leave_fallback(markup, frame);
}

pugi::xml_node convert_shown(Markup& markup, pugi::xml_node element, const char* attribute,
                             Diagnostics& diags) {
  const std::string address(trim(element.attribute(attribute).value()));
  if (address.empty()) {
    if (plain_text(element).empty()) {
      diags.report(Code::removed_element, markup.span_of(element), element.name());
    } else {
      diags.report(Code::unwrapped_element, markup.span_of(element), element.name());
    }
    return leave_fallback(markup, element);
  }
  if (!is_remote(address)) return convert_local_frame(markup, element, attribute, diags);
  insert_link(markup, element, address, place_of(markup, element, attribute), diags);
  return leave_fallback(markup, element);
}

}  // namespace

pugi::xml_node convert_media(Markup& markup, pugi::xml_node media, Diagnostics& diags) {
  Offers offers(markup, media);
  if (!offers.has_local()) {
    const pugi::xml_node remote = offers.first_remote();
    if (remote) {
      const std::string address(trim(remote.attribute("src").value()));
      insert_link(markup, media, address, place_of(markup, remote, "src"), diags);
    } else {
      diags.report(Code::unwrapped_element, markup.span_of(media), media.name());
    }
    return leave_fallback(markup, media);
  }
  offers.drop_remote(diags);
  order_parts(markup, media);
  flatten(markup, media);
  markup.set_attribute(media, "controls", "controls");
  return media.next_sibling();
}

pugi::xml_node convert_image(Markup& markup, pugi::xml_node image, Diagnostics& diags) {
  choose_source(markup, image, {});
  const MediaKind kind = kind_of(trim(image.attribute("src").value()));
  if (kind == MediaKind::none) return image.next_sibling();
  markup.rename(image, element_for(kind));
  markup.append_text(image, image.attribute("alt").value(), place_of(markup, image, "alt"));
  markup.remove_attribute(image, "alt");
  return convert_media(markup, image, diags);
}

pugi::xml_node convert_picture(Markup& markup, pugi::xml_node picture, Diagnostics& diags) {
  std::string candidates;
  for (const pugi::xml_node source : picture.children("source")) {
    candidates.append(source.attribute("srcset").value()).append(",");
  }
  for (const pugi::xml_node image : picture.children("img")) {
    choose_source(markup, image, candidates);
  }
  diags.report(Code::unwrapped_element, markup.span_of(picture), "picture");
  return leave_fallback(markup, picture);
}

pugi::xml_node convert_frame(Markup& markup, pugi::xml_node frame, Diagnostics& diags) {
  // What browsers that know no frames would show is text to the parser.
  for (pugi::xml_node child = frame.first_child(); child; child = frame.first_child()) {
    markup.remove(child);
  }
  return convert_shown(markup, frame, "src", diags);
}

pugi::xml_node convert_object(Markup& markup, pugi::xml_node object, Diagnostics& diags) {
  if (!object.attribute("data")) {
    if (const pugi::xml_node embedded = object.child("embed")) {
      markup.set_attribute(object, "data", embedded.attribute("src").value(),
                           markup.span_of(embedded, "src"));
    }
  }
  return convert_shown(markup, object, "data", diags);
}

pugi::xml_node convert_area(Markup& markup, pugi::xml_node area, Diagnostics& diags) {
  const std::string href = area.attribute("href").value();
  const std::string text = name_for(area, {});
  const pugi::xml_node next = area.next_sibling();
  if (href.empty() || text.empty()) {
    diags.report(Code::removed_element, markup.span_of(area), "area");
  } else {
    diags.report(Code::replaced_element, markup.span_of(area), "area", "a");
    const pugi::xml_node link = markup.insert_element_before(area, "a", markup.span_of(area));
    markup.set_attribute(link, "href", href, place_of(markup, area, "href"));
    markup.append_text(link, text, place_of(markup, area, "alt"));
    markup.insert_text_before(area, " ");
  }
  markup.remove(area);
  return next;
}

}  // namespace colophon::passes
