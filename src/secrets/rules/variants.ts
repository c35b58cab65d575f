import type { Confidence } from '../../gate/result.js'
import { ofRandomText } from './refined.js'
import { type TokenRule, tokenDetector } from './rule.js'

/*
 * Tokens by forms wider than those that vendors are known to give out today: alphabets and lengths as gitleaks,
 * detect-secrets and older documents describe them. Where the exact form fits as well, its rule tells more.
 */

interface Variant {
  id: string
  what: string
  /** What it begins with, one of these. */
  prefixes: readonly string[]
  /** What follows the prefix. */
  body: string
  /** Medium if not said. */
  confidence?: Confidence
}

const VARIANTS: readonly Variant[] = [
  {
    id: 'github-fine-grained-token',
    what: 'a GitHub fine-grained personal access token',
    prefixes: ['github_pat_'],
    body: '\\w{82}',
  },
  { id: 'huggingface-token', what: 'a Hugging Face access token', prefixes: ['hf_'], body: '[A-Za-z0-9]{34}' },
  { id: 'nuget-key', what: 'a NuGet API key', prefixes: ['oy2'], body: '[a-z0-9]{43}' },
  { id: 'artifactory-key', what: 'an Artifactory API key', prefixes: ['AKCp'], body: '[A-Za-z0-9]{69}' },
  { id: 'jfrog-reference-token', what: 'a JFrog reference token', prefixes: ['cmVmd'], body: '[A-Za-z0-9]{59}' },
  {
    id: 'onepassword-secret-key',
    what: 'a 1Password secret key',
    prefixes: ['A3-'],
    body: '[A-Z0-9]{6}-[A-Z0-9]{6}-?(?:[A-Z0-9]{5}-){3}[A-Z0-9]{5}',
  },
  {
    id: 'dynatrace-token',
    what: 'a Dynatrace token',
    prefixes: ['dt0c01.', 'dt0s01.'],
    body: '[A-Za-z0-9]{24}\\.[A-Za-z0-9]{64}',
  },
  {
    id: 'shippo-token',
    what: 'an API token of Shippo',
    prefixes: ['shippo_live_', 'shippo_test_'],
    body: '[0-9A-Fa-f]{40}',
  },
  {
    id: 'duffel-token',
    what: 'an access token of Duffel',
    prefixes: ['duffel_live_', 'duffel_test_'],
    body: '[\\w=-]{43}',
  },
  { id: 'sendgrid-key', what: 'a SendGrid API key', prefixes: ['SG.'], body: '[\\w-]{20,24}\\.[\\w-]{39,50}' },
  {
    id: 'slack-bot-token',
    what: 'a Slack bot token',
    prefixes: ['xoxb-'],
    body: '(?:\\d{8,14}-){1,2}(?=[A-Za-z]{0,36}\\d|[0-9a-z]{0,36}[A-Z])[A-Za-z0-9]{18,36}',
  },
  {
    id: 'slack-user-token',
    what: 'a Slack user token',
    prefixes: ['xoxp-', 'xoxe-'],
    body: '(?:\\d{9,14}-){2,3}[A-Za-z0-9-]{28,34}',
  },
  {
    id: 'slack-app-token',
    what: 'a Slack app-level token',
    prefixes: ['xapp-'],
    body: '\\d-[A-Z0-9]{8,14}-\\d{9,14}-[a-z0-9]{32,80}',
  },
  {
    id: 'slack-legacy-token',
    what: 'a Slack legacy token',
    prefixes: ['xoxs-', 'xoxo-'],
    body: '(?:\\d{8,14}-){2,3}[0-9A-Fa-f]{8,64}',
  },
  {
    id: 'slack-workspace-token',
    what: 'a Slack legacy workspace token',
    prefixes: ['xoxa-', 'xoxr-'],
    body: '(?:\\d-)?[A-Za-z0-9]{24,48}',
  },
  // those that AWS gives out have no 0, 1, 8 and 9
  {
    id: 'aws-access-key-id',
    what: 'an AWS access key id',
    prefixes: ['AKIA', 'ASIA', 'ABIA', 'ACCA'],
    body: '[A-Z0-9]{16}',
    confidence: 'low',
  },
  // without the JSON that such tokens hold
  {
    id: 'grafana-cloud-token',
    what: 'a Grafana Cloud access policy token',
    prefixes: ['glc_'],
    body: '[A-Za-z0-9+/]{32,400}={0,2}',
    confidence: 'low',
  },
  // the prefix that AWS used before AKIA
  { id: 'aws-access-key-id', what: 'an AWS access key id', prefixes: ['A3T'], body: '[A-Z0-9]{17}' },
]

/** Other things begin with prefixes of so many characters, so that what follows has to be random. */
const SHORT = 4
const REASON = 'it has the prefix of one, and a form that such tokens are described with'

/** One for each variant. */
export const variantDetectors = VARIANTS.map(({ id, what, prefixes, body, confidence = 'medium' }) => {
  const [first = ''] = prefixes
  const rule: TokenRule = {
    id,
    what,
    keywords: prefixes.map(prefix => prefix.toLowerCase()),
    form: new RegExp(`(?:${prefixes.map(escaped).join('|')})${body}`),
    around: /[\w+/-]/,
    confidence,
    reason: REASON,
  }
  return first.length > SHORT ? tokenDetector(rule) : ofRandomText(rule, first.length)
})

function escaped(prefix: string): string {
  return prefix.replaceAll('.', '\\.')
}
