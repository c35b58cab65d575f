import type { Log } from '../gate/ports.js'
import { plainLine } from '../report/plain.js'

const log: Log = {
  info: text => {
    for (const line of text.split('\n')) process.stderr.write(`${plainLine(line)}\n`)
  },
  warning: line => {
    process.stderr.write(`${plainLine(line)}\n`)
  },
  debug: line => {
    if (process.env['RUNNER_DEBUG'] === '1') process.stderr.write(`${plainLine(line)}\n`)
  },
}

// Whoever reads the output may stop reading (`| head`): that is no fault of anybody's.
process.stdout.on('error', error => {
  if ((error as NodeJS.ErrnoException).code !== 'EPIPE') throw error
})

/** The terminal that the command line runs in: results on standard output, everything else on standard error. */
export const terminal = {
  log,
  colour: process.stdout.isTTY === true && !process.env['NO_COLOR'],
  /** Writes a text and returns the exit code of a command that did what it should. */
  write(text: string): 0 {
    process.stdout.write(`${text}\n`)
    return 0
  },
}
