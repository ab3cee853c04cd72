/**
 * The style of all pages. It is part of each page, so a page needs a single request. Every rule serves all
 * directions of writing, and the fonts are those of the reader's system.
 *
 * Grids that need `:has()` are in `@supports`, since a browser that lacks it would apply half of their rules. WebKit for Linux,
 * the only one that hangs punctuation and has no fonts of Apple, paints characters over each other with `text-autospace`. With
 * `contain: size`, WebKit leaves the box of a picture as it is if the picture fails. `img::after` then hides the frame that
 * Chromium draws; a picture that has loaded has none.
 */
export const style = `
:root{color-scheme:light dark;--track:.08em;--paper:#fffdf9;--ink:#1c1a17;--quiet:#645f57;--line:#e3ddd1;--edge:#8a8378;--accent:#96281b;--tint:#f6f1e7;
--serif:"Iowan Old Style","Palatino Linotype",Palatino,"Noto Serif","Source Serif 4",Georgia,serif;--sans:system-ui,-apple-system,"Segoe UI",Roboto,"Noto Sans",sans-serif}
:lang(zh){--serif:"Songti SC","Noto Serif CJK SC","Noto Serif SC","Source Han Serif SC",system-ui,sans-serif}
:lang(zh-Hant),:lang(zh-TW),:lang(zh-HK){--serif:"Songti TC","Noto Serif CJK TC","Noto Serif TC","Source Han Serif TC",system-ui,sans-serif}
:lang(ja){--serif:"Hiragino Mincho ProN","Yu Mincho","Noto Serif CJK JP","Noto Serif JP",system-ui,serif}
:lang(ko){--serif:AppleMyungjo,"Noto Serif CJK KR","Noto Serif KR",Batang,system-ui,serif}
:lang(ar),:lang(fa),:lang(ur){--track:0;--serif:"Noto Naskh Arabic","Geeza Pro",Tahoma,serif;--sans:system-ui,"Noto Sans Arabic",Tahoma,sans-serif}
:lang(he){--serif:"Frank Ruhl Libre","Noto Serif Hebrew","Times New Roman",serif}
@media(prefers-color-scheme:dark){:root{--paper:#161513;--ink:#ebe7df;--quiet:#a8a195;--line:#35322c;--edge:#7d766b;--accent:#f19a86;--tint:#211f1c}}
*{box-sizing:border-box}
html{background:var(--paper);color:var(--ink);font:106.25%/1.65 var(--sans);-webkit-text-size-adjust:100%;text-size-adjust:100%}
body{display:flex;flex-direction:column;min-block-size:100svh;max-width:70rem;margin:0 auto;padding:0 1rem;padding:0 clamp(1rem,4vw,2.5rem);overflow-wrap:anywhere;line-break:strict;text-spacing-trim:trim-start}
h1,h2,h3,.name,.lead,.titles{font-family:var(--serif);font-weight:700;line-height:1.25;margin:0}
h1,h3,.name,.lead{text-wrap:balance;word-break:auto-phrase}
h1{font-size:clamp(1.8rem,1.3rem + 2.4vw,3rem)}
p,dl,dd,ul{margin:0;text-wrap:pretty}
ul{list-style:none;padding:0}
a{color:inherit;text-decoration-color:var(--edge);text-decoration-thickness:.06em;text-underline-offset:.2em}
a:hover{color:var(--accent);text-decoration-color:currentcolor}
:focus-visible{outline:.16rem solid var(--accent);outline-offset:.16rem}
main:focus{outline:0}
.skip{position:absolute;top:-10rem;background:var(--paper);padding:.5rem 1rem;z-index:1}
.skip:focus{top:0}
.quiet,small,dt,.kind,footer,label{color:var(--quiet);font-size:.88rem}
.inline{display:flex;flex-wrap:wrap;gap:.1rem 1.1rem}
.inline a,.terms a,.kind a,nav a{display:inline-block;padding-block:.15rem}
header,.bar{display:flex;flex-wrap:wrap;align-items:center;gap:.4rem 2rem}
header{padding-block:1rem;border-block-end:3px double var(--line)}
.bar{flex:1 1 38rem;min-inline-size:0;justify-content:space-between}
.name{font-size:1.35rem}
p.name{display:flex;align-items:center;min-block-size:2.4rem}
.name a{display:flex;align-items:center;gap:.7rem;text-decoration:none}
.name img{border-radius:.3rem;object-fit:cover}
img{position:relative;overflow:hidden}
img::after{content:"";position:absolute;inset:0;background:var(--tint)}
header nav{font-size:.94rem}
header nav ul{gap:.1rem 1rem}
header nav a{text-decoration:none}
header nav a:hover,[aria-current]{color:var(--accent)}
[aria-current]{text-decoration-line:underline;text-decoration-color:currentcolor;text-decoration-thickness:.14em}
header:has(h1){padding-block:clamp(1.5rem,4vw,2.6rem) .7rem;justify-content:center;text-align:center}
header h1,header .lead{width:100%}
header h1.name{font-size:clamp(2.1rem,1.2rem + 3.8vw,3.8rem);line-height:1.1}
header:has(h1) h1 a{flex-wrap:wrap;justify-content:center}
header:has(h1) .bar{flex-basis:100%;margin-block-start:.7rem;padding-block-start:.7rem;border-block-start:1px solid var(--line)}
header:has(h1)+main>.top,main:has(>.top:only-child){text-align:center}
header:has(h1)+main{gap:1.8rem 4rem;padding-block-start:1.2rem}
main{flex:1;display:grid;align-content:start;gap:2.5rem 4rem;padding-block:2rem 4rem}
main:has(>.top:only-child){align-content:center}
main>*{min-width:0}
.kind{text-transform:uppercase;letter-spacing:var(--track)}
.kind a{color:var(--accent);text-decoration:none}
.lead{font-weight:400;font-size:1.2rem;line-height:1.5}
.top>*+*{margin-block-start:.5rem}
h2{font:600 .95rem/1.4 var(--sans);padding-block-end:.4rem;border-block-end:1px solid var(--line);margin-block-end:.9rem}
.more section+section,.wide section+section,.wide .day~.day{margin-block-start:2.2rem}
.subscribe{background:var(--tint);padding:1.2rem 1.3rem 1.3rem;border-block-start:3px solid var(--accent);align-self:start}
.subscribe h2{border:0;padding:0;margin:0 0 .4rem;font:700 1.3rem/1.3 var(--serif)}
.subscribe p{font-size:.95rem}
.address{margin-block:1rem}
label{display:block}
input,button{font:inherit;color:inherit;background:var(--paper);border:1px solid var(--edge);border-radius:.2rem;padding:.45rem .7rem;min-height:2.75rem}
.address input{width:100%;font:.85rem/1.5 ui-monospace,"SF Mono",Menlo,Consolas,monospace;text-overflow:ellipsis}
.paper{display:none}
dt{margin-block-start:.8rem}
dd{font-size:.95rem}
article{display:grid;grid-template-columns:minmax(0,1fr);column-gap:1.6rem;padding-block:1.3rem;border-block-end:1px solid var(--line)}
h2+article{padding-block-start:.3rem}
h3{font-size:1.35rem}
h3 a{text-decoration:none}
h3 a:hover{text-decoration:underline}
h3+p{margin-block:.3rem .5rem}
article img{grid-row:1;width:100%;height:auto;aspect-ratio:3/2;contain:size;object-fit:cover;background:var(--tint);margin-block-end:.9rem}
.summary{display:-webkit-box;-webkit-box-orient:vertical;-webkit-line-clamp:4;overflow:hidden}
.terms{display:flex;flex-wrap:wrap;gap:.25rem 1.2rem}
.wide .terms{display:grid;grid-template-columns:repeat(auto-fill,minmax(min(100%,14rem),1fr));gap:.1rem 2rem}
.wide .terms li{display:flex;align-items:baseline;justify-content:space-between;gap:.8rem;border-block-end:1px solid var(--line)}
.terms a{text-decoration:none}
.wide .terms a{overflow:hidden;display:-webkit-box;-webkit-box-orient:vertical;-webkit-line-clamp:3}
small{font-variant-numeric:tabular-nums;white-space:nowrap}
[role=status]{margin-block-end:1.5rem}
.titles{font-weight:400;font-size:1.12rem}
.titles li{padding-block:.35rem}
.titles a{text-decoration:none}
.titles a:hover{text-decoration:underline}
form{display:flex;flex-wrap:wrap;gap:.5rem;margin-block-start:1rem!important;align-items:center}
form label{inline-size:100%}
input[type=search]{flex:1 1 8rem;min-inline-size:0;max-inline-size:28rem}
header form{flex:1 1 15rem;min-inline-size:0;margin:0!important;flex-wrap:nowrap}
header form :is(input,button){min-height:2.4rem;padding-block:.2rem;font-size:.88rem}
header input[type=search]{flex-basis:0}
header button{background:none;color:inherit;border-color:var(--edge);padding-inline:.8rem}
::placeholder{color:var(--quiet);opacity:1}
.wide:has(article){max-inline-size:44rem}
.wide section:last-child:has(#subscribe){margin-block-start:2.5rem}
.text{max-inline-size:44rem}
.text>*+*{margin-block-start:1rem}
.text>h2{margin-block-start:2.5rem}
.text>h3{margin-block-start:2rem}
code,pre{font:.9em/1.6 ui-monospace,"SF Mono",Menlo,Consolas,monospace}
button{background:var(--ink);color:var(--paper);border-color:var(--ink);padding-inline:1.4rem;cursor:pointer}
.pager{display:flex;flex-wrap:wrap;align-items:center;justify-content:space-between;gap:.5rem 1.5rem;padding-block-start:1.6rem}
.pager>[rel]{border:1px solid var(--edge);border-radius:.2rem;padding:.5rem 1.1rem;text-decoration:none}
.pager [rel=next]{margin-inline-start:auto}
.pager li a{min-inline-size:1.8rem;text-align:center;text-decoration:none}
.pager [aria-current]{font-weight:700;text-decoration-line:underline}
.pager p{inline-size:100%;text-align:center}
pre{white-space:pre-wrap;background:var(--tint);padding:1rem}
footer{border-block-start:3px double var(--line);padding-block:1.2rem 2rem}
@supports(font:-apple-system-body) or (not (hanging-punctuation:first)){body{text-autospace:normal}}
@media(min-width:48rem){header form{max-inline-size:20rem}}
@supports selector(:has(a)){@media(min-width:26rem){article:has(img){grid-template:auto auto 1fr/minmax(0,1fr) 28%}article img{grid-area:1/2/4/3;margin:.3rem 0 0}}
@media(min-width:48rem){.wide:has(>.day){display:grid;grid-template-columns:11rem minmax(0,1fr)}.wide>.day{border:0;padding:0}.wide>.day,.titles{border-block-start:1px solid var(--line);padding-block:.7rem 1.1rem;margin:0!important}.wide>.day+.titles{padding-block-start:.45rem}.wide>.pager{grid-column:1/-1}}
@media(min-width:60rem){main:has(.subscribe){grid-template:"top top" auto "list subscribe" auto "list more" 1fr/minmax(0,1fr) 21rem}main:has(.subscribe)>.top{grid-area:top}.list{grid-area:list}.subscribe{grid-area:subscribe}.more{grid-area:more}
.list h2+article h3{font-size:2.1rem}.list h2+article:has(img){grid-template-columns:minmax(0,1fr) 40%}}}
@media print{body{display:block;min-block-size:0}html{font-size:11pt;background:none;color:#000}.skip,.bar,.subscribe dl,.address input,form,.pager,article img{display:none}.paper{display:block}.subscribe{background:none;padding-inline:0}main:has(.subscribe),article{display:block}main>*{margin-block-end:1.5rem}article,li{break-inside:avoid}h3 a::after,.titles a::after{content:"<" attr(href) ">";margin-inline:.4em;font:.8rem var(--sans);direction:ltr;unicode-bidi:isolate}}
`;
