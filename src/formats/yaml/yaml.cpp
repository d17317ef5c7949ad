#include "formats/yaml/yaml.h"

#include <fmt/format.h>
#include <yaml-cpp/eventhandler.h>
#include <yaml-cpp/exceptions.h>
#include <yaml-cpp/parser.h>

#include <algorithm>
#include <cctype>
#include <cstddef>
#include <sstream>
#include <unordered_map>
#include <utility>

#include "base/utf8.h"
#include "formats/yaml/errors.h"
#include "formats/yaml/places.h"

namespace colophon::yaml {
namespace {

constexpr std::size_t kDeepest = 64;
constexpr std::size_t kAliasBudget = 4u << 20;  // bytes that aliases may add, about

std::size_t cost_of(const Node& node) {
  std::size_t cost = sizeof(Node) + node.text.size();
  for (const Node& item : node.items) cost += cost_of(item);
  for (const Entry& entry : node.entries) cost += entry.key.size() + cost_of(entry.value);
  return cost;
}

// Builds the tree from yaml-cpp's events. After the first error it only waits for the end.
class Builder : public YAML::EventHandler {
 public:
  Builder(Places places, Diagnostics& diags) : places_(places), diags_(diags) {
    document_.root.span = places.span(0, 0);
  }

  Document take() { return std::move(document_); }
  bool failed() const { return document_.error.has_value(); }

  void fail(std::size_t begin, std::size_t end, std::string message, std::string hint = {}) {
    if (failed()) return;
    document_.error = {places_.span(begin, end), std::move(message), std::move(hint)};
  }

  void OnDocumentStart(const YAML::Mark&) override { ++documents_; }
  void OnDocumentEnd() override {}

  void OnNull(const YAML::Mark& mark, YAML::anchor_t anchor) override {
    if (skips(mark)) return;
    const std::size_t at = offset(mark);
    // To YAML these are nothing too, but people are called so.
    for (const char* name : {"Null", "NULL"}) {
      if (places_.text().substr(at).starts_with(name)) return OnScalar(mark, "?", anchor, name);
    }
    Node node;
    const bool written =
        at < places_.text().size() && !std::isspace(static_cast<unsigned char>(places_.text()[at]));
    if (!open_.empty() && open_.back().key) {
      node.span = open_.back().key->key_span;
      // In braces and brackets a word alone is a key with nothing behind it, and lawful.
      if (at == key_begin_ && written && !in_flow()) {
        fail(at, places_.line_end(at), "a key without `:`");
      }
    } else {
      node.span = places_.before_nothing(at);
    }
    finish(std::move(node), anchor);
  }

  void OnAlias(const YAML::Mark& mark, YAML::anchor_t anchor) override {
    if (skips(mark)) return;
    const std::size_t at = offset(mark);
    const auto found = anchors_.find(anchor);
    if (found == anchors_.end()) {
      fail(at, places_.line_end(at), "an alias inside of what it stands for");
      return;
    }
    alias_cost_ += cost_of(found->second);
    if (alias_cost_ > kAliasBudget) {
      fail(at, places_.line_end(at), "aliases repeat more than a book file can need");
      return;
    }
    Node node = found->second;
    finish(std::move(node), 0);
  }

  void OnScalar(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                const std::string& value) override {
    if (skips(mark)) return;
    Node node;
    node.kind = Node::Kind::scalar;
    node.quoted = tag == "!";
    node.text = value;
    node.span = places_.scalar(offset(mark), value);
    const std::size_t begin = places_.skip_properties(offset(mark));
    if (node.quoted && places_.is_open_quote(begin)) {
      fail(begin, begin + 1, "this quote is never closed");  // yaml-cpp does not mind
      return;
    }
    key_begin_ = offset(mark);
    finish(std::move(node), anchor);
  }

  void OnSequenceStart(const YAML::Mark& mark, const std::string&, YAML::anchor_t anchor,
                       YAML::EmitterStyle::value) override {
    begin(mark, Node::Kind::sequence, anchor);
  }
  void OnMapStart(const YAML::Mark& mark, const std::string&, YAML::anchor_t anchor,
                  YAML::EmitterStyle::value) override {
    begin(mark, Node::Kind::map, anchor);
  }
  void OnSequenceEnd() override { end(); }
  void OnMapEnd() override { end(); }

 private:
  // A list or map whose end has not come yet.
  struct Open {
    Node node;
    std::size_t begin = 0;
    YAML::anchor_t anchor = 0;
    std::optional<Entry> key;  // of a map: waits for its value
    std::unordered_map<std::string, Span> keys;
  };

  std::size_t offset(const YAML::Mark& mark) const {
    if (mark.pos < 0) return 0;
    return std::min(static_cast<std::size_t>(mark.pos), places_.text().size());
  }

  bool in_flow() const {
    return std::any_of(open_.begin(), open_.end(), [this](const Open& open) {
      return open.begin < places_.text().size() &&
             (places_.text()[open.begin] == '[' || places_.text()[open.begin] == '{');
    });
  }

