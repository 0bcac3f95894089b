// A peer as in rhea's documentation: accepts every message.
import type { AddressInfo } from 'node:net';
import rhea from 'rhea';

const container = rhea.create_container();
container.options = { tcp_no_delay: true, receiver_options: { credit_window: 1000 } };
container.on('message', () => undefined);
const server = container.listen({ port: 0, host: '127.0.0.1' });
server.on('listening', () => {
  const { port } = server.address() as AddressInfo;
  console.log(`amqp://127.0.0.1:${port}`);
});
process.stdin.on('end', () => process.exit()).resume();
