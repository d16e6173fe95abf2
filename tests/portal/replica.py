#!/usr/bin/env python3
# SPDX-License-Identifier: MPL-2.0
"""A replica of CNAM's open data portal on this machine, which serves the published files of a folder.

It behaves as the portal is known to, listing pages, tokens, refusals and all, and misbehaves as it is told.
"""
import argparse
import dataclasses
import email.utils
import gzip
import hashlib
import http.server
import pathlib
import re
import secrets
import socket
import ssl
import struct
import sys
import threading
import time
import urllib.parse

import pages
import shelves
from behaviour import Behaviour


@dataclasses.dataclass
class Request:
    """What was asked and answered; tests read the list of them."""
    path: str
    query: dict
    range: str
    if_range: str
    status: int = 0
    sent: int = 0  # bytes of the body


class Replica:
    """The server and its memory. `with Replica(folder) as replica:` serves from a thread of its own."""

    def __init__(self, folder, behaviour=None, port=0, log=False, certificate=None):
        self.folder = pathlib.Path(folder)
        self.behaviour = behaviour or Behaviour()
        self.log = log
        self.requests = []
        self.tokens = {}  # token: [uses, birth, session]
        self.downloads = 0
        self.lock = threading.Lock()
        self.server = Server(("127.0.0.1", port), Handler)
        self.server.replica = self
        self.address = f"http{'s' if certificate else ''}://127.0.0.1:{self.server.server_port}"
        if certificate:
            context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
            context.load_cert_chain(certificate)
            self.server.socket = context.wrap_socket(self.server.socket, server_side=True)

    def __enter__(self):
        threading.Thread(target=self.server.serve_forever, args=(0.02,), daemon=True).start()
        return self

    def __exit__(self, *_):
        self.server.stopping.set()
        self.server.shutdown()
        self.server.server_close()

    def asked(self, page="download_file.php"):
        return [request for request in self.requests if request.path.endswith(page)]

    def new_token(self, session):
        token = secrets.token_hex(16)
        self.tokens[token] = [0, time.monotonic(), session]
        return token

    def token_is_good(self, token, session):
        behaviour, known = self.behaviour, self.tokens.get(token)
        if not known:
            return False
        known[0] += 1
        return not ((behaviour.token_uses and known[0] > behaviour.token_uses)
                    or (behaviour.token_seconds and time.monotonic() - known[1] > behaviour.token_seconds)
                    or (behaviour.cookie and known[2] != session))


class Server(http.server.ThreadingHTTPServer):
    daemon_threads = True

    def __init__(self, *arguments):
        super().__init__(*arguments)
        self.stopping = threading.Event()

    def handle_error(self, request, client_address):
        if not isinstance(sys.exc_info()[1], (ConnectionError, ssl.SSLError)):  # clients may hang up
            super().handle_error(request, client_address)


