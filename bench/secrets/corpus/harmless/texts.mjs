// Texts for people and interfaces: translations, forms, documentation, schemas, patterns of tokens, keyboards.
import { noun, services, title } from '../words.mjs'
import { page } from './page.mjs'

const TEXTS = {
  en: [
    'Enter your password',
    'Your token has expired',
    'Forgot password?',
    'API key was copied',
    'Client secret (shown once)',
    'Passwords must match',
    'Wrong user name or password',
    'Change password',
    'Secret question',
  ],
  de: [
    'Passwort eingeben',
    'Das Token ist abgelaufen',
    'Passwort vergessen?',
    'API-Schlüssel wurde kopiert',
    'Geheimnis des Clients',
    'Passwörter müssen übereinstimmen',
    'Benutzername oder Passwort falsch',
  ],
  fr: [
    'Saisissez votre mot de passe',
    'Le jeton a expiré',
    'Mot de passe oublié ?',
    'Clé d’API copiée',
    'Secret du client',
    'Changer le mot de passe',
  ],
  ja: [
    'パスワードを入力してください',
    'トークンの有効期限が切れています',
    'パスワードをお忘れですか？',
    'APIキーをコピーしました',
  ],
  ru: ['Введите пароль', 'Срок действия токена истёк', 'Забыли пароль?', 'Секрет клиента скопирован'],
}
const KEYS = [
  'password',
  'confirmPassword',
  'token',
  'apiKey',
  'clientSecret',
  'resetPassword',
  'secret',
  'passphrase',
  'accessToken',
  'privateKey',
]
const translation = r => r.pick(TEXTS[r.pick(Object.keys(TEXTS))])
const key = r => r.pick(KEYS)
const PATTERNS = [
  'ghp_[0-9a-zA-Z]{36}',
  'AKIA[0-9A-Z]{16}',
  'xox[baprs]-[0-9a-zA-Z-]{10,72}',
  'sk_live_[0-9a-zA-Z]{24,}',
  'eyJ[\\w-]+\\.eyJ[\\w-]+\\.[\\w-]+',
  'AIza[0-9A-Za-z_-]{35}',
  'glpat-[\\w-]{20}',
  '(?i)password\\s*[:=]\\s*[^\\s]+',
  '-----BEGIN [A-Z ]*PRIVATE KEY-----',
  '[0-9a-f]{32}-us[0-9]{1,2}',
]

