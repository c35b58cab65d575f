import type { Certificate, Encryption, Phases } from '../../gate/network.js'

/**
 * What came of one attempt, whatever was asked: each kind of check fills in what it has. Expectations and captures read it
 * through a `Subject`; one that asks for what this kind of answer does not have is a mistake in the suite.
 */
export interface Answer {
  /** Milliseconds, summed over redirects. */
  phases: Phases
  /** Milliseconds from the first byte to go out to the last that came, redirects included. */
  duration: number
  /** Of HTTP, WebSocket; the last of the redirects. */
  status?: number
  version?: string
  headers?: Readonly<Record<string, string | string[] | undefined>>
  /** The address that answered last. */
  url?: string
  redirects?: number
  /** Why an answer that redirects was not followed, although its status is not one that is named. */
  halted?: string
  /** The decoded beginning of the body, the banner of TCP, the message of a WebSocket, what a command wrote. */
  body?: Uint8Array
  /** The coding that the body still is in, where that is not undone. */
  coding?: string
  /** Whether there is more of it. */
  cut?: boolean
  /** Of a body that nothing is expected of, what begins it, to be told where something else is not as expected. */
  beginning?: Uint8Array
  size?: number
  sha256?: string
  md5?: string
  /** Each encrypted connection on the way, the last one last. */
  encryptions?: readonly Encryption[]
  /** The certificate whose end comes first on a path that is trusted, over all connections; see `expires-in`. */
  expiring?: Certificate
  /** Records of DNS. */
  records?: readonly string[]
  /** What gRPC's health service says. */
  health?: string
  /** The samples of a Prometheus query: one number where it is a scalar. */
  samples?: readonly { labels: string; value: number }[]
  /** Of a command. */
  exitCode?: number | null
  /** The signal that ended it, where that was not its limit. */
  signal?: string | null
  errorOutput?: string
}
