/** Of those that begin alike, the longest comes first. */
const OPERATOR_LIST = [
  '(',
  ')',
  '[',
  ']',
  '{',
  '}',
  ',',
  ';',
  ':=',
  ':',
  '...',
  '.',
  '==',
  '=',
  '!=',
  '!',
  '->',
  '-=',
  '-',
  '+=',
  '+',
  '**=',
  '**',
  '*=',
  '*',
  '//=',
  '//',
  '/=',
  '/',
  '%=',
  '%',
  '@=',
  '@',
  '<<=',
  '<<',
  '<=',
  '<',
  '>>=',
  '>>',
  '>=',
  '>',
  '&=',
  '&',
  '|=',
  '|',
  '^=',
  '^',
  '~',
] as const
export type Operator = (typeof OPERATOR_LIST)[number]

/** By the code of their first character the operators, longest first. */
const OPERATORS: readonly (readonly Operator[])[] = Array.from({ length: 128 }, (_, code) =>
  OPERATOR_LIST.filter(operator => operator.charCodeAt(0) === code),
)

/** The operator at an offset, whose first character has a code below 128. */
export function operatorAt(text: string, at: number, code: number): Operator | undefined {
  const possible = OPERATORS[code] as readonly Operator[]
  for (const operator of possible) {
    if (operator.length === 1 || text.startsWith(operator, at)) return operator
  }
  return undefined
}

export const isOpening = (operator: Operator): boolean => operator === '(' || operator === '[' || operator === '{'
export const isClosing = (operator: Operator): boolean => operator === ')' || operator === ']' || operator === '}'
