import { foldText } from './folding.ts';

/** Parts of a name that mark it as a secret's; `_` stands for `_`, `-`, a blank or nothing. */
const parts = [
  // The names that oslo.utils masks (oslo_utils/strutils.py), without those that contain another one.
  ...['password', 'passphrase', 'admin_pass', 'new_pass', 'sys_pswd', 'token(?!i[sz])', 'secret(?!ar[iy])'],
  ...[
    'configdrive',
    '(?:encrypted|private|fernet|ssl|auth)_key',
    'encryption_key(?!_id)',
    'keystonecredential',
  ],
  ...['cephclusterfsid', 'ceph(?:manilaclient|admin|client|rgw|mds|mon)key', 'octaviaheartbeatkey'],
  ...['designaterndckey', 'barbicansimplecryptokek', 'swifthashsuffix', 'migrationsshkey'],
  // Other names in a dashboard's forms and responses, and the usual suspects; a cookie's name is public.
  ...['passwd', 'passcode', '(?:api|access|shared)_key', '(?:sync|account|signing|hmac|master)[ \\x5f-]key'],
  ...['user_data', 'customization_script', 'credentials', 'cookie(?!_name)', 'authorization', 'auth_receipt'],
  ...['temp_url_(?:key|sig)', 'amz_(?:signature|credential|security)', 'sessionid'],
  // The words for it in the languages that dashboards are translated to.
  ...['passwort', 'kennwort', 'mot_de_passe', 'mdp', 'senha', 'palavra_passe', 'wachtwoord', 'passord'],
  ...['пароль', 'парола', 'лозинка', 'секрет', 'токен', 'ключ доступа', 'κωδικος', 'συνθηματικο'],
  ...[
    '密码',
    '密碼',
    '口令',
    '密钥',
    '金鑰',
    '令牌',
    'パスワード',
    '暗証番号',
    '秘密鍵',
    '비밀번호',
    '암호',
    '패스워드',
  ],
  ...['รหัสผ่าน', 'पासवर्ड', 'كلمة المرور', 'كلمة السر', 'סיסמה', 'סיסמא'],
].map(foldText);

/** Other names, whose letters are too common for the quick look: only messages are searched for them. */
const partsOfMessages = [
  ...['phpsessid', 'samlresponse', 'code_verifier', 'snmp_community', 'connect\\.sid', 'session_id'],
  // Texts that a user wrote
  ...['personality', 'cloud_init', 'keystore(?!_name)', 'injected_files'],
  ...[
    'geheimnis',
    'zugangsdaten',
    'contrasena',
    'contrasenya',
    'segredo',
    'segreto',
    'losenord',
    'adgangskode',
  ],
  ...['kodeord', 'salasana', 'heslo', 'geslo', 'jelszo', 'haslo', 'parola', 'parool', 'lozinka', 'sifre'],
  ...['slaptazodis', 'mat khau', 'kata sandi', 'clave', 'parole'],
  '(?:sync|account|signing|hmac|master)key',
].map((part) => `(?<![a-z])${foldText(part)}`);

/** Words that are secret only without a letter beside them: `psk` and `vpn_psk`, but not `upskill`. */
const words = 'pass|passw|pwd|pw|psk|otp|totp|blob|receipt';

const flexible = (all: readonly string[]): string =>
  all.map((part) => part.replaceAll('_', '[ _-]?')).join('|');
const anyPart = flexible(parts);
const alone = `(?:(?<![a-z])|(?<=\\\\[nrt]))(?:${words})(?![a-z])`;

/** The source of a pattern that finds a secret's name. In a text, a line break may be written as \n. */
export const secretName: string = `(?:${anyPart}|${flexible(partsOfMessages)}|${alone})`;

/**
 * Finds the names that the quick look finds, and more: in JSON any character may be written as letters (\b, \u000a).
 */
export const perhapsSecretName: string = `(?:${anyPart}|(?:${words})(?![a-z]))`;

const pattern = new RegExp(`${anyPart}|${alone}`, 'i');

// Properties of a secret, such as its expiry, type or length, but not the secret itself.
const about =
  /[_-](?:expir\w*|count|types?|polic\w+|length|size|methods?|status|age|ttl|lifetime|strength|limits?|algorithm|required|enabled|name)$/i;

export function isSecretName(name: string): boolean {
  return pattern.test(name) && !isAbout(name);
}

/** Whether a name denotes a property of a secret: `password_expires_at`. */
export function isAbout(name: string): boolean {
  return about.test(name);
}
