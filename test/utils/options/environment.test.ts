import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect } from 'chai';
import { NotifierOptionError } from '../../../src/index.ts';
import { optionsFromEnvironment } from '../../../src/utils/options/environment.ts';
import { resolveSettings } from '../../../src/utils/options/settings.ts';
import { pem } from '../../tls/pems.ts';

describe('the environment', () => {
  const table: [variable: string, text: string, options: object][] = [
    ['URL', 'amqp://a', { url: ['amqp://a'] }],
    ['URL', 'amqp://a, amqps://b:1/v', { url: ['amqp://a', 'amqps://b:1/v'] }],
    ['URL', 'amqps://u:p,q@a,amqp://b', { url: ['amqps://u:p,q@a', 'amqp://b'] }],
    ['PUBLISHER_ID', 'horizon.web-1', { publisherId: 'horizon.web-1' }],
    ['TOPICS', 'notifications,audit', { topics: ['notifications', 'audit'] }],
    ['EXCHANGE', 'nova', { exchange: 'nova' }],
    ['FORM', 'amqp1', { form: 'amqp1' }],
    ['TTL', '60000', { ttl: 60_000 }],
    ['MAX_PENDING', '10', { maxPending: 10 }],
    ['MAX_PENDING_BYTES', '20', { maxPendingBytes: 20 }],
    ['MAX_MESSAGE_BYTES', '30', { maxMessageBytes: 30 }],
    ['SPOOL_DIRECTORY', '/x', { spool: { directory: '/x' } }],
    ['OPT_OUT', 'dashboard.*.start, x', { optOut: ['dashboard.*.start', 'x'] }],
    ['ALLOW_INSECURE_MECHS', 'true', { allowInsecureMechs: true }],
    ['TRACEBACK', 'true', { traceback: true }],
    ['TRACEBACK', '1', { traceback: true }],
    ['TRACEBACK', 'False', { traceback: false }],
    ['TRACEBACK', '0', { traceback: false }],
  ];
  for (const [variable, text, options] of table) {
    it(`gives ${JSON.stringify(options)} for NOTIFY_ABOUT_${variable}=${text}`, () => {
      const environment = { [`NOTIFY_ABOUT_${variable}`]: text };
      expect(optionsFromEnvironment(environment)).to.deep.equal(options);
      expect(resolveSettings({}, environment)).to.be.an('object');
    });
  }

  function fault(environment: NodeJS.ProcessEnv): NotifierOptionError {
    try {
      resolveSettings({}, environment);
    } catch (error) {
      if (error instanceof NotifierOptionError) return error;
      throw error;
    }
    return expect.fail(`nothing is wrong with ${JSON.stringify(environment)}`);
  }

  it('gives nothing for what is empty, or of somebody else', () => {
    const environment = {
      NOTIFY_ABOUT_URL: '',
      NOTIFY_ABOUT_TLS_CA: '',
      URL: 'amqp://a',
      notify_about_url: 'x',
      PATH: 'x',
    };
    expect(optionsFromEnvironment({ ...environment, NOTIFY_ABOUT_TTL: undefined })).to.deep.equal({});
  });

  it('goes second: what is passed is taken, unless it is undefined', () => {
    const environment = { NOTIFY_ABOUT_EXCHANGE: 'nova', NOTIFY_ABOUT_TTL: '5' };
    expect(resolveSettings({ exchange: 'cinder', ttl: undefined }, environment)).to.include({
      exchange: 'cinder',
      ttl: 5,
    });
  });

  it('is named when it is wrong, also where the code passes another value', () => {
    const wrongForm = { code: 'ERR_NOTIFIER_OPTION_INVALID', option: 'NOTIFY_ABOUT_FORM' };
    expect(fault({ NOTIFY_ABOUT_FORM: 'kafka' })).to.include(wrongForm);
    expect(() => resolveSettings({ form: 'rabbit' }, { NOTIFY_ABOUT_FORM: 'kafka' }))
      .to.throw()
      .that.includes(wrongForm);
  });

  it('has no variables but the known ones', () => {
    for (const name of [
      'NOTIFY_ABOUT_URI',
      'NOTIFY_ABOUT_',
      'NOTIFY_ABOUT_ON_LOST',
      'NOTIFY_ABOUT_toString',
    ]) {
      const { code, option, message } = fault({ [name]: 'hunter2' });
      expect({ code, option }).to.deep.equal({ code: 'ERR_NOTIFIER_OPTION_UNKNOWN', option: name });
      expect(message)
        .to.include('NOTIFY_ABOUT_URL')
        .and.include('NOTIFY_ABOUT_TLS_CA')
        .and.not.include('hunter2');
    }
  });

  const wrong: [variable: string, text: string][] = [
    ['URL', 'http://a'],
    ['URL', 'amqp://a,'],
    ['PUBLISHER_ID', 'horizon'],
    ['TOPICS', ','],
    ['TTL', '1s'],
    ['TTL', '0'],
    ['MAX_PENDING', '-1'],
    ['MAX_PENDING_BYTES', '1e3'],
    ['MAX_MESSAGE_BYTES', ' '],
    ['TRACEBACK', 'yes'],
    ['SPOOL_MAX_BYTES', '1G'],
    ['SPOOL_MAX_AGE', '0'],
  ];
  for (const [variable, text] of wrong) {
    it(`refuses NOTIFY_ABOUT_${variable}=${text}`, () => {
      const option = `NOTIFY_ABOUT_${variable}`;
      expect(fault({ [option]: text })).to.include({ code: 'ERR_NOTIFIER_OPTION_INVALID', option });
    });
  }

  it('says that a spool has no directory', () => {
    expect(fault({ NOTIFY_ABOUT_SPOOL_MAX_BYTES: '65536' }).message).to.equal(
      'NOTIFY_ABOUT_SPOOL_DIRECTORY: got nothing; expected the path of a directory',
    );
  });

  describe('with certificates', () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'notify-about-'));
    const file = (name: string): string => path.join(folder, name);
    const pems = { ca: pem('ca.pem'), cert: pem('client.pem'), key: pem('client.key') };
    for (const [name, content] of Object.entries(pems)) writeFileSync(file(name), content);

    after(() => {
      rmSync(folder, { recursive: true });
    });

    it('reads them from their files', () => {
      const { tls } = resolveSettings(
        {},
        {
          NOTIFY_ABOUT_TLS_CA: file('ca'),
          NOTIFY_ABOUT_TLS_CERT: file('cert'),
          NOTIFY_ABOUT_TLS_KEY: file('key'),
        },
      );
      expect(
        Object.entries(tls).map(([name, content]) => [name, (content as Buffer).toString()]),
      ).to.deep.equal(Object.entries(pems).map(([name, content]) => [name, content.toString()]));
    });

    it('says which file has no certificate, and which do not belong together', () => {
      const notOne = fault({ NOTIFY_ABOUT_TLS_CA: file('key') });
      expect(notOne.message).to.equal(
        'NOTIFY_ABOUT_TLS_CA: got a value that is not shown; expected certificates in PEM',
      );
      const other = fault({
        NOTIFY_ABOUT_URL: 'amqps://rabbit.example',
        NOTIFY_ABOUT_TLS_CERT: file('ca'),
        NOTIFY_ABOUT_TLS_KEY: file('key'),
      });
      expect(other.option).to.equal('NOTIFY_ABOUT_TLS_CERT, NOTIFY_ABOUT_TLS_KEY');
    });

    it('says which file cannot be read, and why', () => {
      const error = fault({ NOTIFY_ABOUT_TLS_KEY: file('none') });
      expect(error).to.include({ code: 'ERR_NOTIFIER_OPTION_INVALID', option: 'NOTIFY_ABOUT_TLS_KEY' });
      expect(error.message).to.include('ENOENT').and.include('PEM');
    });
  });
});
