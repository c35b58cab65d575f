import type { Registry } from './gate/gate.js'
import type { Task } from './gate/ports.js'

/** The gates: one line each. The build makes an action of every one. */
export const gates: Registry = {
  'benchmark-compare': async () => (await import('./benchmark/gate.js')).benchmarkGate,
  'config-validate': async () => (await import('./validate/gate.js')).validateGate,
  'coverage-gate': async () => (await import('./coverage/gate.js')).coverageGate,
  'secret-scan': async () => (await import('./secrets/gate.js')).secretGate,
  'smoke-test': async () => (await import('./smoke/gate.js')).smokeGate,
}

/** Everything else that an action of its own is made of: it tells what gates have judged, or can judge. */
export const others: Registry = {
  report: async () => (await import('./reporting/gate.js')).reportGate(gates),
  'publish-report': async () => (await import('./reporting/publish.js')).publishGate(gates),
  doctor: async () => (await import('./doctor/gate.js')).doctorGate(registry),
}

/** All of them, and the one that runs the gates: the root action. */
export const registry: Registry = {
  ...gates,
  ...others,
  check: async () => (await import('./check/gate.js')).checkGate(gates, Object.keys(others)),
}

/** What worker threads can do, by name. */
const tasks: Record<string, () => Promise<Task>> = {
  'coverage/read': async () => (await import('./coverage/read.js')).readTask,
  'validate/check': async () => (await import('./validate/check.js')).checkTask,
  'smoke/load': async () => (await import('./smoke/load/task.js')).loadTask,
  'secrets/search': async () => (await import('./secrets/search/search.js')).searchTask,
}

// The build puts this module at dist/bundle/index.js and the entries in folders beside it.
const bundle = import.meta.url
const workerScript = new URL('../worker/index.js', bundle)

/** Runs a gate as a GitHub Action: the whole of `dist/<name>/index.js`. */
export async function action(name: string): Promise<void> {
  const { runAction } = await import('./action/main.js')
  await runAction(await (registry[name] as Registry[string])(), registry, workerScript)
}

/** The command line: the whole of `dist/cli/index.js`. */
export async function cli(): Promise<void> {
  const { runCommandLine } = await import('./cli/main.js')
  await runCommandLine(process.argv.slice(2), registry, workerScript)
}

/** A worker thread: the whole of `dist/worker/index.js`. */
export async function worker(): Promise<void> {
  const { serveTasks } = await import('./platform/worker.js')
  serveTasks(tasks)
}
