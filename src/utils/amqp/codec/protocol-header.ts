// The header with which a peer names its protocol and the version (AMQP 1.0, section 2.2).

/** A peer speaks another protocol, or another version of AMQP, and so cannot be used. */
export class OtherProtocolError extends Error {
  /** Of AMQP, such as `0-9-1`; `undefined` if it is another protocol. */
  readonly version: string | undefined;

  constructor(version?: string) {
    const suffix = version === undefined ? '' : `, but AMQP ${version}`;
    super(`the peer does not speak AMQP 1.0${suffix}`);
    this.version = version;
  }
}

/** By the bytes after `AMQP`. Before 1.0 each specification orders them in its own way. */
const versions: Readonly<Record<string, string>> = {
  '0.0.9.1': '0-9-1',
  '1.1.0.10': '0-10',
  '1.1.0.9': '0-9',
  '1.1.8.0': '0-8',
};

/** Throws if a header is of another version. The first byte is the layer: AMQP, TLS or SASL. */
export function checkVersion(header: Buffer): void {
  const [layer = 0, major, minor, revision] = header.subarray(4);
  if (major === 1 && minor === 0 && revision === 0) return;
  const bytes = [layer, major, minor, revision].join('.');
  throw new OtherProtocolError(versions[bytes] ?? bytes);
}
