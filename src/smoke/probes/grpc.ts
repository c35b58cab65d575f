import { addressOf } from './address.js'
import { headersOf } from './call.js'
import { type Context, type Probed, type ProbeOf, unmet } from './context.js'
import { certificatesOf } from './expiry.js'
import { tlsOf } from './http.js'

/** The names of gRPC's codes, by their number. */
const CODES = [
  'OK',
  'CANCELLED',
  'UNKNOWN',
  'INVALID_ARGUMENT',
  'DEADLINE_EXCEEDED',
  'NOT_FOUND',
  'ALREADY_EXISTS',
  'PERMISSION_DENIED',
  'RESOURCE_EXHAUSTED',
  'FAILED_PRECONDITION',
  'ABORTED',
  'OUT_OF_RANGE',
  'UNIMPLEMENTED',
  'INTERNAL',
  'UNAVAILABLE',
  'DATA_LOSS',
  'UNAUTHENTICATED',
]

/** By which `Check` says that it does not know the service; a status of that name is for `Watch`. */
const NOT_FOUND = 5

/** What the service says of its health, by grpc.health.v1. */
export async function probeGrpc(probe: ProbeOf<'grpc'>, context: Context): Promise<Probed> {
  const { resolve, ports, check } = context
  const service = resolve(probe.service)
  const headers = Object.entries(headersOf(probe.headers, resolve)).map(([name, value]) => [
    name,
    [value].flat().join(', '),
  ])
  const { phases, code, message, status, tls } = await ports.network.health({
    ...addressOf(probe.address, resolve),
    service,
    encrypted: probe.encrypted,
    headers: Object.fromEntries(headers),
    timeout: context.remaining(),
    ...(probe.encrypted && tlsOf(probe.trust, resolve)),
  })
  const answer = { phases, ...certificatesOf([tls]) }
  const health = code === NOT_FOUND ? 'SERVICE_UNKNOWN' : status
  if (typeof health === 'string') return { answer: { ...answer, health }, implied: [], warnings: [] }
  const name = CODES[code] ?? `code ${code}`
  const told = message === '' ? name : `${name} (${message})`
  const actual = health === null ? told : `the status ${health}, which has no name there`
  return { answer, implied: [unmet('response', 'an answer of grpc.health.v1', actual, check.place)], warnings: [] }
}
