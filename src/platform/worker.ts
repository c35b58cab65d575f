import { parentPort, workerData } from 'node:worker_threads'
import type { Task, TaskPorts, Thread } from '../gate/ports.js'
import { DiskFiles } from './files.js'
import { GitProgram } from './git.js'
import { machinePrograms } from './programs.js'
import { isTicker, tick } from './traffic/ticker.js'
import { machineTraffic } from './traffic/traffic.js'
import type { Answer, Message, Order, WorkerData } from './workers.js'

/**
 * The other side of `ThreadWorkers`: answers each message with the output of the task that it names. A thread that is started
 * to tell the time does nothing else.
 */
export function serveTasks(tasks: Record<string, () => Promise<Task>>): void {
  if (isTicker(workerData)) tick(workerData)
  const { workspace, trusted, script } = workerData as WorkerData
  const ports = { files: new DiskFiles(workspace), git: new GitProgram(workspace, trusted), programs: machinePrograms }
  const traffic = machineTraffic(script)
  const send = (message: Message, buffers: ArrayBuffer[] = []) => parentPort?.postMessage(message, buffers)
  let running: AbortController | null = null
  parentPort?.on('message', async (order: Order) => {
    if ('abort' in order) {
      running?.abort()
      return
    }
    const controller = new AbortController()
    running = controller
    const thread: Thread = { tell: news => send({ news }), signal: controller.signal, traffic }
    const answered = await answer(tasks, order, ports, thread)
    running = null
    try {
      send(answered.answer, answered.buffers)
    } catch (error) {
      // The output is nothing that can be cloned; left alone, the error would arrive as an empty object.
      send({ error: textOf(error) })
    }
  })
}

async function answer(
  tasks: Record<string, () => Promise<Task>>,
  { task: name, input }: { task: string; input: unknown },
  ports: TaskPorts,
  thread: Thread,
): Promise<{ answer: Answer; buffers: ArrayBuffer[] }> {
  try {
    const task = await tasks[name]?.()
    if (task === undefined) return { answer: { error: `there is no task ${name}` }, buffers: [] }
    const { output, buffers } = await task(input as never, ports, thread)
    return { answer: { output }, buffers: [...buffers] }
  } catch (error) {
    return { answer: { error: textOf(error) }, buffers: [] }
  }
}

function textOf(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error)
}
