import { resolve } from 'node:path'
import * as core from '@actions/core'
import { type Mistake, mistakeLine } from '../gate/mistake.js'
import type { Log } from '../gate/ports.js'
import type { Finding } from '../gate/result.js'
import { logLines, plainLine } from '../report/plain.js'

/** The job's log. */
export const actionLog: Log = {
  info: text => {
    for (const line of logLines(text)) core.info(line)
  },
  warning: line => core.warning(plainLine(line)),
  debug: line => core.debug(plainLine(line)),
}

/** Writes one finding as an annotation. */
export function annotate(finding: Finding): void {
  const { file, line, column, endLine, endColumn } = finding
  const properties: core.AnnotationProperties = { title: finding.rule }
  if (file !== undefined) properties.file = file
  if (line !== undefined) properties.startLine = line
  if (column !== undefined) properties.startColumn = column
  if (endLine !== undefined) properties.endLine = endLine
  if (endColumn !== undefined) properties.endColumn = endColumn
  const write = { error: core.error, warning: core.warning, note: core.notice }[finding.level]
  write(plainLine(finding.help ? `${finding.message} ${finding.help}` : finding.message), properties)
}

/** Writes a user's mistake as an annotation at its place. */
export function annotateMistake(mistake: Mistake): void {
  const properties: core.AnnotationProperties = { title: 'pipeline-actions: input' }
  if (mistake.file !== undefined) properties.file = mistake.file
  if (mistake.line !== undefined) properties.startLine = mistake.line
  if (mistake.column !== undefined) properties.startColumn = mistake.column
  core.error(plainLine(mistakeLine(mistake)), properties)
}

/** Adds markdown to the job summary; without one (a local runner may have none) there is nothing to add to. */
export async function addToSummary(markdown: string): Promise<void> {
  if (process.env['GITHUB_STEP_SUMMARY']) await core.summary.addRaw(markdown, true).write()
}

export function setOutput(name: string, value: string): void {
  core.setOutput(name, value)
}

/**
 * Where an action leaves its result file when no `report-file` is asked for: one per step, below the runner's own
 * temporary folder.
 */
export function defaultReportFile(gate: string): string | null {
  const temporary = process.env['RUNNER_TEMP']
  const step = (process.env['GITHUB_ACTION'] ?? '').replace(/\W/g, '')
  return temporary ? resolve(temporary, 'pipeline-actions', `${gate}${step && `-${step}`}.json`) : null
}
