import { alnum, assigned, context, encoded, form, hex, number, structure, uuid, weakForm } from './kind.mjs'
import { BASE32, BASE64, BASE64URL, LOWER_DIGITS, UPPER_DIGITS } from './random.mjs'

/** The vendors of chat, mail, telephony, support and social networks. */

const slackIds = (random, ...lengths) => lengths.map(length => number(random, length)).join('-')

/** A Slack token with a version holds a line of numbers and a hash as base64; kingfisher's examples decode to it. */
const slackVersioned = (random, version, lengths) =>
  encoded(`${version}-${slackIds(random, ...lengths)}-${hex(random, 64)}`)

/** A Discord identifier: milliseconds since 2015 in the upper bits (discord.com, developer reference: snowflakes). */
function snowflake(random) {
  const milliseconds = BigInt(60_000_000_000 + random.int(260_000_000) * 1000)
  return String((milliseconds << 22n) | BigInt(random.int(1 << 22)))
}

/** The bot's identifier as base64, a time, and an HMAC; older tokens have the time of making as four bytes. */
function discordBot(random) {
  const id = encoded(snowflake(random))
  if (random.int(2) === 0) return `${id}.G${random.text(BASE64URL, 5)}.${random.text(BASE64URL, 38)}`
  const time = Buffer.alloc(4)
  time.writeUInt32BE(1_577_836_800 + random.int(90_000_000))
  return `${id}.${encoded(time)}.${random.text(BASE64URL, 27)}`
}

const teams = random =>
  [
    `https://${random.pick(['northgate', 'bluefin', 'kestrel'])}.webhook.office.com/webhookb2/${uuid(random)}@${uuid(random)}`,
    'IncomingWebhook',
    hex(random, 32),
    uuid(random),
  ].join('/')

const slackHook = random =>
  [
    'https://hooks.slack.com',
    'services',
    `T${random.text(UPPER_DIGITS, 10)}`,
    `B${random.text(UPPER_DIGITS, 10)}`,
    alnum(random, 24),
  ].join('/')

