// DAG files that share a module of builders; all of them load in Airflow 2 and in Airflow 3.
import { about, callable, defaults, moduleOf, TIMES } from '../pieces.mjs'

/** Tasks that functions of a neighbouring module make. */
export function factory(subject) {
  const { id, tables, number } = subject
  const module = `builders.loads_${String(number % 20).padStart(2, '0')}`
  return moduleOf([
    `${about(subject)}

${TIMES}

from airflow import DAG
from airflow.operators.empty import EmptyOperator

from ${module} import LAYERS, LoadSpec, build_load, finish`,
    `${defaults(subject)}

SPECS = [
${tables.map(table => `    LoadSpec(table="${table}", layers=LAYERS[:${subject.between(1, 3)}], checked=${subject.oneOf(['True', 'False'])}),`).join('\n')}
]`,
    callable(subject, 'audit'),
    `def make_dag(dag_id, specs, schedule):
    """One DAG for a list of tables."""
    with DAG(
        dag_id,
        schedule=schedule,
        start_date=datetime(2024, 1, 1),
        catchup=False,
        default_args={**DEFAULT_ARGS, "depends_on_past": False},
        tags=["${subject.team}", dag_id.split("_")[0]],
    ) as made:
        begin = EmptyOperator(task_id="begin")
        last = [build_load(spec, upstream=begin) for spec in specs]
        finish(last)
    return made


${id} = make_dag("${id}", SPECS, ${subject.schedule})`,
  ])
}

/** The module of builders that the files made by `factory` import. */
export function builders(number) {
  return `"""Builders of loads, number ${number}: what the DAG files of several teams have in common."""

from dataclasses import dataclass, field

from airflow.models.baseoperator import chain
from airflow.operators.bash import BashOperator
from airflow.operators.empty import EmptyOperator
from airflow.utils.task_group import TaskGroup

LAYERS = ("landing", "staging", "mart_${number}")


@dataclass
class LoadSpec:
    table: str
    layers: tuple = field(default=LAYERS)
    checked: bool = True

    @property
    def name(self):
        return f"load_{self.table}"


def step(spec, layer):
    return BashOperator(task_id=f"to_{layer}", bash_command=f"load --table {spec.table} --layer {layer}")


def build_load(spec, upstream=None):
    """A group of steps for a table; gives its last task."""
    with TaskGroup(spec.name) as group:
        steps = [step(spec, layer) for layer in spec.layers]
        if spec.checked:
            steps.append(EmptyOperator(task_id="checked"))
        chain(*steps)
    if upstream is not None:
        upstream >> group
    return steps[-1]


def finish(tasks, task_id="done_${number}"):
    done = EmptyOperator(task_id=task_id)
    for each in tasks:
        each >> done
    return done
`
}
