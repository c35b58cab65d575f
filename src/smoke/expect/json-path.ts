import type { FilterFunction, JSONPathEnvironment, JSONPathQuery, JSONValue } from 'json-p3'
import { Expressions } from './expressions.js'
import type { Json } from './json.js'

type Library = typeof import('json-p3')

/** Deeper than any value that is read. */
const DEEPEST = 300

/** Nodes that a path may find. */
const MOST = 100_000

/** Names that are told where one of them was expected. */
const NAMES_SHOWN = 10

/** What a path finds: `many` where it could find several, whatever it found; `missing` says how far it got. */
export interface Matches {
  values: Json[]
  many: boolean
  missing: string
}

/** What is wrong with a JSONPath (RFC 9535); null where nothing is. */
export async function faultOfJsonPath(path: string): Promise<string | null> {
  const { library, environment } = await loaded()
  try {
    environment.compile(path)
    return null
  } catch (error) {
    if (!(error instanceof library.JSONPathError)) throw error
    const start = path.startsWith('$') ? '' : '; it begins with $'
    return `is no JSONPath: ${error.message.slice(0, 200)}${start}`
  }
}

/** Follows a path. @throws RangeError where it finds more than can be looked at */
export async function followJsonPath(path: string, root: Json): Promise<Matches> {
  const { library, environment } = await loaded()
  const query = environment.compile(path)
  const values: Json[] = []
  try {
    for (const node of query.lazyQuery(root as JSONValue)) {
      values.push(node.value as Json)
      if (values.length > MOST) throw new RangeError()
    }
  } catch (error) {
    // The library too throws it: within a filter it puts all that it finds on the stack.
    const isTooMuch = error instanceof RangeError || error instanceof library.JSONPathRecursionLimitError
    throw isTooMuch ? new RangeError('more than can be searched through') : error
  }
  const many = !query.singularQuery()
  return { values, many, missing: values.length > 0 ? '' : many ? 'no match' : endOf(query, root) }
}

/** How far a path that names one value got, and what is there. */
function endOf(query: JSONPathQuery, root: Json): string {
  let value = root
  let way = '$'
  for (const segment of query.segments) {
    const selector = segment.selectors[0] as { name?: string; index?: number }
    const { name, index } = selector
    if (typeof name === 'string') {
      if (typeof value !== 'object' || value === null || Array.isArray(value))
        return `nothing: ${way} is ${kindOf(value)}`
      if (!Object.hasOwn(value, name)) return `nothing: ${way} has ${namesOf(Object.keys(value))}`
      value = value[name] as Json
      way += /^[A-Za-z_]\w*$/.test(name) ? `.${name}` : `[${JSON.stringify(name)}]`
    } else if (typeof index === 'number') {
      if (!Array.isArray(value)) return `nothing: ${way} is ${kindOf(value)}`
      if (value.at(index) === undefined)
        return `nothing: ${way} has ${value.length} ${value.length === 1 ? 'item' : 'items'}`
      value = value.at(index) as Json
      way += `[${index}]`
    } else return 'nothing'
  }
  return 'nothing'
}

function namesOf(names: readonly string[]): string {
  if (names.length === 0) return 'no keys'
  const shown = names.slice(0, NAMES_SHOWN).map(name => JSON.stringify(name))
  const more = names.length > NAMES_SHOWN ? ` and ${names.length - NAMES_SHOWN} more` : ''
  return `the keys ${shown.join(', ')}${more}`
}

function kindOf(value: Json): string {
  if (value === null) return 'null'
  if (Array.isArray(value)) return `a list of ${value.length}`
  return typeof value === 'object' ? 'a map' : typeof value === 'string' ? 'a text' : `a ${typeof value}`
}

let environment: Promise<{ library: Library; environment: JSONPathEnvironment }> | undefined

function loaded() {
  environment ??= load()
  return environment
}

/** The library as the standard has it, but for expressions: in a path, or in a body, one may be such that it never ends. */
async function load() {
  const [library, expressions] = await Promise.all([import('json-p3'), Expressions.load()])
  const environment = new library.JSONPathEnvironment({ maxRecursionDepth: DEEPEST })
  const { LogicalType, ValueType } = library.FunctionExpressionType
  const expression = (around: (pattern: string) => string): FilterFunction => ({
    argTypes: [ValueType, ValueType],
    returnType: LogicalType,
    call: (text: unknown, pattern: unknown) => {
      if (typeof text !== 'string' || typeof pattern !== 'string') return false
      const whole = around(pattern)
      return expressions.faultOf(whole, '') === null && expressions.test(whole, '', text)
    },
  })
  environment.functionRegister.set(
    'match',
    expression(pattern => `^(?:${pattern})$`),
  )
  environment.functionRegister.set(
    'search',
    expression(pattern => pattern),
  )
  return { library, environment }
}
