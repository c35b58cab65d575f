import type { Prospect, TlsOptions } from '../../gate/network.js'
import type { Check, Probe, Template, Trust } from '../suite/model.js'
import { resolveTemplate } from '../suite/templates.js'
import type { Run } from './attempt.js'

const KINDS: Readonly<Record<Exclude<Probe['kind'], 'command'>, Prospect['kinds'][number]>> = {
  http: 'request',
  tcp: 'connect',
  tls: 'handshake',
  dns: 'lookup',
  websocket: 'upgrade',
  grpc: 'health',
  prometheus: 'request',
}

/** Has the network get ready for the checks, before any of them is timed. */
export async function prepareFor(checks: readonly Check[], { ports, values }: Run): Promise<void> {
  const probes = checks.map(({ probe }) => probe)
  const kinds = probes.flatMap(({ kind }) => (kind === 'command' ? [] : [KINDS[kind]]))
  // Most of them have that of the defaults.
  const trusts = new Set(probes.flatMap(probe => trustOf(probe, values)))
  await ports.network.prepare({ kinds: [...new Set(kinds)], tls: [...trusts].flatMap(waysOf) })
}

/** How a probe makes its TLS connections, if it makes any; an address of variables that are captured may be either. */
function trustOf(probe: Probe, values: Run['values']): Trust[] {
  switch (probe.kind) {
    case 'http':
      return isPlain(probe.call.url, values) ? [] : [probe.trust]
    case 'websocket':
      return isPlain(probe.url, values) ? [] : [probe.trust]
    case 'prometheus':
      return isPlain(probe.server, values) ? [] : [probe.trust]
    case 'grpc':
      return probe.encrypted ? [probe.trust] : []
    case 'tls':
      return [probe.trust]
    default:
      return []
  }
}

function isPlain({ parts, place }: Template, values: Run['values']): boolean {
  const known = parts.filter(part => typeof part === 'string' || values.has(part.variable))
  return /^(http|ws):/i.test(resolveTemplate({ parts: known, place }, values))
}

/** The client's certificate does not follow redirects. */
function waysOf({ ca, certificate, key }: Trust): TlsOptions[] {
  const own: TlsOptions = ca === undefined ? {} : { ca }
  return certificate === undefined || key === undefined ? [own] : [own, { ...own, certificate, key }]
}
