import type { AnomaliesResult } from '../../../../reports/anomalies/result.ts';
import { shown } from '../../../../reports/named.ts';
import type { Band } from '../charts/bands.ts';
import { mostOf } from '../anomalies.ts';

/** Returns the outages of services and the users' streaks of failures, for charts of errors. */
export function errorBands(anomalies: AnomaliesResult | undefined): Band[] {
  if (anomalies === undefined) return [];
  const { outages, slowdowns, streaks } = mostOf(anomalies);
  const ofOutages = outages.map(({ service, region, window }, index) => ({
    ...{ window, number: index + 1 },
    label: region === undefined ? service : `${service}, ${region}`,
  }));
  const ofStreaks = streaks.map(({ user, first, last }, index) => ({
    ...{ window: { from: first, to: last }, number: outages.length + slowdowns.length + index + 1 },
    label: shown(user),
  }));
  return [...ofOutages, ...ofStreaks];
}

/** Returns the slowdowns of all actions, or of one. */
export function slowBands(anomalies: AnomaliesResult | undefined, action?: string): Band[] {
  if (anomalies === undefined) return [];
  const { outages, slowdowns } = mostOf(anomalies);
  const bands = slowdowns.map((each, index) => ({ ...each, number: outages.length + index + 1 }));
  return bands
    .filter(({ actions }) => action === undefined || actions.some((each) => each.action === action))
    .map(({ service, window, number }) => ({ window, number, label: `${service} slow` }));
}
