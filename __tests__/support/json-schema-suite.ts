import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { homedir } from 'node:os'
import { join } from 'node:path'
import { parseJson } from '../../src/validate/tree/json/parse.js'
import { makeMap, makeScalar } from '../../src/validate/tree/make.js'
import type { ListNode, Node } from '../../src/validate/tree/node.js'
import { textOf, valueIn } from '../../src/validate/tree/node.js'
import { describeUnless } from './tools.js'

/** One schema of the JSON-Schema-Test-Suite with values that fit it and values that do not. */
export interface SuiteGroup {
  readonly file: string
  readonly description: string
  readonly schema: Node
  readonly tests: readonly { readonly description: string; readonly data: Node; readonly valid: boolean }[]
}

/** Where `.ci/tools.sh` puts the suite. */
const folder = join(
  process.env['PIPELINE_ACTIONS_TOOLS'] ?? join(homedir(), '.cache/pipeline-actions/tools'),
  'json-schema-suite',
)

/** A `describe` for tests that need the suite. */
export function describeWithSuite(name: string, tests: () => void): void {
  describeUnless(existsSync(folder) ? [] : [folder], name, tests)
}

/** All groups of a draft, or of a folder below it such as `optional/format`, which name a draft where they name none. */
export function suiteGroups(draft: string, metaschema: string, below = '.'): SuiteGroup[] {
  const files = readdirSync(join(folder, 'tests', draft, below)).filter(name => name.endsWith('.json'))
  return files.flatMap(file =>
    itemsOf(readTree(join(folder, 'tests', draft, below, file))).map(group => ({
      file,
      description: textOf(valueIn(group, 'description')) ?? '',
      schema: withDraft(valueIn(group, 'schema') as Node, metaschema),
      tests: itemsOf(valueIn(group, 'tests') as Node).map(test => ({
        description: textOf(valueIn(test, 'description')) ?? '',
        data: valueIn(test, 'data') as Node,
        valid: textOf(valueIn(test, 'valid')) === 'true',
      })),
    })),
  )
}

/** The schemas that the suite takes to be at http://localhost:1234, by their addresses. */
export function suiteRemotes(): Map<string, Node> {
  const remotes = join(folder, 'remotes')
  const files = (readdirSync(remotes, { recursive: true }) as string[]).filter(name => name.endsWith('.json'))
  return new Map(
    files.map(file => [`http://localhost:1234/${file.replaceAll('\\', '/')}`, readTree(join(remotes, file))]),
  )
}

/** A schema that names no draft is one of the draft whose folder it is in. */
export function withDraft(schema: Node, metaschema: string): Node {
  if (schema.kind !== 'map' || valueIn(schema, '$schema') !== undefined) return schema
  const text = (value: string) => makeScalar(value, 'string', 'double', 0, null, 0, 0)
  const pair = { key: text('$schema'), name: '$schema', value: text(metaschema) }
  return makeMap([pair, ...schema.pairs], true, schema.start, schema.end)
}

function itemsOf(node: Node): readonly Node[] {
  return (node as ListNode).items
}

function readTree(path: string): Node {
  return parseJson(readFileSync(path, 'utf8'), { comments: false }).documents[0]?.root as Node
}
