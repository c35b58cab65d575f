import { codingsOf } from '../../gate/codings.js'
import type { Reply } from '../../gate/traffic.js'
import { type Circumstances, evaluate } from '../expect/evaluate.js'
import type { Subject } from '../expect/subject.js'
import type { Answer } from '../probes/answer.js'
import type { Expectation } from '../suite/model.js'
import type { ErrorKind } from './tally.js'

/** What a load can expect of its answers: what is known of each of them without asking for more. */
export const LOAD_SUBJECTS: readonly Subject['of'][] = [
  'status',
  'version',
  'header',
  'cookie',
  'body',
  'json',
  'xpath',
  'regex',
  'size',
  'duration',
]

const OF_HEADERS: readonly Subject['of'][] = ['header', 'cookie', 'body', 'json', 'xpath', 'regex']
const OF_BODY: readonly Subject['of'][] = ['body', 'json', 'xpath', 'regex']

/** Bytes of each body that expectations of its content see. */
const KEPT = 256 * 1024

/** What expectations need of an answer. */
export function wantedOf(expectations: readonly Expectation[]): { headersWanted: boolean; keep: number } {
  const wants = (subjects: readonly Subject['of'][]) =>
    expectations.some(({ subject }) => subjects.includes(subject.of))
  return { headersWanted: wants(OF_HEADERS), keep: wants(OF_BODY) ? KEPT : 0 }
}

/** Why an answer is not as expected. */
export interface Unexpected {
  error: ErrorKind
  /** Where it is not the one that was expected. */
  status?: number
  reason: string
}

/**
 * What the answers to one request must be like. Statuses are judged once, before the load, and looked up; everything else is
 * evaluated for each answer, after its time was taken.
 */
export class Expected {
  private constructor(
    private readonly statuses: readonly (string | null)[],
    private readonly others: readonly Expectation[],
    private readonly circumstances: Circumstances,
  ) {}

  /** Without an expectation of the status it must be 2xx. */
  static async of(expectations: readonly Expectation[], circumstances: Circumstances): Promise<Expected> {
    const ofStatus = expectations.filter(({ subject }) => subject.of === 'status')
    const others = expectations.filter(({ subject }) => subject.of !== 'status')
    const statuses: (string | null)[] = []
    for (let status = 100; status < 1000; status += 1) statuses[status] = await judged(status, ofStatus, circumstances)
    return new Expected(statuses, others, circumstances)
  }

  /** What is wrong with the status; null where nothing is. */
  status({ status }: Reply): Unexpected | null {
    const reason = this.statuses[status] ?? null
    return reason === null ? null : { error: 'status', status, reason }
  }

  /** Whether there is more to an answer than its status. */
  get more(): boolean {
    return this.others.length > 0
  }

  /** What else is wrong with an answer that took so many milliseconds. */
  async rest(reply: Reply, duration: number): Promise<Unexpected | null> {
    const answer = answerOf(reply, duration)
    for (const expectation of this.others) {
      const { passed, subject, expected, actual } = await evaluate(expectation, answer, this.circumstances)
      if (!passed) return { error: 'expectation', reason: `expected ${subject} ${expected}, got ${actual}` }
    }
    return null
  }
}

/** What is wrong with a status; null where nothing is. */
async function judged(
  status: number,
  expectations: readonly Expectation[],
  circumstances: Circumstances,
): Promise<string | null> {
  if (expectations.length === 0) return status >= 200 && status < 300 ? null : `expected status 2xx, got ${status}`
  for (const expectation of expectations) {
    const answer: Answer = { phases: NO_PHASES, duration: 0, status }
    const { passed, expected } = await evaluate(expectation, answer, circumstances)
    if (!passed) return `expected status ${expected}, got ${status}`
  }
  return null
}

const NO_PHASES = { resolve: 0, connect: 0, tls: 0, processing: 0, transfer: 0 }

function answerOf({ status, version, headers, size, body, sentAt, answeredAt }: Reply, duration: number): Answer {
  const processing = answeredAt - sentAt
  const phases = { ...NO_PHASES, processing, transfer: duration - processing }
  const content = body === null ? {} : { body, cut: size > body.length }
  const coding = size === 0 ? '' : codingsOf(headers['content-encoding']).join(', ')
  return { phases, duration, status, version, headers, size, ...content, ...(coding !== '' && { coding }) }
}
