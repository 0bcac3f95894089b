/** The thresholds above which something stands out. Small numbers do not: their variation is too large. */
export const limits = {
  /** Cloud errors in an hour of a service in a region. */
  hourErrors: 10,
  /** One user alone is not an outage, but may have a problem. */
  hourUsers: 3,
  /** Percentage of the hour's operations, and the multiple of the rate in the other hours. */
  hourPercent: 20,
  hourTimes: 5,
  /** Ended operations of an action on a day, and on the other days together. */
  dayCount: 20,
  /** The multiple of the median of the other days. */
  dayTimes: 3,
  /** Failures in a row. */
  streak: 10,
} as const;

const { hourErrors, hourUsers, hourPercent, hourTimes, dayCount, dayTimes, streak } = limits;

/** The rule in words, shown next to the findings. */
export const ANOMALIES_RULE: string =
  `An hour of a service in a region is an anomaly when at least ${hourErrors} of its operations, ${hourPercent} percent of them, ` +
  `and ${hourTimes} times the share of its other hours failed by an error of the cloud, for at least ${hourUsers} users. A day is an anomaly when an action of which ` +
  `at least ${dayCount} ended on it, and as many on other days, had a median of ${dayTimes} times that of the other days. ` +
  `A user fails repeatedly when the same action on the same resource failed ${streak} times in a row; resources with neither an id nor a name count as one. ` +
  'Hours and days start at the beginning of the window; without a window they are those of UTC.';
