"""What the machine tells the product: read once, with a sentence for whatever is missing."""

import os
import secrets
import stat
import sys
from pathlib import Path

import dj_database_url
from django.core.exceptions import ImproperlyConfigured

ROOT = Path(__file__).resolve().parent.parent
STATE = Path(os.environ.get("COALESCE_VAR") or ROOT / "var")
THIS_MACHINE = {"localhost", "127.0.0.1", "::1"}


def flag(name):
    return os.environ.get(name, "") in {"1", "true", "yes"}


def number(name, default):
    try:
        return int(os.environ.get(name) or default)
    except ValueError:
        raise ImproperlyConfigured(f"{name} must be a whole number, for example {default}.") from None


def text(name, default=""):
    return os.environ.get(name) or default


def words(name, default=""):
    return [word.strip() for word in os.environ.get(name, default).split(",") if word.strip()]


def database():
    """The settings of the database, for the role that may see only what row security lets it see."""
    url = os.environ.get("DATABASE_URL", "postgres://coalesce_app@/coalesce")
    settings = dj_database_url.parse(url, conn_max_age=60, conn_health_checks=True)
    settings["ENGINE"] = "django.db.backends.postgresql"
    if password_file := os.environ.get("DATABASE_PASSWORD_FILE"):
        settings["PASSWORD"] = Path(password_file).read_text().strip()
    return settings


def broker():
    """The address of the broker, in the spelling that Celery wants."""
    return os.environ.get("BROKER_URL", f"redis+socket://{STATE}/run/valkey.sock?virtual_host=0")


def cache():
    """The same server as the broker's, its second database, in the spelling that the cache wants."""
    url = broker()
    if url.startswith("redis+socket://"):
        return f"unix://{url.removeprefix('redis+socket://').split('?')[0]}?db=1"
    return f"{url.rsplit('/', 1)[0]}/1"


def address():
    """Where people open the product, for the links in letters."""
    first = [*words("COALESCE_TRUSTED_ORIGINS"), "http://127.0.0.1:8000"][0]
    return text("COALESCE_ADDRESS", first).rstrip("/")


def mail_security(host):
    """How mail is sealed on its way. Another machine is never spoken to in the clear unless somebody says so."""
    chosen = text("COALESCE_SMTP_SECURITY", "none" if host in THIS_MACHINE else "starttls")
    if chosen not in {"starttls", "tls", "none"}:
        raise ImproperlyConfigured("COALESCE_SMTP_SECURITY must be starttls, tls or none.")
    return chosen


def mail_password():
    path = text("COALESCE_SMTP_PASSWORD_FILE")
    return secret(Path(path)) if path else ""


def key_file():
    return Path(os.environ.get("COALESCE_KEY_FILE") or STATE / "keys" / "installation.key")


def secret_key_file():
    return Path(os.environ.get("COALESCE_SECRET_KEY_FILE") or STATE / "keys" / "secret.key")


def secret_key():
    """The key that signs sessions; a passing one while `new_key` is about to make it."""
    if sys.argv[1:2] == ["new_key"]:
        return secrets.token_urlsafe(50)
    return secret(secret_key_file())


def secret(path):
    """The text of a secret file that nobody else on the machine can read."""
    if not path.exists():
        raise ImproperlyConfigured(f"{path} is missing. Make it with: bin/manage new_key")
    if path.stat().st_mode & (stat.S_IWOTH | stat.S_IROTH):
        raise ImproperlyConfigured(f"{path} can be read by everyone on this machine. Run: chmod 600 {path}")
    return path.read_text().strip()
