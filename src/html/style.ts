/** How a page looks: light and dark, on a phone, on paper. Every pair of colors has at least 4.5 to 1. */
import { ink } from '../draw/index.js'

/** What the colors of a picture become on a dark page; on a light one, and on paper, they are as drawn. */
const darkInk: Readonly<Record<keyof typeof ink, string>> = {
  text: '#e6eaee',
  muted: '#a9b4bf',
  rule: '#6f7b87',
  faint: '#37414b',
  paper: '#171b20',
  box: '#7fb0e0',
  diamond: '#bcd8f3',
  good: '#66c894',
  bad: '#f3917d',
}

const darkPictures = Object.entries(ink)
  .map(([name, color]) => {
    const dark = darkInk[name as keyof typeof ink]
    return `figure svg[fill="${color}"],figure svg [fill="${color}"]{fill:${dark}}figure svg [stroke="${color}"]{stroke:${dark}}`
  })
  .join('\n')

const light = `--ink:#1b2126;--muted:#525e69;--line:#d9dfe5;--paper:#fff;--soft:#f4f6f8;--link:#1c5a94;--good:#1a6b43;--bad:#a8321f;--warn:#7a5200;
--s1:#e6eff7;--s2:#c3d9ec;--s3:#3f709b;--s4:#204566;--s12ink:#1b2126;--s34ink:#fff;
--low:#2a7549;--some:#f0c84b;--high:#b3341f;--crit:#6b1414;--none:#dfe4e9;--onlow:#fff;--onsome:#1b2126;--onnone:#1b2126`
const dark = `--ink:#e6eaee;--muted:#a9b4bf;--line:#37414b;--paper:#171b20;--soft:#1f252b;--link:#8dbdec;--good:#66c894;--bad:#f3917d;--warn:#e6b95c;
--s1:#22303d;--s2:#2b4a66;--s3:#86b4de;--s4:#c2dcf4;--s12ink:#e6eaee;--s34ink:#12171c;--none:#3c4650;--onnone:#e6eaee`

const reading = `*{box-sizing:border-box}
html{color-scheme:light dark;-webkit-text-size-adjust:100%;scroll-padding-top:1rem}
body{margin:0;background:var(--paper);color:var(--ink);font:1rem/1.55 system-ui,-apple-system,"Segoe UI",Roboto,"Noto Sans",sans-serif;overflow-wrap:break-word}
.page{max-width:76rem;margin:0 auto;padding:1.25rem}
h1{font-size:clamp(1.5rem,1.1rem + 1.8vw,2.15rem);line-height:1.2;margin:.2rem 0 .6rem;letter-spacing:-.012em;text-wrap:balance}
h2{font-size:1.35rem;line-height:1.3;margin:3rem 0 .4rem;padding-top:1.1rem;border-top:1px solid var(--line)}
h3{font-size:1.1rem;margin:2rem 0 .3rem}h4{font-size:1rem;margin:1.2rem 0 .2rem}h5,h6{font-size:.95rem;margin:1rem 0 .2rem}
p,ul,ol,dl{margin:.5rem 0}p,li,dd{max-width:46rem}ul,ol{padding-left:1.2rem}li{margin:.3rem 0}li code{font-size:.78em}
a{color:var(--link);text-decoration:underline;text-underline-offset:.15em;text-decoration-thickness:1px}
a:hover{text-decoration-thickness:2px}:focus-visible{outline:2px solid var(--link);outline-offset:2px;border-radius:2px}
.sr{position:absolute;width:1px;height:1px;margin:-1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
.muted,.label,.small{color:var(--muted)}.small{font-size:.875rem}.strong{font-weight:600}
.good{color:var(--good)}.bad{color:var(--bad)}.warn{color:var(--warn)}
code{font:.85em/1.4 ui-monospace,"SF Mono",Menlo,Consolas,"DejaVu Sans Mono",monospace;overflow-wrap:anywhere}
dl>div{display:grid;grid-template-columns:minmax(8rem,13rem) minmax(0,1fr);gap:.2rem 1rem;padding:.3rem 0;border-bottom:1px solid var(--line)}
dt{font-weight:600}dd{margin:0;overflow-wrap:anywhere}
.lead{font-size:1.15rem;line-height:1.5}.note{border-left:3px solid var(--line);padding-left:.8rem;color:var(--muted)}
.tiles{display:grid;grid-template-columns:repeat(auto-fit,minmax(8.5rem,1fr));gap:.75rem;padding:0;margin:1.25rem 0;list-style:none}
.tiles li{margin:0;padding:.7rem .85rem;background:var(--soft);border-radius:.5rem}
.tiles b{display:block;font-size:1.6rem;line-height:1.2;font-weight:650;font-variant-numeric:tabular-nums}
.tiles span{font-size:.875rem;color:var(--muted)}
nav ol{list-style:none;padding:0;margin:0}nav a{text-decoration:none;display:block;padding:.25rem 0}nav a:hover{text-decoration:underline}
.part{display:flex;flex-wrap:wrap;gap:.25rem 1rem;align-items:baseline;margin:.1rem 0 .8rem}
.csv{font-size:.8rem;font-weight:600;border:1px solid var(--line);border-radius:.3rem;padding:.05rem .45rem;text-decoration:none;white-space:nowrap}
details{margin:.4rem 0}summary{cursor:pointer;color:var(--link)}details>:not(summary){margin-left:.9rem}
footer{margin-top:3rem;padding-top:1rem;border-top:1px solid var(--line);color:var(--muted);font-size:.9rem}`

