import type { Phases } from '../../gate/network.js'
import type { Probe } from '../suite/model.js'

/** What of an answer an expectation or a capture is about. */
export type Subject =
  | { of: PlainSubject }
  | { of: 'header' | 'cookie'; name: string }
  | { of: 'json' | 'xpath'; path: string }
  /** The first group of the first match in the body's text, or the whole match where there is no group. */
  | { of: 'regex'; pattern: string; flags: string }
  | { of: 'phase'; name: keyof Phases }

/** Those that need no name beside them. */
export type PlainSubject =
  | 'status'
  | 'version'
  | 'url'
  | 'redirects'
  | 'body'
  | 'size'
  | 'sha256'
  | 'md5'
  | 'duration'
  | 'expires-in'
  | 'trusted'
  | 'names'
  | 'records'
  | 'health'
  | 'value'
  | 'count'
  | 'exit-code'
  | 'error-output'

export type ProbeKind = Probe['kind']

const BODY = ['body', 'json', 'xpath', 'regex'] as const
const TIMES = ['duration', 'phase'] as const
const DIGESTS = ['size', 'sha256', 'md5'] as const
const HEAD = ['status', 'header', 'cookie'] as const

/** What each kind of probe has of all that can be asked for. */
export const SUBJECTS: Readonly<Record<ProbeKind, readonly Subject['of'][]>> = {
  http: [...HEAD, ...BODY, ...DIGESTS, ...TIMES, 'version', 'url', 'redirects', 'expires-in'],
  tcp: ['body', 'regex', ...TIMES],
  tls: ['trusted', 'expires-in', 'names', ...TIMES],
  dns: ['records', ...TIMES],
  websocket: [...HEAD, ...BODY, ...TIMES],
  grpc: ['health', 'expires-in', ...TIMES],
  prometheus: ['value', 'count', ...TIMES],
  command: ['exit-code', ...BODY, 'error-output', 'duration'],
}

/** The subject as a reader of the report knows it: `$.status`, `header content-type`, `duration of connect`. */
export function subjectText(subject: Subject): string {
  switch (subject.of) {
    case 'header':
    case 'cookie':
      return `${subject.of} ${subject.name}`
    case 'json':
    case 'xpath':
      return subject.path
    case 'regex':
      return `/${subject.pattern}/${subject.flags}`
    case 'phase':
      return `duration of ${subject.name}`
    default:
      return subject.of
  }
}
