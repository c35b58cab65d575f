import { addressOf } from './address.js'
import type { Context, Probed, ProbeOf } from './context.js'
import { certificatesOf } from './expiry.js'
import { tlsOf } from './http.js'

/** A handshake, for the certificates of the other side. */
export async function probeTls({ address, trust, startTls }: ProbeOf<'tls'>, context: Context): Promise<Probed> {
  const { resolve, ports } = context
  const { phases, tls } = await ports.network.handshake({
    ...addressOf(address, resolve),
    timeout: context.remaining(),
    ...tlsOf(trust, resolve),
    ...(startTls !== null && { startTls }),
  })
  return { answer: { phases, ...certificatesOf([tls]) }, implied: [], warnings: [] }
}
