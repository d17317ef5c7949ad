#include "base/disk/disk_folder.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <memory>
#include <utility>

#include "base/disk/posix.h"
#include "base/disk/temporary_names.h"
#include "base/interrupts.h"
#include "base/path.h"

namespace colophon {
namespace {

using interrupts::Shield;
using posix::Descriptor;
using posix::failure;

std::string inside(const std::string& folder, const std::string& name) {
  return folder + (folder.ends_with('/') ? "" : "/") + name;
}

// A folder under a temporary name, with files in it; it goes with its owner unless it was kept.
class TemporaryFolder {
 public:
  explicit TemporaryFolder(std::string path) : path_(std::move(path)) {}
  TemporaryFolder(const TemporaryFolder&) = delete;
  TemporaryFolder& operator=(const TemporaryFolder&) = delete;
  ~TemporaryFolder() {
    if (is_kept_) return;
    Shield shield;
    for (const std::string& file : files_) {
      ::unlink(file.c_str());
      shield.forget(file);
    }
    ::rmdir(path_.c_str());
    shield.forget(path_);
  }

  // Nothing where no name is free, with errno.
  static std::unique_ptr<TemporaryFolder> make(const std::string& beside) {
    for (std::uint64_t attempt = 0; attempt < kMostAttempts; ++attempt) {
      std::string path = temporary_name(beside, attempt);
      Shield shield;
      if (::mkdir(path.c_str(), 0777) == 0) {
        shield.watch(path);
        return std::make_unique<TemporaryFolder>(std::move(path));
      }
      if (errno != EEXIST) return nullptr;
    }
    return nullptr;
  }

  // 0, or errno.
  int write(const NewFile& file) {
    const std::string path = inside(path_, file.name);
    Descriptor descriptor;
    {
      Shield shield;
      descriptor = Descriptor(posix::open_retrying(path, O_WRONLY | O_CREAT | O_EXCL, 0666));
      if (descriptor.get() < 0) return errno;
      shield.watch(path);
      files_.push_back(path);
    }
    if (const int error = posix::write_fully(descriptor.get(), 0, file.text); error != 0)
      return error;
    if (const int error = posix::sync_retrying(descriptor.get()); error != 0) return error;
    return posix::close_once(descriptor.release());
  }

  // The whole folder gets its name, which nobody else may have but an empty folder.
  int rename(const std::string& path) {
    if (std::string unsynced = sync_folder(path_); !unsynced.empty()) return EIO;
    Shield shield;
    if (::rename(path_.c_str(), path.c_str()) != 0) return errno;
    for (const std::string& file : files_) shield.forget(file);
    shield.forget(path_);
    is_kept_ = true;
    return 0;
  }

  // The files move to a folder that is there, all or none, and over nothing.
  int move_files(const std::string& folder) {
    Shield shield;
    std::vector<std::string> moved;
    for (const std::string& file : files_) {
      moved.push_back(inside(folder, std::string(path::name_of(file))));
      if (move(file, moved.back()) == 0) continue;
      const int error = errno;
      moved.pop_back();
      for (const std::string& path : moved) ::unlink(path.c_str());
      return error;
    }
    return 0;
  }

 private:
  // Not every file system knows the one, nor every one the other.
  static int move(const std::string& from, const std::string& to) {
    if (::renameat2(AT_FDCWD, from.c_str(), AT_FDCWD, to.c_str(), RENAME_NOREPLACE) == 0) return 0;
    if (errno != EINVAL && errno != ENOSYS) return -1;
    return ::link(from.c_str(), to.c_str());
  }

  std::string path_;
  std::vector<std::string> files_;
  bool is_kept_ = false;
};

}  // namespace

Result<Committed> create_folder_on_disk(const std::string& path,
                                        const std::vector<NewFile>& files) {
  constexpr const char* kVerb = "make the folder";
  if (posix::has_nul(path)) return posix::nul_failure(kVerb, path);
  struct stat status;
  const bool is_there = ::stat(path.c_str(), &status) == 0;
  if (is_there && !S_ISDIR(status.st_mode)) return failure(kVerb, path, ENOTDIR);
  const std::unique_ptr<TemporaryFolder> folder =
      TemporaryFolder::make(is_there ? inside(path, "new") : path);
  if (!folder) return failure(kVerb, path, errno);
  for (const NewFile& file : files) {
    if (const int error = folder->write(file); error != 0)
      return failure("write", inside(path, file.name), error);
  }
  const int error = is_there ? folder->move_files(path) : folder->rename(path);
  if (error != 0) return failure(kVerb, path, error);
  return Committed{sync_folder(is_there ? path : folder_for(path))};
}

}  // namespace colophon
