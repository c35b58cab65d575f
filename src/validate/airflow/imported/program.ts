/**
 * Has Python, 3.8 or newer, load DAG files through the DagBag of the Airflow that it has, each in a bag of its own. It gets a
 * request in JSON, and writes a line of JSON whenever it has got somewhere: `answers.ts` reads them. What a file does is not
 * held in by this program, but by the process: so it is told which file comes next, before that is loaded.
 */
export const IMPORT_PROGRAM = String.raw`
import datetime, faulthandler, importlib.machinery, json, os, re, sys, time, traceback

LONGEST = 2000
DEEPEST = 50


def main():
    request = json.loads(sys.stdin.buffer.read())
    # What DAG files and Airflow print must not stand among the answers.
    answers = os.fdopen(os.dup(1), "w", encoding="ascii")
    os.dup2(2, 1)

    def tell(**answer):
        answers.write(json.dumps(answer, default=str) + "\n")
        answers.flush()

    # Where the process dies by itself, or hangs in code that no signal reaches, this says where it was.
    faulthandler.enable(file=answers)
    faulthandler.dump_traceback_later(request["startLimit"], exit=True, file=answers)
    limit_memory(request["memory"])
    base = os.path.realpath(os.getcwd())
    settle(os.environ["AIRFLOW_HOME"], base, request["limit"])
    python = "%d.%d.%d" % sys.version_info[:3]
    try:
        airflow = start_airflow()
    except BaseException as error:
        traceback.print_exc()
        tell(failed=python, type=type(error).__name__, module=getattr(error, "name", None), message=text_of(error))
        return
    tell(airflow=airflow, python=python)
    loader = Loader(base)
    for number, (path, roots) in enumerate(request["files"]):
        tell(begin=number)
        faulthandler.dump_traceback_later(request["limit"] + request["grace"], exit=True, file=answers)
        tell(end=number, **loader.load(path, roots))
    faulthandler.cancel_dump_traceback_later()
    tell(done=True)
    answers.flush()
    # Threads that DAG files left running are of no use any more.
    os._exit(0)


def limit_memory(size):
    try:
        import resource

        hard = resource.getrlimit(resource.RLIMIT_AS)[1]
        size = size if hard == resource.RLIM_INFINITY else min(size, hard)
        resource.setrlimit(resource.RLIMIT_AS, (size, size))
    except (ImportError, OSError, ValueError):
        pass


def settle(home, base, limit):
    """What Airflow reads while it is first imported: none of the machine's own settings but variables and connections."""
    for name in list(os.environ):
        if name.startswith("AIRFLOW") and not re.match("AIRFLOW_(HOME$|VAR_|CONN_)", name):
            del os.environ[name]
    plugins = os.path.join(base, "plugins")
    database = "sqlite:///" + os.path.join(home, "airflow.db")
    os.environ.update(
        AIRFLOW__CORE__DAGS_FOLDER=os.path.join(home, "dags"),
        AIRFLOW__CORE__PLUGINS_FOLDER=plugins if os.path.isdir(plugins) else os.path.join(home, "plugins"),
        AIRFLOW__CORE__DAGBAG_IMPORT_TIMEOUT=str(limit),
        AIRFLOW__CORE__LOAD_EXAMPLES="False",
        AIRFLOW__CORE__UNIT_TEST_MODE="False",
        AIRFLOW__CORE__SQL_ALCHEMY_CONN=database,
        AIRFLOW__DATABASE__SQL_ALCHEMY_CONN=database,
        AIRFLOW__DATABASE__LOAD_DEFAULT_CONNECTIONS="False",
        AIRFLOW__LOGGING__LOGGING_LEVEL="CRITICAL",
        AIRFLOW__USAGE_DATA_COLLECTION__ENABLED="False",
        PYTHONDONTWRITEBYTECODE="1",
    )
    os.mkdir(os.path.join(home, "dags"))
    sys.dont_write_bytecode = True
    # The folder that the process runs in.
    if sys.path[:1] == [""]:
        del sys.path[0]


def start_airflow():
    """Imports Airflow and makes its database."""
    import airflow
    from airflow.utils import db

    new_bag()
    db.initdb()
    return airflow.__version__


def new_bag():
    try:
        from airflow.dag_processing.dagbag import DagBag

        return DagBag(collect_dags=False)
    except ImportError:
        from airflow.models.dagbag import DagBag

        return DagBag(dag_folder=os.environ["AIRFLOW__CORE__DAGS_FOLDER"], collect_dags=False, include_examples=False)


class Loader:
    def __init__(self, base):
        self.base = base
        self.file = None
        self.raised = None
        self.watch()

    def watch(self):
        """Keeps what ends a DAG file: the bag has only a text of it."""
        original = importlib.machinery.SourceFileLoader.exec_module

        def exec_module(loader, module):
            try:
                return original(loader, module)
            except BaseException as error:
                if loader.path == self.file:
                    self.raised = error
                raise

        importlib.machinery.SourceFileLoader.exec_module = exec_module

    def load(self, path, roots):
        self.file = os.path.join(self.base, path)
        self.raised = None
        modules, folders = set(sys.modules), list(sys.path)
        # Behind all others, as Airflow adds its own.
        sys.path.extend(os.path.normpath(os.path.join(self.base, root)) for root in roots)
        bag, found, errors = new_bag(), [], []
        started = time.perf_counter()
        try:
            found = bag.process_file(self.file, only_if_updated=False)
        except BaseException as error:
            self.raised = self.raised or error
        seconds = time.perf_counter() - started
        # A DAG whose block is opened again is listed again; of two of one id the bag keeps one.
        dags = [dag for dag in {id(dag): dag for dag in found}.values() if bag.dags.get(dag.dag_id) is dag]
        if self.raised is not None:
            errors.append(self.described(self.raised))
        else:
            errors += [of_bag(text) for text in bag.import_errors.values()]
        described = []
        for dag in dags:
            try:
                described.append(dag_of(dag))
                serialize(dag)
            except Exception as error:
                errors.append(dict(self.described(error), stage="store", dagId=str(dag.dag_id)))
        warned = getattr(bag, "captured_warnings", {}).get(self.file, ())
        self.forget(modules, folders)
        return {"seconds": seconds, "dags": described, "errors": errors, "warnings": self.own_warnings(warned)}

    def forget(self, modules, folders):
        """The next file is to find nothing loaded of the repository, as in a process of its own."""
        sys.path[:] = folders
        for name in set(sys.modules) - modules:
            file = getattr(sys.modules[name], "__file__", None)
            if isinstance(file, str) and self.place(file, 1) is not None:
                del sys.modules[name]

    def described(self, error):
        frames = traceback.extract_tb(error.__traceback__)
        places = [self.place(frame.filename, frame.lineno) for frame in frames]
        if isinstance(error, SyntaxError):
            places.append(self.place(error.filename or "", error.lineno))
        last = frames[-1] if frames else None
        return {
            "stage": "load",
            "type": type(error).__name__,
            "kinds": [kind.__module__ + "." + kind.__qualname__ for kind in type(error).__mro__[:20]],
            "message": text_of(error),
            "module": error.name if isinstance(error, ImportError) else None,
            "places": [place for place in places if place is not None][-DEEPEST:],
            "unset": isinstance(error, KeyError) and last is not None and last.filename in ("<frozen os>", os.__file__),
        }

    def place(self, file, line):
        """A line of a file of the repository; none of what is installed within it."""
        # What is generated has a name in angle brackets.
        real = os.path.realpath(file) if os.path.isabs(file) else ""
        if not real.startswith(self.base + os.sep) or re.search(r"[\\/](site|dist)-packages[\\/]", real):
            return None
        return [os.path.relpath(real, self.base).replace(os.sep, "/"), line]

    def own_warnings(self, texts):
        told = []
        for text in texts:
            match = re.match(r"(.*?):(\d+): ([\w.]*(?:Deprecat|RemovedIn)\w*): (.*)", text, re.DOTALL)
            if match and os.path.realpath(os.path.join(self.base, match[1])) == os.path.realpath(self.file):
                told.append({"line": int(match[2]), "message": match[4][:LONGEST]})
        return told[:100]


def of_bag(text):
    """What the bag refused, when the file had run to its end; or what it says of a file whose exception was not seen."""
    lines = text.strip().splitlines() or [""]
    kind, colon, message = (lines[0] if not lines[0].startswith("Traceback") else lines[-1]).partition(": ")
    more = "\n".join(lines[1:]) if not lines[0].startswith("Traceback") else ""
    name = kind.rpartition(".")[2]
    return {"stage": "bag", "type": name, "kinds": [kind], "message": (message + "\n" + more).strip()[:LONGEST], "places": []}


def text_of(error):
    try:
        return (error.msg if isinstance(error, SyntaxError) else str(error))[:LONGEST]
    except Exception:
        return ""


def serialize(dag):
    """Airflow's stored form of the DAG: where that fails, a deployment shows an import error."""
    try:
        from airflow.serialization.serialized_objects import DagSerialization as serialization
    except ImportError:
        from airflow.serialization.serialized_objects import SerializedDAG as serialization
    serialization.to_dict(dag)


def dag_of(dag):
    tasks = sorted(dag.tasks, key=lambda task: task.task_id)
    kind, text = schedule_of(dag)
    return {
        "dagId": dag.dag_id,
        "kind": kind,
        "schedule": text,
        "tasks": [[task.task_id, operator_of(task), group_of(task)] for task in tasks],
        "edges": sorted([task.task_id, below] for task in tasks for below in task.downstream_task_ids),
    }


def operator_of(task):
    return getattr(task, "operator_name", None) or task.task_type


def group_of(task):
    group = getattr(task, "task_group", None)
    return None if group is None else group.group_id


def schedule_of(dag):
    given = getattr(dag, "schedule", None) if hasattr(dag, "schedule") else dag.schedule_interval
    timetable = dag.timetable
    name = type(timetable).__name__
    if name == "NullTimetable":
        return "none", None
    if isinstance(given, str):
        return "text", given
    if isinstance(given, datetime.timedelta):
        return "timedelta", repr(given).replace("datetime.", "")
    return "timetable", name


main()
`
