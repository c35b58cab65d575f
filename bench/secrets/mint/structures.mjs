import { kinds as connections } from './connections.mjs'
import { signedToken, usualClaims } from './jwt.mjs'
import { block, ec, encryptedPkcs8, encryptedRsa, openssh, pkcs8, putty, rsa } from './keys.mjs'
import { checksum, context, encoded, structure } from './kind.mjs'
import { pgp } from './pgp.mjs'
import { BASE64URL, HEX_UPPER } from './random.mjs'

/** What no vendor issues: signed tokens, keys in their files, password hashes, and the connections of another file. */

const CRYPT = './0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz'
const lines = { bytes: true }
const keyNames = ['PRIVATE_KEY', 'SSL_KEY', 'TLS_KEY']

const jwt = (random, expired) =>
  signedToken(random, random.pick(['HS256', 'RS256', 'ES256']), usualClaims(random), { expired })

/** docs.ansible.com: hexadecimal, in lines of 80, of salt, HMAC and ciphertext, which are hexadecimal themselves. */
function ansibleVault(random) {
  const inner = [32, 32, 16 * (2 + random.int(12))].map(size => random.bytes(size).toString('hex')).join('\n')
  return [
    '$ANSIBLE_VAULT;1.1;AES256',
    ...Buffer.from(inner)
      .toString('hex')
      .match(/.{1,80}/g),
    '',
  ].join('\n')
}

/** Jenkins' Secret: a version byte, the two lengths, the vector and the ciphertext, as base64 between braces. */
function jenkins(random) {
  const size = 16 * (1 + random.int(4))
  const head = Buffer.alloc(9)
  head[0] = 1
  head.writeUInt32BE(16, 1)
  head.writeUInt32BE(size, 5)
  return `{${encoded(Buffer.concat([head, random.bytes(16 + size)]), 'base64')}}`
}

/** Another digit in the place of the last one of the MAC. */
const otherMac = token => token.replace(/[0-9a-f](?=\n$)/, digit => (digit === '0' ? '1' : '0'))

const at = before => ({ context: (_random, token) => before + token })
const shadow = {
  context: (random, token) =>
    `${random.pick(['root', 'deploy', 'anna'])}:${token}:19${100 + random.int(900)}:0:99999:7:::`,
}
const htpasswd = { context: (random, token) => `${random.pick(['admin', 'staging', 'anna'])}:${token}` }

