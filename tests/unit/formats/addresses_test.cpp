#include <gtest/gtest.h>

#include "base/utf8.h"
#include "formats/addresses.h"

namespace colophon {
namespace {

TEST(Addresses, FindTheirScheme) {
  const struct {
    std::string_view address, scheme;
  } cases[] = {
      {"https://a.org", "https"},
      {"mailto:a@b", "mailto"},
      {"x-y+z.1:a", "x-y+z.1"},
      {"a/b:c", ""},
      {"1a:b", ""},
      {"", ""},
      {":a", ""},
      {"#a:b", ""},
      {"chapter.md", ""},
      {"a b:c", ""},
  };
  for (const auto& c : cases) EXPECT_EQ(scheme_of(c.address), c.scheme) << c.address;
}

TEST(Addresses, LeadSomewhere) {
  const struct {
    std::string_view address;
    Destination destination;
  } cases[] = {
      {"", Destination::here},
      {" \t", Destination::here},
      {"#a:b", Destination::here},
      {" #a", Destination::here},
      {"a.svg#b", Destination::file},
      {"/a", Destination::file},
      {"a//b", Destination::file},
      {"?a:b", Destination::file},
      {"DATA:,a", Destination::data},
      {"https://e.org/", Destination::elsewhere},
      {"//e.org/", Destination::elsewhere},
      {"\\\\e.org/", Destination::elsewhere},
      {"/\\e.org/", Destination::elsewhere},
      {"/\t/e.org/", Destination::elsewhere},
      {"ht\ntp:e.org", Destination::elsewhere},
      {"\x01 https://e.org/", Destination::elsewhere},
      {"mailto:a@e.org", Destination::elsewhere},
      {"java\tscript:x()", Destination::script},
      {" JavaScript:x()", Destination::script},
      {"vbscript:x()", Destination::script},
  };
  for (const auto& c : cases) EXPECT_EQ(leads_where(c.address), c.destination) << c.address;
}

TEST(Addresses, AreEscaped) {
  EXPECT_EQ(escape_address("data:image/svg+xml,<svg a='b \u00e9'>%41%4#c"),
            "data:image/svg+xml,%3Csvg%20a='b%20\u00e9'%3E%41%254#c");
  EXPECT_EQ(escape_address("https://e.org/a?b=c&d#e"), "https://e.org/a?b=c&d#e");
}

TEST(Addresses, KnowTheUsualSchemes) {
  for (const char* known : {"http", "mailto", "tel", "urn", "xmpp", "aaa", "tn3270"}) {
    EXPECT_TRUE(is_registered_scheme(known)) << known;
  }
  for (const char* unknown : {"", "foo", "htpp", "c"}) EXPECT_FALSE(is_registered_scheme(unknown));
}

// As galimatias, EPUBCheck's parser, judges with its strict error handler.
TEST(Addresses, AreValid) {
  const char* const cases[] = {
      "http://example.org",
      "HTTP://EXAMPLE.ORG/",
      "https://user:pass@host:80/a;b=c/../d?q=/?&r#f?/",
      "http://host?q",
      "http://host#f",
      "http://host:/",
      "http://@host/",
      "http://ex%41mple.org/",
      "http://[::1]/",
      "http://[::1.2.3.4]:8080/",
      "http://[1:2:3:4:5:6:7:8]/",
      "http://[1::8]/",
      "http://[::]/",
      "http://1.2.3.4/",
      "http://ex_ample.org./",
      "http://ex\u00E4mple.org/",
      "http://host/\u00E9?\u00E9#\u00E9",
      "http://host/a%20b'(c)",
      "ftp://host/a",
      "mailto:a@b.org?subject=x%20y",
      "tel:+1-234",
      "urn:isbn:978",
      "foo:bar",
      "foo://HOST:99999/",
      "http://m\u00FCnchen.de/",
      "http://xn--mnchen-3ya.de/",
      "http://\u05D0\u05D1.org/",
      "http://a\u3002b/",
      "http://-a-.ab--c.ex_ample.org./",
      "http://host/\uE000\uFFEF\U000F0000",
      "javascript:void(0)",
      "data:text/plain,hello world",
      "file:///a",
      "about:blank",
  };
  for (const char* address : cases) EXPECT_TRUE(is_valid_address(address)) << address;
}

TEST(Addresses, AreInvalid) {
  const char* const cases[] = {
      "mailto:",
      "tel:",
      "",
      "chapter.md",
      "//host/a",
      "#a",
      ":foo",
      "1foo:bar",
      "fo o:bar",
      "http:example.org",
      "http:/example.org",
      "http:///example.org",
      "http://",
      "https://?q",
      "http://:80/",
      "http://user@/",
      "http://a b.org/",
      "http://a%20b/",
      "http://ex%zzample.org/",
      "http://exa[mple.org/",
      "http://ex|ample.org/",
      "http://example..org/",
      "http://.example.org/",
      "http://./",
      "http://aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa.org/",
      "http://a\u00A0b.org/",
      "http://a\u061Cb.org/",
      "http://a\uFFFDb.org/",
      "http://\u0301a.org/",
      "http://\u3002a.org/",
      "http://\u2488.com/",
      "http://xn--a.org/",
      "http://xn--zzzzz999.org/",
      "http://a%00.org/",
      "http://a%25.org/",
      "http://[v1.a]/",
      "http://[::1",
      "http://[::g]/",
      "http://[1:2:3:4:5:6:7:8:9]/",
      "http://[1:2:3]/",
      "http://[1::2::3]/",
      "http://[:::]/",
      "http://[1:]/",
      "http://[:1]/",
      "http://[12345::]/",
      "http://[::1.2.3.256]/",
      "http://[::1]x/",
      "http://[]/",
      "http://host:80a/",
      "http://host:99999/",
      "http://host:99999999999999999999/",
      "https://a@b@c/",
      "https://us er@host/",
      "http://host/a b",
      "http://host/a%zz",
      "http://host/a%2",
      "http://host/a\\b",
      "http://host/a[b]",
      "http://host/a|b",
      "http://host/a^b",
      "http://host/a`b",
      "http://host/a{b}",
      "http://host/a<b>",
      "http://host/a\"b",
      "http://host/a\tb",
      "http://host/\uFFFE",
      "http://host/\uFFFD",
      "http://host/?q=[a]",
      "http://host/?a\\b",
      "http://host/#a#b",
      "http://host/#a b",
      "mailto:a b@c.org",
      "tel:+1 234",
      "foo:a[b]",
      "foo:a?b{c}",
      "file:///a b",
  };
  for (const char* address : cases) EXPECT_FALSE(is_valid_address(address)) << address;
  EXPECT_FALSE(is_valid_address(std::string_view("http://host/a\0b", 15)));
}

TEST(Addresses, AreDecoded) {
  const struct {
    std::string_view text, expected;
  } cases[] = {
      {"", ""},
      {"a%20b", "a b"},
      {"%C3%A9t%c3%a9", "\u00E9t\u00E9"},
      {"100%", "100%"},
      {"%2", "%2"},
      {"%zz%41", "%zzA"},
      {"%FF", "%FF"},
      {"a%C3b", "a%C3b"},
      {"%00", "%00"},
      {"%2541", "%41"},
      {"\u00E9%41", "\u00E9A"},
  };
  for (const auto& c : cases) {
    EXPECT_EQ(percent_decode(c.text), c.expected) << c.text;
    EXPECT_EQ(utf8::find_invalid(percent_decode(c.text)), std::string_view::npos);
  }
}

TEST(Addresses, AreEncoded) {
  const struct {
    std::string_view path, expected;
  } cases[] = {
      {"", ""},
      {"a/b.md", "a/b.md"},
      {"a b", "a%20b"},
      {"100%.md", "100%25.md"},
      {"a?b#c", "a%3Fb%23c"},
      {"a[b]\\|^`{}<>\"", "a%5Bb%5D%5C%7C%5E%60%7B%7D%3C%3E%22"},
      {"\u00E9\u4E2D", "\u00E9\u4E2D"},
      {"a:b/c:d", "a%3Ab/c:d"},
      {"\x7F\x01", "%7F%01"},
      {"\u0085\uFFFF", "%C2%85%EF%BF%BF"},
  };
  for (const auto& c : cases) {
    EXPECT_EQ(percent_encode_path(c.path), c.expected) << c.path;
    EXPECT_EQ(percent_decode(percent_encode_path(c.path)), c.path);
    EXPECT_TRUE(is_valid_address("http://host/" + percent_encode_path(c.path))) << c.path;
  }
}

}  // namespace
}  // namespace colophon
