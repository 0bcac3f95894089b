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
export const STANDOUTS_RULE: string =
  `An hour of a service in a region stands out when at least ${hourErrors} of its operations, ${hourPercent} percent of them, ` +
  `and ${hourTimes} times the share of its other hours failed by the fault of the cloud, for at least ${hourUsers} users. A day stands out when an action of which ` +
  `at least ${dayCount} ended on it, and as many on other days, had a median of ${dayTimes} times that of the other days. ` +
  `A user is in trouble when the same action on the same resource failed ${streak} times in a row; what has neither an id nor a name counts as one resource. ` +
  'Hours and days are counted from the beginning of the window, or as in UTC when it has none.';
