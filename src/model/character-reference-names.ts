/**
 * The named character references of HTML (§13.5), in the form of `namedCharacters`. Those that may lack their
 * semicolon have a star. From https://html.spec.whatwg.org/entities.json.
 */
export const characterReferenceNames = `
U+9 Tab, NewLine U+21 excl, QUOT* quot*, num, dollar, percnt, AMP* amp*, apos, lpar, rpar, ast midast, plus,
comma,, period, sol U+3A colon, semi, LT* lt* U+3C+20D2 nvlt U+3D equals U+3D+20E5 bne U+3E GT* gt* U+3E+20D2
nvgt U+3F quest, commat U+5B lbrack lsqb, bsol, rbrack rsqb, Hat, UnderBar lowbar, DiacriticalGrave grave
U+66+6A fjlig U+7B lbrace lcub, VerticalLine verbar vert, rbrace rcub U+A0 NonBreakingSpace nbsp*, iexcl*,
cent*, pound*, curren*, yen*, brvbar*, sect*, Dot DoubleDot die uml*, COPY* copy*, ordf*, laquo*, not*, shy*,
REG* circledR reg*, macr* strns, deg*, PlusMinus plusmn* pm, sup2*, sup3*, DiacriticalAcute acute*, micro*,
para*, CenterDot centerdot middot*, Cedilla cedil*, sup1*, ordm*, raquo*, frac14*, frac12* half, frac34*,
iquest*, Agrave*, Aacute*, Acirc*, Atilde*, Auml*, Aring* angst, AElig*, Ccedil*, Egrave*, Eacute*, Ecirc*,
Euml*, Igrave*, Iacute*, Icirc*, Iuml*, ETH*, Ntilde*, Ograve*, Oacute*, Ocirc*, Otilde*, Ouml*, times*,
Oslash*, Ugrave*, Uacute*, Ucirc*, Uuml*, Yacute*, THORN*, szlig*, agrave*, aacute*, acirc*, atilde*, auml*,
aring*, aelig*, ccedil*, egrave*, eacute*, ecirc*, euml*, igrave*, iacute*, icirc*, iuml*, eth*, ntilde*,
ograve*, oacute*, ocirc*, otilde*, ouml*, div divide*, oslash*, ugrave*, uacute*, ucirc*, uuml*, yacute*,
thorn*, yuml*, Amacr, amacr, Abreve, abreve, Aogon, aogon, Cacute, cacute, Ccirc, ccirc, Cdot, cdot, Ccaron,
ccaron, Dcaron, dcaron, Dstrok, dstrok, Emacr, emacr,,, Edot, edot, Eogon, eogon, Ecaron, ecaron, Gcirc,
gcirc, Gbreve, gbreve, Gdot, gdot, Gcedil,, Hcirc, hcirc, Hstrok, hstrok, Itilde, itilde, Imacr, imacr,,,
Iogon, iogon, Idot, imath inodot, IJlig, ijlig, Jcirc, jcirc, Kcedil, kcedil, kgreen, Lacute, lacute, Lcedil,
lcedil, Lcaron, lcaron, Lmidot, lmidot, Lstrok, lstrok, Nacute, nacute, Ncedil, ncedil, Ncaron, ncaron, napos,
ENG, eng, Omacr, omacr,,, Odblac, odblac, OElig, oelig, Racute, racute, Rcedil, rcedil, Rcaron, rcaron,
Sacute, sacute, Scirc, scirc, Scedil, scedil, Scaron, scaron, Tcedil, tcedil, Tcaron, tcaron, Tstrok, tstrok,
Utilde, utilde, Umacr, umacr, Ubreve, ubreve, Uring, uring, Udblac, udblac, Uogon, uogon, Wcirc, wcirc, Ycirc,
ycirc, Yuml, Zacute, zacute, Zdot, zdot, Zcaron, zcaron U+192 fnof U+1B5 imped U+1F5 gacute U+237 jmath U+2C6
circ, Hacek caron U+2D8 Breve breve, DiacriticalDot dot, ring, ogon, DiacriticalTilde tilde,
DiacriticalDoubleAcute dblac U+311 DownBreve U+391 Alpha, Beta, Gamma, Delta, Epsilon, Zeta, Eta, Theta, Iota,
Kappa, Lambda, Mu, Nu, Xi, Omicron, Pi, Rho,, Sigma, Tau, Upsilon, Phi, Chi, Psi, Omega ohm,,,,,,,, alpha,
beta, gamma, delta, epsi epsilon, zeta, eta, theta, iota, kappa, lambda, mu, nu, xi, omicron, pi, rho, sigmaf
sigmav varsigma, sigma, tau, upsi upsilon, phi, chi, psi, omega,,,,,,,, thetasym thetav vartheta, Upsi
upsih,,, phiv straightphi varphi, piv varpi,,,,,, Gammad, digamma gammad U+3F0 kappav varkappa, rhov
varrho,,,, epsiv straightepsilon varepsilon, backepsilon bepsi U+401 IOcy, DJcy, GJcy, Jukcy, DScy, Iukcy,
YIcy, Jsercy, LJcy, NJcy, TSHcy, KJcy,, Ubrcy, DZcy, Acy, Bcy, Vcy, Gcy, Dcy, IEcy, ZHcy, Zcy, Icy, Jcy, Kcy,
Lcy, Mcy, Ncy, Ocy, Pcy, Rcy, Scy, Tcy, Ucy, Fcy, KHcy, TScy, CHcy, SHcy, SHCHcy, HARDcy, Ycy, SOFTcy, Ecy,
YUcy, YAcy, acy, bcy, vcy, gcy, dcy, iecy, zhcy, zcy, icy, jcy, kcy, lcy, mcy, ncy, ocy, pcy, rcy, scy, tcy,
ucy, fcy, khcy, tscy, chcy, shcy, shchcy, hardcy, ycy, softcy, ecy, yucy, yacy,, iocy, djcy, gjcy, jukcy,
dscy, iukcy, yicy, jsercy, ljcy, njcy, tshcy, kjcy,, ubrcy, dzcy U+2002 ensp, emsp, emsp13, emsp14,, numsp,
puncsp, ThinSpace thinsp, VeryThinSpace hairsp, NegativeMediumSpace NegativeThickSpace NegativeThinSpace
NegativeVeryThinSpace ZeroWidthSpace, zwnj, zwj, lrm, rlm, dash hyphen,,, ndash, mdash, horbar, Verbar Vert,,
OpenCurlyQuote lsquo, CloseCurlyQuote rsquo rsquor, lsquor sbquo,, OpenCurlyDoubleQuote ldquo,
CloseCurlyDoubleQuote rdquo rdquor, bdquo ldquor,, dagger, Dagger ddagger, bull bullet,,, nldr, hellip mldr
U+2030 permil, pertenk, prime, Prime, tprime, backprime bprime,,,, lsaquo, rsaquo,,,, OverBar oline,,, caret,,
hybull, frasl U+204F bsemi,,,,,,,, qprime,,,,,,,, MediumSpace U+205F+200A ThickSpace U+2060 NoBreak,
ApplyFunction af, InvisibleTimes it, InvisibleComma ic U+20AC euro U+20DB TripleDot tdot, DotDot U+2102 Copf
complexes,,, incare,,,,, gscr, HilbertSpace Hscr hamilt, Hfr Poincareplane, Hopf quaternions, planckh, hbar
hslash planck plankv, Iscr imagline, Ifr Im image imagpart, Laplacetrf Lscr lagran, ell,, Nopf naturals,
numero, copysr, weierp wp, Popf primes, Qopf rationals, Rscr realine, Re Rfr real realpart, Ropf reals, rx,,,,
TRADE trade,, Zopf integers,,, mho, Zfr zeetrf, iiota,,, Bernoullis Bscr bernou, Cayleys Cfr,, escr, Escr
expectation, Fouriertrf Fscr,, Mellintrf Mscr phmmat, order orderof oscr, alefsym aleph, beth, gimel, daleth
U+2145 CapitalDifferentialD DD, DifferentialD dd, ExponentialE ee exponentiale, ImaginaryI ii U+2153 frac13,
frac23, frac15, frac25, frac35, frac45, frac16, frac56, frac18, frac38, frac58, frac78 U+2190 LeftArrow
ShortLeftArrow larr leftarrow slarr, ShortUpArrow UpArrow uarr uparrow, RightArrow ShortRightArrow rarr
rightarrow srarr, DownArrow ShortDownArrow darr downarrow, LeftRightArrow harr leftrightarrow, UpDownArrow
updownarrow varr, UpperLeftArrow nwarr nwarrow, UpperRightArrow nearr nearrow, LowerRightArrow searr searrow,
LowerLeftArrow swarr swarrow, nlarr nleftarrow, nrarr nrightarrow,, rarrw rightsquigarrow U+219D+338 nrarrw
U+219E Larr twoheadleftarrow, Uarr, Rarr twoheadrightarrow, Darr, larrtl leftarrowtail, rarrtl rightarrowtail,
LeftTeeArrow mapstoleft, UpTeeArrow mapstoup, RightTeeArrow map mapsto, DownTeeArrow mapstodown,,
hookleftarrow larrhk, hookrightarrow rarrhk, larrlp looparrowleft, looparrowright rarrlp, harrw
leftrightsquigarrow, nharr nleftrightarrow,, Lsh lsh, Rsh rsh, ldsh, rdsh,, crarr, cularr curvearrowleft,
curarr curvearrowright,,, circlearrowleft olarr, circlearrowright orarr, LeftVector leftharpoonup lharu,
DownLeftVector leftharpoondown lhard, RightUpVector uharr upharpoonright, LeftUpVector uharl upharpoonleft,
RightVector rharu rightharpoonup, DownRightVector rhard rightharpoondown, RightDownVector dharr
downharpoonright, LeftDownVector dharl downharpoonleft, RightArrowLeftArrow rightleftarrows rlarr,
UpArrowDownArrow udarr, LeftArrowRightArrow leftrightarrows lrarr, leftleftarrows llarr, upuparrows uuarr,
rightrightarrows rrarr, ddarr downdownarrows, ReverseEquilibrium leftrightharpoons lrhar, Equilibrium
rightleftharpoons rlhar, nLeftarrow nlArr, nLeftrightarrow nhArr, nRightarrow nrArr, DoubleLeftArrow Leftarrow
lArr, DoubleUpArrow Uparrow uArr, DoubleRightArrow Implies Rightarrow rArr, DoubleDownArrow Downarrow dArr,
DoubleLeftRightArrow Leftrightarrow hArr iff, DoubleUpDownArrow Updownarrow vArr, nwArr, neArr, seArr, swArr,
Lleftarrow lAarr, Rrightarrow rAarr,, zigrarr,,,,,,, LeftArrowBar larrb, RightArrowBar rarrb U+21F5
DownArrowUpArrow duarr,,,,,,,, loarr, roarr, hoarr, ForAll forall, comp complement, PartialD part U+2202+338
npart U+2203 Exists exist, NotExists nexist nexists, empty emptyset emptyv varnothing,, Del nabla, Element in
isin isinv, NotElement notin notinva,, ReverseElement SuchThat ni niv, NotReverseElement notni notniva,,,
Product prod, Coproduct coprod, Sum sum, minus, MinusPlus mnplus mp, dotplus plusdo,, Backslash setminus setmn
smallsetminus ssetmn, lowast, SmallCircle compfn,, Sqrt radic,,, Proportional prop propto varpropto vprop,
infin, angrt, ang angle U+2220+20D2 nang U+2221 angmsd measuredangle, angsph, VerticalBar mid shortmid smid,
NotVerticalBar nmid nshortmid nsmid, DoubleVerticalBar par parallel shortparallel spar, NotDoubleVerticalBar
npar nparallel nshortparallel nspar, and wedge, or vee, cap U+2229+FE00 caps U+222A cup U+222A+FE00 cups
U+222B Integral int, Int, iiint tint, ContourIntegral conint oint, Conint DoubleContourIntegral, Cconint,
cwint, ClockwiseContourIntegral cwconint, CounterClockwiseContourIntegral awconint, Therefore there4
therefore, Because becaus because, ratio, Colon Proportion, dotminus minusd,, mDDot, homtht, Tilde sim
thicksim thksim U+223C+20D2 nvsim U+223D backsim bsim U+223D+331 race U+223E ac mstpos U+223E+333 acE U+223F
acd, VerticalTilde wr wreath, NotTilde nsim, EqualTilde eqsim esim U+2242+338 NotEqualTilde nesim U+2243
TildeEqual sime simeq, NotTildeEqual nsime nsimeq, TildeFullEqual cong, simne, NotTildeFullEqual ncong,
TildeTilde ap approx asymp thickapprox thkap, NotTildeTilde nap napprox, ape approxeq, apid U+224B+338 napid
U+224C backcong bcong, CupCap asympeq U+224D+20D2 nvap U+224E Bumpeq HumpDownHump bump U+224E+338
NotHumpDownHump nbump U+224F HumpEqual bumpe bumpeq U+224F+338 NotHumpEqual nbumpe U+2250 DotEqual doteq esdot
U+2250+338 nedot U+2251 doteqdot eDot, efDot fallingdotseq, erDot risingdotseq, Assign colone coloneq, ecolon
eqcolon, ecir eqcirc, circeq cire,, wedgeq, veeeq,, triangleq trie,,, equest questeq, NotEqual ne, Congruent
equiv U+2261+20E5 bnequiv U+2262 NotCongruent nequiv,, le leq U+2264+20D2 nvle U+2265 GreaterEqual ge geq
U+2265+20D2 nvge U+2266 LessFullEqual lE leqq U+2266+338 nlE nleqq U+2267 GreaterFullEqual gE geqq U+2267+338
NotGreaterFullEqual ngE ngeqq U+2268 lnE lneqq U+2268+FE00 lvertneqq lvnE U+2269 gnE gneqq U+2269+FE00
gvertneqq gvnE U+226A Lt NestedLessLess ll U+226A+338 NotLessLess nLtv U+226A+20D2 nLt U+226B Gt
NestedGreaterGreater gg U+226B+338 NotGreaterGreater nGtv U+226B+20D2 nGt U+226C between twixt, NotCupCap,
NotLess nless nlt, NotGreater ngt ngtr, NotLessEqual nle nleq, NotGreaterEqual nge ngeq, LessTilde lesssim
lsim, GreaterTilde gsim gtrsim, NotLessTilde nlsim, NotGreaterTilde ngsim, LessGreater lessgtr lg, GreaterLess
gl gtrless, NotLessGreater ntlg, NotGreaterLess ntgl, Precedes pr prec, Succeeds sc succ, PrecedesSlantEqual
prcue preccurlyeq, SucceedsSlantEqual sccue succcurlyeq, PrecedesTilde precsim prsim, SucceedsTilde scsim
succsim U+227F+338 NotSucceedsTilde U+2280 NotPrecedes npr nprec, NotSucceeds nsc nsucc, sub subset
U+2282+20D2 NotSubset nsubset vnsub U+2283 Superset sup supset U+2283+20D2 NotSuperset nsupset vnsup U+2284
nsub, nsup, SubsetEqual sube subseteq, SupersetEqual supe supseteq, NotSubsetEqual nsube nsubseteq,
NotSupersetEqual nsupe nsupseteq, subne subsetneq U+228A+FE00 varsubsetneq vsubne U+228B supne supsetneq
U+228B+FE00 varsupsetneq vsupne U+228D cupdot, UnionPlus uplus, SquareSubset sqsub sqsubset U+228F+338
NotSquareSubset U+2290 SquareSuperset sqsup sqsupset U+2290+338 NotSquareSuperset U+2291 SquareSubsetEqual
sqsube sqsubseteq, SquareSupersetEqual sqsupe sqsupseteq, SquareIntersection sqcap U+2293+FE00 sqcaps U+2294
SquareUnion sqcup U+2294+FE00 sqcups U+2295 CirclePlus oplus, CircleMinus ominus, CircleTimes otimes, osol,
CircleDot odot, circledcirc ocir, circledast oast,, circleddash odash, boxplus plusb, boxminus minusb,
boxtimes timesb, dotsquare sdotb, RightTee vdash, LeftTee dashv, DownTee top, UpTee bot bottom perp,, models,
DoubleRightTee vDash, Vdash, Vvdash, VDash, nvdash, nvDash, nVdash, nVDash, prurel,, LeftTriangle
vartriangleleft vltri, RightTriangle vartriangleright vrtri, LeftTriangleEqual ltrie trianglelefteq
U+22B4+20D2 nvltrie U+22B5 RightTriangleEqual rtrie trianglerighteq U+22B5+20D2 nvrtrie U+22B6 origof, imof,
multimap mumap, hercon, intcal intercal, veebar,, barvee, angrtvb, lrtri, Wedge bigwedge xwedge, Vee bigvee
xvee, Intersection bigcap xcap, Union bigcup xcup, Diamond diam diamond, sdot, Star sstarf, divideontimes
divonx, bowtie, ltimes, rtimes, leftthreetimes lthree, rightthreetimes rthree, backsimeq bsime, curlyvee
cuvee, curlywedge cuwed, Sub Subset, Sup Supset, Cap, Cup, fork pitchfork, epar, lessdot ltdot, gtdot gtrdot,
Ll U+22D8+338 nLl U+22D9 Gg ggg U+22D9+338 nGg U+22DA LessEqualGreater leg lesseqgtr U+22DA+FE00 lesg U+22DB
GreaterEqualLess gel gtreqless U+22DB+FE00 gesl U+22DE cuepr curlyeqprec, cuesc curlyeqsucc,
NotPrecedesSlantEqual nprcue, NotSucceedsSlantEqual nsccue, NotSquareSubsetEqual nsqsube,
NotSquareSupersetEqual nsqsupe,,, lnsim, gnsim, precnsim prnsim, scnsim succnsim, NotLeftTriangle nltri
ntriangleleft, NotRightTriangle nrtri ntriangleright, NotLeftTriangleEqual nltrie ntrianglelefteq,
NotRightTriangleEqual nrtrie ntrianglerighteq, vellip, ctdot, utdot, dtdot, disin, isinsv, isins, isindot
U+22F5+338 notindot U+22F6 notinvc, notinvb,, isinE U+22F9+338 notinE U+22FA nisd, xnis, nis, notnivc,
notnivb,,,,,,, barwed barwedge, Barwed doublebarwedge,, LeftCeiling lceil, RightCeiling rceil, LeftFloor
lfloor, RightFloor rfloor, drcrop, dlcrop, urcrop, ulcrop, bnot,, profline, profsurf,, telrec, target,,,,,,
ulcorn ulcorner, urcorn urcorner, dlcorn llcorner, drcorn lrcorner,,, frown sfrown, smile ssmile U+232D
cylcty, profalar,,,,,,,, topbot,,,,,,, ovbar,, solbar U+237C angzarr U+23B0 lmoust lmoustache, rmoust
rmoustache,,, OverBracket tbrk, UnderBracket bbrk, bbrktbrk U+23DC OverParenthesis, UnderParenthesis,
OverBrace, UnderBrace,,, trpezium,,,,, elinters U+2423 blank U+24C8 circledS oS U+2500 HorizontalLine boxh,,
boxv U+250C boxdr,,,, boxdl,,,, boxur,,,, boxul,,,, boxvr,,,,,,,, boxvl,,,,,,,, boxhd,,,,,,,, boxhu,,,,,,,,
boxvh U+2550 boxH, boxV, boxdR, boxDr, boxDR, boxdL, boxDl, boxDL, boxuR, boxUr, boxUR, boxuL, boxUl, boxUL,
boxvR, boxVr, boxVR, boxvL, boxVl, boxVL, boxHd, boxhD, boxHD, boxHu, boxhU, boxHU, boxvH, boxVh, boxVH U+2580
uhblk,,,, lhblk,,,, block U+2591 blk14, blk12, blk34 U+25A1 Square squ square U+25AA FilledVerySmallSquare
blacksquare squarf squf, EmptyVerySmallSquare,, rect, marker,,, fltns,, bigtriangleup xutri, blacktriangle
utrif, triangle utri,,, blacktriangleright rtrif, rtri triangleright,,,, bigtriangledown xdtri,
blacktriangledown dtrif, dtri triangledown,,, blacktriangleleft ltrif, ltri triangleleft,,,,,,, loz lozenge,
cir U+25EC tridot,,, bigcirc xcirc U+25F8 ultri, urtri, lltri, EmptySmallSquare, FilledSmallSquare U+2605
bigstar starf, star,,,,,,,, phone U+2640 female,, male U+2660 spades spadesuit,,, clubs clubsuit,, hearts
heartsuit, diamondsuit diams,,,, sung,,, flat, natur natural, sharp U+2713 check checkmark,,,, cross U+2720
malt maltese U+2736 sext U+2758 VerticalSeparator U+2772 lbbrk, rbbrk U+27C8 bsolhsub, suphsol U+27E6
LeftDoubleBracket lobrk, RightDoubleBracket robrk, LeftAngleBracket lang langle, RightAngleBracket rang
rangle, Lang, Rang, loang, roang,,,,,,,, LongLeftArrow longleftarrow xlarr, LongRightArrow longrightarrow
xrarr, LongLeftRightArrow longleftrightarrow xharr, DoubleLongLeftArrow Longleftarrow xlArr,
DoubleLongRightArrow Longrightarrow xrArr, DoubleLongLeftRightArrow Longleftrightarrow xhArr,, longmapsto
xmap,,, dzigrarr U+2902 nvlArr, nvrArr, nvHarr, Map,,,,,,, lbarr, bkarow rbarr, lBarr, dbkarow rBarr, RBarr
drbkarow, DDotrahd, UpArrowBar, DownArrowBar,,, Rarrtl,,, latail, ratail, lAtail, rAtail, larrfs, rarrfs,
larrbfs, rarrbfs,,, nwarhk, nearhk, hksearow searhk, hkswarow swarhk, nwnear, nesear toea, seswar tosa, swnwar
U+2933 rarrc U+2933+338 nrarrc U+2935 cudarrr, ldca, rdca, cudarrl, larrpl,,, curarrm, cularrp,,,,,,,,
rarrpl,,, harrcir, Uarrocir, lurdshar, ldrushar,,, LeftRightVector, RightUpDownVector, DownLeftRightVector,
LeftUpDownVector, LeftVectorBar, RightVectorBar, RightUpVectorBar, RightDownVectorBar, DownLeftVectorBar,
DownRightVectorBar, LeftUpVectorBar, LeftDownVectorBar, LeftTeeVector, RightTeeVector, RightUpTeeVector,
RightDownTeeVector, DownLeftTeeVector, DownRightTeeVector, LeftUpTeeVector, LeftDownTeeVector, lHar, uHar,
rHar, dHar, luruhar, ldrdhar, ruluhar, rdldhar, lharul, llhard, rharul, lrhard, UpEquilibrium udhar,
ReverseUpEquilibrium duhar, RoundImplies, erarr, simrarr, larrsim, rarrsim, rarrap, ltlarr,, gtrarr, subrarr,,
suplarr, lfisht, rfisht, ufisht, dfisht,,,,,, lopar, ropar,,,,, lbrke, rbrke, lbrkslu, rbrksld, lbrksld,
rbrkslu, langd, rangd, lparlt, rpargt, gtlPar, ltrPar,,,, vzigzag,, vangrt, angrtvbd,,,,,,, ange, range,
dwangle, uwangle, angmsdaa, angmsdab, angmsdac, angmsdad, angmsdae, angmsdaf, angmsdag, angmsdah, bemptyv,
demptyv, cemptyv, raemptyv, laemptyv, ohbar, omid, opar,, operp,, olcross, odsold,, olcir, ofcir, olt, ogt,
cirscir, cirE, solb, bsolb,,,, boxbox,,,, trisb, rtriltri, LeftTriangleBar U+29CF+338 NotLeftTriangleBar
U+29D0 RightTriangleBar U+29D0+338 NotRightTriangleBar U+29DC iinfin, infintie, nvinfin,,,,, eparsl, smeparsl,
eqvparsl,,,,,, blacklozenge lozf U+29F4 RuleDelayed,, dsol U+2A00 bigodot xodot, bigoplus xoplus, bigotimes
xotime,, biguplus xuplus,, bigsqcup xsqcup,,,,,, iiiint qint, fpartint,,, cirfnint, awint, rppolint, scpolint,
npolint, pointint, quatint, intlarhk U+2A22 pluscir, plusacir, simplus, plusdu, plussim, plustwo,, mcomma,
minusdu,,, loplus, roplus, Cross, timesd, timesbar,, smashp, lotimes, rotimes, otimesas, Otimes, odiv,
triplus, triminus, tritime, intprod iprod,,, amalg, capdot,, ncup, ncap, capand, cupor, cupcap, capcup,
cupbrcap, capbrcup, cupcup, capcap, ccups, ccaps,,, ccupssm,,, And, Or, andand, oror, orslope, andslope,,
andv, orv, andd, ord,, wedbar,,,,,,, sdote,,,, simdot,,, congdot U+2A6D+338 ncongdot U+2A6E easter, apacir,
apE U+2A70+338 napE U+2A71 eplus, pluse, Esim, Colone, Equal,, ddotseq eDDot, equivDD, ltcir, gtcir, ltquest,
gtquest, LessSlantEqual leqslant les U+2A7D+338 NotLessSlantEqual nleqslant nles U+2A7E GreaterSlantEqual
geqslant ges U+2A7E+338 NotGreaterSlantEqual ngeqslant nges U+2A7F lesdot, gesdot, lesdoto, gesdoto, lesdotor,
gesdotol, lap lessapprox, gap gtrapprox, lne lneq, gne gneq, lnap lnapprox, gnap gnapprox, lEg lesseqqgtr, gEl
gtreqqless, lsime, gsime, lsimg, gsiml, lgE, glE, lesges, gesles, els eqslantless, egs eqslantgtr, elsdot,
egsdot, el, eg,,, siml, simg, simlE, simgE, LessLess U+2AA1+338 NotNestedLessLess U+2AA2 GreaterGreater
U+2AA2+338 NotNestedGreaterGreater U+2AA4 glj, gla, ltcc, gtcc, lescc, gescc, smt, lat, smte U+2AAC+FE00 smtes
U+2AAD late U+2AAD+FE00 lates U+2AAE bumpE, PrecedesEqual pre preceq U+2AAF+338 NotPrecedesEqual npre npreceq
U+2AB0 SucceedsEqual sce succeq U+2AB0+338 NotSucceedsEqual nsce nsucceq U+2AB3 prE, scE, precneqq prnE, scnE
succneqq, prap precapprox, scap succapprox, precnapprox prnap, scnap succnapprox, Pr, Sc, subdot, supdot,
subplus, supplus, submult, supmult, subedot, supedot, subE subseteqq U+2AC5+338 nsubE nsubseteqq U+2AC6 supE
supseteqq U+2AC6+338 nsupE nsupseteqq U+2AC7 subsim, supsim,,, subnE subsetneqq U+2ACB+FE00 varsubsetneqq
vsubnE U+2ACC supnE supsetneqq U+2ACC+FE00 varsupsetneqq vsupnE U+2ACF csub, csup, csube, csupe, subsup,
supsub, subsub, supsup, suphsub, supdsub, forkv, topfork, mlcp U+2AE4 Dashv DoubleLeftTee,, Vdashl, Barv,
vBar, vBarv,, Vbar, Not, bNot, rnmid, cirmid, midcir, topcir, nhpar, parsim U+2AFD parsl U+2AFD+20E5 nparsl
U+FB00 fflig, filig, fllig, ffilig, ffllig U+1D49C Ascr,, Cscr, Dscr,,, Gscr,,, Jscr, Kscr,,, Nscr, Oscr,
Pscr, Qscr,, Sscr, Tscr, Uscr, Vscr, Wscr, Xscr, Yscr, Zscr, ascr, bscr, cscr, dscr,, fscr,, hscr, iscr, jscr,
kscr, lscr, mscr, nscr,, pscr, qscr, rscr, sscr, tscr, uscr, vscr, wscr, xscr, yscr, zscr U+1D504 Afr, Bfr,,
Dfr, Efr, Ffr, Gfr,,, Jfr, Kfr, Lfr, Mfr, Nfr, Ofr, Pfr, Qfr,, Sfr, Tfr, Ufr, Vfr, Wfr, Xfr, Yfr,, afr, bfr,
cfr, dfr, efr, ffr, gfr, hfr, ifr, jfr, kfr, lfr, mfr, nfr, ofr, pfr, qfr, rfr, sfr, tfr, ufr, vfr, wfr, xfr,
yfr, zfr, Aopf, Bopf,, Dopf, Eopf, Fopf, Gopf,, Iopf, Jopf, Kopf, Lopf, Mopf,, Oopf,,,, Sopf, Topf, Uopf,
Vopf, Wopf, Xopf, Yopf,, aopf, bopf, copf, dopf, eopf, fopf, gopf, hopf, iopf, jopf, kopf, lopf, mopf, nopf,
oopf, popf, qopf, ropf, sopf, topf, uopf, vopf, wopf, xopf, yopf, zopf
`;
