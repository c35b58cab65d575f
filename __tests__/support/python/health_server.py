"""A gRPC server with the health service of grpcio, with TLS where a key and a certificate are given. Ends with its input."""
import sys
from concurrent import futures

import grpc
from grpc_health.v1 import health, health_pb2, health_pb2_grpc

server = grpc.server(futures.ThreadPoolExecutor(max_workers=2))
servicer = health.HealthServicer()
health_pb2_grpc.add_HealthServicer_to_server(servicer, server)
STATUSES = {"": "SERVING", "down": "NOT_SERVING", "odd": "UNKNOWN", "gone": "SERVICE_UNKNOWN", "grün": "SERVING"}
for name, status in STATUSES.items():
    servicer.set(name, health_pb2.HealthCheckResponse.ServingStatus.Value(status))

if len(sys.argv) > 1:
    key, certificate = (open(path, "rb").read() for path in sys.argv[1:3])
    port = server.add_secure_port("localhost:0", grpc.ssl_server_credentials([(key, certificate)]))
else:
    port = server.add_insecure_port("127.0.0.1:0")
server.start()
print(port, flush=True)
sys.stdin.read()
server.stop(None)
