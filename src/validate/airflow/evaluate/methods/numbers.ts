import { Method } from '../core/builtin.js'
import { bool, float, int, str } from '../core/make.js'
import { integerOf } from '../operators/numbers.js'
import type { Value } from '../value.js'

const wholeOf = (self: Value): bigint => integerOf(self) ?? 0n

export const INT_METHODS: ReadonlyMap<string, Method> = new Map([
  [
    'bit_length',
    new Method('', self => int(wholeOf(self) === 0n ? 0 : wholeOf(self).toString(2).replace('-', '').length)),
  ],
  ['conjugate', new Method('', self => int(wholeOf(self)))],
  ['is_integer', new Method('', () => bool(true))],
])

export const FLOAT_METHODS: ReadonlyMap<string, Method> = new Map([
  ['is_integer', new Method('', self => bool(self.kind === 'float' && Number.isInteger(self.value)))],
  ['conjugate', new Method('', self => (self.kind === 'float' ? float(self.value) : self))],
])

export const BYTES_METHODS: ReadonlyMap<string, Method> = new Map([
  [
    'decode',
    new Method('encoding?, errors?', (self, [encoding], machine, span) => {
      const text = self.kind === 'bytes' ? self.value : ''
      const isPlain =
        /^[\0-\x7f]*$/.test(text) &&
        (encoding === undefined || (encoding.kind === 'str' && /^(utf-?8|ascii)$/i.test(encoding.value)))
      return isPlain ? str(text) : machine.unknown('the text of the bytes is not worked out', span)
    }),
  ],
  [
    'hex',
    new Method('', self =>
      str(
        Array.from(self.kind === 'bytes' ? self.value : '', character =>
          character.charCodeAt(0).toString(16).padStart(2, '0'),
        ).join(''),
      ),
    ),
  ],
])
