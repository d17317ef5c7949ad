// Image headers: any bytes at all, read without reaching past their end.

#include "formats/image.h"
#include "fuzz/fuzz.h"

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace colophon;
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  if (const auto info = image::probe(bytes)) {
    fuzz::require(!image::media_type(info->type).empty(), "a known image has a media type");
  }
  return 0;
}
