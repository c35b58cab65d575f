import type { Detector } from '../model.js'
import { hookRule } from './hooks.js'

/** Addresses of services that start what their users have put together. */
export const saasHookDetectors: readonly Detector[] = [
  // help.zapier.com, webhooks: the account's number and the hook's code
  hookRule({
    id: 'zapier-webhook',
    what: 'a webhook of Zapier',
    keywords: ['hooks.zapier.com/hooks/'],
    form: /hooks\.zapier\.com\/hooks\/(?:catch|standard)\/(?!1?23456)[0-9]{4,10}\/(?<key>[a-z0-9]{6,9})(?!\/[\w-])\/?/,
  }),
  // help.ifttt.com, webhooks
  hookRule({
    id: 'ifttt-webhook',
    what: 'a webhook of IFTTT',
    keywords: ['maker.ifttt.com/'],
    form: /maker\.ifttt\.com\/(?:trigger\/[^\s/"'`<>]{1,100}\/(?:json\/)?with\/key|use)\/(?<key>[\w-]{20,64})/,
  }),
  // help.make.com, webhooks: a zone, and letters and digits
  hookRule({
    id: 'make-webhook',
    what: 'a webhook of Make',
    keywords: ['hook.eu', 'hook.us', 'hook.make.com/', 'hook.integromat.com/'],
    form: /hook\.(?:[a-z]{2}[0-9]\.)?(?:make\.com|make\.celonis\.com|integromat\.com)\/(?<key>[a-z0-9]{30,40})/,
  }),
]
