#include "base/disk/beneath.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <linux/openat2.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <climits>
#include <cstdlib>
#include <memory>
#include <optional>
#include <utility>

#include "base/path.h"

namespace colophon::posix {
namespace {

constexpr int kMostLinks = 40;  // of a path, as in Linux

// Where following a path has come to.
struct Arrival {
  Descriptor descriptor;
  int error = 0;         // of errno, where there is no descriptor: EXDEV says outside
  std::string leads_to;  // or out of the folder: this absolute path is to be judged anew
};

Arrival arrive(int fd) {
  const int error = fd < 0 ? errno : 0;
  return {Descriptor(fd), error, {}};
}

int open_at(int folder, const std::string& name, int flags) {
  int fd;
  do {
    fd = ::openat(folder, name.c_str(), flags | O_CLOEXEC | O_NOCTTY);
  } while (fd < 0 && errno == EINTR);
  return fd;
}

// A path from a folder's descriptor, one name after another. No step follows a link by itself, and
// none goes up but to a folder that was gone through.
class Walk {
 public:
  Walk(int ground, std::string_view real, std::string_view path, int& links)
      : ground_(ground), real_(real), links_(links) {
    put_ahead(path);
  }

  Arrival run(int flags) {
    while (!ahead_.empty()) {
      const std::string name = std::move(ahead_.back());
      ahead_.pop_back();
      if (name == ".." && folders_.empty()) return leave("..");
      if (name == "..") {
        folders_.pop_back();
        continue;
      }
      if (std::optional<Arrival> arrival = step(name, flags)) return std::move(*arrival);
    }
    return arrive(open_at(top(), ".", flags & ~O_NOFOLLOW));
  }

 private:
  int top() const { return folders_.empty() ? ground_ : folders_.back().get(); }

  // Nothing where there is more to go.
  std::optional<Arrival> step(const std::string& name, int flags) {
    const bool is_last = ahead_.empty();
    if (is_last && (flags & O_NOFOLLOW) != 0) return arrive(open_at(top(), name, flags));
    Descriptor next(open_at(top(), name, O_PATH | O_NOFOLLOW));
    struct stat status;
    if (next.get() < 0 || ::fstat(next.get(), &status) != 0) return arrive(-1);
    if (S_ISLNK(status.st_mode)) return follow(next.get());
    if (is_last) return arrive(open_at(top(), name, flags | O_NOFOLLOW));
    folders_.push_back(std::move(next));
    return std::nullopt;
  }

  std::optional<Arrival> follow(int link) {
    std::array<char, PATH_MAX> target;
    const ssize_t size = ::readlinkat(link, "", target.data(), target.size());
    if (size < 0) return arrive(-1);
    if (++links_ > kMostLinks) return Arrival{Descriptor(), ELOOP, {}};
    const std::string_view text(target.data(), static_cast<std::size_t>(size));
    if (path::is_absolute(text)) return Arrival{Descriptor(), 0, path::join(text, way_ahead())};
    put_ahead(text);
    return std::nullopt;
  }

  Arrival leave(std::string_view up) const {
    if (real_.empty()) return {Descriptor(), EXDEV, {}};
    return {Descriptor(), 0, path::join(path::join(real_, up), way_ahead())};
  }

  std::string way_ahead() const {
    std::string way = ".";
    for (auto name = ahead_.rbegin(); name != ahead_.rend(); ++name) way += '/' + *name;
    return way;
  }

  void put_ahead(std::string_view path) {
    while (!path.empty()) {
      const std::size_t slash = path.rfind('/');
      const std::string_view name = path.substr(slash == path.npos ? 0 : slash + 1);
      if (!name.empty() && name != ".") ahead_.emplace_back(name);
      path = path.substr(0, slash == path.npos ? 0 : slash);
    }
  }

