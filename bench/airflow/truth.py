"""What Airflow itself makes of DAG files: prints JSON. Runs under the interpreter of an installed Airflow, 2.x or 3.x.

    python truth.py [--root FOLDER] [--brief] UNIT...

A unit is a DAG file or a folder of them, and gets a DagBag of its own; a folder's files share one, so ids that two of
them use are told. The unit's folder (or its own parent) is on the path while it is loaded, as Airflow's DAG folder is.
Paths in the output are relative to --root. The database is a new SQLite file below a temporary AIRFLOW_HOME.

`errors` are what a deployment shows as import errors, by stage: `load` (importing the file, validating and bagging its
DAGs) or `serialize` (storing them, which a DagBag alone does not do). `edges` are Airflow's downstream_task_ids.
"""

import argparse
import datetime
import json
import os
import pathlib
import shutil
import sys
import tempfile
import time

DEFAULTS = {"owner": "airflow", "retries": 0, "trigger_rule": "all_success"}


def settle(home):
    """Sets up the environment that Airflow reads while it is first imported."""
    for name in list(os.environ):
        if name.startswith("AIRFLOW"):
            del os.environ[name]
    os.environ.update(
        AIRFLOW_HOME=home,
        AIRFLOW__CORE__DAGS_FOLDER=os.path.join(home, "dags"),
        AIRFLOW__CORE__DAGBAG_IMPORT_TIMEOUT="60",
        AIRFLOW__CORE__LOAD_EXAMPLES="False",
        AIRFLOW__CORE__UNIT_TEST_MODE="False",
        AIRFLOW__DATABASE__SQL_ALCHEMY_CONN="sqlite:///" + os.path.join(home, "airflow.db"),
        AIRFLOW__DATABASE__LOAD_DEFAULT_CONNECTIONS="False",
        AIRFLOW__LOGGING__LOGGING_LEVEL="CRITICAL",
        PYTHONDONTWRITEBYTECODE="1",
    )
    sys.dont_write_bytecode = True


def dag_bag(unit):
    """An empty DagBag, and the DAG files of the unit as Airflow lists them."""
    try:
        from airflow.dag_processing.dagbag import DagBag
        from airflow.dag_processing.importers import get_importer_registry

        return DagBag(collect_dags=False), sorted(get_importer_registry().list_dag_files(str(unit)))
    except ImportError:
        from airflow.models.dagbag import DagBag
        from airflow.utils.file import list_py_file_paths

        bag = DagBag(dag_folder=str(unit), collect_dags=False, include_examples=False)
        return bag, sorted(list_py_file_paths(str(unit), include_examples=False))


def serialize(dag):
    """Airflow's stored form of the DAG: an exception here is an import error in a deployment."""
    try:
        from airflow.serialization.serialized_objects import DagSerialization as serialization
    except ImportError:
        from airflow.serialization.serialized_objects import SerializedDAG as serialization
    return serialization.to_dict(dag)


def schedule_of(dag):
    """The timetable's class, and of its cron expression, seconds, preset and assets (or datasets) what it has."""
    timetable = dag.timetable
    expression = getattr(timetable, "expression", None) or getattr(timetable, "_expression", None)
    delta = getattr(timetable, "delta", None) or getattr(timetable, "_delta", None)
    given = dag.schedule if hasattr(dag, "schedule") else dag.schedule_interval
    described = {
        "type": type(timetable).__name__,
        "expression": expression if isinstance(expression, str) else None,
        "seconds": delta.total_seconds() if isinstance(delta, datetime.timedelta) else None,
        "preset": given if isinstance(given, str) and given.startswith("@") else None,
        "assets": assets_of(timetable),
    }
    return {key: value for key, value in described.items() if value}


def assets_of(timetable):
    """The URIs, or names, of the assets that the timetable waits for, whatever condition joins them."""
    waiting = [getattr(timetable, "asset_condition", None) or getattr(timetable, "dataset_condition", None)]
    found = set()
    for condition in waiting:
        waiting.extend(getattr(condition, "objects", ()))
        found.add(getattr(condition, "uri", None) or getattr(condition, "name", None))
    return sorted(found - {None})


def plain(value):
    return None if value is None else str(getattr(value, "value", value))


def task_of(task):
    """What there is to say about a task beyond its id; what is as Airflow has it anyway is left out."""
    described = {
        "type": task.task_type,
        "owner": task.owner,
        "retries": task.retries if isinstance(task.retries, int) else plain(task.retries),
        "trigger_rule": plain(task.trigger_rule),
        "execution_timeout": task.execution_timeout.total_seconds() if task.execution_timeout else None,
        "own_start_date": bool(task.start_date and task.start_date != task.dag.start_date),
        "on_failure_callback": bool(task.on_failure_callback),
        # A group may be a weak proxy, whose type says nothing.
        "mapped": task.__class__.__name__ == "MappedOperator",
        "in_mapped_group": any(group.__class__.__name__ == "MappedTaskGroup" for group in groups_above(task)),
        "setup": bool(task.is_setup),
        "teardown": bool(task.is_teardown),
        "group": next((group.group_id for group in groups_above(task)), None),
    }
    return {key: value for key, value in described.items() if value and DEFAULTS.get(key) != value}


