import { describe, expect, it } from '@jest/globals'
import { assignmentDetector } from '../../../../src/secrets/assignments/detector.js'
import { Mint } from '../../../support/secret-samples.js'
import { matchesIn } from '../../../support/secrets.js'

/** A password as people think them up, and one as programs do: put together here, so that none is in the repository. */
const CHOSEN = ['Tr0ub', '4dor', '!3xq'].join('')
const RANDOM = new Mint(9).text(28)

/** Where an argument has no name, and the function says what it is. */
const CALLS: readonly (readonly [path: string, content: string])[] = [
  ['a.js', "jwt.sign({ id: user.id }, '~P~', { expiresIn: '1h' })"],
  ['a.js', 'jwt.verify(token, "~R~")'],
  ['a.js', "crypto.createHmac('sha256', '~P~')"],
  ['a.js', "CryptoJS.AES.encrypt(text, '~P~')"],
  ['a.js', "new Sequelize('app', 'root', '~P~', { dialect: 'mysql' })"],
  ['a.js', "const header = 'Basic ' + btoa('app:~P~')"],
  ['a.py', 'jwt.encode(payload, "~P~", algorithm="HS256")'],
  ['a.py', 'hmac.new(b"~R~", message, hashlib.sha256)'],
  ['a.py', 'User.objects.create_superuser("app", "app@acme.io", "~P~")'],
  ['a.py', 'db = MySQLdb.connect("db", "root", "~P~", "app")'],
  ['a.py', 'def hook(token: str = Header("~R~")):'],
  ['A.java', 'new SecretKeySpec("~P~".getBytes(), "AES")'],
  ['A.java', '.signWith(SignatureAlgorithm.HS512, "~R~")'],
  ['A.cs', 'new SymmetricSecurityKey(Encoding.UTF8.GetBytes("~P~"))'],
  ['A.cs', 'new AuthenticationHeaderValue("Bearer", "~R~")'],
  ['A.cs', 'await users.CreateAsync(user, "~P~");'],
  ['a.php', '$db = new mysqli($host, "app", "~P~", "shop");'],
  ['a.php', "ldap_bind($ldap, 'cn=app,dc=acme', '~P~');"],
  ['a.php', 'curl_setopt($ch, CURLOPT_USERPWD, "app:~P~");'],
  ['a.rb', "http.basic_auth 'app', '~P~'"],
  ['a.rs', 'client.basic_auth("app", Some("~P~"))'],
  ['build.sbt', 'credentials += Credentials("Realm", "repo.acme.io", "ci", "~P~")'],
]

const COMMANDS: readonly string[] = [
  'echo "root:~P~" | chpasswd',
  "echo '~P~' | sudo -S apt update",
  'echo "~R~" | docker login acme.io -u ci --password-stdin',
  `printf '%s' "~P~" | gh secret set DB_PASSWORD`,
  'lftp -u app,~P~ sftp://acme.io',
  'htpasswd -bc /etc/nginx/.htpasswd app ~P~',
  'openssl pkcs12 -export -in a.pem -out a.p12 -passout pass:~P~',
  'keytool -importkeystore -srcstorepass ~P~ -srckeystore a.jks',
  'az login --service-principal -u app -p ~P~',
  'rabbitmqctl add_user app ~P~',
  'sqlplus app/~P~@db/xe',
  'echo "db:5432:*:app:~P~" > ~/.pgpass',
  'npm config set _authToken ~R~',
]

const filled = (content: string): string => content.replaceAll('~P~', CHOSEN).replaceAll('~R~', RANDOM)

describe('a secret without a name', () => {
  it.each([...CALLS, ...COMMANDS.map(line => ['a.sh', line] as const)])('in %s: %s', (path, template) => {
    const found = matchesIn([assignmentDetector], filled(template), path)
    expect(found.map(match => [match.secret, match.confidence])).toContainEqual([
      template.includes('~R~') ? RANDOM : CHOSEN,
      'medium',
    ])
  })
})

describe('no secret', () => {
  it.each([
    ['a.js', "jwt.sign({ id }, process.env.JWT_SECRET, { expiresIn: '1h' })"],
    ['a.js', "jwt.verify(token, 'secret')"],
    ['a.js', "crypto.createHmac('sha256', key).update('v0:body')"],
    ['a.js', "socket.connect('ws://acme.io', 'events', 'json', 'utf8')"],
    ['a.py', 'db.connect("db", "app", "", "app")'],
    ['a.py', 'hmac.new(key, message, "sha256")'],
    ['a.sql', 'the column is identified by key_id1'],
    ['a.sh', 'echo "$PASSWORD" | docker login -u ci --password-stdin'],
    ['a.sh', 'echo "root:$ROOT_PASSWORD" | chpasswd'],
    ['a.sh', 'openssl pkcs12 -in a.p12 -passin env:KEY_PASS'],
    ['a.sh', 'curl db:5432:tcp'],
  ])('in %s: %s', (path, content) => {
    expect(matchesIn([assignmentDetector], content, path)).toEqual([])
  })
})

describe('a key in hexadecimal', () => {
  it('may have its mark', () => {
    const key = `0x${new Mint(3).text(64, '0123456789abcdef')}`
    const found = matchesIn([assignmentDetector], `ETH_PRIVATE_KEY=${key}`, '.env')
    expect(found.map(match => match.secret)).toEqual([key])
  })
})
