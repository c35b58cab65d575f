import type { Detector } from '../model.js'
import { isSlackPayload } from '../proof/slack.js'
import { hookRule } from './hooks.js'
import { perhaps } from './proofs.js'
import type { Proof, TokenRule } from './rule.js'

/*
 * Slack's tokens. Their prefixes are in https://api.slack.com/concepts/token-types; what follows, in gitleaks, kingfisher
 * and published tokens.
 */

export const slackRules: readonly TokenRule[] = [
  // the oldest bots had one number
  {
    id: 'slack-bot-token',
    what: 'a Slack bot token',
    keywords: ['xoxb-'],
    form: /xoxb-(?:\d{9,14}-){1,2}[A-Za-z0-9]{24}/,
  },
  {
    id: 'slack-user-token',
    what: 'a Slack user token',
    keywords: ['xoxp-', 'xoxe-'],
    form: /xox[pe]-(?:\d{9,14}-){2,3}[A-Za-z0-9]{28,34}/,
  },
  {
    id: 'slack-app-token',
    what: 'a Slack app-level token',
    keywords: ['xapp-'],
    form: /xapp-\d-[A-Z0-9]{9,13}-\d{9,14}-[0-9a-f]{64}/,
  },
  {
    id: 'slack-config-token',
    what: 'a Slack configuration token',
    keywords: ['xoxe.xox'],
    form: /xoxe\.xox[bp]-\d-[A-Za-z0-9_-]{140,190}/,
    confidence: 'medium',
    prove: provePayload,
  },
  {
    id: 'slack-config-refresh-token',
    what: 'a Slack configuration refresh token',
    keywords: ['xoxe-'],
    form: /xoxe-\d-[A-Za-z0-9_-]{120,170}/,
    confidence: 'medium',
    prove: provePayload,
  },
  {
    id: 'slack-session-token',
    what: "a Slack browser session's token",
    keywords: ['xoxc-'],
    form: /xoxc-(?:\d{9,14}-){2,3}[0-9a-f]{64}/,
  },
  // base64 in which a browser escapes + / and =
  {
    id: 'slack-session-cookie',
    what: "a Slack browser session's cookie",
    keywords: ['xoxd-'],
    form: /xoxd-(?:[A-Za-z0-9+/_-]|%2[BFbf]){90,300}(?:=|%3[Dd]){0,2}/,
    around: /[\w+/%-]/,
  },
  {
    id: 'slack-legacy-token',
    what: 'a Slack legacy token',
    keywords: ['xoxs-', 'xoxo-', 'xoxa-', 'xoxr-'],
    form: /xox[soar]-(?:\d-)?(?:\d{8,14}-){2,3}[0-9a-f]{10,64}/,
  },
  {
    id: 'slack-workspace-token',
    what: 'a Slack legacy workspace token',
    keywords: ['xoxa-', 'xoxr-'],
    form: /xox[ar]-\d-[A-Za-z0-9]{36,48}/,
  },
]

const SLASH = '\\\\?/'
const TEAM = `[TE][A-Z0-9]{8,12}${SLASH}`
const HOST = `hooks\\.slack(?:-gov)?\\.com${SLASH}`

/** https://api.slack.com/messaging/webhooks; the other two start a workflow. */
export const slackDetectors: readonly Detector[] = [
  hookRule({
    id: 'slack-webhook',
    what: 'a Slack webhook',
    keywords: ['hooks.slack'],
    form: new RegExp(
      `${HOST}(?:services${SLASH}${TEAM}B[A-Z0-9]{7,12}|workflows${SLASH}${TEAM}A[A-Z0-9]{8,12}${SLASH}\\d{10,20}|triggers${SLASH}${TEAM}\\d{9,16})${SLASH}(?<key>[A-Za-z0-9]{24}|[0-9a-f]{32})`,
    ),
  }),
]

/** What it holds is nowhere documented. */
function provePayload(token: string): Proof | null {
  return perhaps(isSlackPayload(token.slice(token.search(/-\d-/) + 3)), 'it holds numbers and a hash')
}
