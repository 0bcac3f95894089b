// Random faults in frames.

type Mutate = (frames: Buffer[], below: (n: number) => number) => Buffer[];

const flipBits: Mutate = (frames, below) => {
  const changed = frames.map((frame) => Buffer.from(frame));
  for (let flips = 1 + below(8); flips > 0; flips--) {
    const frame = changed[below(changed.length)];
    const at = below(frame?.length ?? 0);
    if (frame !== undefined) frame[at] = (frame[at] ?? 0) ^ (1 << below(8));
  }
  return changed;
};

const cutOff: Mutate = (frames, below) => {
  const all = Buffer.concat(frames);
  return [all.subarray(0, below(all.length))];
};

const repeat: Mutate = (frames, below) => {
  const at = below(frames.length);
  return frames.flatMap((frame, n) => (n === at ? Array<Buffer>(2 + below(20)).fill(frame) : [frame]));
};

const swap: Mutate = (frames, below) => {
  const moved = [...frames];
  const taken = moved.splice(below(moved.length), 1);
  moved.splice(below(moved.length + 1), 0, ...taken);
  return moved;
};

const insertNoise: Mutate = (frames, below) => {
  const noise = Buffer.from(Array.from({ length: 1 + below(200) }, () => below(256)));
  return frames.toSpliced(below(frames.length + 1), 0, noise);
};

/** Inserts a valid frame with noise as its body. */
const insertNoisyFrame: Mutate = (frames, below) => {
  const body = Array.from({ length: 1 + below(60) }, () => below(256));
  const frame = Buffer.from([0, 0, 0, body.length + 11, 2, 0, 0, 0, 0, 0x53, 0x10 + below(9), ...body]);
  return frames.toSpliced(below(frames.length + 1), 0, frame);
};

const changeSize: Mutate = (frames, below) => {
  const at = below(frames.length);
  const sizes = [0, 1, 7, 8, 9, 512, 2 ** 16, 2 ** 16 + 1, 2 ** 31, 2 ** 32 - 1];
  return frames.map((frame, n) => {
    if (n !== at || frame.length < 4) return frame;
    const changed = Buffer.from(frame);
    changed.writeUInt32BE(sizes[below(sizes.length)] ?? 0, 0);
    return changed;
  });
};

/** Replaces a byte by one that has a meaning in AMQP. */
const changeType: Mutate = (frames, below) => {
  const changed = frames.map((frame) => Buffer.from(frame));
  const frame = changed[below(changed.length)];
  const codes = [
    0x00, 0x40, 0x41, 0x43, 0x52, 0x53, 0x70, 0x80, 0x82, 0xa1, 0xb0, 0xc0, 0xc1, 0xd0, 0xe0, 0xf0, 0xff,
  ];
  if (frame !== undefined && frame.length > 8)
    frame[8 + below(frame.length - 8)] = codes[below(codes.length)] ?? 0;
  return changed;
};

const mutations = [flipBits, cutOff, repeat, swap, insertNoise, insertNoisyFrame, changeSize, changeType];

/** Returns the frames with one or two faults. */
export function mutated(frames: readonly Buffer[], random: () => number): Buffer[] {
  const below = (n: number): number => Math.floor(random() * n);
  let changed = [...frames];
  for (let faults = random() < 0.5 ? 1 : 2; faults > 0 && changed.length > 0; faults--)
    changed = (mutations[below(mutations.length)] ?? flipBits)(changed, below);
  return changed;
}
