// The ends of raw HTML, looked for from left to right.
#pragma once

#include <array>
#include <cstddef>
#include <string_view>

namespace colophon::markdown {

// What `<?`, `<!A` or `<![CDATA[` begins ends at a sign that may be anywhere behind. Where one was
// not found it is not there for the next of its kind either, and is not looked for again.
class HtmlEnds {
 public:
  // `text` must outlive this.
  explicit HtmlEnds(std::string_view text) : text_(text) {}

  // As skip_html, for places that are asked for in order.
  std::size_t skip(std::size_t at);
  // How many were asked for without being looked for.
  std::size_t known_open() const { return known_open_; }

 private:
  std::string_view text_;
  std::array<bool, 3> is_open_{};  // by kind
  std::size_t known_open_ = 0;
};

}  // namespace colophon::markdown
