import type { Detector } from '../model.js'
import { isIntercomToken } from '../proof/intercom.js'
import { decodeBase64 } from '../proof/json.js'
import { NAMED_OR_GIVEN } from './client-call.js'
import { inside } from './inside.js'
import { type NearRule, nearRule, UUID } from './near.js'
import { ofRandomText, refined } from './refined.js'
import type { TokenRule } from './rule.js'

/* Vendors of mail, messages to customers, and support. Forms without a source are generally known. */

const HEX_32 = /[0-9a-f]{32}/

export const mailRules: readonly TokenRule[] = [
  // https://www.twilio.com/docs/sendgrid/ui/account-and-settings/api-keys: 69 characters
  { id: 'sendgrid-key', what: 'a SendGrid API key', keywords: ['sg.'], form: /SG\.[\w-]{22}\.[\w-]{43}/ },
  // gitleaks; a digest may stand after key- elsewhere
  {
    id: 'mailgun-key',
    what: 'a Mailgun API key',
    keywords: ['key-'],
    form: /key-[0-9a-f]{32}/,
    near: /mailgun|(?<![a-z])mg[_.-]/i,
  },
  // https://developers.brevo.com
  {
    id: 'brevo-key',
    what: 'a Brevo API key',
    keywords: ['xkeysib-'],
    form: /xkeysib-[0-9a-f]{64}-[A-Za-z0-9]{16}/,
  },
  {
    id: 'brevo-smtp-key',
    what: 'a Brevo SMTP key',
    keywords: ['xsmtpsib-'],
    form: /xsmtpsib-[0-9a-f]{64}-[A-Za-z0-9]{16}/,
  },
  // Crockford's base32; the keys of Stripe with this prefix are in mixed case
  {
    id: 'courier-key',
    what: 'a Courier API key',
    keywords: ['pk_prod_', 'pk_test_'],
    form: /pk_(?:prod|test)_[0-9A-HJKMNP-TV-Z]{28}/,
    confidence: 'medium',
  },
  // https://documentation.onesignal.com/docs/keys-and-ids
  {
    id: 'onesignal-key',
    what: 'a OneSignal API key',
    keywords: ['os_v2_'],
    form: /os_v2_(?:app|org)_[a-z2-7]{103}/,
  },
  // gitleaks: base64 of what begins with tok:
  {
    id: 'intercom-token',
    what: 'an Intercom access token',
    keywords: ['dg9ro'],
    form: /dG9rO[A-Za-z0-9+/]{50,60}={0,2}/,
    around: /[\w+/-]/,
    random: false,
    prove: token =>
      isIntercomToken(token)
        ? { holds: true, reason: 'it holds an identifier after tok:' }
        : { holds: false, reason: 'it begins as one, but does not hold an identifier' },
  },
  // https://developers.hubspot.com/docs/apps/legacy-apps/private-apps/overview: a region, and a UUID
  {
    id: 'hubspot-token',
    what: 'a HubSpot private app token',
    keywords: ['pat-'],
    form: new RegExp(`pat-[a-z]{2}\\d{1,2}-${UUID.source}`),
  },
  // https://developers.klaviyo.com; newer ones name the account
  {
    id: 'klaviyo-key',
    what: 'a Klaviyo private API key',
    keywords: ['pk_'],
    form: /pk_(?:[A-Za-z0-9]{6}_)?[0-9a-f]{34}/,
    confidence: 'medium',
  },
]

const nearRules: readonly NearRule[] = [
  // gitleaks: 32, 8 and 8 hexadecimal digits
  {
    id: 'mailgun-signing-key',
    what: 'a Mailgun API or signing key',
    words: ['mailgun', 'mg_'],
    form: /[0-9a-f]{32}-[0-9a-f]{8}-[0-9a-f]{8}/,
    named: /^/,
  },
  { id: 'postmark-token', what: 'a Postmark server token', words: ['postmark'], form: UUID, named: NAMED_OR_GIVEN },
  {
    id: 'sparkpost-key',
    what: 'a SparkPost API key',
    words: ['sparkpost'],
    form: /[0-9a-f]{40}/,
    named: NAMED_OR_GIVEN,
  },
  // https://dev.mailjet.com: the public key beside it has the same form
  {
    id: 'mailjet-secret',
    what: 'a Mailjet secret key',
    words: ['mailjet', 'mj'],
    form: HEX_32,
    named: /secret|private|passw/i,
  },
]

/** https://documentation.onesignal.com, until 2024: a UUID in base64. */
const onesignalLegacy = nearRule({
  id: 'onesignal-legacy-key',
  what: 'a OneSignal REST API key',
  words: ['onesignal', 'one_signal'],
  form: /[A-Za-z0-9]{48}/,
})

export const mailDetectors: readonly Detector[] = [
  // https://mailchimp.com/developer: 32 hexadecimal digits and a data centre
  inside({ id: 'mailchimp-key', what: 'a Mailchimp API key', form: /[0-9a-f]{32}-us\d{1,2}/ }, '-us', 32),
  ofRandomText(
    {
      id: 'mandrill-key',
      what: 'a Mandrill API key',
      keywords: ['md-'],
      form: /md-[\w-]{22}/,
      near: /mandrill|mailchimp/i,
    },
    'md-'.length,
  ),
  // https://resend.com/docs: 36 characters
  ofRandomText(
    { id: 'resend-key', what: 'a Resend API key', keywords: ['re_'], form: /re_[A-Za-z0-9]{8}_[A-Za-z0-9]{24}/ },
    're_'.length,
  ),
  refined(onesignalLegacy, match =>
    new RegExp(`^${UUID.source}$`).test(decodeBase64(match.secret)?.toString('latin1') ?? '')
      ? { ...match, confidence: 'high', reason: 'it is a UUID in base64' }
      : null,
  ),
  ...nearRules.map(nearRule),
]
