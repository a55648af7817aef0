"""A mail server and a webhook, written with other libraries than ours: python3 receivers.py DIR KEY

Writes DIR/ports (mail and web) once both listen, and for what comes DIR/mail-N and DIR/hook-N, read
by Python's own mail and HMAC. People named later@ are put off, gone@ refused; the web path says
which status is answered (/204).
"""

import base64
import email
import email.policy
import hashlib
import hmac
import http.server
import os
import sys
import threading

from aiosmtpd.controller import Controller

folder, key = sys.argv[1], base64.b64decode(sys.argv[2])


def write(name, lines):
    path = os.path.join(folder, name)
    with open(path + ".part", "w", encoding="utf-8") as file:
        file.write("".join(line + "\n" for line in lines))
    os.rename(path + ".part", path)


class Mails:
    count = 0

    async def handle_RCPT(self, server, session, envelope, address, options):
        if address.startswith("later@"):
            return "451 try again later"
        if address.startswith("gone@"):
            return "550 no such user"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server, session, envelope):
        mail = email.message_from_bytes(envelope.content, policy=email.policy.default)
        Mails.count += 1
        write(f"mail-{Mails.count}", [
            f"envelope: {envelope.mail_from} {','.join(envelope.rcpt_tos)}",
            f"from: {mail['From']}", f"to: {mail['To']}", f"subject: {mail['Subject']}",
            f"id: {mail['Message-ID']}", f"date: {mail['Date'].datetime.isoformat()}",
            f"auto: {mail['Auto-Submitted']}", mail.get_content().replace("\r\n", "\n").rstrip(),
        ])
        return "250 OK"


class Hooks(http.server.BaseHTTPRequestHandler):
    count = 0

    def do_POST(self):
        body = self.rfile.read(int(self.headers["Content-Length"]))
        signed = f"{self.headers['webhook-id']}.{self.headers['webhook-timestamp']}.".encode() + body
        wanted = base64.b64encode(hmac.new(key, signed, hashlib.sha256).digest()).decode()
        Hooks.count += 1
        write(f"hook-{Hooks.count}", [
            f"id: {self.headers['webhook-id']}", f"time: {self.headers['webhook-timestamp']}",
            f"type: {self.headers['Content-Type']}",
            f"signature: {'right' if self.headers['webhook-signature'] == 'v1,' + wanted else 'wrong'}",
            body.decode("utf-8"),
        ])
        self.send_response(int(self.path[1:]))
        self.end_headers()

    def log_message(self, *_):
        pass


class FreePort(Controller):
    """To see whether it has started, aiosmtpd 1.4 calls itself at the port it was told."""

    def _trigger_server(self):
        self.port = self.server.sockets[0].getsockname()[1]
        super()._trigger_server()


web = http.server.HTTPServer(("127.0.0.1", 0), Hooks)
mail = FreePort(Mails(), hostname="127.0.0.1", port=0, ready_timeout=60)
mail.start()
threading.Thread(target=web.serve_forever, daemon=True).start()
write("ports", [str(mail.port), str(web.server_address[1])])
sys.stdin.read()  # until the test is over
mail.stop()
