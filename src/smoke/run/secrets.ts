import type { Resolve } from '../probes/context.js'
import type { Probe, Template } from '../suite/model.js'
import { secretsOfAuth, secretsOfCall, secretsOfEnvironment, secretsOfHeaders, secretsOfUrl } from '../suite/secrets.js'

/** What must not be shown of what a probe sends. */
export function secretsOfProbe(probe: Probe, resolve: Resolve): string[] {
  const plain = (template: Template) => resolve(template)
  switch (probe.kind) {
    case 'http':
      return [...secretsOfCall(probe.call, plain), ...(probe.proxy ? secretsOfUrl(probe.proxy, plain) : [])]
    case 'websocket':
      return [...secretsOfUrl(probe.url, plain), ...secretsOfHeaders(probe.headers, plain)]
    case 'grpc':
      return secretsOfHeaders(probe.headers, plain)
    case 'prometheus':
      return [
        ...secretsOfUrl(probe.server, plain),
        ...secretsOfHeaders(probe.headers, plain),
        ...secretsOfAuth(probe.auth, plain),
      ]
    case 'command':
      return secretsOfEnvironment(probe.env, plain)
    default:
      return []
  }
}
