import json
import threading
import urllib.error
import urllib.request
from http import HTTPStatus

import pytest

from retail_etl.service import MAX_AGE_SECONDS, StatusServer, health


def status_file(folder, **values):
    status = {"day": "2024-03-08", "published": True, "failed_checks": [], "finished_at": 1000}
    (folder / "status.json").write_text(json.dumps(status | values), encoding="utf-8")


@pytest.fixture
def base_url(tmp_path, settings):
    with StatusServer(("127.0.0.1", 0), tmp_path, settings) as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()
        thread.join()


def test_health_of_a_recent_run(tmp_path):
    status_file(tmp_path)
    assert health(tmp_path, now=1060) == (
        HTTPStatus.OK,
        {"status": "ok", "day": "2024-03-08"},
    )


def test_health_of_an_old_run(tmp_path):
    status_file(tmp_path)
    status, body = health(tmp_path, now=1001 + MAX_AGE_SECONDS)
    assert status is HTTPStatus.SERVICE_UNAVAILABLE
    assert body["status"] == "stale"


def test_health_before_the_first_run(tmp_path):
    assert health(tmp_path, now=0)[1] == {"status": "no run yet"}


def test_metrics_are_served_with_the_cache_lifetime(base_url, tmp_path):
    (tmp_path / "metrics.prom").write_text("etl_up 1\n", encoding="utf-8")
    with urllib.request.urlopen(f"{base_url}/metrics") as response:
        assert response.read() == b"etl_up 1\n"
        assert response.headers["Cache-Control"] == "max-age=30"


def test_unknown_paths_are_not_found(base_url):
    with pytest.raises(urllib.error.HTTPError) as caught:
        urllib.request.urlopen(f"{base_url}/admin")
    with caught.value as response:
        assert response.code == HTTPStatus.NOT_FOUND
        assert response.headers["Cache-Control"] == "no-store"