export const kinds = [
  ...connections,
  // RFC 7519; `expired` makes one whose time is over
  structure('jwt', 'JWT', 'signed token', ['JWT', 'ACCESS_TOKEN', 'ID_TOKEN', 'AUTH_TOKEN'], r => jwt(r, false), {
    expired: r => jwt(r, true),
  }),
  // RFC 8017, RFC 5915, RFC 5208, RFC 8018 and RFC 1421, in this order
  structure('rsa-private-key', 'PEM', 'RSA private key', keyNames, r => block('RSA PRIVATE KEY', rsa(r)), lines),
  structure('ec-private-key', 'PEM', 'EC private key', keyNames, r => block('EC PRIVATE KEY', ec(r)), lines),
  structure('pkcs8-private-key', 'PEM', 'private key', keyNames, r => block('PRIVATE KEY', pkcs8(r)), lines),
  structure(
    'encrypted-private-key',
    'PEM',
    'encrypted private key',
    keyNames,
    r => block('ENCRYPTED PRIVATE KEY', encryptedPkcs8(r)),
    lines,
  ),
  structure('encrypted-rsa-private-key', 'PEM', 'encrypted RSA private key', keyNames, encryptedRsa, lines),
  // one line with the two characters \n, as in JSON and .env files
  structure(
    'escaped-private-key',
    'PEM',
    'private key on one line',
    ['PRIVATE_KEY', 'FIREBASE_PRIVATE_KEY'],
    r => block('PRIVATE KEY', pkcs8(r)).replaceAll('\n', '\\n'),
    { context: (r, token) => r.pick([`"private_key": "${token}",`, `PRIVATE_KEY="${token}"`]) },
  ),
  // OpenSSH, PROTOCOL.key
  structure('openssh-private-key', 'OpenSSH', 'private key', ['SSH_PRIVATE_KEY', 'DEPLOY_KEY'], r => openssh(r), lines),
  structure(
    'encrypted-openssh-private-key',
    'OpenSSH',
    'encrypted private key',
    ['SSH_PRIVATE_KEY'],
    r => openssh(r, true),
    lines,
  ),
  // PuTTY's manual, appendix C: the MAC of an unencrypted file needs no passphrase
  checksum('putty-private-key', 'PuTTY', 'private key', ['PPK'], putty, { ...lines, spoil: otherMac }),
  // RFC 4880
  structure('pgp-private-key', 'OpenPGP', 'private key', ['GPG_PRIVATE_KEY', 'SIGNING_KEY'], pgp, lines),
  // wireguard.com: 32 bytes as base64, with no bits fixed
  context(
    'wireguard-preshared-key',
    'WireGuard',
    'preshared key',
    ['PresharedKey'],
    r => encoded(r.bytes(32), 'base64'),
    at('PresharedKey = '),
  ),
  // httpd.apache.org, password formats
  structure(
    'htpasswd-bcrypt',
    'Apache',
    'bcrypt hash',
    ['password_hash'],
    r => `$2y$${r.pick(['05', '10', '12'])}$${r.text(CRYPT, 53)}`,
    htpasswd,
  ),
  structure(
    'htpasswd-apr1',
    'Apache',
    'apr1 hash',
    ['password_hash'],
    r => `$apr1$${r.text(CRYPT, 8)}$${r.text(CRYPT, 22)}`,
    htpasswd,
  ),
  structure(
    'htpasswd-sha',
    'Apache',
    'SHA-1 hash',
    ['password_hash'],
    r => `{SHA}${encoded(r.bytes(20), 'base64')}`,
    htpasswd,
  ),
  // crypt(5)
  structure(
    'sha512-crypt-hash',
    'crypt',
    'SHA-512 hash',
    ['rootpw', 'password_hash'],
    r => `$6$${r.text(CRYPT, 16)}$${r.text(CRYPT, 86)}`,
    shadow,
  ),
  structure(
    'yescrypt-hash',
    'crypt',
    'yescrypt hash',
    ['password_hash'],
    r => `$y$j9T$${r.text(CRYPT, 22)}$${r.text(CRYPT, 43)}`,
    shadow,
  ),
  // dev.mysql.com, mysql_native_password: SHA-1 of SHA-1
  structure(
    'mysql-native-hash',
    'MySQL',
    'password hash',
    ['authentication_string'],
    r => `*${r.text(HEX_UPPER, 40)}`,
    {
      context: (r, token) =>
        r.pick([
          `GRANT ALL ON *.* TO 'app'@'%' IDENTIFIED BY PASSWORD '${token}';`,
          `ALTER USER 'app'@'%' IDENTIFIED WITH mysql_native_password AS '${token}';`,
        ]),
    },
  ),
  structure('ansible-vault', 'Ansible', 'vault', ['vault'], ansibleVault, lines),
  structure('jenkins-secret', 'Jenkins', 'encrypted credential', ['password'], jenkins, {
    context: (_r, token) => `<password>${token}</password>`,
  }),
  structure(
    'jenkins-password-hash',
    'Jenkins',
    'password hash',
    ['passwordHash'],
    r => `#jbcrypt:$2a$10$${r.text(CRYPT, 53)}`,
    {
      context: (_r, token) => `<passwordHash>${token}</passwordHash>`,
    },
  ),
  // docs.djangoproject.com: 50 characters; the generator marks its own as insecure
  context(
    'django-secret-key',
    'Django',
    'secret key',
    ['SECRET_KEY', 'DJANGO_SECRET_KEY'],
    r => r.text('abcdefghijklmnopqrstuvwxyz0123456789!@#$%^&*(-_=+)', 50),
    {
      context: (r, token) => r.pick([`SECRET_KEY = '${token}'`, `SECRET_KEY = 'django-insecure-${token}'`]),
    },
  ),
  // guides.rubyonrails.org: 128 and 32 hexadecimal digits
  context('rails-secret-key-base', 'Rails', 'secret key base', ['SECRET_KEY_BASE'], r => r.bytes(64).toString('hex')),
  context('rails-master-key', 'Rails', 'master key', ['RAILS_MASTER_KEY'], r => r.bytes(16).toString('hex')),
  // laravel.com: base64 of 32 bytes with its name before it
  structure(
    'laravel-app-key',
    'Laravel',
    'application key',
    ['APP_KEY'],
    r => `base64:${encoded(r.bytes(32), 'base64')}`,
    at('APP_KEY='),
  ),
  // cryptography.io: 32 bytes as base64url
  context(
    'fernet-key',
    'Fernet',
    'key',
    ['FERNET_KEY', 'AIRFLOW__CORE__FERNET_KEY'],
    r => `${r.text(BASE64URL, 42)}${r.pick('AEIMQUYcgkosw048')}=`,
  ),
  // learn.microsoft.com: hexadecimal digits of 64 or 32 bytes
  context(
    'machine-key',
    'ASP.NET',
    'machine key',
    ['validationKey', 'decryptionKey'],
    r => r.text(HEX_UPPER, r.pick([64, 128])),
    {
      context: (r, token) =>
        `<machineKey validationKey="${token}" decryptionKey="${r.text(HEX_UPPER, 64)}" validation="HMACSHA256" />`,
    },
  ),
]
