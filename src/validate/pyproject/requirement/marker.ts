import { nearest } from '../../../gate/nearest.js'
import { quoted } from '../../words/quoted.js'
import type { RequirementFault, RequirementText } from './text.js'

const VARIABLES = [
  'python_version',
  'python_full_version',
  'os_name',
  'sys_platform',
  'platform_release',
  'platform_system',
  'platform_version',
  'platform_machine',
  'platform_python_implementation',
  'implementation_name',
  'implementation_version',
  'extra',
  'extras',
  'dependency_groups',
]
/** Older names, which readers still take. */
const OLD = [
  'os.name',
  'sys.platform',
  'platform.version',
  'platform.machine',
  'platform.python_implementation',
  'python_implementation',
]

const WORD = /[A-Za-z_][\w.]*/y
const TEXT = /'[^']*'|"[^"]*"/y
const COMPARISON = /===|~=|==|!=|<=|>=|<|>|in\b|not[ \t]+in\b/y
const JOIN = /(?:and|or)\b/y
const DEEPEST = 50

/** Reads a condition on where a requirement holds: what is wrong with it, or null. */
export function readMarker(text: RequirementText, depth = 0): RequirementFault | null {
  if (depth > DEEPEST) return text.fault('conditions nest too deep')
  for (;;) {
    text.blanks()
    const fault = text.takes('(') ? inParentheses(text, depth) : comparison(text)
    if (fault !== null) return fault
    text.blanks()
    if (text.take(JOIN) === null) return null
  }
}

function inParentheses(text: RequirementText, depth: number): RequirementFault | null {
  const fault = readMarker(text, depth + 1)
  if (fault !== null) return fault
  text.blanks()
  return text.takes(')') ? null : text.fault('a `)` is missing')
}

function comparison(text: RequirementText): RequirementFault | null {
  const left = value(text)
  if (left !== null) return left
  text.blanks()
  if (text.take(COMPARISON) === null) return text.fault('a comparison such as == or in is missing')
  text.blanks()
  return value(text)
}

function value(text: RequirementText): RequirementFault | null {
  const start = text.at
  if (text.take(TEXT) !== null) return null
  const word = text.take(WORD)
  if (word === null) return text.fault('a variable such as `python_version`, or text in quotation marks, is missing')
  if (VARIABLES.includes(word) || OLD.includes(word)) return null
  const near = nearest(word, VARIABLES)
  const meant = near === undefined ? 'text stands in quotation marks' : `did you mean ${quoted(near)}?`
  return text.fault(`there is no variable ${quoted(word)}; ${meant}`, start)
}
