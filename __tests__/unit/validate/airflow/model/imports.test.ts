import { describe, expect, it } from '@jest/globals'
import { extracted } from '../../../../support/airflow-model.js'

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

  it('are told of a file that is no Python, with its faults', () => {
    const { errors, dags, imports } = extracted('import os\nprint "x"\n')
    expect([errors[0]?.code, dags, imports.length]).toEqual(['syntax', [], 1])
  })
})
