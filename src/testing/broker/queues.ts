import { Queue } from './queue.ts';

// A message to an exchange goes to the queue of the same name, as with a default exchange; so senders and receivers
// meet here without a binding.
const RABBITMQ_3_ADDRESS = /^\/(?:queue|amq\/queue|exchange\/[^/]+)\/(.+)$/s;
const RABBITMQ_4_ADDRESS = /^\/(?:queues|exchanges\/[^/]+)\/(.+)$/s;

/** The queues of a broker. A queue is made when it is first named, and stays. */
export class Queues {
  readonly #queues = new Map<string, Queue>();

  at(address: string): Queue {
    const name = queueName(address);
    const queue = this.#queues.get(name) ?? new Queue();
    this.#queues.set(name, queue);
    return queue;
  }
}

export function queueName(address: string): string {
  const escaped = RABBITMQ_3_ADDRESS.exec(address)?.[1];
  if (escaped !== undefined) return escaped.replaceAll('%2F', '/');
  const encoded = RABBITMQ_4_ADDRESS.exec(address)?.[1];
  return encoded === undefined ? address : decoded(encoded);
}

function decoded(name: string): string {
  try {
    return decodeURIComponent(name);
  } catch {
    // A stray % is no escape.
    return name;
  }
}
