import type { RepoPath } from '../../../gate/path.js'
import type { Repository } from '../../repository.js'
import type { Report } from '../../rules/rule.js'
import type { ScalarNode } from '../../tree/node.js'
import type { Source } from '../../tree/source.js'
import { quoted } from '../../words/quoted.js'
import type { Step } from '../model.js'
import { checkFaulty } from './faulty.js'
import { checkActionInputs } from './inputs.js'
import { hasLandmark } from './landmarks.js'
import { actionFile, localAction } from './local.js'
import { versionOf } from './pinned.js'
import type { PopularActions } from './popular.js'
import { actionReference } from './reference.js'
import { malformedUses } from './rules/malformed-uses.js'
import { notFound } from './rules/not-found.js'
import { outdatedAction } from './rules/outdated-action.js'

// GitHub fails every job that uses one of these.
const SHUT_DOWN = /^actions\/((upload|download)-artifact@v?[123]|cache(\/\w+)?@v?[12])(?![\d-])/
// What can put files into the workspace beside the commit that runs.
const BRINGS_FILES = /\b(git|gh|curl|wget|tar|unzip|svn|hg|cp|mv|ln|mkdir|rsync)\b/
const LEAVES_FILES = /^actions\/(checkout|setup-[a-z]+|cache)@/
const CHECKOUT_ELSEWHERE: ReadonlySet<string> = new Set(['repository', 'path', 'ref', 'submodules', 'sparse-checkout'])

/** Whether one of the steps uses an action of another repository. */
export function usesOthers(steps: readonly Step[]): boolean {
  return steps.some(({ uses }) => uses?.text.includes('@'))
}

/** What the steps of one file use, and what they give it. */
export class StepUses {
  private readonly seen = new Set<RepoPath>()

  constructor(
    private readonly source: Source,
    private readonly report: Report,
    private readonly repository: Repository,
    private readonly popular: PopularActions | null,
  ) {}

  /** Checks the steps of a job or of a composite action. */
  check(steps: readonly Step[]): void {
    let certain = true
    for (const step of steps) {
      if (step.uses !== undefined) this.checkUses(step, step.uses, certain)
      certain &&= keepsFiles(step)
    }
  }

  private checkUses(step: Step, uses: ScalarNode, certain: boolean): void {
    const reference = uses.text === '' ? null : actionReference(uses.text)
    if (reference?.kind === 'malformed') this.report(malformedUses, uses, reference.why)
    if (reference?.kind === 'local') this.checkLocal(step, uses, reference.path, certain)
    if (reference?.kind === 'remote') this.checkRemote(step, uses, reference.name, reference.ref)
  }

  private checkLocal(step: Step, uses: ScalarNode, folder: RepoPath, certain: boolean): void {
    const file = actionFile(folder, this.repository)
    if (file === undefined) {
      const message = `${quoted(uses.text)} is no action: there is no \`action.yml\` in ${quoted(folder)}`
      if (certain) this.report(notFound, uses, message, { level: hasLandmark(this.repository) ? 'warning' : 'note' })
      return
    }
    if (!this.seen.has(file)) checkFaulty(uses, file, this.repository, this.report)
    this.seen.add(file)
    const action = localAction(file, this.repository)
    if (action !== null) checkActionInputs(step.with, action, uses.text, uses, this.report)
  }

  private checkRemote(step: Step, uses: ScalarNode, name: string, ref: string): void {
    const version = versionOf(ref, uses, this.source)
    const release = version === null ? null : (this.popular?.release(name, version) ?? null)
    if (release === null) return
    const spec = `${name}@${version}`
    if (!release.outdated) checkActionInputs(step.with, release, spec, uses, this.report)
    else if (SHUT_DOWN.test(spec.toLowerCase())) {
      this.report(outdatedAction, uses, `GitHub refuses ${quoted(spec)}: use a newer version`, { level: 'error' })
    } else {
      this.report(
        outdatedAction,
        uses,
        `${quoted(spec)} runs on a Node.js that GitHub has removed: use a newer version`,
      )
    }
  }
}

// Whether after this step the files are still those of the repository, as far as can be seen.
function keepsFiles({ uses, run, with: given }: Step): boolean {
  if (run !== undefined) return !BRINGS_FILES.test(run.text)
  if (uses === undefined || !LEAVES_FILES.test(uses.text)) return false
  return !given.some(({ name }) => CHECKOUT_ELSEWHERE.has(name.toLowerCase()))
}
