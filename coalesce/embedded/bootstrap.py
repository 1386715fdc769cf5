"""What bin/run, bin/test and bin/manage do first: a .venv with the pinned packages. Needs the system's Python alone."""

import contextlib
import fcntl
import hashlib
import os
import shutil
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
VENV = ROOT / ".venv"
PYTHON = VENV / "bin" / "python"
INSTALLER = Path(__file__).resolve().parent / "uv.txt"
RUNTIME = [ROOT / "requirements.txt"]
DEVELOPMENT = [ROOT / "requirements.txt", ROOT / "requirements-dev.txt"]
OLDEST = (3, 11)


def main(arguments):
    """bootstrap.py [--development] [MODULE ARGUMENTS]: make the environment, then become that module in it."""
    files = RUNTIME
    if arguments[:1] == ["--development"]:
        files, arguments = DEVELOPMENT, arguments[1:]
    use_a_python_that_is_new_enough()
    with one_at_a_time():
        ensure_packages(files)
    if arguments:
        become(arguments)


def become(arguments):
    # Without the compiled files, every start of every process would take seconds more.
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    if arguments[0] == "pytest":
        os.chdir(ROOT)
    environment["PYTHONPATH"] = str(ROOT)
    os.execve(PYTHON, [str(PYTHON), "-m", *arguments], environment)


def use_a_python_that_is_new_enough():
    if sys.version_info >= OLDEST:
        return
    for version in ("3.13", "3.12", "3.11"):
        if python := shutil.which(f"python{version}"):
            os.execv(python, [python, *sys.argv])
    give_up("COALESCE needs Python 3.11 or newer; this machine's python3 is older.")


@contextlib.contextmanager
def one_at_a_time():
    """Two commands started together make one environment: the second waits and finds it made."""
    folder = os.open(ROOT, os.O_RDONLY)
    fcntl.flock(folder, fcntl.LOCK_EX)
    yield
    os.close(folder)


def ensure_packages(files):
    wanted = fingerprint(files)
    stamp = VENV / f"installed-{len(files)}"
    if stamp.exists() and stamp.read_text() == wanted and works(PYTHON):
        return
    if not os.access(VENV if VENV.exists() else ROOT, os.W_OK):
        give_up(f"The folder {ROOT} cannot be written to. Copy COALESCE to a folder of yours, or ask its owner.")
    if not works(PYTHON, "import pip"):
        began = time.monotonic()
        make_environment()
        say(began, "Python environment")
    began = time.monotonic()
    install(files)
    stamp.write_text(wanted)
    say(began, "Packages, checked against their hashes")


def fingerprint(files):
    digest = hashlib.sha256(repr(sys.version_info[:2]).encode())
    for file in files:
        digest.update(file.read_bytes())
    return digest.hexdigest()


def works(python, statement=""):
    return python.exists() and subprocess.run([python, "-c", statement], capture_output=True).returncode == 0


def make_environment():
    anew = [] if works(PYTHON) else ["--clear"]
    made = subprocess.run([sys.executable, "-m", "venv", *anew, VENV], capture_output=True, text=True)
    if made.returncode == 0:
        return
    shutil.rmtree(VENV, ignore_errors=True)
    if "ensurepip" in made.stdout + made.stderr:
        give_up("Python's venv module is missing. Install it with: apt-get install python3-venv")
    give_up(f"The Python environment could not be made in {VENV}: {last_lines(made)}")


def install(files):
    """With uv, which is three times faster; with pip where uv cannot work, for example behind some proxies."""
    wanted = [argument for file in files for argument in ("--requirement", str(file))]
    pip = [PYTHON, "-m", "pip", "--disable-pip-version-check", "install", "--quiet", "--require-hashes"]
    uv = [PYTHON, "-m", "uv", "pip", "install", "--quiet", "--python", PYTHON, "--require-hashes"]
    for command in ([*pip, "--requirement", INSTALLER], [*uv, *wanted]):
        if subprocess.run(command, capture_output=True).returncode != 0:
            break
    else:
        return
    fallback = subprocess.run([*pip, *wanted], capture_output=True, text=True)
    if fallback.returncode != 0:
        give_up(f"The packages could not be installed: {last_lines(fallback)}")


def last_lines(finished):
    return "\n".join((finished.stdout + finished.stderr).strip().splitlines()[-5:])


def say(began, what):
    print(f"{time.monotonic() - began:6.1f} s  {what}", file=sys.stderr, flush=True)


def give_up(sentence):
    sys.exit(sentence)


if __name__ == "__main__":
    main(sys.argv[1:])
