import { type Mistake, UserMistake } from '../../gate/mistake.js'

/** Reads lines of `name=value`. @throws UserMistake, which shows no value: it may be a secret */
export function variablesOf(lines: readonly string[]): Map<string, string> {
  const variables = new Map<string, string>()
  const mistakes: Mistake[] = []
  for (const [index, line] of lines.entries()) {
    const [, name, value] = /^([A-Za-z_][A-Za-z0-9_-]*)\s*=\s*(.*)$/s.exec(line) ?? []
    const at = `line ${index + 1}`
    if (name === undefined || value === undefined) {
      mistakes.push({ where: 'variables', message: `${at} is no name=value, such as base=http://127.0.0.1:8080` })
    } else if (variables.has(name)) {
      mistakes.push({ where: 'variables', message: `${at} gives ${name} a second value` })
    } else variables.set(name, value)
  }
  if (mistakes.length > 0) throw new UserMistake(mistakes)
  return variables
}
