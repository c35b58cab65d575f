import type { Detector } from '../model.js'
import { endsWithBase62Crc } from '../proof/crc32.js'
import { decodeBase64 } from '../proof/json.js'
import { awsDetectors, awsRules } from './aws.js'
import { googleDetectors, googleRules } from './google.js'
import { nearRule } from './near.js'
import { pairRule } from './paired.js'
import { endsWithHexCrc, perhaps } from './proofs.js'
import { ofRandomText, refined } from './refined.js'
import type { TokenRule } from './rule.js'

const UUID = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/
const BASE64 = 'A-Za-z0-9+/'
const ALNUM = 'A-Za-z0-9'
/** MessagePack: a list of four, whose first is a list of three. */
const [LIST_OF_FOUR, LIST_OF_THREE] = [0x94, 0x93]

/** Clouds and hosts of applications. Where a rule has no note, its form is generally known. */
export const cloudRules: readonly TokenRule[] = [
  ...awsRules,
  ...googleRules,
  // https://docs.digitalocean.com/reference/api/create-personal-access-token
  digitalocean('digitalocean-token', 'a DigitalOcean personal access token', 'dop_v1_'),
  digitalocean('digitalocean-oauth-token', 'a DigitalOcean OAuth token', 'doo_v1_'),
  digitalocean('digitalocean-refresh-token', 'a DigitalOcean OAuth refresh token', 'dor_v1_'),
  {
    id: 'alibaba-access-key-id',
    what: 'an Alibaba Cloud access key id',
    keywords: ['ltai'],
    // 16 characters in the oldest, 20 or 24 in later ones
    form: /LTAI(?:[A-Za-z0-9]{20}|[A-Za-z0-9]{16}|[A-Za-z0-9]{12})/,
    around: /[\w+/-]/,
  },
  {
    id: 'tencent-secret-id',
    what: 'a Tencent Cloud secret id',
    keywords: ['akid'],
    form: /AKID[A-Za-z0-9]{32}/,
    around: /[\w+/-]/,
  },
  // https://yandex.cloud/docs/iam/concepts/authorization/api-key
  {
    id: 'yandex-api-key',
    what: 'a Yandex Cloud API key',
    keywords: ['aqvn'],
    form: /AQVN[\w-]{35,38}/,
    around: /[\w+/-]/,
  },
  {
    id: 'yandex-iam-token',
    what: 'a Yandex Cloud IAM token',
    keywords: ['t1.'],
    form: /t1\.[A-Z0-9a-z_-]{60,1000}={0,2}\.[A-Z0-9a-z_-]{86}={0,2}/,
  },
  // https://devcenter.heroku.com/changelog-items/3175
  {
    id: 'heroku-key',
    what: 'a Heroku API key',
    keywords: ['hrku-'],
    form: new RegExp(`HRKU-(?:AA[\\w-]{58}|${UUID.source})`),
  },
  { id: 'fly-token', what: 'a Fly.io access token of the old form', keywords: ['fo1_'], form: /fo1_[\w-]{43}/ },
  {
    id: 'fly-macaroon-token',
    what: 'a Fly.io access token',
    keywords: ['fm1r_', 'fm1a_', 'fm2_'],
    // https://github.com/superfly/macaroon/blob/main/macaroon-thought.md
    form: /fm(?:1[ar]|2)_[A-Za-z0-9+/]{80,4000}={0,3}/,
    around: /[\w+/]/,
    random: false,
    confidence: 'medium',
    prove: token => perhaps(isFlyMacaroon(token), 'it begins as a macaroon'),
  },
  // Of users, command lines, OAuth, builds and the web: https://docs.netlify.com/api/get-started
  {
    id: 'netlify-token',
    what: 'a Netlify access token',
    keywords: ['nfp_', 'nfc_', 'nfo_', 'nfb_', 'nfu_'],
    form: /nf[pcobu]_[A-Za-z0-9]{36,48}/,
  },
  // https://vercel.com/changelog/new-token-formats-and-secret-scanning; published examples fit the checksum
  {
    id: 'vercel-token',
    what: 'a Vercel token',
    keywords: ['vcp_', 'vci_', 'vca_', 'vcr_', 'vck_'],
    form: /vc[piark]_[\w-]{50}[A-Za-z0-9]{6}/,
    confidence: 'medium',
    prove: token => perhaps(endsWithBase62Crc(token.slice(4))),
  },
  // https://developers.cloudflare.com/fundamentals/api/get-started/token-formats; the checksum is CredSweeper's reading
  {
    id: 'cloudflare-token',
    what: 'a Cloudflare API token',
    keywords: ['cfut_', 'cfat_', 'cfk_'],
    form: /cf(?:[ua]t|k)_[\w-]{40,64}/,
    confidence: 'medium',
    prove: token => perhaps(endsWithHexCrc(token.slice(token.indexOf('_') + 1))),
  },
  // gitleaks
  { id: 'scalingo-token', what: 'a Scalingo API token', keywords: ['tk-us-'], form: /tk-us-[\w-]{48}/ },
  // https://developers.cloudflare.com/fundamentals/api/get-started/ca-keys
  {
    id: 'cloudflare-origin-ca-key',
    what: 'a Cloudflare origin CA key',
    keywords: ['v1.0-'],
    form: /v1\.0-[0-9a-f]{24}-[0-9a-f]{146}/,
  },
]

