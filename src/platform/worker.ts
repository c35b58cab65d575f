import { parentPort, workerData } from 'node:worker_threads'
import type { Task } from '../gate/ports.js'
import { DiskFiles } from './files.js'
import { GitProgram } from './git.js'
import { machinePrograms } from './programs.js'
import type { Answer, Workspace } from './workers.js'

/** The other side of `ThreadWorkers`: answers each message with the output of the task that it names. */
export function serveTasks(tasks: Record<string, () => Promise<Task>>): void {
  const { workspace, trusted } = workerData as Workspace
  const ports = { files: new DiskFiles(workspace), git: new GitProgram(workspace, trusted), programs: machinePrograms }
  parentPort?.on('message', async ({ task, input }: { task: string; input: never }) => {
    const answered = await answer(tasks, task, input, ports)
    try {
      parentPort?.postMessage(answered.answer, answered.buffers)
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
): Promise<{ answer: Answer; buffers: ArrayBuffer[] }> {
  try {
    const task = await tasks[name]?.()
    if (task === undefined) return { answer: { error: `there is no task ${name}` }, buffers: [] }
    const { output, buffers } = await task(input, ports)
    return { answer: { output }, buffers: [...buffers] }
  } catch (error) {
    return { answer: { error: textOf(error) }, buffers: [] }
  }
}

function textOf(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error)
}
