#include "support/ways_out.h"

#include <fmt/format.h>

#include "support/disk.h"

namespace colophon::test {
namespace {

namespace fs = std::filesystem;

const std::string kBook =
    "title: T\nlanguage: en\nidentifier: urn:uuid:8fa2a5c5-2826-45cb-9896-ce34b69dee78\n";

// A native book with one more key.
Way key(const std::string& name, const std::string& target, const std::string& text) {
  return {name, target, {{"book.yaml", kBook + text}, {"a.md", "# A\n\nText.\n"}}, {}};
}

// A chapter of a native book.
Way chapter(const std::string& name, const std::string& target, const std::string& text) {
  return {name, target, {{"book.yaml", kBook}, {"a.md", "# A\n\n" + text + "\n"}}, {}};
}

// A style sheet of a native book.
Way sheet(const std::string& name, const std::string& target, const std::string& text) {
  return {name,
          target,
          {{"book.yaml", kBook + "css: my.css\n"}, {"a.md", "# A\n\nText.\n"}, {"my.css", text}},
          {}};
}

// A file that the manuscript is known to have, as a link.
Way place(const std::string& link, const std::string& target,
          std::vector<std::pair<std::string, std::string>> files) {
  std::string name = "at-" + link;
  for (char& c : name) {
    if (c == '/' || c == '.') c = '-';
  }
  return {std::move(name), target, std::move(files), link};
}

const std::pair<std::string, std::string> kChapter = {"a.md", "# A\n\nText.\n"};
const std::pair<std::string, std::string> kSummary = {"src/SUMMARY.md", "- [A](a.md)\n"};
const std::pair<std::string, std::string> kPage = {"src/a.md", "# A\n\nText.\n"};

std::vector<Way> all_ways() {
  return {
      key("extends", "secret.yaml", "extends: \"@\"\n"),
      key("contents", "secret.md", "contents: [a.md, \"@\"]\n"),
      key("contents-part", "secret.md", "contents: [{part: P, chapters: [\"@\"]}]\n"),
      key("contents-front", "secret.md", "contents: {front: [\"@\"], body: [a.md]}\n"),
      key("contents-pattern", "", "contents: [a.md, \"@/*.md\"]\n"),
      key("cover", "secret.svg", "cover: \"@\"\n"),
      key("css", "secret.css", "css: \"@\"\n"),
      chapter("include", "secret.md", "{{#include @}}"),
      chapter("include-lines", "secret.md", "{{#include @:1:2}}"),
      chapter("rustdoc-include", "secret.md", "{{#rustdoc_include @}}"),
      chapter("playground", "secret.md", "{{#playground @}}"),
      chapter("shortcode", "secret.md", "{{< include @ >}}"),
      chapter("liquid", "secret.md", "{% include \"@\" %}"),
      chapter("embed-code", "secret.md", "<<[Code](@)"),
      chapter("image", "secret.svg", "![x](<@>)"),
      chapter("image-inline", "secret.svg", "A ![x](<@>) b."),
      chapter("html-image", "secret.svg", "<img src=\"@\" alt=\"x\">"),
      chapter("html-picture", "secret.svg",
              "<picture><source srcset=\"@\"><img src=\"@\" alt=\"x\"></picture>"),
      chapter("svg-image", "secret.svg",
              "<svg xmlns=\"http://www.w3.org/2000/svg\"><image href=\"@\" width=\"9\" "
              "height=\"9\"/></svg>"),
      chapter("wiki", "secret.svg", "![[@]]"),
      chapter("audio", "secret.mp3", "<audio src=\"@\" controls></audio>"),
      chapter("video", "secret.mp4", "<video src=\"@\" controls></video>"),
      chapter("track", "secret.vtt",
              "<video src=\"v.mp4\" controls><track kind=\"captions\" src=\"@\"></video>"),
      sheet("import", "secret.css", "@import \"@\";\n"),
      sheet("import-url", "secret.css", "@import url(\"@\");\n"),
      sheet("background", "secret.svg", "p{background:url(\"@\")}\n"),
      sheet("font-face", "secret.otf", "@font-face{font-family:F;src:url(\"@\")}\n"),
      {"mdbook-src", "", {{"book.toml", "[book]\nsrc = \"@\"\n"}, kSummary, kPage}, {}},
      {"mdbook-summary",
       "secret.md",
       {{"book.toml", "[book]\nsrc = \".\"\n"},
        {"SUMMARY.md", "- [A](a.md)\n- [B](<@>)\n"},
        kChapter},
       {}},
      {"honkit-root",
       "",
       {{"book.json", "{\"root\": \"@\"}"}, {"SUMMARY.md", "* [A](a.md)\n"}, kChapter},
       {}},
      {"honkit-summary",
       "SUMMARY.md",
       {{"book.json", "{\"structure\": {\"summary\": \"@\"}}"}, kChapter},
       {}},
      {"honkit-readme",
       "secret.md",
       {{"book.json", "{\"structure\": {\"readme\": \"@\"}}"},
        {"SUMMARY.md", "* [A](a.md)\n"},
        kChapter},
       {}},
      {"honkit-glossary",
       "secret.md",
       {{"book.json", "{\"structure\": {\"glossary\": \"@\"}}"},
        {"SUMMARY.md", "* [A](a.md)\n"},
        kChapter},
       {}},
      {"honkit-languages",
       "",
       {{"LANGS.md", "* [English](@)\n"}, {"SUMMARY.md", "* [A](a.md)\n"}, kChapter},
       {}},
      {"honkit-entry", "secret.md", {{"SUMMARY.md", "* [A](a.md)\n* [B](<@>)\n"}, kChapter}, {}},
      {"quarto-chapters",
       "secret.md",
       {{"_quarto.yml", "project: {type: book}\nbook: {title: T, chapters: [a.md, \"@\"]}\n"},
        kChapter},
       {}},
      {"quarto-cover",
       "secret.svg",
       {{"_quarto.yml",
         "project: {type: book}\nbook: {title: T, cover-image: \"@\", chapters: [a.md]}\n"},
        kChapter},
       {}},
      {"bookdown-files",
       "secret.md",
       {{"_bookdown.yml", "rmd_files: [a.md, \"@\"]\n"}, kChapter},
       {}},
      {"mkdocs-nav",
       "secret.md",
       {{"mkdocs.yml", "site_name: T\ndocs_dir: .\nnav: [A: a.md, B: \"@\"]\n"}, kChapter},
       {}},
      {"mkdocs-docs",
       "",
       {{"mkdocs.yml", "site_name: T\ndocs_dir: \"@\"\nnav: [A: a.md]\n"}, kChapter},
       {}},
      {"mkdocs-inherit",
       "secret.yaml",
       {{"mkdocs.yml", "INHERIT: \"@\"\nnav: [A: a.md]\n"}, {"docs/a.md", "# A\n\nText.\n"}},
       {}},
      {"pandoc-input",
       "secret.md",
       {{"defaults.yaml", "input-files: [a.md, \"@\"]\n"}, kChapter},
       {}},
      {"pandoc-metadata",
       "secret.yaml",
       {{"defaults.yaml", "input-files: [a.md]\nmetadata-files: [\"@\"]\n"}, kChapter},
       {}},
      {"leanpub-book", "secret.md", {{"Book.txt", "a.md\n@\n"}, kChapter}, {}},
      {"crowbook-import", "secret.book", {{"b.book", "import: \"@\"\n\n+ a.md\n"}, kChapter}, {}},
      {"crowbook-chapter", "secret.md", {{"b.book", "title: T\n+ a.md\n+ @\n"}, kChapter}, {}},
      {"crowbook-cover",
       "secret.svg",
       {{"b.book", "title: T\ncover: \"@\"\n\n+ a.md\n"}, kChapter},
       {}},
      {"front-matter-css", "secret.css", {{"a.md", "---\ntitle: T\ncss: \"@\"\n---\n# A\n"}}, {}},
      {"front-matter-cover",
       "secret.svg",
       {{"a.md", "---\ntitle: T\ncover-image: \"@\"\n---\n# A\n"}},
       {}},
      place("b.md", "secret.md", {kChapter}),
      place("README.md", "secret.md", {}),
      place("part", "", {kChapter}),
      place("book.yaml", "secret.yaml", {kChapter}),
      place("book.toml", "secret.toml", {kSummary, kPage}),
      place("src/SUMMARY.md", "SUMMARY.md", {kPage}),
      place("src/b.md", "secret.md", {{"src/SUMMARY.md", "- [A](a.md)\n- [B](b.md)\n"}, kPage}),
      place("book.json", "secret.json", {{"SUMMARY.md", "* [A](a.md)\n"}, kChapter}),
      place(".gitbook.yaml", "secret.yaml", {{"SUMMARY.md", "* [A](a.md)\n"}, kChapter}),
      place("_quarto.yml", "secret-quarto.yml", {kChapter}),
      place("_metadata.yml", "secret.yaml",
            {{"_quarto.yml", "project: {type: book}\nbook: {chapters: [a.md]}\n"}, kChapter}),
      place("_variables.yml", "secret.yaml",
            {{"_quarto.yml", "project: {type: book}\nbook: {title: T, chapters: [a.md]}\n"},
             {"a.md", "# A\n\n{{< var title >}}\n"}}),
      place("index.Rmd", "secret.md", {kChapter}),
      place("mkdocs.yml", "secret-mkdocs.yml", {{"docs/a.md", "# A\n\nText.\n"}}),
      place("defaults.yaml", "secret-defaults.yaml", {kChapter}),
      place("metadata.yaml", "secret.yaml", {kChapter}),
      place("Book.txt", "Book.txt", {kChapter}),
      place("x.book", "secret.book", {kChapter}),
      place("_config.yml", "secret-config.yml",
            {{"index.md", "---\ntitle: A\n---\nText.\n"}, {"_posts/a.md", "x\n"}}),
      place("cover.jpg", "secret.svg", {{"SUMMARY.md", "* [A](a.md)\n"}, kChapter}),
      place("notes.txt", "secret.txt", {}),
  };
}

void replace_all(std::string& text, std::string_view from, const std::string& to) {
  for (std::size_t at = text.find(from); at != text.npos; at = text.find(from, at + to.size())) {
    text.replace(at, from.size(), to);
  }
}

// What lies outside, in every form that a way asks for.
void write_outside(const fs::path& folder) {
  const std::string word(kSecret);
  const std::string keys = fmt::format("title: {0}\npublisher: {0}\nsite_name: {0}\n", word);
  const std::string text = fmt::format("# {0}\n\n{0}\n", word);
  const std::pair<std::string, std::string> files[] = {
      {"secret.md", text},
      {"secret.txt", text},
      {"a.md", text},
      {"README.md", text},
      {"SUMMARY.md", fmt::format("# Summary\n\n* [{}](a.md)\n", word)},
      {"Book.txt", fmt::format("a.md\n# {0}\n{{{0}}}\n", word)},
      {"secret.yaml", keys},
      {"secret-quarto.yml",
       fmt::format("project: {{type: book}}\nbook: {{title: {}, chapters: [a.md]}}\n", word)},
      {"secret-mkdocs.yml", keys + "nav: [A: a.md]\n"},
      {"secret-defaults.yaml", "input-files: [a.md]\nmetadata: {title: " + word + "}\n"},
      {"secret-config.yml", keys},
      {"secret.toml", fmt::format("[book]\ntitle = \"{}\"\n", word)},
      {"secret.json", fmt::format("{{\"title\": \"{}\"}}\n", word)},
      {"secret.book", fmt::format("title: {}\n\n+ a.md\n", word)},
      {"secret.css", fmt::format("p{{content:\"{}\"}}\n", word)},
      {"secret.svg", fmt::format("<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"9\" "
                                 "height=\"9\"><title>{}</title></svg>",
                                 word)},
      {"secret.otf", "OTTO" + word},
      {"secret.mp3", "ID3" + word},
      {"secret.mp4", std::string("\0\0\0\x18"
                                 "ftypisom",
                                 12) +
                         word},
      {"secret.vtt", "WEBVTT\n\n00:00.000 --> 00:01.000\n" + word + "\n"},
  };
  for (const auto& [name, bytes] : files) write_file(folder / name, bytes);
}

fs::path joined(const fs::path& folder, const std::string& name) {
  return name.empty() ? folder : folder / name;
}

// The target as the way writes it; makes the links that it goes through.
std::string lead_out(const Way& way, std::string_view turn, const fs::path& book) {
  const fs::path outside = book.parent_path() / "outside";
  const fs::path above = joined("../outside", way.target);
  const std::string ending = fs::path(way.target).extension().string();
  const std::string link = "link" + ending;
  if (turn == "above") return above.string();
  if (turn == "absolute") return joined(outside, way.target).string();
  if (turn == "winding") return "sub/../../book/../" + above.lexically_relative("..").string();
  if (turn == "passwd") return "/etc/passwd";
  if (turn == "folder-link") {
    fs::create_symlink("../outside", book / "linked");
    return joined("linked", way.target).string();
  }
  if (turn == "link") fs::create_symlink(above, book / link);
  if (turn == "absolute-link") fs::create_symlink(joined(outside, way.target), book / link);
  if (turn == "environment") fs::create_symlink("/proc/self/environ", book / link);
  if (turn == "chain") {
    fs::create_symlink("..", book / "up");
    fs::create_symlink(joined("up/outside", way.target), book / link);
  }
  return link;
}

}  // namespace

const std::vector<Way>& ways_out() {
  static const std::vector<Way> ways = all_ways();
  return ways;
}

void write_way_out(const Way& way, std::string_view turn, const fs::path& folder) {
  const fs::path book = folder / "book";
  fs::create_directories(book);
  write_outside(folder / "outside");
  const std::string target = lead_out(way, turn, book);
  for (const auto& [name, text] : way.files) {
    std::string filled = text;
    // `@import` is the language's own.
    replace_all(filled, "@import", "\x01import");
    replace_all(filled, "@font",
                "\x01"
                "font");
    replace_all(filled, "@", target);
    replace_all(filled, "\x01", "@");
    write_file(book / name, filled);
  }
  if (way.link.empty()) return;
  const fs::path link = book / way.link;
  fs::create_directories(link.parent_path());
  const fs::path from = fs::path(target).is_absolute()            ? fs::path(target)
                        : way.link.find('/') == std::string::npos ? fs::path(target)
                                                                  : fs::path("..") / target;
  fs::create_symlink(from, link);
}

}  // namespace colophon::test
