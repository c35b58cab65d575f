import type { Network } from '../../src/gate/network.js'

/** A network that does what the given functions say, and has nothing to say to anything else. */
export function fakeNetwork(methods: Partial<Network> = {}): Network {
  const refuse = async (what: unknown): Promise<never> => {
    throw new Error(`no answer is prepared for ${String(what)}`)
  }
  return {
    prepare: async () => {},
    request: ({ url }) => refuse(url),
    connect: ({ host, port }) => refuse(`a connection to ${host}:${port}`),
    handshake: ({ host, port }) => refuse(`a handshake with ${host}:${port}`),
    lookup: ({ name, type }) => refuse(`the lookup of ${type} ${name}`),
    upgrade: ({ url }) => refuse(url),
    health: ({ host, port }) => refuse(`the health of ${host}:${port}`),
    ...methods,
  }
}
