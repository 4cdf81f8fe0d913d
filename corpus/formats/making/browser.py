"""A site served on this machine, and Chromium told what to do through its DevTools protocol."""
import http.server
import json
import subprocess
import threading
import time
from pathlib import Path

from . import pages


class Site:
    """Serves pages by their full addresses, as a proxy and by the Host header."""

    def __init__(self):
        self.pages = {}
        site = self

        class Handler(http.server.BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def do_GET(self):
                address = self.path if "://" in self.path else f"http://{self.headers['Host'].split(':')[0]}{self.path}"
                body = site.pages.get(address, "").encode("utf-8")
                self.send_response(200 if body else 404)
                self.send_header("Content-Type", "text/html; charset=utf-8")
                self.send_header("Content-Length", str(len(body)))
                self.end_headers()
                self.wfile.write(body)

            def log_message(self, *_):
                pass

        self.server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.port = self.server.server_address[1]
        threading.Thread(target=self.server.serve_forever, daemon=True).start()

    def add(self, article, **how):
        self.pages[article.url] = pages.page(article, **how)
        return article.url


class Chromium:
    """One headless Chromium, told what to do through its DevTools protocol."""

    def __init__(self, site, folder):
        import websocket

        self.process = subprocess.Popen(
            [
                "chromium",
                "--headless=new",
                "--no-sandbox",
                "--disable-gpu",
                "--remote-debugging-port=0",
                f"--user-data-dir={folder}/chromium",
                f"--host-resolver-rules=MAP *.example 127.0.0.1:{site.port}",
                "--remote-allow-origins=*",
                "about:blank",
            ],
            stderr=subprocess.DEVNULL,
        )
        port_file = Path(folder, "chromium", "DevToolsActivePort")
        for _ in range(300):
            if port_file.exists() and len(port_file.read_text().splitlines()) == 2:
                break
            time.sleep(0.1)
        port, path = port_file.read_text().splitlines()
        self.socket = websocket.create_connection(f"ws://127.0.0.1:{port}{path}", suppress_origin=True, timeout=60)
        self.count = 0
        target = self.call("Target.createTarget", url="about:blank")["targetId"]
        self.session = None
        self.session = self.call("Target.attachToTarget", targetId=target, flatten=True)["sessionId"]
        self.call("Page.enable")

    def call(self, method, **params):
        self.count += 1
        message = {"id": self.count, "method": method, "params": params}
        if getattr(self, "session", None):
            message["sessionId"] = self.session
        self.socket.send(json.dumps(message))
        while True:
            answer = json.loads(self.socket.recv())
            if answer.get("id") == self.count:
                return answer["result"]

    def open(self, address):
        self.call("Page.navigate", url=address)
        while json.loads(self.socket.recv()).get("method") != "Page.loadEventFired":
            pass

    def close(self):
        self.socket.close()
        self.process.terminate()
        self.process.wait()
