// Values beside a secret's name that describe it: its type, field, place, header, and what users read about it.
import { cases, wordsOf } from '../names.mjs'
import { company, noun, services, stages } from '../words.mjs'
import { secretNames } from './assignments.mjs'

const pairs = (kind, share, text) => {
  const rows = text
    .split('\n')
    .map(line => line.split('=').map(part => part.trim()))
    .filter(row => row.length > 1)
  const make = random => {
    const [names, values] = random.pick(rows)
    return { names: wordsOf(random.pick(names.split(', '))), value: filled(random, random.pick(values.split(' | '))) }
  }
  return { kind, share, make }
}

const filled = (random, text) =>
  text
    .replace('NOUN', noun(random))
    .replace('COMPANY', company(random))
    .replace('SERVICE', random.pick(services))
    .replace('STAGE', random.pick(stages))

export const descriptions = [
  pairs(
    'enum-value',
    16,
    `token type = bearer | Bearer | JWT | opaque | access | urn:ietf:params:oauth:token-type:access_token
     grant type = client_credentials | authorization_code | refresh_token | password
     auth type, auth method, auth mode = password | basic | token | api_key | oauth2 | publickey | keyboard-interactive
     token endpoint auth method = client_secret_basic | client_secret_post | private_key_jwt
     key type, key algorithm, key spec = rsa | ed25519 | RS256 | SYMMETRIC_DEFAULT | ecdsa-sha2-nistp256
     secret type, secret kind = Opaque | kubernetes.io/tls | generic | kubernetes.io/dockerconfigjson
     secret engine, secret provider, secrets backend = kv-v2 | aws-secrets-manager | hashicorp-vault | azure-key-vault
     password encryption, password encoder, password hasher = scram-sha-256 | bcrypt | argon2id | pbkdf2_sha256
     token location, token source, token lookup = header:Authorization | cookies | headers | query_string
     password policy, password strength = strict | medium | nist-800-63b
     api key location = header | query | cookie
     key usage = digitalSignature | ENCRYPT_DECRYPT | keyEncipherment
     credential type, credentials source = service_account | Ec2InstanceMetadata | external_account
     password input type, pass mode = password | text | hidden`,
  ),
  pairs(
    'secret-name',
    14,
    `secret name, secret id, secret ref = NOUN-db-credentials | SERVICE/STAGE/database | COMPANY-SERVICE-tls | SERVICE-oauth-client | STAGE/SERVICE/api-token
     password field, password column, password key = password | user_password | j_password | passwd | encrypted_password
     key vault name, vault name, key ring = kv-COMPANY-STAGE | COMPANY-keyring | vault-STAGE-weu
     token name, token param, token field = access_token | csrf_token | authenticity_token | XSRF-TOKEN | id_token
     key name, key pair name, ssh key name = deploy-key-STAGE | COMPANY-bastion | SERVICE-signing-2023
     password env, token env var, api key env = SERVICE_PASSWORD | COMPANY_API_TOKEN | DB_PASSWORD_FILE | VAULT_TOKEN
     credentials id, credentials = SERVICE-deployer | github-app-COMPANY | nexus-credentials | dockerhub-login
     existing secret, image pull secret, auth secret = SERVICE-postgresql | regcred-COMPANY | SERVICE-basic-auth
     secret key ref, existing secret password key = postgres-password | redis-password | admin-password
     encryption key alias, kms alias = alias/COMPANY-STAGE | alias/aws/secretsmanager
     password parameter, secret parameter = /STAGE/SERVICE/db_password | COMPANY.SERVICE.password
     username, user name, login, db user = svc_SERVICE | COMPANY_app | SERVICE_readonly | admin`,
  ),
  pairs(
    'lookup-key',
    14,
    `primary key = id | uuid | NOUN_id
     foreign key, references key = customer_id | tenant_uuid | NOUN_id
     sort key, range key, order key = created_at | -updatedAt | NOUN#created
     partition key, hash key, shard key = tenantId | NOUNId | pk
     cache key, redis key, cache key prefix = user:profile:42 | COMPANY:NOUN:list:v3 | session:{user_id}:cart | NOUN-index-2024
     i18n key, translation key, message key, label key = errors.password.too_short | auth.token.expired | settings.apiKey.title | form.NOUN.password.label
     storage key, local storage key, session key name = auth_token | COMPANY.session | persist:NOUN | jwt-token
     hotkey, shortcut key, accelerator key = Ctrl+Shift+K | CmdOrCtrl+P | Alt+Enter | F5
     config key, setting key, property key = security.jwt.secret | spring.datasource.password | NOUN.auth.token | smtp.password
     object key, s3 key, blob key = uploads/2023/NOUN.pdf | COMPANY/STAGE/terraform.tfstate | backups/NOUN-2024-01-31.sql.gz
     lookup key, group key, join key, idempotency key name = NOUN_number | customerReference | Idempotency-Key
     key code, key down = ArrowDown | Escape | KeyA | NumpadEnter
     routing key, binding key = NOUN.created | SERVICE.NOUN.updated.v2 | audit.#`,
  ),
  pairs(
    'url',
    9,
    `token url, token uri, token endpoint = https://login.COMPANY.io/oauth2/v1/token | https://oauth2.googleapis.com/token | https://sso.COMPANY.net/realms/STAGE/protocol/openid-connect/token
     password reset url, reset password link, forgot password url = https://www.COMPANY.com/account/reset-password | /auth/forgot-password | https://id.COMPANY.dev/password/change
     auth url, auth uri, auth provider = https://accounts.google.com/o/oauth2/auth | https://login.microsoftonline.com/common/oauth2/v2.0/authorize
     jwks uri, public key url = https://COMPANY.eu.auth0.com/.well-known/jwks.json | https://sso.COMPANY.net/keys
     secret url, vault addr, api key docs = https://vault.COMPANY.internal:8200 | https://docs.COMPANY.com/api/authentication#api-keys
     database url, redis url, broker url, dsn = postgresql://db.COMPANY.internal:5432/NOUN | redis://cache-01:6379/0 | jdbc:postgresql://pg.COMPANY.net/NOUN | mongodb://mongo-0.mongo,mongo-1.mongo/NOUN | jdbc:h2:mem:NOUN | amqp://mq.COMPANY.net:5672/STAGE
     repository, repo url, clone url = https://github.com/COMPANY/SERVICE.git | git@github.com:COMPANY/SERVICE.git | ssh://git@git.COMPANY.io:7999/NOUN/SERVICE.git`,
  ),
  pairs(
    'header-name',
    7,
    `api key header, auth header name, api key name = X-API-Key | Authorization | Ocp-Apim-Subscription-Key | X-COMPANY-Token
     csrf header, xsrf header name, token header = X-CSRF-Token | X-XSRF-TOKEN | PRIVATE-TOKEN | X-Vault-Token
     auth scheme, token prefix, authorization prefix = Bearer | Token | Basic | ApiKey | AWS4-HMAC-SHA256
     signature header, secret header name = X-Hub-Signature-256 | X-Gitlab-Token | Stripe-Signature
     password param, token query param = passwd | access_token | api_key | sig`,
  ),
  pairs(
    'path',
    13,
    `password file, secret file, secrets file, passwd file = /etc/COMPANY/SERVICE.passwd | config/secrets.yml | /var/run/secrets/kubernetes.io/serviceaccount/token | secrets/STAGE.enc.yaml
     token path, token file, token cache = ~/.config/COMPANY/token.json | /home/deploy/.COMPANY/token | .cache/SERVICE/oauth-token
     key store path, trust store, key store = /opt/SERVICE/conf/keystore.jks | classpath:certs/truststore.p12 | file:config/COMPANY.pfx
     credentials path, credentials file, google application credentials = /secrets/gcp-key.json | ~/.aws/credentials | ./config/SERVICE-credentials.json
     private key path, ssl certificate key, identity file, ssh key = /etc/ssl/private/COMPANY.key | ~/.ssh/id_ed25519 | certs/SERVICE-key.pem | C:\\Users\\deploy\\.ssh\\id_rsa
     password template, secret template, token view = auth/password_reset_NOUN.html | emails/token-expired.hbs | accounts/PasswordResetConfirm.cshtml`,
  ),
  pairs(
    'long-identifier',
    9,
    `password encoder, password encoder class = org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder | com.COMPANY.security.LegacyPasswordEncoder
     auth backend, authentication backend, token handler = COMPANY.accounts.backends.TokenAuthenticationBackend | com.COMPANY.auth.TokenAuthenticationFailureHandlerFactory
     secret manager class, secret provider class, key provider = Microsoft.Extensions.Configuration.AzureKeyVault.KeyVaultSecretManager | com.COMPANY.STAGE.EncryptedKeyProviderAutoConfiguration
     token serializer, token class = rest_framework_simplejwt.tokens.SlidingToken | ReusableRefreshTokenSerializerWithTenantClaims
     password validator, password rules = django.contrib.auth.password_validation.UserAttributeSimilarityValidator | passwordContainsAtLeastOneUppercaseCharacter
     key generator, cache key generator = tenantAwareNOUNCacheKeyGenerator | org.COMPANY.cache.SimpleKeyGeneratorWithLocaleSupport
     api key resolver, token callback = handleOAuthTokenExchangeCompletedForNOUN | resolveApiKeyFromRequestHeadersOrQueryString
     secret test, password spec = test_password_reset_token_expires_after_NOUN_is_closed | shouldRejectExpiredAccessTokensOfDisabledUsers`,
  ),
  pairs(
    'message',
    16,
    `password label, password placeholder, password title = Password | Enter your password | New password | Passwort eingeben | Mot de passe | Contraseña | パスワード | Введите пароль | Wachtwoord
     invalid password, password error, wrong password message = The password you entered is incorrect. | Das Passwort ist falsch. | Mot de passe incorrect | Incorrect username or password
     forgot password, reset password = Forgot your password? | Passwort vergessen? | Reset your password | ¿Olvidaste tu contraseña?
     token expired, token error, token message = Your token has expired. Please sign in again. | Invalid or missing access token | token must not be blank
     secret help, client secret help, api key description = Copy it now, you will not see it again. | The key of your COMPANY account, found under Settings > API. | Secret used to sign webhooks
     password policy, password hint, password requirements = At least 12 characters, one digit and one symbol | Must contain 8-64 characters | Mindestens 10 Zeichen, davon eine Ziffer
     password confirmation, password changed, password mismatch = Passwords do not match | Your password was changed on another device | Les mots de passe ne correspondent pas
     api key name, token description, secret label = Personal access token of the SERVICE team | CI token (read only) | API key for COMPANY`,
  ),
  {
    kind: 'empty-or-flag',
    share: 12,
    make: random => ({
      names: random.pick(secretNames),
      value: random.pick([
        '',
        '',
        'null',
        'none',
        'None',
        'true',
        'false',
        'required',
        'optional',
        'undefined',
        'string',
        'disabled',
        'auto',
        'yes',
        '0',
        'nil',
        'N/A',
      ]),
    }),
  },
  {
    kind: 'same-name',
    share: 10,
    make: random => {
      const names = random.pick(secretNames.filter(words => words.length > 1))
      return { names, value: cases[random.pick(['snake', 'kebab', 'camel', 'spaced', 'dotted', 'screaming'])](names) }
    },
  },
]
