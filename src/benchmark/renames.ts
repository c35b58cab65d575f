import { type Mistake, UserMistake } from '../gate/mistake.js'
import { keyOf } from './model.js'

/** What each benchmark of the baseline is called now, by what it was called. @throws UserMistake */
export function parseRenames(lines: readonly string[]): ReadonlyMap<string, string> {
  const renames = new Map<string, string>()
  const taken = new Set<string>()
  const mistakes: Mistake[] = []
  const refuse = (message: string) => mistakes.push({ where: 'renames', message })
  for (const line of lines) {
    const [old = '', now = '', ...more] = line.split('->').map(name => name.trim())
    if (old === '' || now === '' || more.length > 0) refuse(`"${line}" is no renaming; write it as \`old -> new\``)
    else if (renames.has(old)) refuse(`${old} is renamed twice`)
    else if (taken.has(now)) refuse(`two benchmarks are renamed to ${now}`)
    else {
      renames.set(old, now)
      taken.add(now)
    }
  }
  if (mistakes.length > 0) throw new UserMistake(mistakes)
  return renames
}

/** Under the names that they have now. A name that one of them has already is not given to another. */
export function renamed<T extends { name: string; metric: string }>(
  all: readonly T[],
  renames: ReadonlyMap<string, string>,
): T[] {
  const kept = new Set(all.filter(({ name }) => !renames.has(name)).map(keyOf))
  return all.map(each => {
    const name = renames.get(each.name) ?? each.name
    return kept.has(keyOf({ ...each, name })) ? each : { ...each, name }
  })
}
