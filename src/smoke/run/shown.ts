import { shownText, shownUrl } from '../probes/shown.js'
import type { Probe, Template } from '../suite/model.js'
import { resolveTemplate } from '../suite/templates.js'
import type { Run } from './attempt.js'

const LONGEST = 200

/** What a check asks, in one line for the report: variables that have no value yet by their names. */
export function shownRequest(probe: Probe, { values, masks }: Pick<Run, 'values' | 'masks'>): string {
  const text = (template: Template) => {
    const known = new Map(
      template.parts.flatMap(part => (typeof part === 'string' ? [] : [[part.variable, named(part.variable)]])),
    )
    return masks.text(resolveTemplate(template, known))
  }
  const named = (name: string) => values.get(name) ?? `{{${name}}}`
  const line = lineOf(probe, text).replace(/\s+/g, ' ').trim()
  return line.length <= LONGEST ? line : `${line.slice(0, LONGEST)}…`
}

function lineOf(probe: Probe, text: (template: Template) => string): string {
  switch (probe.kind) {
    case 'http':
      return `${probe.call.method} ${urlText(text(probe.call.url))}`
    case 'tcp':
      return `TCP ${text(probe.address)}`
    case 'tls':
      return `TLS ${text(probe.address)}${probe.startTls === null ? '' : ` by ${probe.startTls}`}`
    case 'dns':
      return `${probe.type} ${text(probe.name)}${probe.server === null ? '' : ` of ${text(probe.server)}`}`
    case 'websocket':
      return `WebSocket ${urlText(text(probe.url))}`
    case 'grpc':
      return `gRPC health of ${text(probe.service) || 'the server'} at ${text(probe.address)}`
    case 'prometheus':
      return `${text(probe.query)} at ${urlText(text(probe.server))}`
    case 'command':
      return text(probe.command)
  }
}

function urlText(text: string): string {
  if (!URL.canParse(text)) return shownText(text)
  return shownUrl(new URL(text)).replace(/%7B%7B([\w-]+)%7D%7D/g, '{{$1}}')
}
