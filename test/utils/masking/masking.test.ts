import { expect } from 'chai';
import { cpuTime } from '../../cpu-time.ts';
import fc from 'fast-check';
import { maskMessage, maskText, maskValue, mayHoldSecret } from '../../../src/utils/masking/masking.ts';
import { plain, type Plain } from '../../../src/utils/describing/safe-read.ts';
import { hostile } from '../../hostile.ts';

const pem = ['-----BEGIN RSA PRIVATE KEY-----', 'MIIEow', '-----END RSA PRIVATE KEY-----'].join('\n');

const masked: Record<string, [text: string, masked: string][]> = {
  'assignments, as logs and shells write them': [
    ['auth failed: password=hunter2, user=alice', 'auth failed: password=***, user=alice'],
    ['adminPass: hunter2', 'adminPass: ***'],
    ['X-Auth-Token: hunter2\nAccept: json', 'X-Auth-Token: ***\nAccept: json'],
    ['(vpn_psk=hunter2) refused', '(vpn_psk=***) refused'],
    ['nova --os-password hunter2 --os-token hunter3 list', 'nova --os-password *** --os-token *** list'],
    ['new password "hunter2" is weak', 'new password "***" is weak'],
    ["credentials['password'] = 'hunter2'", "credentials['password'] = '***'"],
    ['<adminPass>hunter2</adminPass><id>7</id>', '<adminPass>***</adminPass><id>7</id>'],
    ['<token type="x">hunter2</token> end', '<token type="x">***</token> end'],
  ],
  'data in JSON, in Python and escaped in a text': [
    ['{"password": "hunter2", "size": 3}', '{"password": "***", "size": 3}'],
    ['{"password":"hunt\\"er2","size":3}', '{"password":"***","size":3}'],
    ["{'user_data': u'hunter2', 'size': 3}", "{'user_data': u'***', 'size': 3}"],
    ['{"token":12345}', '{"token":***}'],
    ['{\\"password\\": \\"hunt\\\\\\"er2\\", \\"n\\": 1}', '{\\"password\\": \\"***\\", \\"n\\": 1}'],
    ['credentials: {"a": "hunt}er2", "b": [1]} end', 'credentials: *** end'],
    ["password='it's hunter2' end", "password='***' end"],
    ['&quot;password&quot;: hunter2 end', '&quot;password&quot;: *** end'],
  ],
  'what was cut before its end': [
    ['password="hunter2 and', 'password="***'],
    ['secret={"a": "hunter2"', 'secret=***'],
    ['user_data: |\n  #cloud-config\n  hunter2', 'user_data: ***'],
    ['https://hunter2@h.example/a.qcow2 end', 'https://***@h.example/a.qcow2 end'],
    ['http://h/a?X-Amz-Signature=hunter2&x=1', 'http://h/a?X-Amz-Signature=***&x=1'],
    ['http://h/a?sv=1&sig=hunter%202&se=2', 'http://h/a?sv=1&sig=***&se=2'],
    ['amqp://openstack:hunter2', 'amqp://openstack:***'],
    [`key ${pem.slice(0, 40)}`, 'key ***'],
  ],
  'passwords and tokens in URLs': [
    ['amqp://openstack:hunter2@host:5672/v end', 'amqp://openstack:***@host:5672/v end'],
    ['http://a:hunt:er@2/x@host/ end', 'http://a:***@host/ end'],
    ['rabbit://a:hunter2@h1:5672,b:hunter3@h2:5672/', 'rabbit://a:***@h2:5672/'],
    [
      'GET http://h/x?token=hunter2&password=hunter3&limit=5',
      'GET http://h/x?token=***&password=***&limit=5',
    ],
    ['http://h/vnc.html?path=%3Ftoken%3Dhunter2', 'http://h/vnc.html?path=%3Ftoken%3D***'],
  ],
  'what is known by its form': [
    ['Bearer hunter2 expired', 'Bearer *** expired'],
    ['Authorization: Digest a="hunter2", b="hunter3"\nHost: h', 'Authorization: ***\nHost: h'],
    ['Basic YWxpY2U6aHVudGVyMg== end', 'Basic *** end'],
    ['Cookie: sessionid=hunter2; csrf=hunter3', 'Cookie: ***'],
    ['Could not find gAAAAABlhunter2_-x==.', 'Could not find ***.'],
    ['jwt eyJhbGciOi.eyJzdWIi.hunter2 end', 'jwt *** end'],
    [`public ${pem} end`, 'public *** end'],
    [`{"key":"${pem.replaceAll('\n', '\\n')}"}`, '{"key":"***"}'],
  ],
};

