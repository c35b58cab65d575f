import { quoted } from '../../../words/quoted.js'
import type { Argument, ExtractedDag, ExtractedTask } from '../../model/extracted.js'
import { triggerRules } from '../../model/library/trigger-rules.js'
import type { Checking } from '../checking.js'
import { wrongArguments } from '../refused/arguments.js'
import { triggerRule } from '../refused/trigger-rule.js'
import { checkCallable } from './callable.js'
import { checkDagValues } from './dag-values.js'
import { checkOperatorValues } from './operator-values.js'
import { asked, sortOf, wordsOf } from './sorts.js'
import { checkTags } from './tags.js'
import { checkSensorValues, checkTaskValues } from './task-values.js'
import { OF_DAG, OF_DECORATOR, OF_DEFAULTS, OF_GROUP, OF_SENSOR, OF_TASK, type Types, unfit } from './types.js'

/** Tells of values that Airflow does not take for an argument. */
export function checkArguments(dag: ExtractedDag, checking: Checking): void {
  for (const [name, argument] of dag.args) checkType(name, argument, OF_DAG, checking)
  checkTags(dag.args.get('tags'), checking)
  checkDagValues(dag, checking)
  for (const { args } of dag.groups) for (const [name, argument] of args) checkType(name, argument, OF_GROUP, checking)
  for (const task of dag.tasks) if (task.isKnown) checkTask(task, checking)
}

function checkTask(task: ExtractedTask, checking: Checking): void {
  const sensor = isSensor(task)
  for (const [name, argument] of task.args) {
    const ofDefaults = argument.isDefault && OF_DEFAULTS.has(name)
    checkType(name, argument, ofDefaults ? OF_DEFAULTS : OF_TASK, checking)
    if (task.isTaskflow && !argument.isDefault) checkType(name, argument, OF_DECORATOR, checking)
    if (sensor) checkType(name, argument, OF_SENSOR, checking)
    if (name === 'trigger_rule') checkRule(argument, checking)
  }
  checkTaskValues(task, checking)
  if (sensor) checkSensorValues(task, checking)
  checkOperatorValues(task, checking)
  checkCallable(task, checking)
}

const isSensor = ({ operator }: ExtractedTask): boolean =>
  /Sensor(?:Async)?$/.test(operator) || operator === '@task.sensor'

function checkType(name: string, argument: Argument, types: Types, checking: Checking): void {
  const wanted = unfit(argument.value, name, types, checking.context.airflow)
  if (wanted === null) return
  const message = `${quoted(name)} must be ${asked(wanted.sorts)}, and is ${wordsOf(argument.value)}`
  checking.tell(wrongArguments.rule, checking.originOfDefault(name, argument), message)
}

/** A text that the task itself is given is judged where the task is made. */
function checkRule(argument: Argument, checking: Checking): void {
  const { value, isDefault } = argument
  const text = value.kind === 'str' ? value.value : value.kind === 'none' ? 'None' : null
  if (text !== null ? !isDefault || isRule(text, checking) : sortOf(value) === null) return
  const is = text === null ? wordsOf(value) : quoted(text)
  const message = `\`trigger_rule\` must be one of Airflow’s rules, such as \`all_done\`, and is ${is}`
  checking.tell(triggerRule.rule, checking.originOfDefault('trigger_rule', argument), message)
}

const isRule = (text: string, { context: { airflow } }: Checking): boolean =>
  triggerRules(airflow ?? '3', airflow === null).includes(text)
