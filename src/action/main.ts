import { recordReporter } from '../baseline/reporter.js'
import type { AnyGate, Registry } from '../gate/gate.js'
import type { Files } from '../gate/ports.js'
import { type Door, exitCodeOf, type Reporter, runGate } from '../gate/run.js'
import { checkRunReporter, commentReporter } from '../github/reporters.js'
import { handOverReporter } from '../handover/reporter.js'
import { machinePorts, projectAt } from '../platform/ports.js'
import * as toolkit from '../platform/toolkit.js'
import { annotationsOf } from '../report/annotations.js'
import { bodyOf } from '../report/body.js'
import { writeFiles } from '../report/files.js'
import { toMarkdown } from '../report/markdown.js'
import { toTerminal } from '../report/terminal.js'
import { inputsFromEnvironment } from './given.js'

/** Runs a gate as a GitHub Action and sets the process's exit code. */
export async function runAction(gate: AnyGate, registry: Registry, workerScript: URL): Promise<void> {
  process.exitCode = await exitCodeOf(words, async () => {
    const { root } = await projectAt(process.env['GITHUB_WORKSPACE'] || '.')
    const given = inputsFromEnvironment(process.env)
    const token = given.get('token')?.values[0]
    const ports = await machinePorts({ root, workerScript, log: toolkit.actionLog, token })
    const reporters = [
      handOverReporter(ports),
      recordReporter(ports),
      commentReporter(ports),
      checkRunReporter(ports),
      textReporter,
      annotationReporter,
      outputReporter(ports.files),
    ]
    return runGate(gate, given, registry, ports, { reporters, ...words })
  })
}

/** How an action tells what went wrong. */
const words: Pick<Door, 'mistakes' | 'bug'> = {
  mistakes: mistakes => {
    for (const mistake of mistakes) toolkit.annotateMistake(mistake)
  },
  bug: error => {
    const { message, stack } = error instanceof Error ? error : new Error(String(error))
    toolkit.actionLog.info(stack ?? message)
    const where = 'a fault in pipeline-actions'
    toolkit.annotateMistake({ where, message: `${message}. Please report it with the stack that the log shows.` })
  },
}

/** The log and the job summary. */
const textReporter: Reporter = async outcome => {
  const body = await bodyOf(outcome)
  toolkit.actionLog.info(toTerminal(outcome.result, body, false))
  if (outcome.inputs.summary) await toolkit.addToSummary(toMarkdown(outcome.result, body))
}

const annotationReporter: Reporter = async ({ inputs, result }) => {
  const { shown, hidden } = annotationsOf(result.findings, inputs.annotations)
  for (const finding of shown) toolkit.annotate(finding)
  if (hidden === 0) return
  toolkit.actionLog.info(
    `Not annotated: ${hidden} more ${hidden === 1 ? 'finding' : 'findings'}; the result file has all.`,
  )
}

function outputReporter(files: Files): Reporter {
  return async outcome => {
    const { gate, result } = outcome
    const report = await writeFiles(outcome, files, toolkit.defaultReportFile(gate.name))
    const own = Object.entries(gate.outputs).map(([name, output]) => [name, output.value(result)] as const)
    const shared = { verdict: result.verdict, summary: result.summary, report: report ?? '' }
    for (const [name, value] of [...Object.entries(shared), ...own]) toolkit.setOutput(name, value)
  }
}
