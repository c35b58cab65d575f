import type { Detector, Match, Text } from '../model.js'
import { isMadeUp } from '../value/made-up.js'
import { isRandom } from '../value/randomness.js'
import { MARK } from './openai.js'

interface Vendor {
  id: string
  what: string
  /** How it is named nearby. */
  word: RegExp
  /** What follows the prefix in its keys. */
  body: RegExp
}

// betterleaks; the forms are generally known
const VENDORS: readonly Vendor[] = [
  { id: 'deepseek-key', what: 'a DeepSeek API key', word: /deep[_-]?seek/gi, body: /^[0-9a-f]{32}$/ },
  { id: 'moonshot-key', what: 'a Moonshot API key', word: /moonshot|kimi/gi, body: /^[A-Za-z0-9]{48}$/ },
  {
    id: 'stability-key',
    what: 'a Stability AI API key',
    word: /stability|stable[_-]?diffusion|dreamstudio/gi,
    body: /^[A-Za-z0-9]{48}$/,
  },
]

const PREFIX = 'sk-'
const FORM = /sk-[A-Za-z0-9]{32,64}(?![\w-])/y
/** How far before the key its vendor may be named, in characters. */
const REACH = 160
const NOTHING: readonly Match[] = []

/** Keys of nothing but sk-, letters and digits: whose they are, a name nearby has to say. */
export const skDetectors: readonly Detector[] = [{ id: 'ai-provider-key', keywords: [PREFIX], detect }]

function detect({ content }: Text, at: number): readonly Match[] {
  FORM.lastIndex = at
  const secret = FORM.exec(content)?.[0]
  if (secret === undefined || /[\w-]/.test(content[at - 1] ?? '')) return NOTHING
  const body = secret.slice(PREFIX.length)
  if (body.includes(MARK) || isMadeUp(body) || !isRandom(body)) return NOTHING
  const end = at + secret.length
  const vendor = vendorOf(body, content.slice(Math.max(0, at - REACH), at), content.slice(end, end + REACH))
  const place = { start: at, end, secret, confidence: 'medium' } as const
  if (vendor === null) {
    return [{ rule: 'ai-provider-key', what: "an AI provider's API key", reason: 'it has the form of one', ...place }]
  }
  const reason = 'it has the form of one, and the name of the vendor stands near it'
  return [{ rule: vendor.id, what: vendor.what, reason, ...place }]
}

/** The vendor with keys of this form that is named last before it, or else after it on its line. */
function vendorOf(body: string, before: string, after: string): Vendor | null {
  const [restOfLine = ''] = after.split('\n', 1)
  const possible = VENDORS.filter(vendor => vendor.body.test(body))
  const last = (text: string) =>
    possible
      .map(vendor => ({ vendor, at: [...text.matchAll(vendor.word)].at(-1)?.index ?? -1 }))
      .filter(({ at }) => at >= 0)
      .sort((a, b) => b.at - a.at)[0]?.vendor
  return last(before) ?? last(restOfLine) ?? null
}
