import { TRIXIE, inside } from './chroot.ts';
import { Peer, freePort } from './process.ts';
import { nodeName, startRabbitMq4 } from './rabbitmq.ts';
import type { RabbitMq } from './rabbitmq.ts';

const START_MS = 20_000;

/** Nodes of RabbitMQ 4 in one cluster. */
export interface Cluster extends AsyncDisposable {
  readonly nodes: readonly RabbitMq[];
}

/** Starts three nodes: the fewest with which a quorum queue survives the failure of one. */
export async function startCluster(): Promise<Cluster> {
  const port = await freePort();
  // An epmd of its own: one started by a node would end with that node, and the others would lose their names.
  const epmd = new Peer('epmd', ...inside(TRIXIE, ['epmd', '-address', '127.0.0.1', '-port', String(port)]));
  const ports = [await freePort(), await freePort(), await freePort()];
  const more = formation(ports);
  await epmd.untilPort(port, START_MS);
  const starts = await Promise.allSettled(
    ports.map((each) => startRabbitMq4({ port: each, epmd: port, more })),
  );
  const nodes = starts.flatMap((start) => (start.status === 'fulfilled' ? [start.value] : []));
  const stop = async () => {
    // A clean shutdown of all nodes takes long, and is not needed.
    await Promise.all(nodes.map((node) => node.kill().then(() => node.stop())));
    await epmd.stop();
  };
  const failed = starts.find((start) => start.status === 'rejected');
  if (failed === undefined) return { nodes, [Symbol.asyncDispose]: stop };
  await stop();
  throw failed.reason;
}

function formation(ports: readonly number[]): string {
  const nodes = ports.map(
    (port, n) => `cluster_formation.classic_config.nodes.${n + 1} = ${nodeName(port)}\n`,
  );
  return `cluster_formation.peer_discovery_backend = classic_config\n${nodes.join('')}`;
}
