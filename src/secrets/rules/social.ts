import type { Detector } from '../model.js'
import { isMadeUp } from '../value/made-up.js'
import { afterWord } from './after-word.js'
import { inside } from './inside.js'
import { type NearRule, nearRule } from './near.js'
import { perhaps } from './proofs.js'
import { refined } from './refined.js'
import { type TokenRule, tokenDetector } from './rule.js'

/* Social networks. Forms without a source are generally known. */

const SECRET = /secret/i
/** With which all channel tokens of LINE end, as published ones show, and where it stands. */
const [LINE_END, LINE_END_AT] = ['/1O/w1cDnyilFU=', 156]
const TWITTER_ZEROS = 'A'.repeat(18)

export const socialRules: readonly TokenRule[] = [
  // gitleaks: M and C, other apps' tokens have other letters; https://developers.facebook.com/docs/facebook-login
  {
    id: 'facebook-token',
    what: "a Facebook access token (WhatsApp's and Meta's others too)",
    keywords: ['eaam', 'eaac'],
    form: /EAA[MC][A-Za-z0-9]{100,400}/,
    around: /[\w+/-]/,
  },
  {
    id: 'facebook-token',
    what: "a Facebook access token (WhatsApp's and Meta's others too)",
    keywords: ['eaa'],
    form: /EAA(?![MC])[A-Za-z0-9]{100,400}/,
    around: /[\w+/-]/,
    near: /facebook|(?<![a-z])fb|whatsapp|instagram|meta|access_?token/i,
    prove: token => perhaps(isEscaped(token), 'its letters are escaped as in others of them'),
  },
  {
    id: 'instagram-token',
    what: 'an Instagram access token',
    keywords: ['igq', 'igaa'],
    form: /IG(?:Q[A-Z]|AA)[\w-]{100,400}/,
    around: /[\w+/-]/,
  },
  // https://learn.microsoft.com/linkedin: a prefix for the kind of app
  {
    id: 'linkedin-secret',
    what: 'a LinkedIn client secret',
    keywords: ['wpl_ap'],
    form: /WPL_AP\d\.[A-Za-z0-9]{14,20}\.[A-Za-z0-9+/]{4,10}={0,2}/,
    around: /[\w+/-]/,
  },
  // https://dev.twitch.tv/docs/chat: how programs for chat write a token
  {
    id: 'twitch-oauth-token',
    what: 'a Twitch chat token',
    keywords: ['oauth:'],
    form: /oauth:[a-z0-9]{30}/,
  },
  // gitleaks: without the sign between the two parts
  {
    id: 'twitter-bearer-token',
    what: 'a Twitter bearer token',
    keywords: [TWITTER_ZEROS.toLowerCase()],
    form: /(?<![\w+/%-])A{22}(?!A|[A-Za-z0-9%]{0,75}%3[Dd])[A-Za-z0-9%]{80,100}/,
    around: /[\w+/%-]/,
    near: /twitter|bearer/i,
    random: false,
  },
  // gitleaks: the app's number, a bar, and 27 characters
  afterWord({
    id: 'facebook-app-token',
    what: 'a Facebook app access token',
    words: ['facebook', 'fb_', 'fbapp', 'meta_', 'instagram', 'access_token', 'accesstoken'],
    form: /\d{15,16}(?:\||%7C)[\w-]{27}/,
  }),
  // https://docs.x.com: the user's number and the rest have 50 characters or a few more together
  afterWord({
    id: 'twitter-access-token',
    what: 'a Twitter access token',
    words: ['twitter', 'tweepy', 'x_access', 'access_token', 'accesstoken', 'oauth_token'],
    form: /\d{5,9}-[A-Za-z0-9]{40}|\d{10,19}-[A-Za-z0-9]{30,40}/,
  }),
]

const nearRules: readonly NearRule[] = [
  {
    id: 'facebook-app-secret',
    what: 'a Facebook app secret',
    words: ['facebook', 'fb_', 'fb-', 'fbapp', 'fbsecret', 'fbclient', 'meta_app', 'instagram'],
    form: /[0-9a-f]{32}/,
  },
  {
    id: 'twitter-access-secret',
    what: 'a Twitter access token secret',
    words: ['twitter', 'tweepy', 'x_access'],
    form: /[A-Za-z0-9]{41,45}/,
    named: SECRET,
  },
  {
    id: 'twitter-api-secret',
    what: 'a Twitter API secret',
    words: ['twitter', 'tweepy', 'x_api', 'x_consumer', 'x_client'],
    form: /[A-Za-z0-9]{50}/,
    named: SECRET,
  },
  {
    id: 'linkedin-legacy-secret',
    what: 'a LinkedIn client secret',
    words: ['linkedin'],
    form: /[A-Za-z0-9]{16}/,
    named: SECRET,
  },
  {
    id: 'reddit-secret',
    what: 'a Reddit client secret',
    words: ['reddit', 'praw'],
    form: /[\w-]{30}|[\w-]{27}/,
    named: SECRET,
  },
  // gitleaks
  { id: 'twitch-secret', what: 'a Twitch client secret or token', words: ['twitch'], form: /[a-z0-9]{30}/ },
]

export const socialDetectors: readonly Detector[] = [
  inside(
    {
      id: 'line-token',
      what: 'a LINE channel access token',
      form: /[A-Za-z0-9+/]{156}\/1O\/w1cDnyilFU=/,
      around: /[A-Za-z0-9+]/,
      reason: 'it ends as all of them do',
    },
    LINE_END,
    LINE_END_AT,
  ),
  // https://docs.x.com: zeros, then two parts of which the first has escaped signs
  refined(
    tokenDetector({
      id: 'twitter-bearer-token',
      what: 'a Twitter bearer token',
      keywords: [TWITTER_ZEROS.toLowerCase()],
      form: /(?<![\w+/%-])A{18,24}(?!A)(?:[A-Za-z0-9+/]|%2[BFbf]){30,75}(?:%3[Dd]|=)[A-Za-z0-9]{38,52}/,
      around: /[\w+/%-]/,
      random: false,
    }),
    match => (isMadeUp(match.secret.replace(/^A+/, '')) ? null : match),
  ),
  ...nearRules.map(nearRule),
]

/** Whether a letter A to D follows each Z, as published tokens show. */
function isEscaped(token: string): boolean {
  return token.includes('Z') && !/Z(?![A-D])/.test(token)
}
