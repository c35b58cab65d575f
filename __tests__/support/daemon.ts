import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'

/** A program that serves until it is stopped. */
export class Daemon {
  private constructor(
    private readonly process: ChildProcess,
    /** What `ready` captures in what the program writes: mostly its port. */
    readonly said: string,
  ) {}

  /** Returns when it has written on its standard error what it does when it is ready. */
  static async start(program: string, args: readonly string[], ready: RegExp): Promise<Daemon> {
    const process = spawn(program, args, { stdio: ['ignore', 'ignore', 'pipe'] })
    let written = ''
    const said = await new Promise<string>((resolve, reject) => {
      process.stderr.on('data', function listen(text) {
        written += text
        const match = ready.exec(written)
        if (match === null) return
        // What else it writes must not stop it.
        process.stderr.off('data', listen).resume()
        resolve(match[1] ?? '')
      })
      process.once('error', reject)
      process.once('exit', () => reject(new Error(`${program} does not start: ${written}`)))
    })
    return new Daemon(process, said)
  }

  async stop(): Promise<void> {
    if (this.process.exitCode !== null) return
    const end = once(this.process, 'exit')
    this.process.kill()
    await end
  }
}
