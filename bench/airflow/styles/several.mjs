// DAG files with groups, and files with several DAGs; all of them load in Airflow 2 and in Airflow 3.
import { about, callable, defaults, listOf, moduleOf, query, settings, TIMES } from '../pieces.mjs'

/** Task groups, one within the other, with their prefixes. */
export function groups(subject) {
  const { id, tables } = subject
  return moduleOf([
    `${about(subject)}

${TIMES}

from airflow import DAG
from airflow.decorators import task, task_group
from airflow.operators.bash import BashOperator
from airflow.operators.empty import EmptyOperator
from airflow.utils.edgemodifier import Label
from airflow.utils.task_group import TaskGroup`,
    `${defaults(subject)}\n\n${query(subject)}\n\nREGIONS = ${listOf(subject.some(['north', 'south', 'east', 'west'], 2))}`,
    callable(subject, 'compare'),
    `@task_group
def quality(name):
    @task
    def count(table):
        return compare(table)

    @task
    def judge(rows):
        return rows > 0

    judge(count(name))`,
    `with DAG(
    "${id}",
${settings(subject)}
    doc_md=__doc__,
) as dag:
    begin = EmptyOperator(task_id="begin")
    end = EmptyOperator(task_id="end", trigger_rule="all_done")
    with TaskGroup("load", tooltip="All regions") as load:
        for region in REGIONS:
            with TaskGroup(group_id=f"region_{region}"):
                fetch = BashOperator(task_id="fetch", bash_command=f"fetch --region {region}")
${tables.map(table => `                fetch >> BashOperator(task_id="${table}", bash_command="load ${table} --region " + region)`).join('\n')}
    checks = quality("${tables[1]}")
    begin >> Label("every region") >> load >> checks >> end
    begin >> end`,
  ])
}

/** DAGs that wait for data and say what they write. */
export function assets(subject) {
  const { id, tables, team, number } = subject
  const made = tables.map(table => `${table.toUpperCase()} = Asset("s3://${team}/${number}/${table}")`)
  return moduleOf([
    `${about(subject)}

${TIMES}

from airflow import DAG
from airflow.operators.bash import BashOperator
from airflow.operators.empty import EmptyOperator
from airflow.operators.python import PythonOperator

try:
    from airflow.sdk import Asset
except ImportError:
    from airflow.datasets import Dataset as Asset`,
    `${made.join('\n')}\n\n${defaults(subject)}\n\n${query(subject)}`,
    callable(subject, 'write'),
    `with DAG(
    "${id}",
${settings(subject)}
):
    begin = EmptyOperator(task_id="begin")
${tables
  .map(
    table => `    begin >> PythonOperator(
        task_id="write_${table}",
        python_callable=write,
        op_args=["${table}"],
        outlets=[${table.toUpperCase()}],
    )`,
  )
  .join('\n')}`,
    `with DAG(
    "${id}_consumer",
    schedule=[${tables.map(table => table.toUpperCase()).join(', ')}],
    start_date=datetime(2024, 1, 1),
    catchup=False,
    default_args=DEFAULT_ARGS,
) as consumer:
    read = BashOperator(task_id="read", bash_command="read", inlets=[${tables[0].toUpperCase()}])
    for number in range(${subject.between(2, 6)}):
        read >> BashOperator(task_id=f"shard_{number}", bash_command=f"index --shard {number}")`,
  ])
}

/** Several DAGs made in a loop and put among the module's names. */
export function generated(subject) {
  const { id, tables } = subject
  return moduleOf([
    `${about(subject)}

${TIMES}

from airflow import DAG
from airflow.decorators import task
from airflow.operators.bash import BashOperator
from airflow.operators.empty import EmptyOperator`,
    `${defaults(subject)}

CUSTOMERS = {
${subject
  .some(['acme', 'globex', 'initech', 'umbrella'], 2)
  .map(name => `    "${name}": {"tables": ${listOf(subject.some(tables, 2))}, "hour": ${subject.between(0, 23)}},`)
  .join('\n')}
}`,
    callable(subject, 'deliver'),
    `def create(customer, tables, hour=3):
    """The DAG of one customer."""
    dag = DAG(
        dag_id=f"${id}_{customer}",
        schedule=f"0 {hour} * * *",
        start_date=datetime(2024, 1, 1),
        catchup=False,
        default_args=DEFAULT_ARGS | {"owner": customer},
        tags=sorted({"${subject.team}", customer}),
    )
    with dag:

        @task(task_id="deliver")
        def send(name):
            deliver(name)

        previous = EmptyOperator(task_id="begin")
        for position, table in enumerate(tables, start=1):
            current = BashOperator(task_id=f"{position}_{table}", bash_command="export %s %s" % (customer, table))
            previous >> current
            previous = current
        previous >> send(customer)
    return dag


for name, options in CUSTOMERS.items():
    globals()[f"${id}_{name}"] = create(name, **options)`,
  ])
}
