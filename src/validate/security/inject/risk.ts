import { accessesIn, type Expression, expressionsIn, pathOf, untrustedPaths } from '../../expressions/api.js'
import { type Node, type Pair, textOf, valueIn } from '../../tree/node.js'
import type { Job, Step } from '../../workflow/model.js'
import { riskOfGithub } from '../facts/github-context.js'
import type { Scene } from '../read/scene.js'

/** How sure it is that others choose a value: outsiders do, whoever starts or calls it does, or it depends. */
export type Grade = 'open' | 'likely' | 'unclear'

/** Why a part of an expression is dangerous where its value becomes code. */
export interface Risk {
  readonly grade: Grade
  readonly access: Expression
  /** `github.event.issue.title`. */
  readonly path: string
  /** What is to be said of it: `is chosen by whoever opens an issue`. */
  readonly because: string
}

/** Where an expression stands: what its `env`, `matrix` and `inputs` mean. */
export interface Surroundings {
  readonly scene: Scene
  readonly job: Job | null
  readonly step: Step | null
}

/** The most dangerous part of what an expression can become; null where its value is harmless, as far as can be told. */
export function riskOf(expression: Expression, around: Surroundings): Risk | null {
  return new Reader(around).ofExpression(expression)
}

type Found = Pick<Risk, 'grade' | 'because'> | null

const GRADES: readonly Grade[] = ['unclear', 'likely', 'open']
/** So many values are followed: variables can be made of variables. */
const MOST_VALUES = 300
const CHANGED_FILES = new Set(['tj-actions/changed-files', 'dorny/paths-filter', 'jitterbit/get-changed-files'])

class Reader {
  private left = MOST_VALUES

  constructor(private readonly around: Surroundings) {}

  ofExpression(expression: Expression): Risk | null {
    const risks: Risk[] = []
    const chosen: Risk[] = []
    let ofGithub = false
    for (const access of accessesIn(expression)) {
      const path = pathOf(access) as string
      ofGithub ||= path.startsWith('github')
      const found = this.ofPath(path)
      if (found !== null) risks.push({ ...found, access, path })
    }
    // Inputs are judged above, where their types are known.
    for (const { node, path, by, freedom } of ofGithub ? untrustedPaths(expression) : []) {
      const grade = freedom === 'caller' ? 'likely' : 'open'
      if (!path.startsWith('inputs.')) chosen.push({ grade, access: node, path, because: `is chosen by ${by}` })
    }
    return worstOf([...chosen, ...risks])
  }

  private ofPath(path: string): Found {
    const [context = '', name = '*', kind = '', output = ''] = path.split('.')
    switch (context) {
      case 'github': {
        const risk = riskOfGithub(path)
        return risk === 'none'
          ? null
          : { grade: risk === 'narrow' ? 'unclear' : 'likely', because: 'comes with the event' }
      }
      case 'inputs':
        return this.ofInput(name)
      case 'env':
        return this.ofVariable(name)
      case 'matrix':
        return this.ofMatrix(name)
      case 'steps':
        return kind === 'outputs' ? this.ofOutput(name, output) : null
      case 'needs':
      case 'jobs':
        return kind === 'outputs' ? { grade: 'unclear', because: 'is whatever the job puts into it' } : null
      default:
        return null
    }
  }

  private ofInput(name: string): Found {
    const { workflow, action } = this.around.scene
    if (action !== null) return { grade: 'likely', because: 'is chosen by whoever uses the action' }
    if (isText(named(workflow?.call?.inputs, name))) return { grade: 'likely', because: 'is chosen by the caller' }
    const started = isText(named(workflow?.dispatch, name))
    return started ? { grade: 'likely', because: 'is chosen by whoever starts the workflow' } : null
  }

  private ofVariable(name: string): Found {
    const { step, job, scene } = this.around
    const pair = named(step?.env, name) ?? named(job?.env, name) ?? named(scene.workflow?.env, name)
    return pair === undefined
      ? { grade: 'unclear', because: 'is whatever was put into it before' }
      : this.held(pair.value)
  }

  private ofMatrix(name: string): Found {
    const matrix = this.around.job?.matrix
    if (matrix?.kind === 'scalar') return { grade: 'unclear', because: 'is whatever the matrix is made of' }
    const values = valueIn(matrix, name)
    const found = values === undefined ? null : this.held(values)
    if (found !== null) return found
    const include = valueIn(matrix, 'include')
    for (const item of include?.kind === 'list' ? include.items : []) {
      const value = valueIn(item, name)
      const risk = value === undefined ? null : this.held(value)
      if (risk !== null) return risk
    }
    return null
  }

  private ofOutput(id: string, output: string): Found {
    const { scene, job } = this.around
    const uses = scene.jobs.find(each => each.job === job)?.withId(id)?.uses
    if (output.endsWith('files') && CHANGED_FILES.has(uses?.repository ?? '')) {
      return { grade: 'likely', because: 'holds names of files, which whoever opens a pull request chooses' }
    }
    return { grade: 'unclear', because: 'is whatever the step puts into it' }
  }

  /** What is to be said of something that holds a value. */
  private held(value: Node): Found {
    const risk = this.ofValue(value)
    return risk === null ? null : { grade: risk.grade, because: `holds ${risk.path}, which ${risk.because}` }
  }

  private ofValue(value: Node): Risk | null {
    if (this.left === 0) return null
    this.left -= 1
    if (value.kind === 'scalar') {
      const founds = value.text.includes('${{') ? expressionsIn(value, false) : []
      return worstOf(
        founds.flatMap(({ expression }) => (expression === null ? [] : (this.ofExpression(expression) ?? []))),
      )
    }
    const nodes = value.kind === 'list' ? value.items : value.pairs.map(pair => pair.value)
    return worstOf(nodes.flatMap(node => this.ofValue(node) ?? []))
  }
}

function worstOf(risks: readonly Risk[]): Risk | null {
  let worst: Risk | null = null
  for (const risk of risks) {
    if (worst === null || GRADES.indexOf(risk.grade) > GRADES.indexOf(worst.grade)) worst = risk
  }
  return worst
}

const names = new WeakMap<readonly Pair[], ReadonlyMap<string, Pair>>()

/** The pair of a name in lower case. A hostile file can ask for very many. */
function named(pairs: readonly Pair[] | null | undefined, name: string): Pair | undefined {
  if (pairs === null || pairs === undefined || pairs.length === 0) return undefined
  const known = names.get(pairs) ?? new Map(pairs.map(pair => [pair.name.toLowerCase(), pair]))
  names.set(pairs, known)
  return known.get(name)
}

/** Whether an input is declared, and may be any text. */
function isText(input: Pair | undefined): boolean {
  return input !== undefined && (textOf(valueIn(input.value, 'type')) ?? 'string') === 'string'
}
