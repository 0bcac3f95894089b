/** The style of pages: light and dark, wide and narrow, on a screen and on paper. Contrasts meet WCAG 2.2, AA. */
export const style: string = `
:root {
  color-scheme: light dark;
  --page: #fff; --card: #f6f7f9; --text: #1b1f24; --soft: #57606a; --line: #d0d7de;
  --cloud: #c2410c; --own: #6b7fa8; --good: #14746f; --slow: #8a5a00; --focus: #0550ae; --band: #fde6d8;
}
@media (prefers-color-scheme: dark) {
  :root {
    --page: #14181d; --card: #1e242b; --text: #e8ebef; --soft: #a3adb8; --line: #3b444e;
    --cloud: #ff8552; --own: #8ea4d2; --good: #4fc1b5; --slow: #e0b04c; --focus: #7ab8ff; --band: #43291d;
  }
}
* { box-sizing: border-box; }
body { margin: 0 auto; padding: 1rem; max-width: 64rem; background: var(--page); color: var(--text);
  font: 1rem/1.5 system-ui, sans-serif; overflow-wrap: anywhere; }
h1 { font-size: 1.75rem; margin: 0 0 .25rem; line-height: 1.2; }
h2 { font-size: 1.3rem; margin: 2.5rem 0 .75rem; padding-top: .5rem; border-top: 1px solid var(--line); }
h3 { font-size: 1rem; margin: 0; }
header p, figcaption p { margin: 0; color: var(--soft); }
a { color: var(--focus); }
nav ul { display: flex; flex-wrap: wrap; gap: .25rem 1.25rem; padding: 0; margin: .75rem 0 0; list-style: none; }
nav a { display: inline-block; padding: .25rem 0; }
.skip { position: absolute; left: -100rem; }
.skip:focus { left: 1rem; top: .5rem; background: var(--page); padding: .5rem; }
:focus-visible { outline: 3px solid var(--focus); outline-offset: 2px; }
main:focus { outline: none; }
.unseen { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
.anomalies { list-style: none; margin: 0; padding: 0; display: grid; gap: .75rem; }
.anomalies li { background: var(--card); border-left: .4rem solid var(--cloud); border-radius: .25rem; padding: .75rem 1rem; }
.anomalies .slowdown { border-color: var(--slow); }
.anomalies .streak { border-color: var(--own); }
.anomalies strong { display: block; font-size: 1.1rem; }
figure { margin: 0 0 2rem; }
figcaption { margin-bottom: .5rem; }
.tiles { display: grid; grid-template-columns: repeat(auto-fit, minmax(7.5rem, 1fr)); gap: .75rem; margin: 0 0 1rem; }
.tiles div { background: var(--card); border-radius: .25rem; padding: .5rem .75rem; }
.tiles dt { color: var(--soft); font-size: .85rem; }
.tiles dd { margin: 0; font-size: 1.4rem; font-variant-numeric: tabular-nums; }
svg { display: block; width: 100%; height: auto; overflow: visible; }
svg text { fill: var(--soft); font: 12px system-ui, sans-serif; }
svg .axis { stroke: var(--line); }
svg .band { fill: var(--band); }
svg .band-label { fill: var(--text); font-weight: 600; }
svg .slo { stroke: var(--text); stroke-dasharray: 6 4; }
.cloud { fill: var(--cloud); } .own { fill: var(--own); } .good { fill: var(--good); } .slow { fill: var(--slow); } .plain { fill: var(--soft); }
svg .line { fill: none; stroke-width: 2; }
svg .line.good, svg .dot.good { stroke: var(--good); } svg .line.slow { stroke: var(--slow); stroke-dasharray: 5 3; }
svg .line.cloud { stroke: var(--cloud); }
svg .ring { fill: none; stroke: var(--slow); stroke-width: 2; }
svg .cross { stroke: var(--cloud); stroke-width: 2.5; fill: none; }
.narrow { display: none; }
@media (max-width: 40rem) { .wide { display: none; } .narrow { display: block; } }
.legend { list-style: none; display: flex; flex-wrap: wrap; gap: .25rem 1.25rem; margin: 0 0 .5rem; padding: 0; font-size: .85rem; }
.legend li { display: flex; align-items: center; gap: .4rem; }
.legend svg { width: 1.5rem; height: .8rem; flex: none; }
.multiples { display: grid; grid-template-columns: repeat(auto-fill, minmax(min(18rem, 100%), 1fr)); gap: 1rem 1.5rem; }
.multiples h4 { margin: 0; font-size: .9rem; font-weight: 600; }
.multiples p { margin: 0; font-size: .85rem; color: var(--soft); }
.bars { list-style: none; margin: 0 0 .5rem; padding: 0; display: grid; gap: .35rem; font-size: .9rem; }
.bars li { display: grid; grid-template-columns: minmax(0, 2fr) 3fr 8rem; gap: 0 .75rem; align-items: center; }
.bars svg { height: 1rem; }
.bars .value { color: var(--soft); font-variant-numeric: tabular-nums; }
@media (max-width: 40rem) { .bars li { grid-template-columns: 1fr auto; } .bars svg { grid-column: 1 / -1; grid-row: 2; height: .7rem; } }
summary { cursor: pointer; color: var(--focus); padding: .25rem 0; width: fit-content; }
.scroller { overflow-x: auto; }
table { border-collapse: collapse; font-size: .85rem; font-variant-numeric: tabular-nums; }
caption { text-align: left; color: var(--soft); padding: .25rem 0; }
th, td { text-align: left; padding: .25rem .75rem .25rem 0; border-bottom: 1px solid var(--line); vertical-align: top;
  white-space: nowrap; }
td.long { white-space: normal; min-width: 18rem; max-width: 28rem; overflow-wrap: break-word; }
th.number, td.number { text-align: right; }
@media print {
  :root { color-scheme: light; --page: #fff; --card: #f6f7f9; --text: #000; --soft: #444; --line: #bbb;
    --cloud: #c2410c; --own: #6b7fa8; --good: #14746f; --slow: #8a5a00; --band: #fde6d8; }
  body { max-width: none; padding: 0; font-size: 10pt; }
  * { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
  nav, .skip, details { display: none; }
  figure, .anomalies li { break-inside: avoid; }
  h2, h3 { break-after: avoid; }
  .scroller { overflow: visible; }
  table { font-size: 7pt; overflow-wrap: break-word; }
  th, td, td.long { padding-right: .5em; min-width: 0; }
  th, td { white-space: normal; }
  td.time, td.number { white-space: nowrap; }
}
`;
