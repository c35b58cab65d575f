"""Health and metrics over HTTP, from the files the last run left behind."""

import json
import os
import time
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from retail_etl import config

MAX_AGE_SECONDS = 26 * 60 * 60


def health(output: Path, now: float) -> tuple[HTTPStatus, dict[str, object]]:
    """Judge the last run: it must exist, be recent and have published."""
    try:
        status = json.loads((output / "status.json").read_text(encoding="utf-8"))
    except (FileNotFoundError, ValueError):
        return HTTPStatus.SERVICE_UNAVAILABLE, {"status": "no run yet"}
    if now - status["finished_at"] > MAX_AGE_SECONDS:
        return HTTPStatus.SERVICE_UNAVAILABLE, {"status": "stale", "day": status["day"]}
    if not status["published"]:
        failed = status["failed_checks"]
        return HTTPStatus.SERVICE_UNAVAILABLE, {"status": "not published", "checks": failed}
    return HTTPStatus.OK, {"status": "ok", "day": status["day"]}


class Handler(BaseHTTPRequestHandler):
    """Serves ``/health`` and ``/metrics``."""

    server: "StatusServer"

    def do_GET(self) -> None:
        metrics = self.server.output / "metrics.prom"
        if self.path == "/health":
            status, body = health(self.server.output, time.time())
            self._send(status, json.dumps(body), "application/json")
        elif self.path == "/metrics" and self.server.observed and metrics.exists():
            self._send(HTTPStatus.OK, metrics.read_text(encoding="utf-8"), "text/plain")
        else:
            self._send(HTTPStatus.NOT_FOUND, "not found\n", "text/plain")

    def _send(self, status: HTTPStatus, text: str, kind: str) -> None:
        body = text.encode()
        cache = self.server.settings.cache
        fresh = cache["enabled"] and status is HTTPStatus.OK
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        self.send_header("Cache-Control", f"max-age={cache['ttl']}" if fresh else "no-store")
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:
        if self.server.settings.debug:
            super().log_message(format, *args)


class StatusServer(ThreadingHTTPServer):
    """An HTTP server that knows where runs leave their files."""

    def __init__(self, address: tuple[str, int], output: Path, settings: config.Settings):
        super().__init__(address, Handler)
        self.output = output
        self.settings = settings
        self.observed = settings.monitoring["enabled"]


def main() -> None:
    """Serve until stopped; ``PORT`` and ``OUTPUT`` come from the environment."""
    settings = config.load(Path(os.environ.get("CONFIG", "config/environments")))
    output = Path(os.environ.get("OUTPUT", "data/published"))
    address = (os.environ.get("HOST", "127.0.0.1"), int(os.environ.get("PORT", "8000")))
    with StatusServer(address, output, settings) as server:
        server.serve_forever()


if __name__ == "__main__":
    main()