/** The same for tokens without a form of their own. */
export const cloudDetectors: readonly Detector[] = [
  ...awsDetectors,
  ...googleDetectors,
  ofRandomText(
    {
      id: 'yandex-static-key-secret',
      what: 'the secret of a Yandex Cloud static access key',
      keywords: ['ycm', 'ycn', 'yco', 'ycp'],
      form: /(?=YC.[^a-z]{0,36}[a-z])YC[MNOP][\w-]{37}/,
      around: /[\w+/-]/,
    },
    3,
  ),
  ofRandomText({ id: 'render-key', what: 'a Render API key', keywords: ['rnd_'], form: /rnd_[A-Za-z0-9]{28,32}/ }, 4),
  pairRule({
    id: 'digitalocean-spaces-secret',
    what: 'a DigitalOcean Spaces secret key',
    keywords: ['do00', 'do80'],
    partner: /DO(?:00|80)[A-Z0-9]{16}/,
    called: 'an access key id',
    form: /[A-Za-z0-9+/]{43}/,
    alphabet: BASE64,
  }),
  nearNoHex(
    'digitalocean-spaces-secret',
    'a DigitalOcean Spaces secret key',
    ['spaces', 'digitalocean'],
    /[A-Za-z0-9+/]{43}/,
  ),
  pairRule({
    id: 'alibaba-access-key-secret',
    what: 'an Alibaba Cloud access key secret',
    keywords: ['ltai'],
    partner: /LTAI[A-Za-z0-9]{12,20}/,
    called: 'an access key id',
    form: /[A-Za-z0-9]{30}/,
    alphabet: ALNUM,
  }),
  nearNoHex(
    'alibaba-access-key-secret',
    'an Alibaba Cloud access key secret',
    ['alibaba', 'aliyun', 'oss_'],
    /[A-Za-z0-9]{30}/,
  ),
  pairRule({
    id: 'tencent-secret-key',
    what: 'a Tencent Cloud secret key',
    keywords: ['akid'],
    partner: /AKID[A-Za-z0-9]{32}/,
    called: 'a secret id',
    form: /[A-Za-z0-9]{32}/,
    alphabet: ALNUM,
  }),
  nearNoHex('tencent-secret-key', 'a Tencent Cloud secret key', ['tencent', 'qcloud'], /[A-Za-z0-9]{32}/),
  near('oracle-customer-secret-key', 'an Oracle Cloud customer secret key', ['oci', 'oracle'], /[A-Za-z0-9+/]{43}=/),
  nearNoHex('ibm-cloud-key', 'an IBM Cloud API key', ['ibm', 'ibmcloud', 'bluemix', 'watson'], /[\w-]{44}/),
  near('scaleway-secret-key', 'a Scaleway secret key', ['scw', 'scaleway'], UUID),
  near('linode-token', 'a Linode access token', ['linode'], /[0-9a-f]{64}/),
  nearNoHex('hetzner-token', 'a Hetzner API token', ['hcloud', 'hetzner'], /[A-Za-z0-9]{64}/),
  nearNoHex('vultr-key', 'a Vultr API key', ['vultr'], /[A-Z0-9]{36}/),
  near('ovh-secret', 'an OVHcloud application secret or consumer key', ['ovh'], /[A-Za-z0-9]{32}/),
  near('heroku-legacy-key', 'a Heroku API key of the old form', ['heroku'], UUID),
  near('railway-token', 'a Railway API token', ['railway'], UUID),
  near('netlify-legacy-token', 'a Netlify access token of the old form', ['netlify'], /[0-9a-f]{64}|[\w-]{43,45}/),
  nearNoHex('vercel-legacy-token', 'a Vercel access token of the old form', ['vercel'], /[A-Za-z0-9]{24}/),
  nearNoHex(
    'cloudflare-legacy-token',
    'a Cloudflare API token of the old form',
    ['cloudflare', 'cf_', 'cfapi'],
    /[\w-]{40}/,
  ),
  near('cloudflare-global-key', 'a global API key of Cloudflare', ['cloudflare', 'cf_', 'cfapi'], /[0-9a-f]{37}/),
]

function near(id: string, what: string, words: readonly string[], form: RegExp): Detector {
  return nearRule({ id, what, words, form })
}

/** The same of an alphabet of which hexadecimal digits are a part: a token of nothing else is a digest or an id. */
function nearNoHex(id: string, what: string, words: readonly string[], form: RegExp): Detector {
  return refined(near(id, what, words, form), match => (/^[0-9a-f]+$/i.test(match.secret) ? null : match))
}

function digitalocean(id: string, what: string, prefix: string): TokenRule {
  return { id, what, keywords: [prefix], form: new RegExp(`${prefix}[0-9a-f]{64}`) }
}

function isFlyMacaroon(token: string): boolean {
  const bytes = decodeBase64(token.slice(token.indexOf('_') + 1))
  return bytes !== null && bytes[0] === LIST_OF_FOUR && bytes[1] === LIST_OF_THREE
}
