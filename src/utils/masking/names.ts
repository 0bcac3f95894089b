/** Parts of a name that make it look like a secret's; `_` stands for `_`, `-`, a blank or nothing. */
const parts = [
  // What oslo.utils masks (oslo_utils/strutils.py), without those that contain another one.
  ...['password', 'passphrase', 'admin_pass', 'new_pass', 'sys_pswd', 'token', 'secret', 'configdrive'],
  ...['(?:encrypted|private|fernet|ssl|auth)_key', 'encryption_key(?!_id)', 'keystonecredential'],
  ...['cephclusterfsid', 'ceph(?:manilaclient|admin|client|rgw|mds|mon)key', 'octaviaheartbeatkey'],
  ...['designaterndckey', 'barbicansimplecryptokek', 'swifthashsuffix', 'migrationsshkey'],
  // What a dashboard's forms and answers hold besides, and the usual suspects; a cookie's name is public.
  ...['passwd', 'passcode', '(?:api|access)_key', 'user_data', 'customization_script', 'credentials'],
  ...[
    'cookie(?!_name)',
    'authorization',
    'auth_receipt',
    'temp_url_(?:key|sig)',
    'amz_(?:signature|credential|security)',
  ],
];

/** Words that are secret only when no letter stands beside them: `psk` and `vpn_psk`, but not `upskill`. */
const words = 'pass|pwd|psk|otp|totp|blob|receipt';

const anyPart = parts.map((part) => part.replaceAll('_', '[ _-]?')).join('|');

/** The source of a pattern that finds a secret's name; in a text, a line break may be written as \n. */
export const secretName: string = `(?:${anyPart}|(?:(?<![a-z])|(?<=\\\\[nrt]))(?:${words})(?![a-z]))`;

/** Finds these, and more: in serialised JSON any character may be written as letters (\b, \u000a). */
export const perhapsSecretName: string = `(?:${anyPart}|(?:${words})(?![a-z]))`;

const pattern = new RegExp(secretName, 'i');

export function isSecretName(name: string): boolean {
  return pattern.test(name);
}
