"""Where the servers keep their data and sockets, and under which account of the machine they run."""

import hashlib
import os
import pwd
import secrets
import stat
from dataclasses import dataclass
from pathlib import Path

from coalesce.embedded import programs
from coalesce.embedded.errors import CannotStart

LONGEST_SOCKET_PATH = 107
LONGEST_SOCKET_NAME = "/.s.PGSQL.5432"


@dataclass(frozen=True)
class Place:
    """One set of servers: their data, their sockets, their logs, their account."""

    servers: Path
    sockets: Path
    logs: Path
    postgres_programs: Path
    valkey_program: Path
    account: pwd.struct_passwd | None

    def own(self, folder):
        """Make a folder that only the servers' account may enter."""
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        if self.account:
            os.chown(folder, self.account.pw_uid, self.account.pw_gid)
        return folder


def state_folder(root):
    """COALESCE_VAR, made and writable."""
    state = Path(os.environ.get("COALESCE_VAR") or root / "var").resolve()
    return writable(state)


def writable(folder):
    try:
        folder.mkdir(mode=0o711, parents=True, exist_ok=True)  # root's servers pass through, and see nothing else
    except OSError:
        raise CannotStart(f"The folder {folder} cannot be made. {ADVICE}") from None
    if not os.access(folder, os.W_OK):
        raise CannotStart(f"The folder {folder} cannot be written to. {ADVICE}")
    return folder


ADVICE = "Point COALESCE_VAR at a folder of yours, or ask its owner."


def place_in(state, part="servers"):
    """The place below a state folder; elsewhere for root when the account of the servers cannot reach it."""
    logs = writable(state / "log")
    account = pwd.getpwnam("nobody") if os.geteuid() == 0 else None
    postgres, valkey = programs.postgres(), programs.valkey()
    if account and not (open_to_all(state) and open_to_all(postgres / "postgres") and open_to_all(valkey)):
        # PostgreSQL refuses to run as root, and /root is closed to everyone else: it stays closed.
        state = elsewhere(state)
        postgres, valkey = programs.copied_to(state)
    servers = state / part
    servers.mkdir(mode=0o755, exist_ok=True)
    place = Place(servers, socket_folder(servers), logs, postgres, valkey, account)
    claim(place)
    return place


def elsewhere(state):
    """A folder of the system that this state folder remembers: new keys never meet old data."""
    note = state / "servers-elsewhere"
    if not note.exists():
        note.write_text(f"/var/lib/coalesce-{secrets.token_hex(6)}")
    folder = Path(note.read_text())
    folder.mkdir(mode=0o755, exist_ok=True)
    return folder


def open_to_all(path):
    """Whether any account of the machine can reach a path and, if it is a program, run it."""
    return all(level.stat().st_mode & stat.S_IXOTH for level in (path, *path.parents))


def socket_folder(servers):
    folder = servers / "sockets"
    if len(os.fsencode(folder)) + len(LONGEST_SOCKET_NAME) > LONGEST_SOCKET_PATH:
        return Path("/tmp") / f"coalesce-{os.geteuid()}-{short_digest(servers)}"  # noqa: S108 - claimed below
    return folder


def claim(place):
    """Own the socket folder; refuse one in /tmp that somebody else made first."""
    place.own(place.sockets)
    found = place.sockets.lstat()
    owner = place.account.pw_uid if place.account else os.geteuid()
    if not stat.S_ISDIR(found.st_mode) or found.st_uid != owner or stat.S_IMODE(found.st_mode) != 0o700:
        raise CannotStart(f"{place.sockets} belongs to somebody else. Remove it or set COALESCE_VAR to a shorter path.")


def short_digest(path):
    return hashlib.sha256(os.fsencode(path)).hexdigest()[:12]
