// The special times of the week. All times are milliseconds since 1970, UTC.
import type { Random } from './random.ts';

export const SECOND = 1000;
export const MINUTE: number = 60 * SECOND;
export const HOUR: number = 60 * MINUTE;
export const DAY: number = 24 * HOUR;

/** Monday, 16 November 2026. No region changes its clocks in the weeks after it. */
export const monday: number = Date.UTC(2026, 10, 16);

export interface Region {
  readonly name: string;
  /** The offset of its users' clocks from UTC. */
  readonly offset: number;
}

/** Central Europe and eastern North America. */
export const regions: readonly [Region, Region] = [
  { name: 'RegionOne', offset: HOUR },
  { name: 'RegionTwo', offset: -5 * HOUR },
];

/** Cinder in RegionOne, Wednesday from 13:00 to 14:00. */
export const outage = {
  region: 'RegionOne',
  service: 'volume',
  from: monday + 2 * DAY + 13 * HOUR,
  to: monday + 2 * DAY + 14 * HOUR,
} as const;

/** Cinder in both regions, all of Thursday: each response takes 5 to 20 times as long. */
export const slowDay = { service: 'volume', from: monday + 3 * DAY, to: monday + 4 * DAY } as const;

/** Tuesday, 12:00 to 16:00: one user's instance does not come back, whatever they try. */
export const trouble = { from: monday + DAY + 12 * HOUR, to: monday + DAY + 16 * HOUR } as const;

export function isWithin(
  time: number,
  { from, to }: { readonly from: number; readonly to: number },
): boolean {
  return time >= from && time < to;
}

/** Returns the UTC day of a time: `2026-11-16`. */
export function dayOf(time: number): string {
  const day = Math.floor(time / DAY);
  if (day !== last.day) last = { day, text: new Date(day * DAY).toISOString().slice(0, 10) };
  return last.text;
}

let last = { day: NaN, text: '' };

/** Yields the visits of a user in a region, day after day: mostly in working hours, seldom at the weekend. */
export function* visits(region: Region, perDay: number, random: Random): Generator<number> {
  for (let midnight = monday - region.offset; ; midnight += DAY) {
    const isWeekend = Math.floor((midnight + region.offset - monday) / DAY) % 7 >= 5;
    const count = random.times(isWeekend ? perDay / 8 : perDay);
    const hours = Array.from({ length: count }, () => hourOfDay(random)).sort((one, other) => one - other);
    for (const hour of hours) yield midnight + hour * HOUR;
  }
}

/** Before noon, after lunch, or in the evening. */
function hourOfDay(random: Random): number {
  const [hour, around] = random.pick([
    [10, 1.2],
    [10, 1.2],
    [14.5, 1.4],
    [14.5, 1.4],
    [14.5, 1.4],
    [20, 1.5],
  ]);
  return Math.min(23.9, Math.max(0, random.normal(hour, around)));
}
