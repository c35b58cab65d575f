import type { Arguments, Value } from '../../evaluate/value.js'
import { HostFunction } from '../graph/functions.js'
import { type Known, knownOf, textOrNone } from '../graph/node.js'
import type { At, Model } from '../state.js'
import { makeDag } from '../tasks/dag.js'
import { merged } from '../tasks/decorated-function.js'
import { nameOf, parametersOf } from '../tasks/functions.js'
import { makeTask } from '../tasks/make.js'
import type { Decorated } from '../tasks/taskflow.js'
import { Thing } from './thing.js'

const OF_DAG = new Set(
  `schedule is_paused_upon_creation dag_id dag_display_name description params on_success_callback on_failure_callback
  access_control owner_links tags`.split(/\s+/),
)

/** `@asset(...)` and `@asset.multi(...)`: a DAG with one task, of the function's name. */
export class AssetDecorator implements Known {
  readonly kind = 'host'
  readonly role = 'thing'
  readonly type = 'asset'

  constructor(private readonly model: Model) {}

  describe(): string {
    return '@asset'
  }

  get(name: string): Value | undefined {
    if (name !== 'multi') return undefined
    return new HostFunction(
      'multi',
      args => new HostFunction('multi', (of, at) => this.make(args, of.positional[0], true, at)),
    )
  }

  call(args: Arguments): Value {
    return new HostFunction('asset', (of, at) => this.make(args, of.positional[0], false, at))
  }

  private make(args: Arguments, callee: Value | undefined, isMulti: boolean, at: At): Value {
    const wild = callee === undefined ? undefined : parametersOf(callee)?.find(({ kind }) => WILD.has(kind))
    if (wild !== undefined)
      this.model.refuse('arguments', 'TypeError', `wildcard '${wild.name}' is not supported in @asset`, {
        machine: at.machine,
        span: wild,
      })
    const own: Value = textOrNone(nameOf(callee)) ?? at.machine.unknown('the function is not known', at.span)
    const id = isMulti ? own : (args.named.get('name') ?? own)
    const dag = makeDag(this.model, ofDag(args, id), placeOf(callee, at))
    this.model.openDag(dag, at.machine.calls.length)
    try {
      const known = knownOf(callee)
      if (known?.role === 'decorated') at.machine.call(known, NOTHING, at.span)
      else makeTask(this.model, ASSET_TASK, { ...NOTHING, named: new Map([['task_id', own]]) }, placeOf(callee, at))
    } finally {
      dag.exit(at.machine)
    }
    return new Thing(this.model, isMulti ? 'AssetAll' : 'Asset', 'asset', args, at.machine.file, at.span)
  }
}

const WILD: ReadonlySet<string> = new Set(['rest', 'keywords'])
const ASSET_TASK = { name: '@asset', module: 'airflow.sdk', isKnown: true, fields: [] }
const NOTHING: Arguments = { positional: [], named: new Map(), spans: new Map(), incomplete: null }

function placeOf(callee: Value | undefined, { machine, span }: At): At {
  const known = knownOf(callee)
  const of = known?.role === 'decorated' ? (known as Decorated).callee : callee
  const node = of?.kind === 'function' && of.file === machine.file && of.node.kind === 'FunctionDef' ? of.node : null
  return { machine, span: node?.nameSpan ?? span }
}

function ofDag(args: Arguments, id: Value): Arguments {
  const named = new Map(
    [...args.named].filter(([name, value]) => OF_DAG.has(name) && !(name === 'dag_id' && value.kind === 'none')),
  )
  const catchup: [string, Value] = ['catchup', { kind: 'bool', value: false }]
  return merged(
    { ...args, positional: [], named: new Map([['dag_id', id], catchup]) },
    { ...args, positional: [], named },
  )
}
