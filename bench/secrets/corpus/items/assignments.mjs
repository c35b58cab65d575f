// Passwords and keys that follow no vendor's form: only their names and values give them away.
import { wordsOf } from '../names.mjs'
import { djangoKey, generated, human, key, password, secret } from '../values.mjs'
import { base64, hex, uuid } from '../words.mjs'

const groups = [
  {
    kind: 'password',
    share: 40,
    names: `password; passwd; pass; pwd; db password; db pass; db pwd; database password; mysql root password; mysql pwd;
      postgres password; pg password; redis password; smtp password; smtp pass; mail password; email host password; admin password;
      root password; user password; ldap bind password; bind pw; ftp password; sftp pass; rabbitmq password; mongo password;
      key store password; trust store password; ssl key password; proxy password; jenkins password; sonar password; oracle pwd;
      login password; elastic password; grafana admin password; vpn password; wifi password; sudo pass; ansible become pass;
      backup password; ssh password; spring datasource password; broker password; nexus password; sql server password; sa password;
      default admin password; imap password; cert password; pfx password; jdbc password; kafka sasl password; portal user pwd`,
    value: password,
  },
  {
    kind: 'secret',
    share: 20,
    names: `client secret; app secret; oauth client secret; jwt secret; session secret; cookie secret; shared secret; secret;
      webhook secret; signing secret; hmac secret; consumer secret; api secret; token secret; nextauth secret; csrf secret;
      keycloak client secret; azure client secret; oidc client secret; jwt signing secret; sso secret; rails secret; hub secret`,
    value: secret,
  },
  {
    kind: 'secret-key',
    share: 8,
    names: 'secret key; django secret key; flask secret key; app secret key; secret key base',
    value: random => random.pick([djangoKey, key])(random),
  },
  {
    kind: 'api-key',
    share: 14,
    names: `api key; apikey; x api key; weather api key; partner api key; service api key; internal api key; search api key; tracking api key;
      access key; subscription key; integration key; auth key; service key; crm api key; billing api key; geocoder api key; sms api key`,
    value: random => random.pick([key, key, key, key, uuid])(random),
  },
  {
    kind: 'token',
    share: 14,
    names: `auth token; access token; api token; bearer token; refresh token; deploy token; bot token; service token; ci token;
      registry token; webhook token; admin token; consul token; token; auth token prod; upload token; metrics token; sync token; agent token`,
    value: key,
  },
  {
    kind: 'encryption-key',
    share: 8,
    names: `encryption key; aes key; master key; crypto key; data encryption key; fernet key; cipher key; app key; field encryption key; jwt signing key; hmac key; storage key`,
    value: random =>
      random.pick([r => hex(r, 32), r => hex(r, 64), r => base64(r, 32), r => base64(r, 16), key])(random),
  },
  {
    kind: 'passphrase',
    share: 6,
    names:
      'passphrase; key passphrase; gpg passphrase; ssh key passphrase; backup passphrase; signing passphrase; restic password; borg passphrase; vault pass',
    value: random => random.pick([human, human, generated, r => `${human(r)} ${human(r)}`])(random),
  },
  {
    kind: 'snmp-community',
    share: 2,
    names: 'snmp community; snmp rw community; community string; snmp write community',
    value: random => human(random),
  },
].map(group => ({ ...group, names: group.names.split(';').map(wordsOf) }))

const deck = groups.flatMap(group => Array(group.share).fill(group))

/** Every group by its share, every name of a group before one comes twice. */
export function assignments(randomOf, count) {
  const order = randomOf('assignments')
  const offset = order.int(1000)
  return Array.from({ length: count }, (_, at) => {
    const group = deck[(at * 37 + offset) % deck.length]
    const random = randomOf(`assignment/${at}`)
    const names = group.names[random.int(group.names.length)]
    return { label: 'secret', kind: `assigned-${group.kind}`, names, value: group.value(random) }
  })
}

/** Names of secrets, for lines that hold none. */
export const secretNames = groups.flatMap(group => group.names)
