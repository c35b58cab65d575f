import { normalized } from './distributions.js'

/** One package that is asked for. */
export interface Requirement {
  name: string
  extras: readonly string[]
  /** What it says of versions: `>=2.9,<3`; empty where nothing. */
  versions: string
}

/** What a file asks for. */
export interface Required {
  packages: Requirement[]
  /** Whether it asks for more that is not told by name: a folder, an address, another file. */
  isOpen: boolean
  /** Other requirements files that it names, as it writes them. */
  files: string[]
}

/** More lines are nothing that anybody wrote. */
const MOST_LINES = 20_000
const SPEC = /^([A-Za-z0-9][A-Za-z0-9._-]*)\s*(?:\[([^\]]*)\])?\s*(.*)$/

/** Reads one requirement: `apache-airflow[postgres]==2.11.0 ; python_version < "3.12"`. */
export function readRequirement(text: string): Requirement | null {
  const [, name, extras = '', rest = ''] = SPEC.exec(text.trim()) ?? []
  if (name === undefined) return null
  const versions = rest.replace(/\s*[;#].*$/, '').trim()
  if (versions !== '' && !/^[(@=<>!~]/.test(versions)) return null
  return {
    name: normalized(name),
    extras: extras
      .split(',')
      .map(normalized)
      .filter(each => each !== ''),
    versions,
  }
}

/** Reads a requirements file, or a file of constraints, as pip does. */
export function readRequirements(text: string): Required {
  const required: Required = { packages: [], isOpen: false, files: [] }
  const lines = text.replace(/\\\r?\n/g, ' ').split(/\r?\n/, MOST_LINES)
  for (const line of lines) {
    const words = line.replace(/(?:^|\s)#.*$/, '').trim()
    if (words === '') continue
    const option = /^(?:-r|--requirement)[\s=]*(.+)$/.exec(words)
    if (option?.[1] !== undefined) required.files.push(option[1].trim())
    else if (/^-e\b|^--editable|^[./]|^[\w+]+:\/\/|\.whl\b/.test(words)) {
      const egg = /#egg=([\w.-]+)/.exec(line)?.[1]
      if (egg === undefined) required.isOpen = true
      else required.packages.push({ name: normalized(egg), extras: [], versions: '' })
    } else if (!words.startsWith('-')) {
      const requirement = readRequirement(words.replace(/\s--hash.*$/, ''))
      if (requirement === null) required.isOpen = true
      else required.packages.push(requirement)
    }
  }
  return required
}