const tables = `table{border-collapse:collapse;width:100%;font-size:.9rem;line-height:1.4;margin:.6rem 0}
caption{text-align:left}
th,td{text-align:left;vertical-align:top;padding:.4rem .6rem .4rem 0;border-bottom:1px solid var(--line);overflow-wrap:anywhere;min-width:5rem}
thead th{font-weight:600;color:var(--muted);vertical-align:bottom}tbody th{font-weight:600}tbody th .muted{font-weight:400}td a,th a{text-decoration-color:var(--line)}td a:hover,th a:hover{text-decoration-color:currentcolor}
.num{text-align:right;font-variant-numeric:tabular-nums;white-space:nowrap;overflow-wrap:normal;min-width:0}thead .num{white-space:normal}tr.group th{padding-top:1rem}
thead button{all:unset;cursor:pointer;font:inherit;color:inherit}thead button:hover{color:var(--link)}
thead button:focus-visible{outline:2px solid var(--link);outline-offset:2px}
th[aria-sort=ascending] button::after{content:" \\2191"}th[aria-sort=descending] button::after{content:" \\2193"}
form.filter{display:flex;flex-wrap:wrap;gap:.6rem .9rem;align-items:end;background:var(--soft);padding:.8rem;border-radius:.5rem;margin:.6rem 0}
form.filter[hidden]{display:none}form.filter label{display:grid;gap:.15rem;font-size:.8rem;color:var(--muted);min-width:0;flex:1 1 9rem;max-width:15rem}
form.filter input,form.filter select,form.filter button{font:inherit;font-size:.95rem;color:var(--ink);background:var(--paper);border:1px solid var(--muted);border-radius:.3rem;padding:.3rem .45rem;width:100%;min-width:0}
form.filter button{width:auto;cursor:pointer}form.filter output{flex-basis:100%;font-size:.9rem}`

