"""Connections to public addresses alone: the name is looked up once, every address found is judged, and that one is dialled.

So a name that points inside (also the second time it is asked, also after a redirect) reaches nothing.
"""

from __future__ import annotations

import ipaddress
import socket
from collections.abc import Iterable
from typing import Any

import httpcore
import httpx


class ForbiddenAddressError(OSError):
    """A host's address is private, loopback, link-local or otherwise not of the public network."""


def is_public(address: str) -> bool:
    """Whether an IP address is one of the public network (also where it is an IPv4 address inside IPv6)."""
    ip = ipaddress.ip_address(address.split("%")[0])
    if isinstance(ip, ipaddress.IPv6Address):
        inner = ip.ipv4_mapped or ip.sixtofour or (ip.teredo[1] if ip.teredo else None)
        if ip in ipaddress.ip_network("64:ff9b::/96"):
            inner = ipaddress.IPv4Address(int(ip) & 0xFFFFFFFF)
        if inner is not None:
            return is_public(str(inner))
    return ip.is_global and not ip.is_multicast


class PublicNetwork(httpcore.SyncBackend):
    """Dials public addresses alone. allowed: addresses that may be dialled all the same (tests serve on loopback)."""

    def __init__(self, allowed: Iterable[str] = ()) -> None:
        super().__init__()
        self._allowed = frozenset(allowed)

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> httpcore.NetworkStream:
        """Look a host up, judge what was found, and dial that address itself."""
        try:
            found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
        except OSError as error:
            raise httpcore.ConnectError(f"the host name {host} is not known: {error}") from error
        addresses = list(dict.fromkeys(str(entry[4][0]) for entry in found))
        wrong = [address for address in addresses if address not in self._allowed and not is_public(address)]
        if wrong or not addresses:
            raise ForbiddenAddressError(f"{host} is at {', '.join(wrong)}, which is no public address")
        return super().connect_tcp(addresses[0], port, timeout, local_address, socket_options)

    def connect_unix_socket(self, *args: Any, **options: Any) -> httpcore.NetworkStream:
        """No sockets of this machine."""
        raise ForbiddenAddressError("sockets of this machine are not dialled")


class PublicTransport(httpx.BaseTransport):
    """httpx over the public network alone; proxies of the environment are not used."""

    def __init__(self, *, allowed: Iterable[str] = (), verify: bool = True) -> None:
        context = httpx.create_ssl_context(verify=verify)
        self._pool = httpcore.ConnectionPool(
            ssl_context=context, max_connections=20, keepalive_expiry=20, network_backend=PublicNetwork(allowed)
        )

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        """Send one request; its body is read as it comes."""
        url = request.url
        answer = self._pool.handle_request(
            httpcore.Request(
                method=request.method,
                url=httpcore.URL(scheme=url.raw_scheme, host=url.raw_host, port=url.port, target=url.raw_path),
                headers=request.headers.raw,
                content=request.read(),
                extensions=request.extensions,
            )
        )
        return httpx.Response(answer.status, headers=answer.headers, stream=_Body(answer), extensions=answer.extensions)

    def close(self) -> None:
        """Close every connection."""
        self._pool.close()


class _Body(httpx.SyncByteStream):
    def __init__(self, answer: httpcore.Response) -> None:
        self._answer = answer

    def __iter__(self) -> Any:
        yield from self._answer.iter_stream()

    def close(self) -> None:
        self._answer.close()