def groups_above(task):
    """The task groups around the task, the innermost first, without the DAG's own."""
    group = task.task_group
    while group is not None and group.group_id is not None:
        yield group
        group = getattr(group, "parent_group", None) or getattr(group, "task_group", None)


def dag_of(dag, root, brief):
    tasks = sorted(dag.tasks, key=lambda task: task.task_id)
    described = {
        "dag_id": dag.dag_id,
        "file": relative(dag.fileloc, root),
        "tasks": [task.task_id for task in tasks],
        "edges": sorted([task.task_id, below] for task in tasks for below in task.downstream_task_ids),
    }
    if brief:
        return described
    return described | {
        "schedule": schedule_of(dag),
        "start_date": dag.start_date.isoformat() if dag.start_date else None,
        "catchup": bool(dag.catchup),
        "tags": sorted(dag.tags or []),
        "owner": ", ".join(sorted({str(task.owner) for task in tasks})),
        "groups": sorted(group for group in dag.task_group.get_task_group_dict() if group is not None),
        "labels": sorted(
            [above, below, info["label"]]
            for above, edges in dag.edge_info.items()
            for below, info in edges.items()
            if info.get("label")
        ),
        "params": sorted(dag.params),
        "details": {task.task_id: task_of(task) for task in tasks},
    }


def relative(path, root):
    resolved = pathlib.Path(path).resolve()
    return resolved.relative_to(root).as_posix() if resolved.is_relative_to(root) else resolved.as_posix()


def load(unit, root, brief):
    """Every file of the unit with its DAGs, errors, warnings and seconds."""
    folder = unit if unit.is_dir() else unit.parent
    known = set(sys.modules)
    sys.path.insert(0, str(folder))
    files = {}
    try:
        bag, paths = dag_bag(unit)
        for path in paths:
            started = time.perf_counter()
            loaded = bag.process_file(path, only_if_updated=False)
            seconds = time.perf_counter() - started
            # A DAG whose block is opened again is listed again.
            dags = list({id(dag): dag for dag in loaded}.values())
            # Two DAGs of one id in one file: the bag keeps one of them.
            kept = {id(dag) for dag in bag.dags.values()}
            entry = {
                "seconds": round(seconds, 4),
                "dags": [dag_of(dag, root, brief) for dag in sorted(dags, key=lambda dag: dag.dag_id) if id(dag) in kept],
                "errors": [],
                "warnings": [told.replace(f"{root}/", "") for told in bag.captured_warnings.get(path, ())],
            }
            if len(dags) > len(entry["dags"]):
                entry["shadowed"] = sorted(dag.dag_id for dag in dags if id(dag) not in kept)
            if path in bag.import_errors:
                text = bag.import_errors[path].replace(f"{root}/", "")
                entry["errors"].append({"stage": "load", "text": text})
            for dag in dags:
                try:
                    serialize(dag)
                except Exception as error:
                    text = f"{type(error).__name__}: {error}"
                    entry["errors"].append({"stage": "serialize", "text": text})
            files[relative(path, root)] = entry
    finally:
        sys.path.remove(str(folder))
        for name in set(sys.modules) - known:
            if str(getattr(sys.modules[name], "__file__", None) or "").startswith(str(root)):
                del sys.modules[name]
    return files


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--root", type=pathlib.Path, default=pathlib.Path.cwd())
    parser.add_argument("--brief", action="store_true", help="ids and edges only")
    parser.add_argument("units", nargs="+", type=pathlib.Path)
    given = parser.parse_args()
    root = given.root.resolve()
    # What DAG files and Airflow print must not stand in the JSON.
    answer = os.fdopen(os.dup(1), "w")
    os.dup2(2, 1)
    home = tempfile.mkdtemp(prefix="airflow-truth-")
    try:
        settle(home)
        os.mkdir(os.path.join(home, "dags"))
        started = time.perf_counter()
        import airflow
        from airflow.utils import db

        imported = time.perf_counter()
        db.initdb()
        ready = time.perf_counter()
        files = {}
        for unit in given.units:
            files |= load(unit.resolve(), root, given.brief)
        told = {
            "airflow": airflow.__version__,
            "python": "{}.{}".format(*sys.version_info),
            "seconds": {
                "import": round(imported - started, 3),
                "database": round(ready - imported, 3),
                "files": round(time.perf_counter() - ready, 3),
            },
            "files": files,
        }
        json.dump(told, answer)
        answer.write("\n")
        answer.close()
    finally:
        shutil.rmtree(home, ignore_errors=True)


main()
