import { Builtin } from '../core/builtin.js'
import { bool, tuple } from '../core/make.js'
import { binary } from '../operators/binary.js'
import { compare } from '../operators/compare.js'
import { contains } from '../operators/contains.js'
import { subscript } from '../operators/subscript.js'
import { unary } from '../operators/unary.js'
import type { Value } from '../value.js'
import { members } from './members.js'

type Two = readonly [string, ConstructorParameters<typeof Builtin>[2]]

const two = (operator: string): Two => [
  'one, two',
  ([one, other], machine, span) => binary(operator, one as Value, other as Value, machine, span),
]
const comparing = (operator: Parameters<typeof compare>[0]): Two => [
  'one, two',
  ([one, other], machine, span) => compare(operator, one as Value, other as Value, machine, span),
]

export const OPERATOR: ReadonlyMap<string, Value> = members({
  add: two('+'),
  sub: two('-'),
  mul: two('*'),
  truediv: two('/'),
  floordiv: two('//'),
  mod: two('%'),
  pow: two('**'),
  or_: two('|'),
  and_: two('&'),
  xor: two('^'),
  rshift: two('>>'),
  lshift: two('<<'),
  concat: two('+'),
  eq: comparing('=='),
  ne: comparing('!='),
  lt: comparing('<'),
  le: comparing('<='),
  gt: comparing('>'),
  ge: comparing('>='),
  is_: comparing('is'),
  is_not: comparing('is not'),
  neg: ['value', ([value], machine, span) => unary('-', value as Value, machine, span)],
  contains: [
    'value, item',
    ([value, item], machine, span) => {
      const found = contains(value as Value, item as Value, machine, span)
      return typeof found === 'boolean' ? bool(found) : found
    },
  ],
  getitem: [
    'value, index',
    ([value, index], machine, span) => subscript(value as Value, index as Value, machine, span),
  ],
  itemgetter: [
    'item, *items',
    ([item, rest]) => {
      const wanted = [item as Value, ...(rest?.kind === 'tuple' ? rest.items : [])]
      return new Builtin('itemgetter', 'value', ([value], machine, span) => {
        const found = wanted.map(index => subscript(value as Value, index, machine, span))
        return found.length === 1 ? (found[0] as Value) : tuple(found)
      })
    },
  ],
  attrgetter: [
    'name, *names',
    ([name, rest]) => {
      const wanted = [name as Value, ...(rest?.kind === 'tuple' ? rest.items : [])]
      return new Builtin('attrgetter', 'value', ([given], machine, span) => {
        const found = wanted.map(path => {
          let value = given as Value
          for (const part of path.kind === 'str' ? path.value.split('.') : [])
            value = machine.attribute(value, part, span)
          return value
        })
        return found.length === 1 ? (found[0] as Value) : tuple(found)
      })
    },
  ],
  methodcaller: [
    'name, *args',
    ([name, args]) =>
      new Builtin('methodcaller', 'value', ([value], machine, span) => {
        const method = machine.attribute(value as Value, name?.kind === 'str' ? name.value : '', span)
        return machine.call(
          method,
          {
            positional: args?.kind === 'tuple' ? [...args.items] : [],
            named: new Map(),
            spans: new Map(),
            incomplete: null,
          },
          span,
        )
      }),
  ],
})
