import { isIP } from 'node:net';
import { expect } from 'chai';
import fc from 'fast-check';
import { ipAddress } from '../../../src/utils/request/ip-address.ts';
import { hostile } from '../../hostile.ts';

const table: Readonly<Record<string, string | undefined>> = {
  '203.0.113.9': '203.0.113.9',
  '  203.0.113.9\t': '203.0.113.9',
  '203.0.113.9:51515': '203.0.113.9',
  '"203.0.113.9:51515"': '203.0.113.9',
  '2001:db8::1': '2001:db8::1',
  '2001:DB8:0:0:0:0:0:1': '2001:db8::1',
  '[2001:db8::1]': '2001:db8::1',
  '[2001:db8::1]:51515': '2001:db8::1',
  '"[2001:db8::1]"': '2001:db8::1',
  'for=203.0.113.9': '203.0.113.9',
  'For = "[2001:db8:cafe::17]:4711"': '2001:db8:cafe::17',
  'for="[2001:db8::1]:_port"': '2001:db8::1',
  '::ffff:203.0.113.9': '203.0.113.9',
  '::FFFF:203.0.113.9': '203.0.113.9',
  '::ffff:7f00:1': '127.0.0.1',
  '0:0:0:0:0:ffff:cb00:7109': '203.0.113.9',
  '[::ffff:203.0.113.9]:443': '203.0.113.9',
  '::1': '::1',
  'fe80::1%eth0': 'fe80::1',
  '[fe80::1%25eth0]:80': 'fe80::1',
  // Not IPv4 in another notation: these are addresses of their own.
  '64:ff9b::203.0.113.9': '64:ff9b::cb00:7109',
  // The last group may or may not be a port.
  '2001:db8::1:443': '2001:db8::1:443',
  '2001:db8::1:51515': undefined,
  '': undefined,
  unknown: undefined,
  _hidden: undefined,
  'for=_SEVKISEK': undefined,
  'db.example': undefined,
  '203.0.113.9, 10.0.0.1': undefined,
  '203.0.113': undefined,
  '203.0.113.256': undefined,
  '010.0.0.1': undefined,
  '0x7f000001': undefined,
  '203.0.113.9/24': undefined,
  '<b>203.0.113.9</b>': undefined,
  '203.0.113.9\r\nx: y': undefined,
  '[203.0.113.9': undefined,
  '[2001:db8::1]x': undefined,
};

describe('an IP address', () => {
  for (const [text, address] of Object.entries(table)) {
    it(`is ${address ?? 'none'} in ${JSON.stringify(text)}`, () => {
      // The second time it is cached.
      expect([ipAddress(text), ipAddress(text)]).to.deep.equal([address, address]);
    });
  }

  it('is the same however it is written', () => {
    fc.assert(
      fc.property(fc.oneof(fc.ipV4(), fc.ipV6()), fc.nat(65_535), (address, port) => {
        const isV4 = isIP(address) === 4;
        const forms = isV4
          ? [`${address}:${String(port)}`, `"${address}"`, `for=${address}`, `::ffff:${address}`]
          : [`[${address}]`, `[${address}]:${String(port)}`, `for="[${address}]"`, address.toUpperCase()];
        const one = ipAddress(address);
        expect(isIP(one ?? '')).to.be.oneOf([4, 6]);
        if (isV4) expect(one).to.equal(address);
        for (const form of forms) expect(ipAddress(form), form).to.equal(one);
        expect(ipAddress(one)).to.equal(one);
      }),
    );
  });

  it('is never anything else', () => {
    const pieces = fc.constantFrom(
      ...Object.keys(table),
      ':',
      '.',
      '[',
      ']',
      '"',
      '%',
      'for=',
      '::ffff:',
      'f',
      '1',
    );
    const mixed = fc.array(pieces, { maxLength: 6 }).map((texts) => texts.join(''));
    fc.assert(
      fc.property(fc.oneof(hostile(), fc.string(), mixed), (value) => {
        const address = ipAddress(value);
        if (address !== undefined) expect(isIP(address)).to.be.oneOf([4, 6]);
      }),
      { numRuns: 1000 },
    );
  });

  it('is found for any number of them', () => {
    for (let host = 0; host < 3000; host++) {
      const address = `10.0.${String(host >> 8)}.${String(host & 255)}`;
      expect(ipAddress(`${address}:80`)).to.equal(address);
    }
  });
});
