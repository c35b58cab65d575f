import type { Network } from '../../gate/network.js'

/** This machine's network. What a kind of exchange needs is loaded when the first of its kind is made. */
export const machineNetwork: Network = {
  request: async request => (await import('./request.js')).request(request),
  connect: async request => (await import('./tcp.js')).connectTcp(request),
  handshake: async request => (await import('./handshake.js')).handshake(request),
  lookup: async request => (await import('./dns.js')).lookup(request),
  upgrade: async request => (await import('./websocket.js')).upgrade(request),
  health: async request => (await import('./grpc.js')).health(request),
}
