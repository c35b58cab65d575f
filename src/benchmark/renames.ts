import { type Mistake, UserMistake } from '../gate/mistake.js'

/** What each benchmark of the baseline is called now, by what it was called. @throws UserMistake */
export function parseRenames(lines: readonly string[]): ReadonlyMap<string, string> {
  const renames = new Map<string, string>()
  const mistakes: Mistake[] = []
  for (const line of lines) {
    const [old = '', now = ''] = line.split(/\s*->\s*/, 2).map(name => name.trim())
    if (old === '' || now === '') {
      mistakes.push({ where: 'renames', message: `"${line}" is no renaming; write it as \`old -> new\`` })
    } else if (renames.has(old)) mistakes.push({ where: 'renames', message: `${old} is renamed twice` })
    else renames.set(old, now)
  }
  if (mistakes.length > 0) throw new UserMistake(mistakes)
  return renames
}
