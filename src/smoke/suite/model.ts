import type { RecordType } from '../../gate/network.js'
import type { Order } from '../expect/order.js'
import type { Predicate } from '../expect/predicate.js'
import type { Subject } from '../expect/subject.js'

/** Where something of a suite is written. What comes from inputs has no line. */
export interface Place {
  file?: string
  line?: number
  column?: number
}

/** A text that may hold `{{variables}}`. */
export interface Template {
  /** Text, and names of variables, in turn. */
  parts: readonly (string | { variable: string })[]
  place: Place
}

/** What is expected of an answer: one thing of it, and what that must be like. */
export interface Expectation {
  subject: Subject
  predicate: Predicate
  place: Place
}

/** A value of an answer that later checks use as a variable. */
export interface Capture {
  variable: string
  subject: Subject
  place: Place
}

/** How long a check is tried: as in Hurl, any failed expectation or capture is tried again. */
export interface Retry {
  /** Milliseconds in which failed attempts are free. */
  for: number
  /** Further attempts after that. */
  times: number
  /** Milliseconds between two attempts. */
  every: number
}

export interface Check {
  name: string
  place: Place
  probe: Probe
  expect: readonly Expectation[]
  capture: readonly Capture[]
  /** Checks that must have passed before, although nothing of them is used. */
  after: readonly { name: string; place: Place }[]
  /** Milliseconds for one attempt. */
  timeout: number
  retry: Retry
}

export interface HttpCall {
  method: string
  url: Template
  headers: readonly (readonly [name: string, value: Template])[]
  query: readonly (readonly [name: string, value: Template])[]
  body: Body | null
  auth: Auth | null
  version: '1.1' | '2' | 'auto'
}

/** `content` of a file is read when the suite is. */
export type Body =
  | { kind: 'text'; text: Template; type: string | null }
  /** JSON in whose texts there may be variables: to be resolved with `jsonEscaped`. */
  | { kind: 'json'; text: Template }
  | { kind: 'form'; fields: readonly (readonly [name: string, value: Template])[] }
  | { kind: 'multipart'; parts: readonly MultipartPart[] }
  | { kind: 'bytes'; content: Uint8Array; type: string | null }

export interface MultipartPart {
  name: string
  value: Template | { filename: string; content: Uint8Array; type: string }
}

export type Auth = { kind: 'basic'; user: Template; password: Template } | { kind: 'bearer'; token: Template }

/** PEM texts, and what else a TLS connection is made with. */
export interface Trust {
  ca?: string
  certificate?: string
  key?: string
  serverName?: Template
  insecure?: boolean
}

export type Probe =
  | { kind: 'http'; call: HttpCall; redirects: number; trust: Trust; proxy: Template | null | undefined }
  | { kind: 'tcp'; address: Template; send: Template | null }
  | {
      kind: 'tls'
      address: Template
      trust: Trust
      startTls: 'smtp' | 'imap' | 'pop3' | 'ftp' | 'postgres' | 'ldap' | 'xmpp' | null
    }
  | { kind: 'dns'; name: Template; type: RecordType; server: Template | null }
  | {
      kind: 'websocket'
      url: Template
      headers: HttpCall['headers']
      protocols: readonly string[]
      send: Template | null
      trust: Trust
    }
  | {
      kind: 'grpc'
      address: Template
      service: Template
      encrypted: boolean
      headers: HttpCall['headers']
      trust: Trust
    }
  | {
      kind: 'prometheus'
      server: Template
      query: Template
      headers: HttpCall['headers']
      auth: Auth | null
      trust: Trust
    }
  | { kind: 'command'; command: Template; env: readonly (readonly [name: string, value: Template])[] }

/** How many requests a second: constant, or growing evenly from the first rate to the second. */
export interface Stage {
  from: number
  to: number
  /** Milliseconds. */
  duration: number
}

export interface LoadRequest {
  name: string
  call: HttpCall
  /** How often it is chosen beside the others. */
  weight: number
  expect: readonly Expectation[]
  place: Place
}

export interface Threshold {
  /** As written, such as `p95 < 500ms`. */
  text: string
  metric: ThresholdMetric
  operator: Order
  /** Milliseconds for latencies, a ratio for `errors` and `availability`, requests a second for `rate`, else a count. */
  limit: number
  /** Ends the load once it is crossed, after as many milliseconds as are written; null where it only judges. */
  abortAfter: number | null
  /** For the requests of this name only; null for all. */
  request: string | null
  place: Place
}

export type ThresholdMetric =
  | { kind: 'percentile'; percent: number }
  | { kind: 'mean' | 'min' | 'max' | 'errors' | 'availability' | 'rate' | 'count' }

export interface Load {
  requests: readonly LoadRequest[]
  stages: readonly Stage[]
  thresholds: readonly Threshold[]
  /** Milliseconds for one request. */
  timeout: number
  /** At most this many connections at once. */
  connections: number
  trust: Trust
  place: Place
}

export interface Suite {
  checks: readonly Check[]
  load: Load | null
  /** Variables of the suite itself, in the order in which they can be resolved. */
  variables: readonly (readonly [name: string, value: Template])[]
  /** Those of the variables whose values are not to be shown. */
  secrets: ReadonlySet<string>
  /** What it takes of the environment, by its names there: the values are not to be shown, and not for commands. */
  environment: ReadonlyMap<string, string>
}
