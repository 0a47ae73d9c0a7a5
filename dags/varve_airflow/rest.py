"""Airflow's REST API, as far as the local commands use it."""

import json
from functools import cached_property
from typing import Any
from urllib.error import HTTPError, URLError
from urllib.request import Request, urlopen


class Unreachable(Exception):
    """Nothing answers, or not yet."""


class Refused(Exception):
    """Airflow answered that it will not; status is the HTTP status."""

    def __init__(self, status: int, detail: str) -> None:
        super().__init__(detail)
        self.status = status


class Rest:
    def __init__(self, url: str, user: str, password: str) -> None:
        self._url = url
        self._login = {"username": user, "password": password}

    def get(self, path: str) -> Any:
        """Raises Unreachable or Refused, as every method here."""
        return self._send(
            "GET", path, None, self._token if path != "/api/v2/monitor/health" else ""
        )

    def post(self, path: str, body: Any) -> Any:
        return self._send("POST", path, body, self._token)

    def patch(self, path: str, body: Any) -> Any:
        return self._send("PATCH", path, body, self._token)

    def put(self, path: str) -> Any:
        return self._send("PUT", path, None, self._token)

    @cached_property
    def _token(self) -> str:
        return str(self._send("POST", "/auth/token", self._login, "")["access_token"])

    def _send(self, method: str, path: str, body: Any, token: str) -> Any:
        headers = {"Content-Type": "application/json"}
        if token:
            headers["Authorization"] = f"Bearer {token}"
        data = None if body is None else json.dumps(body).encode()
        request = Request(self._url + path, data, headers, method=method)  # noqa: S310 http alone
        try:
            with urlopen(request, timeout=30) as answer:  # noqa: S310
                return json.load(answer)
        except HTTPError as error:
            detail = error.read().decode(errors="replace")
            if error.code >= 500:
                raise Unreachable(detail) from error
            raise Refused(error.code, detail) from error
        except (URLError, OSError) as error:
            raise Unreachable(str(error)) from error
