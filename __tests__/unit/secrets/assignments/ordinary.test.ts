import { describe, expect, it } from '@jest/globals'
import { assignmentDetector } from '../../../../src/secrets/assignments/detector.js'
import { Mint } from '../../../support/secret-samples.js'
import { matchesIn } from '../../../support/secrets.js'

const RANDOM = new Mint(11).text(32)
const HEX = new Mint(12).text(40, '0123456789abcdef')

/** By the file's name, what looks like an assignment of a secret and is none; `~R~` is random, `~H~` is in hex. */
const ORDINARY: Readonly<Record<string, readonly string[]>> = {
  'app/models.py': [
    'password = os.environ["DB_PASSWORD"]',
    'password = getpass.getpass("Enter the password: ")',
    'password = models.CharField(max_length=128)',
    'token = request.headers.get("X-Auth-Token")',
    'token = tokens[0]',
    'password_field = "user-password-1"',
    'PASSWORD_RESET_TIMEOUT = "72h30m"',
    'secret_name = "prod/db/Main1"',
    'token_url = "https://auth.acme.io/oauth2/token"',
    'def check(password: str, token: Optional[str] = None) -> bool:',
    'if password == "":',
    'raise ValueError("password: must have 8 characters")',
    'key = "user:%s:profile" % user_id',
    'cache_key = "~R~"',
    'public_key = "~R~"',
    'password = None',
    'kwargs["password"] = password1',
    '["password", "secret", "token", "api_key"]',
    'pass',
    'token_type = "Bearer2"',
    'tokenizer = "bert-base-uncased-v2"',
    'max_tokens = 4096',
    'next_page_token = "~R~"',
    'password_hash = "~R~"',
    'password_sha1 = "~H~"',
    'SECRET = config("SECRET_KEY")',
    'secret_key = f"{prefix}-{suffix}"',
    'errors = {"password": "Enter a valid password"}',
    'api_key="YOUR_API_KEY"',
    "password = '<password>'",
    'password = "********"',
    'password = "xxxxxxxx"',
    'MONKEY = "~R~"',
    'passenger = "~R~"',
  ],
  'src/form.tsx': [
    "const verdict = reached ? 'pass' : 'Fail2026!'",
    "<input type='password' placeholder='Password123' />",
    'type Auth = { token: string, password?: string }',
    "const t = { password: 'Mot de passe', token: 'Jeton' }",
    "const password = watch('password')",
    "case 'password': return <PasswordField />",
    'const key = `item-${id}`',
    '<li key="section-1-2">',
    "token: 'access' | 'refresh'",
    'const secret = await vault.read("kv/data/App1")',
    'if (e.key === "Escape") close()',
    "localStorage.setItem('token', token)",
    "const TOKEN_STORAGE_KEY = 'acme.auth.token.v1'",
    "import { password } from '@acme/validators2'",
    'password: Joi.string().min(8).required()',
    "const apiKeyHeader = 'X-Api-Key-V2'",
    'token = process.env.API_TOKEN',
    'const keyframes = "~R~"',
    "describe('password reset v2', () => {})",
  ],
  'App.java': [
    'private String password;',
    'String token = jwtService.generateToken(user1);',
    '@Value("${db.password}") String password;',
    'map.put("password", user.getPassword());',
    'throw new IllegalStateException("token: expired2");',
    'public static final String PARAM_TOKEN = "access_token";',
  ],
  'main.go': [
    'Password string `json:"password,omitempty"`',
    'token := r.Header.Get("Authorization")',
    'const secretKeyRef = "db-credentials-1"',
    'token.IDENT',
    'case token.ADD: return "+"',
    'ErrPassword = errors.New("wrong password 1")',
    'passed := "all 12 tests"',
  ],
  'deploy.yaml': [
    'password: ${DB_PASSWORD}',
    'password: {{ .Values.db.password }}',
    'password: !vault |\n  $ANSIBLE_VAULT;1.1;AES256',
    'password: ""',
    'password: null',
    'valueFrom:\n  secretKeyRef:\n    name: db-credentials-2\n    key: password1',
    'secretName: tls-acme-io-2',
    'token: ${{ secrets.GITHUB_TOKEN }}',
    'key: v2-npm-{{ checksum "package-lock.json" }}',
    'password: *default_password',
    'password:\n  type: string\n  minLength: 8',
    'imagePullSecrets:\n  - name: registry-2',
    'existingSecret: "postgres-auth2"',
    'passwordSecretRef: db-password-2',
    'tokens:\n  id: ~R~\n  url: ~R~',
    'metadata:\n  publicKeyToken: ~R~',
  ],
  'package.json': ['"integrity": "sha512-~R~~R~"', '"keywords": ["password", "token2"]', '"key": "~H~"'],
  'main.tf': [
    'password = var.db_password',
    'password = random_password.db.result',
    'variable "db_password" {\n  type      = string\n  sensitive = true\n}',
    'secret_id = aws_secretsmanager_secret.db.id',
    'kms_key_id = "arn:aws:kms:eu-west-1:111122223333:key/1234abcd"',
  ],
  '.env.example': ['DB_PASSWORD=', 'DB_PASSWORD=changeme', 'API_KEY=your-api-key-here', 'API_KEY=<your key>'],
  'deploy.sh': [
    'PASSWORD="$1"',
    'TOKEN=$(cat /run/secrets/token)',
    'export PASSWORD=${PASSWORD:?missing}',
    'read -s -p "Password: " PASSWORD',
    'PASSWORD_FILE=/run/secrets/db1',
    'tool --password-stdin --token-file ./token1',
    'mysql -u root -p app1',
    'echo "password: wrong"',
  ],
  'README.md': [
    'Set `password` to the password of your account.',
    'The token is used for 2 requests.',
    '`--token <token>`: the token',
    '| `password` | string | The password |',
    'Functions: `derivePassword`, `sha256sum`, `genPrivateKey`',
    '  -p, --passphrase            Encrypt2 with it',
    'password: string, optional',
  ],
  'messages.properties': [
    'login.password=Passwort',
    'error.password=Password must have 8 characters',
    'password.label=Password:',
  ],
  'app.log': ['INFO token: refreshed after 30s', 'ERROR password authentication failed for user "app"'],
  'schema.sql': [
    'password VARCHAR(255) NOT NULL,',
    'password_hash CHAR(60) DEFAULT NULL',
    "INSERT INTO users (name, password) VALUES ('app', NULL);",
    'SELECT * FROM users WHERE password = ? AND token = :token1',
  ],
  'helm/a.yaml': [
    'password: {{ required "A password is required" .Values.password | b64enc }}',
    'kind: SealedSecret\nspec:\n  encryptedData:\n    password: ~R~',
    'GPG_KEY: E3FF2839C048B25C084DEBE9B26995E310250568',
  ],
  'psk.go': ['const FEATURE_4WAY_PSK = C.FEATURE_4WAY_PSK'],
  '.gitconfig': ['[user]\n\tsigningkey = 3AA5C34371567BD2'],
  Dockerfile: ['ARG NPM_TOKEN', 'ENV DB_PASSWORD=$DB_PASSWORD', 'RUN --mount=type=secret,id=npm1 npm ci'],
}

