import type { Detector } from '../model.js'
import { NAMED_OR_GIVEN } from './client-call.js'
import { type NearRule, nearRule, UUID } from './near.js'

/** A line a kind: its id, what it is, the vendor's words, the form, and more where the ordinary name does not do. */
const near = (id: string, what: string, words: readonly string[], form: RegExp, more?: Partial<NearRule>): Detector =>
  nearRule({ id, what, words, form, ...more })

const HEX_20 = /[0-9a-f]{20}/
const HEX_32 = /[0-9a-f]{32}/
const HEX_40 = /[0-9a-f]{40}/
const SECRET = /secret/i

/**
 * Vendors of chat, telephony and support whose tokens are nothing but digits and letters: their name has to stand near.
 * Forms without a source are generally known.
 */
export const chatNearDetectors: readonly Detector[] = [
  // gitleaks: 32 base64url characters
  near('discord-client-secret', 'a Discord client secret', ['discord'], /[\w-]{32}/, { named: SECRET }),
  // 26 characters of a base32 without 0, 2, l and v
  near('mattermost-token', 'a Mattermost access token', ['mattermost', 'mm_'], /[13-9a-km-uw-z]{26}/),
  near('zoom-client-secret', 'a Zoom client secret', ['zoom'], /[A-Za-z0-9]{32}/, { named: SECRET }),
  near('zoom-webhook-secret', "the secret token of Zoom's webhooks", ['zoom'], /[\w-]{22}/, {
    named: /secret|verif.{0,12}token/i,
  }),
  // https://www.twilio.com/docs/iam: the token stands after the account's AC in many programs
  near('twilio-auth-token', 'a Twilio auth token', ['twilio'], HEX_32, {
    named: /token|secret|auth|passw|client|AC[0-9a-f]{32}/i,
  }),
  near('vonage-secret', 'a Vonage API secret', ['vonage', 'nexmo'], /[A-Za-z0-9]{16}/, { named: SECRET }),
  // gitleaks
  near('messagebird-key', 'a MessageBird access key', ['messagebird', 'message_bird'], /[A-Za-z0-9]{25}/, {
    named: NAMED_OR_GIVEN,
  }),
  near('plivo-token', 'a Plivo auth token', ['plivo'], /[\w+/-]{40}/),
  near(
    'customerio-key',
    'a Customer.io API key',
    ['customerio', 'customer.io', 'customer_io', 'customer-io', 'cio_'],
    /[0-9a-f]{32}|[0-9a-f]{20}/,
  ),
  // https://pusher.com/docs: the key beside it has the same form and is public
  near('pusher-secret', 'a Pusher app secret', ['pusher'], HEX_20, { named: SECRET }),
  // gitleaks: 40 letters and digits
  near('zendesk-token', 'a Zendesk API token', ['zendesk'], /[A-Za-z0-9]{40}/),
  near('freshdesk-key', 'a Freshdesk API key', ['freshdesk'], /[A-Za-z0-9]{20}/),
  // retired in 2022
  near('hubspot-key', 'a HubSpot API key', ['hubspot', 'hapikey'], UUID),
  // gitleaks
  near('sendbird-token', 'a Sendbird API token', ['sendbird'], HEX_40),
  // https://pushover.net/api: 30 letters and digits; those of applications begin with a
  near('pushover-token', 'a Pushover application token', ['pushover'], /a[A-Za-z0-9]{29}/),
  near(
    'line-secret',
    'a LINE channel secret',
    ['line_', 'linebot', 'line-bot', 'linechannel', 'line-channel', 'line.channel', 'line.bot', 'line channel'],
    HEX_32,
    { named: SECRET },
  ),
]
