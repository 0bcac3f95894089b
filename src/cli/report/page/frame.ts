import { createHash } from 'node:crypto';
import { figureHtml } from './figure.ts';
import { Html, markup } from './markup.ts';
import type { Section, View } from './section.ts';
import { anomaliesHtml } from './anomalies.ts';
import { style } from './style.ts';

/** The contents of a page. */
export interface Page {
  readonly title: string;
  /** The subject of the report: its time, and its users or projects. */
  readonly about: readonly string[];
  /** The summary of the input. */
  readonly input: string;
  readonly sections: readonly Section[];
  /** The rules of counting, for people. */
  readonly rules: readonly string[];
}

// A page loads nothing and runs nothing: browsers allow only its own style.
const policy = `default-src 'none'; style-src 'sha256-${createHash('sha256').update(style).digest('base64')}'; base-uri 'none'; form-action 'none'`;

/** Returns the whole page, in one file without dependencies. */
export function pageHtml(page: Page, view: View): string {
  return markup`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta http-equiv="Content-Security-Policy" content="${new Html(policy)}" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <title>${page.title}</title>
        <style>${new Html(style)}</style>
      </head>
      <body>
        <a class="skip" href="#report">Skip to the report</a>
        <header>
          <h1>${page.title}</h1>
          ${page.about.map((line) => markup`<p>${line}</p>`)}
          <nav aria-label="Sections">
            <ul>
              ${view.anomalies && markup`<li><a href="#anomalies">Anomalies</a></li>`}
              ${page.sections.map(({ title }) => markup`<li><a href="#${idOf(title)}">${title}</a></li>`)}
              <li><a href="#counted">How it was counted</a></li>
            </ul>
          </nav>
        </header>
        <main id="report" tabindex="-1">
          ${view.anomalies && anomaliesHtml(view.anomalies, view.zone)} ${page.sections.map((section) => sectionHtml(section, view))}
          ${countedHtml(page)}
        </main>
      </body>
    </html> `.text;
}

function sectionHtml({ title, figures }: Section, { zone }: View): Html {
  return markup`<section aria-labelledby="${idOf(title)}">
    <h2 id="${idOf(title)}">${title}</h2>
    ${figures.map((figure) => figureHtml(figure, zone))}
  </section> `;
}

function countedHtml({ input, rules }: Page): Html {
  return markup`<section aria-labelledby="counted">
    <h2 id="counted">How it was counted</h2>
    <p>${input}.</p>
    ${rules.map((rule) => markup`<p>${rule}</p>`)}
  </section> `;
}

function idOf(title: string): string {
  return title.toLowerCase().replaceAll(/[^a-z]+/g, '-');
}
