import type { Detector } from '../model.js'
import { inside } from './inside.js'
import { guarded, ofRandomText } from './refined.js'
import { tokenDetector } from './rule.js'

/* Tokens of services whose keyword is common in other texts, or stands inside: a place is looked at before, or after. */

/** Where the dot of an Airtable token stands; `pat` begins too many words to try a form at each. */
const DOT_AT = 'pat'.length + 14
/** What stands before the ten letters A of an old Dropbox token; zeros in base64 are such letters too. */
const BEFORE_RUN = 11

export const saasGuardedDetectors: readonly Detector[] = [
  // developers.notion.com, until 2024: the prefix is a word of many names, so the rest has to be random
  ofRandomText(
    {
      id: 'notion-legacy-token',
      what: 'an integration token of Notion',
      keywords: ['secret_'],
      form: /secret_[A-Za-z0-9]{43}/,
      confidence: 'medium',
    },
    'secret_'.length,
  ),
  // airtable.com/developers, personal access tokens: 14 letters and digits, and 64 hexadecimal digits
  guarded(
    tokenDetector({
      id: 'airtable-token',
      what: 'a personal access token of Airtable',
      keywords: ['pat'],
      form: /pat[A-Za-z0-9]{14}\.[0-9a-f]{64}/,
    }),
    (content, at) => content[at + DOT_AT] === '.',
  ),
  // form generally known: the ten letters A are always there
  guarded(
    inside(
      {
        id: 'dropbox-long-lived-token',
        what: 'a long-lived token of Dropbox',
        form: /(?!A{3})[\w-]{11}A{10}(?!A{3})[\w-]{43}/,
        around: /[\w+/-]/,
        near: /dropbox|dbx/i,
        random: false,
      },
      'A'.repeat(10),
      BEFORE_RUN,
    ),
    (content, at) => !/[\w+/-]/.test(content[at - BEFORE_RUN - 1] ?? ''),
  ),
  // dev.maxmind.com, license keys
  inside(
    {
      id: 'maxmind-license-key',
      what: 'a license key of MaxMind',
      form: /[A-Za-z0-9]{6}_[A-Za-z0-9]{29}_mmk/,
    },
    '_mmk',
    '_'.length + 6 + 29,
  ),
  // form generally known, 50 characters: a number in parts, with letters between them that never change
  inside(
    {
      id: 'rapidapi-key',
      what: 'a key of RapidAPI',
      form: /[0-9a-f]{10}msh[0-9a-f]{15}p1[0-9a-f]{5,6}jsn[0-9a-f]{11,12}/,
    },
    'msh',
    10,
  ),
]
