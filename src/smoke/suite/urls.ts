import { formatDuration } from '../../gate/duration.js'
import { UserMistake } from '../../gate/mistake.js'
import type { Predicate } from '../expect/predicate.js'
import { targetsOf } from '../target.js'
import { REDIRECTS } from './defaults.js'
import type { Check, Expectation, Suite } from './model.js'
import { literal } from './templates.js'

/** What the inputs say of every URL; times in milliseconds. */
export interface UrlInputs {
  url: readonly string[]
  wait: number
  timeout: number
  retries: number
  interval: number
  'expect-status': readonly string[]
  'expect-duration': number | undefined
}

/**
 * The suite that the inputs are short for: one check for each URL, called as the URL may be shown.
 *
 * @throws UserMistake with every URL that cannot be requested
 */
export function suiteOfUrls(inputs: UrlInputs): Suite {
  const targets = targetsOf(inputs.url)
  const expect = expectationsOf(inputs)
  const checks = targets.map(({ text, shown }): Check => {
    const call = {
      method: 'GET',
      url: literal(text, {}),
      headers: [],
      query: [],
      body: null,
      auth: null,
      version: 'auto' as const,
    }
    return {
      name: shown,
      place: {},
      probe: { kind: 'http', call, redirects: REDIRECTS, trust: {}, proxy: undefined },
      expect,
      capture: [],
      after: [],
      timeout: inputs.timeout,
      retry: { for: inputs.wait, times: inputs.retries, every: inputs.interval },
    }
  })
  return { checks, load: null, variables: [], secrets: new Set(), environment: new Map() }
}

function expectationsOf(inputs: UrlInputs): Expectation[] {
  const status = { subject: { of: 'status' }, predicate: statusOf(inputs['expect-status']), place: {} } as const
  const limit = inputs['expect-duration']
  if (limit === undefined) return [status]
  const predicate = { is: 'ordered', operator: '<=', limit, text: formatDuration(limit) } as const
  return [status, { subject: { of: 'duration' }, predicate, place: {} }]
}

/** Reads `200`, `2xx` and the like. @throws UserMistake */
function statusOf(texts: readonly string[]): Predicate {
  const wrong = texts.filter(item => !/^[1-5](\d\d|xx)$/i.test(item))
  if (wrong.length > 0 || texts.length === 0) {
    const message = `${JSON.stringify(wrong.join(', '))} is no status; write codes such as 200 or classes such as 2xx, several by comma`
    throw new UserMistake([{ where: 'expect-status', message }])
  }
  const of = texts.map((text): Predicate => {
    const status = Number(text)
    if (Number.isNaN(status)) return { is: 'class', of: Number(text[0]) }
    return { is: 'equal', to: { kind: 'constant', value: status } }
  })
  return of.length === 1 ? (of[0] as Predicate) : { is: 'one-of', of }
}
