import { expect } from 'chai';
import { isSecretName, perhapsSecretName } from '../../../src/utils/masking/names.ts';
import { foldText } from '../../../src/utils/masking/folding.ts';
import { hasTraces } from '../../../src/utils/masking/traces.ts';

/** Returns every name that the pattern for secrets' names matches, with each possible separator, and without. */
function allNames(): string[] {
  const pattern = perhapsSecretName
    .slice('(?:'.length, -1)
    .replaceAll(/\(\?![^)]*\)/g, '')
    .replaceAll('[ _-]?', '(?:| |_|-)')
    .replaceAll('[ \\x5f-]', '(?: |_|-)');
  // In Cyrillic letters that all look like Latin ones.
  return alternatives(pattern)
    .flatMap(spellings)
    .filter((name) => name !== foldText('секрет'));
}

/** Returns the alternatives of a pattern, outside its groups. */
function alternatives(pattern: string): string[] {
  return pattern.match(/(?:[^|()]|\([^()]*\))+/g) ?? [];
}

function spellings(pattern: string): string[] {
  const [group, content] = /\(\?:([^()]*)\)/.exec(pattern) ?? [];
  if (group === undefined || content === undefined) return [pattern];
  return content.split('|').flatMap((each) => spellings(pattern.replace(group, each)));
}

describe('the quick look for secrets', () => {
  it("finds every secret's name, in either case, wherever it stands", () => {
    const names = allNames();
    expect(names).to.include.members(['password', 'ssl-key', 'sslkey', 'cephmdskey', 'temp url_sig', 'totp']);
    for (const name of names) {
      expect(isSecretName(name), name).to.equal(true);
      // In text, a name of two letters alone means nothing; members are checked without the quick check.
      const alone = name === 'pw' ? ['pw='] : [name, name.toUpperCase(), `x${name}x`];
      for (const text of [...alone, `{"€":"\\n${name}"}`]) expect(hasTraces(text), text).to.equal(true);
    }
  });

  it('finds every form that a secret has by itself', () => {
    const forms = [
      ...[
        'PRIVATE KEY',
        'gAAAA',
        'eyJ',
        '?sig=',
        '&SiG=',
        'amqp://',
        'Bearer x',
        'basic x',
        '%3D',
        '$6$',
        'g==',
      ],
      ...['CHAP a', 'ghp_', 'glpat-', 'hvs.', 'xoxb-', '#!/bin/sh', '#cloud-config', 'пароль'],
    ];
    for (const form of forms) expect(hasTraces(`ü${form}`), form).to.equal(true);
  });

  it('leaves a text to the patterns that is longer than it looks at', () => {
    const long = 'x'.repeat(2 ** 16);
    expect(hasTraces(long)).to.equal(false);
    expect(hasTraces(`${long}x`)).to.equal(true);
    expect(hasTraces(`${'é'.repeat(2 ** 16 - 3)}psk`)).to.equal(true);
  });

  it('finds nothing in ordinary text', () => {
    const text =
      'Mozilla/5.0 (X11; Linux x86_64; rv:145.0) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/131.0';
    const request = {
      user_agent: text,
      method: 'POST',
      path: '/project/volumes/9f/extend/',
      is_admin: false,
    };
    const resource = { type: 'volume', name: 'db-data', key_name: 'web', security_groups: ['default'] };
    expect(
      hasTraces(JSON.stringify({ event_type: 'dashboard.volume.extend.end', resource, request })),
    ).to.equal(false);
  });
});
