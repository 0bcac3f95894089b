/** From which figures on something stands out. Small numbers do not: in them, anything happens. */
export const limits = {
  /** Errors of the cloud in an hour of a service in a region. */
  hourErrors: 10,
  /** One user alone is no outage, but may be in trouble. */
  hourUsers: 3,
  /** Of its operations, and how many times the rate of the other hours. */
  hourPercent: 20,
  hourTimes: 5,
  /** Ended operations of an action on a day, and on the other days together. */
  dayCount: 20,
  /** How many times the median of the other days. */
  dayTimes: 3,
  /** Failures in a row. */
  streak: 10,
} as const;

const { hourErrors, hourUsers, hourPercent, hourTimes, dayCount, dayTimes, streak } = limits;

/** What is said of the rule wherever its findings are. */
export const STANDOUTS_RULE: string =
  `An hour of a service in a region stands out when at least ${hourErrors} of its operations, ${hourPercent} percent of them, ` +
  `and ${hourTimes} times the share of its other hours failed by the fault of the cloud, for at least ${hourUsers} users. A day stands out when an action of which ` +
  `at least ${dayCount} ended on it, and as many on other days, had a median of ${dayTimes} times that of the other days. ` +
  `A user is in trouble when the same action on the same resource failed ${streak} times in a row; what has neither an id nor a name counts as one resource. ` +
  'Hours and days are counted from the beginning of the window, or as in UTC when it has none.';