  bool skips(const YAML::Mark& mark) {
    if (documents_ > 1 && offset(mark) < places_.text().size()) {
      fail(offset(mark), places_.line_end(offset(mark)), "a second document begins here",
           "keep one; what stands after `---` or `...` is another document");
    }
    return failed() || documents_ > 1;
  }

  void begin(const YAML::Mark& mark, Node::Kind kind, YAML::anchor_t anchor) {
    if (skips(mark)) return;
    if (open_.size() == kDeepest) {
      fail(offset(mark), offset(mark) + 1,
           fmt::format("lists and maps are nested more than {} deep", kDeepest));
      return;
    }
    Open open;
    open.node.kind = kind;
    open.begin = places_.skip_properties(offset(mark));
    open.anchor = anchor;
    open_.push_back(std::move(open));
  }

  void end() {
    if (failed() || documents_ > 1) return;
    Open open = std::move(open_.back());
    open_.pop_back();
    open.node.span = places_.collection(open.begin, last_end_);
    if (open.node.is_map()) merge(open.node);
    finish(std::move(open.node), open.anchor);
  }

  void finish(Node node, YAML::anchor_t anchor) {
    if (failed()) return;
    last_end_ = std::max(last_end_, places_.end_of(node.span));
    if (anchor != 0) anchors_[anchor] = node;
    if (open_.empty()) {
      document_.root = std::move(node);
    } else if (open_.back().node.is_sequence()) {
      open_.back().node.items.push_back(std::move(node));
    } else if (!open_.back().key) {
      take_key(std::move(node));
    } else {
      take_value(std::move(node));
    }
  }

  void take_key(Node node) {
    if (!node.is_scalar()) {
      const std::size_t begin = places_.end_of(node.span) - (node.span.end - node.span.begin);
      const bool is_open = places_.text().substr(begin).starts_with('{') &&
                           places_.text().find('}', begin) == std::string_view::npos;
      if (is_open) {
        document_.error = {node.span, "a `{` is never closed",
                           "close it with `}`, or put a text that begins with it between quotes"};
      } else {
        document_.error = {node.span, "a key must be a word", {}};
      }
      return;
    }
    open_.back().key = Entry{std::move(node.text), node.span, {}};
  }

  void take_value(Node node) {
    Open& open = open_.back();
    Entry entry = std::move(*open.key);
    open.key.reset();
    const auto [first, is_new] = open.keys.emplace(entry.key, entry.key_span);
    if (!is_new) {
      Diagnostic& diagnostic = diags_.report(Code::duplicate_key, entry.key_span, entry.key);
      diagnostic.hint = "keep one of them";
      diagnostic.related.push_back({first->second, "first given here"});
      return;
    }
    entry.value = std::move(node);
    open.node.entries.push_back(std::move(entry));
  }

  // `<<: *other` stands for the entries of `other` that the map does not have itself.
  static void merge(Node& map) {
    const auto merged = std::find_if(
        map.entries.begin(), map.entries.end(),
        [](const Entry& entry) { return entry.key == "<<" && !entry.value.is_scalar(); });
    if (merged == map.entries.end()) return;
    Node others = std::move(merged->value);
    map.entries.erase(merged);
    if (others.is_map()) merge_one(others, map);
    for (const Node& other : others.items) merge_one(other, map);
  }

  static void merge_one(const Node& other, Node& map) {
    for (const Entry& entry : other.entries) {
      if (!find(map, entry.key)) map.entries.push_back(entry);
    }
  }

  Places places_;
  Diagnostics& diags_;
  Document document_;
  std::vector<Open> open_;
  std::unordered_map<YAML::anchor_t, Node> anchors_;
  std::size_t alias_cost_ = 0;
  std::size_t last_end_ = 0;   // of what was read last
  std::size_t key_begin_ = 0;  // of the scalar read last
  int documents_ = 0;
};

}  // namespace

const Node* find(const Node& map, std::string_view key) {
  const auto found = std::find_if(map.entries.begin(), map.entries.end(),
                                  [key](const Entry& entry) { return entry.key == key; });
  return found == map.entries.end() ? nullptr : &found->value;
}

Node make_text(std::string text, Span span) {
  Node node;
  node.kind = Node::Kind::scalar;
  node.quoted = true;
  node.text = std::move(text);
  node.span = span;
  return node;
}

Document parse(Span text, const Sources& sources, Diagnostics& diags) {
  const Places places(text, sources);
  Builder builder(places, diags);
  try {
    std::istringstream stream{std::string(places.text())};
    YAML::Parser parser(stream);
    while (!builder.failed() && parser.HandleNextDocument(builder)) {
    }
  } catch (const YAML::Exception& exception) {
    const std::size_t size = places.text().size();
    std::size_t at =
        exception.mark.pos < 0 ? 0 : std::min(static_cast<std::size_t>(exception.mark.pos), size);
    while (at > 0 && at < size && (places.text()[at] & 0xC0) == 0x80) --at;  // inside a character
    Explanation explanation = explain(exception.msg, places.text(), at);
    at = explanation.at;
    std::size_t after = at;
    if (at < size) utf8::next(places.text(), after);
    builder.fail(at, after, std::move(explanation.message), std::move(explanation.hint));
  }
  return builder.take();
}

}  // namespace colophon::yaml
