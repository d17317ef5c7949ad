// What the specification of SARIF 2.1.0 asks of the objects that a log of ours has: which
// properties each must have and may have, and of what type they are.
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "cli/render_sarif.h"

namespace colophon::cli {
namespace {

using Json = nlohmann::json;

enum class Type {
  text,
  address,  // a URI reference
  natural,  // 1 and above
  index,    // 0 and above
  level,
  object,  // of the kind that is named
  list,    // of such objects
  any,
};

struct Property {
  std::string_view kind;  // of the object that has it, by its name in the specification
  std::string_view name;
  Type type = Type::text;
  bool is_required = false;
  std::string_view of = {};
};

constexpr Property kProperties[] = {
    {"sarifLog", "$schema", Type::address},
    {"sarifLog", "version", Type::text, true},        // 3.13.2
    {"sarifLog", "runs", Type::list, true, "run"},    // 3.13.4
    {"run", "tool", Type::object, true, "tool"},      // 3.14.6
    {"run", "columnKind", Type::text},                // 3.14.17
    {"run", "results", Type::list, false, "result"},  // 3.14.23
    {"run", "automationDetails", Type::object, false, "runAutomationDetails"},
    {"runAutomationDetails", "id", Type::text},               // 3.17.3
    {"tool", "driver", Type::object, true, "toolComponent"},  // 3.18.2
    {"toolComponent", "name", Type::text, true},              // 3.19.8
    {"toolComponent", "version", Type::text},
    {"toolComponent", "rules", Type::list, false, "reportingDescriptor"},
    {"reportingDescriptor", "id", Type::text, true},  // 3.49.3
    {"reportingDescriptor", "shortDescription", Type::object, false, "multiformatMessageString"},
    {"reportingDescriptor", "fullDescription", Type::object, false, "multiformatMessageString"},
    {"reportingDescriptor", "help", Type::object, false, "multiformatMessageString"},
    {"reportingDescriptor", "defaultConfiguration", Type::object, false, "reportingConfiguration"},
    {"reportingDescriptor", "properties", Type::any},
    {"multiformatMessageString", "text", Type::text, true},  // 3.12.3
    {"reportingConfiguration", "level", Type::level},        // 3.50.3
    {"result", "ruleId", Type::text},
    {"result", "ruleIndex", Type::index},
    {"result", "level", Type::level},
    {"result", "message", Type::object, true, "message"},  // 3.27.11
    {"result", "locations", Type::list, false, "location"},
    {"result", "relatedLocations", Type::list, false, "location"},
    {"message", "text", Type::text, true},
    {"location", "id", Type::index},
    {"location", "physicalLocation", Type::object, false, "physicalLocation"},
    {"location", "message", Type::object, false, "message"},
    {"physicalLocation", "artifactLocation", Type::object, true, "artifactLocation"},  // 3.29.3
    {"physicalLocation", "region", Type::object, false, "region"},
    {"artifactLocation", "uri", Type::address, true},
    {"region", "startLine", Type::natural, true},  // 3.30.4
    {"region", "startColumn", Type::natural},
    {"region", "endLine", Type::natural},
    {"region", "endColumn", Type::natural},
};

bool is_address(const Json& value) {
  if (!value.is_string()) return false;
  const std::string text = value.get<std::string>();
  return !text.empty() && text.find_first_of(" <>\"{}|\\^`") == text.npos;
}

bool is_level(const Json& value) {
  return value == "none" || value == "note" || value == "warning" || value == "error";
}

bool has_type(const Json& value, Type type) {
  switch (type) {
    case Type::text:
      return value.is_string() && !value.get<std::string>().empty();
    case Type::address:
      return is_address(value);
    case Type::natural:
      return value.is_number_integer() && value.get<long long>() >= 1;
    case Type::index:
      return value.is_number_integer() && value.get<long long>() >= 0;
    case Type::level:
      return is_level(value);
    case Type::object:
      return value.is_object();
    case Type::list:
      return value.is_array();
    case Type::any:
      return true;
  }
  return false;
}

struct Met {
  std::string kind;
  Json object;
};

// What is wrong with the log; empty for nothing.
std::string find_fault(const Json& log) {
  std::vector<Met> waiting = {{"sarifLog", log}};
  while (!waiting.empty()) {
    const Met met = waiting.back();
    waiting.pop_back();
    std::size_t known = 0;
    for (const Property& property : kProperties) {
      if (property.kind != met.kind) continue;
      const auto found = met.object.find(property.name);
      if (found == met.object.end()) {
        if (property.is_required) return met.kind + " lacks " + std::string(property.name);
        continue;
      }
      ++known;
      if (!has_type(*found, property.type)) return met.kind + "." + std::string(property.name);
      if (property.type == Type::object) waiting.push_back({std::string(property.of), *found});
      if (property.type != Type::list) continue;
      for (const Json& item : *found) waiting.push_back({std::string(property.of), item});
    }
    if (known != met.object.size()) return met.kind + " has more: " + met.object.dump();
  }
  return {};
}

// Every code there is, with a place and without one.
Json log_of_all() {
  Sources sources;
  const SourceId source = sources.add("a book/1 caf\xC3\xA9.md", "# One\n\nText.\n");
  Diagnostics diagnostics;
  for (std::size_t i = 0; i < kCodeCount; ++i) {
    const auto code = static_cast<Code>(i);
    const Span span = i % 2 == 0 ? Span{source, 2, 5} : Span{};
    Diagnostic& diagnostic =
        diagnostics.add({code, info_of(code).severity, span, std::string(name_of(code)), {}, {}});
    diagnostic.related.push_back({Span{source, 0, 0}, "there"});
  }
  SarifLog log;
  log.add_run(diagnostics, sources);
  log.add_run(diagnostics, sources, "a book.epub");
  log.add_run(Diagnostics(), sources, "whole.epub");
  return Json::parse(log.text());
}

TEST(SarifSchema, HoldsForEveryCode) {
  const Json log = log_of_all();
  EXPECT_EQ(find_fault(log), "");
  EXPECT_EQ(log["version"], "2.1.0");
  ASSERT_EQ(log["runs"].size(), 3u);
  for (const Json& run : log["runs"]) {
    // 3.27.6: the index is that of the rule with this id; 3.19.23: each is there once.
    const Json& rules = run["tool"]["driver"]["rules"];
    for (const Json& result : run["results"]) {
      EXPECT_EQ(rules.at(result["ruleIndex"].get<std::size_t>())["id"], result["ruleId"]);
    }
  }
  EXPECT_FALSE(log["runs"][0]["results"][1].contains("locations"));
  EXPECT_EQ(
      log["runs"][1]["results"][1]["locations"][0]["physicalLocation"]["artifactLocation"]["uri"],
      "a%20book.epub");
  EXPECT_TRUE(log["runs"][2]["results"].empty());
}

TEST(SarifSchema, IsBrokenByWhatTheTableForbids) {
  const Json sound = log_of_all();
  const struct {
    const char* at;
    Json value;
  } cases[] = {
      {"/runs/0/results/0/level", "fatal"},
      {"/runs/0/results/0/message/text", 1},
      {"/runs/0/results/0/locations/0/physicalLocation/region/startLine", 0},
      {"/runs/0/results/0/locations/0/physicalLocation/artifactLocation/uri", "a b"},
      {"/runs/0/results/0/file", "x"},
      {"/runs/0/tool/driver/name", ""},
  };
  for (const auto& [at, value] : cases) {
    Json log = sound;
    log[Json::json_pointer(at)] = value;
    EXPECT_NE(find_fault(log), "") << at;
  }
  Json log = sound;
  log["runs"][0].erase("tool");
  EXPECT_EQ(find_fault(log), "run lacks tool");
}

}  // namespace
}  // namespace colophon::cli
