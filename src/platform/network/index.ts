import type { Network } from '../../gate/network.js'

const LOADED = {
  request: () => import('./request.js'),
  connect: () => import('./tcp.js'),
  handshake: () => import('./handshake.js'),
  lookup: () => import('./dns.js'),
  upgrade: () => import('./websocket.js'),
  health: () => import('./grpc.js'),
}

/** This machine's network. What a kind of exchange needs is loaded before the first of its kind is made. */
export const machineNetwork: Network = {
  prepare: async ({ kinds, tls }) => {
    for (const kind of kinds) await LOADED[kind]()
    if (tls.length > 0) (await import('./tls/trust.js')).prepareTrust(tls)
  },
  request: async request => (await LOADED.request()).request(request),
  connect: async request => (await LOADED.connect()).connectTcp(request),
  handshake: async request => (await LOADED.handshake()).handshake(request),
  lookup: async request => (await LOADED.lookup()).lookup(request),
  upgrade: async request => (await LOADED.upgrade()).upgrade(request),
  health: async request => (await LOADED.health()).health(request),
}
