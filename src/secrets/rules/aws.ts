import type { Detector, Match } from '../model.js'
import { accountOf, isBedrockKey } from '../proof/aws.js'
import { nearRule } from './near.js'
import { isMixed, pairRule } from './paired.js'
import { perhaps } from './proofs.js'
import { refined } from './refined.js'
import type { Proof, TokenRule } from './rule.js'

const BASE64 = 'A-Za-z0-9+/'
/** What session tokens begin with: who made them, in a protocol buffer in base64. */
const SESSION_HEADS = ['IQoJb3JpZ2luX2Vj', 'AgoJb3JpZ2luX2Vj', 'FwoGZXIvYXdz', 'FQoGZXIvYXdz', 'AQoDYXdz', 'FQoDYXdz']
/** Ids of the years before they held an account's number. */
const OLD_ID = /^A[A-Z]{3}[IJ]/
const ID_PREFIXES = ['akia', 'asia', 'abia', 'acca']
/** As documents have it inside of what is otherwise complete. */
const NO_EXAMPLE = '(?![A-Za-z0-9+/-]{0,600}(?:EXAMPLE|X{6}))'
const SECRET_KEY = /[A-Za-z0-9+/]{40}/

/** AWS. Where a rule has no note, its form is generally known. */
export const awsRules: readonly TokenRule[] = [
  {
    id: 'aws-access-key-id',
    what: 'an AWS access key id',
    keywords: ID_PREFIXES,
    // https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_identifiers.html
    form: /A(?:KIA|SIA|BIA|CCA)[A-Z2-7]{16}/,
    around: /[\w+/]/,
    confidence: 'medium',
    prove: accessKey,
  },
  {
    id: 'aws-session-token',
    what: 'an AWS session token',
    keywords: SESSION_HEADS.map(head => head.toLowerCase()),
    form: new RegExp(`(?:${SESSION_HEADS.join('|')})${NO_EXAMPLE}[${BASE64}]{120,3000}={0,2}`),
    around: new RegExp(`[${BASE64}]`),
    random: false,
    reason: 'it begins as they do',
  },
  {
    id: 'aws-bedrock-key',
    what: 'an Amazon Bedrock API key',
    keywords: ['absk'],
    form: new RegExp(`ABSK${NO_EXAMPLE}[${BASE64}]{90,300}={0,2}`),
    around: new RegExp(`[${BASE64}]`),
    random: false,
    confidence: 'medium',
    prove: token => perhaps(isBedrockKey(token.slice('ABSK'.length)), 'a user and an account are in it'),
  },
  {
    id: 'aws-bedrock-short-key',
    what: 'a short-lived Amazon Bedrock API key',
    keywords: ['bedrock-api-key-'],
    form: new RegExp(`bedrock-api-key-${NO_EXAMPLE}[${BASE64}_-]{100,4000}={0,2}`),
    around: new RegExp(`[${BASE64}_-]`),
    random: false,
    confidence: 'medium',
    prove: token => perhaps(isBedrockKey(token.slice('bedrock-api-key-'.length)), 'a signed address is in it'),
  },
  {
    id: 'aws-mws-token',
    what: 'an Amazon Marketplace Web Service token',
    keywords: ['amzn.mws.'],
    form: /amzn\.mws\.[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/,
  },
  {
    id: 'aws-appsync-key',
    what: 'an AWS AppSync API key',
    keywords: ['da2-'],
    form: /da2-[a-z0-9]{26}/,
  },
  {
    id: 'amazon-login-secret',
    what: 'a Login with Amazon client secret',
    keywords: ['amzn1.oa2-cs.v1.'],
    form: /amzn1\.oa2-cs\.v1\.[0-9a-f]{64}/,
  },
]

/** Secret access keys: 40 characters of base64 without a form of their own. */
export const awsDetectors: readonly Detector[] = [
  pairRule({
    id: 'aws-secret-access-key',
    what: 'an AWS secret access key',
    keywords: ID_PREFIXES,
    partner: /A(?:KIA|SIA|BIA|CCA)[A-Z2-7]{16}/,
    called: 'an access key id',
    form: SECRET_KEY,
    alphabet: BASE64,
  }),
  mixed(
    nearRule({
      id: 'aws-secret-access-key',
      what: 'an AWS secret access key',
      words: ['aws', 'amazon', 's3', 'secret_access_key', 'secretaccesskey', 'secret-access-key'],
      form: SECRET_KEY,
      named: /secret|private|(?:access|aws|s3)[\w. -]{0,16}key(?![\w. -]{0,4}id\b)/i,
    }),
  ),
]

/** What is in one case is a digest or a path. */
export function mixed(detector: Detector): Detector {
  return refined(detector, (match: Match) => (isMixed(match.secret) ? match : null))
}

function accessKey(id: string): Proof | null {
  return accountOf(id) === null
    ? perhaps(OLD_ID.test(id), 'it has the form of ids made before 2019')
    : perhaps(true, "an account's number is in it")
}