export const texts = [
  page(
    'i18n',
    'locales/messages.json',
    w => `{\n${w.lines('i18n', 15, r => `  "${key(r)}${title(noun(r))}": "${translation(r)}"`, ',\n')}\n}`,
    5,
  ),
  page(
    'i18n',
    'locale/de/django.po',
    w =>
      w.lines(
        'i18n',
        12,
        r => `#: accounts/forms.py:${r.int(300)}\nmsgid "${r.pick(TEXTS.en)}"\nmsgstr "${r.pick(TEXTS.de)}"`,
        '\n\n',
      ),
    3,
  ),
  page(
    'i18n',
    'i18n/messages_fr.properties',
    w => w.lines('i18n', 12, r => `${noun(r)}.${key(r)}.${r.pick(['label', 'error', 'hint'])}=${r.pick(TEXTS.fr)}`),
    3,
  ),
  page(
    'i18n',
    'config/locales/ru.yml',
    w => `ru:\n  devise:\n${w.lines('i18n', 10, r => `    ${key(r)}: "${r.pick([...TEXTS.ru, ...TEXTS.ja])}"`)}`,
    3,
  ),
  page(
    'html-form',
    'templates/login.html',
    w =>
      `<form method="post" action="/login">\n${w.lines('html-form', 8, r => r.pick([`  <input type="password" name="${key(r)}" id="${key(r)}-${noun(r)}" placeholder="${r.pick(TEXTS.en)}">`, `  <label for="${key(r)}">${translation(r)}</label>`, `  <p class="error" data-key="${key(r)}">${translation(r)}</p>`, `  <a href="/password/reset?step=${r.int(5)}">${r.pick(TEXTS.en)}</a>`]))}\n  <button>Log in</button>\n</form>`,
    4,
  ),
  page(
    'prose',
    'docs/authentication.md',
    w => {
      const n = w.names()
      return `# Authentication\n\nEvery request carries a token.\n\n${w.lines('prose', 8, r => r.pick([`Set the \`${key(r)}\` header to the value from Settings > ${title(noun(r))}.`, `| \`${key(r)}\` | string | The ${key(r)} of the ${noun(r)}. Required. |`, `- **${key(r)}**: never share it, rotate it every ${r.int(90) + 1} days`, `curl -H "Authorization: Bearer <${key(r)}>" https://${n.site}/v1/${noun(r)}s`, `Passwords shorter than ${r.int(8) + 8} characters are refused.`, `    export ${n.screaming}=<your ${key(r)}>`, `The token: a string of ${r.int(30) + 20} letters. The key: whatever \`${noun(r)}.key()\` gives.`]))}`
    },
    5,
  ),
  page(
    'patterns',
    'scanner/patterns.py',
    w =>
      `import re\n\nPATTERNS = [\n${w.lines('regex', 8, r => `    re.compile(r"${r.pick(PATTERNS).replaceAll('"', '')}"),`)}\n]`,
    3,
  ),
  page(
    'patterns',
    'rules/rules.yml',
    w =>
      `rules:\n${w.lines('regex', 8, r => `  - id: ${noun(r)}-token\n    pattern: '${r.pick(PATTERNS).replaceAll("'", '')}'`)}`,
    3,
  ),
  page(
    'patterns',
    'src/redact.js',
    w =>
      w.lines(
        'regex',
        6,
        r => `text = text.replace(/${r.pick(PATTERNS).replaceAll('/', '\\/').replace('(?i)', '')}/g, '<${key(r)}>')`,
      ),
    3,
  ),
  page(
    'schema',
    'db/schema.rb',
    w =>
      `ActiveRecord::Schema.define(version: 2023_05_02_101010) do\n  create_table "users", force: :cascade do |t|\n${w.lines('sql-column', 8, r => `    t.${r.pick(['string', 'text', 'datetime'])} "${r.pick(['encrypted_password', 'reset_password_token', 'password_salt', 'api_key', 'otp_secret', 'auth_token', 'token_expires_at', 'secret_key_digest'])}", ${r.pick(['null: false', 'default: ""', `limit: ${r.int(200) + 50}`])}`)}\n  end\nend`,
    3,
  ),
  page(
    'schema',
    'db/schema.sql',
    w =>
      `CREATE TABLE users (\n  id bigint PRIMARY KEY,\n${w.lines('sql-column', 10, r => `  ${r.pick(['password', 'passwd', 'token', 'api_key', 'secret', 'password_hash', 'access_token'])}_${noun(r)} ${r.pick(['VARCHAR(255)', 'TEXT', 'CHAR(60)', 'BYTEA'])}${r.pick(['', ' NOT NULL', ' DEFAULT NULL', " DEFAULT ''"])},`)}\n  created_at timestamptz\n);`,
    3,
  ),
  page(
    'schema',
    'api/user.proto',
    w =>
      `syntax = "proto3";\n\nmessage Login {\n${w.lines('proto-field', 8, (r, at) => `  string ${r.pick(['password', 'token', 'client_secret', 'api_key', 'refresh_token'])}_${noun(r)} = ${at + 1};`)}\n}`,
    4,
  ),
  page(
    'schema',
    'api/schema.graphql',
    w =>
      `type Mutation {\n${w.lines('proto-field', 8, r => `  ${r.pick(['login', 'signUp', 'reset'])}${title(noun(r))}(${r.pick(KEYS)}: String!, ${r.pick(KEYS)}New: String): AuthPayload`)}\n}`,
    3,
  ),
  page(
    'schema',
    'api/openapi.yaml',
    w =>
      `openapi: 3.0.3\ncomponents:\n  schemas:\n    Login:\n      properties:\n${w.lines('proto-field', 8, r => `        ${r.pick(KEYS)}${title(noun(r))}:\n          type: string\n          format: password\n          description: ${r.pick(TEXTS.en)}`)}\n  securitySchemes:\n    ApiKeyAuth:\n      type: apiKey\n      ${w.no('header-name', 'name: X-API-Key')}\n      in: header`,
    3,
  ),
  page(
    'keymap',
    'keymaps/default.json',
    w =>
      `[\n${w.lines('keyboard-key', 12, r => `  { "key": "${r.pick(['ctrl', 'cmd', 'alt'])}+${r.pick(['shift+', ''])}${r.text('abcdefghijklmnopqrstuvwxyz', 1)}", "command": "${r.pick(services)}.${noun(r)}.toggle", "when": "editorTextFocus" }`, ',\n')}\n]`,
    3,
  ),
  page(
    'cloud-output',
    'docs/describe-instances.json',
    w =>
      `{\n  "Reservations": [\n${w.lines('cloud-id', 8, r => `    { "InstanceId": "i-0${r.text('0123456789abcdef', 16)}", "ImageId": "ami-0${r.text('0123456789abcdef', 16)}", "KeyName": "${r.pick(services)}-key", "OwnerId": "${r.text('123456789', 12)}" }`, ',\n')}\n  ]\n}`,
    3,
  ),
  page(
    'k8s-output',
    'docs/pods.txt',
    w =>
      `NAME READY STATUS\n${w.lines('k8s-name', 12, r => `${r.pick(services)}-token-${r.text('bcdfghjklmnpqrstvwxz2456789', 5)} kubernetes.io/service-account-token 3 ${r.int(90)}d\n${r.pick(services)}-${r.text('0123456789abcdef', 10)}-${r.text('bcdfghjklmnpqrstvwxz2456789', 5)} 1/1 Running`)}`,
    3,
  ),
]
