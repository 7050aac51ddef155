/** The style sheet of the report: a printed page's calm, in light, dark and on paper. */
import { POLICY_COLOURS, VERDICTS } from "../charts/palette.ts";
import { rampVariables } from "../charts/shades.ts";

/** The colours of one paper, as CSS variables. */
export function variables(paper: "light" | "dark"): string {
  const policies = POLICY_COLOURS.map((colour, i) => `--policy-${i}:${colour[paper]}`);
  const verdicts = Object.entries(VERDICTS).map(([name, look]) => `--${name}:${look[paper]}`);
  const ink =
    paper === "light"
      ? "--ink:#1c1b19;--muted:#5a5852;--line:#d4d1c8;--grid:#eae7df;--paper:#fffefb;--tint:#f5f2ea;--band:#ece5cf;--link:#0b4f86"
      : "--ink:#eceae4;--muted:#b2afa6;--line:#4a4842;--grid:#35332e;--paper:#1a1917;--tint:#252320;--band:#4a4428;--link:#8fc4f0";
  return [ink, ...policies, ...verdicts, ...rampVariables(paper)].join(";");
}

const LIGHT = variables("light");
const DARK = variables("dark");

export const STYLE = `
:root{color-scheme:light dark;${LIGHT};
--sans:"Helvetica Neue",Arial,"Noto Sans","Noto Sans CJK SC","PingFang SC","Hiragino Sans GB","Microsoft YaHei",system-ui,sans-serif;
--serif:Georgia,"Times New Roman","Noto Serif","Noto Serif CJK SC","Songti SC",SimSun,serif;
--mono:ui-monospace,SFMono-Regular,Menlo,Consolas,"DejaVu Sans Mono",monospace}
@media (prefers-color-scheme:dark){:root{${DARK}}}
*{box-sizing:border-box}
html{-webkit-text-size-adjust:100%;scroll-padding-top:1rem}
body{margin:0;background:var(--paper);color:var(--ink);font:17px/1.6 var(--sans);overflow-wrap:break-word}
:lang(zh-Hans){line-height:1.75}
a{color:var(--link)}
:focus-visible{outline:3px solid var(--link);outline-offset:2px}
.skip{position:absolute;left:-999rem}
.skip:focus{left:1rem;top:1rem;background:var(--paper);padding:.5rem 1rem;z-index:9}
.aside{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
.top,.columns,.bottom{max-width:908px;margin:0 auto;padding:0 24px}
.top{padding-top:28px}
.banner{margin:0 0 36px;padding:10px 14px;border-left:4px solid var(--worse);background:var(--tint);font-size:15px}
.kicker{margin:0 0 8px;font-size:14px;letter-spacing:.02em;color:var(--muted)}
h1,h2,h3{font-family:var(--serif);font-weight:600;line-height:1.25;text-wrap:balance}
h1{font-size:clamp(28px,4.6vw,42px);margin:0 0 16px}
h2{font-size:clamp(22px,3vw,27px);margin:0 0 14px}
h3{font-size:19px;margin:0 0 8px}
.question{font:italic 20px/1.55 var(--serif);color:var(--muted);margin:0 0 34px;max-width:40em}
:lang(zh-Hans) .question{font-style:normal}
section{border-top:1px solid var(--line);padding:34px 0 26px}
main section:first-child{border-top:2px solid var(--ink)}
p,ul{max-width:44em}
.lead{font-size:18px}
.quiet{color:var(--muted);font-size:.9em}
nav{font-size:14px;margin:28px 0 34px}
.nav-title{margin:0 0 4px;color:var(--muted)}
nav ol{list-style:none;margin:0;padding:0;display:flex;flex-wrap:wrap;gap:2px 18px}
nav a{text-decoration:none;display:inline-block;padding:3px 0}
nav a:hover{text-decoration:underline}
.policy summary{color:inherit;padding:12px 0}
.policy h3{display:inline;margin:0}
.policy .summary{display:block;padding-left:1.1em;max-width:44em}
.policy p,.policy .findings{margin-left:1.1em}
.swatch{display:inline-block;width:.7em;height:.7em;margin-right:.45em;border-radius:50%}
.findings{list-style:none;margin:0 0 22px;padding:0;font-size:16px}
.findings li{display:grid;grid-template-columns:104px minmax(0,1fr);gap:10px;padding:6px 0}
.findings .quiet{display:block}
.caution{color:var(--worse)}
.plain{padding-left:1.1em}
.plain li{margin:6px 0}
.badge{font-size:14px;font-weight:600;white-space:nowrap;line-height:25px}
.badge.better,.mark.better{color:var(--better)}
.badge.worse,.mark.worse{color:var(--worse)}
.badge.different,.mark.different{color:var(--different)}
.badge.equivalent,.mark.equivalent{color:var(--equivalent)}
.badge.undecided,.mark.undecided{color:var(--undecided)}
.notice{border:1px solid var(--worse);padding:4px 16px;margin:0 0 18px;font-size:16px}
.reading{font-size:17px;margin:0 0 20px}
.chart{margin:0 0 14px}
.chart svg{display:block;width:100%;height:auto;overflow:visible}
.chart.wide svg{max-width:860px}
.chart.narrow svg{max-width:480px}
.chart.narrow{display:none}
details{margin:10px 0;border-bottom:1px solid var(--grid)}
summary{cursor:pointer;padding:8px 0;font-size:16px;color:var(--link)}
.scroll{overflow-x:auto;margin:6px 0 16px;position:relative}
table{border-collapse:collapse;font-size:14px;line-height:1.45;min-width:100%;font-variant-numeric:tabular-nums lining-nums}
caption{text-align:left;color:var(--muted);padding:0 0 8px;font-size:14px;max-width:52em}
th,td{padding:6px 10px 6px 0;vertical-align:top;text-align:left;border-bottom:1px solid var(--grid)}
th:last-child,td:last-child{padding-right:2px}
thead th{font-weight:600;color:var(--muted);border-bottom:1px solid var(--line);vertical-align:bottom;min-width:64px;font-size:13px}
tbody th{font-weight:400;min-width:170px}
tbody th[scope=row],thead th:first-child{position:sticky;left:0;background:var(--paper)}
.held{display:block;position:sticky;left:0;max-width:min(60em,calc(100vw - 34px))}
.unit{display:block;font-weight:400;font-size:12px}
.wrap{white-space:normal}
.glance{margin:22px 0 26px}
.glance table{font-size:15px}
.glance thead th{font-size:13px;min-width:88px}
.glance td{font-weight:600}
.key{margin:0}
.key .badge{margin-right:14px;font-weight:400}
tr.group th{font-weight:600;font-size:15px;padding-top:18px;border-bottom:1px solid var(--line)}
tr.group .quiet{font-weight:400}
td.number,th.number{text-align:right}
td.number{white-space:nowrap}
td.word{min-width:92px}
td.word,thead th.word+th.word,th.number+th.word{padding-left:14px}
td .badge{font-size:inherit;line-height:inherit}
.beside,.beside+.unit{display:block;padding-left:1.2em}
code{font:13px/1.5 var(--mono)}
th code{display:block;color:var(--muted);font-size:12px}
pre{background:var(--tint);padding:12px 14px;overflow-x:auto}
.provenance{margin:0;font-size:15px}
.provenance div{display:grid;grid-template-columns:200px minmax(0,1fr);gap:12px;padding:5px 0;border-bottom:1px solid var(--grid)}
.provenance dt{color:var(--muted)}
.provenance dd{margin:0;overflow-wrap:anywhere}
.evidence-bar{display:flex;height:28px;margin:14px 0;font-size:13px;line-height:28px;max-width:44em}
.evidence-part{padding:0 8px;overflow:hidden;white-space:nowrap;border-right:2px solid var(--paper)}
.evidence-part.D{background:#0b4a6f;color:#fff}
.evidence-part.I{background:#8cc2e3;color:#111}
.evidence-part.A{background:#f0d9a8;color:#111}
.evidence{white-space:nowrap}
.evidence.A{color:var(--worse)}
.bottom{color:var(--muted);font-size:14px;border-top:1px solid var(--line);padding-top:14px;padding-bottom:40px}
@media (min-width:1280px){
.columns{display:grid;grid-template-columns:190px minmax(0,860px);gap:52px;max-width:1150px}
.columns>main:only-child{grid-column:2}
.top,.bottom{max-width:1150px;padding-left:266px}
nav{position:sticky;top:24px;align-self:start;margin:34px 0;max-height:calc(100vh - 48px);overflow-y:auto;line-height:1.45}
nav ol{display:block}
nav li{margin:0 0 5px}
}
@media screen and (max-width:767px){
body{font-size:16px}
nav{margin:0 0 20px}
.nav-title{display:none}
nav ol{flex-wrap:nowrap;overflow-x:auto}
nav li{white-space:nowrap}
.top,.columns,.bottom{padding-left:16px;padding-right:16px}
.top{padding-top:16px}
.findings li{grid-template-columns:minmax(0,1fr);gap:0}
.provenance div{grid-template-columns:minmax(0,1fr);gap:0}
tbody th[scope=row]{min-width:112px;max-width:128px}
.chart.wide{display:none}
.chart.narrow{display:block}
}
.on-paper{display:none}
@page{size:A4;margin:14mm 15mm 13mm}
@media print{
:root{${LIGHT};--paper:#fff;--tint:#fff}
body,.lead,.reading,.findings,.question,.plain,.provenance{font-size:9.5pt}
body{line-height:1.45}
p,ul,.policy .summary{max-width:none}
.on-paper{display:block}
.findings li{grid-template-columns:62pt minmax(0,1fr);padding:2pt 0;line-height:1.4}
.top{padding-top:0}
.banner,.question{margin-bottom:10pt;font-size:9.5pt}
h1{font-size:19pt;margin-bottom:6pt}
h2{font-size:14pt;margin-bottom:6pt}
h3{font-size:12pt}
#answer .findings,#answer .plain{font-size:9pt;line-height:1.35;margin-bottom:6pt}
#answer p,#answer ul,.banner,.question{max-width:none}
#answer .plain li{margin:2pt 0}
.read-on{display:none}
#answer p,#answer .chart{margin-top:4pt;margin-bottom:6pt}
.glance table{font-size:8pt}
.badge{font-size:9.5pt}
nav,.skip,summary,details:not([open]){display:none}
.policy,.policy:not([open]),.policy summary{display:block;list-style:none}
.policy{break-inside:avoid;margin:0}
.policy summary{padding:4pt 0;font-size:9.5pt}
.top,.columns,.bottom{display:block;max-width:none;padding:0}
section{break-inside:auto;padding:12pt 0 8pt}
section:has(>.chart){break-inside:avoid}
#answer{break-after:page}
h2,h3,.reading,caption,.lead{break-after:avoid}
.chart,tr,li,p,pre,dl>div{break-inside:avoid}
.chart svg{max-height:222mm}
.provenance div{padding:2pt 0}
.scroll{overflow:visible}
table{font-size:8pt}
th,td{padding:2pt 4pt 2pt 0;min-width:0!important;position:static!important}
td.number{white-space:normal}
pre{white-space:pre-wrap;border:1px solid var(--line)}
}
`;
