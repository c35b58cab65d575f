// Private keys in files of their own, and the public halves that lie beside them.
import { file } from './writer.mjs'

const of = (id, name) => file('key-file', name, w => w.token(id))

export const keys = [
  of('rsa-private-key', n => `certs/${n.service}.key`),
  of('rsa-private-key', '.ssh/id_rsa'),
  of('pkcs8-private-key', n => `ssl/${n.service}-key.pem`),
  of('ec-private-key', n => `certs/${n.noun}-ec.pem`),
  of('openssh-private-key', '.ssh/id_ed25519'),
  of('openssh-private-key', n => `deploy/keys/${n.service}_deploy`),
  of('putty-private-key', n => `keys/${n.service}.ppk`),
  of('pgp-private-key', n => `keys/${n.person}-secret.asc`),
  file(
    'key-file',
    n => `age/${n.service}.txt`,
    w =>
      `# created: 2023-04-11T10:31:02+02:00\n${w.negative('public-key', `# public key: age1${w.random.text('qpzry9x8gf2tvdw0s3jn54khce6mua7l', 58)}`)}\n${w.token('age-key')}`,
  ),
  file(
    'key-in-one-line',
    n => `${n.service}/.env.keys`,
    w =>
      `JWT_ISSUER=auth\nJWT_PRIVATE_KEY="${w.token('rsa-private-key', text => text.trimEnd().replaceAll('\n', '\\n'))}"`,
  ),
  file(
    'key-in-one-line',
    n => `${n.service}/firebase.ts`,
    w =>
      `export const credential = {\n  projectId: 'portal',\n  privateKey: '${w.token('pkcs8-private-key', text => text.trimEnd().replaceAll('\n', '\\n'))}',\n}`,
  ),
  file(
    'key-in-one-line',
    n => `${n.service}/keys.json`,
    w =>
      `{\n  "kid": "2023-01",\n  "pem": ${JSON.stringify('x').replace(
        'x',
        w.token('ec-private-key', text => text.replaceAll('\n', '\\n')),
      )}\n}`,
  ),
  file(
    'key-in-config',
    n => `openvpn/${n.service}.ovpn`,
    (w, n) => `client\nremote ${n.host} 1194\n<key>\n${w.token('pkcs8-private-key')}\n</key>\nverb 3`,
  ),
]
