// Random-looking values that name, count or check something and open nothing.
import { wordsOf } from '../names.mjs'
import { base64, company, date, hex, noun, services, time, uuid, version } from '../words.mjs'

const ALNUM = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789'
const BASE58 = '123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz'
const UPPER = 'ABCDEFGHJKLMNPQRSTUVWXYZ23456789'
const digits = (random, length) => random.text('0123456789', length)
const account = random => random.text('123456789', 12)

/** `pairs` are [names, value(random)]. */
const of = (kind, share, pairs) => ({
  kind,
  share,
  make: random => {
    const [names, value] = random.pick(pairs)
    return { names: wordsOf(random.pick(names.split(', '))), value: value(random) }
  },
})

export const identifiers = [
  of('hash', 22, [
    ['sha256, checksum, content sha256, file digest, expected sha256', r => hex(r, 64)],
    ['md5, md5sum, etag, content md5, file hash', r => hex(r, 32)],
    ['sha1, sha1sum, tree hash', r => hex(r, 40)],
    ['sha512, package hash', r => hex(r, 128)],
    ['integrity, sri hash, script integrity', r => `sha${r.pick(['384', '512'])}-${base64(r, r.pick([48, 64]))}`],
    ['content md5, body digest', r => base64(r, 16)],
    ['image digest, docker digest, base image', r => `sha256:${hex(r, 64)}`],
    ['cache buster, asset hash, build hash', r => hex(r, r.pick([8, 12, 20]))],
    ['narHash, nix hash', r => `sha256-${base64(r, 32)}`],
  ]),
  of('commit', 9, [
    ['commit, git sha, revision, git commit, head sha, rev, upstream ref, ref', r => hex(r, 40)],
    ['short sha, build revision', r => hex(r, r.pick([7, 8, 10]))],
  ]),
  of('uuid', 15, [
    [
      'id, uuid, guid, request id, tenant id, client id, correlation id, device id, project id, trace id, application id, object id, run id, subscription id, installation id',
      uuid,
    ],
    ['product id, module guid, class id', r => uuid(r).toUpperCase()],
  ]),
  of('fingerprint', 6, [
    ['fingerprint, host key fingerprint, ssh fingerprint', r => `SHA256:${base64(r, 32).replace('=', '')}`],
    ['fingerprint, key fingerprint, md5 fingerprint', r => hex(r, 32).match(/../g).join(':')],
    ['cert thumbprint, certificate thumbprint, signing thumbprint', r => hex(r, 40).toUpperCase()],
    ['gpg key id, signing key id, gpg fingerprint', r => r.pick([hex(r, 16), hex(r, 40)]).toUpperCase()],
    ['pin sha256, spki pin', r => base64(r, 32)],
  ]),
  of('cloud-id', 14, [
    ['role arn, assume role', r => `arn:aws:iam::${account(r)}:role/${company(r)}-${r.pick(services)}-deploy`],
    ['kms key id, kms key arn', r => `arn:aws:kms:eu-central-1:${account(r)}:key/${uuid(r)}`],
    ['ami, ami id, image id', r => `ami-0${hex(r, 16)}`],
    ['subnet id, private subnet', r => `subnet-0${hex(r, 16)}`],
    [
      'vpc id, security group, instance id, snapshot id',
      r => `${r.pick(['vpc', 'sg', 'i', 'snap', 'vol'])}-0${hex(r, 16)}`,
    ],
    ['hosted zone id, zone id', r => `Z${r.text(UPPER, 20)}`],
    ['distribution id, cloudfront id', r => `E${r.text(UPPER, 13)}`],
    ['account id, aws account', account],
    ['user pool id', r => `eu-west-1_${r.text(ALNUM, 9)}`],
    ['identity pool id', r => `eu-west-1:${uuid(r)}`],
    [
      'resource group id',
      r =>
        `/subscriptions/${uuid(r)}/resourceGroups/rg-${company(r)}/providers/Microsoft.KeyVault/vaults/kv-${noun(r)}`,
    ],
    ['service account email', r => `${r.pick(services)}@${company(r)}-prod.iam.gserviceaccount.com`],
    ['bucket, state bucket', r => `${company(r)}-${r.pick(services)}-artifacts-${hex(r, 8)}`],
    ['oidc provider id', r => hex(r, 32).toUpperCase()],
    ['certificate arn', r => `arn:aws:acm:us-east-1:${account(r)}:certificate/${uuid(r)}`],
  ]),
  of('public-identifier', 14, [
    [
      'stripe publishable key, publishable key',
      r => `pk_${r.pick(['live', 'test'])}_${r.text(ALNUM, r.pick([24, 99]))}`,
    ],
    ['recaptcha site key, captcha site key', r => `6L${r.text(ALNUM, 6)}AAAAA${r.text(ALNUM, 27)}`],
    ['vapid public key, application server key', r => `B${r.text(`${ALNUM}-_`, 86)}`],
    ['sentry dsn, dsn', r => `https://${hex(r, 32)}@o${digits(r, 6)}.ingest.sentry.io/${digits(r, 7)}`],
    [
      'google client id, oauth client id',
      r => `${digits(r, 12)}-${r.text('abcdefghijklmnopqrstuvwxyz0123456789', 32)}.apps.googleusercontent.com`,
    ],
    ['google site verification', r => r.text(`${ALNUM}-_`, 43)],
    ['ga tracking id, measurement id', r => r.pick([`G-${r.text(UPPER, 10)}`, `UA-${digits(r, 8)}-1`])],
    ['gtm id, container id', r => `GTM-${r.text(UPPER, 7)}`],
    ['turnstile site key', r => `0x4AAAAAAA${r.text(ALNUM, 14)}`],
    ['hcaptcha sitekey', uuid],
    ['auth0 client id, client id', r => r.text(ALNUM, 32)],
    ['apple team id, team id', r => r.text(UPPER, 10)],
    ['facebook app id, app id', r => digits(r, 15)],
    [
      'public key, ssh public key, verify key',
      r => `ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAI${r.text(ALNUM, 43)} ${r.pick(services)}@${company(r)}`,
    ],
    ['public key, age recipient', r => `age1${r.text('qpzry9x8gf2tvdw0s3jn54khce6mua7l', 58)}`],
    ['public key, jwk public x', r => r.text(`${ALNUM}-_`, 43)],
  ]),
  of('blockchain', 8, [
    ['contract address, token address, wallet address, owner', r => `0x${hex(r, 40)}`],
    ['tx hash, block hash, transaction hash', r => `0x${hex(r, 64)}`],
    ['bytecode, init code', r => `0x608060405234801561001057600080fd5b50${hex(r, 200)}`],
    ['ipfs cid, metadata cid', r => `Qm${r.text(BASE58, 44)}`],
    ['bitcoin address, payout address', r => `bc1q${r.text('qpzry9x8gf2tvdw0s3jn54khce6mua7l', 38)}`],
    ['program id, mint address', r => r.text(BASE58, 44)],
    ['txid, prev txid', r => hex(r, 64)],
  ]),
  of('etag-or-cursor', 7, [
    ['etag, if none match', r => `W/${hex(r, 32)}`],
    ['nonce, csp nonce', r => base64(r, 16)],
    [
      'cursor, next cursor, after',
      r => Buffer.from(JSON.stringify({ id: r.int(1e6), dir: 'next', at: date(r) })).toString('base64'),
    ],
    ['page token, next page token', r => `CA${r.text(UPPER, 2)}AA`],
    ['traceparent', r => `00-${hex(r, 32)}-${hex(r, 16)}-01`],
    ['span id, parent span', r => hex(r, 16)],
  ]),
  of('build-id', 8, [
    ['dashboard uid, panel uid, datasource uid', r => r.text(ALNUM, 9)],
    ['run id, workflow run, job id', r => digits(r, 10)],
    [
      'pod template hash, replica set',
      r => `${r.pick(services)}-${hex(r, 10)}-${r.text('bcdfghjklmnpqrstvwxz2456789', 5)}`,
    ],
    ['build id, release id', r => `${date(r).replaceAll('-', '')}.${r.int(90)}-${hex(r, 7)}`],
    ['lineage, serial, state id', uuid],
    ['message id', r => `<${hex(r, 24)}.${digits(r, 10)}@mail.${company(r)}.net>`],
    ['ulid, event id', r => `01${r.text('0123456789ABCDEFGHJKMNPQRSTVWXYZ', 24)}`],
    ['object id, mongo id', r => hex(r, 24)],
  ]),
  of('date-or-version', 5, [
    ['token issued at, password changed at, key created', r => `${date(r)}T${time(r)}Z`],
    [
      'api version, key version, secret version',
      r => r.pick([version(r), `v${r.int(9)}`, date(r), `${version(r)}-rc.${r.int(5)}+build.${digits(r, 6)}`]),
    ],
    ['token ttl, password max age, key rotation period', r => r.pick(['90d', '3600s', '24h', '15m', 'P30D', '7 days'])],
    ['phone, support phone', r => `+49 ${digits(r, 3)} ${digits(r, 7)}`],
    ['user agent', r => `Mozilla/5.0 (X11; Linux x86_64) Chrome/${version(r)} Safari/537.36`],
  ]),
]
