import { append } from '../../gate/append.js'
import type { Format } from './format.js'

/** A format, and the name that it was looked up by a part of. */
interface Named {
  format: Format
  name: string
}

/** The formats that a path's name has. */
export interface NamedFormats {
  formats: readonly Format[]
  /** Whether it shows others what to write, as `.env.example` does. */
  isExample: boolean
}

const NONE: NamedFormats = { formats: [], isExample: false }
/** Endings of files that are kept beside others, or that others are made from. */
const COPY = /\.(?:bak|backup|old|orig|save|swp|local|copy|tmp|j2|jinja2|erb|~|\d)$|~$/
const EXAMPLE = /[._-](?:example|sample|template|tmpl|tpl|dist)s?(?=$|\.)|\.(?:default|in)$/
const MOST_ENDINGS = 3

/** Formats by the names of paths: a look into a map for each of a path's name, ending and folder. */
export function formatsByName(formats: readonly Format[]): (path: string) => NamedFormats {
  const [exact, endings, folders] = [new Map<string, Named[]>(), new Map<string, Named[]>(), new Map<string, Named[]>()]
  const beginnings: { beginning: string; format: Format }[] = []
  for (const format of formats) {
    for (const name of format.names.split(' ')) {
      const last = name.slice(name.lastIndexOf('/') + 1)
      if (last === '*') append(folders, folderOf(name), { format, name })
      else if (!last.includes('*')) append(exact, last, { format, name })
      else if (last.endsWith('*')) beginnings.push({ beginning: last.slice(0, -1), format })
      else append(endings, endingOf(last), { format, name })
    }
  }
  return path => {
    const lower = `/${path.toLowerCase()}`
    const base = lower.slice(lower.lastIndexOf('/') + 1)
    const found = named(lower, base)
    if (found.length > 0) return { formats: found, isExample: EXAMPLE.test(base) }
    return COPY.test(base) || EXAMPLE.test(base) ? namedBefore(lower, base) : NONE
  }

  function named(lower: string, base: string): Format[] {
    const found = new Set<Format>()
    for (const list of [exact.get(base), endings.get(endingOf(base)), folders.get(folderOf(lower))]) {
      for (const { format, name } of list ?? []) if (fits(name, lower)) found.add(format)
    }
    for (const { beginning, format } of beginnings) if (base.startsWith(beginning)) found.add(format)
    return found.size < 2 ? [...found] : formats.filter(format => found.has(format))
  }

  /** `wp-config.php.bak`, `database.yml.example`, `config.sample.inc.php`. */
  function namedBefore(lower: string, base: string): NamedFormats {
    let rest = base
    for (let endings = 0; endings < MOST_ENDINGS; endings += 1) {
      const next = rest.replace(COPY, '').replace(EXAMPLE, '')
      if (next === rest) return NONE
      rest = next
      const found = named(lower.slice(0, lower.length - base.length) + rest, rest)
      if (found.length > 0) return { formats: found, isExample: EXAMPLE.test(base) }
    }
    return NONE
  }
}

/** Whether a path (in lower case, with a slash in front) ends with the name, whose stars stand for anything. */
function fits(name: string, path: string): boolean {
  const parts = name.split('*')
  const [first = '', last = ''] = [parts[0], parts.at(-1)]
  if (parts.length === 1) return !name.includes('/') || path.endsWith(`/${name}`)
  if (name.endsWith('/*')) return path.slice(0, path.lastIndexOf('/') + 1).endsWith(`/${first}`)
  if (last === '') return true
  const base = path.slice(path.lastIndexOf('/') + 1)
  let at = first.length
  for (const part of parts.slice(1, -1)) {
    const found = base.indexOf(part, at)
    if (found < 0) return false
    at = found + part.length
  }
  return base.startsWith(first) && base.endsWith(last) && base.length >= at + last.length
}

function endingOf(base: string): string {
  return base.slice(base.lastIndexOf('.') + 1)
}

/** The name of the folder that a path's last name stands in. */
function folderOf(path: string): string {
  const end = path.lastIndexOf('/')
  return end < 0 ? '' : path.slice(path.lastIndexOf('/', end - 1) + 1, end)
}
