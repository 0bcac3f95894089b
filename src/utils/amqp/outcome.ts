/** What a receiver says of a message (AMQP 1.0, section 3.4). */
export type Outcome = 'accepted' | 'rejected' | 'released' | 'modified';
