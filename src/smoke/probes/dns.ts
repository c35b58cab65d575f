import type { Context, Probed, ProbeOf } from './context.js'

/** What a name stands for. */
export async function probeDns({ name, type, server }: ProbeOf<'dns'>, context: Context): Promise<Probed> {
  const { resolve, ports } = context
  const { phases, records } = await ports.network.lookup({
    name: resolve(name).trim(),
    type,
    timeout: context.remaining(),
    ...(server !== null && { server: resolve(server).trim() }),
  })
  return { answer: { phases, records }, implied: [], warnings: [] }
}
