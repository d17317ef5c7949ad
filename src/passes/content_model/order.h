// How the children of one element are put in order; shared by the kinds of elements that ask for
// it.
#pragma once

#include <vector>

#include "base/diagnostics.h"
#include "model/markup.h"

namespace colophon::passes {

struct Ordering {
  Markup& markup;
  pugi::xml_node parent;
  Diagnostics& diags;
  pugi::xml_node resume;  // the first node that was put before the parent

  // A stranger is what has no place in the parent; white space is none.
  bool is_allowed(pugi::xml_node child) const;
  // The first at or after `from`.
  pugi::xml_node first_stranger(pugi::xml_node from) const;
  // Strangers next to each other, with the blanks between them.
  std::vector<pugi::xml_node> run_of_strangers(pugi::xml_node first) const;

  void report_misplaced(pugi::xml_node child);
  pugi::xml_node wrap_run(const std::vector<pugi::xml_node>& run, const char* name);
  // Each run of strangers gets an element around it.
  void wrap_strangers(const char* name);
  // Puts a node before `place`, which is the parent or around it.
  void move_out(pugi::xml_node node, pugi::xml_node place);
};

void order_table(Ordering& ordering);
void order_columns(Ordering& ordering);
void order_description_list(Ordering& ordering);
void order_ruby(Ordering& ordering);

}  // namespace colophon::passes
