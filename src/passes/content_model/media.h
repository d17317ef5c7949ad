// Sound, film, frames and pictures in the text: what lies in the manuscript is carried along, to
// what lies on another computer a link leads.
#pragma once

#include "base/diagnostics.h"
#include "model/markup.h"

namespace colophon::passes {

// Each is a conversion (content_conversions.h) and returns the node to go on with.

// <audio> and <video>: with controls, sources of the manuscript first, then tracks, then what is
// shown where there is no player, which is phrasing. Where no source is the manuscript's, a link.
pugi::xml_node convert_media(Markup& markup, pugi::xml_node media, Diagnostics& diags);
// <img> of a sound or film becomes <audio> or <video>; one with a set of sources has one of them.
pugi::xml_node convert_image(Markup& markup, pugi::xml_node image, Diagnostics& diags);
pugi::xml_node convert_picture(Markup& markup, pugi::xml_node picture, Diagnostics& diags);
// <iframe>, <frame>, <embed>.
pugi::xml_node convert_frame(Markup& markup, pugi::xml_node frame, Diagnostics& diags);
pugi::xml_node convert_object(Markup& markup, pugi::xml_node object, Diagnostics& diags);
// A link of an image map stands in the text.
pugi::xml_node convert_area(Markup& markup, pugi::xml_node area, Diagnostics& diags);

}  // namespace colophon::passes
