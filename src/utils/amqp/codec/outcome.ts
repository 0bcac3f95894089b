/** The outcomes that a receiver can report for a message, and their descriptors (AMQP 1.0, section 3.4). */
export const outcomes = { accepted: 0x24, rejected: 0x25, released: 0x26, modified: 0x27 } as const;

/** The outcome of a message. */
export type Outcome = keyof typeof outcomes;
