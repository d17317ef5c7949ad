// The forms of values in content documents, by their characters alone: what EPUBCheck asks for and
// no more (the thirteenth month is a month).
#pragma once

#include <string_view>

namespace colophon::vocabulary::forms {

// Without XML's white space at both ends.
std::string_view trim(std::string_view value);

// `words` have `|` between them; `''` stands for nothing.
bool is_one_of(std::string_view words, std::string_view value);

// A name of XML without a colon (Namespaces in XML 1.0, NCName), of whatever letters.
bool is_xml_name(std::string_view value);
// What a name is made of, whatever it begins with, and colons (Nmtoken).
bool is_xml_token(std::string_view value);
// Of an attribute of the author's own: `data-` and then no capitals (EPUBCheck HTM-061).
bool is_data_name(std::string_view value);

bool is_integer(std::string_view value);
bool is_count(std::string_view value);     // 0 and above
bool is_positive(std::string_view value);  // 1 and above
// A float of XML Schema: 1, -.5, 1e3, INF, NaN.
bool is_number(std::string_view value);
bool is_finite(std::string_view value);
// Of a number.
bool is_below_zero(std::string_view value);
bool is_zero(std::string_view value);

bool is_media_type(std::string_view value);      // type/subtype, and whatever follows
bool is_target_keyword(std::string_view value);  // _blank, _self, _parent, _top
bool is_utf8_name(std::string_view value);
bool are_sizes(std::string_view value);  // 16x16 32x32

// RDFa 1.1: terms, CURIEs and addresses, one at least; or one of them, which may be nothing; names,
// each with a colon and an address behind it.
bool are_terms(std::string_view value);
bool is_resource(std::string_view value);
bool are_prefixes(std::string_view value);

bool is_date(std::string_view value);  // 2024-05-31
bool is_date_and_time(std::string_view value);
// As dcterms:modified has it: CCYY-MM-DDThh:mm:ssZ, in digits only.
bool is_modification_time(std::string_view value);
// Of SMIL 3.0: 0:32:29.5, 02:30 or 54s.
bool is_clock_value(std::string_view value);
// On <time>: those, and years, months, weeks, days of a year, times, durations.
bool is_moment(std::string_view value);

}  // namespace colophon::vocabulary::forms
