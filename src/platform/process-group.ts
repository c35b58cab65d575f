import { type ChildProcess, spawn } from 'node:child_process'
import type { CommandRun } from '../gate/commands.js'
import { onInterruption } from './interruption.js'

/** Bytes of standard output that are kept, from its beginning. */
export const KEPT_OUTPUT = 16 << 20
/** Bytes of standard error that are kept, up to its end. */
const KEPT_ERRORS = 8 << 10
/** Milliseconds in which what a command has written must have come through after its end. */
const AFTERWARDS = 1000

const WINDOWS = process.platform === 'win32'

export interface Grouped {
  program: string
  args: readonly string[]
  directory: string
  environment: Readonly<Record<string, string>>
  timeout: number
  /** The descriptor of an open file that is its standard input; without one it has none. */
  input?: number
}

/** Runs a program in a group of processes of its own, which ends with it. It is started before this returns. */
export async function runInGroup(grouped: Grouped): Promise<CommandRun> {
  const start = performance.now()
  const child = spawned(grouped)
  if (typeof child !== 'string') return endOf(child, grouped, start)
  return { exitCode: null, signal: null, stdout: '', cut: false, stderr: child, duration: 0, timedOut: false }
}

/** What becomes of a program that was started just now. */
function endOf(child: ChildProcess, { program, timeout }: Grouped, start: number): Promise<CommandRun> {
  return new Promise(resolve => {
    const output = new Beginning()
    const errors = new Ending()
    let failure: string | null = null
    let timedOut = false
    let duration: number | null = null
    const forget = onInterruption(() => endGroup(child))
    const limit = setTimeout(() => {
      timedOut = true
      endGroup(child)
    }, timeout)
    let last: NodeJS.Timeout | undefined
    child.stdout?.on('data', (piece: Buffer) => output.add(piece))
    child.stderr?.on('data', (piece: Buffer) => errors.add(piece))
    child.on('error', error => {
      failure = whyNotStarted(program, error)
      end(null, null)
    })
    child.on('exit', (code, signal) => {
      duration = performance.now() - start
      clearTimeout(limit)
      // What it left running may hold its output open.
      last = setTimeout(() => end(code, signal), AFTERWARDS)
    })
    child.on('close', end)

    function end(code: number | null, signal: string | null): void {
      clearTimeout(limit)
      clearTimeout(last)
      forget()
      endGroup(child)
      child.stdout?.destroy()
      child.stderr?.destroy()
      resolve({
        exitCode: timedOut ? null : code,
        signal: timedOut ? null : signal,
        stdout: output.text(),
        cut: output.cut,
        stderr: failure ?? errors.text(),
        duration: duration ?? performance.now() - start,
        timedOut,
      })
    }
  })
}

/** The program, started, or why it is not: some reasons node throws, others it tells the child's listeners. */
function spawned({ program, args, directory, environment, input }: Grouped): ChildProcess | string {
  try {
    return spawn(program, args, {
      cwd: directory,
      env: environment,
      stdio: [input ?? 'ignore', 'pipe', 'pipe'],
      detached: !WINDOWS,
      windowsHide: true,
    })
  } catch (error) {
    return whyNotStarted(program, error as Error)
  }
}

function whyNotStarted(program: string, { code, message }: NodeJS.ErrnoException): string {
  const why = code === 'E2BIG' ? 'what it is given, its environment included, is longer than the system takes' : message
  return `${program} cannot be started: ${why}`
}

/** The beginning of a stream that may have no end. */
class Beginning {
  cut = false
  private readonly pieces: Buffer[] = []
  private size = 0

  add(piece: Buffer): void {
    const kept = piece.subarray(0, KEPT_OUTPUT - this.size)
    if (kept.length < piece.length) this.cut = true
    this.size += kept.length
    if (kept.length > 0) this.pieces.push(kept)
  }

  text(): string {
    return new TextDecoder().decode(Buffer.concat(this.pieces))
  }
}

/** The end of a stream, in whole lines: of one that begins before it there is nothing, for half a secret is not known for one. */
class Ending {
  private kept = Buffer.alloc(0)
  private cut = false

  add(piece: Buffer): void {
    const all = Buffer.concat([this.kept, piece])
    this.cut ||= all.length > KEPT_ERRORS
    this.kept = all.subarray(-KEPT_ERRORS)
  }

  text(): string {
    const begin = this.cut ? this.kept.indexOf('\n') + 1 || this.kept.length : 0
    return new TextDecoder().decode(this.kept.subarray(begin))
  }
}

/** Ends the process and all that it started and that stayed in its group. */
function endGroup(child: ChildProcess): void {
  if (child.pid === undefined) return
  try {
    if (!WINDOWS) process.kill(-child.pid, 'SIGKILL')
    else if (child.exitCode === null) {
      spawn('taskkill', ['/pid', String(child.pid), '/t', '/f'], { stdio: 'ignore' }).on('error', () => {})
    }
  } catch {
    // Nothing of it is left.
  }
}
