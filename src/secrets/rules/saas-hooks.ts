import type { Detector, Match, Text } from '../model.js'
import { isMadeUp } from '../value/made-up.js'

/* Addresses that start something for whoever knows them: their last part is the secret, and the address is what leaks. */

interface Hook {
  id: string
  what: string
  /** How its host begins, in lower case. */
  keywords: readonly string[]
  /** The address from its host on; its groups `key` and `number` are what must not be made up. */
  form: RegExp
}

const SCHEME = /https?:\/\/$/i
const REASON = 'it has the form of one'
const NOTHING: readonly Match[] = []

export const saasHookDetectors: readonly Detector[] = [
  // help.zapier.com, webhooks: the account's number and the hook's code
  hookDetector({
    id: 'zapier-webhook',
    what: 'a webhook of Zapier',
    keywords: ['hooks.zapier.com/hooks/'],
    form: /hooks\.zapier\.com\/hooks\/(?:catch|standard)\/(?<number>[0-9]{4,10})\/(?<key>[a-z0-9]{6,9})\/?/,
  }),
  // help.ifttt.com, webhooks
  hookDetector({
    id: 'ifttt-webhook',
    what: 'a webhook of IFTTT',
    keywords: ['maker.ifttt.com/'],
    form: /maker\.ifttt\.com\/(?:trigger\/[^\s/"'`<>]{1,100}\/(?:json\/)?with\/key|use)\/(?<key>[\w-]{20,64})/,
  }),
  // help.make.com, webhooks: a zone, and letters and digits
  hookDetector({
    id: 'make-webhook',
    what: 'a webhook of Make',
    keywords: ['hook.eu', 'hook.us', 'hook.make.com/', 'hook.integromat.com/'],
    form: /hook\.(?:[a-z]{2}[0-9]\.)?(?:make\.com|make\.celonis\.com|integromat\.com)\/(?<key>[a-z0-9]{30,40})/,
  }),
]

function hookDetector({ id, what, keywords, form }: Hook): Detector {
  const sticky = new RegExp(form.source, 'y')
  return { id, keywords, detect }

  function detect({ content }: Text, at: number): readonly Match[] {
    sticky.lastIndex = at
    const found = sticky.exec(content)
    if (found === null) return NOTHING
    const { number = '', key = '' } = found.groups ?? {}
    const end = at + found[0].length
    if (/[\w-]/.test(content[end] ?? '') || isMadeUp(key) || /^1?23456/.test(number)) return NOTHING
    const scheme = SCHEME.exec(content.slice(Math.max(0, at - 8), at))?.[0] ?? ''
    if (scheme === '' && /[\w.-]/.test(content[at - 1] ?? '')) return NOTHING
    const start = at - scheme.length
    return [{ rule: id, what, start, end, secret: content.slice(start, end), confidence: 'high', reason: REASON }]
  }
}
