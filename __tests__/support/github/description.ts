import { readFileSync } from 'node:fs'

/** A JSON Schema, as far as the fake reads one itself. */
export interface Schema {
  $ref?: string
  type?: string | string[]
  properties?: Record<string, Schema>
  items?: Schema
  additionalProperties?: boolean | Schema
  allOf?: Schema[]
  anyOf?: Schema[]
  oneOf?: Schema[]
}

interface Operation {
  documentation: string
  parameters: { name: string; in: 'path' | 'query'; required: boolean; segments?: true; schema: Schema }[]
  body?: { required: boolean; schema: Schema }
  /** The schema of the body by status; null where there is no JSON. */
  responses: Record<string, Schema | null>
}

interface Description {
  source: string
  version: string
  license: string
  operations: Record<string, Operation>
  schemas: Record<string, Schema>
}

/** What GitHub says of the operations that the fake serves; made by `__tests__/fixtures/github/make.mjs`. */
export const description: Description = JSON.parse(
  readFileSync(new URL('../../fixtures/github/openapi.json', import.meta.url), 'utf8'),
)

const patterns = Object.entries(description.operations).map(([route, { parameters }]) => {
  const path = route.slice(route.indexOf(' ') + 1)
  const source = path.replace(/\{(\w+)\}/g, (_, name: string) => {
    return parameters.some(each => each.name === name && each.segments) ? `(?<${name}>.+)` : `(?<${name}>[^/]+)`
  })
  return { route, method: route.slice(0, route.indexOf(' ')), pattern: new RegExp(`^${source}$`) }
})

/** The described operation that a request is for, with the parameters of its path as they are written there. */
export function findOperation(method: string, path: string): { route: string; path: Record<string, string> } | null {
  for (const each of patterns) {
    const found = each.method === method ? each.pattern.exec(path) : null
    if (found !== null) return { route: each.route, path: { ...found.groups } }
  }
  return null
}
