// Read by HonKit as a module.
module.exports = {
  title: "Notes on Salt",
  author: 'Ada Reed',
  language: "en",
  root: "./text",
  structure: { readme: "intro.md", summary: "contents.md", glossary: "words.md" },
  variables: {
    // per kilogram of sea water
    grams: 35,
  },
  plugins: ["hints"],
};
