import type { RepoPath } from '../../src/gate/path.js'
import type { Problem } from '../../src/validate/rules/rule.js'
import type { Source } from '../../src/validate/tree/source.js'
import { readWorkflow } from '../../src/validate/workflow/read.js'
import { checkWorkflow } from '../../src/validate/workflow/rules/all.js'
import { placesOf, reports, repositoryOf } from './validate.js'

/** What the rules about a workflow's meaning find in the first of the files. */
export function judge(files: Readonly<Record<string, string>>): { problems: Problem[]; source: Source } {
  const repository = repositoryOf(files)
  const source = repository.source(Object.keys(files)[0] as RepoPath, 'yaml') as Source
  const workflow = readWorkflow(source)
  const { problems, report } = reports()
  if (workflow !== null) checkWorkflow(workflow, report, repository)
  return { problems, source }
}

/** Each problem as `line:column rule`. */
export function found(text: string): string[] {
  const { problems, source } = judge({ '.github/workflows/ci.yml': text })
  return placesOf(problems, source)
}

/** Each problem's message. */
export function told(text: string): string[] {
  return judge({ '.github/workflows/ci.yml': text }).problems.map(({ message }) => message)
}

/** A workflow with one job, whose lines these are; the first is the third of the file. */
export function job(...lines: readonly string[]): string {
  return ['on: push', 'jobs: { a: {', ...lines.map(line => `  ${line}`), '  } }', ''].join('\n')
}

/** A workflow that is started by what `on` says, which begins in line 1. */
export function startedBy(...on: readonly string[]): string {
  return [...on, 'jobs:', '  a:', '    runs-on: ubuntu-latest', '    steps: [{ run: make }]', ''].join('\n')
}

/** A workflow of jobs that need each other, one line each from line 3 on. */
export function needing(needs: Readonly<Record<string, readonly string[]>>): string {
  const jobs = Object.entries(needs).map(
    ([id, ids]) => `  ${id}: { needs: [${ids.join()}], runs-on: ubuntu-latest, steps: [{ run: make }] }`,
  )
  return ['on: push', 'jobs:', ...jobs, ''].join('\n')
}

/** A workflow with one job on this runner with these steps, each a flow map in a line of its own from line 6 on. */
export function steps(...lines: readonly string[]): string {
  const list = lines.map(line => `      - ${line}`)
  return ['on: push', 'jobs:', '  a:', '    runs-on: ubuntu-latest', '    steps:', ...list, ''].join('\n')
}