  int ground_;
  std::string_view real_;
  int& links_;
  std::vector<std::string> ahead_;   // names; the next is last
  std::vector<Descriptor> folders_;  // gone through, below the ground
};

// One call. The kernel knows it from 5.6 on; guards of containers may forbid it.
Arrival open_at_once(int folder, const std::string& path, int flags) {
  open_how how = {};
  how.flags = static_cast<std::uint64_t>(static_cast<unsigned>(flags | O_CLOEXEC));
  how.resolve = RESOLVE_BENEATH | RESOLVE_NO_MAGICLINKS;
  int fd;
  do {
    fd = static_cast<int>(::syscall(SYS_openat2, folder, path.c_str(), &how, sizeof how));
  } while (fd < 0 && errno == EINTR);
  return arrive(fd);
}

// EXDEV: a link leads out, or looks as if it did; EAGAIN: something was moved on the way.
bool needs_steps(int error) {
  return error == EXDEV || error == EAGAIN || error == ENOSYS || error == EPERM;
}

std::string working_directory() {
  const std::unique_ptr<char, void (*)(void*)> name(::getcwd(nullptr, 0), std::free);
  return name ? name.get() : "";
}

// The name of an open folder without links; empty where it is no longer that folder's.
std::string real_name(const std::string& path, int folder) {
  const std::unique_ptr<char, void (*)(void*)> real(::realpath(path.c_str(), nullptr), std::free);
  struct stat named;
  struct stat opened;
  if (!real || ::stat(real.get(), &named) != 0 || ::fstat(folder, &opened) != 0) return {};
  return identity_of(named) == identity_of(opened) ? real.get() : std::string();
}

Failure outside(const std::string& path, std::string place) {
  return {FailureKind::outside,
          fmt::format("cannot read `{}`: it lies outside the book's folder", path),
          std::move(place)};
}

}  // namespace

Beneath::Beneath(Way way) : way_(way), here_(working_directory()) {}

void Beneath::admit(const std::string& path) {
  if (has_nul(path)) return;
  Ground ground{path::normalise(path), path::join(here_, path), {}, Descriptor()};
  const auto is_same = [&ground](const Ground& other) { return other.name == ground.name; };
  if (std::any_of(grounds_.begin(), grounds_.end(), is_same)) return;
  ground.folder = Descriptor(open_retrying(ground.given, O_PATH | O_DIRECTORY));
  if (ground.folder.get() >= 0) {
    ground.real = real_name(ground.given, ground.folder.get());
  } else if (errno != ENOTDIR && errno != ENOENT) {
    ground.error = errno;
  }
  grounds_.push_back(std::move(ground));
}

// Of several the nearest.
Beneath::Place Beneath::find(std::string_view path) const {
  Place place;
  for (const Ground& ground : grounds_) {
    for (const std::string_view name :
         {std::string_view(ground.name), std::string_view(ground.real)}) {
      const bool is_file = ground.folder.get() < 0 && ground.error == 0;
      if (name.empty() || !(is_file ? path == name : path::lies_in(path, name))) continue;
      const std::string_view rest = path::relative_to(name, path);
      if (!place.ground || rest.size() < place.rest.size()) place = {&ground, rest};
    }
  }
  return place;
}

Result<Descriptor> Beneath::open(const std::string& path, int flags) const {
  if (has_nul(path)) return nul_failure("read", path);
  std::string at = path::join(here_, path);
  bool is_as_given = true;
  for (int links = 0; links <= kMostLinks;) {
    const Place place = find(at);
    if (!place.ground) return outside(path, is_as_given ? path : at);
    if (place.ground->error != 0) return open_failure(path, flags, place.ground->error);
    const int folder = place.ground->folder.get();
    Arrival arrival;
    if (folder < 0) {
      arrival = arrive(open_retrying(place.ground->given, flags));
    } else {
      if (way_ == Way::at_once) arrival = open_at_once(folder, std::string(place.rest), flags);
      if (way_ == Way::by_steps || needs_steps(arrival.error))
        arrival = Walk(folder, place.ground->real, place.rest, links).run(flags);
    }
    if (arrival.descriptor.get() >= 0) return std::move(arrival.descriptor);
    if (arrival.error == EXDEV) return outside(path, path);
    if (arrival.leads_to.empty()) return open_failure(path, flags, arrival.error);
    at = std::move(arrival.leads_to);
    is_as_given = false;
  }
  return open_failure(path, flags, ELOOP);
}

}  // namespace colophon::posix
