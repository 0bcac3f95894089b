import { shown } from '../../../reports/named.ts';
import type { Outage, Slowdown, AnomaliesResult, Streak } from '../../../reports/anomalies/result.ts';
import { timesOf } from '../../../reports/anomalies/slowdowns.ts';
import { markup, type Html } from './markup.ts';
import { day, span } from './when.ts';

const MAX = 5; // of each kind

/** Returns the text on what was far from usual, before any chart. */
export function anomaliesHtml(anomalies: AnomaliesResult, zone: string): Html {
  const found = sentences(mostOf(anomalies), zone);
  const items = found.map(
    ([kind, head, text], index) =>
      markup`<li class="${kind}"><strong>${index + 1} ${head}</strong> ${text}</li>`,
  );
  return markup`<section aria-labelledby="anomalies">
    <h2 id="anomalies">Anomalies</h2>
    ${found.length === 0 ? markup`<p>No anomalies.</p>` : markup`<ol class="anomalies">${items}</ol>`}
  </section> `;
}

/** Returns the findings that a page shows, numbered in this order. */
export function mostOf(anomalies: AnomaliesResult): AnomaliesResult {
  const { outages, slowdowns, streaks } = anomalies;
  return {
    ...anomalies,
    outages: outages.slice(0, MAX),
    slowdowns: slowdowns.slice(0, MAX),
    streaks: streaks.slice(0, MAX),
  };
}

type Sentence = readonly [kind: string, head: string, text: string];

function sentences({ outages, slowdowns, streaks }: AnomaliesResult, zone: string): Sentence[] {
  return [
    ...outages.map((each) => outageText(each, zone)),
    ...slowdowns.map((each) => slowdownText(each, zone)),
    ...streaks.map((each) => streakText(each, zone)),
  ];
}

function outageText(outage: Outage, zone: string): Sentence {
  const { service, region, window, operations, cloudErrors, usualRate, usersHit } = outage;
  const place = region === undefined ? service : `${service} in ${region}`;
  const head = `${span(window, zone)} ${zone}: ${place} failed.`;
  const text =
    `${cloudErrors} of ${operations} operations failed by an error of the cloud ` +
    `(at other times ${usualRate.toFixed(1)} %), and ${usersHit} users were affected.`;
  return ['outage', head, text];
}

function slowdownText({ service, window, actions }: Slowdown, zone: string): Sentence {
  const [worst, ...others] = actions;
  if (worst === undefined) return ['slowdown', '', ''];
  const { action, median, usualMedian } = worst;
  const head = `${day(window.from, zone)}: ${service} was slow.`;
  const more = others.map((each) => `${each.action} ${timesOf(each).toFixed(0)}`).join(', ');
  const text =
    `${action} took ${timesOf(worst).toFixed(0)} times longer than on other days (median ${seconds(median)} instead of ` +
    `${seconds(usualMedian)})${more === '' ? '' : `; also, times longer: ${more}`}.`;
  return ['slowdown', head, text];
}

function streakText({ user, action, resource, failures, first, last }: Streak, zone: string): Sentence {
  const head = `${shown(user)} fails repeatedly.`;
  const what = shown(resource) === '' ? action : `${action} of ${shown(resource)}`;
  const text = `${what} failed ${failures} times in a row, ${span({ from: first, to: last }, zone)} ${zone}.`;
  return ['streak', head, text];
}

function seconds(value: number): string {
  return `${value.toFixed(1)} s`;
}
