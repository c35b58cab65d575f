import { probeCommand } from './command.js'
import type { Context, Probed } from './context.js'
import { probeDns } from './dns.js'
import { probeGrpc } from './grpc.js'
import { probeHttp } from './http.js'
import { probePrometheus } from './prometheus.js'
import { probeTcp } from './tcp.js'
import { probeTls } from './tls.js'
import { probeWebSocket } from './websocket.js'

/** Asks what a check asks. @throws NetworkFailure, Unsendable */
export async function probeWith(context: Context): Promise<Probed> {
  const { probe } = context.check
  switch (probe.kind) {
    case 'http':
      return probeHttp(probe, context)
    case 'tcp':
      return probeTcp(probe, context)
    case 'tls':
      return probeTls(probe, context)
    case 'dns':
      return probeDns(probe, context)
    case 'websocket':
      return probeWebSocket(probe, context)
    case 'grpc':
      return probeGrpc(probe, context)
    case 'prometheus':
      return probePrometheus(probe, context)
    case 'command':
      return probeCommand(probe, context)
  }
}
