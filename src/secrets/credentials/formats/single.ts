import { isRandom } from '../../value/randomness.js'
import type { Grammar } from '../entries.js'
import { entryOf, groupOf } from '../entries.js'
import type { Format, Reading } from '../format.js'

/** The first line, where the file is not much more: comments before it are left out. */
const alone: Grammar = function* read(content) {
  const found = /^(?:\s{0,100}#[^\n]{0,200}\n){0,5}\s{0,100}(?<secret>[^\s]{1,4096})\s{0,100}$/d.exec(content)
  const [start, end] = found?.indices?.groups?.['secret'] ?? []
  if (found === null || start === undefined || end === undefined) return
  yield entryOf(groupOf('', null), 'secret', found.groups?.['secret'] ?? '', start, end)
}

/** Files that are nothing but one secret. */
export const single: readonly Format[] = [
  // https://guides.rubyonrails.org/security.html#custom-credentials: 16 bytes in hexadecimal.
  {
    what: "a Rails master key's file",
    names:
      'master.key credentials/* production.key staging.key development.key test.key credentials.yml.key *credentials.key',
    read: alone,
    keys: '*',
    as: railsKey,
  },
  {
    what: "a Jenkins master key's file",
    names: 'secrets/master.key master.key',
    read: alone,
    keys: '*',
    as: jenkinsKey,
  },
  {
    what: "an agent's or tool's token file",
    names:
      '.vault-token vault-token .vault_token huggingface/token .huggingface/token .cache/huggingface/token vagrant_login_token .github_token .gh_token .gitlab_token .token token token.txt access_token access_token.txt .access_token api_token api_key.txt apikey.txt api-key.txt api_key .api_key .apikey .slack-token slack_token .travis_token .npm_token github_token.txt .bugsnag_key .honeybadger .openai_api_key openai_api_key.txt .anthropic_api_key .buildkite-token rancher_token client_secret.txt secret_key secret_key.txt .secret_key secret_key_base .secret secret.key secret.txt .django_secret_key django_secret_key.txt secretkey.txt .discord_token',
    read: alone,
    keys: '*',
    as: token,
  },
  {
    what: 'a password file',
    names:
      '.vault_pass .vault_pass.txt vault_pass vault_pass.txt .vault_password .vault-pass vault-password-file vault_password.txt .ansible_vault_pass .vault-password .password password.txt passwd.txt .passwd .pwd .pw db_password db_password.txt mysql_password.txt postgres_password.txt mysql_root_password.txt postgres-passwd root_password.txt mysql-password .pgpassword *.password ldap.secret pam_ldap.secret .erlang.cookie rabbitmq.cookie etc/ldap.secret smtp_password.txt redis_password.txt admin_password.txt db-password.txt db_root_password.txt mysql_root_password *_password.txt *-password.txt *_password *.passphrase keystore.pass .keystore_pass *.pass',
    read: alone,
    keys: '*',
  },
  {
    what: "MongoDB's key file",
    names:
      'mongo-keyfile mongodb-keyfile mongodb.key mongo.key mongod.key mongo_keyfile keyfile mongodb.keyfile mongo.keyfile replica.key',
    read: multiline,
    keys: '*',
    as: keyFile,
  },
]

function railsKey(value: string): Reading | null {
  if (!/^[0-9a-f]{32}$/.test(value) || !isRandom(value)) return null
  return {
    secret: value,
    sort: 'sealed',
    what: 'a key',
    reason: 'it is a key of 16 bytes in hexadecimal, all that the file holds',
  }
}

function jenkinsKey(value: string): Reading | null {
  return /^[0-9a-f]{256}$/.test(value)
    ? { secret: value, sort: 'sealed', what: 'a key', reason: 'it is a key of 128 bytes in hexadecimal' }
    : null
}

function token(value: string): Reading | null {
  return value.length >= 16 && isRandom(value) ? { secret: value, what: 'a token' } : null
}

function keyFile(value: string): Reading | null {
  return value.length >= 64 && value.length <= 1100 ? { secret: value, sort: 'sealed', what: 'a key' } : null
}

/** Base64 on several lines: https://www.mongodb.com/docs/manual/core/security-internal-authentication/ */
function* multiline(content: string) {
  const found = /^\s{0,10}(?<secret>[A-Za-z0-9+/=\s]{64,1400})$/d.exec(content)
  const [start, end] = found?.indices?.groups?.['secret'] ?? []
  if (found === null || start === undefined || end === undefined) return
  yield entryOf(groupOf('', null), 'key', content.slice(start, end).replaceAll(/\s/g, ''), start, end)
}
