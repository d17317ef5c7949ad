#include "vocabulary/language_registry.h"

#include <algorithm>
#include <cstddef>
#include <iterator>

// Made from the IANA Language Subtag Registry, file date 2025-08-25, as the npm package
// language-subtag-registry 0.4.2 has it; facts only.
namespace colophon::vocabulary {
namespace {

// Languages of two letters.
constexpr std::string_view kTwoLetters =
    "aa ab ae af ak am an ar as av ay az ba be bg bh bi bm bn bo br bs ca ce ch co cr cs cu cv "
    "cy da de dv dz ee el en eo es et eu fa ff fi fj fo fr fy ga gd gl gn gu gv ha he hi ho hr "
    "ht hu hy hz ia id ie ig ii ik in io is it iu iw ja ji jv jw ka kg ki kj kk kl km kn ko kr "
    "ks ku kv kw ky la lb lg li ln lo lt lu lv mg mh mi mk ml mn mo mr ms mt my na nb nd ne ng "
    "nl nn no nr nv ny oc oj om or os pa pi pl ps pt qu rm rn ro ru rw sa sc sd se sg sh si sk "
    "sl sm sn so sq sr ss st su sv sw ta te tg th ti tk tl tn to tr ts tt tw ty ug uk ur uz ve "
    "vi vo wa wo xh yi yo za zh zu";

// Languages of three letters: the first two, then every letter that makes a language with them.
constexpr std::string_view kThreeLetters =
    "aa:abcdefghiklmnopqstuvwxz ab:abcdefghijlmnopqrstuvwxyz ac:abdefhiklmnpqrstuvwxyz "
    "ad:abdefghijlnopqrstuwxyz ae:abcdeklmnqrsuwyz af:abdeghiknopstuz "
    "ag:abcdefghijklmnopqrstuvwxyz ah:abghiklmnoprst ai:abcdefghijklmnopqrstwxy aj:aginpstuwz "
    "ak:bcdefghijklmopqrstuvwxyz al:acdefghijklmnopqrstuvwxyz am:abcefgijklmnopqrstuvwxyz "
    "an:abcdefghijklmnopqrstuvwxyz ao:abcdefghijklmnrstuxz ap:abcdefghijklmnopqrstuvwxyz "
    "aq:acdgklmnprtz ar:bcdehijklnopqrstuvwxyz as:abcdefghijklnopqrstuvwxyz "
    "at:abcdeghijklmnopqrstuvwxyz au:abcdefghijklmnopqrstuwxyz av:bdiklmnostuv "
    "aw:abcdeghikmnorstuvwxy ax:begklmx ay:abcdeghiklnopqrstuxyz az:abcdgjmnotz "
    "ba:abcdefghijlnoprstuvwxyz bb:abcdefghijklmnopqrstuvwxyz bc:abcdefghijklmnopqrstuvwyz "
    "bd:abcdefghijklmnopqrstuvwxyz be:abcdefghijkmopqrstuvwxyz bf:abcdefghijklmnopqrstuwxyz "
    "bg:abcdefgijklmnopqrstuvwxyz bh:abcdefghijklmnopqrstuvwxyz bi:abcdefgjklmnopqrtuvwxyz "
    "bj:abcdefghijklmnopqrstuvwxyz bk:abcdfghijklmnopqrstuvwxyz bl:abcdefghijklmnopqrstvwxyz "
    "bm:abcdefghijklmnopqrstuvwxyz bn:abcdefgijklmnopqrstuvwxyz bo:abefghijklmnopqrtuvwxyz "
    "bp:abcdeghijklmnopqrstuvwxyz bq:abcdfghijklmnopqrstuvwxyz br:abcdfghijklmnopqrstuvwxyz "
    "bs:abcefghijklmnopqrstuvwxy bt:abcdefghijklmnopqrstuvwxyz bu:abcdefghijkmnopqstuvwxyz "
    "bv:abcdefghijklmnopqrtuvwxyz bw:abcdefghijklmnopqrstuwxyz bx:abcdefghijklmnopqrsuvwxz "
    "by:abcdefghijklmnopqrstvwxyz bz:abcdefghijklmnopqrstuvwxyz ca:abcdefghijklmnopqrsuvwxyz "
    "cb:abcdeghijklnoqrstuvwy cc:acdeghjlmnopqrs cd:acdefghijmnorsyz ce:abgklnty cf:adgm "
    "cg:acgk ch:bcdfghjklmnopqrtwxyz ci:abcdehkmnprwy cj:aehikmnoprsvy ck:abhlmnoqrstuvxyz "
    "cl:acdehijklmostuwy cm:acegiklmnorst cn:abcghiklopqrstuwx co:abcdefghjklmnopqtuvwxyz "
    "cp:abcefginopsuxy cq:du cr:abcdfghijklmnopqrstvwxyz cs:abcdefghijklmnopqrstuvwxyz "
    "ct:acdeghlmnopstuyz cu:abcghijklmopqrstuvwxy cv:gn cw:abdegt cx:h cy:abo cz:hknot "
    "da:acdefghijklmopqrsuvwxyz db:abdefgijlmnopqrtuvwy dc:cr dd:adegijnorsw "
    "de:cdefghiklmnpqrsvz dg:abcdeghiklnorstuwxz dh:adgilmnorsuvwx di:abcdfghijklmnopqrstuwxyz "
    "dj:abcdefijklmnoruw dk:agklrsx dl:gkmn dm:abcdefgklmnorsuvwxy dn:adegijknortuvwy "
    "do:abcefhiklnopqrstvwxyz dp:p dr:abcdeghilnoqrstuwy ds:behiklnoqz dt:abdhikmnoprstuy "
    "du:abcdefghijklmnopqrsuvwxyz dv:a dw:aklrsuwyz dy:abdgimnoruy dz:adegln ea:a eb:cgkoru "
    "ec:rsy ee:e ef:aei eg:almoxy eh:su ei:ptv ej:a ek:acegiklmopry el:ehikmopux "
    "em:abegikmnopqsuwxyz en:abcdfhlmnoqruvwx eo:t ep:i er:aghikorstw es:eghiklmnoqsuxy "
    "et:bchnorstuxz eu:dq ev:ehn ew:o ex:t ey:ao ez:ae fa:abdfghijklmnprtuxyz fb:l fc:s fe:r "
    "ff:im fg:r fi:aeflprtuw fk:kv fl:ahilnry fm:pu fn:bgi fo:dimnrsx fp:e fq:s fr:cdkmopqrst "
    "fs:els fu:bcdefhijmnqrtuvy fv:r fw:ae ga:abcdefghijklmnopqrstuvwxyz "
    "gb:abcdefghijklmnopqrsuvwxyz gc:cdeflnrt gd:abcdefghijklmnoqrstux ge:abcdfghijklmqsvwxyz "
    "gf:ktx gg:abdegklnortuw gh:acehklnorst gi:abcdeghilmnopqrstuwxyz gj:ikmnru gk:adenopu "
    "gl:bcdhijkloruwy gm:abdeghlmnqruvwxyz gn:abcdeghijklmnoqrtuwz "
    "go:abcdefghijklmnopqrstuvwxyz gp:aen gq:ainru gr:abcdghijkmoqrstuvwxyz gs:eglmnopsw gt:aiu "
    "gu:abcdefghiklmnopqrstuvwxz gv:acefjlmnoprsy gw:abcdefgijmnrtuwx gx:x gy:abdefgilmnoryz "
    "gz:ain ha:abcdefghijklmnopqrsvwxyz hb:abnou hc:ah hd:nsy he:adghim hg:mw hh:iry "
    "hi:abdfghijklmortwx hj:i hk:aehkns hl:abdetu hm:abcdefghijklmnpqrstuvwxyz hn:adeghijmnosu "
    "ho:abcdehijklmoprstvwyz hp:os hr:acekmoprtuwxz hs:bhlns ht:iosux "
    "hu:bcdefghijklmopqrstuvwxyz hv:ceknv hw:aco hy:awx ia:inpr ib:abdeghilmnruy ic:ahlr "
    "id:abcdeirstu if:abefkmuy ig:beglmnosw ih:bipw ii:nr ij:cejnos ik:ehikloprstvwxz "
    "il:abgiklmopsuvw im:aeilnorsty in:bceghjlmnopstz io:ruw ip:io iq:uw ir:aehiknoruxy "
    "is:acdeghikmnortuv it:bcdeiklmorstvwxyz iu:m iv:bv iw:kmos ix:cl iy:aox iz:himrz "
    "ja:abcdefhjklmnoqrstuxyz jb:eijkmnortuw jc:st jd:agt je:beghiklnrtu jg:beko jh:is "
    "ji:abcdeghilmoqtuvy jj:er jk:amoprsu jl:es jm:abcdilnrswx jn:adgijls jo:bdgrsw jp:arx jq:r "
    "jr:abrtu js:l ju:abcdhiklmnoprstuwy jv:dn jw:i jy:aey ka:abcdefghijkmopqrvwxy "
    "kb:abcdefghijklmnopqrstuvwxyz kc:abcdefghijklmnopqrstuvwxyz kd:acdefghijklmnopqrtuvwxyz "
    "ke:abcdefghijklmnopqrstuvwxyz kf:abcdefghijklmnopqrstuvwxyz kg:abcdefghijklmnopqrstuvwxy "
    "kh:abcdefghijklnopqrstuvwxyz ki:abcdefghijlmopqstuvwxyz kj:abcdefghijklmnopqrstuvxyz "
    "kk:abcdefghijklmnopqrstuvwxyz kl:abcdefghijklmnopqrstuvwxyz km:abcdefghijklmnopqrstuvwxyz "
    "kn:abcdefgijklmnopqrstuvwxyz ko:acdefghijklopqstuvwxyz kp:abcdefghijklmnopqrstuvwxyz "
    "kq:abcdefghijklmnopqrstuvwxyz kr:abcdefhijklmnoprstuvwxyz ks:abcdefghijklmnopqrstuvwxyz "
    "kt:abcdefghijklmnopqrstuvwxyz ku:bcdefghijklmnopqstuvwxyz kv:abcdefghijklmnopqrstuvwxyz "
    "kw:abcdefghijklmnopqrstuvwxyz kx:abcdefhijklmnopqrstuvwxyz ky:abcdefghijklmnopqrstuvwxyz "
    "kz:abcdefghijklmnopqrstuvwxyz la:abcdefghijklmnpqrsuwxyz lb:abcefgijklmnoqrstuvwxyz "
    "lc:cdefhlmpqs ld:abdghijklmnopq le:abcdefghijklmnopqrstuvwxyz lf:an lg:abghiklmnoqrstuz "
    "lh:ahilmnpstu li:abcdefghijklopqrsuvwxyz lj:aeilpwx lk:abcdehijlmnorstuy "
    "ll:abcdefghijklmnopqsux lm:abcdefghijklmnopqruvwxyz ln:abdghijlmnosuwz "
    "lo:abcefghijklmnopqrstuvwxyz lp:aenox lq:r lr:acegiklmnortvz ls:abcdeghilmnoprstvwy "
    "lt:cghinosu lu:acdefhijklmnopqrstuvwyz lv:aiklsu lw:aeghlmostuw lx:m ly:agn lz:hlnz "
    "ma:abdefgijkmnpqstuvwxz mb:abcdefhijklmnopqrstuvwxyz mc:abcdefghijklmnopqrstuvwxyz "
    "md:abcdefghijklmnpqrstuvwxyz me:abcdefghijklmnopqrstuvwyz mf:abcdefghijklmnopqrstuvwxyz "
    "mg:abcdefghijklmnopqrstuvwxyz mh:abcdefghijklmnopqrstuwxyz mi:abcdefghijklmnopqrstuwxyz "
    "mj:abcdeghijklmnopqrstuvwxyz mk:abcefghijklmnopqrstuvwxyz ml:abcdefhijklmnopqrsuvwxz "
    "mm:abcdefghijklmnopqrtuvwxyz mn:abcdefghijklmnopqrstuvwxyz mo:acdefghijkmopqrstuvwxyz "
    "mp:abcdeghijklmnopqrstuvwxyz mq:abcefghijklmnopqrstuvwxyz mr:abcdefghjklmnopqrstuvwxyz "
    "ms:bcdefghijklmnopqrstuvwxyz mt:abcdefghijklmnopqrstuvwxy mu:abcdeghijklmnopqrstuvxyz "
    "mv:abdefghiklmnopqrstuvwxyz mw:abcdefghijklmnopqrstuvwxyz mx:abcdefghijklmnopqrstuvwxyz "
    "my:bcdefghijklmnopqrstuvwxyz mz:abcdeghijklmnopqrstuvwxyz na:abcdefghijklmnopqrstwxyz "
    "nb:abcdefghijkmnopqrstuvwxy nc:abcdefghijklmnopqrstuxz nd:abcdfghijklmnpqrstuvwxyz "
    "ne:abcdefghijkmnoqrstuvwxyz nf:adlru ng:abcdefghijklmnopqrstuvwxyz "
    "nh:abcdefghikmnopqrtuvwxyz ni:abcdefghijklmnoqrstuvwxyz nj:abdhijlmnorstuxyz "
    "nk:abcdefghijkmnopqrstuvwxz nl:acegijklmnoqruvwxyz nm:abcdefghijklmnopqrstuvwxyz "
    "nn:abcdefghijklmnpqrstuvwxyz no:acdefghijklmnopqstuvwyz np:abghilnosuxy nq:gklmnoqty "
    "nr:abcefgiklmnprtuxz ns:abcdefghiklmnopqrstuvwxyz nt:degijkmoprsuwxyz "
    "nu:abcdefghijklmnopqrstuvwxyz nv:hmo nw:abcegimorwxy nx:adegiklmnoqrux "
    "ny:bcdefghijklmnopqrstuvwxy nz:abdikmrsuyz oa:ackrv ob:iklmortu oc:ahmou od:aktu of:osu "
    "og:bcegou oh:tu oi:aen oj:bcgpsvw ok:abcdeghijklmnorsuvxz ol:adekmortu "
    "om:abcegiklnopqrtuvwxy on:abegijknoprstuwx oo:dgnrs op:akmoty or:aceghnorstuvwxyz "
    "os:acinoptux ot:abdeiklmnoqrstuwxyz ou:abeimn ov:d ow:il oy:bdmy oz:m "
    "pa:abcdefghiklmopqrstuvwxyz pb:bcefghilmnoprstuvyz pc:abcdefghijklmnprw pd:acinotu "
    "pe:abdefghijklmopqsvxyz pf:ael pg:adgiklnsuyz ph:adghijklmnoqrtuvw "
    "pi:abcdefghijlmnoprstuvwxyz pj:t pk:abcghnoprstu pl:abcdefghjklnopqrstuvwyz "
    "pm:abcdefhijklmnoqrstuwxyz pn:abcdeghijklmnopqrstuvwxyz po:cdefghikmnopqstvwxyz "
    "pp:aeiklmnopqrstu pq:aemw pr:abcdefghiklmnopqrstuwxyz ps:acdeghilmnopqrstuwy "
    "pt:ahinopqrtuvwy pu:abcdefgijkmopqrtuwxyz pw:abgimnorw px:m py:emnsuxy pz:ehn "
    "qu:abcdfghiklmnpqrsvwxyz qv:acehijlmnopswyz qw:acehmst qx:achlnopqrstuw qy:ap "
    "ra:abcdfghijklmnopqrstuvwxyz rb:bklp rc:f rd:b re:abegijlmnrsty rg:aeknrsu rh:gp "
    "ri:abeflmnrtu rj:gis rk:abhimtw rm:abcdefghiklmnopqrstuvwxyz rn:abdglnprw "
    "ro:abcdefglmopruw rp:nt rr:imot rs:biklmnw rt:chmsw ru:bcefghikopqtuyz rw:aklmor rx:dw "
    "ry:nsu rz:h sa:abcdefhijklmopqrstuvwxyz sb:abcdefghijklmnopqrstuvwxyz "
    "sc:abefghiklnopqstuvwx sd:abcefghjklmnopqrstuvxz se:abcdefghijklmnopqrstuvwyz sf:bemsw "
    "sg:abcdeghijklmnoprstuwxyz sh:abcdeghijklmnopqrstuvwxyz si:abdefghijklmopqrstuvwxyz "
    "sj:abcdegklmnoprstuw sk:abcdefghijkmnopqrstuvwxyz sl:acdefghijlmnpqrstuwxyz "
    "sm:abcdfghijklmnpqrstuvwxyz sn:bcefghijklmnopqrsuvwxyz so:abcdeghijklnopqrsuvwxyz "
    "sp:bcdegiklmnopqrstuvxy sq:ahjkmnoqrstux sr:abcefghiklmnoqrstuvwxyz "
    "ss:abcdefghijklmnopqrstuvxyz st:abdefghijklmnopqrstuvwy su:abcegijklmoqrstvwxyz "
    "sv:abcekmrsx sw:bcfghijklmnopqrstuvwxy sx:bcegklmnorsuw sy:abcdiklmnorswxy "
    "sz:abcdeglnpsvwy ta:abcdefgijklnopqrsuvwxyz tb:abcdefghijklmnopqrstuvwxyz "
    "tc:abcdefghiklmnopqstuwxyz td:abcdefghijklmnoqrstuvxy te:abcdefghikmnopqrstuvwxyz tf:inort "
    "tg:abcdefghijnopqrstuvwxyz th:cdefhiklmnpqrstuvwxyz ti:acdefghijklmnopqstuvwxyz "
    "tj:agijlmnopsuw tk:abdefgklmnpqrstuvwxz tl:abcdfghijklmnopqrstuvwxy "
    "tm:abcdefghijklmnopqrstuvwyz tn:abcdefghiklmnopqrstuvwxyz to:bcdefghijklmopqrsuvwxyz "
    "tp:acefgijklmnopqrtuvwxyz tq:blmnopqrtuw tr:abcdefghijklmnopqrstuvwxyz "
    "ts:abcdefghijklmpqrstuvwxyz tt:abcdefghijklmnopqrstuvwyz tu:abcdefghijlmnopqstuvwxyz "
    "tv:adeiklmnostuwxy tw:abcdefghlmnopqrtuwxy tx:abceghijmnoqrstuxy ty:aehijlnprstuvxyz "
    "tz:ahjlmnox ua:mnr ub:ailruy ud:aegijlmu ue:s uf:i ug:abehnoy uh:an ui:sv uj:i "
    "uk:aghiklpqsuvwy ul:abcefiklmnuwy um:abcdgimnoprsu un:adegikmnpruxz uo:kn up:iv "
    "ur:abcefghijklmnoprtuvwxyz us:ahikpsu ut:aehpru uu:mnru uv:ehl uw:a uy:a uz:ns "
    "va:aefghijlmnoprsuvy vb:bk ve:cdlmopr vg:rt vi:cdfglnstv vj:k vk:aijklmnoptuz vl:ps "
    "vm:abcdefghijklmpqrsuvwxyz vn:kmp vo:rt vr:aost vs:ilnv vt:o vu:mnt vw:a "
    "wa:abcdefghijklmnopqrstuvwxyz wb:abefhijklmpqrstvw wc:ai wd:dgjktuy we:acdghimnoprstuw "
    "wf:g wg:abgiouwy wh:agku wi:bcefghijklmnrtuvwy wj:ai wk:abdlruwy wl:aceghiklmorsuvwxy "
    "wm:abcdeghimnostwx wn:bcdegikmnopuwy wo:abcdefgikmnorswy wp:c wr:abdghiklmnoprsuvwxyz "
    "ws:agikrsuv wt:bfhikmw wu:abdhlmnrtuvxy ww:aborw wx:aw wy:abimnry "
    "xa:abcdegijklmnopqrstuvwy xb:abcdegijmnoprwxy xc:bceghlmnortuvwy xd:ackmoqy xe:bdglmprstu "
    "xf:a xg:abdfgilmnruw xh:acdemrtuv xi:abilnprsvy xj:bt xk:abcdefghijklnopqrstuvwxyz "
    "xl:abcdeginopsuy xm:abcdefghjklmnopqrstuvwxyz xn:abdghijkmnoqrstuyz xo:cdgikmnoprw "
    "xp:abcdefghijklmnopqrstuvwxyz xq:at xr:abdegimnqrtuw xs:abcdehijlmnopqrsuvy "
    "xt:abcdeghijlmnopqrstuvwyz xu:abdgjlmnoprtu xv:einos xw:acdegjklortw xx:bkmrt xy:abjklty "
    "xz:hmp ya:abcdefghijklmnopqrstuvwxyz yb:abdehijklmnoxy yc:hlnpr yd:adegks ye:aceijlnrstuvy "
    "yg:ailmprsuw yh:adls yi:afghijklmnpqrstuvxyz yk:aghiklmnortuy yl:abegilmnoruy "
    "ym:abcdeghiklmnopqrstxz yn:abdeghklnoqsu yo:bgiklmnstxy yp:abghkmnopz yr:abeiklmnoswy "
    "ys:cdglmnoprsy yt:alpwy yu:abcdefgijklmnpqrtuwxyz yv:at yw:aglnqrtuw yx:aglmuy yy:ruz "
    "yz:gk za:abcdefghijklmopqrstuvwxyz zb:aceltuw zc:adh zd:j ze:aghmn zg:abhmnr zh:bdinwx "
    "zi:abklmnrwz zk:abdghknoprtuvz zl:aejmnqsuw zm:abcdefghijklmnopqrstuvwxyz zn:adegks "
    "zo:chmoqrs zp:abcdefghijklmnopqrstuvwxyz zq:e zr:agnops zs:aklmru zt:eglmnpqstuxy zu:ahmny "
    "zw:a zx:x zy:bgjnp zz:aj";

// Extended language subtags, which stand behind a language.
constexpr std::string_view kExtended =
    "aao abh abv acm acq acw acx acy adf ads aeb aec aed aen afb afg ajp ajs apc apd arb arq "
    "ars ary arz ase asf asp asq asw auz avl ayh ayl ayn ayp bbz bfi bfk bjn bog bqn bqy btj "
    "bve bvl bvu bzs cdo cds cjy cmn cnp coa cpx csc csd cse csf csg csl csn csp csq csr csx "
    "czh czo doq dse dsl dsz dup ecs ehs esl esn eso eth fcs fse fsl fss gan gds gom gse gsg "
    "gsm gss gus hab haf hak hds hji hks hnm hos hps hsh hsl hsn icl iks ils inl ins ise isg "
    "isr jak jax jcs jhs jks jls jos jsl jus kgi knn kvb kvk kvr kxd lbs lce lcf lgs liw lls "
    "lsb lsc lsg lsl lsn lso lsp lst lsv lsw lsy ltg luh lvs lws lzh max mdl meo mfa mfb mfs "
    "min mnp mqg mre msd msi msr mui mzc mzg mzy nan nbs ncs nsi nsl nsp nsr nzs okl orn ors "
    "pel pga pgz pks prl prz psc psd pse psg psl pso psp psr pys rib rms rnb rsi rsl rsm rsn "
    "sdl sfb sfs sgg sgx shu sjc slf sls sqk sqs sqx ssh ssp ssr svk swc swh swl syy szs tmw "
    "tse tsm tsq tss tsy tza ugn ugy ukl uks urk uzn uzs vgt vkk vkt vsi vsl vsv wbs wuu xki "
    "xml xmm xms yds ygs yhs ysl ysm yue zib zlm zmi zsl zsm";

constexpr std::string_view kScripts =
    "adlm afak aghb ahom arab aran armi armn avst bali bamu bass batk beng berf bhks blis bopo "
    "brah brai bugi buhd cakm cans cari cham cher chis chrs cirt copt cpmn cprt cyrl cyrs deva "
    "diak dogr dsrt dupl egyd egyh egyp elba elym ethi gara geok geor glag gong gonm goth gran "
    "grek gujr gukh guru hanb hang hani hano hans hant hatr hebr hira hluw hmng hmnp hntl hrkt "
    "hung inds ital jamo java jpan jurc kali kana kawi khar khmr khoj kitl kits knda kore kpel "
    "krai kthi lana laoo latf latg latn leke lepc limb lina linb lisu loma lyci lydi mahj maka "
    "mand mani marc maya medf mend merc mero mlym modi mong moon mroo mtei mult mymr nagm nand "
    "narb nbat newa nkdb nkgb nkoo nshu ogam olck onao orkh orya osge osma ougr palm pauc pcun "
    "pelm perm phag phli phlp phlv phnx piqd plrd prti psin ranj rjng rohg roro runr samr sara "
    "sarb saur seal sgnw shaw shrd shui sidd sidt sind sinh sogd sogo sora soyo sund sunu sylo "
    "syrc syre syrj syrn tagb takr tale talu taml tang tavt tayo telu teng tfng tglg thaa thai "
    "tibt tirh tnsa todr tols toto tutg ugar vaii visp vith wara wcho wole xpeo xsux yezi yiii "
    "zanb zinh zmth zsye zsym zxxx zyyy zzzz";

constexpr std::string_view kRegions =
    "001 002 003 005 009 011 013 014 015 017 018 019 021 029 030 034 035 039 053 054 057 061 "
    "142 143 145 150 151 154 155 202 419 aa ac ad ae af ag ai al am an ao aq ar as at au aw ax "
    "az ba bb bd be bf bg bh bi bj bl bm bn bo bq br bs bt bu bv bw by bz ca cc cd cf cg ch ci "
    "ck cl cm cn co cp cq cr cs cu cv cw cx cy cz dd de dg dj dk dm do dz ea ec ee eg eh er es "
    "et eu ez fi fj fk fm fo fr fx ga gb gd ge gf gg gh gi gl gm gn gp gq gr gs gt gu gw gy hk "
    "hm hn hr ht hu ic id ie il im in io iq ir is it je jm jo jp ke kg kh ki km kn kp kr kw ky "
    "kz la lb lc li lk lr ls lt lu lv ly ma mc md me mf mg mh mk ml mm mn mo mp mq mr ms mt mu "
    "mv mw mx my mz na nc ne nf ng ni nl no np nr nt nu nz om pa pe pf pg ph pk pl pm pn pr ps "
    "pt pw py qa re ro rs ru rw sa sb sc sd se sg sh si sj sk sl sm sn so sr ss st su sv sx sy "
    "sz ta tc td tf tg th tj tk tl tm tn to tp tr tt tv tw tz ua ug um un us uy uz va vc ve vg "
    "vi vn vu wf ws yd ye yt yu za zm zr zw zz";

constexpr std::string_view kVariants =
    "1606nict 1694acad 1901 1959acad 1994 1996 abl1943 akhmimic akuapem alalc97 aluku anpezo "
    "ao1990 aranes arevela arevmda arkaika asante auvern baku1926 balanka barla basiceng "
    "bauddha bciav bcizbl biscayan biske blasl bohairic bohoric boont bornholm cisaup colb1945 "
    "cornu creiss dajnko ekavsk emodeng fascia fayyumic fodom fonipa fonkirsh fonnapa fonupa "
    "fonxsamp gallo gascon gherd grclass grital grmistr hanoi hepburn heploc hognorsk hsistemo "
    "huett ijekavsk itihasa ivanchov jauer jyutping kkcor kleinsch kociewie kscor laukika "
    "leidentr lemosin lengadoc lipaw ltg1929 ltg2007 luna1918 lycopol mdcegyp mdctrans mesokem "
    "metelko monoton ndyuka nedis newfound nicard njiva nulik osojs oxendict pahawh2 pahawh3 "
    "pahawh4 pamaka peano pehoeji petr1708 pinyin polyton provenc puter rigik rozaj rumgr "
    "sahidic saigon scotland scouse simple solba sotav spanglis surmiran sursilv sutsilv "
    "synnejyl tailo tarask tongyong tunumiit uccor ucrcor ulster unifon vaidika valbadia "
    "valencia vallader vecdruka viennese vivaraup wadegile xsistemo";

struct Pair {
  std::string_view from;
  std::string_view to;
};

// Subtags that the registry calls deprecated and has another value for. Sorted.
constexpr Pair kDeprecatedLanguages[] = {
    {"aam", "aas"}, {"adp", "dz"},  {"ajp", "apc"}, {"ajt", "aeb"}, {"asd", "snz"}, {"aue", "ktz"},
    {"ayx", "nun"}, {"bgm", "bcg"}, {"bic", "bir"}, {"bjd", "drl"}, {"blg", "iba"}, {"ccq", "rki"},
    {"cjr", "mom"}, {"cka", "cmr"}, {"cmk", "xch"}, {"coy", "pij"}, {"cqu", "quh"}, {"dek", "sqm"},
    {"dit", "dif"}, {"drh", "khk"}, {"drr", "kzk"}, {"drw", "prs"}, {"gav", "dev"}, {"gfx", "vaj"},
    {"ggn", "gvr"}, {"gli", "kzk"}, {"gti", "nyc"}, {"guv", "duz"}, {"hrr", "jal"}, {"ibi", "opa"},
    {"ilw", "gal"}, {"in", "id"},   {"iw", "he"},   {"jeg", "oyb"}, {"ji", "yi"},   {"jw", "jv"},
    {"kgc", "tdf"}, {"kgh", "kml"}, {"kgm", "plu"}, {"koj", "kwv"}, {"krm", "bmf"}, {"ktr", "dtp"},
    {"kvs", "gdj"}, {"kwq", "yam"}, {"kxe", "tvd"}, {"kxl", "kru"}, {"kzj", "dtp"}, {"kzt", "dtp"},
    {"lak", "ksp"}, {"lii", "raq"}, {"llo", "ngt"}, {"lmm", "rmx"}, {"meg", "cir"}, {"mo", "ro"},
    {"mst", "mry"}, {"mwj", "vaj"}, {"myd", "aog"}, {"myt", "mry"}, {"nad", "xny"}, {"ncp", "kdz"},
    {"nns", "nbr"}, {"nnx", "ngv"}, {"nom", "cbr"}, {"nte", "eko"}, {"nts", "pij"}, {"nxu", "bpp"},
    {"oun", "vaj"}, {"pat", "kxr"}, {"pcr", "adx"}, {"pmc", "huw"}, {"pmk", "crr"}, {"pmu", "phr"},
    {"ppa", "bfy"}, {"ppr", "lcq"}, {"prp", "gu"},  {"pry", "prt"}, {"puz", "pub"}, {"sca", "hle"},
    {"skk", "oyb"}, {"smd", "kmb"}, {"snb", "iba"}, {"szd", "umi"}, {"tdu", "dtp"}, {"thc", "tpo"},
    {"thw", "ola"}, {"thx", "oyb"}, {"tie", "ras"}, {"tkk", "twm"}, {"tlw", "weo"}, {"tmk", "tdg"},
    {"tmp", "tyj"}, {"tne", "kak"}, {"tnf", "prs"}, {"tpw", "tpn"}, {"tsf", "taj"}, {"uok", "ema"},
    {"xba", "cax"}, {"xia", "acn"}, {"xkh", "waw"}, {"xrq", "dmw"}, {"xss", "zko"}, {"ybd", "rki"},
    {"yma", "lrr"}, {"ymt", "mtm"}, {"yos", "zom"}, {"yuu", "yug"}, {"zir", "scv"}, {"zkb", "kjh"}};
constexpr Pair kDeprecatedRegions[] = {{"bu", "MM"}, {"dd", "DE"}, {"fx", "FR"},
                                       {"tp", "TL"}, {"yd", "YE"}, {"zr", "CD"}};
constexpr Pair kDeprecatedVariants[] = {{"heploc", "alalc97"}};
constexpr Pair kDeprecatedTags[] = {{"art-lojban", "jbo"},
                                    {"en-gb-oed", "en-GB-oxendict"},
                                    {"i-ami", "ami"},
                                    {"i-bnn", "bnn"},
                                    {"i-hak", "hak"},
                                    {"i-klingon", "tlh"},
                                    {"i-lux", "lb"},
                                    {"i-navajo", "nv"},
                                    {"i-pwn", "pwn"},
                                    {"i-tao", "tao"},
                                    {"i-tay", "tay"},
                                    {"i-tsu", "tsu"},
                                    {"no-bok", "nb"},
                                    {"no-nyn", "nn"},
                                    {"sgn-be-fr", "sfb"},
                                    {"sgn-be-nl", "vgt"},
                                    {"sgn-br", "bzs"},
                                    {"sgn-ch-de", "sgg"},
                                    {"sgn-co", "csn"},
                                    {"sgn-de", "gsg"},
                                    {"sgn-dk", "dsl"},
                                    {"sgn-es", "ssp"},
                                    {"sgn-fr", "fsl"},
                                    {"sgn-gb", "bfi"},
                                    {"sgn-gr", "gss"},
                                    {"sgn-ie", "isg"},
                                    {"sgn-it", "ise"},
                                    {"sgn-jp", "jsl"},
                                    {"sgn-mx", "mfs"},
                                    {"sgn-ni", "ncs"},
                                    {"sgn-nl", "dse"},
                                    {"sgn-no", "nsl"},
                                    {"sgn-pt", "psr"},
                                    {"sgn-se", "swl"},
                                    {"sgn-us", "ase"},
                                    {"sgn-za", "sfs"},
                                    {"zh-cmn", "cmn"},
                                    {"zh-cmn-hans", "cmn-Hans"},
                                    {"zh-cmn-hant", "cmn-Hant"},
                                    {"zh-gan", "gan"},
                                    {"zh-guoyu", "cmn"},
                                    {"zh-hakka", "hak"},
                                    {"zh-min-nan", "nan"},
                                    {"zh-wuu", "wuu"},
                                    {"zh-xiang", "hsn"},
                                    {"zh-yue", "yue"}};

// Whether `word` stands in a list of words with a space between them.
bool has_word(std::string_view list, std::string_view word) {
  for (std::size_t at = list.find(word); at != list.npos; at = list.find(word, at + 1)) {
    const std::size_t end = at + word.size();
    const bool begins = at == 0 || list[at - 1] == ' ';
    if (begins && (end == list.size() || list[end] == ' ')) return true;
  }
  return false;
}

bool is_three_letters(std::string_view subtag) {
  const char group[] = {subtag[0], subtag[1], ':'};
  const std::size_t at = kThreeLetters.find(std::string_view(group, sizeof group));
  if (at == kThreeLetters.npos) return false;
  const std::string_view rest = kThreeLetters.substr(at + sizeof group);
  return rest.substr(0, rest.find(' ')).find(subtag[2]) != rest.npos;
}

// What the registry leaves to whoever needs it: qaa to qtz, Qaaa to Qabx, QM to QZ, XA to XZ.
bool is_private(SubtagKind kind, std::string_view subtag) {
  switch (kind) {
    case SubtagKind::language:
      return subtag.size() == 3 && subtag >= "qaa" && subtag <= "qtz";
    case SubtagKind::script:
      return subtag >= "qaaa" && subtag <= "qabx";
    case SubtagKind::region:
      return subtag.size() == 2 && ((subtag >= "qm" && subtag <= "qz") || subtag[0] == 'x');
    case SubtagKind::extended:
    case SubtagKind::variant:
      break;
  }
  return false;
}

template <std::size_t N>
std::string_view find_in(const Pair (&pairs)[N], std::string_view from) {
  const auto* const found = std::find_if(std::begin(pairs), std::end(pairs),
                                         [from](Pair pair) { return pair.from == from; });
  return found == std::end(pairs) ? std::string_view() : found->to;
}

}  // namespace

bool is_registered(SubtagKind kind, std::string_view subtag) {
  if (is_private(kind, subtag)) return true;
  switch (kind) {
    case SubtagKind::language:
      if (subtag.size() == 2) return has_word(kTwoLetters, subtag);
      return subtag.size() == 3 && is_three_letters(subtag);
    case SubtagKind::extended:
      return has_word(kExtended, subtag);
    case SubtagKind::script:
      return has_word(kScripts, subtag);
    case SubtagKind::region:
      return has_word(kRegions, subtag);
    case SubtagKind::variant:
      return has_word(kVariants, subtag);
  }
  return false;
}

std::string_view preferred_subtag(SubtagKind kind, std::string_view subtag) {
  switch (kind) {
    case SubtagKind::language:
      return find_in(kDeprecatedLanguages, subtag);
    case SubtagKind::region:
      return find_in(kDeprecatedRegions, subtag);
    case SubtagKind::variant:
      return find_in(kDeprecatedVariants, subtag);
    case SubtagKind::extended:
    case SubtagKind::script:
      break;
  }
  return {};
}

std::string_view preferred_tag(std::string_view tag) { return find_in(kDeprecatedTags, tag); }

}  // namespace colophon::vocabulary
