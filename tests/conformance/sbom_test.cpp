// The list of what the program is made of, against SPDX 2.3 and the program.
#include <gtest/gtest.h>

#include <algorithm>
#include <nlohmann/json.hpp>
#include <regex>
#include <set>
#include <string>

#include "support/disk.h"
#include "support/process.h"

namespace colophon::test {
namespace {

using Json = nlohmann::json;

Outcome make_list(const std::string& before = "") {
  const std::string script = (tests_folder().parent_path() / ".ci/sbom").string();
  return run({.line = before + "'" + script + "' '" + compiler().string() +
                      "' colophon-9.9-linux 9.9 1700000000"});
}

// https://spdx.github.io/spdx-spec/v2.3/: what a document and a package have to say.
TEST(Sbom, IsAnSpdxDocumentWithEveryLibrary) {
  const Outcome outcome = make_list();
  ASSERT_EQ(outcome.status, 0) << outcome.output;
  const Json document = Json::parse(outcome.output);
  EXPECT_EQ(document["spdxVersion"], "SPDX-2.3");
  EXPECT_EQ(document["dataLicense"], "CC0-1.0");
  EXPECT_EQ(document["SPDXID"], "SPDXRef-DOCUMENT");
  EXPECT_EQ(document["name"], "colophon-9.9-linux");
  EXPECT_EQ(document["creationInfo"]["created"], "2023-11-14T22:13:20Z");
  EXPECT_FALSE(document["creationInfo"]["creators"].empty());
  EXPECT_TRUE(document["documentNamespace"].get<std::string>().starts_with("https://"));
  std::set<std::string> ids = {"SPDXRef-DOCUMENT"};
  for (const Json& package : document["packages"]) {
    const std::string id = package["SPDXID"];
    EXPECT_TRUE(std::regex_match(id, std::regex("SPDXRef-[A-Za-z0-9.-]+"))) << id;
    EXPECT_TRUE(ids.insert(id).second) << id << " twice";
    for (const char* key : {"name", "versionInfo", "downloadLocation", "licenseConcluded",
                            "licenseDeclared", "copyrightText"}) {
      EXPECT_TRUE(package[key].is_string() && package[key] != "") << id << ' ' << key;
    }
    EXPECT_NE(package["versionInfo"], "NOASSERTION") << id;
    EXPECT_NE(package["licenseDeclared"], "NOASSERTION") << id;
  }
  std::size_t described = 0;
  for (const Json& relation : document["relationships"]) {
    EXPECT_TRUE(ids.contains(relation["spdxElementId"]));
    EXPECT_TRUE(ids.contains(relation["relatedSpdxElement"]));
    if (relation["relationshipType"] == "DESCRIBES") ++described;
  }
  EXPECT_EQ(described, 1u);
  for (const char* library : {"libc6", "libcmark", "libdeflate", "libexpat", "libfmt", "libgumbo",
                              "libicu", "libpugixml", "libstdc++", "libyaml-cpp", "libzip",
                              "zlib1g", "libcli11", "nlohmann-json", "libtomlplusplus"}) {
    EXPECT_NE(outcome.output.find(std::string("\"name\": \"") + library), std::string::npos)
        << library;
  }
}

TEST(Sbom, IsTheSameEverywhere) {
  EXPECT_EQ(make_list().output,
            make_list("env TZ=Pacific/Auckland LC_ALL=C.UTF-8 LANG=de_DE ").output);
}

}  // namespace
}  // namespace colophon::test
