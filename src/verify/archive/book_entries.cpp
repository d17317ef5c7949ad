#include "verify/archive/book_entries.h"

#include <string_view>
#include <utility>

#include "base/utf8.h"
#include "verify/archive/unpack.h"
#include "verify/archive/zip_directory.h"

namespace colophon::verify {
namespace {

constexpr std::uint64_t kLargestEntry = 64u << 20;

}  // namespace

struct BookEntries::Archive {
  Archive(std::unique_ptr<InputFile> from, ZipDirectory read)
      : file(std::move(from)), directory(std::move(read)), unpacker(*file, directory) {}

  std::unique_ptr<InputFile> file;
  ZipDirectory directory;
  Unpacker unpacker;
};

BookEntries::BookEntries(std::unique_ptr<Archive> archive) : archive_(std::move(archive)) {
  const std::vector<ZipRecord>& records = archive_->directory.records;
  for (std::size_t i = 0; i < records.size(); ++i) {
    all_.emplace(utf8::replace_invalid(records[i].name),
                 Known{records[i].size, records[i].crc32, i});
  }
}
BookEntries::BookEntries(BookEntries&&) noexcept = default;
BookEntries::~BookEntries() = default;

Result<BookEntries> BookEntries::open(std::unique_ptr<InputFile> file) {
  Result<ZipDirectory> directory = read_zip_directory(*file);
  if (!directory) return directory.failure();
  return BookEntries(std::make_unique<Archive>(std::move(file), std::move(*directory)));
}

const std::string& BookEntries::problem() const { return archive_->directory.problem; }

// EPUB 3.3 #sec-container-metainf-container.xml: of several package documents the first.
std::string BookEntries::package_path() const {
  const std::string container = read("META-INF/container.xml").value_or("");
  constexpr std::string_view kAttribute = "full-path=";
  const std::size_t begin = container.find(kAttribute);
  if (begin == container.npos) return {};
  const std::size_t quote = begin + kAttribute.size();
  const std::size_t end =
      quote < container.size() ? container.find(container[quote], quote + 1) : container.npos;
  if (end == container.npos) return {};
  return container.substr(quote + 1, end - quote - 1);
}

std::string BookEntries::package_folder() const {
  const std::string path = package_path();
  return path.substr(0, path.rfind('/') + 1);
}

std::string BookEntries::modified() const {
  const std::string package = read(package_path()).value_or("");
  const std::size_t begin = package.find('>', package.find("\"dcterms:modified\""));
  if (begin == package.npos) return {};
  return package.substr(begin + 1, package.find('<', begin) - begin - 1);
}

std::optional<std::string> BookEntries::read(const std::string& name) const {
  const auto known = all_.find(name);
  if (known == all_.end() || known->second.size > kLargestEntry) return std::nullopt;
  Unpacked unpacked = archive_->unpacker.unpack(known->second.record, kLargestEntry);
  if (!unpacked.problem.empty()) return std::nullopt;
  return std::move(unpacked.bytes);
}

}  // namespace colophon::verify
