import { quoted } from '../words/quoted.js'
import type { Step } from '../workflow/model.js'
import { outputsType, stepType } from './contexts.js'
import { Ordered } from './members.js'
import type { OutputsLookup } from './scope.js'
import { ANY, type ObjectType, type Type } from './types.js'

/** The steps of a job, and what each of them may know of the others. */
export class JobSteps {
  private readonly named = new Ordered()
  private readonly positions = new Map<Step, number>()
  private readonly open: boolean

  constructor(steps: readonly Step[], outputs: OutputsLookup) {
    for (const [position, step] of steps.entries()) {
      this.positions.set(step, position)
      if (step.id !== undefined) this.named.add(step.id.text, position, () => typeOfStep(step, outputs))
    }
    this.open = steps.some(({ id }) => id?.text.includes('${{'))
  }

  /** The `steps` context as a step sees it: the steps before it; without a step, all of them. */
  before(step: Step | null): ObjectType {
    const position = step === null ? undefined : this.positions.get(step)
    const members = this.named.before(position ?? Number.POSITIVE_INFINITY, whyMissing)
    return { kind: 'object', members, rest: this.open ? ANY : null, holds: 'step' }
  }
}

function whyMissing(id: string, itself: boolean): string {
  if (itself) return `The step ${quoted(id)} cannot know of itself what it will do`
  return `The step ${quoted(id)} runs only later; nothing is known of it yet`
}

function typeOfStep({ uses }: Step, outputs: OutputsLookup): Type {
  return stepType(outputsType(uses === undefined || uses.text.includes('${{') ? null : outputs.action(uses.text)))
}
