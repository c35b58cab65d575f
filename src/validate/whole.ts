import type { RepoPath } from '../gate/path.js'
import type { Programs } from '../gate/ports.js'
import { checkAcross, type DeclaredDags } from './airflow/rules/across.js'
import type { Facts } from './facts.js'
import { Gathered } from './gathered.js'
import { entryOf } from './kinds.js'
import type { Located } from './located.js'
import { checkMakeCalls } from './makefile/calls/check.js'
import { checkDags, type DagsOfFile } from './pipeline/dags/check.js'
import { checkPolicy } from './pipeline/policy.js'
import { valueIn } from './tree/node.js'
import { prepareToRead, readSource } from './tree/read.js'
import type { Source } from './tree/source.js'
import type { Workspace } from './workspace.js'

/** The repository as a whole: its files, as seen from the folder, and what it asks of its pipelines. */
export interface Whole {
  readonly files: readonly RepoPath[]
  readonly policy: { readonly path: RepoPath; readonly text: string } | null
  /** What files with DAGs declare, in the order of their paths. */
  readonly dags: readonly DeclaredDags[]
  /** What a policy may ask about them. */
  readonly facts: readonly DagsOfFile[]
}

/** What was found in a file that may be of no kind at all. */
export interface FoundInFile {
  path: RepoPath
  problems: Located[]
}

/** Checks what no file says alone: whether the repository has what its policy asks for, and its makefiles what others call. */
export async function checkWhole(whole: Whole, workspace: Workspace, programs: Programs): Promise<FoundInFile[]> {
  const gathered = new Map<RepoPath, Gathered>()
  const inFile = (source: Source): Gathered => {
    const known = gathered.get(source.path) ?? new Gathered(source)
    gathered.set(source.path, known)
    return known
  }
  const reportIn = (source: Source) => inFile(source).report
  const facts: Facts = {
    workflows: workflowsOf(whole.files, workspace),
    repository: workspace,
    files: whole.files,
    hasTool: name => programs.has(name),
  }
  checkMakeCalls(facts, reportIn)
  if (whole.dags.length > 0) await prepareToRead('python')
  const reportAt = (path: RepoPath) => {
    const source = workspace.source(path, 'python')
    return source === null ? null : reportIn(source)
  }
  checkAcross(whole.dags, reportAt)
  if (whole.policy !== null) {
    const policy = readSource(whole.policy.path, whole.policy.text, 'yaml')
    inFile(policy).reportFaults()
    await checkPolicy(policy, facts, reportIn)
    await checkDags(policy, valueIn(policy.root, 'dags'), whole.facts, reportAt)
  }
  const found: FoundInFile[] = []
  for (const [path, each] of gathered) found.push({ path, problems: await each.settled('repository') })
  return found.filter(({ problems }) => problems.length > 0).sort((a, b) => (a.path < b.path ? -1 : 1))
}

function workflowsOf(files: readonly RepoPath[], workspace: Workspace): Source[] {
  const { format } = entryOf('workflow')
  const paths = files.filter(path => /^\.github\/workflows\/[^/]+\.ya?ml$/.test(path))
  return paths.flatMap(path => workspace.source(path, format) ?? [])
}
