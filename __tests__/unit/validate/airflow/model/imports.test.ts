import { describe, expect, it } from '@jest/globals'
import { extractDags } from '../../../../../src/validate/airflow/model/extract.js'
import { extracted, HEAD } from '../../../../support/airflow-model.js'

describe('imports', () => {
  it('are told with where and how they stand', () => {
    const text = `import os.path as p
from airflow.operators.bash import BashOperator, other
from ..lib import x
try:
    import fast
except ImportError:
    import slow
if TYPE_CHECKING:
    from a import b
def f():
    import inner
`
    const found = extracted(text).imports.map(({ module, name, isTopLevel, isOptional, span }) =>
      [
        module,
        name,
        isTopLevel ? 'top' : 'inside',
        isOptional ? 'optional' : 'needed',
        text.slice(span.start, span.end),
      ].join(' '),
    )
    expect(found).toEqual([
      'os.path  top needed os.path as p',
      'airflow.operators.bash BashOperator top needed BashOperator',
      'airflow.operators.bash other top needed other',
      '..lib x top needed x',
      'fast  top optional fast',
      'slow  top needed slow',
      'a b top optional b',
      'inner  inside needed inner',
    ])
  })

  it('tell the version where nobody else does', () => {
    expect(extracted('from airflow.sdk import DAG', null).version).toBe('3')
    expect(extracted('from airflow.operators.dummy import DummyOperator', null).version).toBe('2')
    expect(extracted('from airflow.sdk import DAG', '2').version).toBe('2')
  })

  it('under try are for whom they may concern', () => {
    const text = 'try:\n    from airflow.sdk import DAG\nexcept ImportError:\n    from airflow import DAG\n'
    expect(extracted(text, null).version).toBe('3')
    const [dag] = extracted(
      `${HEAD}${text}from airflow import __version__\nwith DAG("a" + __version__[0], schedule=None): pass\n`,
      null,
    ).dags
    expect(dag?.dagId).toBeNull()
  })

  it('are told of a file that is no Python, with its faults', () => {
    const { errors, dags, imports } = extracted('import os\nprint "x"\n')
    expect([errors[0]?.code, dags, imports.length]).toEqual(['syntax', [], 1])
  })
})

describe('an import under try', () => {
  /** The ids of the tasks, and whether one of them is not certain. */
  function tasksWith(module: string, installed: boolean | null, version: '2' | '3' = '3'): string {
    const text = `${HEAD}try:
    from ${module} import X
    HAS = True
except ImportError:
    HAS = False
with DAG("d", schedule=None):
    EmptyOperator(task_id="with" if HAS else "without")
`
    const options = { version, source: () => null, installed: () => installed }
    const [dag] = extractDags([{ path: 'd.py', text }], options)[0]?.dags ?? []
    return dag?.tasks.map(({ id }) => id ?? 'unknown').join() ?? ''
  }

  it.each<[string, boolean | null, string]>([
    ['fast_reader', true, 'with'],
    ['fast_reader', false, 'without'],
    ['fast_reader', null, 'unknown'],
    ['airflow.providers.amazon.aws.operators.s3', true, 'with'],
    ['airflow.providers.amazon.aws.operators.s3', false, 'without'],
    ['airflow.providers.amazon.aws.operators.s3', null, 'unknown'],
    ['airflow.providers.standard.operators.bash', null, 'with'],
    ['airflow.operators.bash', null, 'with'],
    ['airflow.operators.dummy', null, 'without'],
  ])('of %s, installed: %s, is told', (module, installed, expected) => {
    expect(tasksWith(module, installed)).toBe(expected)
  })

  it('depends on the version', () => {
    expect([tasksWith('airflow.sdk', null, '2'), tasksWith('airflow.sdk', null, '3')]).toEqual(['without', 'with'])
    expect([tasksWith('airflow.datasets', null, '2'), tasksWith('airflow.datasets', null)]).toEqual(['with', 'without'])
    expect(tasksWith('airflow.providers.standard.operators.bash', null, '2')).toBe('unknown')
  })
})
