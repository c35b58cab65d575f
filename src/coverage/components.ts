import { globMatcher } from '../gate/glob.js'
import { flag, percent } from '../gate/inputs.js'
import { workingDirectory } from '../gate/judge.js'
import { type Mistake, UserMistake } from '../gate/mistake.js'
import { FieldReader, parseStructure } from '../gate/structured.js'
import { COMPONENT_THRESHOLDS } from './components-schema.js'
import type { CoverageInputs, Thresholds } from './inputs.js'

/** A part of the code that is judged by itself. */
export interface Component {
  name: string
  thresholds: Thresholds
  /** Whether its files count as the baseline has them where nothing of it was tested now. */
  carryForward: boolean
  has(path: string): boolean
}

/** Whether the whole or any component has a threshold of this name. */
export function isAsked(
  threshold: keyof Thresholds,
  inputs: CoverageInputs,
  components: readonly Component[],
): boolean {
  return [inputs, ...components.map(({ thresholds }) => thresholds)].some(each => each[threshold] !== undefined)
}

const FIELDS = ['name', 'paths', 'carry-forward', ...COMPONENT_THRESHOLDS]

/** The components that the inputs describe. @throws UserMistake with all that is wrong with them */
export async function componentsOf(inputs: CoverageInputs): Promise<Component[]> {
  if (inputs.components === undefined) return []
  const structure = await parseStructure(inputs.components, 'components')
  const items = Array.isArray(structure) ? structure : [structure]
  const components: Component[] = []
  const mistakes: Mistake[] = []
  for (const [index, item] of items.entries()) {
    const fields = new FieldReader(item, `components[${index}]`, FIELDS)
    const component = await componentOf(fields, inputs)
    if (components.some(({ name }) => name === component.name))
      fields.refuse('name', `${component.name} is given twice`)
    components.push(component)
    mistakes.push(...fields.mistakes)
  }
  if (mistakes.length > 0) throw new UserMistake(mistakes)
  return components
}

async function componentOf(fields: FieldReader, inputs: CoverageInputs): Promise<Component> {
  const name = fields.one('name', 'a name', text => text)
  const paths = fields.many('paths')
  if (name === undefined) fields.refuse('name', 'is required')
  if (paths.length === 0) fields.refuse('paths', 'is required: glob patterns, such as src/api/**')
  const thresholds: Thresholds = {}
  for (const threshold of COMPONENT_THRESHOLDS) {
    const least = fields.one(threshold, percent('').expects, text => percent('').parse([text]))
    if (least !== undefined) thresholds[threshold] = least
  }
  return {
    name: name ?? '',
    thresholds,
    carryForward: fields.one('carry-forward', flag('').expects, text => flag('').parse([text])) ?? false,
    has: await globMatcher(paths, workingDirectory(inputs)),
  }
}
