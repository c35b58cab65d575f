# Sourced by .ci/evidence: installs the newest Airflow 2 and 3 by plain pip, each into an environment of its own in the
# user's cache. The constraints are what pip resolved when the versions were chosen; virtualenv is what
# tasks with `@task.virtualenv` ask for while a file is loaded. What is there already is kept.
airflow=${PIPELINE_ACTIONS_AIRFLOW:-$HOME/.cache/pipeline-actions/airflow}

airflow_version() {
  local major=$1 version=$2
  local python=$airflow/$major/bin/python
  if "$python" -c "import importlib.metadata as m, sys; sys.exit(m.version('apache-airflow') != '$version')" 2> /dev/null; then
    return
  fi
  rm -rf "${airflow:?}/$major"
  mkdir -p "$airflow"
  python3.11 -m venv "$airflow/$major"
  nice -n 10 "$python" -m pip install -q --disable-pip-version-check --constraint ".ci/airflow/constraints-$major.txt" \
    "apache-airflow==$version" virtualenv
}

airflow_version 2 2.11.2
airflow_version 3 3.3.2
