import { expect } from 'chai';
import { OpenFiles, type Opener } from '../../src/store/open-files.ts';

/** Openers that close on request, with a count of open files. */
class Openers {
  readonly files = new OpenFiles();
  open = 0;
  most = 0;

  async use(isStubborn = false): Promise<Opener> {
    let opened: Promise<void> = Promise.resolve();
    const opener: Opener = {
      rest: async () => {
        await opened;
        if (isStubborn) throw new Error('EIO');
        this.open--;
        this.files.leave(opener);
      },
    };
    opened = this.files.enter(opener);
    await opened;
    this.most = Math.max(this.most, ++this.open);
    return opener;
  }
}

describe('the files that are open', () => {
  it('are at most 16, however many want one at once, and each has its turn', async () => {
    const openers = new Openers();
    await Promise.all(Array.from({ length: 1000 }, () => openers.use()));
    expect(openers.most).to.equal(16);
    await Promise.all(Array.from({ length: 100 }, () => openers.use()));
    expect(openers.most).to.equal(16);
  });

  it('are let go of in the order in which they were opened', async () => {
    const openers = new Openers();
    const asked: number[] = [];
    for (let n = 0; n < 20; n++) {
      const opener = await openers.use();
      const rest = opener.rest.bind(opener);
      opener.rest = () => (asked.push(n), rest());
    }
    expect(asked).to.deep.equal([0, 1, 2, 3]);
  });

  it('keep nobody waiting who can have one, though others cannot be closed', async () => {
    const openers = new Openers();
    for (let n = 0; n < 16; n++) await openers.use(true);
    await Promise.all(Array.from({ length: 50 }, () => openers.use()));
    expect(openers.most).to.be.within(17, 32);
  });
});
