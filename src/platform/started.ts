import { rmSync } from 'node:fs'
import { mkdir, mkdtemp, open, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import type { CommandRun, Program } from '../gate/commands.js'
import { onInterruption } from './interruption.js'
import { runInGroup } from './process-group.js'

/**
 * Starts a program in a folder. What it reads is a file, so that it gets all of it however busy this thread is; that and its
 * scratch folder are removed after its end, or when this process is told to end.
 */
export async function startProgram(
  { program, args, input, timeout, scratch }: Program,
  directory: string,
  environment: Readonly<Record<string, string>>,
): Promise<{ ended: Promise<CommandRun> }> {
  const folder = await mkdtemp(join(tmpdir(), 'pipeline-actions-'))
  // What a program leaves that cannot be removed is no reason to have no result.
  const remove = () => rm(folder, { recursive: true, force: true, maxRetries: 3 }).catch(() => {})
  try {
    const own = join(folder, 'scratch')
    await mkdir(own)
    await writeFile(join(folder, 'input'), input)
    const file = await open(join(folder, 'input'))
    const ran = runInGroup({
      program: /[\\/]/.test(program) ? resolve(directory, program) : program,
      args,
      directory,
      environment: scratch === undefined ? environment : { ...environment, [scratch]: own },
      timeout,
      input: file.fd,
    })
    // After the group's own, which ends what could write to it again.
    const forget = onInterruption(() => removeNow(folder))
    // The program has a descriptor of its own by now.
    await file.close()
    return { ended: ran.finally(remove).finally(forget) }
  } catch (error) {
    await remove()
    throw error
  }
}

function removeNow(folder: string): void {
  try {
    rmSync(folder, { recursive: true, force: true })
  } catch {
    // Something of it is being written: the system clears such folders.
  }
}
