#include "base/ascii.h"
#include "verify/documents/style_sheet.h"

namespace colophon::verify {

void judge_charset(std::string_view css, Diagnostics& findings) {
  constexpr std::string_view kCharset = "@charset \"";
  if (!css.starts_with(kCharset)) return;
  const std::size_t end = css.find('"', kCharset.size());
  if (end == css.npos) return;
  const std::string_view name = css.substr(kCharset.size(), end - kCharset.size());
  if (ascii::lower(name) == "utf-8") return;
  findings.report(
      Code::wrong_encoding,
      {SourceId{0}, static_cast<std::uint32_t>(kCharset.size()), static_cast<std::uint32_t>(end)},
      name);
}

}  // namespace colophon::verify
