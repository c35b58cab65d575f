import { kinds as azure } from './azure.mjs'
import { base32, base62, changed, crc32, hex32 } from './checksums.mjs'
import { identifier, integer, nothing, octets, sequence } from './der.mjs'
import { block, rsa } from './keys.mjs'
import { alnum, checksum, context, encoded, form, hex, number, structure, uuid } from './kind.mjs'
import { BASE32, BASE62, BASE64URL, HEX, LOWER_DIGITS, UPPER_DIGITS } from './random.mjs'

/**
 * Clouds: AWS, Google, Azure and the others. Where a kind has no note, its form is generally known and was not read in
 * the vendor's documents.
 */

/** Ten bytes in base 32: in keys since 2019 a set bit, 40 bits of the account, and random ones (generally known). */
function accessKeyId(random) {
  const bytes = random.bytes(10)
  const marked = (1n << 47n) | (BigInt(number(random, 12)) << 7n) | BigInt(bytes[5] & 0x7f)
  bytes.writeUIntBE(Number(marked), 0, 6)
  return random.pick(['AKIA', 'AKIA', 'ASIA', 'ABIA', 'ACCA']) + base32(bytes, BASE32)
}

/** Base64 of a protocol buffer; one of two names stands at its head (generally known). */
function sessionToken(random) {
  const region = random.pick(['us-east-1', 'eu-west-1', 'ap-southeast-2'])
  const origin = Buffer.from(random.pick(['\x21\x0a\x09origin_ec', '\x21\x0a\x09origin_ec', '\x17\x0a\x06er/aws']))
  const head = Buffer.concat([origin, Buffer.from([0x10]), random.bytes(12)])
  const field = Buffer.concat([Buffer.from([0x1a, region.length]), Buffer.from(region)])
  return Buffer.concat([head, field, random.bytes(420 + random.int(200))]).toString('base64')
}

/** A Bedrock key names itself and its account before the secret; the short one is a signed URL. */
const bedrockKey = random => {
  const secret = random.bytes(44).toString('base64')
  return `ABSK${encoded(`BedrockAPIKey-${random.text(LOWER_DIGITS, 4)}-at-${number(random, 12)}:${secret}`, 'base64')}`
}
const bedrockShortKey = random => {
  const query = [
    'Action=CallWithBearerToken',
    'X-Amz-Algorithm=AWS4-HMAC-SHA256',
    `X-Amz-Credential=${encodeURIComponent(`${accessKeyId(random)}/20260214/us-east-1/bedrock/aws4_request`)}`,
    'X-Amz-Date=20260214T093000Z&X-Amz-Expires=43200',
    `X-Amz-Security-Token=${encodeURIComponent(sessionToken(random))}`,
    `X-Amz-Signature=${hex(random, 64)}&X-Amz-SignedHeaders=host&Version=1`,
  ]
  return `bedrock-api-key-${encoded(`bedrock.amazonaws.com/?${query.join('&')}`, 'base64')}`
}

const RSA = sequence(identifier('1.2.840.113549.1.1.1'), nothing)

const serviceAccount = random => {
  const project = `${random.pick(['orders', 'ledger', 'imaging', 'fleet'])}-${number(random, 6)}`
  const email = `${random.pick(['deployer', 'backup', 'ci-runner'])}@${project}.iam.gserviceaccount.com`
  const account = {
    type: 'service_account',
    project_id: project,
    private_key_id: hex(random, 40),
    private_key: block('PRIVATE KEY', sequence(integer(0), RSA, octets(rsa(random, 256)))),
    client_email: email,
    client_id: number(random, 21),
    auth_uri: 'https://accounts.google.com/o/oauth2/auth',
    token_uri: 'https://oauth2.googleapis.com/token',
    auth_provider_x509_cert_url: 'https://www.googleapis.com/oauth2/v1/certs',
    client_x509_cert_url: `https://www.googleapis.com/robot/v1/metadata/x509/${encodeURIComponent(email)}`,
    universe_domain: 'googleapis.com',
  }
  return JSON.stringify(account, null, 2)
}

/** Cloudflare's documents: 40 characters and a checksum; that it is their CRC-32 in hexadecimal is CredSweeper's reading. */
const cloudflare = random => {
  const body = alnum(random, 40)
  return random.pick(['cfut_', 'cfat_', 'cfk_']) + body + hex32(crc32(body))
}

/** 50 characters and their CRC-32 in base 62; four published examples fit. */
const vercel = random => {
  const body = alnum(random, 50)
  return random.pick(['vcp_', 'vci_', 'vca_', 'vcr_', 'vck_']) + body + base62(crc32(body), 6)
}

