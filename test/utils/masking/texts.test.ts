import { expect } from 'chai';
import { maskMessage } from '../../../src/utils/masking/masking.ts';
import * as others from './others.ts';
import * as texts from './texts.ts';

const kept = (text: string, ...gone: string[]): boolean =>
  gone.some((part) => maskMessage(text).includes(part));

describe('masking against tables of texts', () => {
  it('hides at least 200 of 215 secrets, and changes at most 5 of 99 texts without one', () => {
    const missed = texts.secrets.filter(([, text, gone]) => kept(text, ...gone));
    const changed = texts.harmless.filter((text) => maskMessage(text) !== text);
    expect([texts.secrets.length, texts.harmless.length]).to.deep.equal([215, 99]);
    expect(missed.map(([, text]) => text)).to.deep.equal(['login: bob/Hunter2xyz', 'PIN: 4711']);
    expect(changed).to.deep.equal([]);
  });

  it('hides the secrets of a second table, of the same kinds, and changes nothing else', () => {
    expect(others.secrets).to.have.length.above(100);
    expect(others.harmless).to.have.length.above(80);
    expect(others.secrets.filter(([, text, gone]) => kept(text, gone))).to.deep.equal([]);
    expect(others.harmless.filter((text) => maskMessage(text) !== text)).to.deep.equal([]);
  });

  it('hides a secret again wherever it is repeated, in many lines too', () => {
    const script = '#!/bin/sh\nmysql -u root -pk3ep\n';
    const cases: [text: string, masked: string][] = [
      [
        "Invalid input for field/attribute adminPass. Value: 90417733. 90417733 is not of type 'string'",
        'Invalid input for field/attribute adminPass. Value: ***',
      ],
      [
        `Invalid input for field/attribute user_data. Value: ${script}. '${script}' is not a 'base64'`,
        'Invalid input for field/attribute user_data. Value: ***',
      ],
      [
        "'k3epMeHidden' is too short\n\nOn instance['password']:\n    'k3epMeHidden'",
        "'***' is too short\n\nOn instance['password']:\n    '***'",
      ],
      [
        "Validation error: instance['users'][0]['password'] 'k3epMe' does not match '^[a-z]+$'",
        "Validation error: instance['users'][0]['password'] '***' does not match '^[a-z]+$'",
      ],
      [
        `Parameter 'db_password' is invalid: "k3epMe" is short`,
        `Parameter 'db_password' is invalid: "***" is short`,
      ],
      ['password: server, on server 7', 'password: ***, on server 7'],
    ];
    for (const [text, masked] of cases) expect(maskMessage(text)).to.equal(masked);
  });
});
