import { describe, expect, it } from '@jest/globals'
import { kindOf, randomFrom } from '../../../../bench/secrets/mint/index.mjs'
import { chatDetectors, chatRules } from '../../../../src/secrets/rules/chat.js'
import { mailDetectors, mailRules } from '../../../../src/secrets/rules/mail.js'
import { tokenDetector } from '../../../../src/secrets/rules/rule.js'
import { socialDetectors, socialRules } from '../../../../src/secrets/rules/social.js'
import { matchesIn } from '../../../support/secrets.js'
import { expectWherever, minted, SEEDS, textsFrom } from '../../../support/token-forms.js'

const detectors = [
  ...[...chatRules, ...mailRules, ...socialRules].map(tokenDetector),
  ...chatDetectors,
  ...mailDetectors,
  ...socialDetectors,
]

/** Of one length: a character more or less makes another thing of them. */
const EXACT = [
  'slack-bot-token',
  'slack-app-token',
  'slack-session-token',
  'slack-webhook',
  'discord-bot-token',
  'discord-webhook',
  'telegram-bot-token',
  'teams-webhook',
  'sendgrid-key',
  'brevo-key',
  'brevo-smtp-key',
  'resend-key',
  'courier-key',
  'onesignal-key',
  'hubspot-token',
  'klaviyo-key',
  'line-token',
  'twitch-oauth-token',
]
const LOOSE = [
  'slack-user-token',
  'slack-config-token',
  'slack-config-refresh-token',
  'slack-session-cookie',
  'slack-legacy-token',
  'slack-workspace-token',
  'mailchimp-key',
  'intercom-token',
  'facebook-token',
  'instagram-token',
  'twitter-bearer-token',
  'linkedin-secret',
]
const MEDIUM = ['courier-key', 'klaviyo-key']
const NEAR = [
  'discord-client-secret',
  'mattermost-token',
  'zoom-client-secret',
  'zoom-webhook-secret',
  'twilio-api-key',
  'twilio-auth-token',
  'mailgun-key',
  'mailgun-signing-key',
  'mandrill-key',
  'postmark-token',
  'sparkpost-key',
  'mailjet-secret',
  'vonage-secret',
  'messagebird-key',
  'plivo-token',
  'customerio-key',
  'onesignal-legacy-key',
  'pusher-secret',
  'zendesk-token',
  'freshdesk-key',
  'hubspot-key',
  'line-secret',
  'facebook-app-token',
  'facebook-app-secret',
  'twitter-access-token',
  'twitter-access-secret',
  'twitter-api-secret',
  'linkedin-legacy-secret',
  'reddit-secret',
  'twitch-secret',
  'sendbird-token',
  'pushover-token',
]

const { alnum, hex, random } = textsFrom('chat tests')
const digits = (length: number) => random.text('123456789', length)
const base64 = (text: string) => Buffer.from(text).toString('base64url')

function found(content: string): [rule: string, secret: string][] {
  return matchesIn(detectors, content).map(({ rule, secret }) => [rule, secret])
}

describe('a token with a form of its own', () => {
  it.each([...EXACT, ...LOOSE])('is found wherever it stands: %s', id => {
    const confidence = MEDIUM.includes(id) ? 'medium' : 'high'
    expectWherever(detectors, id, { confidence })
  })

  it.each(EXACT)('has neither a character more nor one less: %s', id => {
    const token = minted(id, 1)
    expect(found(`"${token.slice(0, -1)}"`)).toEqual([])
    expect(found(`"${token}7"`)).toEqual([])
  })
})

describe('a token without a form of its own', () => {
  it.each(NEAR)('is found in a line that names its vendor: %s', id => {
    for (const seed of SEEDS) {
      const token = minted(id, seed)
      const line = kindOf(id).context?.(randomFrom(seed), token) ?? ''
      expect(found(line)).toEqual([[id, token]])
    }
  })

  it.each(NEAR.filter(id => id !== 'twilio-api-key'))('is nothing without that name: %s', id => {
    expect(found(`key = "${minted(id, 1)}"`)).toEqual([])
  })

  it('is unlikely without it where its form is still something', () => {
    const content = `key = "${minted('twilio-api-key', 1)}"`
    expect(matchesIn(detectors, content)).toMatchObject([{ rule: 'twilio-api-key', confidence: 'low' }])
  })

  const written: [id: string, before: string, after: string][] = [
    ['twilio-auth-token', `client = twilio.rest.Client("AC${hex(32)}", "`, '")'],
    ['postmark-token', 'new postmark.ServerClient("', '")'],
    ['postmark-token', "curl -H 'X-Postmark-Server-Token: ", "'"],
    ['messagebird-key', "messagebird.initClient('", "')"],
    ['mailgun-key', 'curl -s --user "api:', '" https://api.mailgun.net/v3'],
    ['mailgun-key', "mg.client({username: 'api', key: '", "'})"],
    ['facebook-app-token', 'https://graph.facebook.com/me?access_token=', '&fields=id'],
    ['hubspot-key', 'https://api.hubapi.com/contacts/v1/lists?hapikey=', ''],
    ['line-secret', 'line.channel-secret=', ''],
    ['reddit-secret', "praw.Reddit(client_id='x',\n  client_secret='", "')"],
    ['twitch-secret', '"twitch": {\n  "client_secret": "', '"\n}'],
    ['twitter-access-token', 'tweepy access_token = "', '"'],
  ]
  it.each(written)('is found as programs have it: %s in %s', (id, before, after) => {
    for (const seed of SEEDS) expect(found(before + minted(id, seed) + after)).toEqual([[id, minted(id, seed)]])
  })
})

