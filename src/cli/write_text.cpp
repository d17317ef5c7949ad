#include "cli/write_text.h"

#include <memory>

namespace colophon::cli {

Result<Committed> write_text(const std::string& path, std::string_view text, Files& files) {
  const Result<std::unique_ptr<OutputFile>> out = files.create(path);
  if (!out) return out.failure();
  if (const Result<void> written = (*out)->write(0, text); !written) return written.failure();
  return (*out)->commit();
}

}  // namespace colophon::cli
