import { spawn } from 'node:child_process'

const PASSED_ON = ['PATH', 'HOME', 'LANG', 'LC_ALL', 'TMPDIR', 'TEMP', 'TMP', 'SYSTEMROOT', 'USERPROFILE']

/**
 * Runs a program with an argument list, never through a shell, and returns its standard output; null where it
 * cannot be started or fails. It gets no token, `ACTIONS_*` or `INPUT_*` of the job, but the variables in `more`.
 */
export async function outputOf(
  program: string,
  args: string[],
  directory: string,
  more: Readonly<Record<string, string>> = {},
): Promise<string | null> {
  // Loaded only where a program is run: many jobs need none.
  const { getExecOutput } = await import('@actions/exec')
  try {
    const options = { cwd: directory, env: { ...passed(), ...more }, silent: true, ignoreReturnCode: true }
    const { exitCode, stdout } = await getExecOutput(program, args, options)
    return exitCode === 0 ? stdout : null
  } catch {
    // The program is not installed: the caller has another way, or says what is missing.
    return null
  }
}

/** What a program gets beside its arguments, and where its output goes. */
export interface Run {
  environment?: Readonly<Record<string, string>>
  /** Its standard input; without one it is empty. */
  input?: string
  /** Gets standard output as it comes; what it throws is thrown by `succeeds`. Nothing of it is kept. */
  onOutput?: (piece: Uint8Array) => void
  /** Milliseconds after which it is ended. */
  timeout?: number
}

/**
 * Runs a program as `outputOf` does, however much it writes. Returns whether it succeeded: false too where it cannot be
 * started, or takes too long.
 */
export function succeeds(program: string, args: string[], directory: string, run: Run): Promise<boolean> {
  const { environment = {}, input, onOutput, timeout } = run
  return new Promise((resolve, reject) => {
    const stdio = ['pipe', onOutput === undefined ? 'ignore' : 'pipe', 'ignore'] as const
    const env = { ...passed(), ...environment }
    const child = spawn(program, args, { cwd: directory, env, stdio: [...stdio] })
    // Node's own `timeout` goes on where the program cannot be started, and keeps the process alive.
    const timer = timeout === undefined ? undefined : setTimeout(() => child.kill(), timeout)
    const end = (success: boolean) => {
      clearTimeout(timer)
      resolve(success)
    }
    child.on('error', () => end(false))
    child.on('close', code => end(code === 0))
    child.stdout?.on('data', (piece: Buffer) => {
      try {
        onOutput?.(piece)
      } catch (error) {
        child.kill()
        reject(error)
      }
    })
    // A program that ends before it has read everything says by its exit code what became of it.
    child.stdin?.on('error', () => {})
    child.stdin?.end(input ?? '')
  })
}

/** Thrown by `piecesOf` where the program cannot be started or fails. */
export class ProgramFailed extends Error {}

/**
 * Runs a program in the same way, and gives its standard output in pieces that are waited for: it writes no faster than
 * they are taken, and is ended where no more of them are.
 *
 * @throws ProgramFailed
 */
export async function* piecesOf(
  program: string,
  args: string[],
  directory: string,
  { environment = {}, input }: Pick<Run, 'environment' | 'input'>,
): AsyncGenerator<Uint8Array> {
  const env = { ...passed(), ...environment }
  const child = spawn(program, args, { cwd: directory, env, stdio: ['pipe', 'pipe', 'ignore'] })
  const succeeded = new Promise<boolean>(resolve => {
    child.on('error', () => resolve(false))
    child.on('close', code => resolve(code === 0))
  })
  child.stdin.on('error', () => {})
  child.stdin.end(input ?? '')
  try {
    for await (const piece of child.stdout) yield piece as Buffer
    if (!(await succeeded)) throw new ProgramFailed(`${program} failed`)
  } finally {
    child.kill()
  }
}

function passed(): Record<string, string> {
  const env: Record<string, string> = {}
  for (const name of PASSED_ON) if (process.env[name] !== undefined) env[name] = process.env[name]
  return env
}