export const kinds = [
  // gitleaks: two numbers of 10 to 13 digits, then letters and digits
  form('slack-bot-token', 'Slack', 'bot token', ['SLACK_BOT_TOKEN', 'SLACK_TOKEN'], r =>
    ['xoxb', slackIds(r, 12, 13), alnum(r, 24)].join('-'),
  ),
  // gitleaks: three numbers and 28 to 34 letters and digits
  form('slack-user-token', 'Slack', 'user token', ['SLACK_USER_TOKEN', 'SLACK_TOKEN'], r =>
    [r.pick(['xoxp', 'xoxe']), slackIds(r, 12, 12, 13), hex(r, 32)].join('-'),
  ),
  // gitleaks: a digit, the app's identifier, a number, 64 hexadecimal digits
  form('slack-app-token', 'Slack', 'app-level token', ['SLACK_APP_TOKEN'], r =>
    ['xapp-1', `A0${r.text(UPPER_DIGITS, 9)}`, number(r, 13), hex(r, 64)].join('-'),
  ),
  // gitleaks: 163 to 166 characters; 146 for the one that renews it
  structure(
    'slack-config-token',
    'Slack',
    'configuration token',
    ['SLACK_CONFIG_TOKEN'],
    r => `xoxe.${r.pick(['xoxp', 'xoxb'])}-1-${slackVersioned(r, '2-2', [12, 13, 13, 13])}`,
  ),
  structure(
    'slack-config-refresh-token',
    'Slack',
    'configuration refresh token',
    ['SLACK_CONFIG_REFRESH_TOKEN'],
    r => `xoxe-1-${slackVersioned(r, '3-1', [12, 13, 13])}`,
  ),
  // kingfisher: three numbers and 64 hexadecimal digits; the cookie beside it is percent-encoded base64
  form('slack-session-token', 'Slack', 'browser session token', ['SLACK_XOXC_TOKEN', 'SLACK_MCP_XOXC_TOKEN'], r =>
    ['xoxc', slackIds(r, 11, 13, 13), hex(r, 64)].join('-'),
  ),
  form(
    'slack-session-cookie',
    'Slack',
    'browser session cookie',
    ['SLACK_XOXD_TOKEN', 'SLACK_COOKIE'],
    r => `xoxd-${r.text(BASE64, 132)}${r.pick(['', '=', '=='])}`,
  ),
  // gitleaks: three numbers and hexadecimal digits; workspace tokens have a version instead
  form('slack-legacy-token', 'Slack', 'legacy token', ['SLACK_TOKEN', 'SLACK_LEGACY_TOKEN'], r =>
    [r.pick(['xoxs', 'xoxo']), slackIds(r, 10, 10, 11), hex(r, 10)].join('-'),
  ),
  form('slack-workspace-token', 'Slack', 'legacy workspace token', ['SLACK_TOKEN'], r =>
    [r.pick(['xoxa-2', 'xoxr-2']), alnum(r, 36)].join('-'),
  ),
  // gitleaks: three identifiers, 43 to 56 characters with their slashes
  form('slack-webhook', 'Slack', 'incoming webhook', ['SLACK_WEBHOOK_URL', 'SLACK_WEBHOOK'], slackHook),
  // token-formats.md: base64 of the identifier, a time, 27 or more characters
  structure('discord-bot-token', 'Discord', 'bot token', ['DISCORD_TOKEN', 'DISCORD_BOT_TOKEN'], discordBot),
  // form generally known: the identifier and 68 base64url characters
  form('discord-webhook', 'Discord', 'webhook', ['DISCORD_WEBHOOK_URL', 'DISCORD_WEBHOOK'], r =>
    ['https://discord.com/api', 'webhooks', snowflake(r), r.text(BASE64URL, 68)].join('/'),
  ),
  // gitleaks: 32 base64url characters
  context('discord-client-secret', 'Discord', 'client secret', ['DISCORD_CLIENT_SECRET'], r => r.text(BASE64URL, 32)),
  // gitleaks: the bot's number, then A and 34 characters; the two before them are A in practice
  form(
    'telegram-bot-token',
    'Telegram',
    'bot token',
    ['TELEGRAM_BOT_TOKEN', 'TELEGRAM_TOKEN'],
    r => `${number(r, r.pick([8, 9, 10]))}:AA${r.text(BASE64URL, 33)}`,
  ),
  // gitleaks: two UUIDs, 32 hexadecimal digits, a UUID
  form('teams-webhook', 'Microsoft Teams', 'incoming webhook', ['TEAMS_WEBHOOK_URL', 'MS_TEAMS_WEBHOOK'], teams),
  // form generally known: identifiers are 26 characters of a base32 alphabet of its own
  context('mattermost-token', 'Mattermost', 'access token', ['MATTERMOST_TOKEN', 'MATTERMOST_ACCESS_TOKEN'], r =>
    r.text('ybndrfg8ejkmcpqxot1uwisza345h769', 26),
  ),
  // form generally known: 32 letters and digits
  context('zoom-client-secret', 'Zoom', 'client secret', ['ZOOM_CLIENT_SECRET'], r => alnum(r, 32)),
  context('zoom-webhook-secret', 'Zoom', 'webhook secret token', ['ZOOM_WEBHOOK_SECRET_TOKEN'], r =>
    r.text(BASE64URL, 22),
  ),
  // gitleaks: SK and 32 hexadecimal digits, in a file that names Twilio
  weakForm('twilio-api-key', 'Twilio', 'API key', ['TWILIO_API_KEY', 'TWILIO_API_KEY_SID'], r => `SK${hex(r, 32)}`),
  // form generally known: 32 hexadecimal digits, beside the account's AC and 32 more
  context('twilio-auth-token', 'Twilio', 'auth token', ['TWILIO_AUTH_TOKEN'], r => hex(r, 32), {
    context: (r, token) =>
      r.pick([
        `TWILIO_AUTH_TOKEN=${token}`,
        `twilio_auth_token = "${token}"`,
        `const client = twilio('AC${hex(r, 32)}', '${token}');`,
      ]),
  }),
  // token-formats.md: 22 and 43 characters
  form('sendgrid-key', 'SendGrid', 'API key', ['SENDGRID_API_KEY'], r =>
    ['SG', r.text(BASE64URL, 22), r.text(BASE64URL, 43)].join('.'),
  ),
  // gitleaks: key- and 32 hexadecimal digits, or 32, 8 and 8
  weakForm('mailgun-key', 'Mailgun', 'API key', ['MAILGUN_API_KEY', 'MAILGUN_PRIVATE_KEY'], r => `key-${hex(r, 32)}`),
  weakForm('mailgun-signing-key', 'Mailgun', 'API or signing key', ['MAILGUN_API_KEY', 'MAILGUN_SIGNING_KEY'], r =>
    [hex(r, 32), hex(r, 8), hex(r, 8)].join('-'),
  ),
  // gitleaks, detect-secrets: 32 hexadecimal digits and the data centre
  form('mailchimp-key', 'Mailchimp', 'API key', ['MAILCHIMP_API_KEY'], r => `${hex(r, 32)}-us${10 + r.int(12)}`, {
    context: assigned(['MAILCHIMP_API_KEY', 'mailchimp_api_key', 'mailchimpApiKey']),
  }),
  // form generally known: 22 base64url characters
  weakForm('mandrill-key', 'Mandrill', 'API key', ['MANDRILL_API_KEY'], r => `md-${r.text(BASE64URL, 22)}`),
  // form generally known: a server token is a UUID
  context('postmark-token', 'Postmark', 'server token', ['POSTMARK_SERVER_TOKEN', 'POSTMARK_API_TOKEN'], uuid),
  // gitleaks: 64 hexadecimal digits and 16 letters and digits; the SMTP key has the same form
  form(
    'brevo-key',
    'Brevo',
    'API key',
    ['BREVO_API_KEY', 'SENDINBLUE_API_KEY'],
    r => `xkeysib-${hex(r, 64)}-${alnum(r, 16)}`,
  ),
  form('brevo-smtp-key', 'Brevo', 'SMTP key', ['BREVO_SMTP_KEY'], r => `xsmtpsib-${hex(r, 64)}-${alnum(r, 16)}`),
  // form generally known: 8 and 24 letters and digits
  form('resend-key', 'Resend', 'API key', ['RESEND_API_KEY'], r => `re_${alnum(r, 8)}_${alnum(r, 24)}`),
  // form generally known: 40 hexadecimal digits
  context('sparkpost-key', 'SparkPost', 'API key', ['SPARKPOST_API_KEY'], r => hex(r, 40)),
  // form generally known: 32 hexadecimal digits
  context('mailjet-secret', 'Mailjet', 'secret key', ['MAILJET_SECRET_KEY', 'MJ_APIKEY_PRIVATE'], r => hex(r, 32)),
  // form generally known: 16 letters and digits
  context('vonage-secret', 'Vonage', 'API secret', ['VONAGE_API_SECRET', 'NEXMO_API_SECRET'], r => alnum(r, 16)),
  // gitleaks: 25 letters and digits
  context('messagebird-key', 'MessageBird', 'access key', ['MESSAGEBIRD_ACCESS_KEY', 'MESSAGEBIRD_API_KEY'], r =>
    alnum(r, 25),
  ),
  // form generally known: 40 base64 characters
  context('plivo-token', 'Plivo', 'auth token', ['PLIVO_AUTH_TOKEN'], r => encoded(r.bytes(30))),
  // form generally known: 28 characters of Crockford's base32
  weakForm(
    'courier-key',
    'Courier',
    'API key',
    ['COURIER_AUTH_TOKEN', 'COURIER_API_KEY'],
    r => `pk_${r.pick(['prod', 'test'])}_${r.text('0123456789ABCDEFGHJKMNPQRSTVWXYZ', 28)}`,
  ),
  // form generally known: 32 hexadecimal digits for the app, 20 for the tracking site
  context('customerio-key', 'Customer.io', 'API key', ['CUSTOMERIO_API_KEY', 'CUSTOMERIO_APP_API_KEY'], r =>
    hex(r, r.pick([20, 32])),
  ),
  // form generally known: os_v2_app_ for an app, os_v2_org_ for an organization; older keys are 48 characters
  form(
    'onesignal-key',
    'OneSignal',
    'API key',
    ['ONESIGNAL_API_KEY', 'ONESIGNAL_REST_API_KEY'],
    r => `os_v2_${r.pick(['app', 'org'])}_${r.text(BASE32.toLowerCase(), 103)}`,
  ),
  context('onesignal-legacy-key', 'OneSignal', 'REST API key', ['ONESIGNAL_REST_API_KEY'], r =>
    encoded(uuid(r), 'base64'),
  ),
  // form generally known: 20 hexadecimal digits
  context('pusher-secret', 'Pusher', 'app secret', ['PUSHER_APP_SECRET', 'PUSHER_SECRET'], r => hex(r, 20)),
  // gitleaks: 60 characters; they decode to tok:, an identifier and two numbers
  structure('intercom-token', 'Intercom', 'access token', ['INTERCOM_ACCESS_TOKEN', 'INTERCOM_TOKEN'], r =>
    encoded(`tok:${uuid(r).replaceAll('-', '_')}:1:0`, 'base64'),
  ),
  // gitleaks: 40 letters and digits
  context('zendesk-token', 'Zendesk', 'API token', ['ZENDESK_API_TOKEN', 'ZENDESK_TOKEN'], r => alnum(r, 40)),
  // form generally known: 20 letters and digits
  context('freshdesk-key', 'Freshdesk', 'API key', ['FRESHDESK_API_KEY'], r => alnum(r, 20)),
  // form generally known: a region and a UUID; the retired API key was the UUID alone
  form(
    'hubspot-token',
    'HubSpot',
    'private app token',
    ['HUBSPOT_ACCESS_TOKEN', 'HUBSPOT_TOKEN'],
    r => `pat-${r.pick(['na1', 'na2', 'eu1', 'ap1'])}-${uuid(r)}`,
  ),
  context('hubspot-key', 'HubSpot', 'API key', ['HUBSPOT_API_KEY', 'HUBSPOT_HAPIKEY'], uuid),
  // betterleaks: 34 lower-case letters and digits; in practice hexadecimal
  weakForm(
    'klaviyo-key',
    'Klaviyo',
    'private API key',
    ['KLAVIYO_API_KEY', 'KLAVIYO_PRIVATE_KEY'],
    r => `pk_${hex(r, 34)}`,
  ),
  // form generally known: 172 base64 characters (128 bytes) with an ending that all have
  context(
    'line-token',
    'LINE',
    'channel access token',
    ['LINE_CHANNEL_ACCESS_TOKEN'],
    r => `${r.text(BASE64, 156)}/1O/w1cDnyilFU=`,
  ),
  context('line-secret', 'LINE', 'channel secret', ['LINE_CHANNEL_SECRET'], r => hex(r, 32)),
  // gitleaks: EAA, M or C, and 100 or more letters and digits; WhatsApp's are of this form
  form(
    'facebook-token',
    'Facebook',
    'access token',
    ['FACEBOOK_ACCESS_TOKEN', 'WHATSAPP_TOKEN', 'META_ACCESS_TOKEN'],
    r => `EAA${r.pick('MC')}${alnum(r, 160 + r.int(40))}`,
  ),
  // gitleaks: the app's number, a bar, 27 to 40 characters
  weakForm(
    'facebook-app-token',
    'Facebook',
    'app access token',
    ['FACEBOOK_APP_TOKEN', 'FACEBOOK_ACCESS_TOKEN'],
    r => `${number(r, r.pick([15, 16]))}|${r.text(BASE64URL, 27)}`,
  ),
  // gitleaks: 32 hexadecimal digits
  context('facebook-app-secret', 'Facebook', 'app secret', ['FACEBOOK_APP_SECRET', 'FACEBOOK_CLIENT_SECRET'], r =>
    hex(r, 32),
  ),
  // form generally known: IGQV or IGQW and some 150 letters and digits
  form(
    'instagram-token',
    'Instagram',
    'access token',
    ['INSTAGRAM_ACCESS_TOKEN', 'INSTAGRAM_TOKEN'],
    r => `IGQ${r.pick('VW')}${alnum(r, 150 + r.int(30))}`,
  ),
  // gitleaks: 22 of the letter A, then 80 to 100 characters, some of them percent-encoded
  form(
    'twitter-bearer-token',
    'Twitter',
    'bearer token',
    ['TWITTER_BEARER_TOKEN', 'X_BEARER_TOKEN'],
    r => ['A'.repeat(22), alnum(r, 38), r.pick(['%2B', '%2F']), alnum(r, 5), '%3D', alnum(r, 41)].join(''),
    {
      context: assigned(['TWITTER_BEARER_TOKEN', 'twitter_bearer_token', 'twitterBearerToken']),
    },
  ),
  // gitleaks: the user's number and 40 letters and digits; the others have no form
  weakForm(
    'twitter-access-token',
    'Twitter',
    'access token',
    ['TWITTER_ACCESS_TOKEN'],
    r => `${number(r, 19)}-${alnum(r, 30)}`,
  ),
  context(
    'twitter-access-secret',
    'Twitter',
    'access token secret',
    ['TWITTER_ACCESS_SECRET', 'TWITTER_ACCESS_TOKEN_SECRET'],
    r => alnum(r, 45),
  ),
  context('twitter-api-secret', 'Twitter', 'API secret', ['TWITTER_API_SECRET', 'TWITTER_CONSUMER_SECRET'], r =>
    alnum(r, 50),
  ),
  // form generally known: the prefix names the kind of app; older secrets are 16 letters and digits
  form(
    'linkedin-secret',
    'LinkedIn',
    'client secret',
    ['LINKEDIN_CLIENT_SECRET'],
    r => `WPL_AP1.${alnum(r, 16)}.${encoded(r.bytes(4), 'base64')}`,
  ),
  context('linkedin-legacy-secret', 'LinkedIn', 'client secret', ['LINKEDIN_CLIENT_SECRET'], r => alnum(r, 16)),
  // form generally known: 27 or 30 base64url characters
  context('reddit-secret', 'Reddit', 'client secret', ['REDDIT_CLIENT_SECRET'], r =>
    r.text(BASE64URL, r.pick([27, 30])),
  ),
  // gitleaks: 30 lower-case letters and digits
  context('twitch-secret', 'Twitch', 'client secret', ['TWITCH_CLIENT_SECRET', 'TWITCH_API_TOKEN'], r =>
    r.text(LOWER_DIGITS, 30),
  ),
  // form generally known: chat tokens are written with this scheme
  form(
    'twitch-oauth-token',
    'Twitch',
    'chat token',
    ['TWITCH_OAUTH_TOKEN', 'TMI_PASSWORD'],
    r => `oauth:${r.text(LOWER_DIGITS, 30)}`,
  ),
  // gitleaks: 40 hexadecimal digits
  context('sendbird-token', 'Sendbird', 'API token', ['SENDBIRD_API_TOKEN'], r => hex(r, 40)),
  // form generally known: 30 letters and digits
  context(
    'pushover-token',
    'Pushover',
    'application token',
    ['PUSHOVER_TOKEN', 'PUSHOVER_API_TOKEN'],
    r => `a${r.text(LOWER_DIGITS, 29)}`,
  ),
]
