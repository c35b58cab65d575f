// What DAG files have beside their graph: a text about them, settings, queries, functions that only a worker runs.

export const TIMES = 'from datetime import datetime, timedelta'

/** Blocks with two empty lines between them, as formatters leave a module. */
export function moduleOf(blocks) {
  return `${blocks.join('\n\n\n')}\n`
}

/** A list of texts. */
export function listOf(names) {
  return `[${names.map(name => `"${name}"`).join(', ')}]`
}

/** The text at the top of a file. */
export function about({ id, team, tables, retries }) {
  return `"""${id}: loads ${tables.join(', ')} for the ${team} team.

The upstream systems deliver until four in the morning; what comes later is taken with the next run. A run can be
repeated: every step first removes what it wrote before. Alerts go to ${team}-data@example.org after ${retries} retries.
"""`
}

/** Arguments that all tasks get. */
export function defaults({ team, retries }) {
  return `DEFAULT_ARGS = {
    "owner": "${team}",
    "retries": ${retries},
    "retry_delay": timedelta(minutes=${5 + retries}),
    "execution_timeout": timedelta(hours=2),
    "email_on_failure": False,
}`
}

/** The arguments of a DAG but for its id, as lines. */
export function settings({ schedule, team, tables }) {
  return `    schedule=${schedule},
    start_date=datetime(2024, 1, 1),
    catchup=False,
    max_active_runs=1,
    default_args=DEFAULT_ARGS,
    tags=["${team}", "${tables[0]}"],`
}

/** A query that a task would run. */
export function query(subject) {
  const [first, second] = subject.tables
  return `QUERY = """
    select ${first}.id, ${first}.created_at, sum(${second}.amount) as amount
    from ${subject.team}.${first}
    left join ${subject.team}.${second} on ${second}.${first}_id = ${first}.id
    where ${first}.created_at >= '{{ data_interval_start }}' and ${first}.created_at < '{{ data_interval_end }}'
    group by 1, 2
"""`
}

const BODIES = [
  name => `def ${name}(table, day=None, **context):
    """Reads the rows of a day and writes them where the next task takes them from."""
    import json
    import pathlib

    day = day or context["data_interval_start"].strftime("%Y-%m-%d")
    folder = pathlib.Path("/data") / table / day
    rows = []
    for path in sorted(folder.glob("*.json")):
        with path.open() as file:
            rows.extend(json.loads(line) for line in file if line.strip())
    seen = {row["id"]: row for row in rows}
    if len(seen) != len(rows):
        print(f"{len(rows) - len(seen)} rows of {table} came twice")
    return sorted(seen)`,
  name => `def ${name}(table, threshold=0.05, **context):
    """Compares how many rows there are with how many there were the day before."""
    counts = context["ti"].xcom_pull(key="counts") or {}
    before, after = counts.get("before", 0), counts.get("after", 0)
    if before == 0:
        return True
    change = abs(after - before) / before
    if change > threshold:
        raise ValueError(f"{table} changed by {change:.1%}, more than {threshold:.1%}")
    return change <= threshold`,
  name => `def ${name}(table, columns=("id", "created_at"), **context):
    """Leaves out the columns that nobody may see, and tells what is missing."""
    wanted = [column for column in columns if not column.startswith("_")]
    missing = []
    for column in wanted:
        try:
            context["dag_run"].conf[column]
        except KeyError:
            missing.append(column)
        else:
            print(f"{table}.{column} is there")
    while missing:
        print("missing:", missing.pop())
    return {"table": table, "columns": wanted}`,
]

/** A function that a task calls. */
export function callable(subject, name) {
  return subject.oneOf(BODIES)(name)
}
