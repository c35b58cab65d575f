import type { Detector } from '../model.js'
import { isDiscordId } from '../proof/discord.js'
import { afterWord } from './after-word.js'
import { chatNearDetectors } from './chat-near.js'
import { hookRule } from './hooks.js'
import { guarded } from './refined.js'
import { type Proof, type TokenRule, tokenDetector } from './rule.js'
import { slackDetectors, slackRules } from './slack.js'

/* Where people talk: Slack, Discord, Telegram, Teams, and more in chat-near.ts. */

/** Base64 of three digits, four characters, in lower case: with these a bot's token begins, since its identifier does. */
const THREE_DIGITS = ['mt', 'mj', 'mz', 'nd', 'nt', 'nj', 'nz', 'od', 'ot'].flatMap(first =>
  [...'aeimquycgk'].flatMap(second => [...'wxyz012345'].map(third => first + second + third)),
)
const DIGIT = /\d/
const SLASH = '\\\\?/'
const UUID = '[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}'

export const chatRules: readonly TokenRule[] = [
  ...slackRules,
  // https://discord.com/developers/docs/reference: an identifier of 17 to 20 digits, a time, and a HMAC of either length
  {
    id: 'discord-bot-token',
    what: 'a Discord bot token',
    keywords: THREE_DIGITS,
    form: /[MNO][A-Za-z0-9]{22,26}\.[\w-]{6}\.(?:[\w-]{38}|[\w-]{27})(?![\w-])/,
    prove: proveDiscord,
  },
  // form generally known: the account of a person with a second factor
  {
    id: 'discord-bot-token',
    what: "a Discord user's token",
    keywords: ['mfa.'],
    form: /mfa\.[\w-]{84}/,
  },
  // https://www.twilio.com/docs/iam/api-keys: the key's id, whose secret stands beside it
  {
    id: 'twilio-api-key',
    what: 'a Twilio API key',
    keywords: [...'0123456789abcdef'].map(digit => `sk${digit}`),
    form: /SK[0-9a-f]{32}/,
    near: /twilio/i,
  },
  // without the vendor's name it may be another thing
  {
    id: 'twilio-api-key',
    what: 'a Twilio API key',
    keywords: [...'0123456789abcdef'].map(digit => `sk${digit}`),
    form: /SK[0-9a-f]{32}/,
    confidence: 'low',
  },
  // gitleaks: another letter than A after the first
  afterWord({
    id: 'telegram-bot-token',
    what: 'a Telegram bot token',
    words: ['telegram', 'tg_', 'bot_token', 'bottoken'],
    form: /\d{8,10}:A(?!A)[\w-]{34}/,
  }),
]

/** https://core.telegram.org/bots/api#authorizing-your-bot: in addresses `bot` stands right before it. */
const telegram = tokenDetector({
  id: 'telegram-bot-token',
  what: 'a Telegram bot token',
  keywords: [':aa'],
  before: 'bot0123456789'.length,
  form: /(?<!\d)(?:(?<![\w-])|(?<=(?<![A-Za-z])bot))(?<token>\d{8,10}:AA[\w-]{33})(?![\w-])/,
  around: /(?!)/,
})

export const chatDetectors: readonly Detector[] = [
  ...slackDetectors,
  // https://discord.com/developers/docs/resources/webhook
  hookRule({
    id: 'discord-webhook',
    what: 'a Discord webhook',
    keywords: ['discord.com', 'discordapp.com'],
    host: /(?:(?:ptb|canary)\.)?/,
    form: new RegExp(
      `discord(?:app)?\\.com${SLASH}api${SLASH}(?:v\\d{1,2}${SLASH})?webhooks${SLASH}\\d{17,20}${SLASH}(?<key>[\\w-]{68})`,
    ),
  }),
  // gitleaks; since 2024 a signature follows
  hookRule({
    id: 'teams-webhook',
    what: 'a Microsoft Teams webhook',
    keywords: ['webhook.office.com', 'outlook.office.com', 'outlook.office365.com'],
    host: /(?:[a-z0-9-]{1,63}\.)?/,
    form: new RegExp(
      `(?:webhook|outlook)\\.office(?:365)?\\.com${SLASH}webhook(?:b2)?${SLASH}${UUID}@${UUID}${SLASH}IncomingWebhook${SLASH}(?<key>[0-9a-fA-F]{32}${SLASH}${UUID})(?:${SLASH}V2[\\w-]{20,100})?`,
    ),
  }),
  // The keyword stands in many addresses of hardware and networks.
  guarded(telegram, (content, at) => DIGIT.test(content[at - 1] ?? '') && content.startsWith(':AA', at)),
  ...chatNearDetectors,
]

function proveDiscord(token: string): Proof {
  const holds = isDiscordId(token.slice(0, token.indexOf('.')))
  const reason = holds
    ? 'it begins with an identifier'
    : 'it has the form of one, but does not begin with an identifier'
  return { holds, reason }
}
