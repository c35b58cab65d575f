import type { AnyGate, Registry } from '../gate/gate.js'
import { type Mistake, UserMistake } from '../gate/mistake.js'
import { EXIT } from '../gate/policy.js'
import type { Files } from '../gate/ports.js'
import { type Door, type Reporter, runGate } from '../gate/run.js'
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
  try {
    const { root } = await projectAt(process.env['GITHUB_WORKSPACE'] || '.')
    const ports = await machinePorts(root, workerScript, toolkit.actionLog)
    const given = inputsFromEnvironment(ports.environment)
    process.exitCode = await runGate(gate, given, registry, ports, actionDoor(ports.files))
  } catch (error) {
    if (error instanceof UserMistake) tellMistakes(error.mistakes)
    else tellBug(error)
    process.exitCode = error instanceof UserMistake ? EXIT.mistake : EXIT.bug
  }
}

function actionDoor(files: Files): Door {
  return {
    reporters: [textReporter, annotationReporter, outputReporter(files)],
    mistakes: tellMistakes,
    bug: tellBug,
  }
}

function tellMistakes(mistakes: readonly Mistake[]): void {
  for (const mistake of mistakes) toolkit.annotateMistake(mistake)
}

function tellBug(error: unknown): void {
  const { message, stack } = error instanceof Error ? error : new Error(String(error))
  toolkit.actionLog.info(stack ?? message)
  const where = 'a fault in pipeline-actions'
  toolkit.annotateMistake({ where, message: `${message}. Please report it with the stack that the log shows.` })
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
  if (hidden > 0) toolkit.actionLog.info(`${hidden} more findings are not annotated; the job summary has them.`)
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
