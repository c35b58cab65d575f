import type { CommentTarget } from '../gate/gate.js'
import { GitHubFailure } from '../gate/github.js'
import { UserMistake } from '../gate/mistake.js'
import type { Ports } from '../gate/ports.js'
import type { Outcome, Reporter } from '../gate/run.js'
import type { Writes } from '../gate/shared-inputs.js'
import { worstFirst } from '../gate/verdict.js'
import { unitOf } from '../handover/names.js'
import { bodyOf } from '../report/body.js'
import { toMarkdown } from '../report/markdown.js'
import { LONGEST_CHECK_TEXT, writeCheckRun } from './check-run.js'
import { LONGEST_COMMENT, writeComment } from './comment.js'
import { type Feature, isPermission, permissionAdvice } from './permissions.js'
import { stampOf } from './stamp.js'

/** Keeps the comment on the pull request up to date, where the outcome is to be told there. */
export function commentReporter(ports: Ports): Reporter {
  return outcome =>
    writing('comment', outcome.inputs.comment, outcome, ports, async github => {
      const target = commentTarget(outcome, ports)
      if (target === null) return
      const { pullRequest, ...stamp } = target
      const foot = footOf(target, ports)
      const body = `${toMarkdown(outcome.result, await bodyOf(outcome), LONGEST_COMMENT - 500)}\n${foot}\n`
      const written = await writeComment({ pullRequest, key: keyOf(outcome, ports), stamp, body }, github, ports.clock)
      ports.log.info(`The comment on #${pullRequest}: ${written}.`)
    })
}

/** Writes the check run of those that report for several gates. */
export function checkRunReporter(ports: Ports): Reporter {
  return outcome => {
    const { gate, inputs, result } = outcome
    const writes = (inputs as { 'check-run'?: Writes })['check-run'] ?? 'never'
    return writing('check-run', writes, outcome, ports, async github => {
      const stamp = stampOf(ports.event)
      if (stamp === null || ports.event.checkOn !== stamp.commit) return
      const written = await writeCheckRun(
        {
          name: checkRunName(outcome, ports),
          stamp,
          verdict: result.verdict,
          fails: result.fails,
          title: result.summary,
          summary: toMarkdown(result, await bodyOf(outcome), LONGEST_CHECK_TEXT),
          findings: worstFirst(gate.annotates?.(result) ?? result.findings),
        },
        github,
        ports.clock,
      )
      if (!written) ports.log.info('A newer run has written the check run: it is left alone.')
    })
  }
}

/**
 * Writes to GitHub if that is wanted and allowed. What stands in the way is a note for the reports; only where the user
 * insists (`always`) and the workflow lacks the permission is it the user's mistake, and not where GitHub gives such runs a token that reads.
 */
async function writing(
  feature: Feature & ('comment' | 'check-run'),
  writes: Writes,
  { gate, notes }: Outcome,
  { event, github }: Ports,
  write: (github: NonNullable<Ports['github']>) => Promise<void>,
): Promise<void> {
  const concerned =
    feature === 'comment' ? event.commentOn !== null || gate.commentOn !== undefined : event.checkOn !== null
  if (writes === 'never' || !(concerned || event.readOnly !== null)) return
  const what = feature === 'comment' ? 'comment' : 'check run'
  if (event.readOnly !== null) {
    notes.push(
      `No ${what} is written, because ${event.readOnly}: its token only reads. publish-report can comment for it.`,
    )
    return
  }
  if (github === null) {
    notes.push(`No ${what} is written: there is no token.`)
    return
  }
  try {
    await write(github)
  } catch (error) {
    if (!(error instanceof GitHubFailure)) throw error
    const because = event.readsByDefault === null ? '' : `, because ${event.readsByDefault}`
    const advice = isPermission(error) ? `; ${permissionAdvice(feature)}` : ''
    const message = `the ${what} was not written${because}: ${error.message}${advice}`
    if (writes === 'always' && isPermission(error) && event.readsByDefault === null)
      throw new UserMistake([{ where: feature, message }])
    notes.push(`${message[0]?.toUpperCase()}${message.slice(1)}.`)
  }
}

function commentTarget({ gate, result }: Outcome, { event }: Ports): CommentTarget | null {
  if (gate.commentOn !== undefined) return gate.commentOn(result)
  const stamp = stampOf(event)
  return event.commentOn === null || stamp === null ? null : { pullRequest: event.commentOn, ...stamp }
}

/** One comment for each workflow, job and leg that writes one. */
function keyOf({ gate, result }: Outcome, { event }: Ports): string {
  return unitOf(event.workflow, gate.name, event.job, result.subject.leg)
}

/** Like the job's own name, and never the same: a required check of that name is not to be confused with it. */
function checkRunName({ gate, result }: Outcome, { event, environment }: Ports): string {
  const workflow = environment['GITHUB_WORKFLOW'] ?? event.workflow
  const leg = result.subject.leg === null ? [] : [result.subject.leg]
  return ['pipeline-actions', workflow, event.job, ...leg, gate.name]
    .filter(part => part !== null && part !== '')
    .join(' / ')
}

function footOf({ commit, runId, attempt }: CommentTarget, { environment, event }: Ports): string {
  const server = environment['GITHUB_SERVER_URL'] ?? 'https://github.com'
  const run = `[run ${runId}, attempt ${attempt}](${server}/${event.subject.repository}/actions/runs/${runId}/attempts/${attempt})`
  return `<sub>Of ${commit}, by ${run}.</sub>`
}
