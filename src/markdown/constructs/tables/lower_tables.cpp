#include "markdown/constructs/tables/lower_tables.h"

#include <algorithm>
#include <array>
#include <string>
#include <string_view>

namespace colophon::markdown {
namespace {

// A table that is much wider than its rows is not filled up past so many cells for each byte of it.
constexpr std::size_t kMostFilled = 16;

std::size_t span_of_cell(pugi::xml_node cell, const char* name) {
  return std::max(cell.attribute(name).as_uint(1), 1U);
}

// Whether there is anything to read in a cell.
bool is_empty(pugi::xml_node cell) { return !cell.first_child(); }

bool is_empty_block(cmark_node* cell) {
  cmark_node* block = cmark_node_first_child(cell);
  return !block || (cmark_node_get_type(block) == CMARK_NODE_PARAGRAPH &&
                    !cmark_node_first_child(block) && !cmark_node_next(block));
}

// Rows that span rows are a frame's, which has no gaps.
void fill_rows(Markup& markup, pugi::xml_node table, std::size_t most) {
  std::size_t width = 0;
  bool has_row_spans = false;
  const auto each_row = [&](auto&& action) {
    for (pugi::xml_node group : table.children()) {
      for (pugi::xml_node row : group.children("tr")) action(row);
    }
  };
  const auto length = [&](pugi::xml_node row) {
    std::size_t size = 0;
    for (pugi::xml_node cell : row.children()) {
      size += span_of_cell(cell, "colspan");
      has_row_spans = has_row_spans || cell.attribute("rowspan");
    }
    return size;
  };
  each_row([&](pugi::xml_node row) { width = std::max(width, length(row)); });
  if (has_row_spans) return;
  each_row([&](pugi::xml_node row) {
    for (std::size_t i = length(row); i < width && most > 0; ++i, --most)
      markup.append_element(row, "td", markup.span_of(row));
  });
}

}  // namespace

void lower_cell(Output& output, cmark_node* node, const Construct& construct) {
  const char* group_name = construct.is_header ? "thead" : "tbody";
  pugi::xml_node group = output.here().last_child();
  if (std::string_view(group.name()) != group_name) group = output.append(group_name, node);
  pugi::xml_node row = group.last_child();
  if (construct.starts_row || !row)
    row = output.markup.append_element(group, "tr", output.span(node));
  const bool header = construct.is_header && !is_empty_block(node);
  const pugi::xml_node element =
      output.markup.append_element(row, header ? "th" : "td", output.span(node));
  const auto set_span = [&](const char* name, std::uint16_t size) {
    if (size > 1) output.markup.set_attribute(element, name, std::to_string(size));
  };
  set_span("colspan", construct.column_span);
  set_span("rowspan", construct.row_span);
  if (header)
    output.markup.set_attribute(element, "scope", construct.column_span > 1 ? "colgroup" : "col");
  const std::vector<Alignment>& columns = construct_of(cmark_node_parent(node))->details().columns;
  const Alignment alignment =
      construct.column < columns.size() ? columns[construct.column] : Alignment::none;
  if (alignment != Alignment::none) {
    static constexpr std::array kClasses = {"", "align-left", "align-center", "align-right"};
    output.markup.set_attribute(element, "class", kClasses[static_cast<std::size_t>(alignment)]);
  }
  output.descend(element);
}

void finish_table(Output& output, cmark_node* node, pugi::xml_node table) {
  output.end_text();
  pugi::xml_node head = table.child("thead");
  if (head && !head.find_node([](pugi::xml_node cell) { return is_element(cell, "th"); })) {
    output.markup.remove(head);
    head = {};
  }
  fill_rows(output.markup, table, (info_of(node).end - info_of(node).begin + 1) * kMostFilled);
  const pugi::xml_node corner = head.child("tr").first_child();
  if (!corner || is_element(corner, "th") || !corner.next_sibling() ||
      head.child("tr").next_sibling())
    return;
  const auto rows = table.child("tbody").children("tr");
  const bool all_named = std::all_of(rows.begin(), rows.end(), [](pugi::xml_node row) {
    return !is_empty(row.first_child()) && span_of_cell(row.first_child(), "rowspan") == 1;
  });
  if (!all_named) return;
  for (pugi::xml_node row : rows) {
    output.markup.rename(row.first_child(), "th");
    output.markup.set_attribute(row.first_child(), "scope", "row");
  }
}

}  // namespace colophon::markdown