/** A macaroon of Fly.io in MessagePack: key id and nonce, place, restrictions, signature. */
const flyMacaroon = random => {
  const bytes = Buffer.concat([
    Buffer.from([0x94, 0x93, 0xc4, 8, 0, 0, 0, 0]),
    random.bytes(4),
    ...[Buffer.from([0xc4, 16]), random.bytes(16), Buffer.from([0xc3, 0xb5]), Buffer.from('https://api.fly.io/v1')],
    ...[Buffer.from([0x92, 0, 0x92, 0xce]), random.bytes(4), Buffer.from([0x1f, 0xc4, 32]), random.bytes(32)],
  ])
  return `fm2_${bytes.toString('base64')}`
}

const aws = [
  structure('aws-access-key-id', 'AWS', 'access key id', ['AWS_ACCESS_KEY_ID', 'aws_access_key'], accessKeyId),
  context(
    'aws-secret-access-key',
    'AWS',
    'secret access key',
    ['AWS_SECRET_ACCESS_KEY', 'AWS_SECRET_KEY', 'AWS_SECRET'],
    r => r.bytes(30).toString('base64'),
  ),
  structure('aws-session-token', 'AWS', 'session token', ['AWS_SESSION_TOKEN', 'AWS_SECURITY_TOKEN'], sessionToken),
  // gitleaks has the prefixes; what is inside is generally known
  structure('aws-bedrock-key', 'AWS', 'Bedrock API key', ['AWS_BEARER_TOKEN_BEDROCK', 'BEDROCK_API_KEY'], bedrockKey),
  structure(
    'aws-bedrock-short-key',
    'AWS',
    'short-lived Bedrock API key',
    ['AWS_BEARER_TOKEN_BEDROCK', 'BEDROCK_API_KEY'],
    bedrockShortKey,
  ),
  // forms generally known
  form('aws-mws-token', 'AWS', 'Marketplace Web Service token', ['MWS_AUTH_TOKEN'], r => `amzn.mws.${uuid(r)}`),
  form(
    'aws-appsync-key',
    'AWS',
    'AppSync API key',
    ['APPSYNC_API_KEY', 'aws_appsync_apiKey'],
    r => `da2-${r.text(LOWER_DIGITS, 26)}`,
  ),
  form(
    'amazon-login-secret',
    'Amazon',
    'Login with Amazon client secret',
    ['LWA_CLIENT_SECRET', 'AMAZON_CLIENT_SECRET'],
    r => `amzn1.oa2-cs.v1.${hex(r, 64)}`,
  ),
]

const google = [
  // gitleaks
  form(
    'gcp-api-key',
    'Google',
    'API key',
    ['GOOGLE_API_KEY', 'GOOGLE_MAPS_API_KEY', 'FIREBASE_API_KEY', 'GCP_API_KEY'],
    r => `AIza${r.text(BASE64URL, 35)}`,
  ),
  // Google Cloud's documents on service account keys
  structure(
    'gcp-service-account',
    'Google',
    'service account key',
    ['GOOGLE_APPLICATION_CREDENTIALS_JSON', 'GCP_SA_KEY'],
    serviceAccount,
    { bytes: true },
  ),
  // forms generally known
  form(
    'google-oauth-secret',
    'Google',
    'OAuth client secret',
    ['GOOGLE_CLIENT_SECRET', 'GOOGLE_OAUTH_CLIENT_SECRET', 'client_secret'],
    r => `GOCSPX-${r.text(BASE64URL, 28)}`,
  ),
  form(
    'google-refresh-token',
    'Google',
    'OAuth refresh token',
    ['GOOGLE_REFRESH_TOKEN', 'refresh_token'],
    r => `1//0${r.pick('345eg')}${r.text(BASE64URL, 96)}`,
  ),
  form(
    'google-access-token',
    'Google',
    'OAuth access token',
    ['GOOGLE_ACCESS_TOKEN', 'access_token'],
    r => `ya29.a0${r.text(BASE64URL, 150 + r.int(60))}`,
  ),
  context('gcp-hmac-secret', 'Google', 'storage HMAC secret', ['GCS_SECRET_ACCESS_KEY', 'GCS_HMAC_SECRET'], r =>
    r.bytes(30).toString('base64'),
  ),
  form(
    'firebase-server-key',
    'Google',
    'Firebase Cloud Messaging server key',
    ['FCM_SERVER_KEY', 'FIREBASE_SERVER_KEY'],
    r => `AAAA${r.text(BASE64URL, 7)}:APA91b${r.text(BASE64URL, 134)}`,
  ),
]

