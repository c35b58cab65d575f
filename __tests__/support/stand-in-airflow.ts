import { chmod } from 'node:fs/promises'
import { join } from 'node:path'
import { writeInto } from './folder.js'
import { toolPath } from './tools.js'

/** As much of Airflow 2 as loading DAG files takes, in our own words: so that what does it is tested where no Airflow is. */
const AIRFLOW = {
  'airflow/__init__.py': `import os

__version__ = "2.99.0"
HOME = os.environ["AIRFLOW_HOME"]


class DAG:
    made = []

    def __init__(self, dag_id, schedule=None, start_date=None, catchup=None):
        self.dag_id, self.schedule_interval, self.tasks = dag_id, schedule, []
        self.timetable = NullTimetable() if schedule is None else object()
        DAG.made.append(self)

    def __enter__(self):
        DAG.current = self
        return self

    def __exit__(self, *error):
        DAG.current = None


class NullTimetable:
    pass


class EmptyOperator:
    task_type = "EmptyOperator"

    def __init__(self, task_id):
        self.task_id, self.downstream_task_ids, self.task_group = task_id, set(), None
        DAG.current.tasks.append(self)

    def __rshift__(self, other):
        self.downstream_task_ids.add(other.task_id)
        return other
`,
  'airflow/exceptions.py': `class AirflowTaskTimeout(BaseException):
    pass


class AirflowNotFoundException(Exception):
    pass


class AirflowDagCycleException(Exception):
    pass
`,
  'airflow/operators/__init__.py': '',
  'airflow/operators/empty.py': 'from airflow import EmptyOperator\n',
  'airflow/utils/__init__.py': '',
  'airflow/utils/db.py': `import os


def initdb():
    open(os.path.join(os.environ["AIRFLOW_HOME"], "airflow.db"), "w").close()
`,
  'airflow/serialization/__init__.py': '',
  'airflow/serialization/serialized_objects.py': `class SerializedDAG:
    @staticmethod
    def to_dict(dag):
        if dag.dag_id == "not_stored":
            raise ValueError("it cannot be stored")
`,
  'airflow/models/__init__.py': `import os

from airflow.exceptions import AirflowNotFoundException


class Variable:
    @staticmethod
    def get(key):
        value = os.environ.get("AIRFLOW_VAR_" + key.upper())
        if value is None:
            raise KeyError("Variable " + key + " does not exist")
        return value


class Connection:
    @staticmethod
    def get(key):
        raise AirflowNotFoundException("The conn_id \`" + key + "\` isn't defined")
`,
  'airflow/models/dagbag.py': `import importlib.machinery
import importlib.util
import os
import signal
import traceback
import warnings

import airflow
from airflow.exceptions import AirflowDagCycleException, AirflowTaskTimeout


class DagBag:
    def __init__(self, dag_folder, collect_dags, include_examples):
        self.dags, self.import_errors, self.captured_warnings = {}, {}, {}

    def process_file(self, path, only_if_updated):
        airflow.DAG.made = []
        limit = float(os.environ["AIRFLOW__CORE__DAGBAG_IMPORT_TIMEOUT"])
        signal.signal(signal.SIGALRM, timed_out)
        signal.setitimer(signal.ITIMER_REAL, limit)
        with warnings.catch_warnings(record=True) as told:
            warnings.simplefilter("always")
            try:
                loader = importlib.machinery.SourceFileLoader("dag_file", path)
                loader.exec_module(importlib.util.module_from_spec(importlib.util.spec_from_loader("dag_file", loader)))
            except (Exception, AirflowTaskTimeout):
                self.import_errors[path] = traceback.format_exc()
                return []
            finally:
                signal.setitimer(signal.ITIMER_REAL, 0)
        self.captured_warnings[path] = tuple(
            "%s:%d: %s: %s" % (each.filename, each.lineno, each.category.__name__, each.message) for each in told
        )
        kept = [dag for dag in airflow.DAG.made if not self.refused(dag, path)]
        self.dags.update({dag.dag_id: dag for dag in kept})
        return kept

    def refused(self, dag, path):
        error = AirflowDagCycleException("Cycle detected in DAG: %s" % dag.dag_id)
        if any(task.task_id in task.downstream_task_ids for task in dag.tasks):
            self.import_errors[path] = "%s: %s" % (type(error).__name__, error)
        return path in self.import_errors


def timed_out(number, frame):
    raise AirflowTaskTimeout("DagBag import timeout")
`,
}

/** An interpreter in that folder whose Airflow is the stand-in; returns its path. */
export async function standInAirflow(folder: string): Promise<string> {
  await writeInto(join(folder, 'packages'), AIRFLOW)
  return interpreter(folder, `PYTHONPATH=${folder}/packages exec ${python()} "$@"`)
}

/** An interpreter in that folder without any package. */
export function bareInterpreter(folder: string): Promise<string> {
  return interpreter(folder, `exec ${python()} -I -S "$@"`)
}

/** By its whole path: a version of it may be chosen by the folder that it is started in. */
function python(): string {
  return toolPath('python3') ?? 'python3'
}

async function interpreter(folder: string, line: string): Promise<string> {
  await writeInto(folder, { 'bin/python': `#!/bin/sh\n${line}\n` })
  const path = join(folder, 'bin/python')
  await chmod(path, 0o755)
  return path
}
