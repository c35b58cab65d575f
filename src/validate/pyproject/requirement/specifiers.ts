import { quoted } from '../../words/quoted.js'
import type { RequirementFault, RequirementText } from './text.js'
import { isRelease, isVersion } from './version.js'

/** One comparison of a version. */
export interface Specifier {
  readonly operator: string
  readonly version: string
}

const OPERATOR = /===|~=|==|!=|<=|>=|<|>/y
const VERSION = /[^\s,;)]+/y
const FOREIGN = /\^|~|=(?!=)|\d/y

/** Reads comparisons with commas between them: what is wrong with them, or the list. */
export function readSpecifiers(text: RequirementText): readonly Specifier[] | RequirementFault {
  const found: Specifier[] = []
  for (;;) {
    text.blanks()
    const operator = text.take(OPERATOR)
    if (operator === null) break
    text.blanks()
    const start = text.at
    const version = text.take(VERSION)
    if (version === null) return text.fault(`a version must follow ${operator}`)
    const fault = faultOf(operator, version)
    if (fault !== null) return text.fault(fault, start)
    found.push({ operator, version })
    text.blanks()
    if (!text.takes(',')) break
  }
  return found
}

/** What is said of a text at a place where a comparison should stand. */
export function missingOperator(text: RequirementText): RequirementFault {
  const { at } = text
  const foreign = text.take(FOREIGN)
  text.at = at
  const rest = text.text.slice(at).split(/[\s,;)]/, 1)[0] as string
  if (foreign === '^' || foreign === '~')
    return text.fault(
      `${quoted(foreign)} is no operator here; ${foreign === '^' ? '`>=1.2,<2`' : '`~=1.2`'} is how it is written`,
    )
  if (foreign === '=') return text.fault('`=` is no operator; equal is `==`')
  if (foreign !== null)
    return text.fault(`an operator must stand before ${quoted(rest)}, such as ${quoted(`>=${rest}`)}`)
  return text.fault(`${quoted(rest === '' ? (text.text[at] ?? '') : rest)} is not expected here`)
}

function faultOf(operator: string, version: string): string | null {
  if (operator === '===') return null
  const prefix = version.endsWith('.*')
  if (prefix && operator !== '==' && operator !== '!=')
    return `\`.*\` only stands behind \`==\` and \`!=\`, not behind ${quoted(operator)}`
  const plain = prefix ? version.slice(0, -2) : version
  if (prefix ? !isRelease(plain) : !isVersion(plain))
    return `${quoted(version)} is no version; PEP 440 has such as \`1.2\`, \`1.2rc1\`, \`1.2.post1\``
  if (operator === '~=' && !/^v?(?:\d+!)?\d+\.\d/.test(plain))
    return `\`~=\` needs a version with a point, such as ${quoted(`~=${plain}.0`)}`
  if (plain.includes('+') && operator !== '==' && operator !== '!=')
    return 'a local version, with `+`, only stands behind `==` and `!=`'
  return null
}
