import type { MapNode } from '../../tree/node.js'
import { textOf, valueIn } from '../../tree/node.js'
import type { Definition, MapForm } from './definition.js'

/**
 * The form that was meant by a map: the one whose own required key stands in it, the last of them where there are
 * several; otherwise the one that knows most of its keys.
 */
export function formMeant(node: MapNode, definition: Definition): MapForm {
  const { maps } = definition
  if (maps.length === 1) return maps[0] as MapForm
  const byRunner = definition.name === 'runs-strict' ? formOfRunner(node, maps) : undefined
  return byRunner ?? formOfOwnKey(node, definition) ?? formOfKeys(node, maps)
}

/** The required keys that make a form what it is: no other has them. */
export function ownKeys(form: MapForm, { decisive }: Definition): string[] {
  return form.required.filter(key => decisive.get(key) === form)
}

// All forms of `runs` require `using`, whose value tells them apart.
function formOfRunner(node: MapNode, forms: readonly MapForm[]): MapForm | undefined {
  const using = textOf(valueIn(node, 'using')) ?? ''
  const kind = using.startsWith('node') ? 'node' : using === 'docker' ? 'container' : using
  return forms.find(({ name }) => name === `${kind}-runs-strict`)
}

function formOfOwnKey({ pairs }: MapNode, { decisive }: Definition): MapForm | undefined {
  let found: MapForm | undefined
  for (const { name } of pairs) {
    const form = decisive.get(name)
    if (form === undefined) continue
    // `uses` makes a job one that calls a workflow, whatever else stands in it.
    if (form.name === 'workflow-job') return form
    found = form
  }
  return found
}

function formOfKeys(node: MapNode, forms: readonly MapForm[]): MapForm {
  let best = forms[0] as MapForm
  let most = -1
  for (const form of forms) {
    const known = node.pairs.filter(({ name }) => form.properties.has(name)).length
    if (known > most) {
      best = form
      most = known
    }
  }
  return best
}