const kept = [
  'token expired',
  'password too short',
  'The secret store is locked',
  'change_password',
  'dashboard.user.change_password.error: refused',
  '{"action":"change_password","phase":"end"}',
  'keypair_name: x',
  'config_drive: True',
  'encryption_key_id: 9f0c',
  'cookie_name: JSESSIONID',
  'upskill=x compass: y',
  'Bearer token missing',
  'Basic authentication failed for the Basic plan',
  'Could not connect to http://keystone:5000',
  'alice@example.org asked http://h/x@v1 and ssh://git@example.org',
  'http://[::1]:8774/v2.1/servers failed for alice@example.org',
  "Policy doesn't allow volume:extend to be performed",
];

const oslo =
  'adminpass admin_pass password admin_password auth_token new_pass auth_password secret_uuid secret sys_pswd token ' +
  'configdrive chappassword encrypted_key private_key fernetkey sslkey passphrase cephclusterfsid ' +
  'octaviaheartbeatkey rabbitcookie cephmanilaclientkey pacemakerremoteauthkey designaterndckey cephadminkey ' +
  'heatauthencryptionkey cephclientkey keystonecredential barbicansimplecryptokek cephrgwkey swifthashsuffix ' +
  'migrationsshkey cephmdskey cephmonkey';
const suspects =
  'passwd passcode psk auth_key apiKey access-key user_data x-subject-token Authorization credentials pwd';
const secretNames = `${oslo} ${suspects}`.split(' ');

