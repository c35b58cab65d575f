import type { RepoPath } from '../../src/gate/path.js'
import type { Facts } from '../../src/validate/facts.js'
import type { Problem } from '../../src/validate/rules/rule.js'
import type { Source } from '../../src/validate/tree/source.js'
import { placesOf, reports, repositoryOf } from './validate.js'

/** What a check of a whole repository finds, by file: each problem as `line:column rule`. */
export interface FoundInFiles {
  readonly places: Readonly<Record<string, string[]>>
  readonly messages: readonly string[]
  readonly problems: readonly Problem[]
}

/** Runs a check of a whole repository over files in memory; `tools` are the programs that are installed. */
export async function wholeRepository(
  files: Readonly<Record<string, string>>,
  check: (facts: Facts, reportIn: (source: Source) => ReturnType<typeof reports>['report']) => void | Promise<void>,
  tools: readonly string[] = [],
): Promise<FoundInFiles> {
  const repository = repositoryOf(files)
  const paths = Object.keys(files) as RepoPath[]
  const workflows = paths
    .filter(path => /^\.github\/workflows\/[^/]+\.ya?ml$/.test(path))
    .map(path => repository.source(path, 'yaml') as Source)
  const gathered = new Map<Source, ReturnType<typeof reports>>()
  const facts: Facts = { workflows, repository, files: paths, hasTool: async name => tools.includes(name) }
  await check(facts, source => {
    const known = gathered.get(source) ?? reports()
    gathered.set(source, known)
    return known.report
  })
  const places: Record<string, string[]> = {}
  for (const [source, { problems }] of gathered) {
    if (problems.length > 0) places[source.path] = placesOf(problems, source)
  }
  const problems = [...gathered.values()].flatMap(each => each.problems)
  return { places, problems, messages: problems.map(({ message }) => message) }
}
