// Public keys, certificates, fingerprints, test vectors: made to be read by everybody.
import { base64, company, hex, host, person } from '../words.mjs'
import { page } from './page.mjs'

const armour = (name, body) => `-----BEGIN ${name}-----\n${body.match(/.{1,64}/g).join('\n')}\n-----END ${name}-----`
const der = (r, bytes) =>
  Buffer.concat([Buffer.from([0x30, 0x82, bytes >> 8, bytes & 0xff]), r.bytes(bytes)]).toString('base64')
const rsaPublic = r =>
  `ssh-rsa AAAAB3NzaC1yc2EAAAADAQABAAABAQC${base64(r, 256).slice(0, 340)} ${person(r)}@${company(r)}`
const ed25519 = r => `ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAI${base64(r, 33).slice(0, 43)} ${person(r)}@laptop`

export const keys = [
  page('certificate', 'certs/server.crt', w => w.no('certificate', armour('CERTIFICATE', der(w.random, 900))), 6),
  page(
    'certificate',
    'certs/ca-bundle.pem',
    w => w.lines('certificate', 5, r => armour('CERTIFICATE', der(r, 1100))),
    3,
  ),
  page(
    'certificate',
    'certs/request.csr',
    w => w.no('certificate', armour('CERTIFICATE REQUEST', der(w.random, 600))),
    3,
  ),
  page('public-key', 'keys/public.pem', w => w.no('public-key', armour('PUBLIC KEY', der(w.random, 290))), 6),
  page('public-key', 'keys/rsa_public.pem', w => w.no('public-key', armour('RSA PUBLIC KEY', der(w.random, 266))), 3),
  page(
    'public-key',
    'keys/release.asc',
    w => w.no('public-key', armour('PGP PUBLIC KEY BLOCK', `\n${base64(w.random, 800)}`.trim())),
    4,
  ),
  page('public-key', '.ssh/id_rsa.pub', w => w.no('public-key', rsaPublic(w.random)), 4),
  page('public-key', '.ssh/authorized_keys', w => w.lines('public-key', 8, r => r.pick([rsaPublic, ed25519])(r)), 3),
  page(
    'public-key',
    '.ssh/known_hosts',
    w =>
      w.lines(
        'public-key',
        8,
        r =>
          `${r.pick([host(r), `|1|${base64(r, 20)}|${base64(r, 20)}`])} ${r.pick([rsaPublic, ed25519])(r).split(' ').slice(0, 2).join(' ')}`,
      ),
    3,
  ),
  page(
    'public-key',
    'jwks.json',
    w =>
      `{\n  "keys": [\n${w.lines('public-key', 4, r => `    {\n      "kty": "RSA",\n      "use": "sig",\n      "kid": "${hex(r, 32)}",\n      "n": "${r.bytes(256).toString('base64url')}",\n      "e": "AQAB"\n    }`, ',\n')}\n  ]\n}`,
    3,
  ),
  page(
    'public-key',
    'dns.zone',
    w =>
      `$ORIGIN ${company(w.random)}.example.\n@ IN TXT "v=spf1 -all"\n${w.lines('public-key', 3, r => `s${r.int(99)}._domainkey IN TXT "v=DKIM1; k=rsa; p=MIGfMA0GCSqGSIb3DQEBAQUAA4GNADCBiQKBgQ${base64(r, 120)}IDAQAB"`)}\n${w.no('public-identifier', `@ IN TXT "google-site-verification=${w.random.bytes(32).toString('base64url')}"`)}`,
    3,
  ),
  page(
    'signature',
    'release.tar.gz.sig.asc',
    w => w.no('signature', armour('PGP SIGNATURE', base64(w.random, 400))),
    4,
  ),
  page(
    'signature',
    'commit.txt',
    w =>
      w.lines(
        'signature',
        3,
        r =>
          `tree ${hex(r, 40)}\nparent ${hex(r, 40)}\ngpgsig ${armour('SSH SIGNATURE', base64(r, 200)).replaceAll('\n', '\n ')}`,
      ),
    3,
  ),
  page(
    'test-vector',
    'vectors/aes_kat.txt',
    w =>
      `# CAVS 11.1\n[ENCRYPT]\n\n${w.lines('test-vector', 14, (r, at) => `COUNT = ${at}\nKEY = ${'0'.repeat(32 - (at % 8) - 1)}${'8'.repeat((at % 8) + 1)}\nPLAINTEXT = ${'0'.repeat(32)}\nCIPHERTEXT = ${hex(r, 32)}`, '\n\n')}`,
    3,
  ),
  page(
    'test-vector',
    'vectors/hmac_test.json',
    w =>
      `{\n  "algorithm": "HMACSHA256",\n  "numberOfTests": 8,\n  "testGroups": [\n${w.lines('test-vector', 8, (r, at) => `    { "tcId": ${at}, "comment": "empty message", "key": "${'0b'.repeat(20)}", "msg": "", "tag": "${hex(r, 64)}", "result": "valid" }`, ',\n')}\n  ]\n}`,
    3,
  ),
  page(
    'test-vector',
    'tests/test_sha.py',
    w =>
      `import hashlib\n\nCASES = [\n${w.lines('test-vector', 10, r => `    (b"${'a'.repeat(r.int(30))}", "${hex(r, 64)}"),`)}\n]`,
    3,
  ),
  page(
    'fingerprint',
    'docs/host-keys.md',
    w =>
      `# Our hosts\n\n${w.lines('fingerprint', 8, r => `- ${host(r)}: SHA256:${base64(r, 32).replace('=', '')} (ED25519)`)}\n${w.lines('fingerprint', 6, r => `- ${host(r)}: MD5:${hex(r, 32).match(/../g).join(':')} (RSA)`)}`,
    3,
  ),
]