const parts = `.outcome{border:1px solid var(--line);border-radius:.6rem;padding:0 1.1rem 1rem;margin:1.1rem 0}
.outcome h3{margin-top:1rem}.layer{margin-top:.8rem}.layer>h4{font-size:.8rem;text-transform:uppercase;letter-spacing:.06em;color:var(--muted);margin:0 0 .1rem}
.sure{display:inline-block;white-space:nowrap;font-weight:600}.sure i{font-style:normal;letter-spacing:.05em;margin-right:.35em}
figure{margin:.6rem 0;overflow-x:auto;position:relative}figure svg{display:block;width:100%;height:auto;min-width:38rem;max-width:60rem}
.map{overflow-x:auto;position:relative;margin:.8rem 0}.map table{table-layout:fixed;width:auto;min-width:100%;font-size:.85rem;border-collapse:separate;border-spacing:2px}
.map th,.map td{border:0;padding:.3rem;min-width:0}.map thead th{width:5.6rem;vertical-align:bottom;text-align:center;hyphens:auto;font-size:.8rem;line-height:1.25}
.map thead th:first-child{width:13rem;text-align:left}.map tbody th{font-weight:500;vertical-align:middle}
.map td{text-align:center;vertical-align:middle;border-radius:.25rem;height:2.4rem;padding:0;white-space:nowrap;font-variant-numeric:tabular-nums}
.map td.zero{color:var(--muted);background:var(--soft)}.map td a{display:grid;place-content:center;height:100%;min-height:2.4rem;color:inherit;text-decoration:none}
.map td a:hover{text-decoration:underline}.map td.total{font-weight:600}
.s1,.s2{color:var(--s12ink)}.s3,.s4{color:var(--s34ink)}.s1{background:var(--s1)}.s2{background:var(--s2)}.s3{background:var(--s3)}.s4{background:var(--s4)}
.cell{display:none;background:var(--soft);border-radius:.5rem;padding:.6rem 1rem;margin:.8rem 0}.cell:target{display:block}.cell h3,.cell h4{margin:.2rem 0}
.legend{font-size:.875rem;color:var(--muted);display:flex;flex-wrap:wrap;gap:.2rem 1.1rem;list-style:none;padding:0}.legend li{margin:0}
table.lights{width:auto}.lights th,.lights td{min-width:0;padding-right:.9rem;overflow-wrap:normal;vertical-align:middle}.lights thead th:not(:first-child),.lights td{text-align:center}
.light{display:inline-grid;place-content:center;width:1.6rem;height:1.6rem;border-radius:50%;font-weight:700;font-size:.85rem;line-height:1}
.low{background:var(--low);color:var(--onlow)}.some{background:var(--some);color:var(--onsome)}.high{background:var(--high);color:#fff}.crit{background:var(--crit);color:#fff}.unknown{background:var(--none);color:var(--onnone)}
.flow{list-style:none;padding:0;margin:.8rem 0;max-width:46rem}.flow>li{margin:0}.flow>li+li::before{content:"\\2193";display:block;text-align:center;color:var(--muted);line-height:1.5}
.flow div{border:1px solid var(--line);border-radius:.5rem;padding:.5rem .9rem}.flow h4{margin:0;font-size:.8rem;text-transform:uppercase;letter-spacing:.06em;color:var(--muted)}
.flow p{display:flex;justify-content:space-between;gap:1rem;margin:.15rem 0}.flow b{font-variant-numeric:tabular-nums}
.trial{padding:.5rem 0;border-bottom:1px solid var(--line)}.trial h4{margin:.2rem 0}.trial p{margin:.2rem 0}.trial:target{background:var(--soft);outline:.5rem solid var(--soft)}`

const wide = `@media (min-width:72rem){.page{display:grid;grid-template-columns:12rem minmax(0,1fr);gap:2.5rem}
nav{position:sticky;top:1.25rem;align-self:start;font-size:.9rem;max-height:calc(100vh - 2.5rem);overflow-y:auto}}
@media (max-width:71.99rem){th,td{padding-right:.45rem}table.cards{font-size:.85rem}nav ol{display:flex;flex-wrap:wrap;gap:0 1rem;font-size:.95rem;border-bottom:1px solid var(--line);padding-bottom:.5rem}}`