const cases = Object.entries(ORDINARY).flatMap(([path, contents]) => contents.map(content => [path, content] as const))

describe('no secret', () => {
  it.each(cases)('in %s: %s', (path, template) => {
    const content = template.replaceAll('~R~', RANDOM).replaceAll('~H~', HEX)
    expect(matchesIn([assignmentDetector], content, path).map(({ confidence, name }) => [confidence, name])).toEqual([])
  })
})

describe('what may be a secret', () => {
  it.each([
    ['app.yaml', 'password: postgres', 'low'],
    ['app.yaml', 'password: admin', 'low'],
    ['src/a.ts', "const mapsKey = '~R~'", 'low'],
    ['tests/login.test.ts', "const password = 'Summer2019!'", 'low'],
    ['docs/setup.md', 'password: `Summer2019!`', 'low'],
    ['tests/login.test.ts', "const password = '~R~'", 'medium'],
    ['app.yaml', 'password: Maple-River9', 'medium'],
    ['app.yaml', 'password: "{noop}Su1te-Room"', 'medium'],
    ['src/login.ts', "if (password === 'Summer2019!') return", 'medium'],
  ])('in %s: %s', (path, template, confidence) => {
    const found = matchesIn([assignmentDetector], template.replaceAll('~R~', RANDOM), path)
    expect(found.map(match => match.confidence)).toEqual([confidence])
  })
})
