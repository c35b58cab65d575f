import type { Format } from '../format.js'
import { inProperties, inSections } from '../grammars/dialects.js'
import { ini } from '../grammars/ini.js'
import { yaml } from '../grammars/yaml.js'

const ENV =
  '.env .env.* *.env .envrc env .flaskenv .dev.vars .secret.local .secrets .env_* env.list *.env.local docker.env .env-* .dockerenv env.sh .test.env .secrets.env environment'
const environment = ini({ separator: '=', comments: true })

/** Settings by names: what a name says is a secret is held against what a value can be. */
export const settings: readonly Format[] = [
  { what: 'an .env file', names: ENV, read: environment, keys: '?' },
  // https://laravel.com/docs/encryption: 32 or 16 bytes.
  { what: 'an .env file', names: ENV, read: environment, keys: 'app_key', as: laravelKey },
  {
    what: "Rails' secrets",
    names:
      'secrets.yml secrets.yml.* application.yml settings.yml settings.local.yml credentials.yml config.yml parameters.yml parameters.yaml parameters.yml.* local_env.yml app_secrets.yml config.local.yml database.yml s3.yml amazon_s3.yml aws.yml omniauth.yml devise.yml stripe.yml sidekiq.yml redis.yml smtp.yml mail.yml email.yml',
    read: yaml,
    keys: '?',
  },
  {
    what: 'a settings file',
    names:
      'config.ini settings.ini secrets.ini credentials.ini local.ini database.ini db.ini db.cfg database.cfg secrets.cfg config.cfg settings.cfg app.cfg application.conf secrets.conf config.conf credentials.conf .secrets secrets secret.ini auth.ini auth.cfg passwords.ini password.ini alembic.ini development.ini production.ini conf.ini setup.ini php.ini credentials.cfg config.toml secrets.toml settings.toml credentials.toml creds.ini creds.txt .creds .my_credentials account.ini user.ini .netconf',
    read: inSections,
    keys: '?',
  },
  {
    what: 'a list of secrets',
    names:
      'secrets.txt passwords.txt password.txt credentials.txt creds.txt keys.txt tokens.txt api_keys.txt apikeys.txt logins.txt accounts.txt passwd.txt secret.txt notes-passwords.txt pass.txt .passwords',
    read: inProperties,
    keys: '?',
  },
]

function laravelKey(value: string) {
  const bytes = /^base64:([A-Za-z0-9+/]{22,44}={0,2})$/.exec(value)?.[1]
  const length = bytes === undefined ? 0 : Buffer.from(bytes, 'base64').length
  if (length !== 32 && length !== 16) return null
  return { secret: value, sort: 'sealed' as const, what: "Laravel's key", reason: `it is a key of ${length} bytes` }
}
