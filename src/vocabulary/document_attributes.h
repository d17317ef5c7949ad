// Every attribute that an element of an XHTML content document may have, and what it may say: the
// whole of what EPUBCheck 5.3 accepts. Of an author's some are kept, those that a book has a use
// for. Rows of the schema in document_elements.h.
#pragma once

#include "vocabulary/schema_table.h"

namespace colophon::vocabulary {

// What is not here: names of `aria-*` and roles (roles.h), which `data-*` there are
// (is_custom_data_name), and sets of attributes to choose from, as of <meta> and <link>.
inline constexpr ElementRow kDocumentAttributes[] = {
    // Global ones: HTML's, microdata's, RDFa's and XML's; then functions of scripts.
    also("",
         "+id@word +class +title +style +lang@lang +dir~ltr|rtl|auto +translate~''|yes|no "
         "+hidden~''|hidden|until-found +tabindex@int accesskey "
         "autocapitalize~off|none|on|sentences|words|characters autofocus@itself "
         "contenteditable~''|true|false|plaintext-only draggable~true|false "
         "enterkeyhint=enter|done|go|next|previous|search|send inert@itself "
         "inputmode=none|text|tel|url|email|numeric|decimal|search is nonce "
         "popover=''|auto|manual|hint slot spellcheck~''|true|false itemid itemprop@filled "
         "itemref itemscope@itself itemtype@filled about@resource content datatype@terms "
         "inlist prefix@prefixes property@terms rel@terms resource@resource rev@terms "
         "typeof@terms vocab +role +xml:lang@lang xml:space=preserve|default xml:base "
         "+epub:type its-* data-*"),
    also("",
         "onauxclick onbeforeinput onbeforematch onblur oncancel oncanplay oncanplaythrough "
         "onchange onclick onclose oncontextlost oncontextmenu oncontextrestored oncopy "
         "oncuechange oncut ondblclick ondrag ondragend ondragenter ondragleave ondragover "
         "ondragstart ondrop ondurationchange onemptied onended onerror onfocus onformdata "
         "ongotpointercapture oninput oninvalid onkeydown onkeypress onkeyup onload "
         "onloadeddata onloadedmetadata onloadstart onlostpointercapture onmousedown "
         "onmouseenter onmouseleave onmousemove onmouseout onmouseover onmouseup onpaste "
         "onpause onplay onplaying onpointercancel onpointerdown onpointerenter "
         "onpointerleave onpointermove onpointerout onpointerover onpointerrawupdate "
         "onpointerup onprogress onratechange onreset onresize onscroll onscrollend "
         "onsecuritypolicyviolation onseeked onseeking onselect onslotchange onstalled "
         "onsubmit onsuspend ontimeupdate ontoggle onvolumechange onwaiting onwheel"),
    also("a area link form", "+rel"),
    also("a", "download +href +hreflang@lang name@word ping +target@target +type@mime"),
    also("a area img iframe link script",
         "referrerpolicy=''|no-referrer|no-referrer-when-downgrade|same-origin|origin|strict-"
         "origin|origin-when-cross-origin|strict-origin-when-cross-origin|unsafe-url"),
    also("area",
         "alt coords download href hreflang@lang ping shape~circle|default|poly|rect "
         "target@target type@mime"),
    also("audio video",
         "autoplay@itself +controls@itself crossorigin~''|anonymous|use-credentials "
         "loop@itself muted@itself +preload~''|none|metadata|auto +src@filled"),
    also("video", "+height@count +width@count playsinline@itself +poster@filled"),
    also("base", "href target@target"),
    also("blockquote q", "+cite"),
    also("button input",
         "disabled@itself form@word formaction@filled "
         "formenctype=application/x-www-form-urlencoded|multipart/form-data|text/plain "
         "formmethod=get|post|dialog formnovalidate@itself formtarget@target name@filled "
         "popovertarget@word popovertargetaction=hide|show|toggle value"),
    also("button", "type~button|reset|submit"),
    also("canvas embed", "height@count width@count"),
    also("col colgroup", "+span@positive"),
    also("data", "+value!"),
    also("ins del", "+cite +datetime@date"),
    also("details dialog", "+open@itself"),
    also("embed", "src@filled type@mime"),
    also("fieldset", "disabled@itself form@word name@filled"),
    also("form",
         "accept-charset action@filled autocomplete~on|off "
         "enctype=application/x-www-form-urlencoded|multipart/form-data|text/plain "
         "method=get|post|dialog name@filled novalidate@itself target@target"),
    also("iframe",
         "allow allowfullscreen@itself height@count width@count loading=lazy|eager "
         "name@frame sandbox src@filled srcdoc"),
    also("img",
         "+alt border=0 crossorigin~''|anonymous|use-credentials decoding=sync|async|auto "
         "fetchpriority=high|low|auto generator-unable-to-provide-required-alt='' "
         "+height@count ismap@itself loading=lazy|eager sizes +src!@filled srcset usemap@map "
         "+width@count"),
    also("input",
         "accept alt@filled autocomplete capture=user|environment checked@itself "
         "dirname@filled height@count width@count list@word max min maxlength@count "
         "minlength@count multiple@itself pattern placeholder readonly@itself "
         "required@itself size@positive src@filled step "
         "type=button|checkbox|color|date|datetime-local|email|file|hidden|image|month|number|"
         "password|radio|range|reset|search|submit|tel|text|time|url|week"),
    also("label", "for@word"),
    also("li", "+value@int"),
    also("link",
         "as=''|audio|audioworklet|document|embed|fetch|font|image|manifest|object|paintworklet|"
         "report|script|serviceworker|sharedworker|style|track|video|worker|xslt "
         "blocking=render color crossorigin~''|anonymous|use-credentials disabled@itself "
         "fetchpriority=high|low|auto href@filled hreflang@lang imagesizes imagesrcset "
         "integrity media scope sizes@sizes type@mime updateviacache=imports|all|none "
         "workertype=classic|module"),
    also("map", "name!@word"),
    also("meta", "charset@charset http-equiv media name@filled"),
    also("meter",
         "+high@number +low@number +max@number +min@number +optimum@number +value!@number"),
    also("object",
         "data@filled form@word height@count width@count name@frame type@mime usemap@map"),
    also("ol", "+reversed@itself +start@int +type=1|a|A|i|I"),
    also("optgroup option", "disabled@itself"),
    also("optgroup", "label!"),
    also("option", "label@filled selected@itself value"),
    also("output", "for form@word name@filled"),
    also("param", "name! value!"),
    also("progress", "+max@positive-number +value@count-number"),
    also("script",
         "async@itself blocking=render charset crossorigin~''|anonymous|use-credentials "
         "defer@itself fetchpriority=high|low|auto integrity language nomodule@itself "
         "src@filled type"),
    also("select",
         "autocomplete disabled@itself form@word multiple@itself name@filled required@itself "
         "size@positive"),
    also("slot", "name"),
    also("source", "height@count width@count media sizes +src@filled srcset +type@mime"),
    also("style", "blocking=render media type"),
    also("table", "border=''|1"),
    also("td th", "+colspan@positive +headers +rowspan@count"),
    also("th", "+scope~row|col|rowgroup|colgroup"),
    also("template", "span@positive src@filled"),
    also("textarea",
         "autocomplete cols@positive dirname@filled disabled@itself form@word "
         "maxlength@count minlength@count name@filled placeholder readonly@itself "
         "required@itself rows@positive wrap~hard|soft"),
    also("time", "+datetime@moment"),
    also("track",
         "+default@itself +kind~subtitles|captions|descriptions|chapters|metadata +label "
         "+src!@filled +srclang@lang"),
    also("body",
         "onafterprint onbeforeprint onbeforeunload onhashchange onlanguagechange onmessage "
         "onmessageerror onoffline ononline onpagehide onpageshow onpopstate "
         "onrejectionhandled onstorage onunhandledrejection onunload"),
    also("bdo", "+dir!~ltr|rtl|auto"),
    also("embed", "*"),
    also("meta base", "-rel"),
    also("meta a", "-rev"),
    also("head title base link style meta script template slot search rb rtc col", "-epub:type"),
};

}  // namespace colophon::vocabulary