describe('a token that holds something', () => {
  it('is certain where that is what the vendor writes into it', () => {
    for (const id of ['discord-bot-token', 'slack-config-token', 'slack-config-refresh-token', 'intercom-token']) {
      const [match] = matchesIn(detectors, minted(id, 1))
      expect(match).toMatchObject({ rule: id, confidence: 'high' })
      expect(match?.reason).toMatch(/identifier|numbers/)
    }
  })

  it('is less sure where it is not, as no vendor promises it', () => {
    const stranger = `xoxe.xoxp-1-${alnum(164)}`
    expect(matchesIn(detectors, stranger)).toEqual([expect.objectContaining({ confidence: 'medium' })])
    const shorter = minted('slack-config-token', 1).slice(0, -1)
    expect(matchesIn(detectors, shorter)).toEqual([expect.objectContaining({ confidence: 'medium' })])
  })

  it.each(['17', '18', '19', '20'])('is a Discord bot token with an identifier of %s digits', length => {
    const token = `${base64(digits(Number(length)))}.${alnum(6)}.${alnum(38)}`
    expect(matchesIn(detectors, token)).toEqual([
      expect.objectContaining({ rule: 'discord-bot-token', confidence: 'high' }),
    ])
  })

  it.each([
    `${base64('a name, no number')}.${alnum(6)}.${alnum(27)}`,
    `${base64(digits(12))}.${alnum(6)}.${alnum(27)}`,
    `${base64(JSON.stringify({ alg: 'HS256' }))}.${alnum(6)}.${alnum(27)}`,
  ])('is no Discord bot token: %s', content => {
    expect(found(content)).toEqual([])
  })
})

describe('an address that is a secret', () => {
  const slack = ['hooks.slack.com', 'services', `T${alnum(8).toUpperCase()}`, `B${alnum(10).toUpperCase()}`, alnum(24)]

  it.each([
    [`curl -d '{}' https://${slack.join('/')}`, `https://${slack.join('/')}`],
    [`host: ${slack.join('/')}`, slack.join('/')],
    [`{"url":"https:\\/\\/${slack.join('\\/')}"}`, `https:\\/\\/${slack.join('\\/')}`],
    [`<https://${slack.join('/')}>`, `https://${slack.join('/')}`],
  ])('is found with its scheme, without, and as JSON: %s', (content, secret) => {
    expect(found(content)).toEqual([['slack-webhook', secret]])
  })

  it('is found for what starts a workflow, and on other hosts of the vendor', () => {
    const team = `T${alnum(9).toUpperCase()}`
    const workflow = `https://hooks.slack.com/workflows/${team}/A${alnum(9).toUpperCase()}/${digits(18)}/${alnum(24)}`
    const trigger = `https://hooks.slack.com/triggers/${team}/${digits(13)}/${hex(32)}`
    expect(found(`${workflow} ${trigger}`).map(([rule]) => rule)).toEqual(['slack-webhook', 'slack-webhook'])
    const discord = minted('discord-webhook', 1)
    expect(found(discord.replace('discord.com/api', 'canary.discordapp.com/api/v10'))).toHaveLength(1)
    expect(found(`${minted('teams-webhook', 1)}/V2${alnum(43)}`)).toHaveLength(1)
    expect(found(`https://api.telegram.org/bot${minted('telegram-bot-token', 1)}/getMe`)).toEqual([
      ['telegram-bot-token', minted('telegram-bot-token', 1)],
    ])
  })

  it.each([
    `https://${[...slack.slice(0, 4), 'X'.repeat(24)].join('/')}`,
    `https://${[...slack.slice(0, 2), 'T00000000', 'B00000000', 'xxxxxxxxxxxxxxxxxxxxxxxx'].join('/')}`,
    `https://not${slack.join('/')}`,
    `https://hooks.slack.com.evil/${slack.slice(1).join('/')}`,
    'https://discord.com/api/webhooks/{id}/{token}',
    `https://discord.com/channels/${digits(18)}/${digits(18)}`,
  ])('is none where its last part stands for another, or it is elsewhere: %s', content => {
    expect(found(content)).toEqual([])
  })
})

describe('what looks alike', () => {
  it.each([
    ['filler', `xoxb-${'1234567890'}-${'1234567890'}-${'x'.repeat(24)}`],
    ['filler', `SG.${'x'.repeat(22)}.${'x'.repeat(43)}`],
    ['a name', 're_evaluate_allTheThingsThatWereMade'],
    ['another region', `${hex(32)}-user`],
    ['a digest', `key-${hex(32)}`],
    ['an id', `TWILIO_ACCOUNT_SID=AC${hex(32)}`],
    ['an id', `TWITCH_CLIENT_ID=${alnum(30).toLowerCase()}`],
    ['an id', `customerio_site_id: ${hex(20)}`],
    ['the public half', `PUSHER_APP_KEY=${hex(20)}`],
    ['the public half', `MAILJET_API_KEY=${hex(32)}`],
    ['a key of pages', `pk_test_${alnum(28)}`],
    ['a key of pages', `pk_live_${hex(34)}`],
    ['an image', `image/png;base64,EAAC${alnum(200)}/${alnum(20)}`],
    ['zeros', `"${'A'.repeat(400)}"`],
    ['a table', `| ${digits(15)}|${alnum(27)} |`],
    ['the end of digits', `"base": "${hex(20)}1fb",\n"key": "${hex(32)}"`],
    ['a time', `12:34:56:AA:${hex(2)}`],
    ['a number before', `1${minted('telegram-bot-token', 3).padStart(47, '8')}`],
    ['an address of hardware', `00:aa:${hex(2)}:aa:${hex(2)}:aa`],
    ['a name for a channel', `discord_channel = "${'general-announcements-for-all-us'}"`],
    ['a script', `oauth:${'authorization_code'}`],
  ])('is not found: %s', (_, content) => {
    expect(found(content)).toEqual([])
  })
})
