import type { CommandRun } from '../../gate/commands.js'
import { formatDuration } from '../../gate/duration.js'

const LINES = 5
const SHOWN = 500

/** Why a run of a command is of no use, to go on after its name. */
export class Fault extends Error {
  constructor(
    message: string,
    /** Whether there was no time left for it. */
    readonly isLate = false,
  ) {
    super(message)
    this.name = 'Fault'
  }
}

/** What went wrong with a command, to go on after its name; null where nothing did. */
export function faultOf(
  { exitCode, timedOut, stdout, stderr }: CommandRun,
  where: string,
  time: number,
): string | null {
  if (timedOut) return `was ended ${where}, when the time for all of it, ${formatDuration(time)}, was over`
  if (exitCode === 0) return null
  const how = exitCode === null ? 'was ended' : `ended with exit code ${exitCode}`
  const said = endOf(stderr) || endOf(stdout)
  return `${how} ${where}${said && `: ${said}`}`
}

/** The last lines of what was written, as one. */
function endOf(text: string): string {
  const lines = text.split(/[\r\n]+/).map(line => line.trim())
  const line = lines
    .filter(each => each !== '')
    .slice(-LINES)
    .join(' / ')
  return line.length > SHOWN ? `…${line.slice(-SHOWN)}` : line
}
