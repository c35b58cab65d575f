/** Requests by method, route and status, in the Prometheus text format. */
export class Metrics {
  #requests = new Map();
  #seconds = 0;

  observe(method, route, status, seconds) {
    const labels = `method="${method}",route="${route}",status="${status}"`;
    this.#requests.set(labels, (this.#requests.get(labels) ?? 0) + 1);
    this.#seconds += seconds;
  }

  render() {
    const requests = [...this.#requests].sort(([a], [b]) => (a < b ? -1 : 1));
    return [
      '# HELP http_requests_total Requests answered.',
      '# TYPE http_requests_total counter',
      ...requests.map(([labels, count]) => `http_requests_total{${labels}} ${count}`),
      '# HELP http_request_seconds_total Time spent on answering.',
      '# TYPE http_request_seconds_total counter',
      `http_request_seconds_total ${this.#seconds.toFixed(6)}`,
      '',
    ].join('\n');
  }
}
