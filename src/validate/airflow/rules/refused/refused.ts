import type { Refusal, RefusalCode } from '../../model/extracted.js'
import type { Checking } from '../checking.js'
import { checkRemovedIn3, isRemovedArgument } from '../moved/removed-argument.js'
import { wrongArguments } from './arguments.js'
import { chainLength } from './chain-length.js'
import { cycle } from './cycle.js'
import { duplicateDagId } from './duplicate-dag-id.js'
import { duplicateGroupId } from './duplicate-group-id.js'
import { duplicateTaskId } from './duplicate-task-id.js'
import { groupWithoutDag } from './group-without-dag.js'
import { invalidId } from './invalid-id.js'
import { mapping } from './mapping.js'
import { missingId } from './missing-id.js'
import { notATask } from './not-a-task.js'
import { raises } from './raises.js'
import type { Told } from './said.js'
import { selfDependency } from './self-dependency.js'
import { setupTeardown } from './setup-teardown.js'
import { pythonSyntax } from './syntax.js'
import { taskWithoutDag } from './task-without-dag.js'
import { triggerRule } from './trigger-rule.js'
import { twoDags } from './two-dags.js'
import { unknownImport } from './unknown-import.js'
import { unknownName } from './unknown-name.js'
import { unknownTask } from './unknown-task.js'

const BY_CODE: Readonly<Record<Exclude<RefusalCode, 'python'>, Told>> = {
  cycle,
  'self-dependency': selfDependency,
  'duplicate-task-id': duplicateTaskId,
  'duplicate-dag-id': duplicateDagId,
  'duplicate-group-id': duplicateGroupId,
  'invalid-id': invalidId,
  'no-id': missingId,
  'trigger-rule': triggerRule,
  'task-without-dag': taskWithoutDag,
  'group-without-dag': groupWithoutDag,
  'two-dags': twoDags,
  'chain-length': chainLength,
  'not-a-task': notATask,
  arguments: wrongArguments,
  'setup-teardown': setupTeardown,
  mapping,
  syntax: pythonSyntax,
}

/** Exceptions of Python's that have a rule of their own. */
const BY_TYPE: Readonly<Record<string, Told>> = {
  NameError: unknownName,
  UnboundLocalError: unknownName,
  ImportError: unknownImport,
  ModuleNotFoundError: unknownImport,
  TaskNotFound: unknownTask,
}

/** Every way in which a refusal is told. */
export const REFUSALS: readonly Told[] = [...Object.values(BY_CODE), raises, unknownName, unknownImport, unknownTask]

/** Tells of what Airflow refuses, or Python while it imports the file. */
export function checkRefused(checking: Checking): void {
  for (const refusal of checking.file.errors) {
    if (isRemovedArgument(refusal)) {
      checkRemovedIn3(refusal, checking)
      continue
    }
    const { rule, message, more } = toldOf(refusal)
    checking.tell(rule, refusal, message(refusal, checking), more?.(refusal, checking) ?? {})
  }
}

function toldOf({ code, type }: Refusal): Told {
  if (Object.hasOwn(BY_TYPE, type)) return BY_TYPE[type] as Told
  return code === 'python' ? raises : BY_CODE[code]
}