const hosts = [
  // gitleaks
  form(
    'digitalocean-token',
    'DigitalOcean',
    'personal access token',
    ['DIGITALOCEAN_TOKEN', 'DIGITALOCEAN_ACCESS_TOKEN', 'DO_TOKEN'],
    r => `dop_v1_${hex(r, 64)}`,
  ),
  form(
    'digitalocean-oauth-token',
    'DigitalOcean',
    'OAuth token',
    ['DIGITALOCEAN_OAUTH_TOKEN', 'DO_OAUTH_TOKEN'],
    r => `doo_v1_${hex(r, 64)}`,
  ),
  form(
    'digitalocean-refresh-token',
    'DigitalOcean',
    'OAuth refresh token',
    ['DIGITALOCEAN_REFRESH_TOKEN', 'DO_REFRESH_TOKEN'],
    r => `dor_v1_${hex(r, 64)}`,
  ),
  // form generally known: 43 characters
  context(
    'digitalocean-spaces-secret',
    'DigitalOcean',
    'Spaces secret key',
    ['SPACES_SECRET_ACCESS_KEY', 'DO_SPACES_SECRET', 'SPACES_SECRET_KEY'],
    r => r.text(`${BASE62}+/`, 43),
  ),
  // gitleaks: 20 characters behind the prefix; the newer begin with 5t
  form(
    'alibaba-access-key-id',
    'Alibaba Cloud',
    'access key id',
    ['ALIBABA_CLOUD_ACCESS_KEY_ID', 'ALIYUN_ACCESS_KEY_ID', 'OSS_ACCESS_KEY_ID'],
    r => `LTAI5t${alnum(r, 18)}`,
  ),
  context(
    'alibaba-access-key-secret',
    'Alibaba Cloud',
    'access key secret',
    ['ALIBABA_CLOUD_ACCESS_KEY_SECRET', 'ALIYUN_ACCESS_KEY_SECRET', 'ALIBABA_SECRET_KEY'],
    r => alnum(r, 30),
  ),
  // forms generally known
  form(
    'tencent-secret-id',
    'Tencent Cloud',
    'secret id',
    ['TENCENTCLOUD_SECRET_ID', 'TENCENT_SECRET_ID', 'COS_SECRET_ID'],
    r => `AKID${alnum(r, 32)}`,
  ),
  context('tencent-secret-key', 'Tencent Cloud', 'secret key', ['TENCENTCLOUD_SECRET_KEY', 'TENCENT_SECRET_KEY'], r =>
    alnum(r, 32),
  ),
  context(
    'oracle-customer-secret-key',
    'Oracle Cloud',
    'customer secret key',
    ['OCI_SECRET_KEY', 'OCI_CUSTOMER_SECRET_KEY', 'ORACLE_CLOUD_SECRET_KEY'],
    r => r.bytes(32).toString('base64'),
  ),
  context('ibm-cloud-key', 'IBM Cloud', 'API key', ['IBMCLOUD_API_KEY', 'IBM_CLOUD_API_KEY', 'BLUEMIX_API_KEY'], r =>
    r.text(BASE64URL, 44),
  ),
  // gitlab#353039, by Yandex
  form(
    'yandex-api-key',
    'Yandex Cloud',
    'API key',
    ['YANDEX_API_KEY', 'YC_API_KEY', 'YANDEX_CLOUD_API_KEY'],
    r => `AQVN${r.text(BASE64URL, 35 + r.int(4))}`,
  ),
  form('yandex-iam-token', 'Yandex Cloud', 'IAM token', ['YC_TOKEN', 'YC_IAM_TOKEN', 'YANDEX_IAM_TOKEN'], r =>
    [`t1.9euelZ${r.text(BASE64URL, 120)}`, `${r.text(BASE64URL, 86)}==`].join('.'),
  ),
  // form generally known
  form(
    'yandex-static-key-secret',
    'Yandex Cloud',
    'secret of a static access key',
    ['YC_STORAGE_SECRET_KEY', 'YANDEX_SECRET_KEY', 'AWS_SECRET_ACCESS_KEY'],
    r => `YC${r.pick('MNOP')}${r.text(BASE64URL, 37)}`,
  ),
  context(
    'scaleway-secret-key',
    'Scaleway',
    'secret key',
    ['SCW_SECRET_KEY', 'SCALEWAY_SECRET_KEY', 'SCALEWAY_TOKEN'],
    uuid,
  ),
  context('linode-token', 'Linode', 'access token', ['LINODE_TOKEN', 'LINODE_API_TOKEN', 'LINODE_CLI_TOKEN'], r =>
    hex(r, 64),
  ),
  context('hetzner-token', 'Hetzner', 'API token', ['HCLOUD_TOKEN', 'HETZNER_TOKEN', 'HETZNER_API_TOKEN'], r =>
    alnum(r, 64),
  ),
  context('vultr-key', 'Vultr', 'API key', ['VULTR_API_KEY', 'VULTR_KEY'], r => r.text(UPPER_DIGITS, 36)),
  context(
    'ovh-secret',
    'OVHcloud',
    'application secret or consumer key',
    ['OVH_APPLICATION_SECRET', 'OVH_CONSUMER_KEY'],
    r => r.pick([() => hex(r, 32), () => alnum(r, 32)])(),
  ),
  // gitleaks
  form('heroku-key', 'Heroku', 'API key', ['HEROKU_API_KEY', 'HEROKU_TOKEN'], r => `HRKU-AA${r.text(BASE64URL, 58)}`),
  context('heroku-legacy-key', 'Heroku', 'API key of the old form', ['HEROKU_API_KEY', 'HEROKU_API_TOKEN'], uuid),
  // gitleaks
  form(
    'fly-token',
    'Fly.io',
    'access token of the old form',
    ['FLY_API_TOKEN', 'FLY_ACCESS_TOKEN'],
    r => `fo1_${r.text(BASE64URL, 43)}`,
  ),
  structure('fly-macaroon-token', 'Fly.io', 'access token', ['FLY_API_TOKEN', 'FLY_ACCESS_TOKEN'], flyMacaroon),
  // form generally known; the length varies in what is published
  form('render-key', 'Render', 'API key', ['RENDER_API_KEY', 'RENDER_TOKEN'], r => `rnd_${alnum(r, 28 + r.int(5))}`),
  context('railway-token', 'Railway', 'API token', ['RAILWAY_TOKEN', 'RAILWAY_API_TOKEN'], uuid),
  // form generally known: 36 characters
  form(
    'netlify-token',
    'Netlify',
    'personal access token',
    ['NETLIFY_AUTH_TOKEN', 'NETLIFY_TOKEN', 'NETLIFY_ACCESS_TOKEN'],
    r => `nfp_${alnum(r, 36)}`,
  ),
  // kingfisher: 43 to 45 characters
  context(
    'netlify-legacy-token',
    'Netlify',
    'personal access token of the old form',
    ['NETLIFY_AUTH_TOKEN', 'NETLIFY_ACCESS_TOKEN'],
    r => r.text(BASE64URL, 43),
  ),
  checksum('vercel-token', 'Vercel', 'access token', ['VERCEL_TOKEN', 'VERCEL_API_TOKEN', 'VERCEL_KEY'], vercel, {
    spoil: (token, random) => changed(token, -2, BASE62, random),
  }),
  context(
    'vercel-legacy-token',
    'Vercel',
    'access token of the old form',
    ['VERCEL_TOKEN', 'VERCEL_API_TOKEN', 'VERCEL_ACCESS_TOKEN'],
    r => alnum(r, 24),
  ),
  checksum(
    'cloudflare-token',
    'Cloudflare',
    'API token or key',
    ['CLOUDFLARE_API_TOKEN', 'CF_API_TOKEN', 'CLOUDFLARE_API_KEY'],
    cloudflare,
    { spoil: (token, random) => changed(token, -2, HEX, random) },
  ),
  // gitleaks
  context(
    'cloudflare-legacy-token',
    'Cloudflare',
    'API token of the old form',
    ['CLOUDFLARE_API_TOKEN', 'CLOUDFLARE_TOKEN', 'CLOUDFLARE_DNS_API_TOKEN'],
    r => r.text(BASE64URL, 40),
  ),
  context(
    'cloudflare-global-key',
    'Cloudflare',
    'global API key of the old form',
    ['CLOUDFLARE_API_KEY', 'CLOUDFLARE_GLOBAL_API_KEY'],
    r => hex(r, 37),
  ),
  form(
    'cloudflare-origin-ca-key',
    'Cloudflare',
    'origin CA key',
    ['CLOUDFLARE_API_USER_SERVICE_KEY', 'CLOUDFLARE_ORIGIN_CA_KEY'],
    r => `v1.0-${hex(r, 24)}-${hex(r, 146)}`,
  ),
]

export const kinds = [...aws, ...google, ...azure, ...hosts]
