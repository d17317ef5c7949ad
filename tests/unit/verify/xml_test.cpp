// The walk over XML: names, places, and what is said of a text that is none.
#include "verify/xml/xml.h"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <thread>
#include <utility>
#include <vector>

namespace colophon::verify {

namespace {

std::string name_of(const xml::Name& name) {
  return fmt::format("{}{}",
                     name.space == xml::Space::none    ? ""
                     : name.space == xml::Space::xhtml ? "h:"
                     : name.space == xml::Space::other ? "?:"
                                                       : "x:",
                     name.local);
}

// Everything that a walk hands over, a line each, with what lies at its place.
std::string trace(std::string_view text) {
  std::string out;
  xml::Handlers handlers;
  handlers.start = [&](const xml::StartTag& tag) {
    out += fmt::format("start {} [{}]\n", name_of(tag.name),
                       text.substr(tag.begin, tag.end - tag.begin));
    std::vector<xml::AttributePlace> places;
    xml::locate_attributes(text, tag, places);
    for (std::size_t i = 0; i < places.size(); ++i) {
      const xml::AttributePlace& place = places[i];
      out += fmt::format("  {}={} [{}] [{}]\n", name_of(tag.attributes[i].name),
                         tag.attributes[i].value,
                         text.substr(place.begin, place.name_end - place.begin),
                         text.substr(place.value_begin, place.value_end - place.value_begin));
    }
  };
  handlers.end = [&](const xml::EndTag& tag) {
    out += fmt::format("end {} [{}]\n", name_of(tag.name),
                       text.substr(tag.begin, tag.end - tag.begin));
  };
  handlers.text = [&](std::string_view part, std::uint32_t begin) {
    out += fmt::format("text {} {}\n", part, begin);
  };
  handlers.instruction = [&](std::string_view target, std::string_view data, std::uint32_t begin) {
    out += fmt::format("instruction {} {} {}\n", target, data, begin);
  };
  handlers.doctype = [&](const xml::Doctype& type) {
    out += fmt::format("doctype {} {} {} {}\n", type.name, type.public_id, type.system_id,
                       type.has_internal_subset);
  };
  handlers.declaration = [&](const xml::Declaration& declaration) {
    out += fmt::format("declaration {} {}\n", declaration.version, declaration.encoding);
  };
  handlers.namespace_declared = [&](std::string_view prefix, std::string_view uri, std::uint32_t) {
    out += fmt::format("prefix {} {}\n", prefix, uri);
  };
  handlers.external_entity = [&](std::string_view name, std::uint32_t begin) {
    out += fmt::format("external {} {}\n", name, begin);
  };
  if (const auto problem = xml::walk(text, handlers)) {
    out += fmt::format("malformed {} [{}]\n", problem->message,
                       text.substr(problem->begin, problem->end - problem->begin));
  }
  return out;
}

std::string problem_of(std::string_view text) {
  const auto problem = xml::walk(text, {});
  if (!problem) return "";
  return fmt::format("{} @{}-{}", problem->message, problem->begin, problem->end);
}

TEST(VerifyXml, hands_over_names_and_places) {
  EXPECT_EQ(trace(R"(<p xmlns="http://www.w3.org/1999/xhtml" xmlns:e='http://www.idpf.org/2007/ops'
  id = "a&amp;b"  e:type='x>y' ><br/>t&#233;</p>)"),
            R"(prefix  http://www.w3.org/1999/xhtml
prefix e http://www.idpf.org/2007/ops
start h:p [<p xmlns="http://www.w3.org/1999/xhtml" xmlns:e='http://www.idpf.org/2007/ops'
  id = "a&amp;b"  e:type='x>y' >]
  id=a&b [id] [a&amp;b]
  x:type=x>y [e:type] [x>y]
start h:br [<br/>]
end h:br []
text t 116
text é 117
end h:p [</p>]
)");
}

TEST(VerifyXml, hands_over_what_stands_before_the_document) {
  EXPECT_EQ(trace("<?xml version='1.0' encoding='UTF-16'?><?s a?><!DOCTYPE a PUBLIC 'p' 's' "
                  "[<!ENTITY e SYSTEM 'f'><!ENTITY i '<b c=\"d\"/>'>]><a>&i;&e;</a>"),
            "declaration 1.0 UTF-16\ninstruction s a 39\ndoctype a p s true\nexternal e 74\n"
            "start a [<a>]\nstart b [&i;]\n  c=d [&i;] [&i;]\nend b [&i;]\nend a [</a>]\n");
}

TEST(VerifyXml, says_what_is_malformed) {
  constexpr std::pair<std::string_view, std::string_view> kTable[] = {
      {"<a/>", ""},
      {"<!DOCTYPE a SYSTEM 's'><a>&nbsp;</a>", ""},
      {"", "there is no element @0-0"},
      {"<a><b></a>", "`</a>` stands where <b> is to be closed @6-9"},
      {"<a></a></b>", "`</b>` closes nothing @7-10"},
      {"<a><b>", "<b> is never closed @3-5"},
      {"<a>x & y</a>", "a bare `&` is written `&amp;` @5-6"},
      {"<a b='x & y'/>", "a bare `&` is written `&amp;` @8-9"},
      {"<a b='<'/>", "`<` stands where it cannot; as a sign it is written `&lt;` @6-7"},
      {"<a>&nbsp;</a>", "entity `&nbsp;` is not declared @3-9"},
      {"<a b='x&nbsp;'/>", "entity `&nbsp;` is not declared @7-13"},
      {"<a b='1' b='2'/>", "attribute `b` is given twice @9-10"},
      {"<a b=1/>", "`1` stands where it cannot @5-6"},
      {"<a><!-- x -- y --></a>", "`--` cannot stand in a comment @10-12"},
      {"<a>\x01</a>", "control character U+0001 @3-4"},
      {"<a>&#1;</a>", "this reference names no character of XML @3-4"},
      {"<\xEF\xBF\xBD>", "`\xEF\xBF\xBD` stands where it cannot @1-4"},
      {"<a/><b/>", "something follows the end of the document's element @4-5"},
      {" <?xml version='1.0'?><a/>", "`<?xml` stands only at the very start @1-2"},
      {"<e:a/>", "prefix `e` of <e:a> is not declared @0-4"},
      {"<a e:b=''/>", "a prefix of an attribute of <a> is not declared @0-2"},
      {"<a><![CDATA[x</a>", "`<![CDATA[` is never closed @3-12"},
      {"<!DOCTYPE a [<!ENTITY e '&e;'>]><a>&e;</a>", "an entity holds itself @35-36"},
  };
  for (const auto& [text, expected] : kTable) EXPECT_EQ(problem_of(text), expected) << text;
}

TEST(VerifyXml, bounds_entities) {
  std::string laughs = "<!DOCTYPE a [<!ENTITY e0 'ha'>";
  for (int i = 1; i < 40; ++i) {
    laughs += fmt::format("<!ENTITY e{0} '&e{1};&e{1};&e{1};&e{1};'>", i, i - 1);
  }
  EXPECT_EQ(problem_of(laughs + "]><a>&e39;</a>").substr(0, 31), "its entities make it too long @");

  // One in the other, deeper than any document has them: on a thread's stack.
  std::string chain = "<!DOCTYPE a [<!ENTITY e0 'ha'>";
  for (int i = 1; i < 4900; ++i) chain += fmt::format("<!ENTITY e{} '&e{};'>", i, i - 1);
  std::string said = "not asked";
  std::thread([&] { said = problem_of(chain + "]><a b='&e4899;'>&e4899;</a>"); }).join();
  EXPECT_EQ(said, "");
}

TEST(VerifyXml, decodes) {
  using namespace std::string_literals;
  struct Row {
    std::string bytes;
    std::string text;
    xml::Decoded::Encoding encoding = xml::Decoded::Encoding::utf8;
  };
  const Row rows[] = {
      {"\xEF\xBB\xBF<a/>", "<a/>"},
      {"\xFF\xFE<\0a\0/\0>\0"s, "<a/>", xml::Decoded::Encoding::utf16},
      {"\xFE\xFF\0<\0a\0/\0>"s, "<a/>", xml::Decoded::Encoding::utf16},
      {"<?xml version='1.0' encoding='iso-8859-1'?><a>\xE9</a>",
       "<?xml version='1.0' encoding='iso-8859-1'?><a>é</a>", xml::Decoded::Encoding::other},
      {"<?xml version='1.0' encoding='Utf-8'?><a/>", "<?xml version='1.0' encoding='Utf-8'?><a/>"},
  };
  for (const Row& row : rows) {
    std::string converted;
    const xml::Decoded decoded = xml::decode(row.bytes, converted);
    EXPECT_EQ(decoded.text, row.text);
    EXPECT_EQ(decoded.encoding, row.encoding);
    EXPECT_FALSE(decoded.invalid);
  }
  std::string converted;
  EXPECT_EQ(xml::decode("<a>\xE9</a>", converted).invalid, 3u);
}

}  // namespace

}  // namespace colophon::verify
