// Values that everybody can read in a standard or a vendor's documentation, and tokens that plainly are none. They are
// put together here, because a vendor's push protection does not ask what is meant.
import { wordsOf } from '../names.mjs'

const from = (...pieces) => pieces.join('')
const jwt = (header, payload, signature) =>
  [header, payload]
    .map(part => Buffer.from(part).toString('base64url'))
    .concat(signature)
    .join('.')

const documented = [
  ['aws access key id', from('AKIA', 'IOSFODNN7', 'EXAMPLE')],
  ['aws access key id', from('AKIA', 'I44QH8DHB', 'EXAMPLE')],
  ['aws secret access key', from('wJalrXUtnFEMI', '/K7MDENG/', 'bPxRfiCY', 'EXAMPLEKEY')],
  ['aws secret access key', from('je7MtGbClwBF', '/2Zp9Utk/', 'h3yCo8nvb', 'EXAMPLEKEY')],
  ['github token', from('ghp_16C7e42F292c6912', 'E7710c838347Ae178B4a')],
  ['slack webhook url', from('https://hooks.slack', '.com/services/', 'T00000000/B00000000/', 'X'.repeat(24))],
  ['authorization, basic auth', `Basic ${Buffer.from('Aladdin:open sesame').toString('base64')}`],
  ['access token', from('2YotnFZFEjr', '1zCsicMWpAA')],
  ['refresh token', from('tGzv3JOkF0', 'XG5Qx2TlKWIA')],
  ['bearer token', from('mF_9.B5f', '-4.1JqM')],
  ['client secret', from('7Fjfp0ZBr1K', 'tDRbnfVdmIw')],
  [
    'emulator account key',
    from('Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2U', 'VErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw=='),
  ],
  [
    'cosmos emulator key',
    from('C2y6yDjf5/R+ob0N8A7Cgv30VRDJIWEHLM+4QDU5DE2nQ9nDuVTq', 'obD4b8mGGyPMbIZnqyMsEcaGQy67XIw/Jw=='),
  ],
  ['recaptcha test secret', from('6LeIxAcTAAAAAGG', '-vFI1TnRWxMZNFuojJ4WifJWe')],
  [
    'id token, sample jwt',
    jwt(
      '{"alg":"HS256","typ":"JWT"}',
      '{"sub":"1234567890","name":"John Doe","iat":1516239022}',
      from('SflKxwRJSMeKKF2QT4', 'fwpMeJf36POk6yJV_adQssw5c'),
    ),
  ],
  [
    'rfc 7519 token',
    jwt(
      '{"typ":"JWT",\r\n "alg":"HS256"}',
      '{"iss":"joe",\r\n "exp":1300819380,\r\n "http://example.com/is_root":true}',
      from('dBjftJeZ4CVP-mB92', 'K27uhbUJU1p1r_wW1gFWFOEjXk'),
    ),
  ],
]

const vectors = [
  ['nist aes128 key, kat key', from('2b7e151628aed2a6', 'abf7158809cf4f3c')],
  ['nist aes256 key', from('603deb1015ca71be2b73aef0857d7781', '1f352c073b6108d72d9810a30914dff4')],
  ['fips197 key, test vector key', from('000102030405060708', '090a0b0c0d0e0f')],
  ['rfc4231 key, hmac test key', '0b'.repeat(20)],
  ['rfc4231 key, hmac test key', 'aa'.repeat(64)],
  ['aes256 zero key', '00'.repeat(32)],
  ['rfc7539 key', Array.from({ length: 32 }, (_, at) => at.toString(16).padStart(2, '0')).join('')],
  ['nist plaintext, kat plaintext', from('6bc1bee22e409f96e93d', '7e117393172a')],
  ['nist ciphertext, expected ciphertext', from('3ad77bb40d7a3660a89e', 'caf32466ef97')],
  ['sha256 of empty, empty digest', from('e3b0c44298fc1c149afbf4c8996fb924', '27ae41e4649b934ca495991b7852b855')],
  ['md5 of empty', from('d41d8cd98f00b204', 'e9800998ecf8427e')],
  ['fips197 key', Buffer.from(Array.from({ length: 32 }, (_, at) => at)).toString('base64')],
]

const RUN = 'x'
const obvious = [
  ['github token', `ghp_${RUN.repeat(36)}`],
  ['github token', `ghp_${'0'.repeat(36)}`],
  ['github token', 'ghp_yourPersonalAccessToken'],
  ['github pat', from('ghp_', '1234567890', 'abcdefghijklmnopqrstuvwxyz')],
  ['aws access key id', `AKIA${'X'.repeat(16)}`],
  ['aws access key id', `ASIA${'0'.repeat(16)}`],
  ['aws secret access key', RUN.repeat(40)],
  ['stripe secret key', `sk_live_${RUN.repeat(24)}`],
  ['stripe secret key', 'sk_test_your_secret_key'],
  ['stripe webhook secret', 'whsec_...'],
  ['openai api key', `sk-${RUN.repeat(48)}`],
  ['openai api key', 'sk-your-openai-key'],
  ['openai api key', 'sk-...'],
  ['anthropic api key', 'sk-ant-api03-your-key-here'],
  ['slack bot token', 'xoxb-your-token-here'],
  ['slack bot token', `xoxb-${'0'.repeat(12)}-${'0'.repeat(12)}-${RUN.repeat(24)}`],
  ['google api key', `AIzaSy${RUN.repeat(33)}`],
  ['google maps key', 'AIzaSyYOUR_API_KEY'],
  ['gitlab token', `glpat-${RUN.repeat(20)}`],
  ['npm token', `npm_${'X'.repeat(36)}`],
  ['hf token', `hf_${RUN.repeat(34)}`],
  ['sendgrid api key', `SG.${RUN.repeat(22)}.${RUN.repeat(43)}`],
  ['digitalocean token', `dop_v1_${'0'.repeat(64)}`],
  ['twilio account sid', `AC${RUN.repeat(32)}`],
  ['twilio auth token', '0'.repeat(32)],
  ['telegram bot token', '123456:ABC-your-bot-token'],
  ['discord token', 'your.discord.token'],
  ['jwt', 'eyJhbGciOi...'],
  ['pypi token', 'pypi-AgEI...'],
  ['azure storage key', `${'A'.repeat(86)}==`],
  ['database url', from('postgres://user:', 'password@localhost:5432/dbname')],
  ['database url', from('mysql://<user>:', '<password>@<host>/<db>')],
  ['database url', from('postgresql://$', '{DB_USER}:$', '{DB_PASS}@$', '{DB_HOST}/app')],
  ['mongo uri', from('mongodb+srv://<username>:', '<password>@cluster0.mongodb.net/test')],
  ['redis url', from('redis://:', 'your-password@redis-host:6379')],
]

const of = (kind, share, pairs) => ({
  kind,
  share,
  make: random => {
    const [names, value] = random.pick(pairs)
    return {
      names: wordsOf(random.pick(names.split(', '))),
      value,
      bare: kind !== 'test-vector' && !value.includes(' '),
    }
  },
})

export const published = [
  of('documented-example', 11, documented),
  of('test-vector', 8, vectors),
  of('plainly-fake-token', 18, obvious),
]