const narrow = `@media screen and (max-width:46rem){.page{padding:.9rem}nav ol{flex-wrap:nowrap;overflow-x:auto;white-space:nowrap}.outcome{padding:0 .8rem .8rem}
dl>div{grid-template-columns:minmax(0,1fr)}
table.cards,table.cards tbody,table.cards tr,table.cards td,table.cards tbody th{display:block;width:100%}
table.cards thead{display:none}table.cards thead:has(button){display:block}table.cards thead:has(button) tr{display:flex;flex-wrap:wrap;gap:.2rem .9rem}
table.cards thead:has(button) th{display:block;border:0;padding:0;text-align:left}table.cards thead:has(button) tr::before{content:"Sort by";color:var(--muted)}
table.cards tr{padding:.5rem 0;border-bottom:1px solid var(--line)}table.cards tr[hidden]{display:none}
table.cards td,table.cards tbody th{border:0;padding:.12rem 0;text-align:left;white-space:normal}
table.cards td[data-label]::before,table.cards tbody th.num::before{content:attr(data-label) ": ";color:var(--muted);font-weight:400}
.map thead th:first-child{width:8.5rem}.map thead th{width:4.2rem}form.filter label{max-width:none}.lights th,.lights td{padding-right:.12rem}.lights tbody th{overflow-wrap:anywhere;font-size:.85rem}.lights tbody th span{display:none}
.lights .light{width:1.35rem;height:1.35rem;font-size:.75rem}}`

/** A head with a button in it stands on the first sheet only, so its words stand there instead. Sizes are in rem, so that all of them follow the one of paper; what is folded stands there by its heading alone. */
const paper = `@page{size:A4;margin:13mm 12mm}
@media print{:root{${light.replaceAll('\n', '')}}
html{font-size:11.5px}body{line-height:1.4}.page{display:block;max-width:none;padding:0}nav,form.filter,.js,table .title{display:none!important}
p,li,dd,.flow{max-width:none}li{margin:.1rem 0}h2{break-after:avoid;margin-top:1.5rem}h3,h4,summary,.part{break-after:avoid}figure,.flow>li,.trial,tr,.tiles{break-inside:avoid}
a{color:inherit;text-decoration-color:var(--line)}.csv{display:none}table{font-size:.82rem;line-height:1.3}th,td{padding:.22rem .5rem .22rem 0;min-width:3.2rem;overflow-wrap:break-word;hyphens:none}.num,.lights th,.lights td,.map th,.map td{min-width:0}thead{display:table-header-group;break-inside:avoid}thead button{display:none}thead th[data-label]::before{content:attr(data-label)}
[data-label^=Headline],[data-label=Pooled]{min-width:11rem}.outcome{border:0;border-top:1px solid var(--line);border-radius:0;padding:0;margin:.8rem 0}figure,.map{overflow:visible}figure svg{min-width:0;width:78%}
.map table{width:100%;min-width:0;font-size:.8rem}.map thead th{width:auto}.map thead th:first-child{width:24%}.map td,.map td a{height:1.6rem;min-height:0}
.why>ul,.layer>h4,.layer:has(>.nothing){display:none}.layer{margin-top:.3rem}.why::details-content{content-visibility:visible;block-size:auto}
#sources .trial{padding:.25rem 0}#sources .trial ul{padding:0;margin:.1rem 0}#sources .trial li{display:inline}#sources .trial li+li::before{content:" · "}#sources,#left-out ul{font-size:.85rem}#sources .trials{columns:2;column-gap:1.6rem}
.light,.map td,.tiles li{-webkit-print-color-adjust:exact;print-color-adjust:exact}}`

/** The whole style. */
export const style = `:root{${light}}
@media screen and (prefers-color-scheme:dark){:root{${dark}}
${darkPictures}}
${reading}
${tables}
${parts}
${wide}
${narrow}
${paper}`
