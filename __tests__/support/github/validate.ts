import { Ajv, type ValidateFunction } from 'ajv'
import { description, type Schema } from './description.js'

const ajv = new Ajv({ strict: false, allErrors: true, validateSchema: false })
ajv.addFormat('date-time', /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/)
ajv.addFormat('uri', (text: string) => URL.canParse(text))
ajv.addFormat('email', /^[^@\s]+@[^@\s]+$/)
ajv.addFormat('int64', true)
ajv.addSchema({ $id: 'github', ...description })
const compiled = new Map<string, ValidateFunction>()

/** Compares a value with the schema at a place of the description; the problems, none where it is as described. */
function problemsOf(value: unknown, schema: Schema, pointer: string[], what: string): string[] {
  return [
    ...violations(value, pointer, what),
    ...undescribed(value, schema, what).map(place => `${place} is not described`),
  ]
}

function violations(value: unknown, pointer: string[], what: string): string[] {
  const $ref = `github#/${pointer.map(each => encodeURIComponent(each.replace(/\//g, '~1'))).join('/')}`
  const validate = compiled.get($ref) ?? ajv.compile({ $ref })
  compiled.set($ref, validate)
  const found = validate(value) ? [] : (validate.errors ?? [])
  return found.map(({ instancePath, message, params }) => {
    return `${what}${instancePath} ${message} ${JSON.stringify(params)}`
  })
}

/** The fields of a value that its schema does not name: a schema lets them pass, but they are mistakes. */
function undescribed(value: unknown, schema: Schema, at: string): string[] {
  if (typeof value !== 'object' || value === null) return []
  const parts = partsOf(schema)
  if (Array.isArray(value)) {
    const items = parts.flatMap(part => part.items ?? [])
    return value.flatMap((each, index) => fewest(items.map(item => undescribed(each, item, `${at}/${index}`))))
  }
  const open = parts.every(part => Object.keys(part.properties ?? {}).length === 0)
  return Object.entries(value).flatMap(([key, each]) => {
    const described = parts.flatMap(({ properties = {}, additionalProperties: more }) => {
      return properties[key] ?? (typeof more === 'object' ? more : [])
    })
    if (described.length === 0) return open ? [] : [`${at}/${key}`]
    return fewest(described.map(part => undescribed(each, part, `${at}/${key}`)))
  })
}

/** The schema and all that it refers to or consists of. */
function partsOf(schema: Schema): Schema[] {
  const target = schema.$ref === undefined ? undefined : description.schemas[schema.$ref.replace('#/schemas/', '')]
  const inner = [...(schema.allOf ?? []), ...(schema.anyOf ?? []), ...(schema.oneOf ?? [])]
  return [schema, ...(target === undefined ? [] : [target]), ...inner].flatMap(each => {
    return each === schema ? [each] : partsOf(each)
  })
}

function fewest(lists: string[][]): string[] {
  return lists.sort((a, b) => a.length - b.length)[0] ?? []
}

/** The parameters of path and query by their types, with what is wrong with them. */
export function readParameters(
  route: string,
  path: Record<string, string>,
  query: Record<string, string>,
): { parameters: Record<string, unknown>; problems: string[] } {
  const described = description.operations[route]?.parameters ?? []
  const parameters: Record<string, unknown> = {}
  const problems = Object.keys(query)
    .filter(name => !described.some(each => each.in === 'query' && each.name === name))
    .map(name => `the query's ${name} is not described`)
  for (const [index, { name, in: place, required, schema }] of described.entries()) {
    const text = (place === 'path' ? path : query)[name]
    if (text === undefined) {
      if (required) problems.push(`${name} is missing`)
      continue
    }
    const value = typed(text, schema)
    parameters[name] = value
    const pointer = ['operations', route, 'parameters', `${index}`, 'schema']
    problems.push(...problemsOf(value, schema, pointer, `the ${place}'s ${name}`))
    // What the description says in words only.
    if (name === 'per_page' && !(Number(value) >= 1 && Number(value) <= 100)) problems.push('per_page is not 1 to 100')
    if (name === 'page' && !(Number(value) >= 1)) problems.push('page is not 1 or more')
  }
  return { parameters, problems }
}

function typed(text: string, schema: Schema): unknown {
  const types = partsOf(schema).flatMap(({ type }) => type ?? [])
  if (types.includes('integer') && /^-?\d+$/.test(text)) return Number(text)
  if (types.includes('boolean') && /^(true|false)$/.test(text)) return text === 'true'
  return text
}

export function checkBody(route: string, body: unknown): string[] {
  const described = description.operations[route]?.body
  if (described === undefined) return body === undefined ? [] : ['a body is not described']
  if (body === undefined) return described.required ? ['the body is missing'] : []
  return problemsOf(body, described.schema, ['operations', route, 'body', 'schema'], 'the body')
}

/** Errors that GitHub has for any operation, whether or not the description lists them. */
const EVERYWHERE = [400, 401, 403, 404, 409, 422]

export function checkAnswer(route: string, status: number, body: unknown): string[] {
  const schema = description.operations[route]?.responses[status]
  const what = `the answer ${status}`
  if (schema === null) return body === undefined ? [] : [`${what} has a body`]
  const pointer = ['operations', route, 'responses', `${status}`]
  // Errors have a `status` that their schema does not name.
  if (schema !== undefined)
    return status < 400 ? problemsOf(body, schema, pointer, what) : violations(body, pointer, what)
  if (!EVERYWHERE.includes(status)) return [`${what} is not described`]
  return violations(body, ['schemas', 'validation-error'], what)
}
