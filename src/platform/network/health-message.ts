import type { GrpcHealthAnswer } from '../../gate/network.js'
import { Failure } from './failure.js'

/** The names in the order of their numbers. */
const STATUSES = ['UNKNOWN', 'SERVING', 'NOT_SERVING', 'SERVICE_UNKNOWN'] as const

/** `HealthCheckRequest` in the encoding of Protocol Buffers: its only field, the service, is left out where it is empty. */
export function healthRequest(service: string): Buffer {
  const name = Buffer.from(service)
  return name.length === 0 ? name : Buffer.concat([Buffer.from([0x0a, ...varint(name.length)]), name])
}

/** The status in a `HealthCheckResponse`: its number where that is one that was thought of later. @throws Failure */
export function statusIn(message: Buffer): GrpcHealthAnswer['status'] {
  let status = 0
  for (let at = 0; at < message.length; ) {
    const key = varintAt(message, at)
    const field = Math.floor(key.value / 8)
    at = key.end
    if (key.value % 8 === 0) {
      const { value, end } = varintAt(message, at)
      if (field === 1) status = value
      at = end
    } else at = skipped(message, at, key.value % 8)
  }
  return STATUSES[status] ?? status
}

/** The end of a field of another kind. */
function skipped(message: Buffer, at: number, wire: number): number {
  if (wire === 1) return within(message, at + 8)
  if (wire === 5) return within(message, at + 4)
  if (wire !== 2) throw broken()
  const { value, end } = varintAt(message, at)
  return within(message, end + value)
}

function varint(value: number): number[] {
  return value < 128 ? [value] : [(value % 128) | 128, ...varint(Math.floor(value / 128))]
}

function varintAt(message: Buffer, at: number): { value: number; end: number } {
  let value = 0
  for (let index = 0; index < 10; index += 1) {
    const byte = message[at + index]
    if (byte === undefined) break
    value += (byte & 127) * 2 ** (7 * index)
    if (byte < 128) return { value, end: at + index + 1 }
  }
  throw broken()
}

function within(message: Buffer, end: number): number {
  if (end > message.length) throw broken()
  return end
}

function broken(): Failure {
  return new Failure('protocol', 'the answer is no message of the health service')
}
