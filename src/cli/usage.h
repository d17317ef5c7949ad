// What `--help` prints: of the program, of each command, and of the options that several have.
#pragma once

#include <string_view>

namespace colophon::cli {

inline constexpr std::string_view kHelp =
    R"(colophon makes an EPUB 3 from a folder of Markdown chapters.

Usage:
  colophon build [BOOK | FILES...] [options]   write the book
  colophon check [BOOK | FILES...] [options]   say what is wrong, write nothing
  colophon verify FILE.epub...                 judge finished books, of any tool
  colophon new DIR                             make a small book to begin with
  colophon new --from DIR                      write the book.yaml of a manuscript
  colophon explain [CODE]                      say what a finding means

BOOK is a folder with a book.yaml or just *.md files, or the
book.yaml itself; FILES are Markdown files in reading order, `-` for standard
input. Without either, the book is the current folder.

Examples:
  colophon build                      the book in this folder, as <folder>.epub
  colophon build novel -o out.epub    the book in novel/
  colophon build one.md two.md --metadata title="Two Tales"
  colophon check novel --deny warnings
  colophon new novel                  the folder novel/, with a book that builds

Options:
  -h, --help      show this, or the help of a command: colophon build --help
      --version   show the version

Exit status: 0 written, or nothing to complain of; 1 errors in the manuscript;
2 a command line that cannot be understood; 3 the disk or a folder failed;
4 colophon itself failed.
)";

inline constexpr std::string_view kBuildUsage =
    R"(Usage: colophon build [BOOK | FILES...] [options]

Writes the book in the folder BOOK (default: the current folder), or made of
the Markdown FILES in their order, of which one may be `-`, standard input.
Takes the place of an earlier book, and of no other file.

Examples:
  colophon build novel -o dist/novel.epub
  colophon build novel --theme classic --css extra.css --lenient
  colophon build - -o - < novel.md > novel.epub

Options:
  -o, --output FILE           where to write (default: <folder's name>.epub here);
                              `-` for standard output
      --report FILE           write an HTML page on the book and its findings
      --force                 write over a file that is no earlier book or report,
                              but never over one that the book is made from
      --untrusted             for a manuscript of somebody else's: it extends
                              nothing, and the kernel holds colophon to its folder
      --epubcheck             have EPUBCheck judge the book, and show its findings
                              in the manuscript
      --ace                   the same with Ace, the checker of accessibility
)";

inline constexpr std::string_view kCheckUsage =
    R"(Usage: colophon check [BOOK | FILES...] [options]

Does all that build does but for writing the book.

Examples:
  colophon check novel --deny warnings --message-format json
  colophon check novel --metadata     what the book will say of itself

Options:
      --metadata              print the metadata that the book will have
      --report FILE           write an HTML page on the book and its findings
      --force                 write the report over a file that is no earlier one
      --untrusted             for a manuscript of somebody else's: it extends
                              nothing, and the kernel holds colophon to its folder
)";

inline constexpr std::string_view kVerifyUsage =
    R"(Usage: colophon verify FILE.epub... [options]
       colophon verify FILE.epub --epubcheck [BOOK | FILES...] [options]

Reads finished books back from their bytes and says what reading systems, stores
or EPUBCheck would refuse: the archive, the package document, navigation, every
page, every link. Books of any tool, of EPUB 3 and of EPUB 2.

With --epubcheck or --ace that program judges the book instead. Where BOOK or
FILES name the manuscript that it was made from, every finding is shown there;
give the options that the book was built with. EPUBCheck is the jar that the
variable EPUBCHECK_JAR names by its whole path, or the program `epubcheck`; Ace
is the program `ace`. Programs are looked for in PATH, never in this folder.

Examples:
  colophon verify dist/*.epub --deny warnings
  colophon verify novel.epub --epubcheck novel

Options:
      --epubcheck             have EPUBCheck judge the book
      --ace                   have Ace judge it
)";

inline constexpr std::string_view kNewUsage =
    R"(Usage: colophon new DIR [options]
       colophon new --from DIR [options]

Makes the folder DIR and in it a small book that builds as it is: a few chapters
to write over, and a book.yaml with a word on each line. The title is the
folder's name, the language that of this computer. Nothing is written over.

With --from, DIR has a manuscript in it, of this tool or another. What is
recognised is written into DIR/book.yaml: title and authors, the chapters in
their order, how their Markdown is read. The book is the same as without it.

Examples:
  colophon new novel && colophon build novel
  colophon new --from .
  colophon new roman --metadata language=fr --metadata title="Le Phare"

Options:
      --from DIR              describe the manuscript in DIR
      --lenient               write book.yaml in spite of errors in the manuscript
      --deny CODE,...         take kinds of findings as errors; `warnings` for all
      --allow CODE,...        do not mention kinds of findings
  -M, --metadata KEY=VALUE    set a key of book.yaml
      --allow-path DIR        let the manuscript read what lies in DIR, too
      --budget SIZE           how much text the book may grow to (default: 64M)
)";

inline constexpr std::string_view kExplainUsage =
    R"(Usage: colophon explain [CODE]

Says what a kind of finding means, how to mend it and what --lenient does with
it. CODE is the word in brackets at the end of a message. Without it, all of
them are listed.

Example:
  colophon explain missing-image

Options:
  -h, --help                  show this
)";

inline constexpr std::string_view kCompilerOptions =
    R"(      --lenient               repair errors as well, and write the book all the same
      --deny CODE,...         take kinds of findings as errors; `warnings` for all
      --allow CODE,...        do not mention kinds of findings
  -M, --metadata KEY=VALUE    set a key of book.yaml
      --encoding NAME         what the files that are not UTF-8 are in: windows-1252
      --theme NAME            the look of the book
      --css FILE              add a style sheet
      --allow-path DIR        let the manuscript read what lies in DIR, too
      --split LEVEL           where a file falls into chapters: 1, 2, auto or none
      --jobs N                threads to use (default: one for each processor)
      --budget SIZE           how much text a book may grow to (default: 64M)
)";

inline constexpr std::string_view kCommonOptions =
    R"(      --message-format FORM   text; json, an object a line, or sarif on standard output,
                              which is standard error where `-o -` has the book there
  -q, --quiet                 no progress and no summary
  -h, --help                  show this
)";

}  // namespace colophon::cli
