"""Drives yaml-language-server, the YAML support of most editors, over standard input and output."""

import json
import subprocess
from pathlib import Path
from types import TracebackType
from typing import Any, Self

VERSION = "1.25.0"
_SETTINGS = {"yaml": {"completion": True, "hover": True, "validate": True, "schemaStore": {"enable": False}}}


class LanguageServer:
    """A running server in a folder. Files are opened with their text, and asked about at a line and a column from 0."""

    def __init__(self, script: Path, folder: Path) -> None:
        self._process = subprocess.Popen(
            ["node", str(script), "--stdio"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, cwd=folder
        )
        self._folder = folder
        self._last = 0
        self._problems: dict[str, list[str]] = {}
        self._ask("initialize", processId=None, rootUri=folder.as_uri(), capabilities=_CAPABILITIES)
        self._send("initialized", {})
        self._send("workspace/didChangeConfiguration", {"settings": _SETTINGS})

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, _type: type[BaseException] | None, _error: BaseException | None, _trace: TracebackType | None
    ) -> None:
        self._process.kill()
        self._process.communicate()

    def problems(self, name: str, text: str) -> list[str]:
        """Open a file, and return what the server reports in it."""
        uri = self._open(name, text)
        while uri not in self._problems:
            self._read()
        return self._problems[uri]

    def completions(self, name: str, text: str) -> dict[str, str]:
        """Return what the server offers where the text has a `¦`: each label with the text that it inserts."""
        uri, position = self._at_mark(name, text)
        result = self._ask("textDocument/completion", textDocument={"uri": uri}, position=position)
        items = result["items"] if isinstance(result, dict) else result
        return {item["label"]: item.get("textEdit", {}).get("newText", item.get("insertText", "")) for item in items}

    def hover(self, name: str, text: str) -> str:
        """Return what the server shows about the place of the `¦`."""
        uri, position = self._at_mark(name, text)
        result = self._ask("textDocument/hover", textDocument={"uri": uri}, position=position)
        return result["contents"]["value"] if result else ""

    def _at_mark(self, name: str, text: str) -> tuple[str, dict[str, int]]:
        before = text[: text.index("¦")]
        uri = self._open(name, text.replace("¦", ""))
        return uri, {"line": before.count("\n"), "character": len(before) - before.rfind("\n") - 1}

    def _open(self, name: str, text: str) -> str:
        uri = (self._folder / name).as_uri()
        self._problems.pop(uri, None)
        document = {"uri": uri, "languageId": "yaml", "version": 1, "text": text}
        self._send("textDocument/didOpen", {"textDocument": document})
        return uri

    def _ask(self, method: str, **parameters: Any) -> Any:
        self._last += 1
        own = self._last
        self._send(method, parameters, id=own)
        while (message := self._read()).get("id") != own or "method" in message:
            pass
        assert "error" not in message, message
        return message.get("result")

    def _send(self, method: str, parameters: Any, **more: Any) -> None:
        self._write({"jsonrpc": "2.0", "method": method, "params": parameters, **more})

    def _write(self, message: dict[str, Any]) -> None:
        assert self._process.stdin
        body = json.dumps(message).encode()
        self._process.stdin.write(b"Content-Length: %d\r\n\r\n%s" % (len(body), body))
        self._process.stdin.flush()

    def _read(self) -> dict[str, Any]:
        """Read one message, and answer what the server asks."""
        assert self._process.stdout
        length = 0
        while line := self._process.stdout.readline().strip():
            if line.lower().startswith(b"content-length:"):
                length = int(line.split(b":")[1])
        message: dict[str, Any] = json.loads(self._process.stdout.read(length))
        if message.get("method") == "textDocument/publishDiagnostics":
            found = message["params"]
            self._problems[found["uri"]] = [one["message"] for one in found["diagnostics"]]
        elif "id" in message and "method" in message:
            items = message.get("params", {}).get("items", [])
            own = [_SETTINGS.get(item.get("section", "")) for item in items]
            self._write({"jsonrpc": "2.0", "id": message["id"], "result": own if items else None})
        return message


_CAPABILITIES = {
    "textDocument": {
        "completion": {"completionItem": {"snippetSupport": True, "documentationFormat": ["markdown"]}},
        "hover": {"contentFormat": ["markdown"]},
        "publishDiagnostics": {},
    },
    "workspace": {"configuration": True, "didChangeConfiguration": {"dynamicRegistration": False}},
}
