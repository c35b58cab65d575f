import type { Template } from '../suite/model.js'
import type { Order } from './order.js'

/** What a value must be like. Limits are in the unit of the subject: milliseconds, bytes or plain numbers. */
export type Predicate =
  | { is: 'equal'; to: Expected }
  /** `text` is the limit as it is told: `2s`, `14d`, `100`. */
  | { is: 'ordered'; operator: Order; limit: number | bigint; text: string }
  /** A class of status codes: 2 for `2xx`. */
  | { is: 'class'; of: number }
  | { is: 'matching'; pattern: string; flags: string }
  | { is: 'containing'; what: Expected }
  | { is: 'starting' | 'ending'; what: Template }
  | { is: 'existing' | 'empty'; whether: boolean }
  | { is: 'typed'; type: JsonType }
  /** How many matches of a path, items of a list or keys of a map there are. */
  | { is: 'counted'; as: Predicate }
  /** How many characters a text has. */
  | { is: 'long'; as: Predicate }
  /** How long ago the date is that the value names, in milliseconds. */
  | { is: 'aged'; as: Predicate }
  | { is: 'every' | 'some'; as: Predicate }
  | { is: 'one-of' | 'all-of'; of: readonly Predicate[] }
  | { is: 'not'; as: Predicate }

export type JsonType = 'text' | 'number' | 'integer' | 'boolean' | 'null' | 'list' | 'map'

/** A value that is expected: JSON, in which texts may hold variables. */
export type Expected =
  | { kind: 'constant'; value: null | boolean | number | bigint }
  | { kind: 'text'; text: Template }
  | { kind: 'list'; items: readonly Expected[] }
  | { kind: 'map'; entries: readonly (readonly [name: string, value: Expected])[] }