class Handler(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    @property
    def replica(self):
        return self.server.replica

    @property
    def behaviour(self):
        return self.server.replica.behaviour

    def log_message(self, format, *args):
        if self.replica.log:
            super().log_message(format, *args)

    def log_request(self, code="-", size="-"):
        self.request_record.status = int(code)
        super().log_request(code, size)

    def do_GET(self):
        address = urllib.parse.urlsplit(self.path)
        query = {key: values[0] for key, values in urllib.parse.parse_qs(address.query).items()}
        self.request_record = Request(address.path, query, self.headers.get("Range", ""), self.headers.get("If-Range", ""))
        with self.replica.lock:
            self.replica.requests.append(self.request_record)
        try:
            self.answer(address.path, query)
        except (BrokenPipeError, ConnectionResetError):
            self.close_connection = True

    def answer(self, path, query):
        section, _, name = path.strip("/").partition("/")
        if self.behaviour.fail > 0:
            self.behaviour.fail -= 1
            headers = {"Retry-After": self.behaviour.retry_after} if self.behaviour.retry_after else {}
            self.send_page(pages.page("Erreur", "<p>Erreur du serveur"), self.behaviour.fail_status, headers)
        elif name == "index.php":
            shown = [] if self.behaviour.no_index else shelves.items(self.replica.folder)
            self.send_page(pages.index(section, shown))
        elif name in ("download.php", "download2.php"):
            self.send_listing(section, name, query)
        elif name == "download_file.php":
            self.send_download(section, query)
        else:
            self.send_page(pages.page("Page introuvable", ""), 404)

    # Pages

    def session(self):
        match = re.search(r"PHPSESSID=(\w+)", self.headers.get("Cookie", ""))
        return match[1] if match else ""

    def send_page(self, body, status=200, headers=None):
        headers = dict(headers or {})
        if self.behaviour.gzip_listing and "gzip" in self.headers.get("Accept-Encoding", ""):
            body, headers["Content-Encoding"] = gzip.compress(body), "gzip"
        self.send_response(status)
        for key, value in {"Content-Type": "text/html", "Content-Length": len(body), **headers}.items():
            self.send_header(key, str(value))
        self.end_headers()
        self.wfile.write(body)
        self.request_record.sent = len(body)

    def send_listing(self, section, name, query):
        if self.behaviour.lost or self.behaviour.lost_folder == query.get("Dir_Rep", ""):
            return self.send_page(pages.LOST)
        session = self.session() or secrets.token_hex(8)
        found = [item for item in shelves.items(self.replica.folder)
                 if (item.section, item.page, item.dir_rep) == (section, name, query.get("Dir_Rep"))
                 and (self.behaviour.other_years or name == "download2.php" or item.year == query.get("Annee"))]
        body = pages.listing(found, self.replica.new_token(session), self.behaviour, self.replica.address)
        return self.send_page(body, headers={"Set-Cookie": f"PHPSESSID={session}; path=/"})

    # Files

    def send_download(self, section, query):
        behaviour, replica = self.behaviour, self.replica
        with replica.lock:
            replica.downloads += 1
            refused = 0 <= behaviour.quota < replica.downloads
            page_instead, behaviour.html = behaviour.html > 0, max(0, behaviour.html - 1)
            good = replica.token_is_good(query.get("token"), self.session())
        if refused:
            return self.send_page(pages.REFUSAL, behaviour.quota_status)
        if page_instead or not good:
            return self.send_page(pages.EXPIRED)
        if behaviour.redirect and "here" not in query:
            where = self.path + "&here=1" if behaviour.redirect == "here" else "http://localhost:9" + self.path
            return self.send_page(b"", 302, {"Location": where})
        wanted = query.get("file", "").removeprefix("../../../")
        found = [item for item in shelves.items(replica.folder) if (item.section, item.file) == (section, wanted)]
        return self.send_file(found[0].path) if found else self.send_page(pages.page("Fichier introuvable", ""), 404)

    def send_file(self, path):
        body = path.read_bytes()
        etag = f'"{hashlib.sha256(body).hexdigest()[:16]}"'
        date = email.utils.formatdate(path.stat().st_mtime, usegmt=True)
        headers = {"Content-Type": "application/octet-stream",
                   "Content-Disposition": f'attachment; filename="{path.name}"'}
        headers |= {"etag": {"ETag": etag}, "last-modified": {"Last-Modified": date}, "none": {}}[self.behaviour.validator]
        if self.behaviour.flip:
            middle = len(body) // 2
            body = body[:middle] + bytes([body[middle] ^ 1]) + body[middle + 1:]
        wanted = self.range_of(len(body), (etag, date))
        if wanted and wanted[0] >= len(body):
            return self.send_page(pages.page("Plage impossible", ""), 416, {"Content-Range": f"bytes */{len(body)}"})
        status = 200
        if wanted:
            status, (first, last) = 206, wanted
            headers["Content-Range"] = f"bytes {first}-{last}/{len(body)}"
            body = body[first:last + 1]
        return self.send_body(status, headers, body)

    def range_of(self, length, validators):
        """First and last byte to send; None for the whole file."""
        match = re.fullmatch(r"bytes=(\d+)-(\d*)", self.headers.get("Range", ""))
        if not match or self.behaviour.range == "ignored":
            return None
        if self.headers.get("If-Range", "") not in ("", *validators):
            return None
        first, last = int(match[1]), min(int(match[2] or length - 1), length - 1)
        return (max(0, first - 7), last) if self.behaviour.range == "wrong" else (first, last)

    def send_body(self, status, headers, body):
        behaviour = self.behaviour
        self.send_response(status)
        for key, value in headers.items():
            self.send_header(key, value)
        if behaviour.chunked:
            self.send_header("Transfer-Encoding", "chunked")
        elif not behaviour.no_length:
            self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        body = body[:len(body) - behaviour.truncate]
        if self.pour(body):
            while behaviour.endless:
                self.write(body)
        if behaviour.chunked:
            self.wfile.write(b"0\r\n\r\n")
        if behaviour.no_length or behaviour.truncate:
            self.close_connection = True

    def pour(self, body):
        """Sends the body as it is told; False when the connection was reset."""
        behaviour, sent = self.behaviour, 0
        step = max(1, behaviour.drip // 20) if behaviour.drip else 1 << 16
        while sent < len(body):
            piece = body[sent:sent + step]
            if 0 <= behaviour.reset_after < sent + len(piece) and behaviour.resets > 0:
                self.write(piece[:behaviour.reset_after - sent])
                behaviour.resets -= 1
                self.reset()
                return False
            self.write(piece)
            sent += len(piece)
            if behaviour.drip:
                time.sleep(len(piece) / behaviour.drip)
        return True

    def write(self, piece):
        if self.behaviour.chunked and piece:
            piece = b"%x\r\n%b\r\n" % (len(piece), piece)
        self.wfile.write(piece)
        self.request_record.sent += len(piece)

    def reset(self):
        if self.behaviour.silent:
            self.server.stopping.wait(60)
        time.sleep(0.05)  # what was sent before arrives
        self.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        self.connection.close()
        self.close_connection = True
        raise ConnectionResetError


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.ArgumentDefaultsHelpFormatter)
    parser.add_argument("folder", type=pathlib.Path, help="the files, under their published names")
    parser.add_argument("--certificate", type=pathlib.Path, help="speak TLS with this certificate and key, in PEM")
    parser.add_argument("--port", type=int, default=0, help="0: a free one, which the first line of output tells")
    Behaviour.add_options(parser.add_argument_group("misbehaviour"))
    options = parser.parse_args()
    replica = Replica(options.folder, Behaviour.of_options(options), options.port, log=True,
                      certificate=options.certificate)
    print(replica.address, flush=True)
    try:
        replica.server.serve_forever()
    except KeyboardInterrupt:
        sys.exit(130)


if __name__ == "__main__":
    main()
