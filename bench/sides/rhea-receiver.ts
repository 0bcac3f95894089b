// rhea's receiver as in its documentation: accepts messages without reading them. Arguments: URL, number of messages.
import rhea from 'rhea';
import { measured, print } from './parts/measured.ts';

const [, , url = '', count = ''] = process.argv;
const { hostname: host, port } = new URL(url);
let [received, wanted]: [number, number] = [0, Infinity];
let done: () => void = () => undefined;
const container = rhea.create_container();
container.on('message', () => {
  if (++received >= wanted) done();
});
const options = { host, port: Number(port), tcp_no_delay: true };
container.connect(options).open_receiver('notifications.info');
const figures = await measured(Number(count), (times) => {
  wanted = received + times;
  return new Promise((resolve) => (done = resolve));
});
print(figures);
process.exit();
