import { spansOf, type Span } from './spans.ts';

const word = '(?:"([^"\\n]{1,256})"|\'([^\'\\n]{1,256})\'|([^\\s"\'|;&]{1,256}))';
const between = '[^\\n|;&]{0,256}?';

function after(programs: string, option: string): RegExp {
  return new RegExp(`\\b(?:${programs})\\b${between}\\s${option}${word}`, 'dg');
}

/** Secrets that a command line contains without a name. */
const commands: readonly RegExp[] = [
  after('curl|wget|http|https', '(?:-u|--user|--proxy-user|-a)[ =]?[^\\s:"\']{1,64}:'),
  after('sshpass|docker login|podman login|helm registry login|az login|smbclient|mongo\\w*', '-p ?'),
  after('mysql\\w*|mariadb\\w*|zip|unzip|7z', '-[pP](?=\\S)'),
  after('ipmitool|zip|unzip', '-P ?'),
  after('ldap\\w+', '-w ?'),
  after('redis-cli', '-a ?'),
  after('snmp\\w+', '-[cAX] ?'),
  after('iscsiadm', '-v '),
  after('openssl', '-pass(?:in|out)? (?:pass:)?'),
  after('htpasswd', '-\\w*b\\w* \\S{1,128} \\S{1,64} '),
  after('ceph\\w*|rbd|rados', '--key[ =]'),
  new RegExp(
    `\\brabbitmqctl\\b${between}\\s(?:change_password|add_user|authenticate_user) \\S{1,64} ${word}`,
    'dg',
  ),
  new RegExp(`\\bnet user \\S{1,64} (?!/)${word}`, 'dgi'),
  new RegExp(`--payload[ =]${word}`, 'dg'),
];

// Most texts are not command lines.
const option = /\s--?\w|net user|rabbitmqctl/i;

export function findInCommands(text: string): Span[] {
  if (!option.test(text)) return [];
  return commands.flatMap((command) => spansOf(text, command));
}
