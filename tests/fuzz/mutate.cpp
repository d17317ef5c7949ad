// DOOR_mutations INPUTS LAST DICTIONARY [--repeat BYTES] FOLDER...: calls a fuzz target with so
// many changed texts of the folders. Which change an input has depends on its number alone, so that
// a run is the same everywhere; libFuzzer, which looks for new paths, is not. LAST is the file that
// holds the input of a run that did not end.
//
// With --repeat a piece of each text is repeated until the whole has so many bytes: what takes time
// that grows with the square of its input does not end within the seconds that an input has.

#include <sys/resource.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <string_view>
#include <vector>

#include "fuzz/fuzz.h"

namespace {

namespace fs = std::filesystem;

constexpr std::size_t kMost = 8000;
constexpr rlim_t kSeconds = 25;  // of CPU, with the sanitizers

// SplitMix64 (Steele, Lea, Flood 2014).
class Random {
 public:
  explicit Random(std::uint64_t seed) : state_(seed) {}
  std::size_t below(std::size_t limit) { return limit == 0 ? 0 : next() % limit; }

 private:
  std::uint64_t next() {
    std::uint64_t z = state_ += 0x9E3779B97F4A7C15;
    z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
    z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
    return z ^ (z >> 31);
  }
  std::uint64_t state_;
};

std::string read(const fs::path& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

std::vector<std::string> read_texts(int argc, char** argv) {
  std::vector<fs::path> paths;
  for (const std::string& folder : std::vector<std::string>(argv, argv + argc)) {
    for (const fs::directory_entry& entry : fs::recursive_directory_iterator(folder)) {
      if (entry.is_regular_file()) paths.push_back(entry.path());
    }
  }
  std::sort(paths.begin(), paths.end());
  std::vector<std::string> texts;
  for (const fs::path& path : paths) texts.push_back(read(path));
  return texts;
}

int digit_of(char c) {
  const std::size_t at = std::string_view("0123456789abcdef").find(c);
  return at == std::string_view::npos ? 0 : static_cast<int>(at);
}

// The words of a libFuzzer dictionary: "quoted", with \xNN.
std::vector<std::string> read_dictionary(const fs::path& path) {
  std::vector<std::string> words = {"\n", "\n\n", " ", "\t", "<", ">", "&", "*", "_", "`",
                                    "[",  "]",    "(", ")",  "#", "-", "|", "~", ":", "\\",
                                    "\"", "'",    "$", "^",  "{", "}", "=", "!", "%", "\xC3\xA9"};
  std::ifstream in(path);
  for (std::string line; std::getline(in, line);) {
    if (line.size() < 2 || line.front() != '"') continue;
    std::string word;
    for (std::size_t i = 1; i + 1 < line.size(); ++i) {
      const bool escaped = line[i] == '\\' && i + 2 < line.size();
      if (escaped && line[i + 1] == 'x' && i + 3 < line.size()) {
        word += static_cast<char>(digit_of(line[i + 2]) * 16 + digit_of(line[i + 3]));
        i += 3;
      } else {
        word += line[escaped ? ++i : i];
      }
    }
    words.push_back(word);
  }
  return words;
}

// As much of a long text as is read at once, from one of its lines on.
std::string part_of(const std::string& text, Random& random) {
  if (text.size() <= kMost) return text;
  const std::size_t at = random.below(text.size() - kMost + 1);
  const std::size_t line = at == 0 ? text.npos : text.rfind('\n', at - 1);
  return text.substr(line == text.npos ? 0 : line + 1, kMost);
}

// The range of the line around `at`, its end included.
std::pair<std::size_t, std::size_t> line_at(const std::string& text, std::size_t at) {
  const std::size_t before = at == 0 ? text.npos : text.rfind('\n', at - 1);
  const std::size_t begin = before == text.npos ? 0 : before + 1;
  return {begin, std::min(text.find('\n', at), text.size() - 1) + 1 - begin};
}

void change(std::string& text, const std::vector<std::string>& texts,
            const std::vector<std::string>& words, Random& random) {
  const std::size_t at = random.below(text.size() + 1);
  const std::size_t few = random.below(std::min<std::size_t>(text.size() - at, 40) + 1);
  const std::size_t to = random.below(text.size() + 1);
  switch (random.below(8)) {
    case 0:
      text.erase(at, few);
      return;
    case 1:
    case 2:
    case 3:
      text.insert(at, words[random.below(words.size())]);
      return;
    case 4:
      if (at < text.size()) text[at] = static_cast<char>(random.below(256));
      return;
    case 5:
      text.insert(to, text.substr(at, few));
      return;
    case 6: {
      const std::string& other = texts[random.below(texts.size())];
      text.insert(at, other.substr(random.below(other.size() + 1), random.below(400)));
      return;
    }
    case 7: {
      if (at >= text.size()) return;
      const auto [begin, size] = line_at(text, at);
      const std::string line = text.substr(begin, size);
      if (random.below(2) == 0) text.erase(begin, size);
      text.insert(std::min(to, text.size()), line);
      return;
    }
    default:
      return;
  }
}

// A few lines at most, often one sign or two, or a word of the dictionary.
std::string piece_of(const std::string& text, const std::vector<std::string>& words,
                     Random& random) {
  const std::size_t at = random.below(text.size() + 1);
  switch (random.below(4)) {
    case 0:
      return words[random.below(words.size())];
    case 1:
      return words[random.below(words.size())] + words[random.below(words.size())];
    case 2:
      return text.substr(at, 1 + random.below(4));
    default:
      return text.substr(at, 1 + random.below(200));
  }
}

void repeat_piece(std::string& text, std::size_t bytes, const std::vector<std::string>& words,
                  Random& random) {
  const std::string piece = piece_of(text, words, random);
  if (piece.empty() || text.size() >= bytes) return;
  std::string repeated;
  while (text.size() + repeated.size() + piece.size() <= bytes) repeated += piece;
  text.insert(random.below(text.size() + 1), repeated);
}

// From now on so many seconds of CPU are left; the system ends what needs more.
void give_seconds(rlim_t seconds) {
  rusage used;
  getrusage(RUSAGE_SELF, &used);
  rlimit limit;
  getrlimit(RLIMIT_CPU, &limit);
  limit.rlim_cur = static_cast<rlim_t>(used.ru_utime.tv_sec + used.ru_stime.tv_sec) + 1 + seconds;
  setrlimit(RLIMIT_CPU, &limit);
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 5) return 2;
  const unsigned long inputs = std::strtoul(argv[1], nullptr, 10);
  const fs::path last = argv[2];
  const std::vector<std::string> words = read_dictionary(argv[3]);
  const bool repeats = argc > 6 && argv[4] == std::string_view("--repeat");
  const std::size_t bytes = repeats ? std::strtoul(argv[5], nullptr, 10) : 0;
  const int folders = repeats ? 6 : 4;
  const std::vector<std::string> texts = read_texts(argc - folders, argv + folders);
  if (texts.empty()) {
    std::fprintf(stderr, "no text to change\n");
    return 1;
  }
  for (unsigned long i = 0; i < inputs; ++i) {
    Random random(i);
    std::string text = part_of(texts[random.below(texts.size())], random);
    for (std::size_t changes = 1 + random.below(6); changes > 0; --changes) {
      change(text, texts, words, random);
    }
    if (text.size() > kMost) text.resize(kMost);
    if (repeats) {
      repeat_piece(text, bytes, words, random);
      give_seconds(kSeconds);
    }
    std::ofstream(last, std::ios::binary) << text;
    LLVMFuzzerTestOneInput(reinterpret_cast<const std::uint8_t*>(text.data()), text.size());
  }
  fs::remove(last);
}