describe('masking', () => {
  describe('maskText', () => {
    for (const [what, cases] of Object.entries(masked)) {
      it(`masks ${what}`, () => {
        for (const [text, expected] of cases) expect(maskText(text)).to.equal(expected);
      });
    }

    it('keeps sentences, names and addresses', () => {
      for (const text of kept) expect(maskText(text)).to.equal(text);
    });

    it('knows the names that oslo.utils masks, and the usual suspects', () => {
      for (const name of secretNames) {
        for (const text of [`${name}=hunter2`, `"my_${name}": "hunter2"`, `\\n${name}: 'hunter2'`]) {
          expect(maskText(text), text).to.include('***').and.not.include('hunter2');
        }
      }
    });

    it('lets no quoted secret through, whatever is in it and at any depth of quoting', () => {
      const depth = fc.integer({ min: 1, max: 3 });
      fc.assert(
        fc.property(fc.constantFrom(...secretNames), noise(), depth, (name, secret, depth) => {
          let text = JSON.stringify({ id: 'x', [name]: `>>${secret}<<`, size: 1 });
          for (let level = 1; level < depth; level++) text = JSON.stringify(text);
          const start = maskText(text);
          expect(start).to.not.include('>>');
          expect(start).to.not.include('<<');
        }),
      );
    });

    it('takes a time that grows as the text does', () => {
      const seeds =
        'a|token|token |token"|"token":|token=[|token={"|--|--token |\\|token=\\|token: \\"|://|://a:|://a:b'
          .concat(
            '|://@|<token |<token|Bearer |Basic a|-----BEGIN |-----BEGIN PRIVATE KEY-----|eyJ|eyJa.|gAAAA|,a',
          )
          .concat(
            "|token=,a|token=)|token=\\|token=\"\\|token=&|token&#1| |token  |'|password '|{|token={}|authorization:",
          )
          .split('|');
      for (const seed of seeds) {
        expect(growth(seed), seed).to.be.below(100);
      }
    });

    it('survives ten megabytes', () => {
      for (const seed of ['x', 'token=a,', 'token="\\"', '://a:b', '-----BEGIN PRIVATE KEY-----']) {
        expect(() => maskText(seed.repeat(10_000_000 / seed.length))).to.not.throw();
      }
    });
  });

  describe('maskValue', () => {
    it('masks what a secret name holds, except booleans, and other texts', () => {
      const value = {
        name: 'x',
        password: 'hunter2',
        token: 7,
        credentials: { a: ['hunter2'] },
        user_data: ['hunter2'],
        has_password: true,
        description: ['password=hunter2'],
        'http://a:hunter2@h': 'x',
      };
      expect(maskValue(value)).to.deep.equal({
        name: 'x',
        password: '***',
        token: '***',
        credentials: '***',
        user_data: '***',
        has_password: true,
        description: ['password=***'],
        'http://a:***@h': 'x',
      });
    });

    it('does not change its argument, nor a prototype', () => {
      const value = JSON.parse('{"__proto__": {"polluted": true}, "secret": "x"}') as Plain;
      const before = JSON.stringify(value);
      expect(maskValue(value)).to.deep.equal({ secret: '***' });
      expect(JSON.stringify(value)).to.equal(before);
    });

    it('never throws', () => {
      fc.assert(
        fc.property(hostile(), (value) => void maskValue(plain(value) ?? 'nothing')),
        { numRuns: 50 },
      );
    });
  });

  describe('mayHoldSecret', () => {
    it('says no about an ordinary notification', () => {
      const resource = { type: 'volume', id: '9f', config_drive: false, key_name: 'alice', image: 'basic' };
      const request = { path: '/project/volumes/9f/extend/', user_agent: 'Mozilla/5.0 (X11; Linux x86_64)' };
      const notification = { event_type: 'dashboard.volume.extend.end', payload: { resource, request } };
      expect(mayHoldSecret(JSON.stringify(notification))).to.equal(false);
    });

    it('knows a short name after a character that JSON writes as letters', () => {
      for (const before of ['\b', '\f', '\n', '\u0000', '\u000b', '\ud800']) {
        const value = { [`${before}psk`]: 'hunter2' };
        expect(maskValue(value)).to.deep.equal({ [`${before}psk`]: '***' });
        expect(mayHoldSecret(JSON.stringify(value))).to.equal(true);
      }
    });

    it('never says no where masking would change something', () => {
      const name = fc.oneof(noise(), fc.constantFrom(...secretNames));
      const { value } = fc.letrec<{ value: Plain }>((tie) => ({
        value: fc.oneof(
          { maxDepth: 3 },
          noise(),
          fc.boolean(),
          fc.integer(),
          fc.array(tie('value')),
          fc.dictionary(name, tie('value')),
        ),
      }));
      fc.assert(
        fc.property(value, (value) => {
          const json = JSON.stringify(value);
          if (JSON.stringify(maskValue(value)) !== json) expect(mayHoldSecret(json)).to.equal(true);
        }),
        { numRuns: 2000 },
      );
    });
  });
});

// Text with secrets, parts of secrets, and characters that JSON escapes, close to each other.
function noise(): fc.Arbitrary<string> {
  const pieces = [
    '"',
    "'",
    '\\',
    '\n',
    '\b',
    '\u0001',
    ' ',
    ':',
    '=',
    '{',
    '}',
    '[',
    ',',
    '&',
    '@',
    '://',
    '80',
    'a',
  ];
  const piece = fc.oneof(
    fc.constantFrom(...pieces),
    fc.constantFrom(...secretNames, 'Bearer', 'Basic', 'eyJ', 'gAAAA'),
  );
  return fc
    .array(fc.oneof(piece, fc.string({ maxLength: 3 })), { maxLength: 12 })
    .map((parts) => parts.join(''));
}

// Twenty times the text may take 20 times as long, but a quadratic algorithm takes 400 times. A second measurement
// excludes the effects of a busy machine.
function growth(seed: string): number {
  let least = Infinity;
  for (let round = 0; round < 10 && least > 50; round++) {
    const [short = 0, long = 0] = [5_000, 100_000].map((length) =>
      cpuTime(() => maskMessage(seed.repeat(length / seed.length))),
    );
    least = Math.min(least, long / Math.max(short, 0.1));
  }
  return least;
}
