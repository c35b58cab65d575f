import type { Call, Expression } from './ast.js'
import { checkFormat } from './format.js'
import { FUNCTIONS, type Parameter } from './functions.js'
import { badArguments } from './rules/arguments.js'
import type { Surroundings } from './surroundings.js'
import { ANY, BOOLEAN, described, merged, STRING, type Type, typeOfJson } from './types.js'

/** The type of a function's outcome; tells of arguments that it cannot do anything with. */
export function typeOfCall(call: Call, types: readonly Type[], at: Surroundings): Type {
  const fact = FUNCTIONS.get(call.name)
  if (!at.knows(call) || fact === undefined) return ANY
  for (const [index, argument] of call.args.entries()) {
    const parameter = fact.parameters[Math.min(index, fact.parameters.length - 1)] as Parameter
    checkArgument(parameter, argument, types, index, fact.written, at)
  }
  if (call.name === 'format') checkFormat(call, at)
  if (call.name === 'fromjson') return typeOfConstant(call.args[0], at)
  if (call.name === 'case') return typeOfCase(call, types, at)
  return fact.gives === 'boolean' ? BOOLEAN : fact.gives === 'string' ? STRING : ANY
}

function checkArgument(
  parameter: Parameter,
  argument: Expression,
  types: readonly Type[],
  index: number,
  name: string,
  at: Surroundings,
): void {
  const type = types[index] as Type
  const wanted = parameter === 'needle' && types[0]?.kind === 'list' ? 'any' : parameter
  if (wanted === 'any' || accepts(wanted, type)) {
    if (parameter === 'list' && type.kind === 'list' && hasParts(type.item)) {
      at.problem(badArguments, argument, `\`${name}\` joins text; the list holds ${described(type.item)}s`, 'warning')
    }
    return
  }
  const does = `\`${name}\` expects ${EXPECTED[wanted]} here and gets ${described(type)}`
  at.problem(badArguments, argument, does, 'warning')
}

const EXPECTED: Readonly<Record<Exclude<Parameter, 'any'>, string>> = {
  text: 'text',
  needle: 'text',
  search: 'text or a list',
  list: 'a list',
}

function accepts(parameter: Exclude<Parameter, 'any'>, { kind }: Type): boolean {
  if (kind === 'any') return true
  if (parameter === 'list') return kind === 'list'
  return kind === 'string' || kind === 'number' || (parameter === 'search' && kind === 'list')
}

function hasParts({ kind }: Type): boolean {
  return kind === 'list' || kind === 'object'
}

/** JSON that is written out is read: it may be broken, and its type is known. */
function typeOfConstant(argument: Expression | undefined, at: Surroundings): Type {
  if (argument?.kind !== 'literal' || typeof argument.value !== 'string') return ANY
  try {
    return typeOfJson(JSON.parse(argument.value))
  } catch (error) {
    at.problem(badArguments, argument, `The text is not JSON: ${(error as Error).message}`)
    return ANY
  }
}

/** `case(condition, value, …, otherwise)`. */
function typeOfCase({ args }: Call, types: readonly Type[], at: Surroundings): Type {
  const values: Type[] = []
  for (const [index, type] of types.entries()) {
    if (index % 2 === 1 || index === types.length - 1) values.push(type)
    else if (type.kind !== 'boolean' && type.kind !== 'any') {
      const message = `\`case\` expects a condition here, true or false, and gets ${described(type)}`
      at.problem(badArguments, args[index] as Expression, message)
    }
  }
  return values.length === 0 ? ANY : values.reduce(merged)
}
