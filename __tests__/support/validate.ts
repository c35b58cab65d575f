import type { RepoPath } from '../../src/gate/path.js'
import type { Desk, Kind, Settings } from '../../src/validate/kind.js'
import type { Repository } from '../../src/validate/repository.js'
import type { Problem, Report } from '../../src/validate/rules/rule.js'
import type { Format } from '../../src/validate/tree/document.js'
import { formatOf } from '../../src/validate/tree/formats.js'
import { readSource } from '../../src/validate/tree/read.js'
import type { Source } from '../../src/validate/tree/source.js'
import type { Script } from '../../src/validate/workflow/rules/scripts/script.js'
import { reportRemarks } from '../../src/validate/workflow/rules/scripts/shellcheck.js'

/** Files in memory, by their paths. */
export function repositoryOf(files: Readonly<Record<string, string>>): Repository {
  const sources = new Map<string, Source>()
  return {
    has: path => Object.hasOwn(files, path),
    source: (path, format) => {
      const text = Object.hasOwn(files, path) ? files[path] : undefined
      if (text === undefined) return null
      const read = sources.get(path) ?? readSource(path, text, format)
      sources.set(path, read)
      return read
    },
  }
}

export function sourceOf(text: string, path = '.github/workflows/a.yml', format: Format = 'yaml'): Source {
  return readSource(path as RepoPath, text, format)
}

/** What was reported, in its order, and the function that reports. */
export function reports(): { problems: Problem[]; report: Report } {
  const problems: Problem[] = []
  return {
    problems,
    report: (rule, { start, end }, message, more) => problems.push({ rule, start, end, message, ...more }),
  }
}

/** What shellcheck's output amounts to, told of the script that each file stands for. */
export function remarksOf(output: string, scriptOf: (file: string) => Script | undefined): Problem[] {
  const { problems, report } = reports()
  reportRemarks(output, file => [scriptOf(file)].flatMap(script => (script === undefined ? [] : { script, report })))
  return problems
}

/** Each problem as `line:column rule`, sorted by place: what most tests compare. */
export function placesOf(problems: readonly Problem[], source: Source): string[] {
  const sorted = [...problems].sort((a, b) => a.start - b.start)
  return sorted.map(({ rule, start }) => {
    const { line, column } = source.positionOf(start)
    return `${line}:${column} ${rule.id}`
  })
}

/** The problems that a kind's checks find in the first of the files. */
export async function checked(kind: Kind, files: Readonly<Record<string, string>>): Promise<string[]> {
  const [path] = Object.keys(files)
  const repository = repositoryOf(files)
  const source = repository.source(path as RepoPath, formatOf(path as string) ?? 'yaml') as Source
  const { problems, report } = reports()
  await kind.check(source, report, repository, desk())
  return placesOf(problems, source)
}

/** For kinds that need nothing beside their file; what a test is about it passes itself. */
export function desk(settings: Partial<Settings> = {}, declare: Desk['declare'] = () => {}): Desk {
  return { settings: { airflowVersion: null, manifests: [], importable: [], ...settings }, python: null, declare }
}
