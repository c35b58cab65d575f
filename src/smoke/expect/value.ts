import type { Answer } from '../probes/answer.js'
import { bodyDigest, bodyText, contentText, documentOf, jsonOf } from './body.js'
import { cookieIn, headerLines } from './head.js'
import type { Json } from './json.js'
import type { Subject } from './subject.js'

/** What an answer has of a subject. */
export interface Value {
  values: readonly Json[]
  /** Whether these are matches of which there can be several, whatever number there is. */
  many: boolean
  /** Why there is none. */
  missing: string
  /** Whether that is because the answer cannot be read as it would have to be: nobody knows then what is in it. */
  unread: boolean
  /** How a number is told, or a text that is a URL. */
  unit: 'ms' | 'bytes' | 'url' | null
  /** Whether a number, `true` and a text are never equal, as in JSON. */
  typed: boolean
  /** Whether this is a text of lines, which is here without the end of the last one. */
  lines: boolean
  /** Whether the order of the values means nothing. */
  unordered: boolean
  /** Of the samples of a query, each of which must be as expected: what tells them apart. */
  labels: readonly string[] | null
  /** What is told in place of a value that is `false`. */
  refusal: string | null
}

const ONE: Value = {
  values: [],
  many: false,
  missing: 'nothing',
  unread: false,
  unit: null,
  typed: false,
  lines: false,
  unordered: false,
  labels: null,
  refusal: null,
}

/** Looks up what a subject is in an answer; `now` is milliseconds since 1970. */
export async function valueIn(subject: Subject, answer: Answer, now: number): Promise<Value> {
  try {
    return await found(subject, answer, now)
  } catch (error) {
    if (error instanceof RangeError) return { ...none(error.message), unread: true }
    throw error
  }
}

async function found(subject: Subject, answer: Answer, now: number): Promise<Value> {
  switch (subject.of) {
    case 'header':
      return all(headerLines(answer, subject.name), 'no header of that name')
    case 'cookie':
      return one(cookieIn(answer, subject.name), 'no cookie of that name')
    case 'json': {
      const { followJsonPath } = await import('./json-path.js')
      return { ...ONE, typed: true, ...(await followJsonPath(subject.path, jsonOf(answer))) }
    }
    case 'xpath': {
      const { followXPath } = await import('./xpath.js')
      return { ...ONE, missing: 'no match', ...(await followXPath(subject.path, await documentOf(answer))) }
    }
    case 'regex': {
      const { expressions } = await import('./expressions.js')
      const { pattern, flags } = subject
      const body = bodyText(answer)
      const shown = withoutEnd(body)
      const re2 = await expressions()
      // `$` may be meant behind the last line as well as behind its end.
      const text = re2.first(pattern, flags, body) ?? re2.first(pattern, flags, shown)
      return text === null ? none(`no match in ${contentText(shown)}`) : one(text)
    }
    case 'phase':
      return { ...one(answer.phases[subject.name]), unit: 'ms' }
    default:
      return plain(subject.of, answer, now)
  }
}

function plain(
  of: (Subject & { name?: never; path?: never; pattern?: never })['of'],
  answer: Answer,
  now: number,
): Value {
  switch (of) {
    case 'body':
      return linesOf(bodyText(answer))
    case 'sha256':
    case 'md5':
      return one(bodyDigest(answer, of))
    case 'size':
      return { ...one(answer.size), unit: 'bytes' }
    case 'url':
      return { ...one(answer.url), unit: 'url' }
    case 'duration':
      return { ...one(answer.duration), unit: 'ms' }
    case 'expires-in': {
      const until = answer.expiring?.until
      const why = (answer.encryptions ?? []).length === 0 ? 'no certificate' : 'no chain that is trusted'
      return { ...one(until === undefined ? undefined : until - now, why), unit: 'ms' }
    }
    case 'trusted': {
      const encryptions = answer.encryptions ?? []
      const refusal = encryptions.find(each => each.refusal !== null)?.refusal ?? null
      return { ...one(encryptions.length === 0 ? undefined : refusal === null, 'no certificate'), refusal }
    }
    case 'names':
      return { ...all(answer.encryptions?.at(-1)?.presented[0]?.names, 'no names'), unordered: true }
    case 'records':
      return { ...all(answer.records, 'no record'), unordered: true }
    case 'value':
      return {
        ...all(
          answer.samples?.map(({ value }) => value),
          'no sample',
        ),
        labels: answer.samples?.map(({ labels }) => labels) ?? [],
      }
    case 'count':
      return one(answer.samples?.length)
    case 'exit-code': {
      const signal = answer.signal ?? null
      return one(answer.exitCode ?? undefined, `no exit code${signal === null ? '' : `: ${signal} ended it`}`)
    }
    case 'error-output':
      return answer.errorOutput === undefined ? none('nothing') : linesOf(answer.errorOutput)
    case 'status':
    case 'version':
    case 'redirects':
    case 'health':
      return one(answer[of])
  }
}

function linesOf(text: string): Value {
  return { ...one(withoutEnd(text)), lines: true }
}

/** Whether a text's last line has an end is nothing that anybody expects. */
function withoutEnd(text: string): string {
  return text.replace(/\r?\n$/, '')
}

function one(value: string | number | boolean | undefined, missing = 'nothing'): Value {
  return value === undefined ? none(missing) : { ...ONE, values: [value] }
}

function all(values: readonly (string | number)[] | undefined, missing: string): Value {
  return { ...ONE, values: values ?? [], many: true, missing }
}

function none(missing: string): Value {
  return { ...ONE, missing }
}
