// DAG files of operators, as people write them; all of them load in Airflow 2 and in Airflow 3.
import { about, callable, defaults, listOf, moduleOf, query, settings, TIMES } from '../pieces.mjs'

/** Operators with written ids, joined by `>>` and lists. */
export function classic(subject) {
  const { id, tables } = subject
  const tasks = tables.map(
    table => `    load_${table} = PythonOperator(
        task_id="load_${table}",
        python_callable=load,
        op_kwargs={"table": "${table}"},
    )
    check_${table} = BashOperator(task_id="check_${table}", bash_command="check --table ${table} --day {{ ds }}")`,
  )
  const links = tables.map(table => `    start >> load_${table} >> check_${table}`)
  return moduleOf([
    `${about(subject)}

${TIMES}

from airflow import DAG
from airflow.operators.bash import BashOperator
from airflow.operators.empty import EmptyOperator
from airflow.operators.python import PythonOperator`,
    `${defaults(subject)}\n\n${query(subject)}`,
    callable(subject, 'load'),
    `with DAG(
    dag_id="${id}",
${settings(subject)}
) as dag:
    start = EmptyOperator(task_id="start")
    publish = BashOperator(task_id="publish", bash_command="publish ${subject.team}", trigger_rule="none_failed")
${tasks.join('\n')}

${links.join('\n')}
    [${tables.map(table => `check_${table}`).join(', ')}] >> publish`,
  ])
}

/** Ids and tasks out of a dictionary, kept in dictionaries of tasks. */
export function loops(subject) {
  const { id, tables } = subject
  const rows = tables.map(
    (table, at) =>
      `    "${table}": {"pool": "${subject.team}_${at % 2}", "after": ${listOf(tables.slice(0, at).slice(-2))}},`,
  )
  return moduleOf([
    `${about(subject)}

import os
${TIMES}

from airflow import DAG
from airflow.models.baseoperator import chain
from airflow.operators.bash import BashOperator
from airflow.operators.empty import EmptyOperator`,
    `STAGE = os.environ.get("STAGE", "test").lower()
TABLES = {
${rows.join('\n')}
}
PARTS = range(1, ${subject.between(2, 5)} + 1)

${defaults(subject)}`,
    callable(subject, 'describe'),
    `dag = DAG(
    "${id}",
    description=f"Copies {len(TABLES)} tables",
${settings(subject)}
)
loaded = {}
for table, options in TABLES.items():
    copies = [
        BashOperator(
            task_id=f"copy_{table}_{part:02d}",
            bash_command=f"copy {table} --part {part} --stage {STAGE}",
            pool=options["pool"],
            dag=dag,
        )
        for part in PARTS
    ]
    loaded[table] = EmptyOperator(task_id="_".join([table, "loaded"]), dag=dag)
    copies >> loaded[table]
    for upper in options["after"]:
        loaded[upper] >> copies[0]

ends = [task for table, task in loaded.items() if table != "${tables[0]}"]
vacuum = BashOperator(task_id="vacuum", bash_command="vacuum", dag=dag)
report = BashOperator(task_id="report", bash_command="report --all", dag=dag)
chain(ends, vacuum, report)`,
  ])
}

/** Sensors, branches, and links set by their methods. */
export function branches(subject) {
  const { id, tables } = subject
  const ways = tables.map(
    table => `    ${table} = PythonOperator(task_id="by_${table}", python_callable=work, op_kwargs=dict(table="${table}"))
    ${table}.set_upstream(choose)
    ${table}.set_downstream(join)`,
  )
  return moduleOf([
    `${about(subject)}

${TIMES}

from airflow import DAG
from airflow.models.baseoperator import cross_downstream
from airflow.models.param import Param
from airflow.operators.bash import BashOperator
from airflow.operators.python import BranchPythonOperator, PythonOperator, ShortCircuitOperator
from airflow.sensors.filesystem import FileSensor
from airflow.utils.trigger_rule import TriggerRule`,
    `${defaults(subject)}\n\nLANDING = "/data/landing"\nFILES = ${listOf(tables.map(table => `${table}.csv`))}`,
    `${callable(subject, 'work')}


def which(**context):
    return "by_" + context["params"]["table"]`,
    `with DAG(
    "${id}",
${settings(subject)}
    params={"table": Param("${tables[0]}", type="string"), "full": False},
    render_template_as_native_obj=True,
) as dag:
    arrived = [
        FileSensor(
            task_id="wait_for_" + name.replace(".", "_"),
            filepath="/".join((LANDING, name)),
            mode="reschedule",
            poke_interval=300,
            timeout=6 * 60 * 60,
        )
        for name in FILES
    ]
    unpacked = [BashOperator(task_id=f"unpack_{number}", bash_command="unpack") for number in (1, 2)]
    cross_downstream(arrived, unpacked)
    enough = ShortCircuitOperator(task_id="enough", python_callable=lambda: True)
    choose = BranchPythonOperator(task_id="choose", python_callable=which)
    join = BashOperator(task_id="join", bash_command="join", trigger_rule=TriggerRule.NONE_FAILED_MIN_ONE_SUCCESS)
    unpacked >> enough >> choose
${ways.join('\n')}
    choose >> join`,
  ])
}
