/** The style that the publisher's page has in addition to that of all pages. */
export const adminStyle = `
.top.bar{gap:.5rem 2rem;align-items:end}
.top.bar form,.acts form,.inline form{margin:0!important}
.desk{display:grid;gap:2.8rem 4rem;grid-template-columns:minmax(0,1fr)}
.desk>*{min-width:0}
button.plain{background:none;color:inherit;border-color:var(--edge);min-height:2.4rem;padding-block:.2rem;font-size:.88rem}
.state{display:flex;align-items:baseline;gap:.6rem}
.state::before{content:"";flex:none;inline-size:.6rem;block-size:.6rem;border-radius:50%;border:2px solid var(--quiet)}
.pass::before{background:var(--quiet)}
.warn::before,.fail::before{border-color:var(--accent)}
.fail::before{background:var(--accent)}
.findings li{padding-block:.7rem;border-block-end:1px solid var(--line)}
.findings p{font-size:.95rem}
.src{padding-block:1.1rem;border-block-end:1px solid var(--line);display:grid;gap:.6rem}
.src h3{display:flex;flex-wrap:wrap;align-items:baseline;justify-content:space-between;gap:.2rem 1rem}
.src .state{font:400 .88rem/1.5 var(--sans);color:var(--quiet)}
.src .fail{color:var(--accent)}
.acts{display:flex;flex-wrap:wrap;gap:.4rem 1.2rem;align-items:center}
.facts{display:flex;flex-wrap:wrap;gap:.2rem 1.4rem}
.facts div{display:flex;gap:.45rem;align-items:baseline}
.facts dt{margin:0}
.facts dd{font-size:.88rem}
.facts dd,.num{font-variant-numeric:tabular-nums}
.chart{display:block;inline-size:100%;block-size:9rem;margin-block-start:1.6rem;overflow:visible}
.chart rect{fill:var(--ink)}
.chart .bad{fill:var(--accent)}
.chart .none{fill:var(--edge)}
.chart line{stroke:var(--line)}
.chart text{fill:var(--quiet);font-size:.75rem}
.span{margin-block-start:.3rem;text-align:end}
details{margin-block-start:.9rem}
summary{cursor:pointer;padding-block:.3rem;color:var(--quiet);font-size:.88rem}
.scroll{overflow-x:auto;overflow-wrap:normal}
table{border-collapse:collapse;inline-size:100%;font-size:.88rem}
th{font-weight:400;color:var(--quiet);text-align:start;vertical-align:bottom}
th,td{padding:.4rem 0;padding-inline-end:1.2rem;border-block-end:1px solid var(--line)}
th,td{white-space:nowrap}
td{vertical-align:top}
td br+span{display:block;white-space:normal;min-inline-size:16rem}
.num{text-align:end}
.rows li{display:flex;flex-wrap:wrap;align-items:baseline;justify-content:space-between;gap:0 1rem;padding-block:.45rem;border-block-end:1px solid var(--line)}
.rows+p{margin-block-start:.6rem}
.rows a{text-decoration:none}
code{font:.88em/1.5 ui-monospace,"SF Mono",Menlo,Consolas,monospace}
.sign{inline-size:100%;max-inline-size:26rem;margin-inline:auto}
.sign label{text-align:start}
.sign input,.ask input[name=name]{flex:1 1 14rem;min-inline-size:0}
.ask{max-inline-size:44rem}
.ask form p{inline-size:100%}
.check{display:flex;align-items:center;gap:.6rem;inline-size:100%}
.check input{min-height:1.4rem;inline-size:1.4rem;flex:none;accent-color:var(--accent)}
[role=alert]{color:var(--accent)}
@media(min-width:60rem){.desk{grid-template-columns:repeat(2,minmax(0,1fr))}.full{grid-column:1/-1}}
@media(forced-colors:active){.chart rect{fill:CanvasText}.chart .bad{fill:LinkText}.chart .none{fill:GrayText}.chart line{stroke:GrayText}}
@media print{.chart rect{print-color-adjust:exact}}
`;
