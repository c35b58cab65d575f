import { parentPort, workerData } from 'node:worker_threads'
import type { Task } from '../gate/ports.js'
import { DiskFiles } from './files.js'
import type { Answer } from './workers.js'

/** The other side of `ThreadWorkers`: answers each message with the output of the task that it names. */
export function serveTasks(tasks: Record<string, () => Promise<Task>>): void {
  const ports = { files: new DiskFiles((workerData as { workspace: string }).workspace) }
  parentPort?.on('message', async ({ task, input }: { task: string; input: never }) => {
    const answered = await answer(tasks, task, input, ports)
    try {
      parentPort?.postMessage(answered)
    } catch (error) {
      // The output is nothing that can be cloned; left alone, the error would arrive as an empty object.
      parentPort?.postMessage({ error: textOf(error) })
    }
  })
}

async function answer(
  tasks: Record<string, () => Promise<Task>>,
  name: string,
  input: never,
  ports: Parameters<Task>[1],
): Promise<Answer> {
  try {
    const task = await tasks[name]?.()
    if (task === undefined) return { error: `there is no task ${name}` }
    return { output: await task(input, ports) }
  } catch (error) {
    return { error: textOf(error) }
  }
}

function textOf(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error)
}
