// DAG files of functions that are tasks; all of them load in Airflow 2 and in Airflow 3.
import { about, callable, defaults, listOf, moduleOf, query, settings, TIMES } from '../pieces.mjs'

/** Functions as tasks, joined by what they hand on. */
export function taskflow(subject) {
  const { id, tables } = subject
  const steps = tables.map(
    table => `    ${table} = extract.override(task_id="extract_${table}")("${table}")
    frames.append(clean.override(task_id="clean_${table}")(${table}, limits["rows"]))`,
  )
  return moduleOf([
    `${about(subject)}

from __future__ import annotations

${TIMES}

from airflow.decorators import dag, task`,
    `${defaults(subject)}`,
    callable(subject, 'read_rows'),
    `@task
def extract(table: str) -> list[int]:
    return read_rows(table)


@task(retries=${subject.retries + 1}, multiple_outputs=True)
def measure(factor: int = 2) -> dict[str, int]:
    return {"rows": 1000 * factor, "bytes": 2**20}


@task
def clean(rows: list[int], limit: int) -> list[int]:
    return [row for row in rows if row is not None][:limit]


@task
def merge(*frames: list[int]) -> int:
    return sum(len(frame) for frame in frames)


@task.branch
def decide(count: int) -> str:
    return "store" if count > 0 else "skip"`,
    `@dag(
    dag_id="${id}",
${settings(subject)}
)
def pipeline():
    @task(task_id="store")
    def store_rows():
        print("stored")

    @task
    def skip():
        print("nothing to store")

    limits = measure(factor=${subject.between(1, 9)})
    frames = []
${steps.join('\n')}
    decide(merge(*frames)) >> [store_rows(), skip()]


pipeline()`,
  ])
}

/** As many tasks as there are values, when it runs. */
export function mapping(subject) {
  const { id, tables } = subject
  return moduleOf([
    `${about(subject)}

${TIMES}

from airflow.decorators import dag, task, task_group
from airflow.operators.bash import BashOperator`,
    `${defaults(subject)}\n\nTABLES = ${listOf(tables)}`,
    callable(subject, 'list_files'),
    `@task
def partitions(table):
    return list(range(${subject.between(2, 40)}))


@task(max_active_tis_per_dag=${subject.between(1, 8)})
def copy(part, table, stage="raw"):
    return f"{stage}/{table}/{part}"


@task(trigger_rule="all_done")
def total(paths):
    return len(list(paths))`,
    `@dag(
    "${id}",
${settings(subject)}
)
def ${id}():
    @task_group
    def refresh(name):
        @task
        def drop(view):
            print("drop", view)

        @task
        def create(view):
            print("create", view)

        drop(name) >> create(name)

    counts = []
    for table in TABLES:
        parts = partitions.override(task_id=f"parts_of_{table}")(table)
        copies = copy.override(task_id=f"copy_{table}").partial(table=table).expand(part=parts)
        counts.append(total.override(task_id=f"count_{table}")(copies))
    notify = BashOperator.partial(task_id="notify", retries=1).expand(bash_command=["echo one", "echo two"])
    counts >> notify >> refresh.expand(name=["daily", "weekly"])


${id}()`,
  ])
}

/** Work between a setup and its teardown. */
export function clusters(subject) {
  const { id, tables } = subject
  return moduleOf([
    `${about(subject)}

${TIMES}

from airflow.decorators import dag, setup, task, teardown
from airflow.operators.bash import BashOperator`,
    `${defaults(subject)}\n\n${query(subject)}\n\nJOBS = ${listOf(tables)}`,
    callable(subject, 'submit'),
    `@setup
def create_cluster(size):
    return {"name": "${subject.team}", "size": size}


@teardown
def delete_cluster(cluster):
    print("delete", cluster)


@task
def run(job, cluster):
    return submit(job)


@dag(
    "${id}",
${settings(subject)}
)
def cluster_jobs():
    cluster = create_cluster(${subject.between(1, 16)})
    gone = delete_cluster(cluster)
    before = None
    for job in JOBS:
        now = run.override(task_id=f"run_{job}")(job, cluster)
        if before is not None:
            before >> now
        now >> gone
        before = now
    export = BashOperator(task_id="export", bash_command="export")
    before >> export >> gone


cluster_jobs()`,
  ])
}
